import { UnknownTokenProviderError } from '../../errors/credentials.ts'
import type { AuthToken } from './auth-token.ts'

export interface TokenRequest {
  /** Of the service, where a token for it alone will do: `bedrock`. */
  readonly signingName?: string | undefined
}

/** One source of bearer tokens. */
export interface TokenProvider {
  /** boto's name of the source: `env`, `sso`. */
  readonly method: string
  /** Undefined when this source has none; throws when it should have one and its settings are broken. */
  loadToken(request: TokenRequest): AuthToken | undefined
}

/** Asks one source of tokens after another; the first that has one wins. */
export class TokenProviderChain {
  readonly providers: TokenProvider[]

  constructor(providers: readonly TokenProvider[]) {
    this.providers = [...providers]
  }

  loadToken(request: TokenRequest = {}): AuthToken | undefined {
    for (const provider of this.providers) {
      const token = provider.loadToken(request)
      if (token) return token
    }
    return undefined
  }

  getProvider(method: string): TokenProvider {
    return this.providers[this.#indexOf(method)]!
  }

  insertBefore(method: string, provider: TokenProvider): void {
    this.providers.splice(this.#indexOf(method), 0, provider)
  }

  insertAfter(method: string, provider: TokenProvider): void {
    this.providers.splice(this.#indexOf(method) + 1, 0, provider)
  }

  /** Does nothing when there is no such provider. */
  remove(method: string): void {
    const index = this.providers.findIndex((provider) => provider.method === method)
    if (index >= 0) this.providers.splice(index, 1)
  }

  #indexOf(method: string): number {
    const index = this.providers.findIndex((provider) => provider.method === method)
    if (index < 0) throw new UnknownTokenProviderError({ name: method })
    return index
  }
}
