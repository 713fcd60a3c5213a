import { createHash, createPublicKey, verify } from 'node:crypto'
import type { Answer, LocalService, Received } from '../local-service.ts'
import type { Issuer } from './issuer.ts'
import { MINUTE, serve } from './machine.ts'

export interface SignIn extends LocalService {
  readonly state: {
    /** The only refresh token that is good; each is good once. */
    refreshToken: string
    /** Why nobody gets anything. */
    denies: string | undefined
  }
}

type Json = Record<string, unknown>

/**
 * The service behind `aws login`: a new access token for a refresh token and a proof (RFC 9449) that whoever asks has the
 * key that the refresh token is bound to.
 *
 * @param thumbprint of that key, by RFC 7638
 */
export async function signIn(issuer: Issuer, thumbprint: string): Promise<SignIn> {
  const { clock } = issuer
  const state: SignIn['state'] = { refreshToken: 'refresh-token-0', denies: undefined }
  const proofs = new Set<string>()
  let issued = 0

  const check = ({ method, url, headers }: Received): string | undefined => {
    const [head, claims, signature] = String(headers['dpop']).split('.') as [string, string, string]
    const { typ, alg, jwk } = json(head) as { typ: string; alg: string; jwk: Record<string, string> }
    if (typ !== 'dpop+jwt' || alg !== 'ES256' || jwk['d'] !== undefined) return 'the header of the proof'
    if (jwkThumbprint(jwk) !== thumbprint) return 'another key'
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    const signed = Buffer.from(`${head}.${claims}`)
    const bytes = Buffer.from(signature, 'base64url')
    if (!verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, bytes)) return 'the signature of the proof'
    const { htm, htu, iat, jti } = json(claims) as { htm: string; htu: string; iat: number; jti: string }
    if (htm !== method || htu !== `http://${headers.host}${url}`) return 'a proof for another request'
    if (Math.abs(iat - clock.now / 1000) > 300) return 'a proof of another time'
    if (typeof jti !== 'string' || proofs.has(jti)) return 'a proof that was used before'
    proofs.add(jti)
    return undefined
  }

  const answer: Answer = (response, received) => {
    response.setHeader('content-type', 'application/json')
    const deny = (status: number, type: string, error: string): void => {
      response.setHeader('x-amzn-errortype', type)
      response.writeHead(status).end(JSON.stringify({ error, message: error }))
    }
    if (received.method !== 'POST' || received.url !== '/v1/token') return deny(404, 'NotFound', 'no such path')
    if (received.headers.authorization !== undefined) return deny(400, 'ValidationException', 'signed')
    const wrong = check(received)
    if (wrong !== undefined) return deny(400, 'ValidationException', wrong)
    const { clientId, grantType, refreshToken } = JSON.parse(received.body.toString()) as Json
    if (clientId !== 'arn:aws:signin:::devtools/same-device' || grantType !== 'refresh_token') {
      return deny(400, 'ValidationException', 'the grant')
    }
    if (state.denies !== undefined) return deny(403, 'AccessDeniedException', state.denies)
    if (refreshToken !== state.refreshToken) return deny(403, 'AccessDeniedException', 'TOKEN_EXPIRED')
    issued++
    state.refreshToken = `refresh-token-${issued}`
    const { AccessKeyId, SecretAccessKey, Token } = issuer.issue(30 * MINUTE)
    response.end(
      JSON.stringify({
        accessToken: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: Token },
        tokenType: 'urn:aws:params:oauth:token-type:access_token_sigv4',
        expiresIn: 1800,
        refreshToken: state.refreshToken,
        idToken: 'id-token',
      }),
    )
  }
  return Object.assign(await serve(answer), { state })
}

export function jwkThumbprint({ crv, kty, x, y }: Record<string, string>): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
}

function json(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString())
}
