import { InvalidExpressionError } from '../errors/config.ts'

type Fields = Record<string, unknown>

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A copy of `page` with `value` at a dotted path; what is beside the path is shared with the original. */
export function withValue(page: Fields, path: string, value: unknown): Fields {
  const names = path.split('.')
  if (!names.every((name) => /^[A-Za-z_]\w*$/.test(name))) throw new InvalidExpressionError({ expression: path })
  const copy = { ...page }
  let container = copy
  for (const [i, name] of names.entries()) {
    const last = i === names.length - 1
    const inner = Object.hasOwn(container, name) ? container[name] : undefined
    const next: unknown = last ? value : isFields(inner) ? { ...inner } : {}
    Object.defineProperty(container, name, { value: next, enumerable: true, configurable: true, writable: true })
    container = next as Fields
  }
  return copy
}

/** How many items there are in what a result key leads to: elements, characters, or entries of a map. */
export function countItems(items: unknown): number {
  if (typeof items === 'string' || Array.isArray(items)) return items.length
  return isFields(items) ? Object.keys(items).length : 0
}

/** The items from `start` to before `end`. */
export function sliceItems(items: unknown, start: number, end?: number): unknown {
  if (typeof items === 'string' || Array.isArray(items)) return items.slice(start, end)
  return isFields(items) ? Object.fromEntries(Object.entries(items).slice(start, end)) : null
}

/** The items one by one: elements of a list, `[key, value]` of a map, anything else as it is. */
export function eachItem(items: unknown): Iterable<unknown> {
  if (items === null || items === undefined) return []
  if (Array.isArray(items)) return items
  return isFields(items) && !(items instanceof Date) && !(items instanceof Uint8Array) ? Object.entries(items) : [items]
}

/** What is left of a secondary result when its page was given out before: numbers stay, the rest was seen. */
export function emptied(items: unknown): unknown {
  if (Array.isArray(items)) return []
  if (typeof items === 'string') return ''
  return typeof items === 'number' || typeof items === 'bigint' ? items : isFields(items) ? {} : null
}

/** Two pages' results of one key as one: lists joined, numbers added, texts joined, maps merged. */
export function joined(before: unknown, now: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(now)) {
    // Not a spread into push, which a long page would overflow the stack with.
    for (const item of now) before.push(item)
    return before
  }
  if (typeof before === 'string' && typeof now === 'string') return before + now
  if (isNumber(before) && isNumber(now)) return add(before, now)
  return isFields(before) && isFields(now) ? { ...before, ...now } : before
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}

function add(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === 'number' && typeof b === 'number') return a + b
  return BigInt(a) + BigInt(b)
}
