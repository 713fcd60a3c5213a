import { CredentialRetrievalError } from '../errors/credentials.ts'
import type { Host } from '../util/host.ts'

/** A snapshot of credentials that belong together: what one request is signed with. */
export interface FrozenCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string | undefined
  readonly accountId: string | undefined
}

/** What a provider function answers: ours, or the AwsCredentialIdentity of the AWS SDK for JavaScript v3. */
export interface CredentialsLike {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
  readonly expiration?: Date | undefined
  readonly accountId?: string | undefined
}

/** Credentials from anywhere: an object, or a function that is asked again when what it gave is about to expire. */
export type CredentialsProvider = () => Promise<CredentialsLike>

/**
 * Fixed credentials. The secret parts are not enumerable and not printed.
 *
 * @example
 * const credentials = new Credentials({ accessKeyId: 'AKIA…', secretAccessKey: '…' })
 * const session = new Session({ credentials })
 */
export class Credentials {
  /** Which provider found them: boto's method name, e.g. `env` or `shared-credentials-file`. */
  readonly method: string
  #values: FrozenCredentials

  constructor(values: CredentialsLike, method = 'explicit') {
    this.method = method
    this.#values = freeze(values)
  }

  /** The credentials to use now; a promise only when they must be fetched first. */
  getFrozenCredentials(): FrozenCredentials | Promise<FrozenCredentials> {
    return this.#values
  }

  /** The key's public half, as far as it is known without a fetch. */
  get accessKeyId(): string {
    return this.#values.accessKeyId
  }

  toJSON(): object {
    return { method: this.method }
  }

  protected replace(values: FrozenCredentials): void {
    this.#values = values
  }

  protected current(): FrozenCredentials {
    return this.#values
  }
}

function freeze(values: CredentialsLike): FrozenCredentials {
  return {
    accessKeyId: String(values.accessKeyId).trim(),
    secretAccessKey: String(values.secretAccessKey).trim(),
    sessionToken: values.sessionToken?.trim(),
    accountId: values.accountId,
  }
}

/** Milliseconds before expiry from which one caller refreshes while the others go on with what there is. */
const ADVISORY_WINDOW = 15 * 60_000
/** Milliseconds before expiry from which everybody waits for the refresh. */
const MANDATORY_WINDOW = 10 * 60_000

const NOTHING: FrozenCredentials = {
  accessKeyId: '',
  secretAccessKey: '',
  sessionToken: undefined,
  accountId: undefined,
}

/**
 * Credentials that expire, and the function that gets new ones. One refresh serves every caller; a refresh that fails
 * while the old ones are still good disturbs nobody.
 */
export class RefreshableCredentials extends Credentials {
  readonly #refresh: CredentialsProvider
  readonly #host: Host
  /** Milliseconds since the epoch; undefined when they do not expire; 0 before the first fetch. */
  #expiry: number | undefined = 0
  #pending: Promise<FrozenCredentials> | undefined

  constructor(refresh: CredentialsProvider, host: Host, method: string, initial?: CredentialsLike) {
    super(initial ?? NOTHING, method)
    this.#refresh = refresh
    this.#host = host
    if (initial) this.#expiry = initial.expiration?.getTime()
  }

  override getFrozenCredentials(): FrozenCredentials | Promise<FrozenCredentials> {
    if (this.#expiry === undefined) return this.current()
    const left = this.#expiry - this.#host.now()
    if (left >= ADVISORY_WINDOW) return this.current()
    this.#pending ??= this.#fetch()
    if (left < MANDATORY_WINDOW) return this.#pending
    this.#pending.catch(() => {})
    return this.current()
  }

  async #fetch(): Promise<FrozenCredentials> {
    try {
      const values = await this.#refresh()
      if (typeof values?.accessKeyId !== 'string' || typeof values.secretAccessKey !== 'string') {
        throw new CredentialRetrievalError({
          provider: this.method,
          errorMsg: 'the provider gave no accessKeyId or no secretAccessKey',
        })
      }
      const expiry = values.expiration?.getTime()
      if (expiry !== undefined && expiry <= this.#host.now()) {
        throw new CredentialRetrievalError({
          provider: this.method,
          errorMsg: 'Credentials were refreshed, but the refreshed credentials are still expired.',
        })
      }
      this.#expiry = expiry
      this.replace(freeze(values))
      return this.current()
    } finally {
      this.#pending = undefined
    }
  }
}

/** Takes credentials in any of the forms that options allow. */
export function toCredentials(value: Credentials | CredentialsLike | CredentialsProvider, host: Host): Credentials {
  if (value instanceof Credentials) return value
  return typeof value === 'function' ? new RefreshableCredentials(value, host, 'custom') : new Credentials(value)
}
