import { REDACTED } from '../../http/redaction.ts'
import type { WireMember, WireShape } from '../../model/wire-model.ts'
import { isSecretName } from '../../util/secret-names.ts'
import { nearNames } from '../../util/suggestions.ts'
import { isTimestamp } from '../timestamp.ts'
import { isDocument, isEventStream, isJsonValueHeader, isStreaming, minOf, ruledMember } from './member-rules.ts'
import { showType, showValue } from './show.ts'
import {
  asFields,
  codePoints,
  type Fields,
  isBytes,
  isDocumentScalar,
  isEventSource,
  isInteger,
  isNumber,
  isStream,
} from './value-kinds.ts'

/** Deeper than any service's parameters; reached by an object that contains itself. */
const MAX_DEPTH = 500

const DOCUMENT_TYPES = 'string, number, bigint, boolean, array, object'

const TYPE_NAMES = {
  structure: 'object',
  map: 'object',
  list: 'array',
  string: 'string',
  integer: 'integer, bigint',
  long: 'integer, bigint',
  float: 'number, bigint',
  double: 'number, bigint',
  boolean: 'boolean',
  timestamp: 'Date, number, timestamp-string',
  blob: 'Uint8Array, string',
} as const

/** What is wrong with parameters. */
export interface Report {
  /** Every problem that boto's validator reports, in its words and its order, with JavaScript's names of types. */
  readonly problems: string[]
  /** What was perhaps meant by the first parameter that does not exist, where something is near. */
  hint: string | undefined
}

/**
 * Whether the model calls what is there a secret. Named from the outside in: a structure's member, a list's `member`, a map's
 * `key` or `value`. Only asked about values of which something is to be shown.
 */
export type IsSensitive = (trail: readonly string[]) => boolean

/** Where in the parameters a value is. */
export interface Place {
  readonly path: string
  readonly trail: readonly string[]
  /** The value, or one around it, is a secret by its name. */
  readonly secret: boolean
  readonly isSensitive: IsSensitive
}

/** Without `isSensitive`, values are secret by their names only. */
export function report(shape: WireShape, params: unknown, isSensitive: IsSensitive = () => false): Report {
  const found: Report = { problems: [], hint: undefined }
  const place = { path: '', trail: [], secret: false, isSensitive }
  visit({ name: '', shape, traits: {} }, params, place, 0, found)
  return found
}

/**
 * @param name of the member; in lists and maps, of the part of the shape
 * @param label what people call it: a map's key
 */
function within(place: Place, suffix: string, name: string, label = name): Place {
  const { path, trail, secret, isSensitive } = place
  return { path: path + suffix, trail: [...trail, name], secret: secret || isSecretName(label), isSensitive }
}

function nameOf({ path }: Place): string {
  return path === '' ? 'input' : path.startsWith('.') ? path.slice(1) : path
}

function shown({ trail, secret, isSensitive }: Place, value: unknown): string {
  return secret || (tells(value) && isSensitive(trail)) ? REDACTED : showValue(value)
}

/** Of nothing, a switch or a list there is nothing to be seen that would be a secret. */
function tells(value: unknown): boolean {
  return value !== null && typeof value !== 'boolean' && !Array.isArray(value)
}

export function invalidType(member: WireMember, value: unknown, place: Place, found: Report): void {
  const valid = isEventStream(member) ? 'async iterable, iterable' : TYPE_NAMES[member.shape.type]
  const more = member.shape.type === 'blob' && isStreaming(member) ? ', stream' : ''
  // `Date.now()` is one that only a program in JavaScript makes.
  const late = member.shape.type === 'timestamp' && typeof value === 'number' && value > 0
  const advice = late ? '. A number is seconds since 1970, not milliseconds: give a Date' : ''
  found.problems.push(
    `Invalid type for parameter ${nameOf(place)}, value: ${shown(place, value)}, type: ${showType(value)}, valid types: ${valid}${more}${advice}`,
  )
}

function visit(member: WireMember, value: unknown, place: Place, depth: number, found: Report): void {
  const { shape } = member
  const fields = shape.type === 'structure' || shape.type === 'map' ? asFields(value) : undefined
  if (depth > MAX_DEPTH) tooDeep(place, found)
  else if (isJsonValueHeader(member)) visitJson(value, place, found)
  else if (isDocument(member)) visitDocument(value, place, depth, found)
  // By itself, its shape is that of one event.
  else if (isEventStream(member) && depth > 0) visitEvents(member, value, place, found)
  else if (fields !== undefined) (shape.type === 'map' ? visitMap : visitStructure)(shape, fields, place, depth, found)
  else if (shape.type === 'list' && Array.isArray(value)) visitList(member, value, place, depth, found)
  else if (isScalar(member, value)) visitScalar(member, value, place, found)
  else invalidType(member, value, place, found)
}

/** Its events are looked at when they come. */
function visitEvents(member: WireMember, value: unknown, place: Place, found: Report): void {
  if (!isEventSource(value)) invalidType(member, value, place, found)
}

function tooDeep(place: Place, found: Report): void {
  if (found.problems.length === 0) found.problems.push(`Parameter ${nameOf(place).slice(0, 200)} is nested too deeply`)
}

