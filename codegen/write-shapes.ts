import { SCALARS } from '../src/loaders/pack-format.ts'
import type { WireMember, WireShape } from '../src/model/wire-model.ts'
import { lowerFirst } from '../src/util/lower-first.ts'
import type { InternedShapes } from './intern-shapes.ts'
import { packException } from './pack-exception.ts'

/** Values written once and referred to by number, in the order of their first use. */
export class Table {
  readonly #numbers = new Map<string, number>()

  index(json: string): string {
    let number = this.#numbers.get(json)
    if (number === undefined) this.#numbers.set(json, (number = this.#numbers.size))
    return number.toString(36)
  }

  get line(): string {
    return [...this.#numbers.keys()].join('\t')
  }
}

export interface Tables {
  readonly members: Table
  readonly shapes: Table
  readonly operations: Table
}

/** A shape on one line: see src/loaders/pack-format.ts. */
export function writeShape(shape: WireShape, named: boolean, shapes: InternedShapes, tables: Tables): string {
  const ref = (member: WireMember): string => shapes.id(member.shape).toString(36)
  const traits = (member: WireMember): string => memberTraits(member, tables.members)
  const { element, key, value } = shape
  const own = [shapeTraits(shape, tables.shapes), named ? shape.name : '']
  if (element !== undefined) return trimmed(`[${ref(element)}`, traits(element), ...own)
  if (key !== undefined && value !== undefined) {
    return trimmed(`{${ref(key)}`, ref(value), traits(key), traits(value), ...own)
  }
  if (shape.type !== 'structure') return trimmed(`#${(SCALARS as readonly string[]).indexOf(shape.type)}`, ...own)
  for (const { name } of shape.members) checkName(name)
  const marked = requiredInOrder(shape)
  const names = shape.members.map(({ name }) => (marked && shape.traits.required?.includes(name) ? `!${name}` : name))
  return trimmed(names.join(), shape.members.map(ref).join(), allTraits(shape.members.map(traits)), ...own)
}

/** Names stand bare on the lines. */
export function checkName(name: string): void {
  if (!/^[\w.:-]+$/.test(name)) throw new Error(`the name ${JSON.stringify(name)} cannot be written`)
}

function trimmed(...fields: string[]): string {
  return fields.join(';').replace(/;+$/, '')
}

function allTraits(codes: readonly string[]): string {
  const [first = ''] = codes
  if (codes.length > 1 && first !== '' && codes.every((code) => code === first)) return `*${first}`
  return codes.join().replace(/,+$/, '')
}

/** Whether marks on the members say all that the list of required members says. */
function requiredInOrder({ members, traits: { required } }: WireShape): boolean {
  const inOrder = members.filter(({ name }) => required?.includes(name)).map(({ name }) => name)
  return required === undefined || (required.length > 0 && inOrder.join() === required.join())
}

function shapeTraits(shape: WireShape, table: Table): string {
  const { required: _, ...others } = shape.traits
  const traits = shape.type === 'structure' && requiredInOrder(shape) ? others : shape.traits
  return Object.keys(traits).length === 0 ? '' : table.index(packException(traits) ?? JSON.stringify(traits))
}

function memberTraits({ name, traits }: WireMember, table: Table): string {
  if (Object.keys(traits).length === 0) return ''
  const { locationName, ...others } = traits
  if (locationName === undefined || /[,;\t\n]/.test(locationName)) return table.index(JSON.stringify(traits))
  const number = table.index(JSON.stringify(others))
  if (locationName === lowerFirst(name)) return `${number}-`
  return locationName === name ? `${number}=` : `${number}:${locationName}`
}
