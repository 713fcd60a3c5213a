import { ResponseParserError } from '../../errors/body.ts'
import type { WireMember, WireShape } from '../../model/wire-model.ts'
import { setField } from '../own-field.ts'
import { parseTimestamp } from '../timestamp.ts'
import { wireName } from '../wire-name.ts'
import { CborDecoder, CborTag } from './cbor-decoder.ts'

type Fields = Record<string, unknown>

/** Reads the next item, which is not null, as the model says. */
type ReadCbor = (from: CborDecoder) => unknown

const readers = new WeakMap<WireShape, ReadCbor>()

function readerOf(shape: WireShape): ReadCbor {
  let read = readers.get(shape)
  if (read === undefined) {
    read = compile(shape)
    readers.set(shape, read)
  }
  return read
}

/** The members of a structure as a body has them; an empty body has none. */
export function readCborMembers(shape: WireShape, body: Uint8Array): Fields {
  if (body.byteLength === 0) return {}
  const decoder = new CborDecoder(body)
  return decoder.takeNull() ? {} : (readerOf(shape)(decoder) as Fields)
}

function compile(shape: WireShape): ReadCbor {
  switch (shape.type) {
    case 'structure':
      if (shape.traits.document === true) return readScalar
      return shape.traits.union === true ? unionReader(shape) : structureReader(shape)
    case 'list':
      return listReader(shape)
    case 'map':
      return mapReader(shape)
    case 'timestamp':
      return (from) => {
        const value = readScalar(from)
        return value instanceof Date ? value : parseTimestamp(value)
      }
    default:
      return readScalar
  }
}

function readScalar(from: CborDecoder): unknown {
  const value = from.any()
  // A tag that nobody asked for says nothing about the value.
  return value instanceof CborTag ? value.value : value
}

interface Field {
  readonly name: string
  readonly read: ReadCbor
}

function plansOf(shape: WireShape): Map<string, Field> {
  return new Map(
    shape.members.map((member) => [wireName(member), { name: member.name, read: lazily(member) }] as const),
  )
}

/** The reader of a member, compiled when the first value comes; shapes may contain themselves. */
function lazily({ shape }: WireMember): ReadCbor {
  let read: ReadCbor | undefined
  return (from) => (read ??= readerOf(shape))(from)
}

function structureReader(shape: WireShape): ReadCbor {
  let plans: Map<string, Field> | undefined
  return (from) => {
    const known = (plans ??= plansOf(shape))
    const fields: Fields = {}
    while (from.takeTag());
    from.eachKey((key) => {
      const plan = known.get(key)
      if (from.takeNull()) return
      if (plan === undefined) from.any()
      else setField(fields, plan.name, plan.read(from))
    })
    return fields
  }
}

function unionReader(shape: WireShape): ReadCbor {
  let plans: Map<string, Field> | undefined
  return (from) => {
    const known = (plans ??= plansOf(shape))
    const fields: Fields = {}
    const tags: string[] = []
    while (from.takeTag());
    from.eachKey((key) => {
      if (from.takeNull()) return
      const plan = known.get(key)
      if (key !== '__type') tags.push(key)
      if (plan === undefined) from.any()
      else setField(fields, plan.name, plan.read(from))
    })
    if (tags.length !== 1) {
      throw new ResponseParserError({
        message: `Invalid service response: ${shape.name} must have one and only one member set.`,
      })
    }
    return known.has(tags[0]!) ? fields : { SDK_UNKNOWN_MEMBER: { name: tags[0]! } }
  }
}

function listReader(shape: WireShape): ReadCbor {
  let read: ReadCbor | undefined
  return (from) => {
    const readElement = (read ??= lazily(shape.element!))
    const list: unknown[] = []
    while (from.takeTag());
    from.eachElement(() => list.push(from.takeNull() ? null : readElement(from)))
    return list
  }
}

function mapReader(shape: WireShape): ReadCbor {
  const sparse = shape.traits.sparse === true
  let read: ReadCbor | undefined
  return (from) => {
    const readValue = (read ??= lazily(shape.value!))
    const map: Fields = {}
    while (from.takeTag());
    from.eachKey((key) => {
      if (!from.takeNull()) setField(map, key, readValue(from))
      else if (sparse) setField(map, key, null)
    })
    return map
  }
}
