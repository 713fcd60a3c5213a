const SMOOTHING = 0.8
const BUCKETS_PER_SECOND = 2

/** Measures how many answers per second a client gets, in steps of half a second. Times in seconds. */
export class RateClocker {
  #rate = 0
  #count = 0
  #lastBucket: number

  constructor(time: number) {
    this.#lastBucket = Math.floor(time)
  }

  /** Counts one answer; gives the measured rate. */
  record(time: number): number {
    const bucket = Math.floor(time * BUCKETS_PER_SECOND) / BUCKETS_PER_SECOND
    this.#count++
    if (bucket > this.#lastBucket) {
      this.#rate = (this.#count / (bucket - this.#lastBucket)) * SMOOTHING + this.#rate * (1 - SMOOTHING)
      this.#count = 0
      this.#lastBucket = bucket
    }
    return this.#rate
  }
}
