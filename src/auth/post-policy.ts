import { createHmac } from 'node:crypto'
import { UnsupportedSignatureVersionError } from '../errors/config.ts'
import { toBase64, utf8 } from '../util/bytes.ts'
import { pythonJson } from '../util/python-json.ts'
import { amzDate } from './amz-date.ts'
import type { SigningContext } from './signing-context.ts'
import { signingKey } from './signing-key.ts'
import { requireCredentials, requireRegion } from './sigv4.ts'

/** What may be uploaded with a form, and until when. */
export interface PostPolicy {
  /** `2026-01-31T08:05:09Z` */
  readonly expiration: string
  readonly conditions: readonly unknown[]
}

/**
 * The fields that a form needs to be taken for its owner's: the policy, who signed it, and the signature. With `none` there
 * are none.
 *
 * Throws NoCredentialsError, NoRegionError, and UnsupportedSignatureVersionError for versions that have no such thing.
 */
export function signPostPolicy(policy: PostPolicy, context: SigningContext): Record<string, string> {
  const { signatureVersion } = context.scheme
  switch (signatureVersion) {
    case 's3v4':
      return signWithV4(policy, context)
    case 's3':
      return signWithV1(policy, context)
    case 'none':
      return {}
    default:
      throw new UnsupportedSignatureVersionError({ signatureVersion: `${signatureVersion}-presign-post` })
  }
}

function signWithV4(policy: PostPolicy, context: SigningContext): Record<string, string> {
  const { accessKeyId, secretAccessKey, sessionToken } = requireCredentials(context)
  const stamp = amzDate(context.now)
  const key = signingKey(secretAccessKey, stamp.slice(0, 8), requireRegion(context), context.scheme.signingName)
  const signer = {
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${accessKeyId}/${key.scope}`,
    'x-amz-date': stamp,
    ...(sessionToken && { 'x-amz-security-token': sessionToken }),
  }
  const encoded = encode(policy, signer)
  return { ...signer, policy: encoded, 'x-amz-signature': key.signText(encoded) }
}

function signWithV1(policy: PostPolicy, context: SigningContext): Record<string, string> {
  const { accessKeyId, secretAccessKey, sessionToken } = requireCredentials(context)
  const token: Record<string, string> = sessionToken ? { 'x-amz-security-token': sessionToken } : {}
  const encoded = encode(policy, token)
  const signature = createHmac('sha1', secretAccessKey).update(encoded).digest('base64')
  return { AWSAccessKeyId: accessKeyId, ...token, policy: encoded, signature }
}

/** A field that a form has must be in its policy, the signer's too. */
function encode({ expiration, conditions }: PostPolicy, signer: Readonly<Record<string, string>>): string {
  const signers = Object.entries(signer).map(([name, value]) => ({ [name]: value }))
  return toBase64(utf8(pythonJson({ expiration, conditions: [...conditions, ...signers] })))
}
