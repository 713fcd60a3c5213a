import { retrievalError, UnknownCredentialError } from '../errors/credentials.ts'
import type { Cache } from '../util/cache.ts'
import type { Credentials } from './credentials.ts'
import { ProviderList } from './provider-list.ts'

/** One source of credentials. */
export interface CredentialProvider {
  /** boto's name of the source, e.g. `env`; what `insertBefore` and its like go by. */
  readonly method: string
  /** Undefined when this source has none; throws when it should have some and they are broken. */
  load(): Credentials | undefined | Promise<Credentials | undefined>
  /** Of sources that keep what they got: where. */
  cache?: Cache | undefined
}

/** Asks one provider after another; the first that has credentials wins, and an error ends the search. */
export class CredentialResolver extends ProviderList<CredentialProvider> {
  constructor(providers: readonly CredentialProvider[]) {
    super(providers, (name) => new UnknownCredentialError({ name }))
  }

  async loadCredentials(): Promise<Credentials | undefined> {
    for (const provider of this.providers) {
      const credentials = await ask(provider)
      if (credentials) return credentials
    }
    return undefined
  }
}

async function ask(provider: CredentialProvider): Promise<Credentials | undefined> {
  try {
    return await provider.load()
  } catch (error) {
    throw retrievalError(provider.method, error)
  }
}
