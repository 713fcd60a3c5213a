import type { WireMember, WireShape } from '../../model/wire-model.ts'
import { toBase64, utf8 } from '../../util/bytes.ts'
import { setField } from '../own-field.ts'
import { formatInstant, toInstant } from '../timestamp.ts'
import { INVALID } from '../validation/check.ts'
import { isEventStream, isNullable, minOf } from '../validation/member-rules.ts'
import { asFields, bytesOf, hasLength, isBytes, isDocumentScalar } from '../validation/value-kinds.ts'
import { wireName } from '../wire-name.ts'
import { stringifyWithBigInts } from './json-text.ts'

/**
 * Validates a value and turns it into what JSON.stringify takes, in one pass. What needs no change is returned as it
 * is; what does is copied, so that the caller's objects stay what they are. Throws INVALID at the first problem.
 */
export type Convert = (value: unknown) => unknown

/** Set by a conversion that met a whole number which JSON.stringify cannot write. One conversion runs at a time. */
let metBigInt = false

/** The JSON of a value. */
export function writeJson(convert: Convert, value: unknown): Uint8Array {
  metBigInt = false
  const converted = convert(value)
  return utf8(metBigInt ? stringifyWithBigInts(converted) : JSON.stringify(converted))
}

/** The JSON of a member's value, which somebody else has validated. */
export function writeJsonDocument(member: WireMember, value: unknown): Uint8Array {
  return writeJson(converterOfMember(member, false), value)
}

/** Converters by shape: those that validate, and those for `parameter_validation = false`. */
const strictConverters = new WeakMap<WireShape, Convert>()
const lenientConverters = new WeakMap<WireShape, Convert>()

export function converterOf(shape: WireShape, strict: boolean): Convert {
  return converterOfMember({ name: '', shape, traits: {} }, strict)
}

/** Of some of a structure's members: whether the required ones are there is for the caller to see. */
export function partialConverterOf(shape: WireShape, strict: boolean): Convert {
  return structureConverter(shape, strict, true)
}

export function converterOfMember(member: WireMember, strict: boolean): Convert {
  const { hostLabel, jsonvalue, timestampFormat } = member.traits
  if (hostLabel === true || jsonvalue === true || timestampFormat !== undefined) return compile(member, strict)
  const converters = strict ? strictConverters : lenientConverters
  let convert = converters.get(member.shape)
  if (convert === undefined) {
    convert = compile(member, strict)
    converters.set(member.shape, convert)
  }
  return convert
}

function compile(member: WireMember, strict: boolean): Convert {
  const { shape } = member
  if (isNullable(member)) return convertDocument
  const min = strict ? minOf(member) : undefined
  switch (shape.type) {
    case 'structure':
      return structureConverter(shape, strict)
    case 'list':
      return listConverter(shape, strict, min)
    case 'map':
      return mapConverter(shape, strict)
    case 'string':
      return strict ? stringConverter(min) : identity
    case 'boolean':
      return strict ? convertBoolean : identity
    case 'integer':
    case 'long':
      return integerConverter(strict, min)
    case 'float':
    case 'double':
      return floatConverter(strict, min)
    case 'timestamp':
      return timestampConverter(member)
    case 'blob':
      return convertBlob
  }
}

function identity(value: unknown): unknown {
  if (typeof value === 'bigint') metBigInt = true
  return value
}

function convertBoolean(value: unknown): unknown {
  if (typeof value !== 'boolean') throw INVALID
  return value
}

function stringConverter(min: number | undefined): Convert {
  return (value) => {
    if (typeof value !== 'string' || (min !== undefined && !hasLength(value, min))) throw INVALID
    return value
  }
}

function integerConverter(strict: boolean, min: number | undefined): Convert {
  return (value) => {
    if (Number.isSafeInteger(value)) {
      if (min !== undefined && (value as number) < min) throw INVALID
      return value
    }
    const exact = typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value
    if (typeof exact !== 'bigint' || (min !== undefined && exact < min)) {
      if (strict) throw INVALID
      return value
    }
    metBigInt = true
    return exact
  }
}

function floatConverter(strict: boolean, min: number | undefined): Convert {
  return (value) => {
    if (typeof value === 'bigint') metBigInt = true
    else if (typeof value !== 'number') {
      if (strict) throw INVALID
      return value
    }
    if (min !== undefined && value < min) throw INVALID
    return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
  }
}

