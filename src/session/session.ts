import type { EventPayloads } from '../client/stages.ts'
import type { MfaPrompter } from '../credentials/context.ts'
import type { Credentials, CredentialsLike, CredentialsProvider } from '../credentials/credentials.ts'
import type { SsoLoginOptions } from '../credentials/tokens/device-login.ts'
import { ArgumentError, ProfileNotFound } from '../errors/config.ts'
import { NoCredentialsError } from '../errors/credentials.ts'
import type { HierarchicalEmitter } from '../events/emitter.ts'
import type { HttpHandler } from '../http/http.ts'
import { inspectAsJson } from '../util/inspect.ts'
import { checkOptions } from '../util/known-options.ts'
import type { AssumeRoleOptions } from './assume-role.ts'
import type { ClientOptions } from './client-options.ts'
import type { ClientOf, ServiceModule, ServiceName } from './client-types.ts'
import { CoreSession } from './core-session.ts'
import { explicitCredentials } from './explicit-credentials.ts'
import type { ResourceModule, ResourceName, ResourceOf } from './resource-types.ts'

export interface SessionOptions {
  readonly awsAccessKeyId?: string | undefined
  readonly awsSecretAccessKey?: string | undefined
  readonly awsSessionToken?: string | undefined
  readonly awsAccountId?: string | undefined
  readonly regionName?: string | undefined
  /** A profile of ~/.aws/config or ~/.aws/credentials. Keys in the environment are then not looked at. */
  readonly profileName?: string | undefined
  /** Use this core session instead of making one. */
  readonly botocoreSession?: CoreSession | undefined
  /** Credentials, or a function that gets them: any provider of the AWS SDK for JavaScript v3 will do. */
  readonly credentials?: Credentials | CredentialsLike | CredentialsProvider | undefined
  /** Asks a person for the MFA code of a role. Default: at the terminal. Not with `botocoreSession`. */
  readonly mfaPrompter?: MfaPrompter | undefined
  /**
   * What sends the requests of all clients, and those to STS, SSO and metadata services. Not with `botocoreSession`.
   * Default: one of `createNodeHandler`.
   */
  readonly httpHandler?: HttpHandler | undefined
}

const OPTION_NAMES: ReadonlySet<string> = new Set([
  'awsAccessKeyId',
  'awsSecretAccessKey',
  'awsSessionToken',
  'awsAccountId',
  'regionName',
  'profileName',
  'botocoreSession',
  'credentials',
  'mfaPrompter',
  'httpHandler',
] satisfies (keyof SessionOptions)[])

/**
 * Who you are, where you are, and how you want to call: what every client of it shares. Making one sends nothing.
 *
 * @example
 * const session = new Session({ profileName: 'dev', regionName: 'eu-west-1' })
 * await using s3 = session.client('s3')
 * const { Buckets } = await s3.listBuckets()
 */
export class Session {
  static {
    inspectAsJson(Session.prototype)
  }

  readonly #core: CoreSession

