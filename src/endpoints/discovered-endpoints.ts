import { EndpointDiscoveryRefreshFailed } from '../errors/endpoint.ts'
import { ConnectionError, HTTPClientError } from '../errors/http.ts'

/** An endpoint as a service describes it. */
export interface DescribedEndpoint {
  readonly Address?: string | undefined
  readonly CachePeriodInMinutes?: number | undefined
}

/** Asks the service. */
export type DescribeEndpoints = () => Promise<readonly DescribedEndpoint[]>

/** Milliseconds for which a service that could not be reached is left alone. */
const PAUSE_AFTER_FAILURE = 60_000

interface Endpoint {
  readonly address: string
  readonly expires: number
}

/** What is known of one place to be discovered. */
class Entry {
  /** Also when their time is over: they are better than nothing. */
  endpoints: readonly Endpoint[] = []
  restsUntil = 0
  failure: unknown
  pending: Promise<void> | undefined
}

/** Endpoints that a service has named, for as long as it said. One question serves all calls that wait for the answer. */
export class DiscoveredEndpoints {
  readonly #now: () => number
  readonly #entries = new Map<string, Entry>()

  constructor(now: () => number) {
    this.#now = now
  }

  /**
   * Where to go; undefined when the service cannot be asked and another endpoint will do. While it cannot be, what it said
   * last holds.
   *
   * @param key what the question is about
   * @throws EndpointDiscoveryRefreshFailed when it is required and nothing is known
   */
  async address(key: string, describe: DescribeEndpoints, required: boolean): Promise<string | undefined> {
    let entry = this.#entries.get(key)
    if (entry === undefined) this.#entries.set(key, (entry = new Entry()))
    const now = this.#now()
    const current = entry.endpoints.find(({ expires }) => now < expires)
    if (current !== undefined) return current.address
    const mustAsk = required && entry.endpoints.length === 0
    if (mustAsk || now >= entry.restsUntil) await this.#refresh(entry, describe)
    const [last] = entry.endpoints
    if (last === undefined && required) throw new EndpointDiscoveryRefreshFailed({}, { cause: entry.failure })
    return last?.address
  }

  /** The next call asks anew. */
  forget(key: string): void {
    const entry = this.#entries.get(key)
    if (entry !== undefined) entry.endpoints = []
  }

  #refresh(entry: Entry, describe: DescribeEndpoints): Promise<void> {
    entry.pending ??= this.#ask(entry, describe).finally(() => {
      entry.pending = undefined
    })
    return entry.pending
  }

  async #ask(entry: Entry, describe: DescribeEndpoints): Promise<void> {
    try {
      const described = await describe()
      const now = this.#now()
      entry.endpoints = described.flatMap(({ Address, CachePeriodInMinutes = 0 }) =>
        !Address ? [] : [{ address: Address, expires: now + CachePeriodInMinutes * 60_000 }],
      )
      entry.failure = undefined
      entry.restsUntil = 0
    } catch (error) {
      if (!(error instanceof ConnectionError || error instanceof HTTPClientError)) throw error
      entry.failure = error
      entry.restsUntil = this.#now() + PAUSE_AFTER_FAILURE
    }
  }
}
