import {
  ANY_OTHER,
  type ColdFormat,
  inputReference,
  KNOWN,
  knownOfDocument,
  knownOfOperation,
  knownOfShape,
  NEW,
  outputReference,
  type PackedReference,
  packedPart,
  SAME_AS_LAST,
  ShapeNames,
} from '../src/loaders/cold-format.ts'
import { isObject, type JsonObject } from '../src/loaders/json.ts'
import { readColdDocument } from '../src/loaders/read-cold-document.ts'
import type { WireModel, WireShape } from '../src/model/wire-model.ts'

/** What a `service-2` document says beyond its pack, as text: see src/loaders/cold-format.ts. It is read back at once. */
export function writeColdDocument(document: JsonObject, pack: WireModel): string {
  const text = JSON.stringify(new ColdWriter(document, pack).write())
  if (JSON.stringify(readColdDocument(text, pack)) !== JSON.stringify(document)) {
    throw new Error(`${pack.serviceName}@${pack.apiVersion}: the cold tier is not what it was made of`)
  }
  return text
}

/** Writes the value of a key that is neither known nor to be put into the column of its name. */
type Inner = Readonly<Record<string, (value: JsonObject) => void>>

class ColdWriter {
  readonly #pack: WireModel
  readonly #document: JsonObject
  readonly #names: ShapeNames
  readonly #exceptions: ReadonlyMap<unknown, number>
  readonly #signatures = new Map<string, number>()
  readonly #columns: Record<string, unknown[]> = {}

  constructor(document: JsonObject, pack: WireModel) {
    this.#document = document
    this.#pack = pack
    this.#names = new ShapeNames(pack)
    this.#exceptions = new Map(pack.exceptionNames.map((name, i) => [name, i]))
  }

  write(): ColdFormat {
    this.#object('document', this.#document, knownOfDocument(this.#pack), {
      operations: (operations) => this.#operations(operations),
      shapes: (shapes) => this.#shapes(shapes),
    })
    return { signatures: [...this.#signatures.keys()], columns: this.#columns }
  }

  #put(column: string, value: unknown): void {
    const values = this.#columns[column]
    if (values === undefined) this.#columns[column] = [value]
    else values.push(value)
  }

  #object(column: string, object: JsonObject, known: JsonObject, inner: Inner): void {
    const keys = Object.keys(object)
    const odd = keys.find((key) => key === '' || /[",=\\]/.test(key))
    if (odd !== undefined) throw new Error(`the key ${JSON.stringify(odd)} cannot be written`)
    const isInner = (key: string): boolean => Object.hasOwn(inner, key) && isContainer(object[key])
    const isKnown = (key: string): boolean => Object.hasOwn(known, key) && isSame(known[key], object[key])
    const signature = keys.map((key) =>
      isInner(key) || (!Object.hasOwn(inner, key) && isKnown(key)) ? key : `${key}=`,
    )
    this.#put(column, this.#signature(signature.join()))
    for (const [i, key] of keys.entries()) {
      if (signature[i] !== key) this.#put(`${key}=`, object[key])
      else if (isInner(key)) inner[key]!(object[key] as JsonObject)
    }
  }

  #signature(signature: string): number {
    let number = this.#signatures.get(signature)
    if (number === undefined) this.#signatures.set(signature, (number = this.#signatures.size))
    return number
  }

  #operations(operations: JsonObject): void {
    for (const [name, value] of Object.entries(operations)) {
      const operation = this.#pack.operation(name)!
      this.#object('operation', value as JsonObject, knownOfOperation(operation), {
        input: (input) => this.#reference('input', input, inputReference(operation)),
        output: (output) => this.#reference('output', output, outputReference(operation)),
        errors: (errors) => this.#errors(errors as unknown as readonly JsonObject[]),
      })
    }
  }

  #errors(errors: readonly JsonObject[]): void {
    const places = errors.map((error) => {
      const place = this.#exceptions.get(error['shape'])
      return place !== undefined && Object.keys(error).length === 1 ? place : error
    })
    this.#put('errors', places)
  }

  #shapes(shapes: JsonObject): void {
    for (const { name, packed } of this.#names.found) this.#shape(shapes[name] as JsonObject, packed)
    const names = Object.keys(shapes)
    const rest = names.filter((name) => !this.#names.has(name))
    if (rest.length > 0) this.#columns['rest'] = rest
    for (const name of rest) this.#shape(shapes[name] as JsonObject, undefined)
    const sorted = [...names].sort()
    if (isSame(names, sorted)) return
    const places = new Map(sorted.map((name, i) => [name, i]))
    this.#columns['order'] = names.map((name, i) => places.get(name)! - i)
  }

  #shape(shape: JsonObject, packed: WireShape | undefined): void {
    const part = (key: 'member' | 'key' | 'value') => (reference: JsonObject) =>
      this.#reference('part', reference, packedPart(packed, key))
    this.#object('shape', shape, packed === undefined ? {} : knownOfShape(packed), {
      members: (members) => this.#members(members, packed),
      member: part('member'),
      key: part('key'),
      value: part('value'),
    })
  }

  #members(members: JsonObject, packed: WireShape | undefined): void {
    const names = Object.keys(members)
    if (packed === undefined) this.#put('members', names)
    for (const name of names) {
      this.#reference('member', members[name] as JsonObject, packed?.member(name) ?? { name })
    }
  }

  #reference(column: string, reference: JsonObject, packed: PackedReference): void {
    const known = (packed.traits ?? {}) as JsonObject
    this.#object(column, reference, known, { shape: (name) => this.#referred(name as unknown as string, packed) })
  }

  #referred(name: string, packed: PackedReference): void {
    const alike = packed.shape === undefined ? -1 : this.#names.alike(packed.shape).indexOf(name)
    if (this.#names.last(packed) === name) this.#put('references', SAME_AS_LAST)
    else if (alike >= 0) this.#put('references', KNOWN + alike)
    else if (packed.shape !== undefined && !this.#names.has(name)) {
      this.#put('references', NEW)
      this.#put('names', name === packed.name ? '' : name)
      this.#names.add(name, packed.shape)
    } else {
      this.#put('references', ANY_OTHER)
      this.#put('others', name)
    }
    this.#names.setLast(packed, name)
  }
}

/** Whether what `inner` writes can be in it: the name of a shape, an object, a list. */
function isContainer(value: unknown): boolean {
  return isObject(value) || Array.isArray(value) || typeof value === 'string'
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
