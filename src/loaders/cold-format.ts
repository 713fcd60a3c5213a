import type { WireMember, WireModel, WireOperation, WireShape } from '../model/wire-model.ts'
import type { JsonObject } from './json.ts'

/**
 * The cold tier of a service: what its `service-2` document says beyond its pack. JSON, compressed with brotli:
 *
 *   signatures  lists of keys that objects of the document have, in their order: `type,members,max=`. The value of a key
 *               with `=` stands in the column of that name, the others are known from the pack
 *   columns     values by what they are, in the order in which the document is walked: operations, then each shape when
 *               something refers to it, then those to which nothing does
 *
 * Columns whose names do not end with `=`: `document`, `operation`, `input`, `output`, `shape`, `member`, `part` have the
 * signatures of those objects; `errors` has places among the pack's exceptions; `references`, `names` and `others` say
 * which shapes are referred to (NEW, ANY_OTHER, …); `members` has the names of members that the pack does not know;
 * `rest` has the shapes to which nothing refers; `order` the steps from each shape's place in the alphabet to its own,
 * where they differ.
 */
export interface ColdFormat {
  readonly signatures: readonly string[]
  readonly columns: Readonly<Record<string, readonly unknown[]>>
}

/** A reference to the shape that the last member of this name and kind referred to. */
export const SAME_AS_LAST = 0
/** To a shape that nothing has referred to yet; its name is the next of `names`, empty for the member's own. */
export const NEW = 1
/** To one that the pack does not tell apart from the member's shape: this number and on, by its place among those. */
export const KNOWN = 2
/** To the next of `others`. */
export const ANY_OTHER = -1

/** What a member refers to, as far as the pack knows it. */
export type PackedReference = Partial<WireMember> & Pick<WireMember, 'name'>

/** A shape of the document, and what the pack knows of it. */
export interface NamedShape {
  readonly name: string
  readonly packed: WireShape | undefined
}

/** The names of shapes as far as a document has been walked. Writing and reading it know the same at each point. */
export class ShapeNames {
  /** In the order in which they were found; grows while it is walked. */
  readonly found: NamedShape[] = []
  readonly #names = new Set<string>()
  readonly #alike = new Map<WireShape | undefined, string[]>()
  readonly #last = new Map<WireShape | undefined, Map<string, string>>()

  constructor(exceptions: WireModel) {
    for (const name of exceptions.exceptionNames) this.add(name, exceptions.exceptionNamed(name))
  }

  has(name: string): boolean {
    return this.#names.has(name)
  }

  add(name: string, packed: WireShape | undefined): void {
    this.#names.add(name)
    this.found.push({ name, packed })
    const alike = this.#alike.get(packed)
    if (alike === undefined) this.#alike.set(packed, [name])
    else alike.push(name)
  }

  /** The names that stand for one shape of the pack. */
  alike(packed: WireShape | undefined): readonly string[] {
    return this.#alike.get(packed) ?? []
  }

  last({ name, shape }: PackedReference): string | undefined {
    return this.#last.get(shape)?.get(name)
  }

  setLast({ name, shape }: PackedReference, referred: string): void {
    let last = this.#last.get(shape)
    if (last === undefined) this.#last.set(shape, (last = new Map()))
    last.set(name, referred)
  }
}

export function inputReference({ name, input, inputTraits }: WireOperation): PackedReference {
  return { name: `${name}Request`, traits: inputTraits, ...(input === undefined ? {} : { shape: input }) }
}

export function outputReference({ name, output, outputTraits }: WireOperation): PackedReference {
  return { name: `${name}Response`, traits: outputTraits as object, ...(output === undefined ? {} : { shape: output }) }
}

/** What the pack says of the document's own keys. */
export function knownOfDocument({ metadata, clientContextParams }: WireModel): JsonObject {
  return { metadata, clientContextParams, version: '2.0' }
}

export function knownOfOperation({ name, method, requestUri, responseCode, traits }: WireOperation): JsonObject {
  const http = { method, requestUri, ...(responseCode === undefined ? {} : { responseCode }) }
  return { ...traits, name, http }
}

export function knownOfShape({ type, traits }: WireShape): JsonObject {
  return { ...traits, type }
}

/** The parts of lists and maps, by their keys. */
export function packedPart(packed: WireShape | undefined, key: 'member' | 'key' | 'value'): PackedReference {
  return (key === 'member' ? packed?.element : packed?.[key]) ?? { name: key }
}
