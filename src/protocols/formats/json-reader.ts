import { ResponseParserError } from '../../errors/body.ts'
import type { WireMember, WireShape } from '../../model/wire-model.ts'
import { fromBase64 } from '../../util/bytes.ts'
import { setField } from '../own-field.ts'
import { readBoolean, readFloat, readInteger } from '../scalar-reader.ts'
import { parseTimestamp } from '../timestamp.ts'
import { wireName } from '../wire-name.ts'

type Fields = Record<string, unknown>

/**
 * Turns what JSON.parse gave into what the model says. Objects are changed in place where their fields keep their
 * names, and built anew where they do not, or hold nulls or fields that the model does not know. Never called with
 * null.
 */
export type Read = (value: unknown) => unknown

/** Deeper than any service's answers. */
const MAX_DEPTH = 1000

/** How deep the reading of the moment is. One value is read at a time. */
let depth = 0

/** Reads a whole value. */
export function readJson(shape: WireShape, value: unknown): unknown {
  depth = 0
  return readerOf(shape)(value)
}

const readers = new WeakMap<WireShape, Read>()

function readerOf(shape: WireShape): Read {
  let read = readers.get(shape)
  if (read === undefined) {
    read = compile(shape)
    readers.set(shape, read)
  }
  return read
}

function compile(shape: WireShape): Read {
  switch (shape.type) {
    case 'structure':
      if (shape.traits.document === true) return identity
      return shape.traits.union === true ? unionReader(shape) : structureReader(shape)
    case 'list':
      return listReader(shape)
    case 'map':
      return mapReader(shape)
    case 'blob':
      return readBlob
    case 'timestamp':
      return parseTimestamp
    case 'integer':
    case 'long':
      return readInteger
    case 'float':
    case 'double':
      return readFloat
    case 'boolean':
      return readBoolean
    case 'string':
      return identity
  }
}

function identity(value: unknown): unknown {
  return value
}

function readBlob(value: unknown): Uint8Array {
  if (typeof value !== 'string') throw mismatch('a blob', value)
  return fromBase64(value)
}

function mismatch(expected: string, value: unknown): ResponseParserError {
  const type = value === null ? 'null' : Array.isArray(value) ? 'an array' : `of type ${typeof value}`
  return new ResponseParserError({
    message: `Invalid service response: ${expected} is expected, and the value is ${type}`,
  })
}

function fieldsOf(value: unknown, shape: WireShape): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw mismatch(`a ${shape.type}`, value)
  return value as Fields
}

interface Field {
  readonly name: string
  /** Undefined where the value is right as it is. */
  readonly read: Read | undefined
}

/** By name on the wire. */
function plansOf(shape: WireShape): Map<string, Field> {
  return new Map(
    shape.members.map((member) => [wireName(member), { name: member.name, read: lazily(member) }] as const),
  )
}

/** The reader of a member, compiled when the first value comes; shapes may contain themselves. */
function lazily({ shape }: WireMember): Read | undefined {
  if (shape.type === 'string' || shape.traits.document === true) return undefined
  if (shape.type !== 'structure' && shape.type !== 'list' && shape.type !== 'map') return readerOf(shape)
  let read: Read | undefined
  return (value) => {
    if (++depth > MAX_DEPTH) throw new ResponseParserError({ message: 'The response is nested too deeply' })
    const result = (read ??= readerOf(shape))(value)
    depth--
    return result
  }
}

function structureReader(shape: WireShape): Read {
  let plans: Map<string, Field> | undefined
  let renames = false
  return (value) => {
    const fields = fieldsOf(value, shape)
    if (plans === undefined) {
      plans = plansOf(shape)
      renames = shape.members.some((member) => wireName(member) !== member.name)
    }
    return renames ? rebuild(fields, plans) : readInPlace(fields, plans)
  }
}

function readInPlace(fields: Fields, plans: Map<string, Field>): Fields {
  let extra = false
  for (const name in fields) {
    const value = fields[name]
    const plan = plans.get(name)
    if (plan === undefined || value === null) {
      extra = true
    } else if (plan.read !== undefined) {
      const read = plan.read(value)
      if (read !== value) fields[name] = read
    }
  }
  return extra ? without(fields, plans) : fields
}

function without(fields: Fields, plans: Map<string, Field>): Fields {
  const kept: Fields = {}
  for (const name in fields) {
    const value = fields[name]
    if (value !== null && plans.has(name)) setField(kept, name, value)
  }
  return kept
}

function rebuild(fields: Fields, plans: Map<string, Field>): Fields {
  const result: Fields = {}
  for (const wire in fields) {
    const value = fields[wire]
    const plan = plans.get(wire)
    if (plan === undefined || value === null) continue
    setField(result, plan.name, plan.read === undefined ? value : plan.read(value))
  }
  return result
}

function unionReader(shape: WireShape): Read {
  const read = structureReader(shape)
  let known: Set<string> | undefined
  return (value) => {
    const fields = fieldsOf(value, shape)
    let count = 0
    let tag = ''
    for (const name in fields) {
      if (fields[name] === null || name === '__type') continue
      tag = name
      count++
    }
    if (count !== 1) {
      throw new ResponseParserError({
        message: `Invalid service response: ${shape.name} must have one and only one member set.`,
      })
    }
    known ??= new Set(shape.members.map(wireName))
    return known.has(tag) ? read(fields) : { SDK_UNKNOWN_MEMBER: { name: tag } }
  }
}

function listReader(shape: WireShape): Read {
  let read: Read | undefined
  let compiled = false
  return (value) => {
    if (!Array.isArray(value)) throw mismatch('a list', value)
    if (!compiled) {
      read = lazily(shape.element!)
      compiled = true
    }
    if (read === undefined) return value
    for (let i = 0; i < value.length; i++) {
      const item: unknown = value[i]
      // Every list is taken for sparse, as in boto.
      if (item === null) continue
      const result = read(item)
      if (result !== item) value[i] = result
    }
    return value
  }
}

function mapReader(shape: WireShape): Read {
  // Null is a value that a document may have.
  const keepsNulls = shape.traits.sparse === true || shape.value!.shape.traits.document === true
  let read: Read | undefined
  let compiled = false
  return (value) => {
    const fields = fieldsOf(value, shape)
    if (!compiled) {
      read = lazily(shape.value!)
      compiled = true
    }
    let nulls = false
    for (const name in fields) {
      const item = fields[name]
      if (item === null) nulls = true
      else if (read !== undefined) {
        const result = read(item)
        // The field is the object's own, whatever its name.
        if (result !== item) fields[name] = result
      }
    }
    return nulls && !keepsNulls ? withoutNulls(fields) : fields
  }
}

function withoutNulls(fields: Fields): Fields {
  const kept: Fields = {}
  for (const name in fields) if (fields[name] !== null) setField(kept, name, fields[name])
  return kept
}
