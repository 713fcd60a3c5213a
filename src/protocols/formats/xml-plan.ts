import type { WireMember, WireShape } from '../../model/wire-model.ts'
import { wireName } from '../wire-name.ts'
import type { XmlCodec } from './xml-codec.ts'
import { elementNames, isFlattened, isInDocument } from './xml-names.ts'

/** How a child element goes into the result. */
type Mode = 'text' | 'once' | 'append' | 'merge'

/** One name that a structure's children may have. */
export interface Entry {
  readonly key: string
  readonly open: string
  readonly close: string
  mode: Mode
  /** The member, or the element of a flattened list. */
  readonly member: WireMember
  codec: XmlCodec | undefined
  /** Another member that the same element is for: S3 has both `Event` and `Events`. */
  twin: Entry | undefined
  /** What came after this one last time: services write the members of a shape in the same order each time. */
  next: Entry | undefined
  /** The structure in which this one was met last: this structure, an earlier one, or one inside this one. */
  seenIn: number
}

interface Attribute {
  readonly key: string
  readonly name: string
}

export interface Plan {
  readonly entries: ReadonlyMap<string, Entry>
  readonly attributes: readonly Attribute[]
  first: Entry | undefined
}

function modeOf(member: WireMember): Mode {
  const { type } = member.shape
  if (type === 'string' && member.name !== '__proto__') return 'text'
  if (type === 'list' && isFlattened(member)) return 'append'
  return type === 'map' && isFlattened(member) ? 'merge' : 'once'
}

function entryFor(member: WireMember, name: string): Entry {
  const mode = modeOf(member)
  return {
    key: member.name,
    open: `<${name}>`,
    close: `</${name}>`,
    mode,
    member: mode === 'append' ? member.shape.element! : member,
    codec: undefined,
    twin: undefined,
    next: undefined,
    seenIn: 0,
  }
}

function addTwin(entry: Entry, twin: Entry): void {
  if (entry.mode === 'text') entry.mode = 'once'
  twin.twin = entry.twin
  entry.twin = twin
}

/** How the children of a structure are read. */
export function planOf(shape: WireShape): Plan {
  const members = shape.members.filter(isInDocument)
  const entries = new Map<string, Entry>()
  const others: [name: string, member: WireMember][] = []
  let previous: Entry | undefined
  let first: Entry | undefined
  for (const member of members) {
    const names = elementNames(member)
    for (let i = 1; i < names.length; i++) others.push([names[i]!, member])
    const entry = entryFor(member, names[0]!)
    const namesake = entries.get(names[0]!)
    if (namesake !== undefined) {
      addTwin(namesake, entry)
      continue
    }
    entries.set(names[0]!, entry)
    first ??= entry
    if (previous !== undefined) previous.next = entry
    previous = entry
  }
  // Its other names count where no member has them as its first.
  for (const [name, member] of others) if (!entries.has(name)) entries.set(name, entryFor(member, name))
  const attributes = members
    .filter((member) => member.traits.xmlAttribute)
    .map((member) => ({ key: member.name, name: wireName(member) }))
  return { entries, attributes, first }
}
