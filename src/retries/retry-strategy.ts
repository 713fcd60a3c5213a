import type { Headers } from '../http/http.ts'

export type RetryMode = 'legacy' | 'standard' | 'adaptive'

/** What a model says about an error: the traits of an exception's shape. */
export interface ModelledError {
  readonly retryable?: { readonly throttling?: boolean }
}

/** What makes the retries of one service special, as data. */
export interface RetryFacts {
  /** Attempts in all in standard mode, unless configured. */
  readonly maxAttempts?: number
  /** Scale of the backoff of errors that are not throttling, in milliseconds. */
  readonly baseScaleMs?: number
  /** Operations that wait even when the quota is used up. */
  readonly longPollingOperations?: readonly string[]
  /** Error codes that are transient for this service beyond those of all. */
  readonly transientCodes?: readonly string[]
  /** The response's `x-amz-crc32` is checked. */
  readonly checksCrc32?: boolean
}

/** An attempt that did not bring a result. */
export interface FailedAttempt {
  /** From 1. */
  readonly attempt: number
  readonly operationName: string
  /** Undefined when no answer came. */
  readonly statusCode: number | undefined
  readonly headers: Headers | undefined
  /** `Error.Code` of the answer. */
  readonly errorCode: string | undefined
  /** What the model says about that code, when it knows it. */
  readonly modelled: ModelledError | undefined
  /** What was thrown in place of an answer, or because of it: ChecksumError. */
  readonly error: unknown
}

export type RetryDecision =
  | {
      readonly retry: true
      readonly delayMs: number
      /** What it took from the quota: to be given to `succeeded` when the call succeeds after all. */
      readonly cost: number
    }
  | {
      readonly retry: false
      /** To wait before the failure is reported; more than 0 for long polls when the quota is used up. */
      readonly delayMs: number
      /** The failure would have been retried but for the number of attempts. */
      readonly maxAttemptsReached: boolean
      /** The failure would have been retried but for the quota. */
      readonly retryQuotaReached: boolean
    }

/** The retries of one client. Calls share its quota and, in adaptive mode, its rate. */
export interface RetryStrategy {
  readonly mode: RetryMode
  /** In all, the first included. */
  readonly maxAttempts: number
  /** Whether the first attempt's `amz-sdk-request` says how many there may be; legacy mode tells from the second. */
  readonly announcesMaxAttempts: boolean
  /** Whether `checkCrc32` has to be asked about results. */
  readonly checksCrc32: boolean
  /** Before each attempt, where it is there: a promise when the client's rate does not allow sending yet. */
  acquire?(signal: AbortSignal | undefined): Promise<void> | undefined
  /** After each failed attempt. */
  decide(failed: FailedAttempt): RetryDecision
  /**
   * After the attempt that brought a result.
   *
   * @param cost of the last decision to retry, 0 when there was none
   */
  succeeded(cost: number): void
}

const LEAVE: RetryDecision = { retry: false, delayMs: 0, maxAttemptsReached: false, retryQuotaReached: false }
const MAX_ATTEMPTS: RetryDecision = { retry: false, delayMs: 0, maxAttemptsReached: true, retryQuotaReached: false }

/** The failure is not one to retry. */
export function leave(): RetryDecision {
  return LEAVE
}

/** There were as many attempts as there may be. */
export function attemptsUsedUp(): RetryDecision {
  return MAX_ATTEMPTS
}
