import { TokenProviderChain } from '../credentials/tokens/token-chain.ts'
import { tokenProviders } from '../credentials/tokens/token-sources.ts'
import type { CoreSession } from './core-session.ts'
import { credentialContext } from './credential-chain.ts'

export function createTokenChain(session: CoreSession): TokenProviderChain {
  return new TokenProviderChain(tokenProviders(credentialContext(session)))
}
