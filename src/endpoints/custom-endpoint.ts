import { ArgumentError } from '../errors/config.ts'

/** Host and port: a name, an IPv4 address, or an IPv6 address in brackets. */
const AUTHORITY = /^(?:[^@]*@)?(?:\[[0-9A-Fa-f:.]+(?:%[\w.~-]+)?\]|[\w.-]{1,255})(?::(\d{1,5}))?$/
const ABSOLUTE = /^https?:\/\/([^/?#]*)/i

/**
 * Refuses what is no URL of an endpoint: boto's `Invalid endpoint`. Underscores in names, which boto refuses too, are
 * let through: containers have them.
 *
 * @throws ArgumentError
 */
export function checkEndpointUrl(endpointUrl: string): void {
  const [, authority] = ABSOLUTE.exec(endpointUrl) ?? []
  const match = authority === undefined ? null : AUTHORITY.exec(authority)
  if (match !== null && Number(match[1] ?? 0) <= 65535 && !/[\0-\x20\x7f]/.test(endpointUrl)) return
  throw new ArgumentError({ message: `Invalid endpoint: ${shown(endpointUrl)}` }, { hint: hintFor(endpointUrl) })
}

/** Without a password that may be in it. */
function shown(endpointUrl: string): string {
  return String(endpointUrl).replace(/^([^/]*\/\/)?[^/?#]*@/, '$1***@')
}

function hintFor(endpointUrl: string): string {
  const isHost = /^[\w.-]+(?::\d+)?(?:\/[^\s]*)?$/.test(endpointUrl)
  return `An endpoint is a whole URL${isHost ? `: did you mean 'https://${endpointUrl}'?` : ', such as https://localhost:4566.'}`
}
