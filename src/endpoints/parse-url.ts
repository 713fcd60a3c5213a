import { uriEncode } from '../auth/uri-encode.ts'
import { consistsOf, hasControls, isDigit } from '../util/ascii.ts'
import { splitAuthority, splitUrl } from '../util/url-text.ts'

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

const NOT_A_URL = { scheme: '', authority: '', path: '', query: undefined }

/** undefined for what is no http or https URL, and for URLs with a query. */
export function parseUrl(url: string): ParsedUrl | undefined {
  if (hasControls(url)) return undefined
  const { scheme, authority, path, query } = splitUrl(url) ?? NOT_A_URL
  if ((scheme !== 'http' && scheme !== 'https') || query) return undefined
  const { host, port } = splitAuthority(authority)
  if (!isHost(host) || Number(port ?? 0) > 65535) return undefined
  const normalized = uriEncode(withoutDotSegments(path), true)
  return {
    scheme,
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

/** A bracketed address, or a name without the characters that set one apart. */
function isHost(host: string): boolean {
  const inner = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host
  if (host === '' || inner.includes('[') || inner.includes(']')) return false
  return inner !== host || !host.includes(':')
}

export function isIpv4(host: string): boolean {
  const groups = host.split('.')
  return groups.length === 4 && groups.every((group) => group.length <= 3 && consistsOf(group, isDigit))
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
