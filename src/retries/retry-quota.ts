/**
 * What a client may spend on retries, so that a service that is down is not hit harder than one that is up. Results
 * earn it back.
 */
export class RetryQuota {
  readonly #capacity: number
  #available: number

  constructor(capacity = 500) {
    this.#capacity = capacity
    this.#available = capacity
  }

  get available(): number {
    return this.#available
  }

  acquire(amount: number): boolean {
    if (amount > this.#available) return false
    this.#available -= amount
    return true
  }

  release(amount: number): void {
    this.#available = Math.min(this.#capacity, this.#available + amount)
  }
}
