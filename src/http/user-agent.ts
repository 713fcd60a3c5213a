import { machine, release } from 'node:os'
import { consistsOf } from '../util/ascii.ts'
import { VERSION } from '../util/version.ts'
import { isTokenCharacter } from './header-characters.ts'

/** What a User-Agent tells AWS about how the library is used: botocore's names and AWS's ids for them. */
export const FEATURE_IDS = {
  WAITER: 'B',
  PAGINATOR: 'C',
  RETRY_MODE_LEGACY: 'D',
  RETRY_MODE_STANDARD: 'E',
  RETRY_MODE_ADAPTIVE: 'F',
  S3_TRANSFER: 'G',
  GZIP_REQUEST_COMPRESSION: 'L',
  PROTOCOL_RPC_V2_CBOR: 'M',
  ENDPOINT_OVERRIDE: 'N',
  ACCOUNT_ID_MODE_PREFERRED: 'P',
  ACCOUNT_ID_MODE_DISABLED: 'Q',
  ACCOUNT_ID_MODE_REQUIRED: 'R',
  SIGV4A_SIGNING: 'S',
  RESOLVED_ACCOUNT_ID: 'T',
  FLEXIBLE_CHECKSUMS_REQ_CRC32: 'U',
  FLEXIBLE_CHECKSUMS_REQ_CRC32C: 'V',
  FLEXIBLE_CHECKSUMS_REQ_CRC64: 'W',
  FLEXIBLE_CHECKSUMS_REQ_SHA1: 'X',
  FLEXIBLE_CHECKSUMS_REQ_SHA256: 'Y',
  FLEXIBLE_CHECKSUMS_REQ_WHEN_SUPPORTED: 'Z',
  FLEXIBLE_CHECKSUMS_REQ_WHEN_REQUIRED: 'a',
  FLEXIBLE_CHECKSUMS_RES_WHEN_SUPPORTED: 'b',
  FLEXIBLE_CHECKSUMS_RES_WHEN_REQUIRED: 'c',
  CREDENTIALS_CODE: 'e',
  CREDENTIALS_ENV_VARS: 'g',
  CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN: 'h',
  CREDENTIALS_STS_ASSUME_ROLE: 'i',
  CREDENTIALS_STS_ASSUME_ROLE_WEB_ID: 'k',
  CREDENTIALS_PROFILE: 'n',
  CREDENTIALS_PROFILE_SOURCE_PROFILE: 'o',
  CREDENTIALS_PROFILE_NAMED_PROVIDER: 'p',
  CREDENTIALS_PROFILE_STS_WEB_ID_TOKEN: 'q',
  CREDENTIALS_PROFILE_SSO: 'r',
  CREDENTIALS_SSO: 's',
  CREDENTIALS_PROFILE_SSO_LEGACY: 't',
  CREDENTIALS_SSO_LEGACY: 'u',
  CREDENTIALS_PROFILE_PROCESS: 'v',
  CREDENTIALS_PROCESS: 'w',
  CREDENTIALS_BOTO2_CONFIG_FILE: 'x',
  CREDENTIALS_HTTP: 'z',
  CREDENTIALS_IMDS: '0',
  BEARER_SERVICE_ENV_VARS: '3',
  CLI_V1_TO_V2_MIGRATION_DEBUG_MODE: '-',
  CREDENTIALS_PROFILE_LOGIN: 'AC',
  CREDENTIALS_LOGIN: 'AD',
  FLEXIBLE_CHECKSUMS_REQ_MD5: 'AE',
  FLEXIBLE_CHECKSUMS_REQ_SHA512: 'AF',
  FLEXIBLE_CHECKSUMS_REQ_XXHASH3: 'AG',
  FLEXIBLE_CHECKSUMS_REQ_XXHASH64: 'AH',
  FLEXIBLE_CHECKSUMS_REQ_XXHASH128: 'AI',
  S3_REGION_REDIRECT: 'Ah',
} as const

export type Feature = keyof typeof FEATURE_IDS

/** The machine, as far as a User-Agent speaks of it. */
export interface UserAgentPlatform {
  /** As `process.platform`. */
  readonly platform: string
  readonly release: string
  readonly machine: string
  /** As `process.versions`. */
  readonly versions: Readonly<Record<string, string | undefined>>
}

export interface UserAgentSettings {
  /** The session's own name and version; absent, or this library's: the library comes first. */
  readonly name?: string | undefined
  readonly version?: string | undefined
  readonly sessionExtra?: string | undefined
  /** `AWS_EXECUTION_ENV` */
  readonly executionEnv?: string | undefined
  /** `Config.userAgent`: replaces everything but the extras. */
  readonly override?: string | undefined
  readonly retryMode?: string | undefined
  readonly endpointDiscovery?: boolean | undefined
  readonly appId?: string | undefined
  readonly clientExtra?: string | undefined
  /** What every call of the client uses. */
  readonly features?: Iterable<Feature> | undefined
  readonly platform?: UserAgentPlatform | undefined
}

