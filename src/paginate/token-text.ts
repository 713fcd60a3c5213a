import { parseJson } from '../protocols/formats/json-text.ts'
import { setField } from '../protocols/own-field.ts'
import { fromBase64, toBase64, utf8 } from '../util/bytes.ts'
import { pythonJson } from '../util/python-json.ts'

/** What a resume token holds: the service's tokens by the parameters that take them, and how far into a page. */
export type TokenFields = Record<string, unknown>

const ENCODED_KEYS = 'boto_encoded_keys'
/** boto has no tokens with decimals in them: they are an error of Python's. */
const DECIMAL_KEYS = 'tucuxi_decimal_keys'

type Path = readonly (string | number)[]

/** An object that says a whole number, as those of libraries of decimals. */
interface Decimal {
  toFixed(): string
}

/** What JSON has only as text, by the places where it was. */
interface Texts {
  readonly bytes: Path[]
  readonly decimals: Path[]
}

/** A copy with bytes as base64 and decimals as text; where they were goes into `texts`. */
function toPlain(value: unknown, path: Path, texts: Texts): unknown {
  if (value instanceof Uint8Array) {
    texts.bytes.push(path)
    return toBase64(value)
  }
  if (value instanceof Date) return value.toISOString()
  if (value === undefined) return null
  if (Array.isArray(value)) return value.map((item, i) => toPlain(item, [...path, i], texts))
  if (typeof value !== 'object' || value === null) return value
  if (typeof (value as Partial<Decimal>).toFixed === 'function') {
    texts.decimals.push(path)
    return (value as Decimal).toFixed()
  }
  const copy: TokenFields = {}
  for (const [key, item] of Object.entries(value)) setField(copy, key, toPlain(item, [...path, key], texts))
  return copy
}

/**
 * A token as boto writes it: base64 of JSON, with the paths of what is bytes in `boto_encoded_keys`, and those of decimals
 * beside it.
 */
export function encodeToken(fields: TokenFields): string {
  const texts: Texts = { bytes: [], decimals: [] }
  const plain = toPlain(fields, [], texts) as TokenFields
  if (texts.bytes.length > 0) plain[ENCODED_KEYS] = texts.bytes
  if (texts.decimals.length > 0) plain[DECIMAL_KEYS] = texts.decimals
  return toBase64(utf8(pythonJson(plain)))
}

/** Makes of the text at a path what it was; false where there is none. */
function restore(fields: TokenFields, path: unknown, read: (text: string) => unknown): boolean {
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
  setField(container as TokenFields, last, read(text))
  return true
}

function restoreAll(fields: TokenFields, paths: unknown, read: (text: string) => unknown): boolean {
  return Array.isArray(paths) && paths.every((path) => restore(fields, path, read))
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
  const { [ENCODED_KEYS]: bytes = [], [DECIMAL_KEYS]: decimals = [], ...rest } = fields as TokenFields
  const restored = restoreAll(rest, bytes, fromBase64) && restoreAll(rest, decimals, toDecimal)
  return restored ? rest : undefined
}

function toDecimal(text: string): Decimal {
  return { toFixed: () => text }
}
