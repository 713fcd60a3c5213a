import { setField } from '../../protocols/own-field.ts'
import { showType } from '../../protocols/validation/show.ts'
import { asFields, bytesOf, isBytes } from '../../protocols/validation/value-kinds.ts'
import { toBase64 } from '../../util/bytes.ts'
import { checkOptions } from '../../util/known-options.ts'
import type { AttributeValue, NativeInput } from './attribute-value.ts'
import { isDecimal } from './decimal.ts'
import { sameNumber } from './number-text.ts'
import { type NumberInput, numberText } from './numbers.ts'
import { thrownWithin, Unstorable } from './unstorable.ts'

export interface SerializerOptions {
  /** Leaves out what is `undefined` in objects, lists and sets. Default false: it is an error that says where it is. */
  readonly removeUndefinedValues?: boolean | undefined
}

export const SERIALIZER_OPTIONS: ReadonlySet<string> = new Set(['removeUndefinedValues'])

/**
 * Makes DynamoDB's values of JavaScript's.
 *
 * | given | stored as |
 * |---|---|
 * | `null` | `NULL` |
 * | boolean, string | `BOOL`, `S` |
 * | number, bigint, `Decimal`, the objects of decimal.js, big.js and bignumber.js | `N` |
 * | `Uint8Array`, `ArrayBuffer` | `B` |
 * | `Set` of numbers, of text, of bytes | `NS`, `SS`, `BS` |
 * | array | `L` |
 * | object, `Map` with names as keys | `M` |
 *
 * @example
 * new TypeSerializer().serialize({ year: 1999, tags: new Set(['a']) })
 * // { M: { year: { N: '1999' }, tags: { SS: ['a'] } } }
 */
export class TypeSerializer {
  readonly #options: SerializerOptions

  /** @throws ArgumentError for an option that does not exist */
  constructor(options: SerializerOptions = {}) {
    checkOptions(options, SERIALIZER_OPTIONS)
    this.#options = options
  }

