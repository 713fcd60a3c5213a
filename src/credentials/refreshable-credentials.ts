import { CredentialRetrievalError, retrievalError } from '../errors/credentials.ts'
import type { Feature } from '../http/user-agent.ts'
import type { Host } from '../util/host.ts'
import { Credentials, type CredentialsLike, type CredentialsProvider, type FrozenCredentials } from './credentials.ts'

/** When to refresh, and whom to tell. Times are seconds. */
export interface RefreshOptions {
  /** From so long before expiry one refresh runs beside the calls, which go on with what there is. Default 900. */
  readonly advisoryTimeout?: number | undefined
  /** From so long before expiry calls wait for the refresh. Default 600. */
  readonly mandatoryTimeout?: number | undefined
  readonly features?: readonly Feature[] | undefined
  /** Told when a refresh fails. */
  readonly warn?: ((message: string, error: unknown) => void) | undefined
}

const ADVISORY_TIMEOUT = 15 * 60
const MANDATORY_TIMEOUT = 10 * 60
/** Milliseconds until a refresh that failed while the credentials are good is tried again. */
const PAUSE_AFTER_FAILURE = 60_000

const NOTHING: CredentialsLike = { accessKeyId: '', secretAccessKey: '' }

/**
 * Credentials that expire, and the function that gets new ones. One refresh serves every caller; a refresh that fails
 * while the old ones are still good disturbs nobody, and is tried again a minute later.
 *
 * @example
 * const credentials = new RefreshableCredentials(() => askTheVault(), createNodeHost(), 'vault')
 */
export class RefreshableCredentials extends Credentials {
  readonly #refresh: CredentialsProvider
  readonly #host: Host
  readonly #advisory: number
  readonly #mandatory: number
  readonly #warn: RefreshOptions['warn']
  /** Milliseconds since the epoch; undefined when they do not expire; 0 before the first fetch. */
  #expiry: number | undefined = 0
  /** Milliseconds that they were good for when they came. */
  #lifetime = Number.POSITIVE_INFINITY
  #pausedUntil = 0
  #pending: Promise<FrozenCredentials> | undefined

  /** @param initial what is there already; without it, the first use fetches */
  constructor(
    refresh: CredentialsProvider,
    host: Host,
    method: string,
    initial?: CredentialsLike,
    options: RefreshOptions = {},
  ) {
    super(initial ?? NOTHING, method, options.features)
    this.#refresh = refresh
    this.#host = host
    this.#advisory = (options.advisoryTimeout ?? ADVISORY_TIMEOUT) * 1000
    this.#mandatory = (options.mandatoryTimeout ?? MANDATORY_TIMEOUT) * 1000
    this.#warn = options.warn
    if (initial) this.#last(initial.expiration?.getTime())
  }

  override getFrozenCredentials(): FrozenCredentials | Promise<FrozenCredentials> {
    if (this.#expiry === undefined) return this.current()
    const now = this.#host.now()
    const left = this.#expiry - now
    // Of credentials that are good for minutes, only a part: a source must not be asked at each call.
    if (left > 0 && left >= Math.min(this.#advisory, this.#lifetime / 2)) return this.current()
    if (left <= 0 || left < Math.min(this.#mandatory, this.#lifetime / 3)) return this.#fetch('mandatory')
    if (now >= this.#pausedUntil) this.#fetch('advisory').catch(() => {})
    return this.current()
  }

  /** When the credentials at hand expire; undefined when they do not, or before the first fetch. */
  get expiration(): Date | undefined {
    return this.#expiry ? new Date(this.#expiry) : undefined
  }

  #fetch(period: 'advisory' | 'mandatory'): Promise<FrozenCredentials> {
    this.#pending ??= this.#fetchOnce(period)
    return this.#pending
  }

  async #fetchOnce(period: string): Promise<FrozenCredentials> {
    try {
      const values = await this.#refresh()
      const expiry = this.#checked(values)
      this.#last(expiry)
      return this.replace(values)
    } catch (thrown) {
      const error = retrievalError(this.method, thrown)
      this.#pausedUntil = this.#host.now() + PAUSE_AFTER_FAILURE
      this.#warn?.(`Refreshing temporary credentials failed during ${period} refresh period.`, error)
      throw error
    } finally {
      this.#pending = undefined
    }
  }

  #last(expiry: number | undefined): void {
    this.#expiry = expiry
    this.#lifetime = expiry === undefined ? 0 : Math.max(0, expiry - this.#host.now())
  }

  #checked(values: CredentialsLike | undefined): number | undefined {
    const missing = (['accessKeyId', 'secretAccessKey'] as const).filter((name) => typeof values?.[name] !== 'string')
    if (values === undefined || missing.length > 0) {
      const errorMsg = `Credential refresh failed, response did not contain: ${missing.join(', ')}`
      throw new CredentialRetrievalError({ provider: this.method, errorMsg })
    }
    const expiry = values.expiration?.getTime()
    if (expiry !== undefined && !(expiry > this.#host.now())) {
      const errorMsg = Number.isNaN(expiry)
        ? 'the expiration of the refreshed credentials is not a time'
        : 'Credentials were refreshed, but the refreshed credentials are still expired.'
      throw new CredentialRetrievalError({ provider: this.method, errorMsg })
    }
    return expiry
  }
}
