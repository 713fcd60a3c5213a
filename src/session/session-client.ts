import { acceptsBearer } from '../auth/auth-scheme.ts'
import type { ClientParts } from '../client/client-state.ts'
import { createClient, type GenericClient } from '../client/create-client.ts'
import { Config, toConfig, UNSIGNED } from '../config/client-config.ts'
import type { ConfigStore } from '../config/config-store.ts'
import { applyDefaultsMode, checkDefaultsMode, type DefaultConfiguration } from '../config/defaults-mode.ts'
import { configuredEndpointUrl } from '../config/endpoint-url.ts'
import { type ResolvedConfig, resolveClientConfig } from '../config/resolve-client-config.ts'
import { Credentials } from '../credentials/credentials.ts'
import { toCredentials } from '../credentials/to-credentials.ts'
import { hasBearerToken } from '../credentials/tokens/bearer-variable.ts'
import { normalizeFipsRegion } from '../endpoints/regions.ts'
import { InvalidConfigError } from '../errors/config.ts'
import { PartialCredentialsError } from '../errors/credentials.ts'
import { InvalidRegionError } from '../errors/params.ts'
import type { HttpHandler } from '../http/http.ts'
import { createNodeHandler } from '../http/node-handler.ts'
import { type Feature, UserAgent } from '../http/user-agent.ts'
import { hyphenizeServiceId } from '../model/naming.ts'
import type { WireModel } from '../model/wire-model.ts'
import { customizationOf, serviceAlias } from '../services/index.ts'
import { isValidRegionName } from '../util/host-label.ts'
import type { ClientOptions } from './client-options.ts'
import type { CoreSession } from './core-session.ts'

/** Decides everything a client is made of, in boto's order: argument, Config, environment, profile, default. */
export function createSessionClient(
  session: CoreSession,
  name: string,
  options: ClientOptions,
  features: readonly Feature[] = [],
): GenericClient {
  const serviceName = chooseServiceName(session, name)
  const config = clientConfig(session, options)
  const store = clientStore(session, config)
  const { regionName, useFips } = normalizeFipsRegion(clientRegion(options, config, store))
  const model = session.loader.wireModel(serviceName, apiVersion(serviceName, options, store))
  const resolved = resolveClientConfig(config, store)
  const anonymous = resolved.signatureVersion === UNSIGNED
  const explicit = explicitCredentials(session, options)
  const customization = session.includeBuiltinHandlers ? customizationOf(model) : {}
  const signingName = model.metadata.signingName ?? model.metadata.endpointPrefix
  const hasServiceToken = acceptsBearer(model.metadata) && hasBearerToken(session.host, signingName)
  if (!anonymous && explicit === undefined) session.lastClientRegion ??= regionName
  const url = options.endpointUrl ?? endpointUrl(session, model, config, store)
  return createClient({
    model,
    host: session.host,
    http: httpHandler(session, options, resolved, store),
    events: session.events.copy(),
    config: useFips ? { ...resolved, useFipsEndpoint: true } : resolved,
    regionName,
    endpointUrl: url,
    useSsl: options.useSsl ?? true,
    credentials: anonymous ? undefined : () => explicit ?? session.findCredentials(),
    token: () => session.findAuthToken({ signingName })?.getFrozenToken(),
    hasServiceToken,
    profileSignatureVersion: profileSignatureVersion(session, model),
    endpointsData: () => session.endpointsData,
    document: (document) => session.getData(document),
    customization,
    userAgent: userAgent(session, resolved, [
      ...clientFeatures(resolved, url !== undefined),
      ...(hasServiceToken && resolved.signatureVersion === undefined ? BEARER : []),
      ...features,
    ]),
  })
}

const BEARER: readonly Feature[] = ['BEARER_SERVICE_ENV_VARS']

function chooseServiceName(session: CoreSession, name: string): string {
  const [, chosen] = session.events.emitUntilResponseSync('choose-service-name', { serviceName: name })
  return typeof chosen === 'string' ? chosen : serviceAlias(name)
}

function clientConfig(session: CoreSession, options: ClientOptions): Config {
  const config = options.config === undefined ? new Config() : toConfig(options.config)
  return session.getDefaultClientConfig()?.merge(config) ?? config
}

