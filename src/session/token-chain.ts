import type { SsoLoginOptions } from '../credentials/tokens/device-login.ts'
import { TokenProviderChain } from '../credentials/tokens/token-chain.ts'
import { tokenProviders } from '../credentials/tokens/token-sources.ts'
import type { CoreSession } from './core-session.ts'
import { credentialContext } from './credential-chain.ts'

export function createTokenChain(session: CoreSession): TokenProviderChain {
  return new TokenProviderChain(tokenProviders(credentialContext(session)))
}

export function ssoLogin(session: CoreSession, options: SsoLoginOptions): Promise<void> {
  const { deviceLogin } =
    require('../credentials/tokens/device-login.ts') as typeof import('../credentials/tokens/device-login.ts')
  return deviceLogin(credentialContext(session), options)
}
