import {
  InvalidMaxRetryAttemptsError,
  InvalidRetryConfigurationError,
  InvalidRetryModeError,
  InvalidS3AddressingStyleError,
} from '../errors/config.ts'
import { checkOptions } from '../util/known-options.ts'

/** Sign nothing: as `signatureVersion`, it makes a client's calls anonymous. */
export const UNSIGNED: unique symbol = Symbol.for('tucuxi.UNSIGNED')

/** Seconds as a number, or text with a unit: `'500ms'`, `'5s'`, `'2m'`. */
export type Duration = number | string

export type RetryMode = 'legacy' | 'standard' | 'adaptive'

export interface RetryOptions {
  /** Retries after the first attempt. */
  readonly maxAttempts?: number | undefined
  /** Attempts in all; wins over `maxAttempts`. */
  readonly totalMaxAttempts?: number | undefined
  readonly mode?: RetryMode | undefined
}

export interface S3Options {
  readonly addressingStyle?: 'auto' | 'virtual' | 'path' | undefined
  readonly useAccelerateEndpoint?: boolean | undefined
  readonly useDualstackEndpoint?: boolean | undefined
  readonly payloadSigningEnabled?: boolean | undefined
  readonly useArnRegion?: boolean | undefined
  readonly usEast1RegionalEndpoint?: 'legacy' | 'regional' | undefined
  readonly s3DisableMultiregionAccessPoints?: boolean | undefined
  readonly disableS3ExpressSessionAuth?: boolean | undefined
}

export interface ProxiesOptions {
  readonly proxyCaBundle?: string | undefined
  /** Path of a PEM file, or of certificate and key. */
  readonly proxyClientCert?: string | readonly [cert: string, key: string] | undefined
  readonly proxyUseForwardingForHttps?: boolean | undefined
}

/** What a client can be told beyond its region and endpoint. Everything is optional; boto's defaults apply. */
export interface ConfigOptions {
  readonly regionName?: string | undefined
  /** A signature version's name (`'v4'`, `'s3v4'`, `'v4a'`), or UNSIGNED. */
  readonly signatureVersion?: string | typeof UNSIGNED | undefined
  /** Replaces the whole User-Agent. */
  readonly userAgent?: string | undefined
  /** Added at the end of the User-Agent. */
  readonly userAgentExtra?: string | undefined
  /** The application's name in the User-Agent; at most 50 characters. */
  readonly userAgentAppid?: string | undefined
  /** Seconds until a connection must stand. Default 60. */
  readonly connectTimeout?: Duration | undefined
  /** Seconds without a byte from the service. Default 60. */
  readonly readTimeout?: Duration | undefined
  /** False sends parameters unchecked. Default true. */
  readonly parameterValidation?: boolean | undefined
  /** Most connections at once; calls beyond it wait. Default: no limit. */
  readonly maxPoolConnections?: number | undefined
  /** Proxy per scheme of the target, e.g. `{ https: 'http://proxy:3128' }`; otherwise the environment's. */
  readonly proxies?: Readonly<Record<string, string>> | undefined
  readonly proxiesConfig?: ProxiesOptions | undefined
  readonly s3?: S3Options | undefined
  readonly s3DisableExpressSessionAuth?: boolean | undefined
  readonly retries?: RetryOptions | undefined
  /** Path of a PEM file with certificate and key, or of the two. */
  readonly clientCert?: string | readonly [cert: string, key: string] | undefined
  /** False leaves the model's host prefixes out. Default true. */
  readonly injectHostPrefix?: boolean | undefined
  readonly endpointDiscoveryEnabled?: boolean | 'auto' | undefined
  readonly useDualstackEndpoint?: boolean | undefined
  readonly useFipsEndpoint?: boolean | undefined
  readonly ignoreConfiguredEndpointUrls?: boolean | undefined
  readonly defaultsMode?: string | undefined
  readonly tcpKeepalive?: boolean | undefined
  /** Bytes from which a compressible body is compressed. Default 10240. */
  readonly requestMinCompressionSizeBytes?: number | undefined
  readonly disableRequestCompression?: boolean | undefined
  /** Values for parameters of the service's endpoint rules, by their names with a lower-case first letter. */
  readonly clientContextParams?: Readonly<Record<string, unknown>> | undefined
  readonly sigv4aSigningRegionSet?: string | undefined
  readonly requestChecksumCalculation?: string | undefined
  readonly responseChecksumValidation?: string | undefined
  readonly accountIdEndpointMode?: string | undefined
  /** Comma-separated names of auth schemes, the preferred first. */
  readonly authSchemePreference?: string | undefined
}

