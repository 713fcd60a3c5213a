import { UnknownTokenProviderError } from '../../errors/credentials.ts'
import { ProviderList } from '../provider-list.ts'
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
export class TokenProviderChain extends ProviderList<TokenProvider> {
  constructor(providers: readonly TokenProvider[]) {
    super(providers, (name) => new UnknownTokenProviderError({ name }))
  }

  loadToken(request: TokenRequest = {}): AuthToken | undefined {
    for (const provider of this.providers) {
      const token = provider.loadToken(request)
      if (token) return token
    }
    return undefined
  }
}
