import { IncompleteReadError } from '../errors/body.ts'
import { consistsOf, isDigit } from '../util/ascii.ts'
import { isToken, isValueCharacter } from './header-characters.ts'
import type { HttpRequest } from './http.ts'

function bodyLength({ body }: Pick<HttpRequest, 'body'>): number | undefined {
  if (body === undefined) return 0
  return body instanceof Uint8Array ? body.byteLength : body.length
}

/** What `content-length` promises, checked against a body that is in memory: a wrong one would break the connection. */
export function promisedLength(request: HttpRequest): number | undefined {
  const header = request.headers['content-length']
  if (header === undefined) return bodyLength(request)
  // Another notation would be another number to another reader.
  if (!consistsOf(String(header), isDigit)) throw refusedHeader('content-length')
  const promised = Number(header)
  const actual = bodyLength(request)
  if (actual !== undefined && actual !== promised) {
    throw new IncompleteReadError({ actualBytes: actual, expectedBytes: promised }, { phase: 'send' })
  }
  return promised
}

/** A request without its body, as it goes over the wire. */
export interface RequestHead {
  /** Latin-1, with the empty line at its end. */
  readonly text: string
  /** Whether the body goes in chunks, because nobody knows its length. */
  readonly chunked: boolean
}

/** Headers that decide where a request ends, or where it goes. In capitals they would be sent beside our own. */
const FRAMING: ReadonlySet<string> = new Set(['host', 'content-length', 'transfer-encoding', 'connection', 'expect'])

/**
 * The request line and the headers, with those that the framing of the body needs.
 *
 * @param target what goes in front of the path: the whole origin for a proxy that forwards, otherwise nothing
 * @param proxyAuthorization for a proxy that forwards
 * @throws Error with one of Node's codes for what cannot be sent: line ends in a header, a blank in a path
 */
export function requestHead(request: HttpRequest, target: string, proxyAuthorization: string | undefined): RequestHead {
  const { headers, method, path, query } = request
  if (!isToken(method)) throw refused('ERR_INVALID_HTTP_TOKEN', `Method must be a valid HTTP token ["${method}"]`)
  const place = query === '' ? target + path : `${target}${path}?${query}`
  // Behind an origin, what does not begin with a slash would be a part of the host.
  if (!path.startsWith('/')) throw refused('ERR_UNESCAPED_CHARACTERS', 'Request path must begin with a slash')
  if (!isPlace(place)) throw refused('ERR_UNESCAPED_CHARACTERS', 'Request path contains unescaped characters')
  let text = `${method} ${place} HTTP/1.1\r\n`
  if (headers['host'] === undefined) text += headerLine('host', request.host)
  if (headers['accept-encoding'] === undefined) text += 'accept-encoding: identity\r\n'
  const chunked = goesInChunks(request)
  for (const name of Object.keys(headers)) {
    if (name !== 'transfer-encoding' && (name !== 'content-length' || !chunked)) {
      text += headerLine(name, String(headers[name]))
    }
  }
  if (chunked) text += headerLine('transfer-encoding', headers['transfer-encoding'] ?? 'chunked')
  else {
    const length = promisedLength(request)!
    if (headers['content-length'] === undefined && sendsLength(request, length)) text += `content-length: ${length}\r\n`
  }
  if (proxyAuthorization !== undefined) text += headerLine('proxy-authorization', proxyAuthorization)
  return { text: `${text}\r\n`, chunked }
}

/** Throws for what cannot be the host of a request, with or without a port. */
export function checkAuthority(authority: string): void {
  if (!isPlace(authority)) throw refused('ERR_UNESCAPED_CHARACTERS', 'Request host contains unescaped characters')
}

/** Whether it was asked for, or nobody knows the length. Without a body there is nothing to send in chunks. */
function goesInChunks({ headers, body }: HttpRequest): boolean {
  const codings = headers['transfer-encoding']
  if (body === undefined) return false
  if (codings === undefined) return headers['content-length'] === undefined && bodyLength({ body }) === undefined
  if (codings.toLowerCase() !== 'chunked') throw refusedHeader('transfer-encoding')
  return true
}

function sendsLength({ body, method }: HttpRequest, length: number): boolean {
  return length > 0 || body !== undefined || (method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS')
}

function headerLine(name: string, value: string): string {
  if (!isToken(name)) throw refused('ERR_INVALID_HTTP_TOKEN', `Header name must be a valid HTTP token ["${name}"]`)
  if (!isValue(value)) throw refusedHeader(name)
  const lower = name.toLowerCase()
  if (lower !== name && FRAMING.has(lower)) {
    throw refused('ERR_INVALID_HTTP_TOKEN', `Header name must be in lower case ["${name}"]`)
  }
  return `${name}: ${value}\r\n`
}

/** Latin-1 without control characters, but for tabs. */
function isValue(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (!isValueCharacter(code) || code > 255) return false
  }
  return true
}

function isPlace(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code <= 32 || code === 127 || code > 255) return false
  }
  return true
}

function refusedHeader(name: string): Error {
  return refused('ERR_INVALID_CHAR', `Invalid character in header content ["${name}"]`)
}

function refused(code: string, message: string): Error {
  return Object.assign(new TypeError(message), { code })
}
