import { createHash } from 'node:crypto'
import type { IniSection } from '../../config/ini.ts'
import { ClientError } from '../../errors/client-error.ts'
import { InvalidConfigError } from '../../errors/config.ts'
import { UnauthorizedSSOTokenError } from '../../errors/credentials.ts'
import type { Feature } from '../../http/user-agent.ts'
import type { Cache } from '../../util/cache.ts'
import { zuluTime } from '../../util/json-file-cache.ts'
import { type CachedRole, cachedFetcher } from '../cached-fetcher.ts'
import { type CredentialContext, has, profileSection, textOf } from '../context.ts'
import type { Credentials } from '../credentials.ts'
import { parseTime } from '../expiry.ts'
import { RefreshableCredentials } from '../refreshable-credentials.ts'
import { sortedJson } from '../sorted-json.ts'
import { loadSsoToken } from '../tokens/sso-token-cache.ts'
import { loadSsoSessionToken } from '../tokens/sso-token-provider.ts'

const METHOD = 'sso'
const REQUIRED = ['sso_role_name', 'sso_account_id', 'sso_start_url', 'sso_region']

interface SsoRole {
  readonly profileName: string
  readonly startUrl: string
  readonly region: string
  readonly roleName: string
  readonly accountId: string
  /** Absent in the old form, where the start URL is in the profile. */
  readonly sessionName: string | undefined
}

/** A role in an account of IAM Identity Center. It is asked for when the credentials are first used. */
export function loadSso(context: CredentialContext, profileName: string, cache: () => Cache): Credentials | undefined {
  const role = ssoRole(context, profileName)
  if (role === undefined) return undefined
  const { host, log } = context
  const modern = role.sessionName !== undefined
  const features: Feature[] = [modern ? 'CREDENTIALS_PROFILE_SSO' : 'CREDENTIALS_PROFILE_SSO_LEGACY']
  const fetch = () => getRoleCredentials(context, role, features)
  const fetcher = cachedFetcher({ host, log, cache, key: cacheKey(role), fetch })
  return new RefreshableCredentials(fetcher, host, METHOD, undefined, {
    features: [...features, modern ? 'CREDENTIALS_SSO' : 'CREDENTIALS_SSO_LEGACY'],
    warn: (message, error) => log('warning', message, error),
  })
}

function ssoRole(context: CredentialContext, profileName: string): SsoRole | undefined {
  const profile = profileSection(context, profileName)
  if (!has(profile, 'sso_role_name') && !has(profile, 'sso_account_id')) return undefined
  const sessionName = textOf(profile, 'sso_session')
  const settings = sessionName === undefined ? profile : withSession(context, profile, sessionName)
  const missing = REQUIRED.filter((key) => !has(settings, key))
  if (missing.length > 0) {
    const errorMsg = `The profile "${profileName}" is configured to use SSO but is missing required configuration: ${missing.join(', ')}`
    throw new InvalidConfigError({ errorMsg })
  }
  return {
    profileName,
    sessionName,
    startUrl: textOf(settings, 'sso_start_url') ?? '',
    region: textOf(settings, 'sso_region') ?? '',
    roleName: textOf(settings, 'sso_role_name') ?? '',
    accountId: textOf(settings, 'sso_account_id') ?? '',
  }
}

function withSession(context: CredentialContext, profile: IniSection, name: string): IniSection {
  const { sso_sessions = {} } = context.fullConfig()
  if (!Object.hasOwn(sso_sessions, name)) {
    throw new InvalidConfigError({ errorMsg: `The specified sso-session does not exist: "${name}"` })
  }
  const session = sso_sessions[name]!
  for (const [key, value] of Object.entries(session)) {
    if (!has(profile, key) || profile[key] === value) continue
    const errorMsg = `The value for ${key} is inconsistent between profile (${profile[key]}) and sso-session (${value}).`
    throw new InvalidConfigError({ errorMsg })
  }
  return { ...profile, ...session }
}

function cacheKey({ roleName, accountId, sessionName, startUrl }: SsoRole): string {
  const args = sessionName ? { roleName, accountId, sessionName } : { roleName, accountId, startUrl }
  return createHash('sha1').update(sortedJson(args, true)).digest('hex')
}

async function getRoleCredentials(
  context: CredentialContext,
  role: SsoRole,
  features: readonly Feature[],
): Promise<CachedRole> {
  const { roleName, accountId, region } = role
  const accessToken = await currentAccessToken(context, role)
  const sso = context.makeClient('sso', { regionName: region, features })
  try {
    const { roleCredentials } = await sso.call('getRoleCredentials', { roleName, accountId, accessToken })
    const values = roleCredentials as Record<string, unknown>
    return {
      ProviderType: 'sso',
      Credentials: {
        AccessKeyId: String(values['accessKeyId']),
        SecretAccessKey: String(values['secretAccessKey']),
        SessionToken: String(values['sessionToken']),
        Expiration: zuluTime(new Date(Number(values['expiration']))),
        AccountId: accountId,
      },
    }
  } catch (cause) {
    if (!(cause instanceof ClientError) || cause.code !== 'UnauthorizedException') throw cause
    throw new UnauthorizedSSOTokenError({}, { cause })
  }
}

async function currentAccessToken(context: CredentialContext, role: SsoRole): Promise<string> {
  const { host } = context
  const { startUrl, sessionName, profileName } = role
  if (sessionName !== undefined) {
    const token = loadSsoSessionToken(context, profileName)
    return (await token!.getFrozenToken()).token
  }
  const token = loadSsoToken(host, startUrl, undefined, profileName)
  if (parseTime(token.expiresAt) > host.now()) return token.accessToken
  throw new UnauthorizedSSOTokenError()
}