  /** Throws ProfileNotFound for a profile that is in neither file. */
  constructor(options: SessionOptions = {}) {
    checkOptions(options, OPTION_NAMES)
    this.#core = coreSession(options)
    const { profileName, regionName } = options
    if (profileName !== undefined) {
      this.#core.setConfigVariable('profile', profileName)
      if (!this.#core.availableProfiles.includes(profileName)) throw new ProfileNotFound({ profile: profileName })
    }
    if (regionName !== undefined) this.#core.setConfigVariable('region', regionName)
    const credentials = explicitCredentials(options, this.#core.host)
    if (credentials !== undefined) this.#core.useCredentials(credentials)
    else if (options.awsAccountId !== undefined) throw new NoCredentialsError()
  }

  /** The core session beneath this one, with everything that botocore's has. */
  get botocoreSession(): CoreSession {
    return this.#core
  }

  /** `default` when none is set. */
  get profileName(): string {
    return this.#core.profile ?? 'default'
  }

  get regionName(): string | undefined {
    return this.#core.getConfigVariable('region') as string | undefined
  }

  /** Handlers registered here are heard by clients that are made afterwards. */
  get events(): HierarchicalEmitter<EventPayloads> {
    return this.#core.events
  }

  /** Names of all profiles in both shared files. */
  get availableProfiles(): string[] {
    return this.#core.availableProfiles
  }

  /**
   * A client of a service. Nothing is sent, and nothing is read that the first call does not need.
   *
   * It is typed when the service's module is imported. A name that comes from elsewhere, or is that of a model of your
   * own, is given `as ServiceName`.
   *
   * @param service its name, or its module: `import * as dynamodb from 'tucuxi/services/dynamodb'`
   * @throws UnknownServiceError with names that are near
   *
   * @example
   * import 'tucuxi/services/dynamodb'
   * const dynamodb = session.client('dynamodb', { endpointUrl: 'http://localhost:8000' })
   */
  client<Name extends ServiceName>(service: Name | ServiceModule<Name>, options: ClientOptions = {}): ClientOf<Name> {
    return this.#core.createClient(service, options)
  }

  /**
   * A service as an object with its things on it: buckets, queues, instances. It has a client of its own, `meta.client`.
   * Nothing is sent.
   *
   * It is typed when the service's module is imported.
   *
   * @param service its name, or its module: `import * as s3 from 'tucuxi/services/s3'`
   * @param options as for `client`. `config.userAgentExtra` is `'Resource'` unless given
   * @throws ResourceNotExistsError for a service without resources; UnknownAPIVersionError
   *
   * @example
   * import 'tucuxi/services/s3'
   * const bucket = session.resource('s3').Bucket('photos')
   * for await (const object of bucket.objects.filter({ Prefix: '2026/' })) console.log(object.key, await object.size)
   */
  resource<Name extends { [Listed in ResourceName]: Listed }[ResourceName]>(
    service: Name | ResourceModule<Name>,
    options: ClientOptions = {},
  ): ResourceOf<Name> {
    const { createSessionResource } = require('./session-resource.ts') as typeof import('./session-resource.ts')
    return createSessionResource(this.#core, service, options) as ResourceOf<Name>
  }

  /** The names that `client` takes, sorted. */
  getAvailableServices(): ServiceName[] {
    return this.#core.getAvailableServices()
  }

  /** The names that `resource` takes, sorted. */
  getAvailableResources(): ResourceName[] {
    return this.#core.loader.listAvailableServices('resources-1') as ResourceName[]
  }

  /** `aws`, `aws-cn`, `aws-us-gov` … */
  getAvailablePartitions(): string[] {
    return this.#core.getAvailablePartitions()
  }

  /** Regions of a partition in which a service is known to be. Empty for services that are not regional. */
  getAvailableRegions(
    serviceName: string,
    options: { readonly partitionName?: string | undefined; readonly allowNonRegional?: boolean | undefined } = {},
  ): string[] {
    return this.#core.getAvailableRegions(serviceName, options)
  }

  /** Throws UnknownRegionError for a name that is no region of any partition. */
  getPartitionForRegion(regionName: string): string {
    return this.#core.getPartitionForRegion(regionName)
  }

  /** The session's credentials, undefined when no source has any. */
  getCredentials(): Promise<Credentials | undefined> {
    return this.#core.getCredentials()
  }

  /**
   * A session in a role: with this session's settings, and credentials that are got when first used and again before
   * they expire. For a client alone, give it `session.assumeRoleCredentials(…)` as `credentials`.
   *
   * @example
   * const audit = session.assumeRole({ roleArn: 'arn:aws:iam::123456789012:role/audit', durationSeconds: 900 })
   * const { Account } = await audit.client('sts').getCallerIdentity()
   */
  assumeRole(options: AssumeRoleOptions): Session {
    return new Session({ botocoreSession: this.#core.withCredentials(this.assumeRoleCredentials(options)) })
  }

  /** Credentials of a role, for the `credentials` of a client or of another session. */
  assumeRoleCredentials(options: AssumeRoleOptions): Credentials {
    return this.#core.assumeRoleCredentials(options)
  }

  /**
   * Logs in to IAM Identity Center: shows a code, waits until somebody has entered it in a browser, and keeps the token
   * where the AWS CLI, botocore and this library look for it.
   *
   * @throws InvalidConfigError when the profile has no `sso_session` and no `sso_start_url`
   * @throws TokenRetrievalError when nobody entered the code in time
   */
  async ssoLogin(options: SsoLoginOptions = {}): Promise<void> {
    await this.#core.ssoLogin(options)
  }

  /**
   * Drops idle connections of all clients, and ends what is being asked for credentials: who waits for them gets an AbortError.
   * The session can be used again. A program that never calls this exits all the same.
   */
  async close(): Promise<void> {
    await this.#core.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  /** Names, no secrets: what JSON and `util.inspect` show. */
  toJSON(): object {
    return { regionName: orUndefined(() => this.regionName), profileName: orUndefined(() => this.profileName) }
  }
}

/** Files that are broken are no reason not to print a session. */
function orUndefined<T>(get: () => T): T | undefined {
  try {
    return get()
  } catch {
    return undefined
  }
}

function coreSession({ botocoreSession, mfaPrompter, httpHandler }: SessionOptions): CoreSession {
  if (botocoreSession === undefined) return new CoreSession({ mfaPrompter, httpHandler })
  const lost = mfaPrompter === undefined ? httpHandler && 'httpHandler' : 'mfaPrompter'
  if (typeof botocoreSession.createClient !== 'function') {
    throw new ArgumentError({ message: 'botocoreSession must be a session of tucuxi/core' })
  }
  if (lost === undefined) return botocoreSession
  throw new ArgumentError({ message: `${lost} has no effect beside botocoreSession: give it to that session` })
}
