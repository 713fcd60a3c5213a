import { abortedBy } from '../errors/abort-error.ts'
import type { Host } from '../util/host.ts'

const MIN_RATE = 0.5

/** Lets a client send at a rate: each attempt takes a token, and tokens come in at the rate. First come, first served. */
export class TokenBucket {
  readonly #host: Host
  #rate = MIN_RATE
  #capacity = 1
  #available = 0
  #lastRefill: number
  #queue: Promise<void> | undefined
  #wake: AbortController | undefined

  constructor(host: Host, rate: number) {
    this.#host = host
    this.#lastRefill = host.now()
    this.setRate(rate)
  }

  /** Tokens per second. */
  get rate(): number {
    return this.#rate
  }

  get available(): number {
    return this.#available
  }

  /** What came in until now came in at the old rate. Whoever waits counts again. */
  setRate(rate: number): void {
    this.#refill()
    this.#rate = Math.max(rate, MIN_RATE)
    this.#capacity = Math.max(rate, 1)
    this.#available = Math.min(this.#available, this.#capacity)
    this.#wake?.abort()
  }

  #refill(): void {
    const now = this.#host.now()
    const fresh = (Math.max(0, now - this.#lastRefill) / 1000) * this.#rate
    this.#available = Math.min(this.#capacity, this.#available + fresh)
    this.#lastRefill = now
  }

  /** Takes a token. A promise when there is none yet. */
  acquire(signal?: AbortSignal): Promise<void> | undefined {
    if (this.#queue === undefined) {
      this.#refill()
      if (this.#available >= 1) {
        this.#available--
        return undefined
      }
    }
    const turn = (this.#queue ?? Promise.resolve()).then(() => this.#waitForToken(signal))
    const done = turn
      .catch(() => undefined)
      .then(() => {
        if (this.#queue === done) this.#queue = undefined
      })
    this.#queue = done
    return signal === undefined ? turn : orAborted(turn, signal)
  }

  async #waitForToken(signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      if (signal?.aborted) throw abortedBy(signal)
      this.#refill()
      if (this.#available >= 1) break
      const wake = new AbortController()
      this.#wake = wake
      const either = signal === undefined ? wake.signal : AbortSignal.any([wake.signal, signal])
      // Rounded up: a clock of whole milliseconds would otherwise fall short and be asked again at once.
      const milliseconds = Math.ceil(((1 - this.#available) / this.#rate) * 1000)
      await this.#host.sleep(milliseconds, either).catch(() => undefined)
      this.#wake = undefined
    }
    this.#available--
  }
}

function orAborted(turn: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(abortedBy(signal))
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    turn.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
