import { parseJson } from '../protocols/formats/json-text.ts'
import { setField } from '../protocols/own-field.ts'
import { fromBase64, toBase64, utf8 } from '../util/bytes.ts'
import { pythonJson } from '../util/python-json.ts'

/** What a resume token holds: the service's tokens by the parameters that take them, and how far into a page. */
export type TokenFields = Record<string, unknown>

const ENCODED_KEYS = 'boto_encoded_keys'

/** A copy with bytes as base64; where they were goes into `paths`. */
function withoutBytes(
  value: unknown,
  path: readonly (string | number)[],
  paths: (readonly (string | number)[])[],
): unknown {
  if (value instanceof Uint8Array) {
    paths.push(path)
    return toBase64(value)
  }
  if (value instanceof Date) return value.toISOString()
  if (value === undefined) return null
  if (Array.isArray(value)) return value.map((item, i) => withoutBytes(item, [...path, i], paths))
  if (typeof value !== 'object' || value === null) return value
  const copy: TokenFields = {}
  for (const [key, item] of Object.entries(value)) setField(copy, key, withoutBytes(item, [...path, key], paths))
  return copy
}

/** A token as boto writes it: base64 of JSON, with the paths of what is bytes in `boto_encoded_keys`. */
export function encodeToken(fields: TokenFields): string {
  const paths: (readonly (string | number)[])[] = []
  const plain = withoutBytes(fields, [], paths) as TokenFields
  if (paths.length > 0) plain[ENCODED_KEYS] = paths
  return toBase64(utf8(pythonJson(plain)))
}

function restoreBytes(fields: TokenFields, path: unknown): boolean {
  if (!Array.isArray(path) || path.length === 0) return false
  let container: unknown = fields
  for (const step of path.slice(0, -1)) {
    if (typeof container !== 'object' || container === null || !Object.hasOwn(container, step as string)) return false
    container = (container as TokenFields)[step as string]
  }
  const last = path.at(-1) as string
  if (typeof container !== 'object' || container === null || !Object.hasOwn(container, last)) return false
  const text = (container as TokenFields)[last]
  if (typeof text !== 'string') return false
  setField(container as TokenFields, last, fromBase64(text))
  return true
}

/** What a token of `encodeToken` or of boto holds, or undefined when it is not one. */
export function decodeToken(token: string): TokenFields | undefined {
  let fields: unknown
  try {
    fields = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(fromBase64(token)))
  } catch {
    return undefined
  }
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return undefined
  const { [ENCODED_KEYS]: paths = [], ...rest } = fields as TokenFields
  if (!Array.isArray(paths) || !paths.every((path) => restoreBytes(rest, path))) return undefined
  return rest
}
