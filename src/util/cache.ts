/** Somewhere to keep what took a request to get. A Map of text to anything will do. */
export interface Cache {
  get(key: string): unknown
  set(key: string, value: unknown): unknown
}

/** A cache that lasts as long as the process, and shows nobody what it holds. */
export class MemoryCache implements Cache {
  readonly #values = new Map<string, unknown>()

  get(key: string): unknown {
    return this.#values.get(key)
  }

  set(key: string, value: unknown): this {
    this.#values.set(key, value)
    return this
  }
}
