import type { WireMember, WireShape } from '../../model/wire-model.ts'
import { utf8 } from '../../util/bytes.ts'
import { formatInstant, toInstant } from '../timestamp.ts'
import { INVALID } from '../validation/check.ts'
import { isNullable, minOf } from '../validation/member-rules.ts'
import { asFields, bytesOf, type Fields, hasLength, isBytes, isInteger, isNumber } from '../validation/value-kinds.ts'
import { wireName } from '../wire-name.ts'
import { CborEncoder, LIST, MAP, TAG } from './cbor-encoder.ts'

/** Validates a value and writes it, in one pass. Throws INVALID at the first problem. */
export type WriteCbor = (out: CborEncoder, value: unknown) => void

const EPOCH_TAG = 1

const shared = new CborEncoder()

/** The CBOR of a value. */
export function encodeWith(write: WriteCbor, value: unknown): Uint8Array {
  shared.reset()
  write(shared, value)
  return shared.finish()
}

const strictWriters = new WeakMap<WireShape, WriteCbor>()
const lenientWriters = new WeakMap<WireShape, WriteCbor>()

export function cborWriterOf(shape: WireShape, strict: boolean): WriteCbor {
  return writerOfMember({ name: '', shape, traits: {} }, strict)
}

/** Of a structure without one of its members: events, which go up in frames of their own. */
export function cborWriterWithout(shape: WireShape, omitted: string, strict: boolean): WriteCbor {
  return structureWriter(shape, strict, omitted)
}

function writerOfMember(member: WireMember, strict: boolean): WriteCbor {
  if (member.traits.hostLabel === true || member.traits.jsonvalue === true) return compile(member, strict)
  const writers = strict ? strictWriters : lenientWriters
  let write = writers.get(member.shape)
  if (write === undefined) {
    write = compile(member, strict)
    writers.set(member.shape, write)
  }
  return write
}

function compile(member: WireMember, strict: boolean): WriteCbor {
  const { shape } = member
  if (isNullable(member)) return writeAny
  const min = strict ? minOf(member) : undefined
  switch (shape.type) {
    case 'structure':
      return structureWriter(shape, strict)
    case 'list':
      return listWriter(shape, strict, min)
    case 'map':
      return mapWriter(shape, strict)
    case 'string':
      return (out, value) => {
        if (typeof value !== 'string' || (min !== undefined && !hasLength(value, min))) throw INVALID
        out.text(value)
      }
    case 'boolean':
      return (out, value) => {
        if (typeof value !== 'boolean') throw INVALID
        out.boolean(value)
      }
    case 'integer':
    case 'long':
      return (out, value) => {
        if (!isInteger(value) || (min !== undefined && value < min)) throw INVALID
        out.integer(value)
      }
    case 'float':
    case 'double':
      return floatWriter(shape.type === 'float', min)
    case 'timestamp':
      return writeTimestamp
    case 'blob':
      return writeBlob
  }
}

function floatWriter(single: boolean, min: number | undefined): WriteCbor {
  return (out, value) => {
    if (!isNumber(value) || (min !== undefined && value < min)) throw INVALID
    if (single) out.float32(Number(value))
    else out.float64(Number(value))
  }
}

function writeTimestamp(out: CborEncoder, value: unknown): void {
  const instant = toInstant(value)
  if (instant === undefined) throw INVALID
  const seconds = formatInstant(instant, 'unixTimestamp') as number
  out.head(TAG, EPOCH_TAG)
  if (Number.isInteger(seconds)) out.integer(seconds)
  else out.float64(seconds)
}

function writeBlob(out: CborEncoder, value: unknown): void {
  if (typeof value === 'string') out.bytes(utf8(value))
  else if (isBytes(value)) out.bytes(bytesOf(value))
  else throw INVALID
}

function writeNumber(out: CborEncoder, value: number): void {
  if (!Number.isFinite(value)) throw INVALID
  if (Number.isSafeInteger(value)) out.integer(value)
  else out.float64(value)
}

/** A document. Numbers are whole, or have 64 bits. */
function writeAny(out: CborEncoder, value: unknown): void {
  if (value === null) out.null()
  else if (typeof value === 'string') out.text(value)
  else if (typeof value === 'boolean') out.boolean(value)
  else if (typeof value === 'bigint') out.integer(value)
  else if (typeof value === 'number') writeNumber(out, value)
  else if (Array.isArray(value)) writeList(out, value, writeAny)
  else writeMap(out, value, writeAny)
}

function writeList(out: CborEncoder, list: readonly unknown[], write: WriteCbor): void {
  out.head(LIST, list.length)
  for (let i = 0; i < list.length; i++) write(out, list[i])
}

function writeMap(out: CborEncoder, value: unknown, write: WriteCbor, writeKey?: WriteCbor): void {
  const fields = asFields(value)
  if (fields === undefined) throw INVALID
  out.head(MAP, countFields(fields, true))
  for (const name in fields) {
    const field = fields[name]
    if (field === undefined) continue
    if (writeKey === undefined) out.text(name)
    else writeKey(out, name)
    write(out, field)
  }
}

function countFields(fields: Fields, nulls: boolean): number {
  let count = 0
  for (const name in fields) {
    const field = fields[name]
    if (field !== undefined && (nulls || field !== null)) count++
  }
  return count
}

function nullTolerant(write: WriteCbor, strict: boolean): WriteCbor {
  if (strict) return write
  return (out, value) => {
    if (value === null || value === undefined) out.null()
    else write(out, value)
  }
}

function listWriter(shape: WireShape, strict: boolean, min: number | undefined): WriteCbor {
  let write: WriteCbor | undefined
  return (out, value) => {
    if (!Array.isArray(value) || (min !== undefined && value.length < min)) throw INVALID
    write ??= nullTolerant(writerOfMember(shape.element!, strict), strict)
    writeList(out, value, write)
  }
}

function mapWriter(shape: WireShape, strict: boolean): WriteCbor {
  let write: WriteCbor | undefined
  let writeKey: WriteCbor | undefined
  return (out, value) => {
    write ??= nullTolerant(writerOfMember(shape.value!, strict), strict)
    writeKey ??= writerOfMember(shape.key!, strict)
    writeMap(out, value, write, writeKey)
  }
}

interface Field {
  readonly wire: string
  readonly write: WriteCbor
  readonly required: boolean
}

function structureWriter(shape: WireShape, strict: boolean, omitted?: string): WriteCbor {
  const required = new Set(strict ? shape.traits.required : [])
  if (omitted !== undefined) required.delete(omitted)
  const isUnion = strict && shape.traits.union === true
  const plans = new Map<string, Field>()
  return (out, value) => {
    const given = asFields(value)
    if (given === undefined) throw INVALID
    const fields = omitted === undefined ? given : { ...given, [omitted]: undefined }
    const count = countFields(fields, strict)
    if (isUnion && count !== 1) throw INVALID
    out.head(MAP, count)
    let missing = required.size
    for (const name in fields) {
      const field = fields[name]
      if (field === undefined || (field === null && !strict)) continue
      let plan = plans.get(name)
      if (plan === undefined) {
        plan = fieldOf(shape, name, required, strict)
        plans.set(name, plan)
      }
      if (plan.required) missing--
      out.text(plan.wire)
      plan.write(out, field)
    }
    if (missing > 0) throw INVALID
  }
}

function fieldOf(shape: WireShape, name: string, required: ReadonlySet<string>, strict: boolean): Field {
  const member = shape.member(name)
  if (member === undefined) throw INVALID
  return { wire: wireName(member), write: writerOfMember(member, strict), required: required.has(name) }
}
