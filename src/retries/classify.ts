import { ChecksumError } from '../errors/body.ts'
import { ConnectionError, HTTPClientError } from '../errors/http.ts'
import type { FailedAttempt } from './retry-strategy.ts'

const THROTTLING_CODES: ReadonlySet<string> = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'LimitExceededException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
])

const TRANSIENT_CODES: ReadonlySet<string> = new Set([
  'PriorRequestNotComplete',
  'RequestTimeout',
  'RequestTimeoutException',
])

const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([500, 502, 503, 504])

/** The service asks for fewer calls: by its code, else by its model, else by the status of a code that nobody knows. */
export function isThrottling({ errorCode, modelled, statusCode }: FailedAttempt): boolean {
  if (errorCode !== undefined && THROTTLING_CODES.has(errorCode)) return true
  if (modelled?.retryable !== undefined) return modelled.retryable.throttling === true
  return statusCode === 429 && modelled === undefined
}

/** Trying again may help, and not for being slower. */
export function isTransient(failed: FailedAttempt, ownCodes: readonly string[]): boolean {
  const { errorCode, statusCode, modelled, error } = failed
  if (errorCode !== undefined && (TRANSIENT_CODES.has(errorCode) || ownCodes.includes(errorCode))) return true
  if (statusCode !== undefined && TRANSIENT_STATUSES.has(statusCode)) return true
  if (modelled?.retryable !== undefined) return true
  return error instanceof ConnectionError || error instanceof HTTPClientError || error instanceof ChecksumError
}
