import type { MfaPrompter } from '../credentials/context.ts'
import type { Credentials, CredentialsLike, CredentialsProvider } from '../credentials/credentials.ts'
import { RefreshableCredentials } from '../credentials/refreshable-credentials.ts'
import type { CredentialResolver } from '../credentials/resolver.ts'
import { assumeRoleFetcher, type RoleParams, webIdentityFetcher } from '../credentials/role-fetcher.ts'
import { toCredentials } from '../credentials/to-credentials.ts'
import { NoCredentialsError } from '../errors/credentials.ts'
import { type Cache, MemoryCache } from '../util/cache.ts'
import { checkOptions } from '../util/known-options.ts'
import type { CoreSession } from './core-session.ts'
import { credentialContext } from './credential-chain.ts'

/** A role to assume. What it may be told is what STS's AssumeRole may be told, under our names. */
export interface AssumeRoleOptions {
  readonly roleArn: string
  /** Shown in CloudTrail. Default: a name with the time in it. */
  readonly roleSessionName?: string | undefined
  /** How long the credentials last, in seconds. Default: what the role says, mostly 3600. */
  readonly durationSeconds?: number | undefined
  readonly externalId?: string | undefined
  /** A session policy as JSON text or as an object: the credentials can do at most this. */
  readonly policy?: string | object | undefined
  /** ARNs of managed policies that bound the credentials as well. */
  readonly policyArns?: readonly string[] | undefined
  readonly tags?: Readonly<Record<string, string>> | undefined
  readonly transitiveTagKeys?: readonly string[] | undefined
  readonly sourceIdentity?: string | undefined
  /** The MFA device whose code the role wants; `mfaPrompter` is asked for the code each time. */
  readonly serialNumber?: string | undefined
  /** Default: the session's own, which asks at the terminal. */
  readonly mfaPrompter?: MfaPrompter | undefined
  /** The token of another identity provider, read at each refresh; STS is then called without credentials. */
  readonly webIdentityToken?: (() => string) | undefined
  /** What to call STS with. Default: the session's credentials. */
  readonly credentials?: Credentials | CredentialsLike | CredentialsProvider | undefined
  /** Where to call STS. Default: the session's region. */
  readonly regionName?: string | undefined
  /** Where to keep the credentials: with a JSONFileCache other processes use them too. Default: in memory. */
  readonly cache?: Cache | undefined
}

const OPTION_NAMES: ReadonlySet<string> = new Set([
  'roleArn',
  'roleSessionName',
  'durationSeconds',
  'externalId',
  'policy',
  'policyArns',
  'tags',
  'transitiveTagKeys',
  'sourceIdentity',
  'serialNumber',
  'mfaPrompter',
  'webIdentityToken',
  'credentials',
  'regionName',
  'cache',
] satisfies (keyof AssumeRoleOptions)[])

export function assumeRoleCredentials(session: CoreSession, options: AssumeRoleOptions): Credentials {
  checkOptions(options, OPTION_NAMES)
  const context = credentialContext(session)
  const cache = options.cache ?? new MemoryCache()
  const { regionName, webIdentityToken, credentials } = options
  const given = credentials === undefined ? undefined : toCredentials(credentials, session.host)
  const source = async (): Promise<Credentials> => {
    const found = given ?? (await session.findCredentials())
    // A session that has been given this very role needs what it had before.
    const credentials = found === made ? await fromChain(session) : found
    if (credentials === undefined) throw new NoCredentialsError()
    return credentials
  }
  const shared = { params: roleParams(options), cache: () => cache, features: FROM_CODE, regionName }
  const fetch =
    webIdentityToken === undefined
      ? assumeRoleFetcher(context, source, options.mfaPrompter ?? context.mfaPrompter, shared)
      : webIdentityFetcher(context, webIdentityToken, shared)
  const feature = webIdentityToken === undefined ? 'CREDENTIALS_STS_ASSUME_ROLE' : 'CREDENTIALS_STS_ASSUME_ROLE_WEB_ID'
  const method = webIdentityToken === undefined ? 'assume-role' : 'assume-role-with-web-identity'
  const made: Credentials = new RefreshableCredentials(fetch, session.host, method, undefined, {
    features: [...FROM_CODE, feature],
    warn: (message, error) => context.log('warning', message, error),
  })
  return made
}

function fromChain(session: CoreSession): Promise<Credentials | undefined> {
  return (session.getComponent('credential_provider') as CredentialResolver).loadCredentials()
}

const FROM_CODE = ['CREDENTIALS_CODE'] as const

function roleParams(options: AssumeRoleOptions): RoleParams {
  const { policy, policyArns, tags } = options
  const params: Record<string, unknown> = {
    RoleArn: options.roleArn,
    RoleSessionName: options.roleSessionName,
    DurationSeconds: options.durationSeconds,
    ExternalId: options.externalId,
    Policy: typeof policy === 'object' ? JSON.stringify(policy) : policy,
    PolicyArns: policyArns?.map((arn) => ({ arn })),
    Tags: tags && Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    TransitiveTagKeys: options.transitiveTagKeys,
    SourceIdentity: options.sourceIdentity,
    SerialNumber: options.serialNumber,
  }
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as unknown as RoleParams
}
