/**
 * JSON text exactly as Python's `json.dumps(value, sort_keys=True)` writes it, which is what the names of shared cache
 * files are made from.
 *
 * @param compact without blanks after commas and colons
 */
export function pythonJson(value: unknown, compact = false): string {
  const [comma, colon] = compact ? [',', ':'] : [', ', ': ']
  const write = (part: unknown): string => {
    if (typeof part === 'string') return ascii(part)
    if (Array.isArray(part)) return `[${part.map(write).join(comma)}]`
    if (typeof part !== 'object' || part === null) return JSON.stringify(part ?? null)
    const entries = Object.entries(part).filter(([, entry]) => entry !== undefined)
    entries.sort(([a], [b]) => byCodePoint(a, b))
    return `{${entries.map(([key, entry]) => `${ascii(key)}${colon}${write(entry)}`).join(comma)}}`
  }
  return write(value)
}

function ascii(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]]
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