function timestampConverter({ shape, traits }: WireMember): Convert {
  const format = traits.timestampFormat ?? shape.traits.timestampFormat ?? 'unixTimestamp'
  return (value) => {
    const instant = toInstant(value)
    if (instant === undefined) throw INVALID
    return formatInstant(instant, format)
  }
}

function convertBlob(value: unknown): string {
  if (typeof value === 'string') return toBase64(utf8(value))
  if (!isBytes(value)) throw INVALID
  return toBase64(bytesOf(value))
}

function convertDocument(value: unknown): unknown {
  if (isDocumentScalar(value)) return identity(value)
  if (Array.isArray(value)) return copyOnWrite(value, convertDocument)
  const fields = asFields(value)
  if (fields === undefined) throw INVALID
  let copy: Record<string, unknown> | undefined
  for (const name in fields) {
    const field = fields[name]
    if (field === undefined) continue
    const converted = convertDocument(field)
    if (converted !== field) setField((copy ??= { ...fields }), name, converted)
  }
  return copy ?? fields
}

function copyOnWrite(list: readonly unknown[], convert: Convert): readonly unknown[] {
  let copy: unknown[] | undefined
  for (let i = 0; i < list.length; i++) {
    const converted = convert(list[i])
    if (converted !== list[i]) (copy ??= list.slice())[i] = converted
  }
  return copy ?? list
}

function listConverter(shape: WireShape, strict: boolean, min: number | undefined): Convert {
  let convert: Convert | undefined
  return (value) => {
    if (!Array.isArray(value) || (min !== undefined && value.length < min)) throw INVALID
    convert ??= nullTolerant(converterOfMember(shape.element!, strict), strict)
    return copyOnWrite(value, convert)
  }
}

/** Without validation boto writes nulls in lists and maps as they are. */
function nullTolerant(convert: Convert, strict: boolean): Convert {
  return strict ? convert : (value) => (value === null || value === undefined ? value : convert(value))
}

function mapConverter(shape: WireShape, strict: boolean): Convert {
  let convertKey: Convert | undefined
  let convert: Convert | undefined
  return (value) => {
    const fields = asFields(value)
    if (fields === undefined) throw INVALID
    convertKey ??= converterOfMember(shape.key!, strict)
    convert ??= nullTolerant(converterOfMember(shape.value!, strict), strict)
    let copy: Record<string, unknown> | undefined
    for (const name in fields) {
      const field = fields[name]
      if (field === undefined) continue
      convertKey(name)
      const converted = convert(field)
      if (converted !== field) setField((copy ??= { ...fields }), name, converted)
    }
    return copy ?? fields
  }
}

interface Field {
  readonly name: string
  readonly convert: Convert
  readonly required: boolean
  readonly skipped: boolean
}

function structureConverter(shape: WireShape, strict: boolean, partial = false): Convert {
  const required = new Set(partial ? [] : shape.traits.required)
  const isUnion = strict && shape.traits.union === true
  const plans = new Map<string, Field>()
  let renames: boolean | undefined
  return (value) => {
    const fields = asFields(value)
    if (fields === undefined) throw INVALID
    renames ??= shape.members.some((member) => wireName(member) !== member.name)
    let copy: Record<string, unknown> | undefined = renames ? {} : undefined
    let present = 0
    let missing = required.size
    for (const name in fields) {
      const field = fields[name]
      if (field === undefined) continue
      let plan = plans.get(name)
      if (plan === undefined) {
        plan = fieldOf(shape, name, required, strict)
        plans.set(name, plan)
      }
      present++
      if (plan.required) missing--
      const converted = plan.skipped || (field === null && !strict) ? undefined : plan.convert(field)
      if (renames || converted !== field) setField((copy ??= { ...fields }), plan.name, converted)
    }
    if (strict && (missing > 0 || (isUnion && present !== 1))) throw INVALID
    return copy ?? fields
  }
}

function fieldOf(shape: WireShape, name: string, required: ReadonlySet<string>, strict: boolean): Field {
  const member = shape.member(name)
  if (member === undefined) throw INVALID
  return {
    name: wireName(member),
    convert: converterOfMember(member, strict),
    required: required.has(name),
    skipped: isEventStream(member),
  }
}
