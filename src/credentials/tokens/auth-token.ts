import { TokenRetrievalError } from '../../errors/credentials.ts'
import type { Host } from '../../util/host.ts'

/** A bearer token as one request carries it. */
export interface FrozenAuthToken {
  readonly token: string
  readonly expiration?: Date | undefined
}

/** A source's bearer token: what `getAuthToken` gives. */
export interface AuthToken {
  /** Which source: boto's `env` or `sso`. */
  readonly method: string
  /** The token to use now; a promise only when it must be read or refreshed first. */
  getFrozenToken(): FrozenAuthToken | Promise<FrozenAuthToken>
}

/** A token that does not change, which is not printed. */
export class StaticAuthToken implements AuthToken {
  readonly method: string
  readonly #token: FrozenAuthToken

  constructor(method: string, token: FrozenAuthToken) {
    this.method = method
    this.#token = token
  }

  getFrozenToken(): FrozenAuthToken {
    return this.#token
  }
}

// Milliseconds, as for credentials.
const ADVISORY = 15 * 60_000
const MANDATORY = 10 * 60_000
/** A refresh is tried at most once in this time, so that a service that is down does not slow every call. */
const BETWEEN_ATTEMPTS = 60_000

export interface RefreshableAuthTokenOptions {
  readonly host: Host
  readonly warn: (message: string, error: unknown) => void
  /** What to do when the token has expired and cannot be refreshed. */
  readonly hint: string
}

/** A token that is read when first used, and refreshed before it expires; one refresh serves every caller. */
export class RefreshableAuthToken implements AuthToken {
  readonly method: string
  readonly #refresh: () => Promise<FrozenAuthToken>
  readonly #options: RefreshableAuthTokenOptions
  #token: FrozenAuthToken | undefined
  #nextRefresh = 0
  #pending: Promise<FrozenAuthToken> | undefined

  constructor(method: string, refresh: () => Promise<FrozenAuthToken>, options: RefreshableAuthTokenOptions) {
    this.method = method
    this.#refresh = refresh
    this.#options = options
  }

  getFrozenToken(): FrozenAuthToken | Promise<FrozenAuthToken> {
    const token = this.#token
    if (token === undefined) return this.#fetch('mandatory')
    if (token.expiration === undefined) return token
    const now = this.#options.host.now()
    const left = token.expiration.getTime() - now
    if (left >= ADVISORY) return token
    if (now < this.#nextRefresh) return this.#pending === undefined || left > 0 ? this.#unexpired(token) : this.#pending
    if (left < MANDATORY) return this.#fetch('mandatory')
    this.#fetch('advisory').catch(() => {})
    return token
  }

  #fetch(period: 'advisory' | 'mandatory'): Promise<FrozenAuthToken> {
    this.#pending ??= this.#fetchOnce(period)
    return this.#pending
  }

  async #fetchOnce(period: string): Promise<FrozenAuthToken> {
    const { host, warn } = this.#options
    try {
      this.#nextRefresh = host.now() + BETWEEN_ATTEMPTS
      const token = await this.#refresh()
      this.#unexpired(token)
      this.#token = token
      return token
    } catch (error) {
      warn(`Refreshing token failed during the ${period} refresh period.`, error)
      throw error
    } finally {
      this.#pending = undefined
    }
  }

  #unexpired(token: FrozenAuthToken): FrozenAuthToken {
    const { host, hint } = this.#options
    if (token.expiration === undefined || token.expiration.getTime() > host.now()) return token
    throw new TokenRetrievalError({ provider: this.method, errorMsg: 'Token has expired and refresh failed' }, { hint })
  }
}
