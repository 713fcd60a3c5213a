import { CredentialRetrievalError } from '../errors/credentials.ts'

const ISO =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?$/i

/**
 * A time as services, processes and cache files write it, in milliseconds since the epoch: ISO 8601, with `Z`, `UTC` or
 * an offset; without any of them it is UTC. NaN for text that is no time.
 */
export function parseTime(text: string): number {
  const match = ISO.exec(text.trim())
  if (!match) return Date.parse(text)
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = match
  const date = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}`
  return Date.parse(date + offset(zone))
}

function offset(zone: string): string {
  if (!/^[+-]/.test(zone)) return 'Z'
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
}

/** The time of an expiration that a source gave; throws CredentialRetrievalError for what is none. */
export function parseExpiration(value: unknown, provider: string): Date {
  const time = value instanceof Date ? value.getTime() : parseTime(String(value))
  if (!Number.isNaN(time)) return new Date(time)
  throw new CredentialRetrievalError({ provider, errorMsg: `the expiration '${String(value)}' is not a time` })
}
