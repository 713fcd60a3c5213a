import type { Host } from '../../util/host.ts'
import { StaticAuthToken } from './auth-token.ts'
import { bearerTokenVariable } from './bearer-variable.ts'
import type { TokenProvider } from './token-chain.ts'

/** Tokens in the environment, one per service. */
export function envTokenProvider(host: Host): TokenProvider {
  return {
    method: 'env',
    loadToken({ signingName }) {
      if (!signingName?.trim()) return undefined
      const token = host.env[bearerTokenVariable(signingName)]
      return token ? new StaticAuthToken('env', { token }) : undefined
    },
  }
}
