import type { Params } from '../client/stages.ts'
import { setOwn } from '../loaders/json.ts'

/**
 * Parameters laid over others: structures are merged, lists at the top joined, all else replaced. Neither is changed,
 * nor will the result change with them.
 */
export function mergeParameters(params: Params, over: Params): Params {
  return merge(params, over, true)
}

function merge(params: Params, over: Params, joinsLists: boolean): Params {
  const merged = copy(params) as Params
  for (const [name, value] of Object.entries(over)) {
    const before = Object.hasOwn(merged, name) ? merged[name] : undefined
    if (isStructure(value) && isStructure(before)) setOwn(merged, name, merge(before, value, false))
    else if (joinsLists && Array.isArray(value) && Array.isArray(before)) merged[name] = [...before, ...value.map(copy)]
    else setOwn(merged, name, copy(value))
  }
  return merged
}

/** Lists and structures are copied; bytes, dates and streams are what they are. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy)
  if (!isStructure(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copy(part)]))
}

function isStructure(value: unknown): value is Params {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
