import { type Definition, type Direction, eventsOf, isLarge, type Reference, type ServiceDocuments } from './model.ts'
import type { ShapeUse } from './shape-use.ts'
import type { Shorthands } from './shorthands.ts'
import { type StructureType, shareMembers, writeInterface, writeType } from './structures.ts'
import type { TypeNames } from './type-names.ts'

/** Writes the types of one service's shapes. */
export class ShapeTypes {
  readonly #service: ServiceDocuments
  readonly #use: ShapeUse
  readonly #names: TypeNames
  readonly #short: Shorthands
  readonly #rest: boolean

  constructor(service: ServiceDocuments, use: ShapeUse, names: TypeNames, short: Shorthands) {
    const { protocol, protocols } = service.metadata
    this.#service = service
    this.#use = use
    this.#names = names
    this.#short = short
    this.#rest = (protocols?.[0] ?? protocol).startsWith('rest-')
  }

  /** Declarations of all shapes that are named. `results` are those that operations return as they are. */
  declarations(results: ReadonlySet<string>): string[] {
    const lines: string[] = []
    const structures: StructureType[] = []
    const add = (name: string, definition: Definition, direction: Direction, isResult: boolean): void => {
      if (definition.eventstream || definition.union) lines.push(this.#alternatives(name, definition, direction))
      else structures.push(this.#structure(this.#names.of(name, direction), definition, direction, isResult))
    }
    for (const [name, definition] of Object.entries(this.#service.shapes)) {
      const { used, twofold } = this.#use
      if (definition.exception) {
        if (this.#isData(name))
          structures.push(this.#structure(this.#names.of(name, 'fields'), definition, 'out', false))
        continue
      }
      if (this.#isEnum(definition) && (used.in.has(name) || used.out.has(name)))
        lines.push(this.#enum(name, definition))
      if (definition.type !== 'structure' || definition.document) continue
      const sent = used.in.has(name)
      const received = used.out.has(name)
      const direction = twofold.has(name) || !sent ? 'out' : received ? 'both' : 'in'
      if (sent || received) add(name, definition, direction, results.has(name))
      if (twofold.has(name)) add(name, definition, 'in', false)
    }
    const written = isLarge(this.#service)
      ? shareMembers(structures, (name) => this.#names.free(name)).map(writeInterface)
      : structures.map(writeType)
    return [...lines, ...written]
  }

  #isEnum({ type, enum: values }: Definition): boolean {
    return type === 'string' && values !== undefined && values.length > 0
  }

  #enum(name: string, { enum: values }: Definition): string {
    const literals = [...new Set(values)].map((value) => JSON.stringify(value))
    return `type ${this.#names.of(name, 'out')}=${literals.join('|')}|${this.#short.open}`
  }

  /** By the errors' names what comes with them; where a code is not the name, that too. */
  errors(): string[] {
    return Object.entries(this.#service.shapes).flatMap(([name, definition]) => {
      if (!definition.exception) return []
      const own = `{${this.#members(definition, 'out').join(';')}}`
      const plain = own === `{message?:${this.#short.string}}` ? this.#short.error : own
      const fields = this.#isData(name) ? this.#names.of(name, 'fields') : plain
      const code = definition.error?.code ?? name
      if (this.#service.metadata.awsQueryCompatible) return [`${propertyName(name)}:[${this.#short.string},${fields}]`]
      return [`${propertyName(name)}:${code === name ? fields : `[${JSON.stringify(code)},${fields}]`}`]
    })
  }

  /** An error that also stands in results, as what happened to one of many. */
  #isData(name: string): boolean {
    return this.#use.used.in.has(name) || this.#use.used.out.has(name)
  }

  /** Events of a stream, or a union: one of several members. */
  #alternatives(name: string, definition: Definition, direction: Direction): string {
    const entries = definition.eventstream
      ? eventsOf(this.#service, definition)
      : Object.entries(definition.members ?? {})
    const members = entries.map(([key, reference]) => `${propertyName(key)}:${this.type(reference, direction)}`)
    const helper = direction === 'in' ? 'OneOf' : 'OneOfReceived'
    return `type ${this.#names.of(name, direction)}=$.${helper}<{${members.join(';')}}>`
  }

  #structure(name: string, definition: Definition, direction: Direction, isResult: boolean): StructureType {
    const members = this.#members(definition, direction, isResult)
    return { name, members, ...(isResult ? { extends: [this.#short.result] } : {}) }
  }

  #members(definition: Definition, direction: Direction, isResult = false): string[] {
    return Object.entries(definition.members ?? {}).map(([name, reference]) => {
      const body = direction === 'out' && this.#isBody(definition, name)
      // What streams is put into every answer, however short it is, whether or not the model requires it.
      const streams = isResult && (body || this.#service.shapes[reference.shape]!.eventstream === true)
      const required =
        streams || (definition.required?.includes(name) === true && !(direction === 'in' && reference.idempotencyToken))
      const type = body ? '$.StreamingBody' : this.type(reference, direction)
      const optional = direction === 'out' ? '' : `|${this.#short.undefined}`
      return `${deprecation(reference)}${propertyName(name)}${required ? ':' : '?:'}${type}${required ? '' : optional}`
    })
  }

  #isBody({ payload, members }: Definition, name: string): boolean {
    return this.#rest && payload === name && this.#service.shapes[members![name]!.shape]!.type === 'blob'
  }

  /** What stands for a shape in a place. */
  type(reference: Reference, direction: Direction): string {
    const definition = this.#service.shapes[reference.shape]!
    const own = direction === 'both' ? undefined : definition.as?.[direction]
    if (own !== undefined) return own
    switch (definition.type) {
      case 'structure':
        return this.#structureType(reference.shape, definition, direction)
      case 'list': {
        const item = this.type(definition.member!, direction)
        const one = definition.sparse ? `${item}|null` : item
        if (direction === 'in') return `${this.#short.list}<${one}>`
        return definition.sparse ? `(${one})[]` : `${one}[]`
      }
      case 'map':
        return this.#map(definition, direction)
      case 'string':
        if (reference.jsonvalue === true && reference.location === 'header') return 'unknown'
        return this.#isEnum(definition) ? this.#names.of(reference.shape, 'out') : this.#short.string
      case 'blob':
        if (direction !== 'in') return 'Uint8Array<ArrayBuffer>'
        return reference.streaming || definition.streaming ? '$.StreamingInput' : this.#short.bytes
      case 'boolean':
        return this.#short.boolean
      case 'timestamp':
        return direction === 'in' ? this.#short.date : 'Date'
      case 'long':
        return direction === 'in' ? this.#short.long : this.#short.number
      default:
        return this.#short.number
    }
  }

  #structureType(name: string, definition: Definition, direction: Direction): string {
    if (definition.document) return direction === 'in' ? 'unknown' : '$.Document'
    const type = this.#names.of(name, definition.exception ? 'fields' : direction)
    if (!definition.eventstream) return type
    return direction === 'in' ? `AsyncIterable<${type}>|Iterable<${type}>` : `$.EventStream<${type}>`
  }

  #map(definition: Definition, direction: Direction): string {
    const value = this.type(definition.value!, direction)
    const key = this.#service.shapes[definition.key!.shape]!
    const whole = definition.sparse ? `${value}|null` : value
    return this.#isEnum(key)
      ? `{[k in ${this.#names.of(definition.key!.shape, 'out')}]?:${whole}}`
      : `{[k:${this.#short.string}]:${whole}}`
  }
}

export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}

/** A comment for an editor to strike the name out by. */
export function deprecation({
  deprecated,
  deprecatedMessage,
}: Reference | { deprecated?: boolean; deprecatedMessage?: string }): string {
  if (!deprecated) return ''
  return `/** @deprecated ${commentText(deprecatedMessage ?? '')}*/`
}

export function commentText(text: string): string {
  const line = text
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\*\//g, '* /')
    .trim()
  const short = line.length > 120 ? `${line.slice(0, 117)}...` : line
  return short === '' ? '' : `${short} `
}
