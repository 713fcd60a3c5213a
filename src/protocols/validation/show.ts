const LONGEST = 1000

/** The kind of a value, in one word: `null`, `string`, `Date`. */
export function showType(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value !== 'object') return typeof value
  const name: unknown = value.constructor?.name
  return typeof name === 'string' && name !== '' && name !== 'Object' ? name : 'object'
}

/**
 * A value for an error message: on one line, and not longer than people read. Objects are shown without what is in
 * them, which may be a secret.
 */
export function showValue(value: unknown): string {
  const text = describe(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) return describeObject(value)
  if (typeof value === 'symbol') return value.toString()
  return typeof value === 'function' ? '[function]' : String(value)
}

function describeObject(value: object): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`
  if (Array.isArray(value)) return `[${value.length} elements]`
  const tag = Object.prototype.toString.call(value)
  return tag === '[object Object]' ? `{${Object.keys(value).join(', ')}}` : tag
}
