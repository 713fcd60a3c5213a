import type { HttpRequest } from '../http/http.ts'
import { hostHeader } from '../util/authority.ts'
import { type SignedHeaders, trimAll } from './signed-headers.ts'
import { uriEncode } from './uri-encode.ts'

/** The text whose digest is signed. */
export function canonicalRequest(
  request: HttpRequest,
  path: string,
  query: string,
  signed: SignedHeaders,
  payloadHash: string,
): string {
  const { headers } = request
  let text = `${request.method.toUpperCase()}\n${path}\n${query}\n`
  for (const name of signed.names) {
    const value = headers[name]
    text += value === undefined ? `host:${hostHeader(request.scheme, request.host)}\n` : `${name}:${trimAll(value)}\n`
  }
  return `${text}\n${signed.list}\n${payloadHash}`
}

/** The path without `.`, `..` and empty segments, encoded once more than it already is. */
export function canonicalPath(path: string): string {
  if (path === '/' || path === '') return '/'
  return uriEncode(hasDotOrEmptySegment(path) ? normalizePath(path) : path, true)
}

function hasDotOrEmptySegment(path: string): boolean {
  return path.includes('//') || path.includes('/.') || path.charCodeAt(0) === 0x2e
}

function normalizePath(path: string): string {
  const kept: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop()
    else if (segment !== '' && segment !== '.') kept.push(segment)
  }
  const first = path.startsWith('/') ? '/' : ''
  const last = path.endsWith('/') && kept.length > 0 ? '/' : ''
  return `${first}${kept.join('/')}${last}`
}

/** The query, already percent-encoded, sorted by name and then by value; every name has its equals sign. */
export function canonicalQuery(query: string): string {
  if (query === '') return ''
  if (!query.includes('&')) return query.includes('=') ? query : `${query}=`
  return query
    .split('&')
    .map((pair): [string, string] => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    })
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
