import { createHmac } from 'node:crypto'
import { FixedLengthHmac, hmacSha256 } from './digest.ts'

const ALGORITHM = 'AWS4-HMAC-SHA256'
const STAMP_LENGTH = 16
const HASH_LENGTH = 64
const KEPT = 64

/** The key that signs one day's requests of one secret to one service in one region. */
export interface SigningKey {
  readonly secret: string
  readonly date: string
  readonly region: string
  readonly service: string
  /** `20150830/us-east-1/iam/aws4_request` */
  readonly scope: string
  /** The hex signature of a canonical request, by its time stamp and its hex digest. */
  sign(stamp: string, canonicalRequestHash: string): string
  /** The hex signature of any text, such as a POST policy. */
  signText(text: string): string
}

// Most recently used first. A process has a handful of these per day, so a scan beats building a map key.
const keys: SigningKey[] = []

/** Derives the key, or finds it among the last ones derived in this process. */
export function signingKey(secret: string, date: string, region: string, service: string): SigningKey {
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    if (key.date !== date || key.service !== service || key.region !== region || key.secret !== secret) continue
    if (i > 0) {
      keys.splice(i, 1)
      keys.unshift(key)
    }
    return key
  }
  const key = deriveKey(secret, date, region, service)
  keys.unshift(key)
  if (keys.length > KEPT) keys.pop()
  return key
}

function deriveKey(secret: string, date: string, region: string, service: string): SigningKey {
  const raw = hmacSha256(hmacSha256(hmacSha256(hmacSha256(`AWS4${secret}`, date), region), service), 'aws4_request')
  const scope = `${date}/${region}/${service}/aws4_request`
  const signText = (text: string): string => createHmac('sha256', raw).update(text).digest('hex')
  return { secret, date, region, service, scope, sign: requestSigner(raw, scope, signText), signText }
}

function requestSigner(raw: Buffer, scope: string, signText: (text: string) => string): SigningKey['sign'] {
  const stampAt = ALGORITHM.length + 1
  const scopeAt = stampAt + STAMP_LENGTH + 1
  const hashAt = scopeAt + scope.length + 1
  if (Buffer.byteLength(scope) !== scope.length) {
    return (stamp, hash) => signText(stringToSign(stamp, scope, hash))
  }
  const hmac = new FixedLengthHmac(raw, hashAt + HASH_LENGTH)
  hmac.write(stringToSign(' '.repeat(STAMP_LENGTH), scope, ''), 0)
  return (stamp, hash) => {
    hmac.write(stamp, stampAt)
    hmac.write(hash, hashAt)
    return hmac.hex()
  }
}

export function stringToSign(stamp: string, scope: string, canonicalRequestHash: string): string {
  return `${ALGORITHM}\n${stamp}\n${scope}\n${canonicalRequestHash}`
}
