import {
  InvalidChecksumConfigError,
  InvalidConfigError,
  InvalidS3UsEast1RegionalEndpointConfigError,
  InvalidSTSRegionalEndpointsConfigError,
} from '../errors/config.ts'
import {
  type Config,
  type ConfigOptions,
  type RetryMode,
  UNSIGNED,
  validateRetries,
  validateS3,
} from './client-config.ts'
import type { ConfigStore } from './config-store.ts'
import { ensureBoolean } from './settings.ts'

/** A client's settings, every one decided: what the path of a call reads. Durations are as given, in seconds or text. */
export interface ResolvedConfig {
  readonly signatureVersion: string | typeof UNSIGNED | undefined
  readonly userAgent: string | undefined
  readonly userAgentExtra: string | undefined
  readonly userAgentAppid: string | undefined
  readonly connectTimeout: number | string
  readonly readTimeout: number | string
  readonly parameterValidation: boolean
  readonly maxPoolConnections: number | undefined
  readonly proxies: ConfigOptions['proxies']
  readonly proxiesConfig: ConfigOptions['proxiesConfig']
  readonly s3: ConfigOptions['s3']
  readonly s3DisableExpressSessionAuth: boolean
  readonly retryMode: RetryMode
  /** Attempts in all, or undefined for the mode's own number. */
  readonly totalMaxAttempts: number | undefined
  readonly clientCert: ConfigOptions['clientCert']
  readonly injectHostPrefix: boolean
  /** As configured: a boolean or text. Only services that can be asked for their endpoints look at it. */
  readonly endpointDiscoveryEnabled: unknown
  readonly useDualstackEndpoint: boolean
  readonly useFipsEndpoint: boolean
  readonly tcpKeepalive: boolean
  readonly requestMinCompressionSizeBytes: number
  readonly disableRequestCompression: boolean
  readonly clientContextParams: Readonly<Record<string, unknown>>
  readonly sigv4aSigningRegionSet: string | undefined
  readonly requestChecksumCalculation: 'when_supported' | 'when_required'
  readonly responseChecksumValidation: 'when_supported' | 'when_required'
  readonly accountIdEndpointMode: 'preferred' | 'disabled' | 'required'
  /** Names of auth schemes, the preferred first. */
  readonly authSchemePreference: readonly string[] | undefined
  readonly stsRegionalEndpoints: 'legacy' | 'regional'
}

const SECTION_NAMES = { s3: 's3', proxiesConfig: 'proxies_config' } as const

/**
 * Puts together what code, environment and files say. Throws boto's error for a value that cannot be; of several, the one
 * that boto finds first.
 */
export function resolveClientConfig(config: Config, store: ConfigStore): ResolvedConfig {
  const { options } = config
  const variable = (name: string): unknown => store.getConfigVariable(name)
  const retries = resolveRetries(options, store)
  const unsigned = options.signatureVersion === UNSIGNED
  const resolved: ResolvedConfig = {
    signatureVersion: options.signatureVersion,
    userAgent: options.userAgent,
    userAgentExtra: options.userAgentExtra,
    userAgentAppid: options.userAgentAppid ?? text(variable('user_agent_appid')),
    connectTimeout: options.connectTimeout ?? (variable('connect_timeout') as number | undefined) ?? 60,
    readTimeout: options.readTimeout ?? 60,
    parameterValidation: options.parameterValidation !== false && ensureBoolean(variable('parameter_validation')),
    maxPoolConnections: options.maxPoolConnections,
    proxies: options.proxies,
    proxiesConfig: section(options, store, 'proxiesConfig'),
    s3: section(options, store, 's3'),
    ...retries,
    clientCert: options.clientCert,
    injectHostPrefix: options.injectHostPrefix ?? variable('disable_host_prefix_injection') !== true,
    endpointDiscoveryEnabled: options.endpointDiscoveryEnabled ?? variable('endpoint_discovery_enabled'),
    useDualstackEndpoint: options.useDualstackEndpoint ?? variable('use_dualstack_endpoint') === true,
    useFipsEndpoint: options.useFipsEndpoint ?? variable('use_fips_endpoint') === true,
    tcpKeepalive: options.tcpKeepalive ?? variable('tcp_keepalive') === true,
    requestMinCompressionSizeBytes: compressionSize(
      options.requestMinCompressionSizeBytes ?? variable('request_min_compression_size_bytes'),
    ),
    disableRequestCompression: options.disableRequestCompression ?? variable('disable_request_compression') === true,
    clientContextParams: options.clientContextParams ?? {},
    sigv4aSigningRegionSet: options.sigv4aSigningRegionSet ?? text(variable('sigv4a_signing_region_set')),
    requestChecksumCalculation: checksumOption(
      'request_checksum_calculation',
      options.requestChecksumCalculation ?? variable('request_checksum_calculation'),
    ),
    responseChecksumValidation: checksumOption(
      'response_checksum_validation',
      options.responseChecksumValidation ?? variable('response_checksum_validation'),
    ),
    accountIdEndpointMode: unsigned
      ? 'disabled'
      : accountIdMode(options.accountIdEndpointMode ?? variable('account_id_endpoint_mode')),
    authSchemePreference: preference(options.authSchemePreference ?? variable('auth_scheme_preference')),
    s3DisableExpressSessionAuth: resolveExpress(options, variable('s3_disable_express_session_auth')),
    stsRegionalEndpoints: (variable('sts_regional_endpoints') || 'regional') as 'legacy' | 'regional',
  }
  validateS3(resolved.s3?.addressingStyle)
  validateRetries({ totalMaxAttempts: resolved.totalMaxAttempts, mode: resolved.retryMode })
  return resolved
}

