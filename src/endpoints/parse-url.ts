import { uriEncode } from '../auth/uri-encode.ts'

/** What the rule function parseURL gives. */
export interface ParsedUrl {
  readonly scheme: string
  /** Host and port as written. */
  readonly authority: string
  readonly path: string
  /** Dot segments and doubled slashes removed, percent-encoded, with a slash at the end. */
  readonly normalizedPath: string
  readonly isIp: boolean
}

// Not WHATWG's URL, which drops default ports, adds slashes and rewrites hosts.
const ABSOLUTE = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?$/i
const AUTHORITY = /^(?:[^@]*@)?(\[[^\][]*\]|[^:\][]*)(?::(\d*))?$/

/** undefined for what is no http or https URL, and for URLs with a query. */
export function parseUrl(url: string): ParsedUrl | undefined {
  if (/[\0- \x7f]/.test(url)) return undefined
  const [, scheme, authority, path, query] = ABSOLUTE.exec(url) ?? []
  if (scheme === undefined || !/^https?$/i.test(scheme) || !authority || path === undefined || query) return undefined
  const [, host, port] = AUTHORITY.exec(authority) ?? []
  if (!host || (port !== undefined && Number(port) > 65535)) return undefined
  const normalized = uriEncode(withoutDotSegments(path), true)
  return {
    scheme: scheme.toLowerCase(),
    authority,
    path,
    normalizedPath: normalized.endsWith('/') ? normalized : `${normalized}/`,
    isIp: isIpv4(host) || isIpv6(host),
  }
}

function withoutDotSegments(path: string): string {
  const kept: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop()
    else if (segment !== '' && segment !== '.') kept.push(segment)
  }
  return `/${kept.join('/')}`
}

export function isIpv4(host: string): boolean {
  return /^(?:\d{1,3}\.){3}\d{1,3}$/.test(host)
}

function isIpv6(host: string): boolean {
  if (!host.startsWith('[')) return false
  const [address = '', ...zone] = host.slice(1, -1).split('%')
  if (zone.length > 0 && zone.join('%').replace(/^25/, '') === '') return false
  const halves = address.split('::')
  if (halves.length > 2) return false
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1)!
  if (isIpv4(last.at(-1) ?? '')) last.splice(-1, 1, '0', '0')
  const count = groups.flat().length
  return (
    groups.flat().every((group) => /^[0-9a-f]{1,4}$/i.test(group)) && (halves.length === 2 ? count < 8 : count === 8)
  )
}
