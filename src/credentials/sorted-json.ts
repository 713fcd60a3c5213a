import { pythonJson } from '../util/python-json.ts'

/**
 * JSON text exactly as Python's `json.dumps(value, sort_keys=True)` writes it, which is what the names of shared cache
 * files are made from.
 *
 * @param compact without blanks after commas and colons
 */
export function sortedJson(value: unknown, compact = false): string {
  return compact ? pythonJson(sorted(value), ',', ':') : pythonJson(sorted(value))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => byCodePoint(a, b))
  return Object.fromEntries(entries.map(([key, entry]) => [key, sorted(entry)]))
}

function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]]
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
