import { ChecksumError } from '../errors/body.ts'
import { ConnectionClosedError, ConnectionError, ReadTimeoutError } from '../errors/http.ts'
import type { Host } from '../util/host.ts'
import type { LegacyPolicy, LegacyRules } from './legacy-rules.ts'
import { attemptsUsedUp, type FailedAttempt, leave, type RetryDecision, type RetryStrategy } from './retry-strategy.ts'

function applies(policy: LegacyPolicy, { statusCode, errorCode, error }: FailedAttempt): boolean {
  switch (policy.kind) {
    case 'status':
      return statusCode === policy.statusCode
    case 'code':
      return statusCode === policy.statusCode && errorCode === policy.errorCode
    case 'crc32':
      return error instanceof ChecksumError
    case 'connection':
      return (
        error instanceof ConnectionError || error instanceof ConnectionClosedError || error instanceof ReadTimeoutError
      )
  }
}

/** boto's old default: up to five attempts, delays that grow without bound, no quota; rules from data. */
export class LegacyRetries implements RetryStrategy {
  readonly mode = 'legacy'
  readonly announcesMaxAttempts = false
  readonly maxAttempts: number
  readonly checksCrc32: boolean
  readonly #host: Host
  readonly #rules: LegacyRules

  constructor(host: Host, rules: LegacyRules, maxAttempts?: number) {
    this.#host = host
    this.#rules = rules
    this.maxAttempts = maxAttempts ?? rules.maxAttempts
    this.checksCrc32 = rules.policies.some(({ kind }) => kind === 'crc32')
  }

  decide(failed: FailedAttempt): RetryDecision {
    const { base, growthFactor, policies } = this.#rules
    if (!policies.some((policy) => applies(policy, failed))) return leave()
    if (failed.attempt >= this.maxAttempts) return attemptsUsedUp()
    const seconds = (base === 'rand' ? this.#host.random() : base) * growthFactor ** (failed.attempt - 1)
    return { retry: true, delayMs: seconds * 1000, cost: 0 }
  }

  succeeded(): void {}
}
