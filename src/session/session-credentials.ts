import type { Credentials } from '../credentials/credentials.ts'
import type { CredentialResolver } from '../credentials/resolver.ts'

/** A session's credentials: given in code, or found once by the chain and shared by all who ask. */
export class SessionCredentials {
  readonly #resolver: () => unknown
  #credentials: Credentials | undefined
  #given = false
  #pending: Promise<Credentials | undefined> | undefined
  /** Another one after whatever was looked for has changed. */
  #search = 0

  /** @param resolver gives the chain, or a promise of it */
  constructor(resolver: () => unknown) {
    this.#resolver = resolver
  }

  /** From now on, these. */
  use(credentials: Credentials): void {
    this.#credentials = credentials
    this.#given = true
  }

  /** What was found is looked for again; what was given stays. A search under way ends for those who began it. */
  forget(): void {
    if (!this.#given) this.#credentials = undefined
    this.#pending = undefined
    this.#search++
  }

  /** A promise only when they are not there yet. */
  find(): Credentials | undefined | Promise<Credentials | undefined> {
    if (this.#credentials !== undefined) return this.#credentials
    this.#pending ??= this.#load(this.#search)
    return this.#pending
  }

  async #load(search: number): Promise<Credentials | undefined> {
    try {
      const resolver = (await this.#resolver()) as CredentialResolver
      const found = await resolver.loadCredentials()
      if (this.#search !== search) return found
      this.#credentials ??= found
      return this.#credentials
    } finally {
      if (this.#search === search) this.#pending = undefined
    }
  }
}
