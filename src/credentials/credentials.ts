import { ArgumentError } from '../errors/config.ts'
import type { Feature } from '../http/user-agent.ts'

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

const NO_FEATURES: readonly Feature[] = []
const FROM_CODE: readonly Feature[] = ['CREDENTIALS_CODE']

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
  /** Where they came from, as the User-Agent of calls says it. */
  readonly features: readonly Feature[]
  #values: FrozenCredentials

  constructor(values: CredentialsLike, method = 'explicit', features?: readonly Feature[]) {
    check(values)
    this.method = method
    this.features = features ?? (method === 'explicit' ? FROM_CODE : NO_FEATURES)
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

  /** The account that the key belongs to, as far as the source says it and it is known without a fetch. */
  get accountId(): string | undefined {
    return this.#values.accountId
  }

  toJSON(): object {
    return { method: this.method }
  }

  protected replace(values: CredentialsLike): FrozenCredentials {
    this.#values = freeze(values)
    return this.#values
  }

  protected current(): FrozenCredentials {
    return this.#values
  }
}

/** Values are not quoted: one of them is secret. */
function check(values: CredentialsLike): void {
  for (const name of ['accessKeyId', 'secretAccessKey', 'sessionToken', 'accountId'] as const) {
    const value: unknown = values[name]
    const isOptional = name === 'sessionToken' || name === 'accountId'
    if (typeof value === 'string' || (isOptional && (value === undefined || value === null))) continue
    throw new ArgumentError({
      message: `The ${name} of credentials must be text, not ${value === null ? 'null' : typeof value}`,
    })
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
