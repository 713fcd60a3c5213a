import type { Host } from '../util/host.ts'
import { isThrottling } from './classify.ts'
import { CubicCalculator } from './cubic.ts'
import { RateClocker } from './rate-clocker.ts'
import type { FailedAttempt, RetryDecision, RetryStrategy } from './retry-strategy.ts'
import type { StandardRetries } from './standard.ts'
import { TokenBucket } from './token-bucket.ts'

const FASTEST_RISE = 2

/** Standard retries, and from the first throttling on a limit to how fast the client sends at all. */
export class AdaptiveRetries implements RetryStrategy {
  readonly mode = 'adaptive'
  readonly announcesMaxAttempts: boolean
  readonly maxAttempts: number
  readonly checksCrc32: boolean
  readonly #standard: StandardRetries
  readonly #host: Host
  readonly #cubic: CubicCalculator
  readonly #clocker: RateClocker
  readonly #bucket: TokenBucket
  #limiting = false

  constructor(host: Host, standard: StandardRetries) {
    this.#host = host
    this.#standard = standard
    this.announcesMaxAttempts = standard.announcesMaxAttempts
    this.maxAttempts = standard.maxAttempts
    this.checksCrc32 = standard.checksCrc32
    const time = host.now() / 1000
    this.#cubic = new CubicCalculator(0, time)
    this.#clocker = new RateClocker(time)
    this.#bucket = new TokenBucket(host, 1)
  }

  /** Requests per second that may be sent; undefined until the service throttled. */
  get sendRate(): number | undefined {
    return this.#limiting ? this.#bucket.rate : undefined
  }

  acquire(signal: AbortSignal | undefined): Promise<void> | undefined {
    return this.#limiting ? this.#bucket.acquire(signal) : undefined
  }

  decide(failed: FailedAttempt): RetryDecision {
    this.#answered(isThrottling(failed))
    return this.#standard.decide(failed)
  }

  succeeded(cost: number): void {
    this.#answered(false)
    this.#standard.succeeded(cost)
  }

  #answered(throttled: boolean): void {
    const time = this.#host.now() / 1000
    const measured = this.#clocker.record(time)
    let rate: number
    if (throttled) {
      rate = this.#cubic.throttled(this.#limiting ? Math.min(measured, this.#bucket.rate) : measured, time)
      this.#limiting = true
    } else {
      rate = this.#cubic.succeeded(time)
    }
    this.#bucket.setRate(Math.min(rate, FASTEST_RISE * measured))
  }
}
