import { type CredentialContext, has, profileSection } from '../context.ts'
import type { AuthToken } from './auth-token.ts'
import { envTokenProvider } from './env-token.ts'
import type { TokenProvider } from './token-chain.ts'

/** The sources of bearer tokens, in the order in which they are asked. A source's code is loaded when it is wanted. */
export function tokenProviders(context: CredentialContext): TokenProvider[] {
  return [envTokenProvider(context.host), ssoTokenProvider(context)]
}

function ssoTokenProvider(context: CredentialContext): TokenProvider {
  const { profileName } = context
  // One for all who ask: they share its refreshes.
  let token: AuthToken | undefined
  return {
    method: 'sso',
    loadToken() {
      if (token !== undefined || !has(profileSection(context, profileName), 'sso_session')) return token
      const sessions = require('./sso-token-provider.ts') as typeof import('./sso-token-provider.ts')
      token = sessions.loadSsoSessionToken(context, profileName)
      return token
    },
  }
}
