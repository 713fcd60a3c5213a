import { ArgumentError } from '../errors/config.ts'

/**
 * Every setting of a session, in one table: the key in the config file, the environment variables in the order in
 * which they are asked, the value when nobody says anything, and how text becomes a value. The names are boto's logical
 * names, which `getConfigVariable` takes.
 *
 * The order of sources is the same for all: set on the session, environment, config file (active profile), default.
 */
export interface Setting {
  /** Key in the profile; two parts for a key inside a nested section; several are asked in order. */
  readonly keys: readonly (string | readonly [section: string, key: string])[]
  readonly env: readonly string[]
  readonly default: unknown
  readonly convert: ((value: unknown, name: string) => unknown) | undefined
}

/** How a caller declares a session variable of its own: the same four things, loosely. */
export interface SessionVariable {
  /** Several keys are asked in order; a pair is a key inside a nested section. */
  readonly configKey?: string | Setting['keys'] | undefined
  readonly env?: string | readonly string[] | undefined
  readonly default?: unknown
  readonly convert?: ((value: unknown) => unknown) | undefined
}

/** `true` in any case is true, everything else is false. */
export function ensureBoolean(value: unknown): boolean {
  return typeof value === 'boolean' ? value : String(value).toLowerCase() === 'true'
}

function toInteger(value: unknown, name: string): number {
  const text = String(value).trim()
  if (!/^[+-]?\d+$/.test(text)) throw new ArgumentError({ message: `${name} must be a whole number, not '${text}'` })
  return Number(text)
}

type Convert = Setting['convert']

function setting(
  keys: SessionVariable['configKey'],
  env: string | readonly string[] | undefined,
  value?: unknown,
  convert?: Convert,
): Setting {
  return {
    keys: keys === undefined ? [] : typeof keys === 'string' ? [keys] : keys,
    env: env === undefined ? [] : typeof env === 'string' ? [env] : env,
    default: value,
    convert,
  }
}

/** A declared session variable in the table's own form. */
export function toSetting(variable: SessionVariable): Setting {
  return setting(variable.configKey, variable.env, variable.default, variable.convert)
}

/** What `getConfigVariable` returns for each variable that the table has. Text where nothing turns it into a value. */
export interface ConfigVariables {
  profile: string | undefined
  region: string | undefined
  data_path: string | undefined
  config_file: string
  ca_bundle: string | undefined
  api_versions: Readonly<Record<string, string>>
  credentials_file: string
  metadata_service_timeout: number
  metadata_service_num_attempts: number
  ec2_metadata_service_endpoint: string | undefined
  ec2_metadata_service_endpoint_mode: string | undefined
  ec2_metadata_v1_disabled: boolean
  imds_use_ipv6: boolean
  use_dualstack_endpoint: boolean | undefined
  use_fips_endpoint: boolean | undefined
  ignore_configured_endpoint_urls: boolean | undefined
  parameter_validation: boolean | string
  csm_enabled: boolean
  csm_host: string
  csm_port: number
  csm_client_id: string
  endpoint_discovery_enabled: boolean | string
  sts_regional_endpoints: string
  retry_mode: string
  defaults_mode: string
  max_attempts: number | undefined
  user_agent_appid: string | undefined
  request_min_compression_size_bytes: number | string
  disable_request_compression: boolean
  sigv4a_signing_region_set: string | undefined
  request_checksum_calculation: string
  response_checksum_validation: string
  account_id_endpoint_mode: string
  disable_host_prefix_injection: boolean | undefined
  auth_scheme_preference: string | undefined
  tcp_keepalive: boolean | undefined
  s3_disable_express_session_auth: boolean | string | undefined
}

