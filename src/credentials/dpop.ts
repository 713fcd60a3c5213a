import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { LoginTokenLoadError } from '../errors/credentials.ts'

/** The private key of a login session: P-256, as PEM with or without line breaks. */
export function readDpopKey(pem: unknown): KeyObject {
  if (typeof pem !== 'string') throw new LoginTokenLoadError({ errorMsg: 'Private key not found in cached token.' })
  const content = pem.replace(/-----(?:BEGIN|END)[^-]*-----/g, '').replace(/\s/g, '')
  const key = Buffer.from(content, 'base64')
  for (const type of ['pkcs8', 'sec1'] as const) {
    try {
      const read = createPrivateKey({ key, format: 'der', type })
      if (read.asymmetricKeyType === 'ec') return read
    } catch {
      // Not in this form; and the reason could quote the key.
    }
  }
  throw new LoginTokenLoadError({ errorMsg: 'Unable to load private key from cached token.' })
}

/**
 * The DPoP header (RFC 9449) of a request: a token, signed with ES256, that says who may use the refresh token.
 *
 * @param now milliseconds since the epoch
 */
export function dpopHeader(key: KeyObject, url: string, now: number, id: string): string {
  const { x, y } = createPublicKey(key).export({ format: 'jwk' })
  const jwk = { kty: 'EC', x, y, crv: 'P-256' }
  const head = encode({ typ: 'dpop+jwt', alg: 'ES256', jwk })
  const body = encode({ htm: 'POST', htu: url, iat: Math.floor(now / 1000), jti: id })
  const signature = sign('sha256', Buffer.from(`${head}.${body}`), { key, dsaEncoding: 'ieee-p1363' })
  return `${head}.${body}.${signature.toString('base64url')}`
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
