import type { Host } from '../util/host.ts'

/** Lets bytes pass no faster than so many per second, however many ask at once. */
export class Bandwidth {
  readonly #bytesPerMillisecond: number
  readonly #host: Host
  /** When all that has passed will have taken its time. */
  #free = 0

  constructor(bytesPerSecond: number, host: Host) {
    this.#bytesPerMillisecond = bytesPerSecond / 1000
    this.#host = host
  }

  /** Waits for the turn of `bytes`. Rejects when the signal is aborted meanwhile. */
  async take(bytes: number, signal: AbortSignal): Promise<void> {
    const now = this.#host.now()
    const turn = Math.max(now, this.#free)
    this.#free = turn + bytes / this.#bytesPerMillisecond
    if (turn > now) await this.#host.sleep(turn - now, signal)
  }
}