export const SETTINGS: Readonly<Record<keyof ConfigVariables, Setting>> = {
  profile: setting(undefined, ['AWS_DEFAULT_PROFILE', 'AWS_PROFILE']),
  region: setting('region', ['AWS_DEFAULT_REGION', 'AWS_REGION']),
  data_path: setting('data_path', 'AWS_DATA_PATH'),
  config_file: setting(undefined, 'AWS_CONFIG_FILE', '~/.aws/config'),
  ca_bundle: setting('ca_bundle', 'AWS_CA_BUNDLE'),
  api_versions: setting('api_versions', undefined, {}),
  credentials_file: setting(undefined, 'AWS_SHARED_CREDENTIALS_FILE', '~/.aws/credentials'),
  metadata_service_timeout: setting('metadata_service_timeout', 'AWS_METADATA_SERVICE_TIMEOUT', 1, toInteger),
  metadata_service_num_attempts: setting(
    'metadata_service_num_attempts',
    'AWS_METADATA_SERVICE_NUM_ATTEMPTS',
    1,
    toInteger,
  ),
  ec2_metadata_service_endpoint: setting('ec2_metadata_service_endpoint', 'AWS_EC2_METADATA_SERVICE_ENDPOINT'),
  ec2_metadata_service_endpoint_mode: setting(
    'ec2_metadata_service_endpoint_mode',
    'AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE',
  ),
  ec2_metadata_v1_disabled: setting('ec2_metadata_v1_disabled', 'AWS_EC2_METADATA_V1_DISABLED', false, ensureBoolean),
  imds_use_ipv6: setting('imds_use_ipv6', 'AWS_IMDS_USE_IPV6', false, ensureBoolean),
  use_dualstack_endpoint: setting('use_dualstack_endpoint', 'AWS_USE_DUALSTACK_ENDPOINT', undefined, ensureBoolean),
  use_fips_endpoint: setting('use_fips_endpoint', 'AWS_USE_FIPS_ENDPOINT', undefined, ensureBoolean),
  ignore_configured_endpoint_urls: setting(
    'ignore_configured_endpoint_urls',
    'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
    undefined,
    ensureBoolean,
  ),
  parameter_validation: setting('parameter_validation', undefined, true),
  csm_enabled: setting('csm_enabled', 'AWS_CSM_ENABLED', false, ensureBoolean),
  csm_host: setting('csm_host', 'AWS_CSM_HOST', '127.0.0.1'),
  csm_port: setting('csm_port', 'AWS_CSM_PORT', 31000, toInteger),
  csm_client_id: setting('csm_client_id', 'AWS_CSM_CLIENT_ID', ''),
  endpoint_discovery_enabled: setting('endpoint_discovery_enabled', 'AWS_ENDPOINT_DISCOVERY_ENABLED', 'auto'),
  sts_regional_endpoints: setting('sts_regional_endpoints', 'AWS_STS_REGIONAL_ENDPOINTS', 'regional'),
  retry_mode: setting('retry_mode', 'AWS_RETRY_MODE', 'standard'),
  defaults_mode: setting('defaults_mode', 'AWS_DEFAULTS_MODE', 'legacy'),
  max_attempts: setting('max_attempts', 'AWS_MAX_ATTEMPTS', undefined, toInteger),
  user_agent_appid: setting('sdk_ua_app_id', 'AWS_SDK_UA_APP_ID'),
  request_min_compression_size_bytes: setting(
    'request_min_compression_size_bytes',
    'AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES',
    10240,
  ),
  disable_request_compression: setting(
    'disable_request_compression',
    'AWS_DISABLE_REQUEST_COMPRESSION',
    false,
    ensureBoolean,
  ),
  sigv4a_signing_region_set: setting('sigv4a_signing_region_set', 'AWS_SIGV4A_SIGNING_REGION_SET'),
  request_checksum_calculation: setting(
    'request_checksum_calculation',
    'AWS_REQUEST_CHECKSUM_CALCULATION',
    'when_supported',
  ),
  response_checksum_validation: setting(
    'response_checksum_validation',
    'AWS_RESPONSE_CHECKSUM_VALIDATION',
    'when_supported',
  ),
  account_id_endpoint_mode: setting('account_id_endpoint_mode', 'AWS_ACCOUNT_ID_ENDPOINT_MODE', 'preferred'),
  disable_host_prefix_injection: setting(
    'disable_host_prefix_injection',
    'AWS_DISABLE_HOST_PREFIX_INJECTION',
    undefined,
    ensureBoolean,
  ),
  auth_scheme_preference: setting('auth_scheme_preference', 'AWS_AUTH_SCHEME_PREFERENCE'),
  tcp_keepalive: setting('tcp_keepalive', 'BOTOCORE_TCP_KEEPALIVE', undefined, ensureBoolean),
  s3_disable_express_session_auth: setting('s3_disable_express_session_auth', 'AWS_S3_DISABLE_EXPRESS_SESSION_AUTH'),
}

/** The keys of a nested section that have sources of their own; other keys of the section pass through as text. */
export const NESTED_SETTINGS: Readonly<Record<string, Readonly<Record<string, Setting>>>> = {
  s3: {
    addressing_style: setting([['s3', 'addressing_style']], undefined),
    use_accelerate_endpoint: setting([['s3', 'use_accelerate_endpoint']], undefined, undefined, ensureBoolean),
    use_dualstack_endpoint: setting([['s3', 'use_dualstack_endpoint']], undefined, undefined, ensureBoolean),
    payload_signing_enabled: setting([['s3', 'payload_signing_enabled']], undefined, undefined, ensureBoolean),
    use_arn_region: setting(
      ['s3_use_arn_region', ['s3', 'use_arn_region']],
      'AWS_S3_USE_ARN_REGION',
      undefined,
      ensureBoolean,
    ),
    us_east_1_regional_endpoint: setting(
      ['s3_us_east_1_regional_endpoint', ['s3', 'us_east_1_regional_endpoint']],
      'AWS_S3_US_EAST_1_REGIONAL_ENDPOINT',
    ),
    s3_disable_multiregion_access_points: setting(
      [['s3', 's3_disable_multiregion_access_points']],
      'AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS',
      undefined,
      ensureBoolean,
    ),
  },
  proxies_config: {
    proxy_ca_bundle: setting(['proxy_ca_bundle'], undefined),
    proxy_client_cert: setting(['proxy_client_cert'], undefined),
    proxy_use_forwarding_for_https: setting(['proxy_use_forwarding_for_https'], undefined, undefined, ensureBoolean),
  },
}
