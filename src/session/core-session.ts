import type { GenericClient } from '../client/create-client.ts'
import type { EventPayloads } from '../client/stages.ts'
import { type Config, type ConfigOptions, toConfig } from '../config/client-config.ts'
import { ConfigStore } from '../config/config-store.ts'
import { loadFullConfig } from '../config/full-config.ts'
import type { FullConfig, Profile } from '../config/profiles.ts'
import { type ConfigVariables, type Setting, toSetting } from '../config/settings.ts'
import type { MfaPrompter } from '../credentials/context.ts'
import { Credentials, type CredentialsLike, type CredentialsProvider } from '../credentials/credentials.ts'
import { toCredentials } from '../credentials/to-credentials.ts'
import type { AuthToken } from '../credentials/tokens/auth-token.ts'
import type { SsoLoginOptions } from '../credentials/tokens/device-login.ts'
import type { TokenProviderChain, TokenRequest } from '../credentials/tokens/token-chain.ts'
import { createEndpointCatalog } from '../endpoints/endpoint-catalog.ts'
import {
  type AvailableRegionsOptions,
  getAvailablePartitions,
  getAvailableRegions,
  getPartitionForRegion,
} from '../endpoints/regions.ts'
import { ProfileNotFound } from '../errors/config.ts'
import type { EventResponses } from '../events/call-handlers.ts'
import { type HandlerEvent, HierarchicalEmitter, type RegisterOptions } from '../events/emitter.ts'
import type { HttpHandler } from '../http/http.ts'
import type { Feature } from '../http/user-agent.ts'
import type { Loader } from '../loaders/loader.ts'
import type { LogLevel } from '../logging/logger.ts'
import type { EndpointCatalog } from '../model/packed-endpoints.ts'
import type { ServiceModel } from '../model/service-model.ts'
import type { PaginatorModel } from '../paginate/paginator-model.ts'
import { aliasEventName } from '../services/event-names.ts'
import type { Host } from '../util/host.ts'
import { inspectAsJson } from '../util/inspect.ts'
import { checkOptions } from '../util/known-options.ts'
import { createNodeHost } from '../util/node-host.ts'
import { VERSION } from '../util/version.ts'
import type { WaiterModel } from '../waiters/waiter-model.ts'
import type { AssumeRoleOptions } from './assume-role.ts'
import type { ClientOptions } from './client-options.ts'
import type { ClientOf, ServiceModule, ServiceName } from './client-types.ts'
import { ComponentLocator } from './components.ts'
import {
  CORE_SESSION_OPTION_NAMES,
  type ConfigVariableOptions,
  type CoreSessionOptions,
  type StreamLoggerOptions,
} from './core-session-options.ts'
import { HttpHandlers } from './http-handlers.ts'
import { initialize } from './initializers.ts'
import { OWN_COMPONENTS } from './own-components.ts'
import { createSessionClient } from './session-client.ts'
import { SessionCredentials } from './session-credentials.ts'
import { setStreamLogger } from './stream-logger.ts'

/**
 * botocore's Session: configuration, profiles, credentials, models, events and components of one user of AWS. Making one
 * reads nothing; files are read when something in them is asked for, and once.
 *
 * @example
 * const session = getSession()
 * session.profile = 'dev'
 * const sqs = session.createClient('sqs', { regionName: 'eu-west-1' })
 */
export class CoreSession {
  static {
    inspectAsJson(CoreSession.prototype)
  }

  /** Name and version in the User-Agent. */
  userAgentName = 'tucuxi'
  userAgentVersion: string = VERSION
  /** Added to the User-Agent of every client. */
  userAgentExtra: string | undefined
  readonly host: Host
  readonly includeBuiltinHandlers: boolean
  readonly mfaPrompter: MfaPrompter | undefined
  /** Where the first client that uses the session's credentials calls: STS is then asked there for roles. */
  lastClientRegion: string | undefined
  readonly #options: CoreSessionOptions
  readonly #instance = new Map<string, unknown>()
  readonly #components = new ComponentLocator<CoreSession>(this, OWN_COMPONENTS)
  /** @internal */
  readonly httpHandlers: HttpHandlers = new HttpHandlers(
    () => this.#components.getReady('http_handler') as HttpHandler | undefined,
  )
  #fullConfig: FullConfig | undefined
  #endpointsData: EndpointCatalog | undefined
  #defaultClientConfig: Config | undefined
  readonly #credentials = new SessionCredentials(() => this.getComponent('credential_provider'))
  #authToken: AuthToken | undefined

