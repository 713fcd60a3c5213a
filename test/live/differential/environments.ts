/** Generated environments: what a program finds around it, and what it asks a session for. The same for every run. */
export interface Environment {
  readonly name: string
  /** `{home}` stands for the folder of the files. */
  readonly env: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, string>>
  readonly profile?: string
  /** Session variables that are set in code. */
  readonly instance: Readonly<Record<string, unknown>>
  readonly setCredentials?: readonly [string, string, string?]
  readonly clients: readonly AskedClient[]
}

/** Arguments of botocore's create_client, and options of its Config, in its own words. */
export interface AskedClient {
  readonly service: string
  readonly region_name?: string
  readonly endpoint_url?: string
  readonly use_ssl?: boolean
  readonly verify?: boolean | string
  readonly api_version?: string
  readonly aws_access_key_id?: string
  readonly aws_secret_access_key?: string
  readonly aws_session_token?: string
  readonly config?: Readonly<Record<string, unknown>>
}

type Random = () => number

/** Repeatable: a 32-bit xorshift. */
function createRandom(seed: number): Random {
  let state = seed >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

function pick<T>(random: Random, choices: readonly T[]): T {
  return choices[Math.floor(random() * choices.length)]!
}

const BOOLEANS = ['true', 'True', 'TRUE', 'false', 'no', '1', '']
const REGIONS = [
  'us-east-1',
  'us-west-2',
  'eu-central-1',
  'cn-north-1',
  'us-gov-west-1',
  'aws-global',
  'fips-us-east-1',
]
const BAD_REGIONS = ['', 'not a region', '-x', '12345', 'us_east_1']
const INTEGERS = ['1', '5', ' 7 ', '+3', '0', '-2', 'many', '1.5', '']

/** Key in the profile, and values for it. */
const FILE_CHOICES: Readonly<Record<string, readonly string[]>> = {
  region: [...REGIONS, ...REGIONS, ...BAD_REGIONS],
  ca_bundle: ['{home}/bundle.pem', 'bundle.pem'],
  use_dualstack_endpoint: BOOLEANS,
  use_fips_endpoint: BOOLEANS,
  ignore_configured_endpoint_urls: BOOLEANS,
  parameter_validation: BOOLEANS,
  csm_enabled: BOOLEANS.filter((value) => value.toLowerCase() !== 'true'),
  csm_port: INTEGERS,
  csm_host: ['monitor.local'],
  endpoint_discovery_enabled: ['auto', 'true', 'FALSE', 'AUTO'],
  sts_regional_endpoints: ['legacy', 'regional', 'Legacy', 'both'],
  retry_mode: ['legacy', 'standard', 'adaptive', 'Standard', 'fast'],
  defaults_mode: ['legacy', 'standard', 'in-region', 'Cross-Region', 'mobile', 'best'],
  max_attempts: INTEGERS,
  sdk_ua_app_id: ['app', 'an app with spaces', 'x'.repeat(60)],
  request_min_compression_size_bytes: ['1', '10241', '0', '1048577', 'big'],
  disable_request_compression: BOOLEANS,
  sigv4a_signing_region_set: ['*', 'us-east-1,us-west-2'],
  request_checksum_calculation: ['when_supported', 'WHEN_REQUIRED', 'never'],
  response_checksum_validation: ['when_supported', 'when_required', 'never'],
  account_id_endpoint_mode: ['preferred', 'DISABLED', 'required', 'maybe'],
  disable_host_prefix_injection: BOOLEANS,
  auth_scheme_preference: ['sigv4a,sigv4', ' sigv4 , sigv4a', 'httpBearerAuth'],
  tcp_keepalive: BOOLEANS,
  s3_disable_express_session_auth: ['true', 'False', 'sometimes'],
  s3_use_arn_region: BOOLEANS,
  s3_us_east_1_regional_endpoint: ['legacy', 'regional', 'global'],
  metadata_service_timeout: INTEGERS,
  metadata_service_num_attempts: INTEGERS,
  ec2_metadata_service_endpoint: ['http://[::1]:8080/'],
  ec2_metadata_service_endpoint_mode: ['ipv4', 'IPv6', 'ipv5'],
  ec2_metadata_v1_disabled: BOOLEANS,
  imds_use_ipv6: BOOLEANS,
  endpoint_url: ['https://all.example', 'http://localhost:4566', '', 'no-scheme.example'],
  services: ['mine', 'absent'],
  proxy_ca_bundle: ['/etc/proxy.pem'],
  proxy_use_forwarding_for_https: BOOLEANS,
  data_path: ['{home}/models'],
  aws_access_key_id: ['AKIDFILE'],
  aws_secret_access_key: ['secret-file'],
  aws_session_token: ['token-file'],
  aws_security_token: ['security-token-file'],
  aws_account_id: ['123456789012'],
  'a strange key': ['value = with : signs', '# no comment', "'quoted'"],
}

/** Nested sections of a profile. */
const NESTED: readonly string[] = [
  's3 =\n  addressing_style = path\n',
  's3 =\n  addressing_style = sideways\n',
  's3 =\n  use_accelerate_endpoint = true\n  payload_signing_enabled = yes\n',
  's3 =\n  use_dualstack_endpoint = true\n  use_arn_region = false\n  unknown_key = kept\n',
  's3 =\n  us_east_1_regional_endpoint = regional\n  s3_disable_multiregion_access_points = TRUE\n',
  'api_versions =\n  ec2 = 2015-03-01\n  cloudfront = 1999-01-01\n',
  's3 = plain\n',
  's3 =\n  no equals sign\n',
  'endpoint_discovery_enabled =\n  nested = yes\n',
]

const ENV_CHOICES: Readonly<Record<string, readonly string[]>> = {
  AWS_DEFAULT_REGION: [...REGIONS, ...REGIONS, ...BAD_REGIONS],
  AWS_CA_BUNDLE: ['{home}/env.pem'],
  AWS_METADATA_SERVICE_TIMEOUT: INTEGERS,
  AWS_METADATA_SERVICE_NUM_ATTEMPTS: INTEGERS,
  AWS_EC2_METADATA_SERVICE_ENDPOINT: ['http://[fd00:ec2::254]/'],
  AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: ['ipv4', 'IPv6', 'ipv5'],
  AWS_EC2_METADATA_V1_DISABLED: BOOLEANS,
  AWS_IMDS_USE_IPV6: BOOLEANS,
  AWS_USE_DUALSTACK_ENDPOINT: BOOLEANS,
  AWS_USE_FIPS_ENDPOINT: BOOLEANS,
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: BOOLEANS,
  AWS_CSM_HOST: ['env.local'],
  AWS_CSM_PORT: INTEGERS,
  AWS_CSM_CLIENT_ID: ['me'],
  AWS_ENDPOINT_DISCOVERY_ENABLED: ['auto', 'true', 'off'],
  AWS_STS_REGIONAL_ENDPOINTS: ['legacy', 'regional', 'both', ''],
  AWS_RETRY_MODE: ['legacy', 'standard', 'adaptive', 'STANDARD', ''],
  AWS_DEFAULTS_MODE: ['legacy', 'standard', 'IN-REGION', 'mobile', 'none', ''],
  AWS_MAX_ATTEMPTS: INTEGERS,
  AWS_SDK_UA_APP_ID: ['env-app', ''],
  AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES: ['5', '0', '1048577', '', 'x'],
  AWS_DISABLE_REQUEST_COMPRESSION: BOOLEANS,
  AWS_SIGV4A_SIGNING_REGION_SET: ['*', 'eu-west-1'],
  AWS_REQUEST_CHECKSUM_CALCULATION: ['when_required', 'When_Supported', ''],
  AWS_RESPONSE_CHECKSUM_VALIDATION: ['when_required', 'x'],
  AWS_ACCOUNT_ID_ENDPOINT_MODE: ['preferred', 'required', 'Disabled', 'x'],
  AWS_DISABLE_HOST_PREFIX_INJECTION: BOOLEANS,
  AWS_AUTH_SCHEME_PREFERENCE: ['sigv4a, sigv4', ''],
  BOTOCORE_TCP_KEEPALIVE: BOOLEANS,
  AWS_S3_DISABLE_EXPRESS_SESSION_AUTH: ['true', 'FALSE', 'x'],
  AWS_S3_USE_ARN_REGION: BOOLEANS,
  AWS_S3_US_EAST_1_REGIONAL_ENDPOINT: ['legacy', 'regional', 'both'],
  AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS: BOOLEANS,
  AWS_ENDPOINT_URL: ['https://env.example', 'http://localhost:9000/base', '', 'env.example'],
  AWS_ENDPOINT_URL_S3: ['https://s3.env.example', ''],
  AWS_ENDPOINT_URL_DYNAMODB: ['https://ddb.env.example'],
  AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2: ['https://elb.env.example'],
  AWS_ENDPOINT_URL_SFN: ['https://sfn.env.example'],
  AWS_ACCESS_KEY_ID: ['AKIDENV', 'AKIDENV', ''],
  AWS_SECRET_ACCESS_KEY: ['secret-env', 'secret-env', ''],
  AWS_SESSION_TOKEN: ['token-env', ''],
  AWS_SECURITY_TOKEN: ['security-env'],
  AWS_ACCOUNT_ID: ['210987654321', ''],
  AWS_PROFILE: ['dev', 'default', 'absent', ''],
  AWS_DEFAULT_PROFILE: ['dev', 'my profile', 'missing'],
}

const SERVICES = [
  's3',
  'dynamodb',
  'sts',
  'iam',
  'sqs',
  'ec2',
  'elbv2',
  'stepfunctions',
  'logs',
  'cloudwatch',
  'lambda',
]

const CONFIG_CHOICES: Readonly<Record<string, readonly unknown[]>> = {
  region_name: ['ap-south-1', 'eu-west-1'],
  signature_version: ['UNSIGNED', 's3v4', 'v4'],
  user_agent_extra: ['extra/1'],
  user_agent_appid: ['config-app'],
  connect_timeout: [5, 0.5],
  read_timeout: [7],
  parameter_validation: [false, true],
  max_pool_connections: [3],
  s3: [{ addressing_style: 'virtual' }, { addressing_style: 'upside-down' }, { use_accelerate_endpoint: true }, {}],
  retries: [
    { max_attempts: 3 },
    { total_max_attempts: 3 },
    { max_attempts: 2, total_max_attempts: 9 },
    { mode: 'adaptive' },
    { mode: 'hopeful' },
    { max_attempts: -1 },
    { total_max_attempts: 0 },
    { attempts: 3 },
    {},
  ],
  inject_host_prefix: [true, false],
  use_dualstack_endpoint: [true, false],
  use_fips_endpoint: [true, false],
  ignore_configured_endpoint_urls: [true, false],
  defaults_mode: ['standard', 'legacy', 'mobile', 'wild'],
  tcp_keepalive: [true, false],
  request_min_compression_size_bytes: [100, 0, 2_000_000],
  disable_request_compression: [true, false],
  request_checksum_calculation: ['when_required', 'Often'],
  response_checksum_validation: ['when_required', 'Often'],
  account_id_endpoint_mode: ['Required', 'disabled', 'x'],
  auth_scheme_preference: ['sigv4a', ' a, b'],
  sigv4a_signing_region_set: ['*'],
  unknown_option: [1],
}

function some(
  random: Random,
  choices: Readonly<Record<string, readonly unknown[]>>,
  share: number,
): [string, unknown][] {
  const chosen: [string, unknown][] = []
  for (const [name, values] of Object.entries(choices)) {
    if (random() < share) chosen.push([name, pick(random, values)])
  }
  return chosen
}

function profileText(random: Random, header: string, share: number): string {
  const lines = some(random, FILE_CHOICES, share).map(
    ([key, value]) => `${key}${pick(random, [' = ', '=', ': '])}${value}`,
  )
  if (random() < 0.2) lines.push(pick(random, NESTED).trimEnd())
  if (random() < 0.1) lines.splice(Math.floor(random() * lines.length), 0, '# a comment', '; another', '')
  return `[${header}]\n${lines.join('\n')}\n`
}

const SERVICES_SECTIONS = [
  '[services mine]\ns3 =\n  endpoint_url = https://s3.file.example\ndynamodb =\n  endpoint_url = https://ddb.file.example\nelastic_load_balancing_v2 =\n  endpoint_url = https://elb.file.example\n',
  '[services mine]\ns3 =\n  endpoint_url =\nsfn =\n  other = 1\n',
  '[services "mine"]\ncloudwatch_logs =\n  endpoint_url = https://logs.file.example\n',
]

const EXTRA_SECTIONS = [
  '[plugins]\ncli = x\n',
  '[preview]\ncloudfront = true\n',
  '[sso-session corp]\nsso_start_url = https://corp.example\nsso_region = us-east-1\n',
  '[profile "unclosed]\nregion = x\n',
  '[profile two words]\nregion = x\n',
  '[profilefoo bar]\nregion = us-west-1\n',
]

const BROKEN = [
  'region = before any section\n',
  '[default]\nregion = us-east-1\nregion = us-west-2\n',
  '[default]\nregion = us-east-1\n[default]\noutput = json\n',
  '[default]\na line without a sign\n',
  '[default\nregion = us-east-1\n',
]

function configFile(random: Random, share: number): string {
  if (random() < 0.04) return pick(random, BROKEN)
  let text = random() < 0.8 ? profileText(random, 'default', share) : ''
  text += profileText(random, pick(random, ['profile dev', 'profile "dev"', "profile 'dev'"]), share)
  if (random() < 0.4) text += profileText(random, 'profile "my profile"', share)
  if (random() < 0.5) text += pick(random, SERVICES_SECTIONS)
  if (random() < 0.3) text += pick(random, EXTRA_SECTIONS)
  return random() < 0.1 ? text.replaceAll('\n', '\r\n') : text
}

function credentialsFile(random: Random): string {
  if (random() < 0.03) return pick(random, BROKEN)
  const keys = ['aws_access_key_id = AKIDCRED', 'aws_secret_access_key = secret-cred', 'aws_session_token = token-cred']
  let text = ''
  for (const name of ['default', 'dev', 'only-here']) {
    if (random() < 0.5) continue
    text += `[${name}]\n${keys.filter(() => random() < 0.85).join('\n')}\n`
    if (random() < 0.2) text += 'region = sa-east-1\n'
  }
  return text
}

function askedClient(random: Random): AskedClient {
  const asked: Record<string, unknown> = { service: random() < 0.03 ? 'no-such-service' : pick(random, SERVICES) }
  if (random() < 0.35) asked['region_name'] = pick(random, random() < 0.8 ? REGIONS : BAD_REGIONS)
  if (random() < 0.12)
    asked['endpoint_url'] = pick(random, ['https://arg.example', 'http://localhost:1234', 'arg.example'])
  if (random() < 0.1) asked['use_ssl'] = random() < 0.5
  if (random() < 0.1) asked['verify'] = pick(random, [false, true, '', '  '])
  if (random() < 0.04) asked['api_version'] = pick(random, ['2012-08-10', '1999-09-09'])
  if (random() < 0.15) asked['aws_access_key_id'] = 'AKIDARG'
  if (random() < 0.15) asked['aws_secret_access_key'] = 'secret-arg'
  if (random() < 0.1) asked['aws_session_token'] = 'token-arg'
  if (random() < 0.5) asked['config'] = Object.fromEntries(some(random, CONFIG_CHOICES, 0.06))
  return asked as unknown as AskedClient
}

/** The same client with keys and a region: whatever else is wrong with it is then what is reported. */
function settled(asked: AskedClient): AskedClient {
  const { aws_access_key_id = 'AKIDARG', aws_secret_access_key = 'secret-arg', region_name = 'us-east-1' } = asked
  return { ...asked, aws_access_key_id, aws_secret_access_key, region_name }
}

/** Environments whose differences are known by number: `environment 17`. */
export function environments(count: number, seed: number = 20260807): Environment[] {
  return Array.from({ length: count }, (_, index) => {
    const random = createRandom(seed + index * 7919)
    for (let i = 0; i < 8; i++) random()
    // Few settings leave most of the way to errors further down open; many show how they act together.
    const share = pick(random, [0.02, 0.05, 0.15])
    const env: Record<string, string> = {
      HOME: '{home}',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '{home}/config',
      AWS_SHARED_CREDENTIALS_FILE: '{home}/credentials',
    }
    for (const [name, value] of some(random, ENV_CHOICES, share)) env[name] = String(value)
    const files: Record<string, string> = {}
    if (random() < 0.9) files['config'] = configFile(random, share)
    if (random() < 0.6) files['credentials'] = credentialsFile(random)
    const profile = random() < 0.25 ? pick(random, ['dev', 'only-here', 'my profile', 'absent', 'default']) : undefined
    const instance: Record<string, unknown> = {}
    if (random() < 0.15) instance['region'] = pick(random, REGIONS)
    if (random() < 0.1) instance['max_attempts'] = 4
    if (random() < 0.05) instance['profile'] = pick(random, ['dev', 'absent'])
    const setCredentials = random() < 0.08 ? (['AKIDSET', 'secret-set', 'token-set'] as const) : undefined
    return {
      name: `environment ${index}`,
      env,
      files,
      ...(profile === undefined ? {} : { profile }),
      instance,
      ...(setCredentials === undefined ? {} : { setCredentials }),
      clients: Array.from({ length: 4 }, () => askedClient(random)).flatMap((asked) => [asked, settled(asked)]),
    }
  })
}