export const SDK_NAME = 'tucuxi'

const COMMA = 44
const MAX_CACHED = 256
const OS_FAMILIES: ReadonlyMap<string, string> = new Map([
  ['linux', 'linux'],
  ['darwin', 'macos'],
  ['win32', 'windows'],
  ['android', 'android'],
  ['ios', 'ios'],
])

function clean(text: string): string {
  const isClean = consistsOf(text, (code) => isTokenCharacter(code) || code === COMMA)
  return isClean ? text : text.replace(/[^\w!$%&'*+\-.^`|~,#]/g, '-')
}

/** `prefix/name#value`; a `#` of the name's own would move the value. */
function component(prefix: string, name: string, value?: string): string {
  const start = `${clean(prefix)}/${clean(name).replaceAll('#', '-')}`
  return value ? `${start}#${clean(value)}` : start
}

function thisMachine(): UserAgentPlatform {
  return { platform: process.platform, release: release(), machine: machine(), versions: process.versions }
}

function platformComponents({ platform, release: kernel, machine: arch, versions }: UserAgentPlatform): string[] {
  const family = OS_FAMILIES.get(platform)
  const os = family === undefined ? ['os/other', component('md', platform, kernel)] : [component('os', family, kernel)]
  const runtime = ['bun', 'deno'].find((name) => versions[name] !== undefined) ?? 'node'
  const language = ['lang/js', component('md', runtime === 'node' ? 'nodejs' : runtime, versions[runtime])]
  return [...os, ...(arch === '' ? [] : [component('md', 'arch', arch.toLowerCase())]), ...language]
}

/** AWS reads 1024 bytes of it; all ids together are far fewer. */
function featureComponent(features: Iterable<Feature>): string {
  const ids = [...new Set(features)].map((feature) => FEATURE_IDS[feature]).sort()
  return ids.length === 0 ? '' : component('m', ids.join(','))
}

function libraryComponents({ name, version }: UserAgentSettings): string[] {
  const own = name === SDK_NAME && version === VERSION
  if (!name || !version || own) return [component(SDK_NAME, VERSION)]
  return [component(name, version), component('md', SDK_NAME, VERSION)]
}

function environmentComponents({ platform = thisMachine(), executionEnv }: UserAgentSettings): string[] {
  const components = ['ua/2.1', ...platformComponents(platform)]
  if (executionEnv) components.push(component('exec-env', executionEnv))
  return components
}

function configComponents({ retryMode, endpointDiscovery, appId }: UserAgentSettings): string[] {
  const components: string[] = []
  if (retryMode) components.push(component('cfg', 'retry-mode', retryMode))
  if (endpointDiscovery) components.push('cfg/endpoint-discovery')
  if (appId) components.push(`app/${clean(appId)}`)
  return components
}

function join(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part).join(' ')
}

/**
 * The User-Agent of a client's calls, in AWS's structured form (`ua/2.1`): what does not change is put together once,
 * and a set of features once.
 */
export class UserAgent {
  readonly #start: string
  readonly #end: string
  readonly #features: readonly Feature[]
  #source: readonly Feature[] | undefined
  #plain: string
  readonly #known = new Map<string, string>()
  readonly #fixed: boolean

  constructor(settings: UserAgentSettings) {
    const { override, sessionExtra, clientExtra } = settings
    this.#fixed = override !== undefined
    this.#features = [...(settings.features ?? [])]
    this.#start = override ?? join([...libraryComponents(settings), ...environmentComponents(settings)])
    this.#end = join([...(this.#fixed ? [] : configComponents(settings)), sessionExtra, clientExtra])
    this.#plain = this.#build(this.#features)
  }

  /**
   * The header's value for a call that uses `features` on top of the client's own.
   *
   * @param source features of the credentials; always the same array while the credentials are the same
   */
  header(features?: ReadonlySet<Feature> | undefined, source?: readonly Feature[] | undefined): string {
    if (source !== this.#source && !this.#fixed) this.#useSource(source)
    if (this.#fixed || features === undefined || features.size === 0) return this.#plain
    let key = ''
    for (const feature of features) key += `${FEATURE_IDS[feature]},`
    let header = this.#known.get(key)
    if (header === undefined) {
      header = this.#build([...this.#features, ...(this.#source ?? []), ...features])
      if (this.#known.size >= MAX_CACHED) this.#known.clear()
      this.#known.set(key, header)
    }
    return header
  }

  #useSource(source: readonly Feature[] | undefined): void {
    this.#source = source
    this.#known.clear()
    this.#plain = this.#build([...this.#features, ...(source ?? [])])
  }

  #build(features: Iterable<Feature>): string {
    const middle = this.#fixed ? '' : featureComponent(features)
    return join([this.#start, middle, this.#end])
  }
}