/** Also the events of a stream, one of several members each. */
export function visitStructure(shape: WireShape, fields: Fields, place: Place, depth: number, found: Report): void {
  const at = nameOf(place)
  const names = Object.keys(fields).filter((name) => fields[name] !== undefined)
  const choices = shape.members.map((member) => member.name).join(', ')
  if (shape.traits.union === true || shape.traits.eventstream === true) {
    if (names.length === 0) {
      found.problems.push(`Must set one of the following keys for tagged unionstructure ${at}: ${choices}.`)
    } else if (names.length > 1) {
      found.problems.push(
        `Invalid number of parameters set for tagged union structure ${at}. ` +
          `Can only set one of the following keys: ${choices}.`,
      )
    }
  }
  for (const name of shape.traits.required ?? []) {
    if (!names.includes(name)) found.problems.push(`Missing required parameter in ${at}: "${name}"`)
  }
  const known = names.filter((name) => {
    if (shape.member(name) !== undefined) return true
    found.problems.push(`Unknown parameter in ${at}: "${name}", must be one of: ${choices}`)
    found.hint ??= meant(place, name, shape)
    return false
  })
  for (const name of known)
    visit(ruledMember(shape, shape.member(name)!), fields[name], within(place, `.${name}`, name), depth + 1, found)
}

function meant({ path }: Place, name: string, { members }: WireShape): string | undefined {
  const names = members.map((member) => member.name)
  const [near] = nearNames(name, names, 1)
  return near === undefined ? undefined : `Did you mean '${`${path}.${near}`.slice(1)}'?`
}

function visitMap(shape: WireShape, fields: Fields, place: Place, depth: number, found: Report): void {
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue
    visit(shape.key!, name, within(place, ` (key: ${name})`, 'key'), depth + 1, found)
    visit(shape.value!, value, within(place, `.${name}`, 'value', name), depth + 1, found)
  }
}

function visitList(member: WireMember, list: readonly unknown[], place: Place, depth: number, found: Report): void {
  checkLength(member, list.length, place, found)
  // An index loop: a hole in an array counts as what reading it gives, undefined.
  for (let i = 0; i < list.length; i++)
    visit(member.shape.element!, list[i], within(place, `[${i}]`, 'member'), depth + 1, found)
}

function checkLength(member: WireMember, length: number, place: Place, found: Report): void {
  const min = minOf(member)
  if (min === undefined || length >= min) return
  found.problems.push(`Invalid length for parameter ${nameOf(place)}, value: ${length}, valid min length: ${min}`)
}

function visitScalar(member: WireMember, value: unknown, place: Place, found: Report): void {
  if (typeof value === 'string' && member.shape.type === 'string') {
    checkLength(member, codePoints(value), place, found)
  } else if (isNumber(value) && member.shape.type !== 'timestamp') {
    const min = minOf(member)
    if (min !== undefined && value < min) {
      found.problems.push(`Invalid value for parameter ${nameOf(place)}, value: ${value}, valid min value: ${min}`)
    }
  }
}

function isScalar(member: WireMember, value: unknown): boolean {
  switch (member.shape.type) {
    case 'string':
      return typeof value === 'string'
    case 'boolean':
      return typeof value === 'boolean'
    case 'integer':
    case 'long':
      return isInteger(value)
    case 'float':
    case 'double':
      return isNumber(value)
    case 'timestamp':
      return isTimestamp(value)
    case 'blob':
      return typeof value === 'string' || isBytes(value) || (isStreaming(member) && isStream(value))
    default:
      return false
  }
}

function visitDocument(value: unknown, place: Place, depth: number, found: Report): void {
  if (isDocumentScalar(value)) return
  const fields = Array.isArray(value) ? undefined : asFields(value)
  if (depth > MAX_DEPTH) {
    tooDeep(place, found)
  } else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) visitDocument(value[i], within(place, `[${i}]`, 'member'), depth + 1, found)
  } else if (fields !== undefined) {
    for (const [name, field] of Object.entries(fields)) {
      if (field !== undefined) visitDocument(field, within(place, `.${name}`, name), depth + 1, found)
    }
  } else {
    found.problems.push(
      `Invalid type for document parameter ${nameOf(place)}, value: ${shown(place, value)}, ` +
        `type: ${showType(value)}, valid types: ${DOCUMENT_TYPES}`,
    )
  }
}

function visitJson(value: unknown, place: Place, found: Report): void {
  const inside: Report = { problems: [], hint: undefined }
  visitDocument(value, { ...place, secret: true }, 0, inside)
  if (inside.problems.length === 0) return
  const offender = firstThatIsNotJson(value)
  found.problems.push(
    `Invalid parameter ${nameOf(place)} must be json serializable: Object of type ${showType(offender)} is not JSON serializable`,
  )
}

function firstThatIsNotJson(value: unknown, depth = 0): unknown {
  if (isDocumentScalar(value) || depth > MAX_DEPTH) return undefined
  const fields = Array.isArray(value) ? value : asFields(value)
  if (fields === undefined) return value
  for (const field of Object.values(fields)) {
    const offender = firstThatIsNotJson(field, depth + 1)
    if (offender !== undefined) return offender
  }
  return undefined
}
