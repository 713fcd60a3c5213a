import type { Host } from '../util/host.ts'
import { isThrottling, isTransient } from './classify.ts'
import { RetryQuota } from './retry-quota.ts'
import {
  attemptsUsedUp,
  type FailedAttempt,
  leave,
  type RetryDecision,
  type RetryFacts,
  type RetryStrategy,
} from './retry-strategy.ts'

const MAX_ATTEMPTS = 3
const MAX_BACKOFF_MS = 20_000
const THROTTLING_SCALE_MS = 1000
const TRANSIENT_SCALE_MS = 50
const RETRY_AFTER_MOST_MS = 5000
const THROTTLING_COST = 5
const TRANSIENT_COST = 14
const UNRETRIED_INCOME = 1

/** `x-amz-retry-after` in milliseconds; undefined when it is not a number of them. */
function retryAfter({ headers }: FailedAttempt): number | undefined {
  const text = headers?.['x-amz-retry-after']
  return text !== undefined && /^\s*\+?\d+\s*$/.test(text) ? Number(text) : undefined
}

/** Retries with a quota and truncated exponential backoff: what all AWS SDKs do by default since 2026. */
export class StandardRetries implements RetryStrategy {
  readonly mode = 'standard'
  readonly announcesMaxAttempts = true
  readonly maxAttempts: number
  readonly checksCrc32: boolean
  readonly #host: Host
  readonly #facts: RetryFacts
  readonly #quota: RetryQuota

  constructor(host: Host, facts: RetryFacts, maxAttempts?: number, quota: RetryQuota = new RetryQuota()) {
    this.#host = host
    this.#facts = facts
    this.#quota = quota
    this.maxAttempts = maxAttempts ?? facts.maxAttempts ?? MAX_ATTEMPTS
    this.checksCrc32 = facts.checksCrc32 ?? false
  }

  decide(failed: FailedAttempt): RetryDecision {
    const throttling = isThrottling(failed)
    if (!throttling && !isTransient(failed, this.#facts.transientCodes ?? [])) return leave()
    if (failed.attempt >= this.maxAttempts) return attemptsUsedUp()
    const cost = throttling ? THROTTLING_COST : TRANSIENT_COST
    if (this.#quota.acquire(cost)) return { retry: true, delayMs: this.#delay(failed, throttling), cost }
    const polls = this.#facts.longPollingOperations?.includes(failed.operationName)
    const delayMs = polls === true ? this.#delay(failed, throttling) : 0
    return { retry: false, delayMs, maxAttemptsReached: false, retryQuotaReached: true }
  }

  #delay(failed: FailedAttempt, throttling: boolean): number {
    const scale = throttling ? THROTTLING_SCALE_MS : (this.#facts.baseScaleMs ?? TRANSIENT_SCALE_MS)
    const delay = this.#host.random() * Math.min(scale * 2 ** (failed.attempt - 1), MAX_BACKOFF_MS)
    const asked = retryAfter(failed)
    return asked === undefined ? delay : Math.max(delay, Math.min(asked, RETRY_AFTER_MOST_MS + delay))
  }

  succeeded(cost: number): void {
    this.#quota.release(cost === 0 ? UNRETRIED_INCOME : cost)
  }
}
