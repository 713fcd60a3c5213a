import { isIP } from 'node:net'
import { splitAuthority, splitUrl } from '../util/url-text.ts'

/** The parts of a URL as far as where it leads is decided by them. */
export interface UrlParts {
  readonly scheme: string
  /** Lower case, without brackets and port; undefined when there is none. */
  readonly hostname: string | undefined
}

/** Takes a URL apart as it is sent, without the corrections that a browser would make. */
export function urlParts(url: string): UrlParts {
  const { scheme, authority } = splitUrl(url) ?? { scheme: '', authority: '' }
  const { host } = splitAuthority(authority)
  const hostname = (/^\[([^\]]*)\]/.exec(host)?.[1] ?? host).toLowerCase()
  return { scheme, hostname: hostname === '' ? undefined : hostname }
}

export function isLoopback(hostname: string): boolean {
  const version = isIP(hostname)
  if (version === 4) return hostname.startsWith('127.')
  return version === 6 && /^(0*:)+0*1$/.test(hostname) && hostname.split(':').every((part) => /^0*1?$/.test(part))
}

const LABELS = /^((?!-)[a-z\d-]{1,63}(?<!-)\.)*(?!-)[a-z\d-]{1,63}(?<!-)\.?$/

/** Whether it has a scheme and a host name that can be one. */
export function isValidUri(url: string): boolean {
  const { scheme, hostname } = urlParts(url)
  if (scheme === '' || hostname === undefined || /[\t\r\n]/.test(url)) return false
  return isIP(hostname.split('%')[0]!) === 6 || (hostname.length <= 255 && LABELS.test(hostname))
}
