import type { MemberTraits, ShapeTraits, ShapeType, WireMember, WireShape } from '../model/wire-model.ts'
import { SCALARS } from './pack-format.ts'
import { NO_TRAITS } from './traits.ts'

/** What a shape of a pack asks the pack for. */
export interface PackShapes {
  shape(id: number): WireShape
  memberTraits(code: string, name: string): MemberTraits
  shapeTraits(code: string): ShapeTraits
}

const NO_MEMBERS: readonly WireMember[] = Object.freeze([])

/** A shape as its line says it; each part is read when it is looked at. */
export class PackShape implements WireShape {
  readonly type: ShapeType
  readonly name: string
  readonly #pack: PackShapes
  readonly #fields: readonly string[]
  #traits: ShapeTraits | undefined
  /** Of a structure, or what a list or map consists of. */
  #members: readonly WireMember[] | undefined
  #byName: Map<string, WireMember> | undefined

  constructor(pack: PackShapes, id: number, line: string) {
    const fields = line.split(';')
    const first = line.charCodeAt(0)
    this.type =
      first === LIST ? 'list' : first === MAP ? 'map' : first === SCALAR ? SCALARS[+line.charAt(1)]! : 'structure'
    this.name = fields[NAME_AT[this.type] ?? 2] || `~${id.toString(36)}`
    this.#pack = pack
    this.#fields = fields
  }

  get traits(): ShapeTraits {
    return (this.#traits ??= this.#readTraits())
  }

  get members(): readonly WireMember[] {
    return this.type === 'structure' ? (this.#members ??= this.#readMembers()) : NO_MEMBERS
  }

  member(name: string): WireMember | undefined {
    const members = this.members
    if (members.length <= 8) {
      for (const member of members) if (member.name === name) return member
      return undefined
    }
    this.#byName ??= new Map(members.map((member) => [member.name, member]))
    return this.#byName.get(name)
  }

  get element(): WireMember | undefined {
    return this.type === 'list' ? this.#parts()[0] : undefined
  }

  get key(): WireMember | undefined {
    return this.type === 'map' ? this.#parts()[0] : undefined
  }

  get value(): WireMember | undefined {
    return this.type === 'map' ? this.#parts()[1] : undefined
  }

  #readTraits(): ShapeTraits {
    const code = this.#fields[(NAME_AT[this.type] ?? 2) - 1]
    const traits = code === undefined || code === '' ? NO_TRAITS : this.#pack.shapeTraits(code)
    if (this.type !== 'structure' || !this.#fields[0]!.includes('!')) return traits
    const required: string[] = []
    for (const name of this.#fields[0]!.split(',')) if (name.charCodeAt(0) === REQUIRED) required.push(name.slice(1))
    return Object.freeze({ ...traits, required: Object.freeze(required) })
  }

  #readMembers(): readonly WireMember[] {
    const [names = '', ids = '', codes = ''] = this.#fields
    if (names === '') return NO_MEMBERS
    const refs = ids.split(',')
    const same = codes.charCodeAt(0) === SAME ? codes.slice(1) : undefined
    const traits = codes === '' || same !== undefined ? undefined : codes.split(',')
    const members: WireMember[] = []
    const all = names.split(',')
    for (let i = 0; i < all.length; i++) {
      const marked = all[i]!
      const name = marked.charCodeAt(0) === REQUIRED ? marked.slice(1) : marked
      members.push(new PackMember(this.#pack, name, refs[i]!, same ?? traits?.[i] ?? ''))
    }
    return members
  }

  /** The element of a list, or key and value of a map. */
  #parts(): readonly WireMember[] {
    return (this.#members ??= this.#readParts())
  }

  #readParts(): readonly WireMember[] {
    const pack = this.#pack
    const [first = '', second = '', third = '', fourth = ''] = this.#fields
    if (this.type === 'list') return [new PackMember(pack, 'member', first.slice(1), second)]
    return [new PackMember(pack, 'key', first.slice(1), third), new PackMember(pack, 'value', second, fourth)]
  }
}

const LIST = '['.charCodeAt(0)
const MAP = '{'.charCodeAt(0)
const SCALAR = '#'.charCodeAt(0)
const REQUIRED = '!'.charCodeAt(0)
const SAME = '*'.charCodeAt(0)

/** Which field of the line is the name; the shape's traits stand before it. */
const NAME_AT: Partial<Record<ShapeType, number>> = { structure: 4, list: 3, map: 5 }

class PackMember implements WireMember {
  readonly name: string
  readonly traits: MemberTraits
  readonly #pack: PackShapes
  readonly #id: string
  #shape: WireShape | undefined

  constructor(pack: PackShapes, name: string, id: string, code: string) {
    this.name = name
    this.traits = code === '' ? NO_TRAITS : pack.memberTraits(code, name)
    this.#pack = pack
    this.#id = id
  }

  get shape(): WireShape {
    return (this.#shape ??= this.#pack.shape(Number.parseInt(this.#id, 36)))
  }
}

/** One of the shapes that every pack has without writing them down. */
export class FixedShape implements WireShape {
  readonly type: ShapeType
  readonly name: string
  readonly traits: ShapeTraits
  readonly members: readonly WireMember[] = NO_MEMBERS
  readonly element: undefined
  readonly key: undefined
  readonly value: undefined

  constructor(id: number, type: ShapeType, traits: ShapeTraits) {
    this.type = type
    this.name = `~${id.toString(36)}`
    this.traits = Object.freeze(traits)
  }

  member(): undefined {
    return undefined
  }
}
