import { sign } from 'node:crypto'
import type { HttpRequest } from '../http/http.ts'
import { amzDate } from './amz-date.ts'
import { canonicalPath, canonicalQuery, canonicalRequest } from './canonical-request.ts'
import { sha256Hex } from './digest.ts'
import type { AwsCredentialIdentity } from './identity.ts'
import { payloadHash, UNSIGNED_PAYLOAD } from './payload-hash.ts'
import { hoistIntoQuery } from './presigned-query.ts'
import { signedHeaders } from './signed-headers.ts'
import type { SigningContext } from './signing-context.ts'
import { requireCredentials, requireRegion } from './sigv4.ts'
import { joinQuery } from './sigv4-query.ts'
import { sigv4aKey } from './sigv4a-key.ts'

const ALGORITHM = 'AWS4-ECDSA-P256-SHA256'
const EXPIRES = 3600

/** SigV4a: an ECDSA signature, which is good in a set of regions. */
export function signAsymmetric(request: HttpRequest, context: SigningContext): void {
  if (context.scheme.signatureVersion.endsWith('-query')) presignV4a(request, context)
  else signV4a(request, context)
}

/** In the Authorization header. */
function signV4a(request: HttpRequest, context: SigningContext): void {
  const { headers } = request
  const credentials = requireCredentials(context)
  const s3 = context.scheme.signatureVersion === 's3v4a'
  const stamp = amzDate(context.now)
  headers['x-amz-date'] = stamp
  headers['x-amz-region-set'] = requireRegion(context)
  if (credentials.sessionToken) headers['x-amz-security-token'] = credentials.sessionToken
  if (s3) headers['x-amz-content-sha256'] = payloadHash(request, context, true)
  else if (!context.scheme.payloadSigningEnabled) headers['x-amz-content-sha256'] = UNSIGNED_PAYLOAD

  const hash = headers['x-amz-content-sha256'] ?? payloadHash(request, context, false)
  const scope = credentialScope(stamp, context)
  const signature = signCanonical(request, s3, hash, credentials, stamp, scope)
  headers['authorization'] =
    `${ALGORITHM} Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signedHeaders(headers).list}, Signature=${signature}`
}

/** In the query: a presigned URL. */
function presignV4a(request: HttpRequest, context: SigningContext): void {
  const credentials = requireCredentials(context)
  const s3 = context.scheme.signatureVersion === 's3v4a-query'
  const stamp = amzDate(context.now)
  const scope = credentialScope(stamp, context)
  const operation = hoistIntoQuery(request)
  request.query = joinQuery(operation, [
    ['X-Amz-Algorithm', ALGORITHM],
    ['X-Amz-Credential', `${credentials.accessKeyId}/${scope}`],
    ['X-Amz-Date', stamp],
    ['X-Amz-Region-Set', requireRegion(context)],
    ['X-Amz-Expires', String(context.expiresIn ?? EXPIRES)],
    ['X-Amz-SignedHeaders', signedHeaders(request.headers).list],
    ['X-Amz-Security-Token', credentials.sessionToken],
  ])
  const hash = s3 ? UNSIGNED_PAYLOAD : (request.headers['x-amz-content-sha256'] ?? payloadHash(request, context, false))
  request.query += `&X-Amz-Signature=${signCanonical(request, s3, hash, credentials, stamp, scope)}`
}

/** No region: the region set is signed with the rest of the request. */
function credentialScope(stamp: string, context: SigningContext): string {
  return `${stamp.slice(0, 8)}/${context.scheme.signingName}/aws4_request`
}

function signCanonical(
  request: HttpRequest,
  s3: boolean,
  hash: string,
  credentials: AwsCredentialIdentity,
  stamp: string,
  scope: string,
): string {
  const path = s3 ? request.path : canonicalPath(request.path)
  const canonical = canonicalRequest(request, path, canonicalQuery(request.query), signedHeaders(request.headers), hash)
  const text = `${ALGORITHM}\n${stamp}\n${scope}\n${sha256Hex(canonical)}`
  return sign('sha256', Buffer.from(text), sigv4aKey(credentials.accessKeyId, credentials.secretAccessKey)).toString(
    'hex',
  )
}
