import type { WireShape } from '../../model/wire-model.ts'
import { setField } from '../own-field.ts'
import type { CodecOf, XmlCodec } from './xml-codec.ts'
import { type Entry, type Plan, planOf } from './xml-plan.ts'
import type { XmlReader } from './xml-reader.ts'

const SLASH = 0x2f

type Output = Record<string, unknown>

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

function isRepeated({ mode, key }: Entry, output: Output): boolean {
  return (mode === 'once' || mode === 'text') && Object.hasOwn(output, key)
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
  function readMember(reader: XmlReader, entry: Entry, structure: number, output: Output): void {
    const { pos, close, attributes, empty } = reader
    if (entry.seenIn >= structure && isRepeated(entry, output)) {
      if (!empty) reader.skipContent(close)
    } else {
      entry.seenIn = structure
      const codec = (entry.codec ??= codecOf(entry.member))
      store(output, entry, empty ? codec.empty(reader, attributes) : codec.read(reader, close, attributes))
    }
    if (entry.twin === undefined) return
    reader.tagRead(pos, close, attributes, empty)
    readMember(reader, entry.twin, structure, output)
  }
  function read(reader: XmlReader, close: string, attributes: string): Output {
    const { text } = reader
    const { entries, attributes: ownAttributes, first } = (compiled ??= planOf(shape))
    const output: Output = {}
    const structure = nextStructure()
    let expected = first
    let last: Entry | undefined
    reader.enter()
    for (;;) {
      const at = reader.nextTag()
      let entry = expected
      if (entry !== undefined && text.startsWith(entry.open, at)) {
        const behind = at + entry.open.length
        if (entry.mode === 'text' && entry.seenIn < structure) {
          entry.seenIn = structure
          reader.pos = behind
          output[entry.key] = reader.content(entry.close)
          last = entry
          expected = entry.next
          continue
        }
        reader.tagRead(behind, entry.close, '', false)
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
      readMember(reader, entry, structure, output)
    }
    reader.leave()
    if (attributes !== '' && ownAttributes.length > 0) addAttributes(reader, compiled, attributes, output)
    return output
  }
  function empty(reader: XmlReader, attributes: string): Output {
    const output: Output = {}
    if (attributes !== '') addAttributes(reader, (compiled ??= planOf(shape)), attributes, output)
    return output
  }
  return { read, empty }
}
