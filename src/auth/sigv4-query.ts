import type { HttpRequest } from '../http/http.ts'
import { amzDate } from './amz-date.ts'
import { canonicalPath, canonicalQuery, canonicalRequest } from './canonical-request.ts'
import { sha256Hex } from './digest.ts'
import { payloadHash, UNSIGNED_PAYLOAD } from './payload-hash.ts'
import { hoistIntoQuery } from './presigned-query.ts'
import { signedHeaders } from './signed-headers.ts'
import type { SigningContext } from './signing-context.ts'
import { signingKey } from './signing-key.ts'
import { requireCredentials, requireRegion } from './sigv4.ts'
import { uriEncode } from './uri-encode.ts'

const EXPIRES = 3600
const EXPRESS_EXPIRES = 300

/**
 * SigV4 in the query: makes a presigned URL of the request. The operation's parameters come first, then the
 * signature's; the URL is valid for `expiresIn` seconds with the method and the headers that it names.
 */
export function presignV4(request: HttpRequest, context: SigningContext): void {
  const credentials = requireCredentials(context)
  const region = requireRegion(context)
  const version = context.scheme.signatureVersion
  const express = version === 'v4-s3express-query'
  const s3 = express || version === 's3v4-query'
  const stamp = amzDate(context.now)
  const key = signingKey(credentials.secretAccessKey, stamp.slice(0, 8), region, context.scheme.signingName)

  const operation = hoistIntoQuery(request)
  const signed = signedHeaders(request.headers)
  request.query = joinQuery(operation, [
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
    ['X-Amz-Credential', `${credentials.accessKeyId}/${key.scope}`],
    ['X-Amz-Date', stamp],
    ['X-Amz-Expires', String(context.expiresIn ?? (express ? EXPRESS_EXPIRES : EXPIRES))],
    ['X-Amz-SignedHeaders', signed.list],
    [express ? 'X-Amz-S3session-Token' : 'X-Amz-Security-Token', credentials.sessionToken],
  ])
  const hash = request.headers['x-amz-content-sha256'] ?? (s3 ? UNSIGNED_PAYLOAD : payloadHash(request, context, false))
  const path = s3 ? request.path : canonicalPath(request.path)
  const canonical = canonicalRequest(request, path, canonicalQuery(request.query), signed, hash)
  request.query += `&X-Amz-Signature=${key.sign(stamp, sha256Hex(canonical))}`
}

/** Operation parameters, already encoded, and those of the signature that have a value. */
export function joinQuery(operation: string, auth: readonly (readonly [string, string | undefined])[]): string {
  let query = operation
  for (const [name, value] of auth) {
    if (!value) continue
    query += `${query === '' ? '' : '&'}${name}=${uriEncode(value)}`
  }
  return query
}
