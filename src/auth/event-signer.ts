import type { HttpRequest } from '../http/http.ts'
import { fromHex } from '../util/bytes.ts'
import { amzDate } from './amz-date.ts'
import { sha256Hex } from './digest.ts'
import type { AwsCredentialIdentity } from './identity.ts'
import type { SigningScheme } from './signing-context.ts'
import { signingKey } from './signing-key.ts'

/** What stands for the payload in the signature of a request whose body is a chain of signed events. */
export const STREAMING_EVENTS = 'STREAMING-AWS4-HMAC-SHA256-EVENTS'

const ALGORITHM = 'AWS4-HMAC-SHA256-PAYLOAD'

/** The signature that a request was signed with, in hex: the first one of the chain. */
export function seedSignature(request: HttpRequest): string {
  return /Signature=([0-9a-f]{64})$/.exec(request.headers['authorization'] ?? '')![1]!
}

/**
 * Signs the events of one request, each together with the signature before it. The keys are those of the request: the
 * service knows no others, whatever has become of them meanwhile.
 */
export class EventSigner {
  readonly #secret: string
  readonly #region: string
  readonly #service: string
  #prior: string

  /** @param seed the signature of the request, in hex */
  constructor(credentials: AwsCredentialIdentity, { signingRegion, signingName }: SigningScheme, seed: string) {
    this.#secret = credentials.secretAccessKey
    this.#region = signingRegion!
    this.#service = signingName
    this.#prior = seed
  }

  /**
   * @param now milliseconds since the epoch, by the service's clock; whole seconds count
   * @param headers what the signature stands beside, encoded
   */
  sign(now: number, headers: Uint8Array, payload: Uint8Array): Uint8Array {
    const stamp = amzDate(now)
    const key = signingKey(this.#secret, stamp.slice(0, 8), this.#region, this.#service)
    const digests = `${sha256Hex(headers)}\n${sha256Hex(payload)}`
    this.#prior = key.signText(`${ALGORITHM}\n${stamp}\n${key.scope}\n${this.#prior}\n${digests}`)
    return fromHex(this.#prior)
  }
}
