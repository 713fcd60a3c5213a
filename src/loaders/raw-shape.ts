import { InvalidShapeError, NoShapeFoundError } from '../errors/model.ts'
import type { MemberTraits, ShapeTraits, ShapeType, WireMember, WireShape } from '../model/wire-model.ts'
import { isObject, type JsonObject, own, ownObject } from './json.ts'
import { MEMBER_TRAITS, NO_TRAITS, pickTraits, REFERENCE_TRAITS, SHAPE_TRAITS } from './traits.ts'

const TYPES: ReadonlySet<string> = new Set<ShapeType>([
  'structure',
  'list',
  'map',
  'string',
  'blob',
  'boolean',
  'integer',
  'long',
  'float',
  'double',
  'timestamp',
])

/** The shapes of one botocore document, each made once. */
export class RawShapes {
  readonly #definitions: JsonObject
  readonly #shapes = new Map<string, WireShape>()

  constructor(definitions: JsonObject) {
    this.#definitions = definitions
  }

  /** In the model's order. */
  get exceptions(): readonly WireShape[] {
    return Object.entries(this.#definitions)
      .filter(([, definition]) => isObject(definition) && definition['exception'] === true)
      .map(([name]) => this.get(name))
  }

  get(name: string): WireShape {
    let shape = this.#shapes.get(name)
    if (shape === undefined) {
      const definition = own(this.#definitions, name)
      if (definition === undefined) throw new NoShapeFoundError({ message: `The model has no shape ${name}` })
      if (!isObject(definition) || typeof definition['type'] !== 'string') {
        throw new InvalidShapeError({ message: `Shape ${name} is missing required key 'type'` })
      }
      shape = new RawShape(name, definition, this)
      this.#shapes.set(name, shape)
    }
    return shape
  }

  /** What a reference says, and what its shape says for all references. */
  traitsOf(reference: unknown): MemberTraits {
    const traits = pickTraits<MemberTraits>(isObject(reference) ? reference : {}, MEMBER_TRAITS)
    const name = isObject(reference) ? own(reference, 'shape') : undefined
    const definition = typeof name === 'string' ? own(this.#definitions, name) : undefined
    const inherited = isObject(definition) ? pickTraits<MemberTraits>(definition, REFERENCE_TRAITS) : NO_TRAITS
    return inherited === NO_TRAITS ? traits : Object.freeze({ ...inherited, ...traits })
  }

  /** The shape that a reference (`{ "shape": "Name" }`) means. */
  refer(reference: unknown, from: string): WireShape {
    const name = isObject(reference) ? own(reference, 'shape') : undefined
    if (typeof name !== 'string') throw new InvalidShapeError({ message: `Missing shape reference in ${from}` })
    return this.get(name)
  }
}

class RawShape implements WireShape {
  readonly name: string
  readonly type: ShapeType
  readonly traits: ShapeTraits
  readonly #definition: JsonObject
  readonly #shapes: RawShapes
  #members: readonly WireMember[] | undefined
  #byName: Map<string, WireMember> | undefined
  readonly #parts = new Map<string, WireMember>()

  constructor(name: string, definition: JsonObject, shapes: RawShapes) {
    const type = definition['type'] as string
    this.name = name
    // botocore passes a type it does not know ('character') through as it is.
    this.type = TYPES.has(type) ? (type as ShapeType) : 'string'
    this.traits = pickTraits(definition, SHAPE_TRAITS)
    this.#definition = definition
    this.#shapes = shapes
  }

  get members(): readonly WireMember[] {
    if (this.#members === undefined) {
      const members = this.type === 'structure' ? Object.entries(ownObject(this.#definition, 'members') ?? {}) : []
      this.#members = members.map(([name, reference]) => new RawMember(name, reference, this.#shapes, this.name))
    }
    return this.#members
  }

  member(name: string): WireMember | undefined {
    this.#byName ??= new Map(this.members.map((member) => [member.name, member]))
    return this.#byName.get(name)
  }

  get element(): WireMember | undefined {
    return this.type === 'list' ? this.#part('member') : undefined
  }

  get key(): WireMember | undefined {
    return this.type === 'map' ? this.#part('key') : undefined
  }

  get value(): WireMember | undefined {
    return this.type === 'map' ? this.#part('value') : undefined
  }

  #part(name: string): WireMember {
    let part = this.#parts.get(name)
    if (part === undefined) {
      part = new RawMember(name, own(this.#definition, name), this.#shapes, this.name)
      this.#parts.set(name, part)
    }
    return part
  }
}

class RawMember implements WireMember {
  readonly name: string
  readonly traits: MemberTraits
  readonly #reference: unknown
  readonly #shapes: RawShapes
  readonly #from: string

  constructor(name: string, reference: unknown, shapes: RawShapes, from: string) {
    this.name = name
    this.traits = shapes.traitsOf(reference)
    this.#reference = reference
    this.#shapes = shapes
    this.#from = from
  }

  get shape(): WireShape {
    return this.#shapes.refer(this.#reference, this.#from)
  }
}
