import { ArgumentError } from '../errors/config.ts'

/** What one waiter does, as botocore's `waiters-2` says it. */
export interface WaiterConfig {
  readonly operation: string
  /** Seconds. */
  readonly delay: number
  readonly maxAttempts: number
  readonly acceptors: readonly Readonly<Record<string, unknown>>[]
}

interface WaiterDocument {
  readonly version: number
  readonly waiters: Readonly<Record<string, WaiterConfig>>
}

/** A service's waiters: botocore's WaiterModel. */
export class WaiterModel {
  readonly version: number
  /** In order: `BucketExists`. */
  readonly waiterNames: readonly string[]
  readonly #waiters: WaiterDocument['waiters']

  constructor(document: unknown) {
    const { version, waiters } = document as WaiterDocument
    this.version = version
    this.#waiters = waiters
    this.waiterNames = Object.keys(waiters).sort()
  }

  /** Throws ArgumentError for a name that is no waiter. */
  getWaiter(waiterName: string): WaiterConfig {
    if (Object.hasOwn(this.#waiters, waiterName)) return this.#waiters[waiterName]!
    throw new ArgumentError({ message: `Waiter does not exist: ${waiterName}` })
  }
}
