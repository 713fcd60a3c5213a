import {
  InvalidIMDSEndpointError,
  InvalidIMDSEndpointModeError,
  MetadataRetrievalError,
} from '../errors/credentials.ts'
import type { Headers } from '../http/http.ts'
import type { CredentialContext } from './context.ts'
import { isValidUri } from './metadata-host.ts'
import { askMetadata, isRetryable, type MetadataAnswer } from './metadata-request.ts'

const IPV4 = 'http://169.254.169.254/'
const IPV6 = 'http://[fd00:ec2::254]/'
const MODES = ['ipv4', 'ipv6']
const TOKEN_TTL = '21600'

/** The metadata service gave nothing, and another source should be asked. */
export class NoMetadata extends Error {}

export type ImdsContext = Pick<
  CredentialContext,
  'host' | 'getConfigVariable' | 'http' | 'closing' | 'userAgent' | 'log'
>

/**
 * EC2's instance metadata service, version 2; version 1 where the instance refuses to give a token and the settings
 * allow it.
 */
export class Imds {
  readonly #context: ImdsContext
  readonly #baseUrl: string
  readonly #timeout: number
  readonly #attempts: number

  /** Throws InvalidIMDSEndpointError and InvalidIMDSEndpointModeError for settings that cannot be. */
  constructor(context: ImdsContext) {
    this.#context = context
    this.#baseUrl = selectBaseUrl(context)
    this.#timeout = Number(context.getConfigVariable('metadata_service_timeout')) * 1000
    this.#attempts = Number(context.getConfigVariable('metadata_service_num_attempts'))
  }

  /** A token for the requests that follow; undefined where only version 1 answers. */
  async token(): Promise<string | undefined> {
    const { host, log } = this.#context
    if (host.env['AWS_EC2_METADATA_DISABLED']?.toLowerCase() === 'true') {
      log('debug', 'Access to EC2 metadata has been disabled.')
      throw new NoMetadata()
    }
    for (let attempt = 1; attempt <= this.#attempts; attempt++) {
      try {
        const { statusCode, text } = await this.#ask('PUT', 'latest/api/token', {
          'x-aws-ec2-metadata-token-ttl-seconds': TOKEN_TTL,
        })
        if (statusCode === 200) return text
        if (statusCode === 404 || statusCode === 403 || statusCode === 405) break
        if (statusCode === 400) throw new NoMetadata()
      } catch (error) {
        if (!isRetryable(error)) throw error
        log('debug', 'Caught retryable HTTP exception while making metadata service request', error)
        if (error.name === 'ReadTimeoutError') break
      }
    }
    return undefined
  }

  /** The text at a path, asked for until it is `good`. Throws NoMetadata when it never is. */
  async get(path: string, token: string | undefined, good: (text: string) => boolean): Promise<string> {
    const { log } = this.#context
    if (!token && this.#context.getConfigVariable('ec2_metadata_v1_disabled') === true) {
      throw new MetadataRetrievalError({
        errorMsg: 'Unable to retrieve token for use in IMDSv2 call and IMDSv1 has been disabled',
      })
    }
    const headers: Headers = token === undefined ? {} : { 'x-aws-ec2-metadata-token': token }
    for (let attempt = 1; attempt <= this.#attempts; attempt++) {
      try {
        const { statusCode, text } = await this.#ask('GET', path, headers)
        if (statusCode === 200 && text !== '' && good(text)) return text
        log('debug', `Metadata service returned an unusable response with status code of ${statusCode} for ${path}`)
      } catch (error) {
        if (!isRetryable(error)) throw error
        log('debug', 'Caught retryable HTTP exception while making metadata service request', error)
      }
    }
    throw new NoMetadata()
  }

  #ask(method: string, path: string, headers: Headers): Promise<MetadataAnswer> {
    const url = `${this.#baseUrl}${path}`
    const all = { ...headers, 'user-agent': this.#context.userAgent() }
    return askMetadata(this.#context, method, url, all, this.#timeout)
  }
}

function selectBaseUrl(context: ImdsContext): string {
  const mode = endpointMode(context)
  const configured = context.getConfigVariable('ec2_metadata_service_endpoint')
  if (configured && mode === 'ipv6') {
    context.log('warning', 'Custom endpoint and IMDS_USE_IPV6 are both set. Using custom endpoint.')
  }
  const endpoint = configured ? String(configured) : mode === 'ipv6' ? IPV6 : IPV4
  if (!isValidUri(endpoint)) throw new InvalidIMDSEndpointError({ endpoint })
  return endpoint.endsWith('/') ? endpoint : `${endpoint}/`
}

function endpointMode({ getConfigVariable }: ImdsContext): string {
  const mode = getConfigVariable('ec2_metadata_service_endpoint_mode')
  if (mode === undefined) return getConfigVariable('imds_use_ipv6') === true ? 'ipv6' : 'ipv4'
  const name = String(mode).toLowerCase()
  if (!MODES.includes(name)) throw new InvalidIMDSEndpointModeError({ mode, validModes: MODES })
  return name
}

/** The region of the instance that this runs on; undefined when nobody says it. */
export async function instanceRegion(context: ImdsContext): Promise<string | undefined> {
  try {
    const imds = new Imds(context)
    const zone = await imds.get('latest/meta-data/placement/availability-zone/', await imds.token(), () => true)
    return zone.slice(0, -1)
  } catch (error) {
    if (error instanceof NoMetadata) return undefined
    throw error
  }
}
