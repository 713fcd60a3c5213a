import { AbortError } from '../errors/abort-error.ts'
import type { HttpHandler } from '../http/http.ts'

/** What sends a session's requests: one handler that the program gave, or one for each way to connect. */
export class HttpHandlers {
  readonly #given: () => HttpHandler | undefined
  #made: Map<string, HttpHandler> | undefined
  #closing: AbortController | undefined

  /** @param given looks up the component `http_handler` */
  constructor(given: () => HttpHandler | undefined) {
    this.#given = given
  }

  /** Throws ArgumentError for a given one that cannot send. */
  get given(): HttpHandler | undefined {
    const given = this.#given()
    return given && useGiven(given)
  }

  /** Clients that connect in the same way share a handler, and with it its sockets. */
  of(key: string, create: () => HttpHandler): HttpHandler {
    const known = this.given ?? this.#made?.get(key)
    if (known !== undefined) return known
    const handler = create()
    this.#made ??= new Map()
    this.#made.set(key, handler)
    return handler
  }

  /** Aborted when the session is closed: what it asks on its own account, for credentials and the like, ends then. */
  get closing(): AbortSignal {
    this.#closing ??= new AbortController()
    return this.#closing.signal
  }

  async close(): Promise<void> {
    const closed = { phase: 'credentials', hint: 'The session was closed.' } as const
    this.#closing?.abort(new AbortError({ what: 'lookup of credentials' }, closed))
    this.#closing = undefined
    await Promise.all([this.given, ...(this.#made?.values() ?? [])].map((handler) => handler?.close()))
  }
}

/** A handler that the program has brought along, as the path of a call wants it. */
export function useGiven(handler: HttpHandler): HttpHandler {
  const { givenHandler } = require('../http/given-handler.ts') as typeof import('../http/given-handler.ts')
  return givenHandler(handler)
}
