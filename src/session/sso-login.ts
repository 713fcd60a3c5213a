import { deviceLogin, type SsoLoginOptions } from '../credentials/tokens/device-login.ts'
import type { CoreSession } from './core-session.ts'
import { credentialContext } from './credential-chain.ts'

export function ssoLogin(session: CoreSession, options: SsoLoginOptions): Promise<void> {
  return deviceLogin(credentialContext(session), options)
}