  /**
   * @throws ParamValidationError that names the place of what DynamoDB cannot keep, such as `value.list[2]`: dates,
   *   functions, `undefined`, empty or mixed sets, NaN, numbers of more than 38 digits
   */
  serialize(value: NativeInput): AttributeValue {
    try {
      return toAttributeValue(value, this.#options)
    } catch (error) {
      throw error instanceof Unstorable ? error.toError('value') : error
    }
  }
}

/** DynamoDB takes 32 levels and says so itself; an object that holds itself has no end. */
const DEEPEST = 200

/** @throws Unstorable */
export function toAttributeValue(value: unknown, options: SerializerOptions, depth = 0): AttributeValue {
  switch (typeof value) {
    case 'string':
      return { S: value }
    case 'number':
    case 'bigint':
      return { N: numberText(value) }
    case 'boolean':
      return { BOOL: value }
    case 'object':
      return value === null ? { NULL: true } : objectValue(value, options, depth)
    case 'undefined':
      throw new Unstorable(
        'is undefined: leave it out, give null, or set the option removeUndefinedValues, which leaves it out for you',
      )
    default:
      throw new Unstorable(`is a ${typeof value}, which DynamoDB cannot keep`)
  }
}

function objectValue(value: object, options: SerializerOptions, depth: number): AttributeValue {
  if (depth > DEEPEST) throw new Unstorable('is nested too deeply, or holds itself: DynamoDB takes 32 levels')
  if (Array.isArray(value)) return { L: listOf(value, options, depth + 1) }
  if (isBytes(value)) return { B: storableBytes(value) }
  if (value instanceof Set) return setOf(value, options)
  if (isDecimal(value)) return { N: numberText(value) }
  return { M: mapOf(membersOf(value), options, depth + 1) }
}

function listOf(list: readonly unknown[], options: SerializerOptions, depth: number): AttributeValue[] {
  const values: AttributeValue[] = []
  for (let i = 0; i < list.length; i++) {
    if (list[i] === undefined && options.removeUndefinedValues) continue
    try {
      values.push(toAttributeValue(list[i], options, depth))
    } catch (error) {
      throw thrownWithin(i, error)
    }
  }
  return values
}

function mapOf(
  members: Iterable<readonly [string, unknown]>,
  options: SerializerOptions,
  depth: number,
): Record<string, AttributeValue> {
  const values: Record<string, AttributeValue> = {}
  for (const [name, member] of members) {
    if (member === undefined && options.removeUndefinedValues) continue
    try {
      setField(values, name, toAttributeValue(member, options, depth))
    } catch (error) {
      throw thrownWithin(name, error)
    }
  }
  return values
}

/** What an object's attributes are. */
function membersOf(value: object): Iterable<readonly [string, unknown]> {
  if (value instanceof Map) return namedEntries(value)
  const fields = asFields(value)
  if (fields === undefined || typeof (value as { toJSON?: unknown }).toJSON === 'function') {
    throw new Unstorable(refusalOf(value))
  }
  return Object.entries(fields)
}

function namedEntries(map: ReadonlyMap<unknown, unknown>): Iterable<readonly [string, unknown]> {
  for (const key of map.keys()) {
    if (typeof key !== 'string') throw new Unstorable(`is a Map with a ${showType(key)} as a key: names are text`)
  }
  return map as ReadonlyMap<string, unknown>
}

function refusalOf(value: object): string {
  const type = showType(value)
  if (value instanceof Date) {
    return (
      'is a Date, which DynamoDB does not have: give date.toISOString(), or seconds since 1970 for a time to live: ' +
      'Math.floor(date.getTime() / 1000)'
    )
  }
  if (value instanceof Promise) return 'is a Promise: an await is missing'
  return `is a ${type}, which DynamoDB does not have: give what is to be stored of it, as text, numbers or a plain object`
}

/** Other typed arrays are numbers to those who use them, and would be stored as their bytes. */
function storableBytes(value: ArrayBufferView | ArrayBuffer): Uint8Array<ArrayBuffer> {
  const type = Object.prototype.toString.call(value).slice('[object '.length, -1)
  if (!ArrayBuffer.isView(value) || type === 'Uint8Array' || type === 'DataView') {
    return bytesOf(value) as Uint8Array<ArrayBuffer>
  }
  throw new Unstorable(`is a ${type}: give a list of its numbers, [...array], or its bytes, array.buffer`)
}

type SetType = 'NS' | 'SS' | 'BS'

/** What is equal to DynamoDB is sent once: it takes no set that holds something twice. */
function setOf(set: ReadonlySet<unknown>, options: SerializerOptions): AttributeValue {
  let type: SetType | undefined
  const members = new Map<string, string | Uint8Array<ArrayBuffer>>()
  for (const member of set) {
    if (member === undefined && options.removeUndefinedValues) continue
    const own = setTypeOf(member)
    type ??= own
    if (own !== type) throw new Unstorable('is a Set of several types: all of it is numbers, all text, or all bytes')
    const stored = storedMember(own, member)
    members.set(typeof stored !== 'string' ? toBase64(stored) : own === 'NS' ? sameNumber(stored) : stored, stored)
  }
  if (type === undefined)
    throw new Unstorable('is an empty Set, which DynamoDB does not have: leave it out, or give null')
  return { [type]: [...members.values()] }
}

function setTypeOf(member: unknown): SetType {
  if (typeof member === 'string') return 'SS'
  if (typeof member === 'number' || typeof member === 'bigint') return 'NS'
  if (typeof member === 'object' && member !== null) {
    if (isBytes(member)) return 'BS'
    if (isDecimal(member)) return 'NS'
  }
  const what = member === undefined ? 'undefined' : `a ${showType(member)}`
  throw new Unstorable(`is a Set with ${what} in it: sets are of numbers, of text, or of bytes`)
}

function storedMember(type: SetType, member: unknown): string | Uint8Array<ArrayBuffer> {
  if (type === 'SS') return member as string
  return type === 'NS' ? numberText(member as NumberInput) : storableBytes(member as Uint8Array)
}
