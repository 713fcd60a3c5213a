import { UnknownSignatureVersionError, UnsupportedSignatureVersionError } from '../errors/config.ts'
import { NoAuthTokenError } from '../errors/credentials.ts'
import { InvalidEndpointConfigurationError } from '../errors/endpoint.ts'
import type { HttpRequest } from '../http/http.ts'
import { STREAMING_UNSIGNED_PAYLOAD_TRAILER } from './payload-hash.ts'
import type { SigningContext } from './signing-context.ts'
import { signS3Express, signV4 } from './sigv4.ts'

/**
 * Signs a request in place, with the signature version that its context names; `none` signs nothing.
 *
 * Throws NoCredentialsError or NoAuthTokenError without an identity, NoRegionError without a region,
 * InvalidEndpointConfigurationError for a bearer token that would go over plain http, and
 * UnknownSignatureVersionError (UnsupportedSignatureVersionError for URLs) for names it does not know.
 */
export function signRequest(request: HttpRequest, context: SigningContext): void {
  switch (context.scheme.signatureVersion) {
    case 'v4':
      signV4(request, context, false)
      break
    case 's3v4':
      signV4(request, context, true)
      break
    case 'v4-s3express':
      signS3Express(request, context)
      break
    case 'none':
      announceTrailer(request, context)
      break
    case 'bearer':
      signBearer(request, context)
      break
    default:
      signRarely(request, context)
  }
}

/** Without a signature, too, a checksum in a trailer has to be announced where the payload's hash would be. */
function announceTrailer(request: HttpRequest, context: SigningContext): void {
  if (context.checksum?.in === 'trailer') request.headers['x-amz-content-sha256'] = STREAMING_UNSIGNED_PAYLOAD_TRAILER
}

function signRarely(request: HttpRequest, context: SigningContext): void {
  const version = context.scheme.signatureVersion
  switch (version) {
    case 'v4-query':
    case 's3v4-query':
    case 'v4-s3express-query': {
      const { presignV4 } = require('./sigv4-query.ts') as typeof import('./sigv4-query.ts')
      presignV4(request, context)
      break
    }
    case 'v4a':
    case 's3v4a':
    case 'v4a-query':
    case 's3v4a-query': {
      const { signAsymmetric } = require('./sigv4a.ts') as typeof import('./sigv4a.ts')
      signAsymmetric(request, context)
      break
    }
    case 's3':
    case 's3-query':
    case 'v2':
    case 'v3':
    case 'v3https': {
      const { signAsOfOld } = require('./legacy.ts') as typeof import('./legacy.ts')
      signAsOfOld(request, context)
      break
    }
    default:
      throw unknownVersion(version)
  }
}

function unknownVersion(signatureVersion: string): Error {
  return signatureVersion.endsWith('-query') || signatureVersion.endsWith('-presign-post')
    ? new UnsupportedSignatureVersionError({ signatureVersion })
    : new UnknownSignatureVersionError({ signatureVersion })
}

function signBearer(request: HttpRequest, context: SigningContext): void {
  if (context.token === undefined) throw new NoAuthTokenError()
  if (request.scheme !== 'https') {
    throw new InvalidEndpointConfigurationError({ msg: 'Bearer authorization requires an HTTPS endpoint.' })
  }
  request.headers['authorization'] = `Bearer ${context.token.token}`
}
