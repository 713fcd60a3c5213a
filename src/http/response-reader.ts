import type { Headers } from './http.ts'

/** The most that a head may have, and the trailers behind a body. */
const MAX_HEAD_BYTES = 64 * 1024
const VERSION = 'HTTP/1.'
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const COLON = 58
const SPACE = 32
const TAB = 9
const EMPTY = Buffer.alloc(0)

/** The first lines of a response. */
export interface ResponseHead {
  readonly statusCode: number
  readonly reason: string
  /** Lower-case names; repeats are joined with `, `. */
  readonly headers: Headers
}

/** Who a response is read for. */
export interface ResponseSink {
  /** The server sent `100 Continue`. */
  continued(): void
  head(head: ResponseHead): void
  body(bytes: Buffer): void
  /** The response is whole. `reusable` says whether another request may follow on its connection. */
  end(reusable: boolean): void
}

type State = 'idle' | 'head' | 'length' | 'until-close' | 'chunk-size' | 'chunk-data' | 'chunk-end' | 'trailers'

/**
 * Reads the responses of one connection: HTTP/1.0 and 1.1 (RFC 9112), in whatever pieces they come. Strict where leniency
 * would let two readers see two messages in the same bytes: line ends, lengths, what frames a body.
 *
 * node:http reads the same; starting it costs a program 7 ms before its first answer, and twice the time for each.
 */
export class ResponseReader {
  #sink: ResponseSink | undefined
  #state: State = 'idle'
  #bodyless = false
  #keepAlive = false
  /** What came of a head, or of a line between chunks, when it has not come whole. */
  #pending: Buffer = EMPTY
  /** Bytes to come of the body or chunk. */
  #left = 0
  #trailerBytes = 0

  /** Reads the next response for `sink`: the one to a request with that method. */
  expect(sink: ResponseSink, method: string): void {
    this.#sink = sink
    this.#state = 'head'
    this.#bodyless = method === 'HEAD'
    this.#pending = EMPTY
  }

  /** Throws for what is no HTTP, and for bytes that nobody asked for. */
  read(bytes: Buffer): void {
    let at = 0
    while (at < bytes.length) at = this.#next(bytes, at)
  }

  /** The connection was ended by the server, which may be the end of a body. */
  finish(): void {
    if (this.#state === 'until-close') this.#end(false)
  }

  #next(bytes: Buffer, at: number): number {
    switch (this.#state) {
      case 'head':
        return this.#readHead(bytes, at)
      case 'length':
        return this.#readLength(bytes, at)
      case 'until-close':
        this.#sink!.body(at === 0 ? bytes : bytes.subarray(at))
        return bytes.length
      case 'chunk-size':
        return this.#readLine(bytes, at, (line) => this.#startChunk(line))
      case 'chunk-data':
        return this.#readChunk(bytes, at)
      case 'chunk-end':
        return this.#readLine(bytes, at, (line) => this.#endChunk(line))
      case 'trailers':
        return this.#readTrailer(bytes, at)
      default:
        throw notHttp('bytes that belong to no response')
    }
  }

