import type { Headers } from '../http/http.ts'

/**
 * The header `amz-sdk-request`: until when an answer is of use, which attempt this is, how many there may be.
 */
export function sdkRequest(attempt: number, maxAttempts: number | undefined, ttl: string | undefined): string {
  const max = maxAttempts === undefined ? '' : `; max=${maxAttempts}`
  return `${ttl === undefined ? '' : `ttl=${ttl}; `}attempt=${attempt}${max}`
}

/**
 * Until when an answer to the next attempt is of use, by the service's clock, as its last answer showed it; undefined
 * when that had no usable `Date`.
 *
 * @param receivedAt when the last answer came, and `now`, in milliseconds since the epoch
 */
export function timeToLive(
  headers: Headers,
  receivedAt: number,
  now: number,
  readTimeoutMs: number,
): string | undefined {
  const date = Date.parse(headers['date'] ?? '')
  if (Number.isNaN(date)) return undefined
  const ttl = new Date(now + readTimeoutMs + (date - receivedAt))
  if (Number.isNaN(ttl.getTime())) return undefined
  return ttl.toISOString().replace(/[-:]|\.\d+/g, '')
}
