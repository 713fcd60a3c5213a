import { ArgumentError } from '../errors/config.ts'
import { consistsOf, hasControls, isNameCharacter } from '../util/ascii.ts'
import { splitAuthority, splitUrl } from '../util/url-text.ts'

const LONGEST_HOST = 255

/**
 * Refuses what is no URL of an endpoint: boto's `Invalid endpoint`. Underscores in names, which boto refuses too, are
 * let through: containers have them.
 *
 * @throws ArgumentError
 */
export function checkEndpointUrl(endpointUrl: string): void {
  if (isEndpointUrl(endpointUrl)) return
  throw new ArgumentError({ message: `Invalid endpoint: ${shown(endpointUrl)}` }, { hint: hintFor(endpointUrl) })
}

function isEndpointUrl(endpointUrl: unknown): boolean {
  if (typeof endpointUrl !== 'string' || hasControls(endpointUrl)) return false
  const { scheme, authority } = splitUrl(endpointUrl) ?? { scheme: '', authority: '' }
  if (scheme !== 'http' && scheme !== 'https') return false
  const { host, port = '0' } = splitAuthority(authority)
  if (port === '' || port.length > 5 || Number(port) > 65535) return false
  if (host.startsWith('[')) return /^\[[0-9A-Fa-f:.]+(?:%[\w.~-]+)?\]$/.test(host)
  return host.length <= LONGEST_HOST && consistsOf(host, isNameCharacter)
}

/** Without a password that may be in it. */
function shown(endpointUrl: string): string {
  return String(endpointUrl).replace(/^([^/]*\/\/)?[^/?#]*@/, '$1***@')
}

function hintFor(endpointUrl: string): string {
  const isHost = /^[\w.-]+(?::\d+)?(?:\/[^\s]*)?$/.test(endpointUrl)
  return `An endpoint is a whole URL${isHost ? `: did you mean 'https://${endpointUrl}'?` : ', such as https://localhost:4566.'}`
}