/** What endpoint rules go by, which boto checks last. */
export function checkRegionalEndpoints({ stsRegionalEndpoints, s3 }: ResolvedConfig): void {
  if (!isRegionalChoice(stsRegionalEndpoints)) {
    throw new InvalidSTSRegionalEndpointsConfigError({ stsRegionalEndpointsConfig: stsRegionalEndpoints })
  }
  const choice = s3?.usEast1RegionalEndpoint
  if (choice !== undefined && !isRegionalChoice(choice)) {
    throw new InvalidS3UsEast1RegionalEndpointConfigError({ s3UsEast1RegionalEndpointConfig: choice })
  }
}

function isRegionalChoice(choice: string): boolean {
  return choice === 'legacy' || choice === 'regional'
}

function text(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value)
}

function resolveRetries(
  options: ConfigOptions,
  store: ConfigStore,
): Pick<ResolvedConfig, 'retryMode' | 'totalMaxAttempts'> {
  const given = options.retries ?? {}
  return {
    totalMaxAttempts:
      given.totalMaxAttempts ??
      (given.maxAttempts === undefined ? undefined : given.maxAttempts + 1) ??
      (store.getConfigVariable('max_attempts') as number | undefined),
    retryMode: given.mode ?? (store.getConfigVariable('retry_mode') as RetryMode),
  }
}

/** A nested section under the names of options (`use_arn_region` is `useArnRegion`); code wins key by key. */
function section<Name extends 's3' | 'proxiesConfig'>(
  options: ConfigOptions,
  store: ConfigStore,
  name: Name,
): ConfigOptions[Name] {
  const configured = store.getConfigVariable(SECTION_NAMES[name]) as Record<string, unknown> | undefined
  return configured ? { ...camelKeys(configured), ...options[name] } : options[name]
}

function camelKeys(configured: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(configured)
  return Object.fromEntries(
    entries.map(([key, value]) => [key.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()), value]),
  )
}

function resolveExpress(options: ConfigOptions, configured: unknown): boolean {
  const value = options.s3DisableExpressSessionAuth ?? options.s3?.disableS3ExpressSessionAuth ?? configured ?? false
  if (typeof value === 'boolean') return value
  if (/^(true|false)$/i.test(String(value))) return ensureBoolean(value)
  throw new InvalidConfigError({
    errorMsg: `Invalid value "${value}" for s3_disable_express_session_auth. Value must be a boolean`,
  })
}

function compressionSize(value: unknown): number {
  const size = typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : value
  const problem = `Invalid value "${value}" for request_min_compression_size_bytes.`
  if (typeof size !== 'number' || !Number.isInteger(size)) {
    throw new InvalidConfigError({ errorMsg: `${problem} Value must be an integer. Received ${typeof value} instead.` })
  }
  if (size < 1 || size > 1048576) {
    throw new InvalidConfigError({ errorMsg: `${problem} Value must be between 1 and 1048576.` })
  }
  return size
}

function checksumOption(name: string, value: unknown): 'when_supported' | 'when_required' {
  const option = String(value).toLowerCase()
  if (option === 'when_supported' || option === 'when_required') return option
  throw new InvalidChecksumConfigError({
    configKey: name,
    validOptions: ['when_supported', 'when_required'],
    configValue: option,
  })
}

function accountIdMode(value: unknown): ResolvedConfig['accountIdEndpointMode'] {
  const mode = String(value).toLowerCase()
  if (mode === 'preferred' || mode === 'disabled' || mode === 'required') return mode
  throw new InvalidConfigError({
    errorMsg: `The configured value '${mode}' for 'account_id_endpoint_mode' is invalid. Valid values are: ('preferred', 'disabled', 'required').`,
  })
}

function preference(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined
  const names = String(value).replace(/[ \t]/g, '').split(',')
  return names.filter((name) => name !== '')
}
