const SCALE = 0.4
const BETA = 0.7

/**
 * The rate to send at, after TCP's CUBIC: down by a fixed part when throttled, then up again towards the rate that
 * was too much, slowly near it, faster beyond. Times in seconds, rates in requests per second.
 */
export class CubicCalculator {
  #lastMaxRate: number
  #lastFailure: number
  #zeroPoint: number

  constructor(startingMaxRate: number, startTime: number) {
    this.#lastMaxRate = startingMaxRate
    this.#lastFailure = startTime
    this.#zeroPoint = this.#findZeroPoint()
  }

  #findZeroPoint(): number {
    return ((this.#lastMaxRate * (1 - BETA)) / SCALE) ** (1 / 3)
  }

  succeeded(time: number): number {
    return SCALE * (time - this.#lastFailure - this.#zeroPoint) ** 3 + this.#lastMaxRate
  }

  throttled(rate: number, time: number): number {
    this.#lastMaxRate = rate
    this.#lastFailure = time
    this.#zeroPoint = this.#findZeroPoint()
    return rate * BETA
  }
}
