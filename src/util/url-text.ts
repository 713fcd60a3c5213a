import { consistsOf, isAlphanumeric, isDigit } from './ascii.ts'

/** A URL taken apart as it is written, without the corrections that WHATWG's `URL` would make. */
export interface UrlText {
  /** In lower case. */
  readonly scheme: string
  /** User, host and port. */
  readonly authority: string
  readonly path: string
  /** Without the question mark; undefined when there is none. */
  readonly query: string | undefined
}

/** undefined for what has no scheme followed by `://`. A fragment is dropped. */
export function splitUrl(url: string): UrlText | undefined {
  const colon = url.indexOf('://')
  if (colon <= 0 || !isScheme(url, colon)) return undefined
  const start = colon + 3
  const slash = firstIn(url, start, '/?#')
  const question = firstIn(url, slash, '?#')
  const hash = url.indexOf('#', question)
  return {
    scheme: url.slice(0, colon).toLowerCase(),
    authority: url.slice(start, slash),
    path: url.slice(slash, question),
    query: url[question] === '?' ? url.slice(question + 1, hash < 0 ? undefined : hash) : undefined,
  }
}

function isScheme(url: string, end: number): boolean {
  for (let i = 0; i < end; i++) {
    const code = url.charCodeAt(i)
    if (!isAlphanumeric(code) && !'+-.'.includes(url[i]!)) return false
  }
  return isAlphanumeric(url.charCodeAt(0)) && !isDigit(url.charCodeAt(0))
}

/** Where the first of some characters is; the end where there is none. */
function firstIn(text: string, from: number, stops: string): number {
  for (let i = from; i < text.length; i++) if (stops.includes(text[i]!)) return i
  return text.length
}

/**
 * Host and port of an authority. The host keeps its brackets; the port is what digits stand behind the last colon, which
 * may be none, and undefined without such a colon.
 */
export function splitAuthority(authority: string): { readonly host: string; readonly port: string | undefined } {
  const start = authority.lastIndexOf('@') + 1
  const colon = authority.lastIndexOf(':')
  const port = authority.slice(colon + 1)
  if (colon < Math.max(start, authority.lastIndexOf(']')) || (port !== '' && !consistsOf(port, isDigit)))
    return { host: authority.slice(start), port: undefined }
  return { host: authority.slice(start, colon), port }
}
