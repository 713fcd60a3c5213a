import { ArgumentError } from '../errors/config.ts'
import { checkOptions } from '../util/known-options.ts'

type Check = (value: unknown, name: string) => void

const TEXT = kind('text', (value) => typeof value === 'string')
const BOOLEAN = kind('true or false', (value) => typeof value === 'boolean')
const COUNT = kind('a whole number from 1', (value) => Number.isInteger(value) && (value as number) >= 1)
const OBJECT = kind('an object', isObject)
const VERSION = kind('the name of a signature version, or UNSIGNED', (value) => {
  return typeof value === 'string' || typeof value === 'symbol'
})
const CERTIFICATE = kind('the path of a PEM file, or those of a certificate and its key', (value) => {
  return typeof value === 'string' || (Array.isArray(value) && value.length === 2 && value.every(isText))
})
const PROXIES = kind("an object with the URL of a proxy as 'http' or 'https'", (value) => {
  return (
    isObject(value) &&
    Object.entries(value).every(([name, url]) => /^https?$/.test(name) && (isText(url) || url === undefined))
  )
})

type Checks = Readonly<Record<string, Check | undefined>>

/** Every option of the group: there are no others. */
const S3: Checks = {
  addressingStyle: undefined,
  useAccelerateEndpoint: BOOLEAN,
  useDualstackEndpoint: BOOLEAN,
  payloadSigningEnabled: BOOLEAN,
  useArnRegion: BOOLEAN,
  usEast1RegionalEndpoint: undefined,
  s3DisableMultiregionAccessPoints: BOOLEAN,
  disableS3ExpressSessionAuth: undefined,
}

const PROXIES_CONFIG: Checks = {
  proxyCaBundle: TEXT,
  proxyClientCert: CERTIFICATE,
  proxyUseForwardingForHttps: BOOLEAN,
}

/** Options that nothing looks at closer later on. */
const CHECKS: Checks = {
  signatureVersion: VERSION,
  userAgent: TEXT,
  userAgentExtra: TEXT,
  userAgentAppid: TEXT,
  parameterValidation: BOOLEAN,
  maxPoolConnections: COUNT,
  proxies: PROXIES,
  proxiesConfig: group(PROXIES_CONFIG),
  s3: group(S3),
  retries: OBJECT,
  clientCert: CERTIFICATE,
  injectHostPrefix: BOOLEAN,
  useDualstackEndpoint: BOOLEAN,
  useFipsEndpoint: BOOLEAN,
  ignoreConfiguredEndpointUrls: BOOLEAN,
  defaultsMode: TEXT,
  tcpKeepalive: BOOLEAN,
  disableRequestCompression: BOOLEAN,
  clientContextParams: OBJECT,
}

/** Throws ArgumentError for values that are not of an option's kind. `null` counts as absent, as None does in boto. */
export function checkConfig(options: object): void {
  checkEach(options, CHECKS, '')
}

function checkEach(options: object, checks: Checks, prefix: string): void {
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    if (value !== undefined && value !== null) checks[name]?.(value, prefix + name)
  }
}

/** Values are not quoted: a proxy's URL may hold a password. */
function kind(what: string, isOne: (value: unknown) => boolean): Check {
  return (value, name) => {
    if (!isOne(value)) throw new ArgumentError({ message: `${name} must be ${what}` })
  }
}

function group(checks: Checks): Check {
  const names: ReadonlySet<string> = new Set(Object.keys(checks))
  return (value, name) => {
    OBJECT(value, name)
    checkOptions(value as object, names)
    checkEach(value as object, checks, `${name}.`)
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