  /** @param isCopy handlers of initializers are there already; internal */
  constructor(options: CoreSessionOptions = {}, isCopy = false) {
    checkOptions(options, CORE_SESSION_OPTION_NAMES)
    this.#options = options
    this.host = options.host ?? createNodeHost()
    this.includeBuiltinHandlers = options.includeBuiltinHandlers ?? true
    this.mfaPrompter = options.mfaPrompter
    const emitter = options.eventHooks ?? new HierarchicalEmitter<EventPayloads>(aliasEventName)
    if (options.profile !== undefined) this.#instance.set('profile', options.profile)
    this.#components.registerComponent('event_emitter', emitter)
    this.#components.registerComponent('http_handler', options.httpHandler)
    this.#components.registerComponent('config_store', this.#createConfigStore(options.sessionVars))
    if (!isCopy) initialize(this)
  }

  get #config(): ConfigStore {
    return this.#components.getReady('config_store') as ConfigStore
  }

  /** Lets components be made anew, unless they are somebody's own, and what came from them be looked up again. */
  #forget(...names: string[]): void {
    for (const name of names) {
      this.#components.forgetOwn(name)
      this.#forgetWhatCameFrom(name)
    }
  }

  #forgetWhatCameFrom(component: string): void {
    if (component === 'data_loader') this.#endpointsData = undefined
    else if (component === 'token_provider') this.#authToken = undefined
    else if (component === 'credential_provider') this.#credentials.forget()
  }

  #createConfigStore(sessionVars: CoreSessionOptions['sessionVars']): ConfigStore {
    const sources = { instance: this.#instance, env: this.host.env, scopedConfig: () => this.getScopedConfig() }
    if (sessionVars === undefined) return new ConfigStore(sources)
    const settings = new Map<string, Setting>()
    for (const [name, variable] of Object.entries(sessionVars)) settings.set(name, toSetting(variable))
    return new ConfigStore(sources, settings)
  }

  /** Names of all profiles in both files, in their order. */
  get availableProfiles(): string[] {
    return Object.keys(this.fullConfig.profiles)
  }

  /**
   * The active profile's name, undefined when none is set. Setting it forgets what came from another profile: region,
   * settings, credentials, token. Credentials that were given in code stay.
   */
  get profile(): string | undefined {
    return this.getConfigVariable('profile') as string | undefined
  }

  set profile(name: string | undefined) {
    if (name === undefined) this.#instance.delete('profile')
    else this.#instance.set('profile', name)
    this.#forget('data_loader', 'credential_provider', 'token_provider')
  }

  /** Both shared files as they are: `profiles`, `sso_sessions`, `services`, and other sections by their names. */
  get fullConfig(): FullConfig {
    this.#fullConfig ??= loadFullConfig(
      String(this.getConfigVariable('config_file')),
      String(this.getConfigVariable('credentials_file')),
      this.host,
    )
    return this.#fullConfig
  }

  /** The active profile's section, as text. Throws ProfileNotFound when a profile is set and does not exist. */
  getScopedConfig(): Profile {
    const name = this.profile
    const { profiles } = this.fullConfig
    if (Object.hasOwn(profiles, name ?? 'default')) return profiles[name ?? 'default']!
    if (name === undefined) return {}
    throw new ProfileNotFound({ profile: name })
  }

  /**
   * A variable by boto's logical name, e.g. `region`, `max_attempts`.
   *
   * @param options.methods only these sources, and the default
   */
  getConfigVariable<Name extends keyof ConfigVariables>(
    name: Name,
    options?: ConfigVariableOptions,
  ): ConfigVariables[Name]
  getConfigVariable(name: string, options?: ConfigVariableOptions): unknown
  getConfigVariable(name: string, options: ConfigVariableOptions = {}): unknown {
    return this.#config.getConfigVariable(name, options.methods)
  }

  /** Sets a variable for this session, over every other source. */
  setConfigVariable(name: string, value: unknown): void {
    if (name === 'profile') this.profile = value as string | undefined
    else this.#instance.set(name, value)
    if (name === 'data_path') this.#forget('data_loader')
    if (name === 'config_file' || name === 'credentials_file') {
      this.#fullConfig = undefined
      this.#forget('credential_provider', 'token_provider')
    }
  }

  /** What was set on this session. */
  instanceVariables(): Record<string, unknown> {
    return Object.fromEntries(this.#instance)
  }

  /** The Config that every client's own is laid over. */
  getDefaultClientConfig(): Config | undefined {
    return this.#defaultClientConfig
  }

  setDefaultClientConfig(config: Config | ConfigOptions | undefined): void {
    this.#defaultClientConfig = config === undefined ? undefined : toConfig(config)
  }

  /** For one client: its changes stay its own. */
  copyConfigStore(): ConfigStore {
    return this.#config.copy()
  }

  /** Uses these credentials from now on. */
  setCredentials(
    accessKey: string,
    secretKey: string,
    options: { readonly token?: string | undefined; readonly accountId?: string | undefined } = {},
  ): void {
    const { token: sessionToken, accountId } = options
    this.useCredentials(
      new Credentials({ accessKeyId: accessKey, secretAccessKey: secretKey, sessionToken, accountId }),
    )
  }

  /** Uses credentials made elsewhere, or a function that gets them. */
  useCredentials(credentials: Credentials | CredentialsLike | CredentialsProvider): void {
    this.#credentials.use(toCredentials(credentials, this.host))
  }

  /** The session's credentials, found once; undefined when no source has any (and looked for again next time). */
  getCredentials(): Promise<Credentials | undefined> {
    return Promise.resolve(this.findCredentials())
  }

  /** As `getCredentials`, without a promise when they are there. */
  findCredentials(): Credentials | undefined | Promise<Credentials | undefined> {
    return this.#credentials.find()
  }

  /**
   * Credentials of a role, assumed when they are first used and again before they expire; for `createClient`, another
   * session, or `useCredentials`.
   *
   * @example
   * const credentials = session.assumeRoleCredentials({ roleArn: 'arn:aws:iam::123456789012:role/audit' })
   * const s3 = session.createClient('s3', { credentials })
   */
  assumeRoleCredentials(options: AssumeRoleOptions): Credentials {
    const { assumeRoleCredentials } = require('./assume-role.ts') as typeof import('./assume-role.ts')
    return assumeRoleCredentials(this, options)
  }

  /** The session's bearer token, or a service's own; undefined when no source has one. */
  async getAuthToken(request: TokenRequest = {}): Promise<AuthToken | undefined> {
    const chain = (await this.getComponent('token_provider')) as TokenProviderChain
    const own = request.signingName === undefined ? undefined : chain.loadToken(request)
    if (own) return own
    this.#authToken ??= chain.loadToken()
    return this.#authToken
  }

  /**
   * Logs in to IAM Identity Center as `aws sso login` does: shows a code, waits until somebody has entered it in a
   * browser, and keeps the token where botocore and the AWS CLI keep it.
   *
   * @throws InvalidConfigError when the profile has no `sso_session` and no `sso_start_url`
   * @throws TokenRetrievalError when nobody entered the code in time
   *
   * @example
   * await session.ssoLogin({ onAuthorization: ({ userCode, verificationUri }) => {
   *   console.log(`Open ${verificationUri} and enter ${userCode}`)
   * } })
   */
  async ssoLogin(options: SsoLoginOptions = {}): Promise<void> {
    const { ssoLogin } = require('./sso-login.ts') as typeof import('./sso-login.ts')
    await ssoLogin(this, options)
    this.#forget('token_provider')
  }

  /** A session of its own with the same settings, handlers and models, and other credentials. */
  withCredentials(credentials: Credentials | CredentialsLike | CredentialsProvider): CoreSession {
    const events = this.events.copy()
    const copy = new CoreSession({ ...this.#options, host: this.host, profile: undefined, eventHooks: events }, true)
    for (const [name, value] of this.#instance) copy.setConfigVariable(name, value)
    copy.userAgentName = this.userAgentName
    copy.userAgentVersion = this.userAgentVersion
    copy.userAgentExtra = this.userAgentExtra
    copy.setDefaultClientConfig(this.#defaultClientConfig)
    copy.lazyRegisterComponent('data_loader', () => this.loader)
    copy.lazyRegisterComponent('http_handler', () => this.getComponent('http_handler'))
    copy.useCredentials(credentials)
    return copy
  }

  get loader(): Loader {
    return this.#components.getReady('data_loader') as Loader
  }

  /** One of botocore's documents by its path: `partitions`, `endpoints`, `s3/2006-03-01/waiters-2`. */
  getData(path: string): unknown {
    return this.loader.loadData(path)
  }

  /** A service's whole `service-2` document, without prose. */
  getServiceData(
    serviceName: string,
    options: { readonly apiVersion?: string | undefined } = {},
  ): Readonly<Record<string, unknown>> {
    const serviceData = this.loader.loadServiceModel(serviceName, 'service-2', options) as Record<string, unknown>
    this.events.emitSync(`service-data-loaded.${serviceName}`, { serviceData, serviceName, session: this })
    return serviceData
  }

  /** A view of a service's model, for introspection. */
  getServiceModel(serviceName: string, options: { readonly apiVersion?: string | undefined } = {}): ServiceModel {
    const { ServiceModel } = require('../model/service-model.ts') as typeof import('../model/service-model.ts')
    return ServiceModel.of(this.loader.wireModel(serviceName, options.apiVersion))
  }

  /** How a service's operations are paginated. Throws UnknownServiceError for a service that has nothing to paginate. */
  getPaginatorModel(serviceName: string, options: { readonly apiVersion?: string | undefined } = {}): PaginatorModel {
    const { PaginatorModel } =
      require('../paginate/paginator-model.ts') as typeof import('../paginate/paginator-model.ts')
    return new PaginatorModel(this.loader.loadServiceModel(serviceName, 'paginators-1', options))
  }

  /** What a service's waiters wait for. Throws UnknownServiceError for a service without waiters. */
  getWaiterModel(serviceName: string, options: { readonly apiVersion?: string | undefined } = {}): WaiterModel {
    const { WaiterModel } = require('../waiters/waiter-model.ts') as typeof import('../waiters/waiter-model.ts')
    return new WaiterModel(this.loader.loadServiceModel(serviceName, 'waiters-2', options))
  }

  /** The names that `createClient` takes, sorted. */
  getAvailableServices(): ServiceName[] {
    return [...this.loader.listAvailableServices('service-2')] as ServiceName[]
  }

  /** Endpoints and regions of all services, as far as endpoint rules do not say them. */
  get endpointsData(): EndpointCatalog {
    this.#endpointsData ??= createEndpointCatalog(this.loader.endpoints())
    return this.#endpointsData
  }

  getAvailablePartitions(): string[] {
    return getAvailablePartitions(this.endpointsData)
  }

  /** Throws UnknownRegionError for a name that is no region of any partition. */
  getPartitionForRegion(regionName: string): string {
    return getPartitionForRegion(this.endpointsData, regionName)
  }

  /** Regions in which a service is known to be; none for services and partitions that are unknown. */
  getAvailableRegions(serviceName: string, options: AvailableRegionsOptions = {}): string[] {
    if (!this.loader.listAvailableServices('service-2').includes(serviceName)) return []
    const { endpointPrefix } = this.loader.wireModel(serviceName).metadata
    return getAvailableRegions(this.endpointsData, endpointPrefix, options)
  }

  /** The User-Agent as far as no client has a part in it; what metadata services get. */
  userAgent(): string {
    const { sessionUserAgent } = require('./session-user-agent.ts') as typeof import('./session-user-agent.ts')
    return sessionUserAgent(this)
  }

  /** Makes a client. boto's order of resolution: argument, Config, environment, profile, default. */
  createClient<Name extends ServiceName>(
    service: Name | ServiceModule<Name>,
    options: ClientOptions = {},
  ): ClientOf<Name> {
    const name = typeof service === 'object' ? service.serviceName : service
    return createSessionClient(this, name, options) as ClientOf<Name>
  }

  /**
   * A client that another client's credentials come through; its User-Agent says what for.
   * @internal
   */
  createNestedClient(name: string, options: ClientOptions, features?: readonly Feature[]): GenericClient {
    return createSessionClient(this, name, options, features)
  }

  /** Drops the idle connections of all clients, and ends what is being asked for credentials. */
  async close(): Promise<void> {
    await this.httpHandlers.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  /** Handlers registered here are heard by clients that are made afterwards. */
  get events(): HierarchicalEmitter<EventPayloads> {
    return this.#components.getReady('event_emitter') as HierarchicalEmitter<EventPayloads>
  }

  register<Name extends string>(
    eventName: Name,
    handler: (event: HandlerEvent<EventPayloads, Name>) => unknown,
    options?: RegisterOptions,
  ): void {
    this.events.register(eventName, handler, options)
  }

  unregister(eventName: string, handler?: (event: never) => unknown, options?: RegisterOptions): void {
    this.events.unregister(eventName, handler, options)
  }

  /** Every handler with what it answered. */
  async emit(eventName: string, kwargs: object = {}): Promise<EventResponses> {
    return this.events.emit(eventName, kwargs)
  }

  /** The first answer of all handlers that is neither undefined nor null. */
  async emitFirstNonNoneResponse(eventName: string, kwargs: object = {}): Promise<unknown> {
    for (const [, response] of await this.events.emit(eventName, kwargs)) {
      if (response !== undefined && response !== null) return response
    }
    return undefined
  }

  /** A part of the session by botocore's name for it. Throws ArgumentError for a name nobody registered. */
  getComponent(name: string): unknown {
    return this.#components.getComponent(name)
  }

  /**
   * Puts another in the place of a part: `data_loader`, `credential_provider`, `token_provider`, `config_store`,
   * `event_emitter`, `user_agent_creator`, `http_handler`, or a name of your own.
   */
  registerComponent(name: string, component: unknown): void {
    this.#components.registerComponent(name, component)
    this.#forgetWhatCameFrom(name)
  }

  /** As `registerComponent`, with a function that makes the part when it is first asked for. */
  lazyRegisterComponent(name: string, factory: () => unknown): void {
    this.#components.lazyRegisterComponent(name, factory)
    this.#forgetWhatCameFrom(name)
  }

  /** Writes everything this library says to standard error. */
  setDebugLogger(loggerName = 'botocore'): void {
    this.setStreamLogger(loggerName, 'DEBUG')
  }

  /**
   * Writes what is said under a name, and under names that begin with it, to a stream. Each call adds another.
   *
   * @param loggerName `botocore`, a part of it (`botocore.endpoint`), or empty for everything
   * @param logLevel boto's name or number, e.g. `'INFO'` or 20
   */
  setStreamLogger(loggerName: string, logLevel: LogLevel, options: StreamLoggerOptions = {}): void {
    setStreamLogger(loggerName, logLevel, options)
  }

  /** Appends what is said under a name to a file, which only its owner can read. */
  setFileLogger(logLevel: LogLevel, path: string, options: { readonly loggerName?: string | undefined } = {}): void {
    const { addFileHandler } = require('../logging/text-handlers.ts') as typeof import('../logging/text-handlers.ts')
    addFileHandler(options.loggerName ?? 'botocore', logLevel, path)
  }

  /** Names, no secrets: what JSON and `util.inspect` show. */
  toJSON(): object {
    return { profile: this.#instance.get('profile'), region: this.#instance.get('region') }
  }
}
