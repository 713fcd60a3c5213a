import { ClientError } from '../../errors/client-error.ts'
import { InvalidConfigError } from '../../errors/config.ts'
import { zuluTime } from '../../util/json-file-cache.ts'
import { type CredentialContext, has, type NestedClient, profileSection, textOf } from '../context.ts'
import { parseTime } from '../expiry.ts'
import { type AuthToken, type FrozenAuthToken, RefreshableAuthToken } from './auth-token.ts'
import { loadSsoToken, loginHint, type SsoToken, saveSsoToken } from './sso-token-cache.ts'

/** Where a profile's token comes from. */
interface SsoSession {
  readonly name: string
  readonly region: string
  readonly startUrl: string
}

/** Milliseconds before expiry from which a cached token is exchanged for a new one. */
const REFRESH_WINDOW = 15 * 60_000

/**
 * The token of the profile's `sso_session`, which a login has put into the cache; renewed while that is possible.
 * Undefined when the profile has none.
 */
export function loadSsoSessionToken(context: CredentialContext, profileName: string): AuthToken | undefined {
  const session = ssoSession(context, profileName)
  if (session === undefined) return undefined
  let client: NestedClient | undefined
  const oidc = (): NestedClient => {
    client ??= context.makeClient('sso-oidc', { regionName: session.region, features: [] })
    return client
  }
  return new RefreshableAuthToken('sso', () => currentToken(context, session, profileName, oidc), {
    host: context.host,
    warn: (message, error) => context.log('warning', message, error),
    hint: loginHint(profileName),
  })
}

function ssoSession(context: CredentialContext, profileName: string): SsoSession | undefined {
  const name = textOf(profileSection(context, profileName), 'sso_session')
  if (name === undefined) return undefined
  const { sso_sessions = {} } = context.fullConfig()
  const section = Object.hasOwn(sso_sessions, name) ? sso_sessions[name] : undefined
  const start = `The profile "${profileName}" is configured to use the SSO token provider but`
  if (section === undefined || Object.keys(section).length === 0) {
    throw new InvalidConfigError({ errorMsg: `${start} the "${name}" sso_session configuration does not exist.` })
  }
  const missing = ['sso_start_url', 'sso_region'].filter((key) => !has(section, key))
  if (missing.length > 0) {
    const list = missing.map((key) => `'${key}'`).join(', ')
    throw new InvalidConfigError({ errorMsg: `${start} is missing the following configuration: [${list}].` })
  }
  return { name, region: textOf(section, 'sso_region') ?? '', startUrl: textOf(section, 'sso_start_url') ?? '' }
}

async function currentToken(
  context: CredentialContext,
  session: SsoSession,
  profileName: string,
  oidc: () => NestedClient,
): Promise<FrozenAuthToken> {
  const { host, log } = context
  const { startUrl, name } = session
  let token = loadSsoToken(host, startUrl, name, profileName)
  if (!(parseTime(token.expiresAt) - host.now() >= REFRESH_WINDOW)) {
    const refreshed = await refresh(context, session, token, oidc)
    // Refused, perhaps because another program has used the refresh token: then its new one is there.
    token = refreshed ?? loadSsoToken(host, startUrl, name, profileName)
    try {
      if (refreshed !== undefined) saveSsoToken(host, startUrl, name, token)
    } catch (error) {
      log('warning', 'The SSO token could not be written to the cache.', error)
    }
  }
  return { token: token.accessToken, expiration: new Date(parseTime(token.expiresAt)) }
}

/** Undefined when the token must do as it is: nothing to refresh it with, or the service refused. */
async function refresh(
  { host, log }: CredentialContext,
  { startUrl, region }: SsoSession,
  token: SsoToken,
  oidc: () => NestedClient,
): Promise<SsoToken | undefined> {
  const keys = ['refreshToken', 'clientId', 'clientSecret', 'registrationExpiresAt'] as const
  const missing = keys.filter((key) => typeof token[key] !== 'string')
  if (missing.length > 0) {
    log('info', `Unable to refresh SSO token: missing keys: ${missing.join(', ')}`)
    return undefined
  }
  const { clientId, clientSecret, refreshToken, registrationExpiresAt } = token
  if (!(parseTime(registrationExpiresAt!) > host.now())) {
    log('info', `SSO token registration expired at ${registrationExpiresAt}`)
    return undefined
  }
  try {
    const grant = { grantType: 'refresh_token', clientId, clientSecret, refreshToken }
    const answer = await oidc().call('createToken', grant)
    const expiresAt = zuluTime(new Date(host.now() + Number(answer['expiresIn']) * 1000))
    const accessToken = String(answer['accessToken'])
    const registration = {
      clientId: clientId!,
      clientSecret: clientSecret!,
      registrationExpiresAt: registrationExpiresAt!,
    }
    const renewed = answer['refreshToken'] === undefined ? {} : { refreshToken: String(answer['refreshToken']) }
    return { startUrl, region, accessToken, expiresAt, ...registration, ...renewed }
  } catch (error) {
    if (!(error instanceof ClientError)) throw error
    log('warning', 'SSO token refresh attempt failed', error)
    return undefined
  }
}
