import type { Binary } from './binary.ts'
import type { ExactNumber, NumberInput } from './numbers.ts'

/** A value as DynamoDB's own operations take and give it: one member, whose name is the type. */
export interface AttributeValue {
  S?: string
  N?: string
  B?: Uint8Array<ArrayBuffer>
  SS?: string[]
  NS?: string[]
  BS?: Uint8Array<ArrayBuffer>[]
  M?: { [name: string]: AttributeValue }
  L?: AttributeValue[]
  NULL?: boolean
  BOOL?: boolean
}

/** The names of DynamoDB's types. */
export type AttributeType = keyof AttributeValue

/** What bytes can be given as. */
export type BinaryInput = Uint8Array | ArrayBuffer

/** A set to be stored: all numbers, all text, or all bytes. */
export type SetInput = ReadonlySet<NumberInput> | ReadonlySet<string> | ReadonlySet<BinaryInput>

/**
 * A value to be stored. Objects, of any interface or class, are maps of their own members; what those hold is looked at
 * when they are sent.
 */
export type NativeInput = null | boolean | string | NumberInput | BinaryInput | SetInput | readonly unknown[] | object

/** A value as it was stored; `Numeric` is what numbers are read as. */
export type NativeValue<Numeric = ExactNumber> =
  | null
  | boolean
  | string
  | Numeric
  | Binary
  | Set<Numeric>
  | Set<string>
  | Set<Binary>
  | NativeValue<Numeric>[]
  | { [name: string]: NativeValue<Numeric> }

/** An item or a part of one, as it was stored. */
export type Attributes<Numeric = ExactNumber> = { [name: string]: NativeValue<Numeric> }
