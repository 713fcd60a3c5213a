/**
 * JSON text as Python's `json.dumps` writes it: with a blank after commas and colons, and nothing beyond ASCII. Tokens of
 * pages, policies and the names of shared cache files are made from it.
 */
export function pythonJson(value: unknown, comma = ', ', colon = ': '): string {
  const write = (part: unknown): string => {
    if (typeof part === 'bigint') return String(part)
    if (Array.isArray(part)) return `[${part.map(write).join(comma)}]`
    if (typeof part === 'object' && part !== null) {
      const entries = Object.entries(part).filter(([, entry]) => entry !== undefined)
      return `{${entries.map(([key, entry]) => write(key) + colon + write(entry)).join(comma)}}`
    }
    return JSON.stringify(part ?? null).replace(
      /[\u007f-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
  }
  return write(value)
}
