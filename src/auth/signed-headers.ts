import type { Headers } from '../http/http.ts'

/** Changed or dropped on the way, or set after signing: never part of a signature. */
const UNSIGNED_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'baggage',
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'traceparent',
  'tracestate',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'x-amzn-trace-id',
])

/** Which headers of a request are signed, in order. */
export interface SignedHeaders {
  /** Sorted; `host` is always among them. */
  readonly names: readonly string[]
  /** `host;x-amz-date` */
  readonly list: string
}

const KEPT = 256
const known = new Map<string, SignedHeaders>()

/**
 * The signed headers for this set of header names, worked out once per set. Names with capitals, which handlers write,
 * become lower case, in which they are signed.
 */
export function signedHeaders(headers: Headers): SignedHeaders {
  const key = Object.keys(headers).join()
  const found = known.get(key)
  if (found !== undefined) return found
  if (/[A-Z]/.test(key)) {
    lowerNames(headers)
    return signedHeaders(headers)
  }
  const made = selectHeaders(headers)
  // Names may carry a user's metadata: a full cache starts again rather than growing.
  if (known.size >= KEPT) known.clear()
  known.set(key, made)
  return made
}

/** Of two names for one header the later counts, as if it had been set twice. */
function lowerNames(headers: Headers): void {
  for (const [name, value] of Object.entries(headers)) {
    delete headers[name]
    headers[name.toLowerCase()] = value
  }
}

function selectHeaders(headers: Headers): SignedHeaders {
  const names = Object.keys(headers).filter((name) => !UNSIGNED_HEADERS.has(name))
  if (headers['host'] === undefined) names.push('host')
  names.sort()
  return { names, list: names.join(';') }
}

const SPACE = 0x20

/** Without space around it, and with one space for every run of white space inside. */
export function trimAll(value: string): string {
  let previous = SPACE
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if ((code <= SPACE && (code !== SPACE || previous === SPACE)) || code > 0x7e) return squeeze(value)
    previous = code
  }
  return previous === SPACE && value !== '' ? squeeze(value) : value
}

// White space as Python's str.split sees it: the separators U+001C to U+001F and U+0085 too, U+FEFF not.
function squeeze(value: string): string {
  return value
    .split(/[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/)
    .filter((word) => word !== '')
    .join(' ')
}
