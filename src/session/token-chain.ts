import { deviceLogin, type SsoLoginOptions } from '../credentials/tokens/device-login.ts'
import { envTokenProvider } from '../credentials/tokens/env-token.ts'
import { ssoTokenProvider } from '../credentials/tokens/sso-token-provider.ts'
import { TokenProviderChain } from '../credentials/tokens/token-chain.ts'
import type { CoreSession } from './core-session.ts'
import { credentialContext } from './credential-chain.ts'

/** The sources of bearer tokens in the order in which they are asked. */
export function createTokenChain(session: CoreSession): TokenProviderChain {
  const context = credentialContext(session)
  return new TokenProviderChain([envTokenProvider(session.host), ssoTokenProvider(context, context.profileName)])
}

export function ssoLogin(session: CoreSession, options: SsoLoginOptions): Promise<void> {
  return deviceLogin(credentialContext(session), options)
}
