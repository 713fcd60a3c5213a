import { Config, type ConfigOptions, UNSIGNED } from '../../../src/config/client-config.ts'
import type { ConfigSource } from '../../../src/config/config-store.ts'
import { SETTINGS } from '../../../src/config/settings.ts'
import { CoreSession } from '../../../src/session/core-session.ts'
import type { Host } from '../../../src/util/host.ts'
import { createNodeHost } from '../../../src/util/node-host.ts'
import type { AskedClient, Environment } from './environments.ts'

export type Answer = { readonly value: unknown } | { readonly error: string; readonly message: string }

export interface Answers {
  readonly profile: Answer
  readonly availableProfiles: Answer
  readonly scopedConfig: Answer
  readonly credentials: Answer
  readonly variables: Readonly<Record<string, Answer>>
  readonly clients: readonly Answer[]
}

const HOME = '/home/differential'

async function attempt(ask: () => unknown): Promise<Answer> {
  try {
    return { value: plain(await ask()) }
  } catch (error) {
    const { name, message } = error as Error
    return { error: name, message: message.replaceAll(HOME, '{home}') }
  }
}

/** What JSON makes of it; absent is null, as Python's None. */
function plain(value: unknown): unknown {
  return JSON.parse((JSON.stringify(value) ?? 'null').replaceAll(HOME, '{home}')) as unknown
}

function hostOf(environment: Environment): Host {
  const env = Object.fromEntries(
    Object.entries(environment.env).map(([name, value]) => [name, value.replaceAll('{home}', HOME)]),
  )
  return {
    ...createNodeHost(),
    env,
    homeDirectory: () => HOME,
    readFile: (path) => {
      const name = path.startsWith(`${HOME}/`) ? path.slice(HOME.length + 1) : undefined
      const text = name !== undefined && Object.hasOwn(environment.files, name) ? environment.files[name] : undefined
      return text === undefined ? undefined : new TextEncoder().encode(text)
    },
  }
}

function sessionOf(environment: Environment): CoreSession {
  const session = new CoreSession({ host: hostOf(environment), profile: environment.profile })
  for (const [name, value] of Object.entries(environment.instance)) session.setConfigVariable(name, value)
  const { setCredentials: given } = environment
  if (given !== undefined) session.setCredentials(given[0], given[1], { token: given[2] })
  return session
}

async function credentialsOf(session: CoreSession): Promise<unknown> {
  const found = await session.getCredentials()
  if (found === undefined) return null
  const { accessKeyId, secretAccessKey, sessionToken, accountId } = await found.getFrozenCredentials()
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken: sessionToken ?? null,
    accountId: accountId ?? null,
    method: found.method,
  }
}

function camel(name: string): string {
  return name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())
}

function camelKeys(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      camel(key),
      typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? camelKeys(entry as never) : entry,
    ]),
  )
}

async function clientOf(session: CoreSession, asked: AskedClient): Promise<unknown> {
  const { service, config, ...options } = asked
  const given = config === undefined ? undefined : camelKeys(config)
  if (given?.['signatureVersion'] === 'UNSIGNED') given['signatureVersion'] = UNSIGNED
  const client = session.createClient(service as 's3', {
    ...camelKeys(options),
    ...(given === undefined ? {} : { config: new Config(given as ConfigOptions) }),
  })
  const resolved = client.meta.config
  const anonymous = resolved.signatureVersion === UNSIGNED
  const credentials = anonymous
    ? undefined
    : options.aws_access_key_id !== undefined
      ? { accessKeyId: options.aws_access_key_id }
      : await session.getCredentials()
  return {
    regionName: client.meta.regionName ?? null,
    endpointUrl: client.meta.endpointUrl,
    partition: client.meta.partition ?? null,
    accessKeyId: credentials?.accessKeyId ?? null,
    config: {
      retries: { mode: resolved.retryMode, totalMaxAttempts: resolved.totalMaxAttempts },
      s3: resolved.s3 ?? null,
      connect_timeout: resolved.connectTimeout,
      read_timeout: resolved.readTimeout,
      user_agent_extra: resolved.userAgentExtra ?? null,
      user_agent_appid: resolved.userAgentAppid ?? null,
      max_pool_connections: resolved.maxPoolConnections ?? null,
      inject_host_prefix: resolved.injectHostPrefix,
      request_min_compression_size_bytes: resolved.requestMinCompressionSizeBytes,
      disable_request_compression: resolved.disableRequestCompression,
      sigv4a_signing_region_set: resolved.sigv4aSigningRegionSet ?? null,
      request_checksum_calculation: resolved.requestChecksumCalculation,
      response_checksum_validation: resolved.responseChecksumValidation,
      account_id_endpoint_mode: resolved.accountIdEndpointMode,
      auth_scheme_preference: resolved.authSchemePreference?.join(',') ?? null,
      s3_disable_express_session_auth: resolved.s3DisableExpressSessionAuth,
    },
  }
}

/** The answers that `ask_botocore.py` gives, from this library. */
export async function askTucuxi(environment: Environment): Promise<Answers> {
  const variables: Record<string, Answer> = {}
  const session = sessionOf(environment)
  for (const name of [...Object.keys(SETTINGS), 's3', 'proxies_config']) {
    variables[name] = await attempt(() => session.getConfigVariable(name))
  }
  for (const methods of [['instance'], ['env'], ['config'], ['env', 'config']] as ConfigSource[][]) {
    variables[`region:${methods.join('+')}`] = await attempt(() => session.getConfigVariable('region', { methods }))
  }
  const clients: Answer[] = []
  for (const asked of environment.clients) {
    clients.push(await attempt(() => clientOf(sessionOf(environment), asked)))
  }
  return {
    profile: await attempt(() => sessionOf(environment).profile),
    availableProfiles: await attempt(() => sessionOf(environment).availableProfiles),
    scopedConfig: await attempt(() => sessionOf(environment).getScopedConfig()),
    credentials: await attempt(() => credentialsOf(sessionOf(environment))),
    variables,
    clients,
  }
}
