import { ResponseParserError } from '../../errors/body.ts'
import type { WireMember, WireShape } from '../../model/wire-model.ts'
import { setField } from '../own-field.ts'
import { givenWireName } from '../wire-name.ts'
import type { XmlCodec } from './xml-codec.ts'
import { isFlattened, keyName, valueName } from './xml-names.ts'
import type { XmlReader } from './xml-reader.ts'
import { identity, scalarFromText } from './xml-scalars.ts'
import { type Aside, structureCodec } from './xml-structure.ts'
import { unionCodec } from './xml-union.ts'

const SLASH = 0x2f

const codecs = new WeakMap<WireShape, XmlCodec>()

export function xmlCodec(shape: WireShape): XmlCodec {
  let codec = codecs.get(shape)
  if (codec === undefined) codecs.set(shape, (codec = compile(shape)))
  return codec
}

/** A root that shows the children it does not know to `aside`. Not kept: whoever asks keeps it. */
export function rootCodec(shape: WireShape, aside: Aside): XmlCodec {
  return structureCodec(shape, itemCodec, aside)
}

function compile(shape: WireShape): XmlCodec {
  switch (shape.type) {
    case 'structure':
      return shape.traits.union ? unionCodec(shape, itemCodec) : structureCodec(shape, itemCodec)
    case 'list':
      return listCodec(shape)
    case 'map':
      return mapCodec(shape)
    default:
      return scalarCodec(shape)
  }
}

function scalarCodec(shape: WireShape): XmlCodec {
  const convert = scalarFromText(shape.type)
  if (convert === identity) return { read: (reader, close) => reader.content(close), empty: () => '' }
  return { read: (reader, close) => convert(reader.content(close)), empty: () => convert('') }
}

/** A list's element, a map's value: there, a flattened list has one element and a flattened map one entry. */
function itemCodec(member: WireMember): XmlCodec {
  const { shape } = member
  if (shape.type === 'list' && isFlattened(member)) {
    const { read, empty } = lazy(shape.element!)
    return {
      read: (reader, close, attributes) => [read(reader, close, attributes)],
      empty: (reader, attributes) => [empty(reader, attributes)],
    }
  }
  if (shape.type === 'map' && isFlattened(member)) {
    const addEntry = entryReader(shape)
    return {
      read: (reader, close) => addEntry(reader, close, {}),
      empty: (reader) => reader.fail('map entry without key and value'),
    }
  }
  return xmlCodec(shape)
}

/** Compiled at the first value: shapes may contain themselves. */
function lazy(member: WireMember): XmlCodec {
  let codec: XmlCodec | undefined
  return {
    read: (reader, close, attributes) => (codec ??= itemCodec(member)).read(reader, close, attributes),
    empty: (reader, attributes) => (codec ??= itemCodec(member)).empty(reader, attributes),
  }
}

/** Every child is an element, whatever its name. */
function listCodec(shape: WireShape): XmlCodec {
  const element = shape.element!
  const item = lazy(element)
  let open = `<${givenWireName(element) ?? 'member'}>`
  let end = `</${open.slice(1)}`
  function read(reader: XmlReader, close: string): unknown[] {
    const { text } = reader
    const list: unknown[] = []
    reader.enter()
    for (;;) {
      const at = reader.nextTag()
      if (text.startsWith(open, at)) {
        reader.pos = at + open.length
        list.push(item.read(reader, end, ''))
      } else if (text.charCodeAt(at + 1) === SLASH) {
        reader.closeTag(at, close)
        reader.leave()
        return list
      } else if (reader.nextChild(close)) {
        if (reader.empty) list.push(item.empty(reader, reader.attributes))
        else {
          open = `<${reader.close.slice(2)}`
          end = reader.close
          list.push(item.read(reader, end, reader.attributes))
        }
      } else {
        reader.leave()
        return list
      }
    }
  }
  return { read, empty: () => [] }
}

type AddEntry = (reader: XmlReader, close: string, map: Record<string, unknown>) => Record<string, unknown>

/** Reads what is inside one `<entry>`. */
function entryReader(shape: WireShape): AddEntry {
  const keyTag = keyName(shape)
  const valueTag = valueName(shape)
  const key = lazy(shape.key!)
  const value = lazy(shape.value!)
  return (reader, close, map) => {
    let name: unknown
    let content: unknown
    while (reader.nextChild(close)) {
      const isKey = reader.name === keyTag
      if (!isKey && reader.name !== valueTag) {
        throw new ResponseParserError({ message: `Unknown tag: ${reader.name}` })
      }
      const codec = isKey ? key : value
      const { attributes } = reader
      const got = reader.empty ? codec.empty(reader, attributes) : codec.read(reader, reader.close, attributes)
      if (isKey) name = got
      else content = got
    }
    if (name === undefined || content === undefined) reader.fail('map entry without key and value')
    setField(map, String(name), content)
    return map
  }
}

/** Every child is an entry, whatever its name. */
function mapCodec(shape: WireShape): XmlCodec {
  const addEntry = entryReader(shape)
  function read(reader: XmlReader, close: string): Record<string, unknown> {
    const map: Record<string, unknown> = {}
    reader.enter()
    while (reader.nextChild(close)) {
      if (reader.empty) reader.fail('map entry without key and value')
      addEntry(reader, reader.close, map)
    }
    reader.leave()
    return map
  }
  return { read, empty: () => ({}) }
}
