import { UnknownCredentialError } from '../errors/credentials.ts'
import type { Cache } from '../util/cache.ts'
import type { Credentials } from './credentials.ts'

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
export class CredentialResolver {
  readonly providers: CredentialProvider[]

  constructor(providers: readonly CredentialProvider[]) {
    this.providers = [...providers]
  }

  async loadCredentials(): Promise<Credentials | undefined> {
    for (const provider of this.providers) {
      const credentials = await provider.load()
      if (credentials) return credentials
    }
    return undefined
  }

  getProvider(method: string): CredentialProvider {
    return this.providers[this.#indexOf(method)]!
  }

  insertBefore(method: string, provider: CredentialProvider): void {
    this.providers.splice(this.#indexOf(method), 0, provider)
  }

  insertAfter(method: string, provider: CredentialProvider): void {
    this.providers.splice(this.#indexOf(method) + 1, 0, provider)
  }

  /** Does nothing when there is no such provider. */
  remove(method: string): void {
    const index = this.providers.findIndex((provider) => provider.method === method)
    if (index >= 0) this.providers.splice(index, 1)
  }

  #indexOf(method: string): number {
    const index = this.providers.findIndex((provider) => provider.method === method)
    if (index < 0) throw new UnknownCredentialError({ name: method })
    return index
  }
}
