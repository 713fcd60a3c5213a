import type { WireMember, WireShape } from '../../model/wire-model.ts'
import { setField } from '../own-field.ts'
import { wireName } from '../wire-name.ts'
import type { CodecOf, XmlCodec } from './xml-codec.ts'
import { elementNames, isFlattened, isInDocument } from './xml-names.ts'
import type { XmlReader } from './xml-reader.ts'

const SLASH = 0x2f

type Output = Record<string, unknown>

/** How a child element goes into the result. */
type Mode = 'text' | 'once' | 'append' | 'merge'

/** One name that a structure's children may have. */
interface Entry {
  readonly key: string
  readonly open: string
  readonly close: string
  readonly mode: Mode
  /** The member, or the element of a flattened list. */
  readonly member: WireMember
  codec: XmlCodec | undefined
  /** What came after this one last time: services write the members of a shape in the same order each time. */
  next: Entry | undefined
  /** The structure in which this one was met last. */
  seenIn: number
}

interface Attribute {
  readonly key: string
  readonly name: string
}

interface Plan {
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
    next: undefined,
    seenIn: 0,
  }
}

function plan(shape: WireShape): Plan {
  const members = shape.members.filter(isInDocument)
  const entries = new Map<string, Entry>()
  let previous: Entry | undefined
  let first: Entry | undefined
  for (const member of members) {
    const [name] = elementNames(member)
    const entry = entryFor(member, name!)
    entries.set(name!, entry)
    first ??= entry
    if (previous !== undefined) previous.next = entry
    previous = entry
  }
  // Its other names count where no member has them as its first.
  for (const member of members) {
    for (const name of elementNames(member)) if (!entries.has(name)) entries.set(name, entryFor(member, name))
  }
  const attributes = members
    .filter((member) => member.traits.xmlAttribute)
    .map((member) => ({ key: member.name, name: wireName(member) }))
  return { entries, attributes, first }
}

let structures = 0

function nextStructure(): number {
  structures = (structures + 1) & 0x3fffffff
  return structures
}

function addAttributes(reader: XmlReader, plan: Plan, attributes: string, output: Output): void {
  for (const { key, name } of plan.attributes) {
    const value = Object.hasOwn(output, key) ? undefined : reader.attribute(attributes, name)
    if (value !== undefined) setField(output, key, value)
  }
}

/** What to do with an element that the shape does not know; false to pass over it. */
export type Aside = (reader: XmlReader) => boolean

function append(output: Output, key: string, value: unknown): void {
  const list = output[key]
  if (Array.isArray(list)) list.push(value)
  else setField(output, key, [value])
}

function merge(output: Output, key: string, value: unknown): void {
  if (!Object.hasOwn(output, key)) setField(output, key, value)
  else for (const [name, content] of Object.entries(value as Output)) setField(output[key] as Output, name, content)
}

function store(output: Output, entry: Entry, value: unknown): void {
  if (entry.mode === 'append') append(output, entry.key, value)
  else if (entry.mode === 'merge') merge(output, entry.key, value)
  else setField(output, entry.key, value)
}

/**
 * A structure whose children come in any order. Where a member that occurs once comes twice, the first one counts, as
 * in botocore.
 */
export function structureCodec(shape: WireShape, codecOf: CodecOf, aside?: Aside): XmlCodec {
  let compiled: Plan | undefined
  function read(reader: XmlReader, close: string, attributes: string): Output {
    const { text } = reader
    const { entries, attributes: ownAttributes, first } = (compiled ??= plan(shape))
    const output: Output = {}
    const structure = nextStructure()
    let expected = first
    let last: Entry | undefined
    reader.enter()
    for (;;) {
      const at = reader.nextTag()
      let entry = expected
      if (entry !== undefined && text.startsWith(entry.open, at)) {
        reader.pos = at + entry.open.length
        if (entry.mode === 'text' && entry.seenIn !== structure) {
          entry.seenIn = structure
          output[entry.key] = reader.content(entry.close)
          last = entry
          expected = entry.next
          continue
        }
        reader.tagRead(entry.close)
      } else {
        if (text.charCodeAt(at + 1) === SLASH) {
          reader.closeTag(at, close)
          break
        }
        if (!reader.nextChild(close)) break
        entry = entries.get(reader.name)
        if (entry === undefined) {
          if (!aside?.(reader) && !reader.empty) reader.skipContent(reader.close)
          continue
        }
        if (last === undefined) compiled.first = entry
        else last.next = entry
      }
      last = entry
      expected = entry.next
      if (entry.seenIn === structure && (entry.mode === 'once' || entry.mode === 'text')) {
        if (!reader.empty) reader.skipContent(reader.close)
        continue
      }
      entry.seenIn = structure
      const codec = (entry.codec ??= codecOf(entry.member))
      const value = reader.empty
        ? codec.empty(reader, reader.attributes)
        : codec.read(reader, reader.close, reader.attributes)
      store(output, entry, value)
    }
    reader.leave()
    if (attributes !== '' && ownAttributes.length > 0) addAttributes(reader, compiled, attributes, output)
    return output
  }
  function empty(reader: XmlReader, attributes: string): Output {
    const output: Output = {}
    if (attributes !== '') addAttributes(reader, (compiled ??= plan(shape)), attributes, output)
    return output
  }
  return { read, empty }
}
