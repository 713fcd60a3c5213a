import { acceptsBearer } from '../auth/auth-scheme.ts'
import type { ClientParts } from '../client/client-state.ts'
import { createClient, type GenericClient } from '../client/create-client.ts'
import { registerHandlers } from '../client/customization.ts'
import { Config, toConfig, UNSIGNED } from '../config/client-config.ts'
import type { ConfigStore } from '../config/config-store.ts'
import { checkDefaultsMode } from '../config/defaults-mode.ts'
import { configuredEndpointUrl } from '../config/endpoint-url.ts'
import type { Profile } from '../config/profiles.ts'
import { checkRegionalEndpoints, type ResolvedConfig, resolveClientConfig } from '../config/resolve-client-config.ts'
import { hasBearerToken } from '../credentials/tokens/bearer-variable.ts'
import { normalizeFipsRegion } from '../endpoints/regions.ts'
import { ArgumentError, InvalidConfigError } from '../errors/config.ts'
import { InvalidRegionError } from '../errors/params.ts'
import type { HttpHandler } from '../http/http.ts'
import { createNodeHandler } from '../http/node-handler.ts'
import type { Feature } from '../http/user-agent.ts'
import { getLogger } from '../logging/logger.ts'
import { hyphenizeServiceId } from '../model/naming.ts'
import type { WireModel } from '../model/wire-model.ts'
import { noteCurrentId } from '../services/event-names.ts'
import { customizationOf, serviceAlias } from '../services/index.ts'
import { isValidRegionName } from '../util/host-label.ts'
import { checkOptions } from '../util/known-options.ts'
import { CLIENT_OPTION_NAMES, type ClientOptions } from './client-options.ts'
import type { CoreSession } from './core-session.ts'
import { explicitCredentials } from './explicit-credentials.ts'
import { useGiven } from './http-handlers.ts'
import type { Monitor } from './monitor.ts'
import type { UserAgentCreator } from './own-components.ts'

/** Decides everything a client is made of, in boto's order: argument, Config, environment, profile, default. */
export function createSessionClient(
  session: CoreSession,
  name: string,
  options: ClientOptions,
  features: readonly Feature[] = [],
): GenericClient {
  checkOptions(options, CLIENT_OPTION_NAMES)
  checkKinds(options)
  // The order of these lines is boto's: it decides which of several mistakes is reported.
  const config = clientConfig(session, options)
  const { regionName, useFips } = normalizeFipsRegion(clientRegion(session, options, config))
  const verify = options.verify ?? (session.getConfigVariable('ca_bundle') as string | undefined)
  const version = apiVersion(session, name, options)
  const anonymous = config.options.signatureVersion === UNSIGNED
  const explicit = anonymous ? undefined : explicitCredentials(options, session.host)
  const { store, settle } = clientStore(session, config, regionName)
  const profile = session.getScopedConfig()
  const model = session.loader.wireModel(chooseServiceName(session, name), version)
  const signingName = model.metadata.signingName ?? model.metadata.endpointPrefix
  const hasServiceToken = acceptsBearer(model.metadata) && hasBearerToken(session.host, signingName)
  if (!anonymous && explicit === undefined) session.lastClientRegion ??= regionName
  const url = options.endpointUrl ?? endpointUrl(session, model, config, store)
  const resolved = resolveClientConfig(config, store)
  const http = httpHandler(session, options, resolved, verify)
  checkRegionalEndpoints(resolved)
  const monitor = session.getComponent('monitor') as Monitor | undefined
  const customization = session.includeBuiltinHandlers ? customizationOf(model) : {}
  if (customization.register !== undefined) {
    noteCurrentId(hyphenizeServiceId(model.metadata.serviceId))
    registerHandlers(session.events, model, customization)
  }
  return createClient({
    model,
    host: session.host,
    http,
    events: session.events.copy(),
    config: useFips ? { ...resolved, useFipsEndpoint: true } : resolved,
    regionName,
    endpointUrl: url,
    useSsl: options.useSsl ?? true,
    credentials: anonymous ? undefined : () => explicit ?? session.findCredentials(),
    token: async () => (await session.getAuthToken({ signingName }))?.getFrozenToken(),
    hasServiceToken,
    profileSignatureVersion: profileSignatureVersion(profile, model),
    endpointsData: () => session.endpointsData,
    document: (document) => session.getData(document),
    customization,
    settle,
    monitor: monitor?.watch,
    userAgent: userAgent(session, resolved, [
      ...clientFeatures(resolved, url !== undefined),
      ...(hasServiceToken && resolved.signatureVersion === undefined ? BEARER : []),
      ...features,
    ]),
  })
}

const HTTP_LOG = getLogger('botocore.httpsession')
const ARGS_LOG = getLogger('botocore.args')
const MOST_APPID = 50
const BEARER: readonly Feature[] = ['BEARER_SERVICE_ENV_VARS']

/** What would be taken for true, whatever it says. */
function checkKinds({ useSsl, verify }: ClientOptions): void {
  if (useSsl !== undefined && typeof useSsl !== 'boolean') {
    throw new ArgumentError({ message: 'useSsl must be true or false' })
  }
  if (verify !== undefined && typeof verify !== 'boolean' && typeof verify !== 'string') {
    throw new ArgumentError({ message: 'verify must be true, false, or the path of a CA bundle' })
  }
}

function chooseServiceName(session: CoreSession, name: string): string {
  const [, chosen] = session.events.emitUntilResponseSync('choose-service-name', { serviceName: name })
  return typeof chosen === 'string' ? chosen : serviceAlias(name)
}

