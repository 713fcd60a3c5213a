import { createHash } from 'node:crypto'
import { UnseekableStreamError } from '../errors/body.ts'
import type { HttpRequest, StreamBody } from '../http/http.ts'
import { EMPTY_SHA256, sha256Hex } from './digest.ts'
import type { SigningContext } from './signing-context.ts'

export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD'
export const STREAMING_UNSIGNED_PAYLOAD_TRAILER = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER'

/** What stands for the payload in a signature: its digest, or one of the words for not having one. */
export function payloadHash(request: HttpRequest, context: SigningContext, s3: boolean): string {
  if (context.checksum?.in === 'trailer') return STREAMING_UNSIGNED_PAYLOAD_TRAILER
  if (!(s3 ? signsS3Payload(request, context) : signsPayload(request, context))) return UNSIGNED_PAYLOAD
  const { body } = request
  if (body === undefined) return EMPTY_SHA256
  if (body instanceof Uint8Array) return body.length === 0 ? EMPTY_SHA256 : sha256Hex(body)
  if (context.payloadHash !== undefined) return context.payloadHash
  // S3 takes an unsigned payload where a hash would have to read the stream twice.
  if (s3) return UNSIGNED_PAYLOAD
  throw new UnseekableStreamError({ streamObject: 'body' })
}

// Over a connection that anybody can change, the payload is always signed.
function signsPayload(request: HttpRequest, context: SigningContext): boolean {
  return request.scheme !== 'https' || context.scheme.payloadSigningEnabled
}

function signsS3Payload(request: HttpRequest, context: SigningContext): boolean {
  if (context.s3PayloadSigningEnabled !== undefined) return context.s3PayloadSigningEnabled
  const checksum = context.checksum?.in === 'header' ? context.checksum.name : 'content-md5'
  if (request.scheme !== 'https' || request.headers[checksum] === undefined) return true
  return !context.hasStreamingInput && signsPayload(request, context)
}

/**
 * The digest that signing this request will need of a body that is a stream, read from its start and left unread; or
 * undefined when it needs none. To be awaited before `signRequest` and given to it as `payloadHash`.
 */
export function hashPayloadStream(request: HttpRequest, context: SigningContext): Promise<string> | undefined {
  const { body, headers } = request
  if (body === undefined || body instanceof Uint8Array || !body.replayable) return undefined
  const version = context.scheme.signatureVersion
  if (version.endsWith('-query') || context.checksum?.in === 'trailer') return undefined
  if (isS3Version(version)) return signsS3Payload(request, context) ? hashStream(body) : undefined
  if (version !== 'v4' && version !== 'v4a') return undefined
  if (headers['x-amz-content-sha256'] !== undefined || !signsPayload(request, context)) return undefined
  return hashStream(body)
}

function isS3Version(version: string): boolean {
  return version.startsWith('s3v4') || version.startsWith('v4-s3express')
}

async function hashStream(body: StreamBody): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of body.open()) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}