const OPTION_NAMES: ReadonlySet<string> = new Set([
  'regionName',
  'signatureVersion',
  'userAgent',
  'userAgentExtra',
  'userAgentAppid',
  'connectTimeout',
  'readTimeout',
  'parameterValidation',
  'maxPoolConnections',
  'proxies',
  'proxiesConfig',
  's3',
  's3DisableExpressSessionAuth',
  'retries',
  'clientCert',
  'injectHostPrefix',
  'endpointDiscoveryEnabled',
  'useDualstackEndpoint',
  'useFipsEndpoint',
  'ignoreConfiguredEndpointUrls',
  'defaultsMode',
  'tcpKeepalive',
  'requestMinCompressionSizeBytes',
  'disableRequestCompression',
  'clientContextParams',
  'sigv4aSigningRegionSet',
  'requestChecksumCalculation',
  'responseChecksumValidation',
  'accountIdEndpointMode',
  'authSchemePreference',
])

/**
 * Options of a client, checked when made. Immutable; `merge` overlays one on another, option by option.
 *
 * @example
 * const config = new Config({ retries: { totalMaxAttempts: 5 }, readTimeout: '10s' })
 * const s3 = session.client('s3', { config })
 */
export class Config {
  /** What was given, and only that. */
  readonly options: ConfigOptions

  /** Throws ArgumentError for names that are no option, and boto's own errors for values that cannot be. */
  constructor(options: ConfigOptions = {}) {
    checkOptions(options, OPTION_NAMES)
    const given: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(options)) if (value !== undefined) given[name] = value
    this.options = given
    if (Object.keys(given).length > 0) {
      const { checkConfig } = require('./check-config.ts') as typeof import('./check-config.ts')
      checkConfig(this.options)
      validateS3(this.options.s3?.addressingStyle)
      validateRetries(this.options.retries)
      if (options.proxies !== undefined) given['proxies'] = concealed(options.proxies)
    }
    Object.freeze(given)
  }

  /** A Config with the other's options over this one's; nested groups are replaced whole. */
  merge(other: Config | ConfigOptions): Config {
    return new Config({ ...this.options, ...toConfig(other).options })
  }
}

function concealed(proxies: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { proxyUrls } = require('./proxy-urls.ts') as typeof import('./proxy-urls.ts')
  return proxyUrls(proxies)
}

/** Takes either form. */
export function toConfig(config: Config | ConfigOptions): Config {
  return config instanceof Config ? config : new Config(config)
}

/** Also for values that came from files. */
export function validateS3(style: unknown): void {
  if (style !== undefined && style !== 'auto' && style !== 'virtual' && style !== 'path') {
    throw new InvalidS3AddressingStyleError({ s3AddressingStyle: style })
  }
}

const RETRY_NAMES = ['maxAttempts', 'mode', 'totalMaxAttempts']
const RETRY_MODES = ['legacy', 'standard', 'adaptive']

/** Also for values that came from environment and files. */
export function validateRetries(retries: RetryOptions | undefined): void {
  if (retries === undefined) return
  for (const name of Object.keys(retries)) {
    if (!RETRY_NAMES.includes(name)) {
      throw new InvalidRetryConfigurationError({ retryConfigOption: name, validOptions: RETRY_NAMES })
    }
  }
  checkAttempts(retries.maxAttempts, 0)
  checkAttempts(retries.totalMaxAttempts, 1)
  const { mode } = retries
  if (mode !== undefined && mode !== 'legacy' && mode !== 'standard' && mode !== 'adaptive') {
    throw new InvalidRetryModeError({ providedRetryMode: mode, validModes: RETRY_MODES })
  }
}

function checkAttempts(value: number | undefined, least: number): void {
  if (value !== undefined && !(Number.isInteger(value) && value >= least)) {
    throw new InvalidMaxRetryAttemptsError({ providedMaxAttempts: value, minValue: least })
  }
}
