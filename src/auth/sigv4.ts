import { NoCredentialsError } from '../errors/credentials.ts'
import { NoRegionError } from '../errors/endpoint.ts'
import type { HttpRequest } from '../http/http.ts'
import { amzDate } from './amz-date.ts'
import { canonicalPath, canonicalQuery, canonicalRequest } from './canonical-request.ts'
import { sha256Hex } from './digest.ts'
import type { AwsCredentialIdentity } from './identity.ts'
import { payloadHash, UNSIGNED_PAYLOAD } from './payload-hash.ts'
import { signedHeaders } from './signed-headers.ts'
import type { SigningContext } from './signing-context.ts'
import { signingKey } from './signing-key.ts'

/** SigV4 in the Authorization header: `v4`, and with `s3` its variant for S3. */
export function signV4(request: HttpRequest, context: SigningContext, s3: boolean): void {
  const credentials = requireCredentials(context)
  const region = requireRegion(context)
  const stamp = amzDate(context.now)
  setDate(request, context.now, stamp)
  if (credentials.sessionToken) request.headers['x-amz-security-token'] = credentials.sessionToken
  setContentHash(request, context, s3)
  authorize(request, context, credentials, region, stamp, s3)
}

/** S3's variant for express buckets: the session's token has a header of its own. */
export function signS3Express(request: HttpRequest, context: SigningContext): void {
  const { headers } = request
  const credentials = requireCredentials(context)
  const region = requireRegion(context)
  const stamp = amzDate(context.now)
  setDate(request, context.now, stamp)
  if (credentials.sessionToken) headers['x-amz-s3session-token'] ??= credentials.sessionToken
  if (headers['x-amz-security-token'] !== undefined) delete headers['x-amz-security-token']
  setContentHash(request, context, true)
  authorize(request, context, credentials, region, stamp, true)
}

function authorize(
  request: HttpRequest,
  context: SigningContext,
  credentials: AwsCredentialIdentity,
  region: string,
  stamp: string,
  s3: boolean,
): void {
  const { headers, path, query } = request
  const hash = headers['x-amz-content-sha256'] ?? payloadHash(request, context, s3)
  const signed = signedHeaders(headers)
  const canonical = canonicalRequest(request, s3 ? path : canonicalPath(path), canonicalQuery(query), signed, hash)
  const key = signingKey(credentials.secretAccessKey, stamp.slice(0, 8), region, context.scheme.signingName)
  const signature = key.sign(stamp, sha256Hex(canonical))
  headers['authorization'] =
    `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${key.scope}, SignedHeaders=${signed.list}, Signature=${signature}`
}

/** S3 always says what was signed of the payload; otherwise only that nothing was. */
function setContentHash(request: HttpRequest, context: SigningContext, s3: boolean): void {
  if (s3) request.headers['x-amz-content-sha256'] = payloadHash(request, context, true)
  else if (!context.scheme.payloadSigningEnabled) request.headers['x-amz-content-sha256'] = UNSIGNED_PAYLOAD
}

/** A Date header that is there already is brought up to date and stands for X-Amz-Date. */
function setDate(request: HttpRequest, now: number, stamp: string): void {
  const { headers } = request
  if (headers['date'] === undefined) {
    headers['x-amz-date'] = stamp
    return
  }
  headers['date'] = new Date(now).toUTCString().replace('GMT', '-0000')
  if (headers['x-amz-date'] !== undefined) delete headers['x-amz-date']
}

export function requireCredentials(context: SigningContext): AwsCredentialIdentity {
  if (context.credentials === undefined) throw new NoCredentialsError()
  return context.credentials
}

export function requireRegion(context: SigningContext): string {
  if (context.scheme.signingRegion === undefined) throw new NoRegionError()
  return context.scheme.signingRegion
}
