/**
 * What JavaScript value stands for which type of the model. Validation, conversion and the report of problems all ask
 * here, so that they agree.
 */

export type Fields = Readonly<Record<string, unknown>>

const OBJECT_TAG = '[object Object]'

/**
 * The value as an object with fields of its own, or undefined when it is none: arrays, dates, bytes, Maps and the
 * like are not. An instance of somebody's class counts as its own fields.
 */
export function asFields(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype === Object.prototype || prototype === null) return value as Fields
  return Object.prototype.toString.call(value) === OBJECT_TAG ? { ...value } : undefined
}

export function isInteger(value: unknown): value is number | bigint {
  return Number.isInteger(value) || typeof value === 'bigint'
}

export function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}

export function isBytes(value: unknown): value is ArrayBufferView | ArrayBuffer {
  return ArrayBuffer.isView(value) || isBuffer(value)
}

/** Also one of another realm, or one that threads share. */
function isBuffer(value: unknown): value is ArrayBuffer {
  if (value instanceof ArrayBuffer) return true
  if (typeof value !== 'object' || value === null) return false
  const tag = Object.prototype.toString.call(value)
  return tag === '[object ArrayBuffer]' || tag === '[object SharedArrayBuffer]'
}

/** The bytes of a blob parameter that is not text. */
export function bytesOf(value: ArrayBufferView | ArrayBuffer): Uint8Array {
  if (value instanceof Uint8Array) return value
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  return new Uint8Array(value)
}

/** Node streams, web streams, Blobs, and whatever else can be iterated for chunks of bytes. */
export function isStream(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return (
    Symbol.asyncIterator in value ||
    typeof (value as { getReader?: unknown }).getReader === 'function' ||
    typeof (value as { arrayBuffer?: unknown }).arrayBuffer === 'function'
  )
}

/** What gives events one by one: async iterables and others, Node's and web streams. Text and bytes are none. */
export function isEventSource(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || isBytes(value)) return false
  return Symbol.asyncIterator in value || Symbol.iterator in value || 'getReader' in value
}

/** Whether a string has at least that many characters, counted as boto counts: an emoji is one. */
export function hasLength(text: string, min: number): boolean {
  if (text.length >= 2 * min) return true
  return text.length >= min && codePoints(text) >= min
}

export function codePoints(text: string): number {
  let count = text.length
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0xd800 && code <= 0xdbff && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      count--
      i++
    }
  }
  return count
}

/** Whether a value that is no container may stand in a document. */
export function isDocumentScalar(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'bigint':
      return true
    case 'number':
      return Number.isFinite(value)
    default:
      return value === null
  }
}
