import { consistsOf, isDigit } from '../util/ascii.ts'
import { isTokenCharacter, isValueCharacter } from './header-characters.ts'
import type { Headers } from './http.ts'
import { notHttp } from './not-http.ts'

const COLON = 58
const SPACE = 32
const TAB = 9

/** Two readers that differ about a fold would differ about where the message ends. */
const FRAMING: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding', 'connection', 'proxy-connection'])

/** What every status line begins with; a digit follows. */
export const VERSION = 'HTTP/1.'

/** The first lines of a response. */
export interface ResponseHead {
  readonly statusCode: number
  readonly reason: string
  /** Lower-case names; repeats are joined with `, `. */
  readonly headers: Headers
}

/** How a head says that its body is framed, and what becomes of the connection. */
export interface Framing {
  /** In bytes, where it is announced. */
  readonly length: number | undefined
  readonly chunked: boolean
  /** Whether another response may follow, as far as the head says. */
  readonly keepAlive: boolean
}

/** A head, without the empty line at its end. Throws for what is none, and for what can be read in two ways. */
export function parseResponseHead(text: string): { readonly head: ResponseHead; readonly framing: Framing } {
  const firstEnd = text.indexOf('\r\n')
  const first = firstEnd < 0 ? text : text.slice(0, firstEnd)
  const { headers, lengths } = parseHeaders(text, first.length + 2)
  const head = { ...parseStatusLine(first), headers }
  return { head, framing: framingOf(headers, lengths, first.charAt(7) === '1') }
}

/** How long the server keeps an idle connection, in ms, when it says so. */
export function keepAliveHint(headers: Headers): number | undefined {
  const hint = headers['keep-alive']
  if (hint === undefined) return undefined
  const match = /(?:^|[,;\s])timeout=(\d{1,9})/i.exec(hint)
  return match ? Number(match[1]) * 1000 : undefined
}

function parseHeaders(text: string, from: number): { headers: Headers; lengths: number } {
  const headers: Headers = {}
  let lengths = 0
  let name = ''
  for (let start = from; start < text.length; ) {
    const found = text.indexOf('\r\n', start)
    const end = found < 0 ? text.length : found
    const folded = isBlank(text.charCodeAt(start))
    if (folded) {
      if (name === '') throw notHttp('a header without a name')
      if (FRAMING.has(name)) throw notHttp('a folded header that frames the message')
      setHeader(headers, name, `${headers[name]} ${headerValue(text, start, end)}`)
    } else {
      const colon = endOfName(text, start, end)
      name = text.slice(start, colon).toLowerCase()
      if (name === 'content-length') lengths++
      const value = headerValue(text, colon + 1, end)
      setHeader(headers, name, Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value)
    }
    start = end + 2
  }
  return { headers, lengths }
}

function parseStatusLine(line: string): { statusCode: number; reason: string } {
  const minor = line.charAt(7)
  const statusCode = Number(line.slice(9, 12))
  const isOne = line.startsWith(VERSION) && (minor === '0' || minor === '1') && line.charAt(8) === ' '
  if (
    !isOne ||
    !consistsOf(line.slice(9, 12), isDigit) ||
    statusCode < 100 ||
    (line.length > 12 && line.charAt(12) !== ' ')
  ) {
    throw notHttp('no status line')
  }
  return { statusCode, reason: headerValue(line, 13, line.length) }
}

export function setHeader(headers: Headers, name: string, value: string): void {
  if (name !== '__proto__') headers[name] = value
  else Object.defineProperty(headers, name, { value, enumerable: true, configurable: true, writable: true })
}

/** Where the colon is behind a name. */
function endOfName(text: string, start: number, end: number): number {
  let at = start
  while (at < end && isTokenCharacter(text.charCodeAt(at))) at++
  if (at === start || text.charCodeAt(at) !== COLON) throw notHttp('a header without a name')
  return at
}

/** Without the blanks around it. Control characters are refused: a line end of one reader is none of another. */
function headerValue(text: string, start: number, end: number): string {
  while (start < end && isBlank(text.charCodeAt(start))) start++
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--
  for (let i = start; i < end; i++) {
    if (!isValueCharacter(text.charCodeAt(i))) throw notHttp('a control character in a header')
  }
  return text.slice(start, end)
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB
}

function framingOf(headers: Headers, lengths: number, persists: boolean): Framing {
  const length = headers['content-length']
  const codings = headers['transfer-encoding']
  if (lengths > 1 || (lengths > 0 && codings !== undefined)) throw notHttp('more than one length')
  return {
    length: length === undefined ? undefined : lengthOf(length),
    chunked: codings !== undefined && endsInChunks(codings),
    // HTTP/1.0 knows no codings: whoever is in between may have framed it in another way.
    keepAlive: keepsAlive(headers, persists) && (persists || codings === undefined),
  }
}

function lengthOf(value: string): number {
  const length = Number(value)
  if (!consistsOf(value, isDigit) || !Number.isSafeInteger(length)) throw notHttp('a length that is no number')
  return length
}

/** Whether the last of the codings frames the body; otherwise the end of the connection does. */
function endsInChunks(codings: string): boolean {
  const all = codings.split(',').map((coding) => coding.trim().toLowerCase())
  const at = all.indexOf('chunked')
  if (at >= 0 && at < all.length - 1) throw notHttp('chunks within another coding')
  return at >= 0
}

/** `persists`: whether the version does when nothing is said. */
function keepsAlive(headers: Headers, persists: boolean): boolean {
  const said = headers['connection']
  // Older proxies speak of the connection to them in a header of its own.
  if (said === undefined && headers['proxy-connection'] === undefined) return persists
  if (lists(said, 'close') || lists(headers['proxy-connection'], 'close')) return false
  return persists || lists(said, 'keep-alive')
}

/** Whether a header with a list has an option. */
export function lists(value: string | undefined, option: string): boolean {
  return value?.split(',').some((one) => one.trim().toLowerCase() === option) ?? false
}
