import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { ArgumentError } from '../errors/config.ts'
import { type TimestampInput, toInstant } from '../protocols/timestamp.ts'
import { toBase64, utf8 } from '../util/bytes.ts'
import { checkOptions } from '../util/known-options.ts'
import { pythonJson } from '../util/python-json.ts'

/** Signs with the private half of a CloudFront key: RSA with SHA-1, PKCS #1 v1.5. A key in a vault may take its time. */
export type RsaSigner = (message: Uint8Array) => Uint8Array | Promise<Uint8Array>

/** Until when, or under which policy, a URL is good: one of the two. */
export interface CloudFrontUrlOptions {
  /** A Date, seconds since the epoch, or text such as `2026-12-01T00:00:00Z`. */
  readonly dateLessThan?: TimestampInput | undefined
  /** A policy of one's own, as `buildPolicy` makes it. */
  readonly policy?: string | undefined
}

export interface CloudFrontPolicyOptions {
  /** Not before: a Date, seconds since the epoch, or text. */
  readonly dateGreaterThan?: TimestampInput | undefined
  /** Who may come: an address, or a network such as `203.0.113.0/24`. */
  readonly ipAddress?: string | undefined
}

const URL_OPTIONS: ReadonlySet<string> = new Set(['dateLessThan', 'policy'] satisfies (keyof CloudFrontUrlOptions)[])
const POLICY_OPTIONS: ReadonlySet<string> = new Set([
  'dateGreaterThan',
  'ipAddress',
] satisfies (keyof CloudFrontPolicyOptions)[])

/**
 * Signs URLs of what CloudFront gives out to those only who have such a URL.
 *
 * @example
 * const signer = new CloudFrontSigner('K2JCJMDEHXQW5F', readFileSync('private-key.pem', 'utf8'))
 * const url = await signer.generatePresignedUrl('https://d1.cloudfront.net/cat.jpg', { dateLessThan: '2026-12-01T00:00:00Z' })
 */
export class CloudFrontSigner {
  /** The id of the public key, which CloudFront knows. */
  readonly keyId: string
  readonly #sign: RsaSigner

  /**
   * @param signer the private key as PEM text, or a function that signs with it
   * @throws ArgumentError for text that is no private RSA key
   */
  constructor(keyId: string, signer: RsaSigner | string) {
    this.keyId = keyId
    this.#sign = typeof signer === 'function' ? signer : withKey(signer)
  }

  /**
   * A URL that CloudFront takes until then, or as its policy says.
   *
   * @throws ArgumentError when there is neither a date nor a policy, or both
   */
  async generatePresignedUrl(url: string, options: CloudFrontUrlOptions): Promise<string> {
    checkOptions(options, URL_OPTIONS)
    const { dateLessThan, policy: given } = options
    if ((dateLessThan === undefined) === (given === undefined)) {
      throw new ArgumentError({ message: 'Need to provide either dateLessThan or policy, but not both' })
    }
    const policy = given ?? this.buildPolicy(url, dateLessThan!)
    const bytes = utf8(policy)
    const terms = given === undefined ? `Expires=${epoch(dateLessThan, 'dateLessThan')}` : `Policy=${urlBase64(bytes)}`
    const signature = urlBase64(await this.#sign(bytes))
    return `${url}${url.includes('?') ? '&' : '?'}${terms}&Signature=${signature}&Key-Pair-Id=${this.keyId}`
  }

  /**
   * A policy: what may be fetched, until when, and if need be from when and from where.
   *
   * @param resource a URL, in which `*` stands for any text
   * @param dateLessThan a Date, seconds since the epoch, or text
   *
   * @example
   * const policy = signer.buildPolicy('https://d1.cloudfront.net/*', new Date('2026-12-01'), { ipAddress: '203.0.113.7' })
   * const url = await signer.generatePresignedUrl('https://d1.cloudfront.net/cat.jpg', { policy })
   */
  buildPolicy(resource: string, dateLessThan: TimestampInput, options: CloudFrontPolicyOptions = {}): string {
    checkOptions(options, POLICY_OPTIONS)
    const { ipAddress, dateGreaterThan } = options
    const condition: Record<string, object> = {
      DateLessThan: { 'AWS:EpochTime': epoch(dateLessThan, 'dateLessThan') },
    }
    if (ipAddress) {
      condition['IpAddress'] = { 'AWS:SourceIp': ipAddress.includes('/') ? ipAddress : `${ipAddress}/32` }
    }
    if (dateGreaterThan !== undefined) {
      condition['DateGreaterThan'] = { 'AWS:EpochTime': epoch(dateGreaterThan, 'dateGreaterThan') }
    }
    // CloudFront puts the policy of a date together again: order and blanks are part of what is signed.
    return pythonJson({ Statement: [{ Resource: resource, Condition: condition }] }, ',', ':')
  }
}

function withKey(pem: string): RsaSigner {
  let key: KeyObject | undefined
  try {
    key = createPrivateKey(pem)
  } catch {
    // What is wrong with it is not said: the text is a secret.
  }
  if (key?.asymmetricKeyType !== 'rsa') {
    throw new ArgumentError({ message: 'signer must be a private RSA key as PEM text, or a function that signs' })
  }
  const rsa = key
  return (message) => sign('RSA-SHA1', message, rsa)
}

function epoch(value: unknown, name: string): number {
  const instant = toInstant(value)
  if (instant !== undefined) return instant.seconds
  throw new ArgumentError({ message: `${name} must be a Date, seconds since the epoch, or a date as text` })
}

/** Base64 without what has a meaning in URLs, as CloudFront reads it. */
function urlBase64(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('=', '_').replaceAll('/', '~')
}
