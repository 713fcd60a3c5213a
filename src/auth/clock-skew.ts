import type { Headers } from '../http/http.ts'

/** Codes that say the request's time is wrong. */
const SKEWED: ReadonlySet<string> = new Set(['RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture'])

/** Codes that a wrong time may be behind, or a wrong key. */
const PERHAPS_SKEWED: ReadonlySet<string> = new Set([
  'AuthFailure',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
])

const SECOND = 1000
const TOLERANCE = 4 * 60 * SECOND

/** A service's error, as far as it can tell about clocks. */
export interface SkewEvidence {
  readonly code: string
  readonly message: string
  readonly headers: Headers
  /** Our clock, uncorrected, when the response arrived, in milliseconds. */
  readonly receivedAt: number
}

/**
 * The milliseconds to add to our clock from now on, when a service refused a request because of its time and the
 * service's Date header shows that the clocks differ; otherwise undefined. `offset` is what was added until now. A
 * request signed anew with the result is worth another attempt.
 */
export function correctedOffset(offset: number, evidence: SkewEvidence): number | undefined {
  const { code, message, headers, receivedAt } = evidence
  const certain = SKEWED.has(code) || (PERHAPS_SKEWED.has(code) && blamesTime(message))
  if (!certain && !PERHAPS_SKEWED.has(code)) return undefined
  const date = headers['date']
  const serverTime = date === undefined ? Number.NaN : Date.parse(date)
  if (Number.isNaN(serverTime)) return undefined
  const corrected = serverTime - receivedAt
  const change = Math.abs(corrected - offset)
  return change > (certain ? SECOND : TOLERANCE) ? corrected : undefined
}

function blamesTime(message: string): boolean {
  return message.includes('Signature expired') || message.includes('Signature not yet current')
}
