import { createECDH, createHmac, createPrivateKey, type KeyObject } from 'node:crypto'

const LABEL = 'AWS4-ECDSA-P256-SHA256'
const ORDER_MINUS_TWO = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc63254f')
const TRIES = 254
const KEPT = 16

interface DerivedKey {
  readonly accessKeyId: string
  readonly secret: string
  readonly key: KeyObject
}

// Most recently used first.
const keys: DerivedKey[] = []

/** The P-256 key pair that stands for a pair of AWS keys, derived or found among the last ones of this process. */
export function sigv4aKey(accessKeyId: string, secret: string): KeyObject {
  const at = keys.findIndex((kept) => kept.accessKeyId === accessKeyId && kept.secret === secret)
  const entry = at < 0 ? { accessKeyId, secret, key: importKey(derivePrivateKey(accessKeyId, secret)) } : keys[at]!
  if (at >= 0) keys.splice(at, 1)
  keys.unshift(entry)
  if (keys.length > KEPT) keys.pop()
  return entry.key
}

/**
 * NIST SP 800-108 in counter mode over HMAC-SHA256; a candidate beyond the curve's order is passed over, which
 * happens once in 2^32 times.
 */
export function derivePrivateKey(accessKeyId: string, secret: string): Buffer {
  for (let counter = 1; counter <= TRIES; counter++) {
    const candidate = createHmac('sha256', `AWS4A${secret}`)
      .update(Uint8Array.of(0, 0, 0, 1))
      .update(LABEL)
      .update(Uint8Array.of(0))
      .update(accessKeyId)
      .update(Uint8Array.of(counter, 0, 0, 1, 0))
      .digest('hex')
    const number = BigInt(`0x${candidate}`)
    if (number <= ORDER_MINUS_TWO) return Buffer.from((number + 1n).toString(16).padStart(64, '0'), 'hex')
  }
  throw new RangeError('no SigV4a key can be derived from these credentials')
}

function importKey(privateKey: Buffer): KeyObject {
  const point = publicPoint(privateKey)
  return createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      d: privateKey.toString('base64url'),
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  })
}

function publicPoint(privateKey: Buffer): Buffer {
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(privateKey)
  return curve.getPublicKey()
}
