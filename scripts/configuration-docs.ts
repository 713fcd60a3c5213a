/**
 * Writes the tables of docs/configuration.md from the settings themselves: `npx tsx scripts/configuration-docs.ts`. A test
 * holds that the file is current.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NESTED_SETTINGS, SETTINGS, type Setting } from '../src/config/settings.ts'
import { ROOT } from './process.ts'

const FILE = join(ROOT, 'docs/configuration.md')

/** What each setting is for. */
const MEANINGS: Readonly<Record<string, string>> = {
  profile: 'the profile of the shared files',
  region: 'where clients call',
  data_path: 'folders with models of your own, separated as in PATH',
  config_file: 'the config file',
  ca_bundle: 'a file with the certificate authorities to trust',
  api_versions: 'versions of services, by the name of the client',
  credentials_file: 'the credentials file',
  metadata_service_timeout: 'seconds that the metadata service of an instance may take',
  metadata_service_num_attempts: 'how often it is asked',
  ec2_metadata_service_endpoint: 'where it is',
  ec2_metadata_service_endpoint_mode: '`ipv4` or `ipv6`',
  ec2_metadata_v1_disabled: 'ask only with a session token (IMDSv2)',
  imds_use_ipv6: 'the same as mode `ipv6`',
  use_dualstack_endpoint: 'endpoints that speak IPv6 too',
  use_fips_endpoint: 'endpoints with FIPS 140 cryptography',
  ignore_configured_endpoint_urls: 'do as if no endpoint URL were configured',
  parameter_validation: 'check parameters before they are sent',
  csm_enabled: 'client-side monitoring, over UDP',
  csm_host: 'where the monitor listens',
  csm_port: 'at which port',
  csm_client_id: "the application's name for the monitor",
  endpoint_discovery_enabled: '`auto`, `true` or `false`: ask services for their endpoints',
  sts_regional_endpoints: '`regional` or `legacy`',
  retry_mode: '`standard`, `adaptive` or `legacy`',
  defaults_mode: '`legacy`, `standard`, `in-region`, `cross-region`, `mobile` or `auto`',
  max_attempts: 'attempts in all; the default is that of the retry mode',
  user_agent_appid: "the application's name in the User-Agent; at most 50 characters",
  request_min_compression_size_bytes: 'bytes from which a body is compressed, 1 to 1048576',
  disable_request_compression: 'compress nothing',
  sigv4a_signing_region_set: 'regions for which SigV4a signs',
  request_checksum_calculation: '`when_supported` or `when_required`',
  response_checksum_validation: '`when_supported` or `when_required`',
  account_id_endpoint_mode: '`preferred`, `disabled` or `required`',
  disable_host_prefix_injection: "leave the model's host prefixes out",
  auth_scheme_preference: 'names of auth schemes, the preferred first: `sigv4a,sigv4`',
  tcp_keepalive: 'TCP keep-alive on connections',
  s3_disable_express_session_auth: 'no sessions for directory buckets',
  's3.addressing_style': '`auto`, `virtual` or `path`',
  's3.use_accelerate_endpoint': 'transfer acceleration',
  's3.use_dualstack_endpoint': 'for S3 alone',
  's3.payload_signing_enabled': 'sign bodies over https too',
  's3.use_arn_region': "call the ARN's region rather than the client's",
  's3.us_east_1_regional_endpoint': '`legacy` or `regional`',
  's3.s3_disable_multiregion_access_points': 'refuse them',
  'proxies_config.proxy_ca_bundle': 'certificate authorities of the proxy',
  'proxies_config.proxy_client_cert': 'our certificate for the proxy',
  'proxies_config.proxy_use_forwarding_for_https': 'no tunnel: ask the proxy for https URLs',
}

function code(text: string): string {
  return `\`${text}\``
}

function keyText(key: Setting['keys'][number]): string {
  return code(typeof key === 'string' ? key : key.join(' → '))
}

function defaultText({ default: value }: Setting): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value === '' ? '(empty)' : code(value)
  return code(JSON.stringify(value))
}

/** Conversions are told apart by what they make of text. */
function kindText({ convert }: Setting): string {
  if (convert === undefined) return 'text'
  return typeof convert('1', 'any') === 'boolean' ? 'true or false' : 'whole number'
}

function row(name: string, setting: Setting): string {
  const meaning = MEANINGS[name]
  if (meaning === undefined) throw new Error(`scripts/configuration-docs.ts says nothing about ${name}`)
  const keys = setting.keys.map(keyText).join(', ')
  const env = setting.env.map(code).join(', ')
  return `| ${[code(name), meaning, env, keys, defaultText(setting), kindText(setting)].join(' | ')} |`
}

/** The generated part of the document. */
export function settingsTables(): string {
  const head = ['| variable | what it is | environment | config file | default | is |', '|---|---|---|---|---|---|']
  const plain = Object.entries(SETTINGS).map(([name, setting]) => row(name, setting))
  const nested = Object.entries(NESTED_SETTINGS).flatMap(([section, settings]) =>
    Object.entries(settings).map(([key, setting]) => row(`${section}.${key}`, setting)),
  )
  return [...head, ...plain, ...nested].join('\n')
}

const BEGIN = '<!-- settings: written by scripts/configuration-docs.ts -->'
const END = '<!-- end of settings -->'

/** The whole document with its generated part renewed. */
export function renewed(document: string): string {
  const [before, rest = ''] = document.split(BEGIN)
  const after = rest.split(END)[1] ?? ''
  return `${before}${BEGIN}\n\n${settingsTables()}\n\n${END}${after}`
}

export function readConfigurationDocs(): string {
  return readFileSync(FILE, 'utf8')
}

if (process.argv[1] === import.meta.filename) writeFileSync(FILE, renewed(readConfigurationDocs()))
