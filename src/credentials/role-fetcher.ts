import { createHash } from 'node:crypto'
import type { Feature } from '../http/user-agent.ts'
import { isArn, parseArn } from '../util/arn.ts'
import type { Cache } from '../util/cache.ts'
import { type CachedRole, cachedFetcher } from './cached-fetcher.ts'
import type { CredentialContext, MfaPrompter } from './context.ts'
import { Credentials, type CredentialsProvider } from './credentials.ts'
import { sortedJson } from './sorted-json.ts'

/** Parameters of AssumeRole under STS's names. */
export interface RoleParams {
  readonly RoleArn: string
  readonly RoleSessionName?: string | undefined
  readonly DurationSeconds?: number | undefined
  readonly ExternalId?: string | undefined
  readonly SerialNumber?: string | undefined
  readonly [parameter: string]: unknown
}

type NeededContext = Pick<CredentialContext, 'host' | 'makeClient' | 'log'>

export interface RoleFetcherOptions {
  readonly params: RoleParams
  readonly cache: () => Cache
  readonly features: readonly Feature[]
  /** Where STS is called; the session's region when absent. */
  readonly regionName?: string | undefined
}

/** Calls AssumeRole, signed with the source credentials as they are at that time. */
export function assumeRoleFetcher(
  context: NeededContext,
  source: () => Credentials | Promise<Credentials>,
  mfaPrompter: MfaPrompter,
  options: RoleFetcherOptions,
): CredentialsProvider {
  return roleFetcher(context, options, async (params) => {
    const { SerialNumber } = params
    const code =
      SerialNumber === undefined ? {} : { TokenCode: await mfaPrompter(`Enter MFA code for ${SerialNumber}: `) }
    const frozen = await (await source()).getFrozenCredentials()
    const credentials = new Credentials(frozen, 'explicit', options.features)
    const { regionName, features } = options
    const sts = context.makeClient('sts', { regionName, credentials, features })
    return sts.call('assumeRole', { ...params, ...code })
  })
}

/** Calls AssumeRoleWithWebIdentity, which needs no credentials but the token. */
export function webIdentityFetcher(
  context: NeededContext,
  token: () => string,
  options: RoleFetcherOptions,
): CredentialsProvider {
  return roleFetcher(context, options, async (params) => {
    const WebIdentityToken = token()
    const { regionName, features } = options
    const sts = context.makeClient('sts', { regionName, features })
    return sts.call('assumeRoleWithWebIdentity', { ...params, WebIdentityToken })
  })
}

function roleFetcher(
  context: NeededContext,
  options: RoleFetcherOptions,
  assume: (params: RoleParams) => Promise<Record<string, unknown>>,
): CredentialsProvider {
  const { host, log } = context
  const { params, cache } = options
  // Made once, as the session name says when the program began to use the role.
  const RoleSessionName = params.RoleSessionName || `botocore-session-${Math.floor(host.now() / 1000)}`
  const fetch = async (): Promise<CachedRole> => withAccountId(await assume({ ...params, RoleSessionName }))
  return cachedFetcher({ host, log, cache, key: roleCacheKey(params), fetch })
}

/** The name of botocore's cache entry for a role: a session name that nobody chose is not part of it. */
export function roleCacheKey(params: RoleParams): string {
  const { Policy, RoleSessionName } = params
  const args = {
    ...params,
    RoleSessionName: RoleSessionName || undefined,
    Policy: typeof Policy === 'string' ? (JSON.parse(Policy) as unknown) : undefined,
  }
  return createHash('sha1').update(sortedJson(args)).digest('hex')
}

function withAccountId(response: Record<string, unknown>): CachedRole {
  const role = response as unknown as CachedRole
  const arn = (response['AssumedRoleUser'] as { Arn?: string } | undefined)?.Arn
  if (!isArn(arn)) return role
  return { ...role, Credentials: { ...role.Credentials, AccountId: parseArn(arn).account } }
}