function clientConfig(session: CoreSession, options: ClientOptions): Config {
  const config = options.config === undefined ? new Config() : toConfig(options.config)
  return session.getDefaultClientConfig()?.merge(config) ?? config
}

interface ClientStore {
  readonly store: ConfigStore
  /** What the defaults mode `auto` leaves to the first call. */
  readonly settle?: ClientParts['settle']
}

function clientStore(session: CoreSession, config: Config, regionName: string | undefined): ClientStore {
  const store = session.copyConfigStore()
  const mode = checkDefaultsMode(config.options.defaultsMode ?? String(store.getConfigVariable('defaults_mode')))
  if (mode === 'legacy') return { store }
  const { useDefaultsMode } = require('./client-defaults.ts') as typeof import('./client-defaults.ts')
  return { store, settle: useDefaultsMode(session, mode, store, { regionName, config }) }
}

function clientRegion(session: CoreSession, options: ClientOptions, config: Config): string | undefined {
  const region =
    options.regionName ?? config.options.regionName ?? (session.getConfigVariable('region') as string | undefined)
  if (region !== undefined && region !== '' && !isValidRegionName(region)) {
    throw new InvalidRegionError({ regionName: region })
  }
  return region === '' ? undefined : region
}

function apiVersion(session: CoreSession, serviceName: string, options: ClientOptions): string | undefined {
  if (options.apiVersion !== undefined) return options.apiVersion
  const versions = session.getConfigVariable('api_versions')
  if (typeof versions !== 'object' || versions === null || !Object.hasOwn(versions, serviceName)) return undefined
  return (versions as Record<string, string>)[serviceName]
}

function endpointUrl(session: CoreSession, model: WireModel, config: Config, store: ConfigStore): string | undefined {
  const ignore =
    config.options.ignoreConfiguredEndpointUrls ?? store.getConfigVariable('ignore_configured_endpoint_urls')
  if (ignore === true) return undefined
  return configuredEndpointUrl(hyphenizeServiceId(model.metadata.serviceId), {
    env: session.host.env,
    scopedConfig: () => session.getScopedConfig(),
    fullConfig: () => session.fullConfig,
  })
}

function profileSignatureVersion(profile: Profile, model: WireModel): string | undefined {
  const section = Object.hasOwn(profile, model.serviceName) ? profile[model.serviceName] : undefined
  return typeof section === 'object' ? section['signature_version'] : undefined
}

function httpHandler(
  session: CoreSession,
  options: ClientOptions,
  config: ResolvedConfig,
  asked: boolean | string | undefined,
): () => HttpHandler {
  const verify = asked ?? environmentBundle(session)
  if (typeof verify === 'string' && verify.trim() === '') {
    throw new InvalidConfigError({
      errorMsg:
        'Invalid CA bundle: the configured value (ca_bundle, AWS_CA_BUNDLE, REQUESTS_CA_BUNDLE, or verify) resolved to an empty or whitespace-only string. Provide a valid path to a CA bundle file.',
    })
  }
  const given = options.httpHandler === undefined ? session.httpHandlers.given : useGiven(options.httpHandler)
  if (given !== undefined) {
    if (options.verify === undefined) return () => given
    throw new ArgumentError({ message: 'verify has no effect beside an httpHandler, which decides that itself' })
  }
  const { clientCert, proxies, proxiesConfig, maxPoolConnections, tcpKeepalive } = config
  const settings = { verify, clientCert, proxies, proxiesConfig, maxPoolConnections, tcpKeepalive }
  // As entries: proxies do not show their passwords.
  const key = JSON.stringify({ ...settings, proxies: proxies && Object.entries(proxies) })
  const { host } = session
  const warn = (message: string): void => HTTP_LOG.warning(message)
  return () => session.httpHandlers.of(key, () => createNodeHandler({ host, warn, ...settings }))
}

function environmentBundle(session: CoreSession): string | undefined {
  return session.host.env['REQUESTS_CA_BUNDLE'] || undefined
}

/** The User-Agent's constant part is put together once per client, when it is first needed. */
function userAgent(
  session: CoreSession,
  config: ResolvedConfig,
  features: readonly Feature[],
): ClientParts['userAgent'] {
  let made: ReturnType<UserAgentCreator['create']> | undefined
  return (called, source) => {
    if (made === undefined && (config.userAgentAppid?.length ?? 0) > MOST_APPID) {
      ARGS_LOG.warning(
        `The configured value for user_agent_appid exceeds the maximum length of ${MOST_APPID} characters.`,
      )
    }
    made ??= (session.getComponent('user_agent_creator') as UserAgentCreator).create({
      name: session.userAgentName,
      version: session.userAgentVersion,
      sessionExtra: session.userAgentExtra,
      executionEnv: session.host.env['AWS_EXECUTION_ENV'],
      override: config.userAgent,
      retryMode: config.retryMode,
      appId: config.userAgentAppid,
      clientExtra: config.userAgentExtra,
      features,
    })
    return made.header(called, source)
  }
}

function clientFeatures(config: ResolvedConfig, hasEndpointUrl: boolean): Feature[] {
  return [
    `RETRY_MODE_${upper(config.retryMode)}`,
    `FLEXIBLE_CHECKSUMS_REQ_${upper(config.requestChecksumCalculation)}`,
    `FLEXIBLE_CHECKSUMS_RES_${upper(config.responseChecksumValidation)}`,
    ...(hasEndpointUrl ? (['ENDPOINT_OVERRIDE'] as const) : []),
  ]
}

function upper<Text extends string>(text: Text): Uppercase<Text> {
  return text.toUpperCase() as Uppercase<Text>
}
