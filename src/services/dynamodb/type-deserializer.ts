import { ResponseParserError } from '../../errors/body.ts'
import { ArgumentError } from '../../errors/config.ts'
import { setField } from '../../protocols/own-field.ts'
import { showType } from '../../protocols/validation/show.ts'
import { asFields } from '../../protocols/validation/value-kinds.ts'
import { fromBase64 } from '../../util/bytes.ts'
import { checkOptions } from '../../util/known-options.ts'
import type { AttributeValue, NativeValue } from './attribute-value.ts'
import { Binary } from './binary.ts'
import { checkNumbers, type ExactNumber, readNumber } from './numbers.ts'

/** Reads a number. What it returns has to be a number that can be stored again: pages go on after one. */
export type ReadNumber<Numeric = ExactNumber> = (text: string) => Numeric

export interface DeserializerOptions<Numeric = ExactNumber> {
  /**
   * What numbers are read as. Default: a `number` where that says exactly the same, a `bigint` for whole numbers beyond
   * 2^53, a `Decimal` for what has too many digits. `Number` rounds those; `(text) => new Big(text)` is for those who
   * calculate with decimals.
   */
  readonly numbers?: ReadNumber<Numeric> | undefined
}

export const DESERIALIZER_OPTIONS: ReadonlySet<string> = new Set(['numbers'])

/**
 * Makes JavaScript's values of DynamoDB's: of results, of records of streams, and of their JSON, where bytes are base64.
 *
 * @example
 * new TypeDeserializer().deserialize({ M: { year: { N: '1999' }, tags: { SS: ['a'] } } })
 * // { year: 1999, tags: Set { 'a' } }
 */
export class TypeDeserializer<Numeric = ExactNumber> {
  readonly #readNumber: ReadNumber<unknown>

  /** @throws ArgumentError for an option that does not exist */
  constructor(options: DeserializerOptions<Numeric> = {}) {
    checkOptions(options, DESERIALIZER_OPTIONS)
    checkNumbers(options.numbers)
    this.#readNumber = options.numbers ?? readNumber
  }

  /** @throws ArgumentError for what is no value of DynamoDB */
  deserialize(value: AttributeValue): NativeValue<Numeric> {
    return toNative(value, this.#readNumber) as NativeValue<Numeric>
  }
}

/** DynamoDB nests 32 levels; who sends more is not DynamoDB. */
const DEEPEST = 200

/** @throws ArgumentError for what is no value of DynamoDB */
export function toNative(value: unknown, readNumber: ReadNumber<unknown>, depth = 0): unknown {
  if (depth > DEEPEST) throw new ResponseParserError({ message: 'A value of DynamoDB is nested too deeply' })
  for (const type in value as AttributeValue) {
    const content = (value as Record<string, unknown>)[type]
    if (content !== undefined) return nativeOf(type, content, readNumber, depth)
  }
  throw new ArgumentError({ message: 'Value must be a nonempty dictionary whose key is a valid dynamodb type.' })
}

function nativeOf(type: string, content: unknown, readNumber: ReadNumber<unknown>, depth: number): unknown {
  switch (type as keyof AttributeValue) {
    case 'S':
    case 'BOOL':
      return content
    case 'NULL':
      return null
    case 'N':
      return readNumber(textOf(content))
    case 'B':
      return binaryOf(content)
    case 'M':
      return mapOf(content, readNumber, depth + 1)
    case 'L':
      return listOf(content).map((item) => toNative(item, readNumber, depth + 1))
    case 'SS':
      return new Set(listOf(content))
    case 'NS':
      return new Set(listOf(content).map((text) => readNumber(textOf(text))))
    case 'BS':
      return new Set(listOf(content).map(binaryOf))
    default:
      throw new ArgumentError({ message: `Dynamodb type ${type} is not supported` })
  }
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  throw new ArgumentError({ message: `A number of DynamoDB is text, not ${showType(content)}` })
}

function listOf(content: unknown): unknown[] {
  if (Array.isArray(content)) return content
  throw new ArgumentError({ message: `A list or set of DynamoDB is an array, not ${showType(content)}` })
}

function mapOf(content: unknown, readNumber: ReadNumber<unknown>, depth: number): unknown {
  const members = asFields(content)
  if (members === undefined)
    throw new ArgumentError({ message: `A map of DynamoDB is an object, not ${showType(content)}` })
  const fields: Record<string, unknown> = {}
  for (const name of Object.keys(members)) setField(fields, name, toNative(members[name], readNumber, depth))
  return fields
}

/** In JSON, as streams hand it to functions and tables are exported, bytes are base64. */
function binaryOf(content: unknown): Binary {
  return new Binary(typeof content === 'string' ? fromBase64(content) : (content as Uint8Array<ArrayBuffer>))
}