function clientStore(session: CoreSession, config: Config): ConfigStore {
  const store = session.copyConfigStore()
  const mode = checkDefaultsMode(config.options.defaultsMode ?? String(store.getConfigVariable('defaults_mode')))
  if (mode !== 'legacy') {
    // `auto` is settled at the first call; until then it is what it falls back to.
    const document = session.getData('sdk-default-configuration') as DefaultConfiguration
    applyDefaultsMode(mode === 'auto' ? 'standard' : mode, document, store)
  }
  return store
}

function clientRegion(options: ClientOptions, config: Config, store: ConfigStore): string | undefined {
  const region =
    options.regionName ?? config.options.regionName ?? (store.getConfigVariable('region') as string | undefined)
  if (region !== undefined && region !== '' && !isValidRegionName(region)) {
    throw new InvalidRegionError({ regionName: region })
  }
  return region === '' ? undefined : region
}

function apiVersion(serviceName: string, options: ClientOptions, store: ConfigStore): string | undefined {
  if (options.apiVersion !== undefined) return options.apiVersion
  const versions = store.getConfigVariable('api_versions')
  if (typeof versions !== 'object' || versions === null || !Object.hasOwn(versions, serviceName)) return undefined
  return (versions as Record<string, string>)[serviceName]
}

function explicitCredentials(session: CoreSession, options: ClientOptions): Credentials | undefined {
  const { awsAccessKeyId, awsSecretAccessKey, awsSessionToken, awsAccountId, credentials } = options
  if (credentials !== undefined) return toCredentials(credentials, session.host)
  if (awsAccessKeyId === undefined && awsSecretAccessKey === undefined) return undefined
  if (awsAccessKeyId === undefined || awsSecretAccessKey === undefined) {
    const credVar = awsAccessKeyId === undefined ? 'awsAccessKeyId' : 'awsSecretAccessKey'
    throw new PartialCredentialsError({ provider: 'explicit', credVar })
  }
  return new Credentials({
    accessKeyId: awsAccessKeyId,
    secretAccessKey: awsSecretAccessKey,
    sessionToken: awsSessionToken,
    accountId: awsAccountId,
  })
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

function profileSignatureVersion(session: CoreSession, model: WireModel): string | undefined {
  const profile = session.getScopedConfig()
  const section = Object.hasOwn(profile, model.serviceName) ? profile[model.serviceName] : undefined
  return typeof section === 'object' ? section['signature_version'] : undefined
}

/** Clients that connect in the same way share a handler, and with it its sockets. */
function httpHandler(
  session: CoreSession,
  options: ClientOptions,
  config: ResolvedConfig,
  store: ConfigStore,
): () => HttpHandler {
  const verify =
    options.verify ?? (store.getConfigVariable('ca_bundle') as string | undefined) ?? environmentBundle(session)
  if (typeof verify === 'string' && verify.trim() === '') {
    throw new InvalidConfigError({ errorMsg: 'verify is an empty string: give the path of a CA bundle, true or false' })
  }
  const { clientCert, proxies, proxiesConfig, maxPoolConnections, tcpKeepalive } = config
  const settings = { verify, clientCert, proxies, proxiesConfig, maxPoolConnections, tcpKeepalive }
  const key = JSON.stringify(settings)
  return () => session.httpHandler(key, () => createNodeHandler({ host: session.host, ...settings }))
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
  let made: UserAgent | undefined
  return (called, source) => {
    made ??= new UserAgent({
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
  const request = config.requestChecksumCalculation === 'when_required' ? 'WHEN_REQUIRED' : 'WHEN_SUPPORTED'
  const response = config.responseChecksumValidation === 'when_required' ? 'WHEN_REQUIRED' : 'WHEN_SUPPORTED'
  const retry = {
    legacy: 'RETRY_MODE_LEGACY',
    standard: 'RETRY_MODE_STANDARD',
    adaptive: 'RETRY_MODE_ADAPTIVE',
  } as const
  return [
    retry[config.retryMode],
    `FLEXIBLE_CHECKSUMS_REQ_${request}`,
    `FLEXIBLE_CHECKSUMS_RES_${response}`,
    ...(hasEndpointUrl ? (['ENDPOINT_OVERRIDE'] as const) : []),
  ]
}