  #readHead(bytes: Buffer, at: number): number {
    const before = this.#pending.length
    const text = before === 0 ? bytes.subarray(at) : Buffer.concat([this.#pending, bytes.subarray(at)])
    const end = text.indexOf('\r\n\r\n', Math.max(0, before - 3), 'latin1')
    if ((end < 0 ? text.length : end) > MAX_HEAD_BYTES) throw notHttp(`more than ${MAX_HEAD_BYTES} bytes of headers`)
    if (end < 0) {
      if (!begins(text)) throw notHttp('no status line')
      this.#pending = before === 0 ? Buffer.from(text) : text
      return bytes.length
    }
    this.#pending = EMPTY
    const next = at + end + 4 - before
    this.#take(text.toString('latin1', 0, end), next === bytes.length)
    return this.#state === 'idle' ? bytes.length : next
  }

  /** Decides by a head what follows it. */
  #take(text: string, isLast: boolean): void {
    const { head, minor, lengths } = parseHead(text)
    const { statusCode, headers } = head
    const coding = headers['transfer-encoding']?.toLowerCase()
    if (lengths > 1 || (lengths > 0 && coding !== undefined)) throw notHttp('more than one length')
    if (statusCode < 200) {
      if (statusCode === 101) throw notHttp('a switch of protocols that nobody asked for')
      if (statusCode === 100) this.#sink!.continued()
      return
    }
    const length = headers['content-length']
    if (length !== undefined) this.#left = lengthOf(length)
    const hasBody = !this.#bodyless && statusCode !== 204 && statusCode !== 304
    this.#keepAlive = keepsAlive(minor, headers['connection'])
    this.#state = !hasBody ? 'head' : coding?.endsWith('chunked') ? 'chunk-size' : 'length'
    if (hasBody && this.#state === 'length' && length === undefined) this.#state = 'until-close'
    if (this.#state === 'until-close') this.#keepAlive = false
    const ended = !hasBody || (this.#state === 'length' && this.#left === 0)
    this.#sink!.head(head)
    if (ended) this.#end(isLast)
  }

  #readLength(bytes: Buffer, at: number): number {
    const end = this.#readBody(bytes, at)
    if (this.#left > 0) return end
    this.#end(end === bytes.length)
    return bytes.length
  }

  #readChunk(bytes: Buffer, at: number): number {
    const end = this.#readBody(bytes, at)
    if (this.#left === 0) this.#state = 'chunk-end'
    return end
  }

  #readBody(bytes: Buffer, at: number): number {
    const end = Math.min(bytes.length, at + this.#left)
    this.#left -= end - at
    this.#sink!.body(at === 0 && end === bytes.length ? bytes : bytes.subarray(at, end))
    return end
  }

  /** A line between chunks, without its end; the rest of it may come later. */
  #readLine(bytes: Buffer, at: number, take: (line: string) => void): number {
    const feed = bytes.indexOf(LINE_FEED, at)
    const end = feed < 0 ? bytes.length : feed + 1
    const text = Buffer.concat([this.#pending, bytes.subarray(at, end)])
    if (text.length > MAX_HEAD_BYTES) throw notHttp(`a line of more than ${MAX_HEAD_BYTES} bytes`)
    this.#pending = feed < 0 ? text : EMPTY
    if (feed < 0) return end
    if (text[text.length - 2] !== CARRIAGE_RETURN) throw notHttp('a line that does not end as lines do')
    take(text.toString('latin1', 0, text.length - 2))
    return end
  }

  #startChunk(line: string): void {
    const [, digits] = /^0*([0-9a-f]{1,13})[ \t]*(?:;[^\r]*)?$/i.exec(line) ?? []
    if (digits === undefined) throw notHttp('a chunk without a size')
    this.#left = Number.parseInt(digits, 16)
    this.#trailerBytes = 0
    this.#state = this.#left === 0 ? 'trailers' : 'chunk-data'
  }

  #endChunk(line: string): void {
    if (line !== '') throw notHttp('a chunk that is longer than its size')
    this.#state = 'chunk-size'
  }

  /** What trailers say is of no use to anybody here. */
  #readTrailer(bytes: Buffer, at: number): number {
    const next = this.#readLine(bytes, at, (line) => {
      this.#trailerBytes += line.length
      if (this.#trailerBytes > MAX_HEAD_BYTES) throw notHttp(`more than ${MAX_HEAD_BYTES} bytes of trailers`)
      if (line === '') this.#state = 'idle'
    })
    if (this.#state !== 'idle') return next
    this.#end(next === bytes.length)
    return bytes.length
  }

  /** `isLast`: nothing came behind it. What did would be taken for the answer to the next request. */
  #end(isLast: boolean): void {
    const sink = this.#sink!
    this.#sink = undefined
    this.#state = 'idle'
    sink.end(isLast && this.#keepAlive)
  }
}

interface ParsedHead {
  readonly head: ResponseHead
  /** 0 or 1, of HTTP/1. */
  readonly minor: number
  readonly lengths: number
}

function parseHead(text: string): ParsedHead {
  const firstEnd = text.indexOf('\r\n')
  const first = firstEnd < 0 ? text : text.slice(0, firstEnd)
  const headers: Headers = {}
  let lengths = 0
  let name = ''
  for (let start = first.length + 2; start < text.length; ) {
    const found = text.indexOf('\r\n', start)
    const end = found < 0 ? text.length : found
    const folded = isBlank(text.charCodeAt(start))
    if (folded) {
      if (name === '') throw notHttp('a header without a name')
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
  return { head: { ...parseStatusLine(first), headers }, minor: first.charCodeAt(7) - 48, lengths }
}

/** Whether so few bytes can become a response. */
function begins(text: Buffer): boolean {
  return VERSION.startsWith(text.toString('latin1', 0, VERSION.length))
}

function parseStatusLine(line: string): { statusCode: number; reason: string } {
  const minor = line.charAt(7)
  const statusCode = Number(line.slice(9, 12))
  const isOne = line.startsWith(VERSION) && (minor === '0' || minor === '1') && line.charAt(8) === ' '
  if (!isOne || !isDigits(line.slice(9, 12)) || statusCode < 100 || (line.length > 12 && line.charAt(12) !== ' ')) {
    throw notHttp('no status line')
  }
  return { statusCode, reason: headerValue(line, 13, line.length) }
}

function setHeader(headers: Headers, name: string, value: string): void {
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
    const code = text.charCodeAt(i)
    if ((code < SPACE && code !== TAB) || code === 127) throw notHttp('a control character in a header')
  }
  return text.slice(start, end)
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB
}

function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 48 || text.charCodeAt(i) > 57) return false
  return text !== ''
}

function lengthOf(value: string): number {
  const length = Number(value)
  if (!isDigits(value) || !Number.isSafeInteger(length)) throw notHttp('a length that is no number')
  return length
}

function keepsAlive(minor: number, connection: string | undefined): boolean {
  if (connection === undefined) return minor === 1
  const said = connection.toLowerCase()
  return minor === 1 ? !/(?:^|[\s,])close(?:$|[\s,])/.test(said) : /(?:^|[\s,])keep-alive(?:$|[\s,])/.test(said)
}

/** Characters of header names and methods (RFC 9110, section 5.6.2). */
export function isTokenCharacter(code: number): boolean {
  return TOKEN[code] === 1
}

const TOKEN = new Uint8Array(128)
for (const char of "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") {
  TOKEN[char.charCodeAt(0)] = 1
}

/** The code that tells such errors from those of sockets. */
export const NOT_HTTP = 'ERR_NOT_HTTP'

function notHttp(what: string): Error {
  return Object.assign(new Error(`the answer is not HTTP: ${what}`), { code: NOT_HTTP })
}
