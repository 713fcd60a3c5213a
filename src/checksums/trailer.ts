import type { HttpRequest } from '../http/http.ts'
import { AwsChunkedBody, BytesBody, encodeOneChunk, ONE_CHUNK_LIMIT } from './aws-chunked.ts'
import { checksumBase64, createChecksum } from './checksum.ts'
import type { AppliedChecksum } from './checksum-settings.ts'

/** Turns a request's body into `aws-chunked` with the checksum behind it, and says so in the headers. */
export function encodeChunked(request: HttpRequest, { algorithm, name }: AppliedChecksum): Promise<void> | undefined {
  const { headers, body } = request
  const length = body === undefined ? 0 : body.length
  const decodedLength = length === undefined ? headers['content-length'] : String(length)
  const encoding = headers['content-encoding']
  headers['transfer-encoding'] = 'chunked'
  headers['content-encoding'] = encoding === undefined ? 'aws-chunked' : `${encoding},aws-chunked`
  headers['x-amz-trailer'] = name
  if (decodedLength !== undefined) headers['x-amz-decoded-content-length'] = decodedLength
  if (headers['content-length'] !== undefined) delete headers['content-length']

  const bytes = body ?? new Uint8Array(0)
  if (!(bytes instanceof Uint8Array)) {
    const expected = decodedLength === undefined ? undefined : Number(decodedLength)
    request.body = new AwsChunkedBody(bytes, name, () => createChecksum(algorithm, bytes.length), expected)
    return undefined
  }
  if (bytes.length > ONE_CHUNK_LIMIT) {
    request.body = new AwsChunkedBody(new BytesBody(bytes), name, () => createChecksum(algorithm, bytes.length))
    return undefined
  }
  const checksum = checksumBase64(algorithm, bytes)
  if (typeof checksum === 'string') {
    request.body = encodeOneChunk(bytes, name, checksum)
    return undefined
  }
  return checksum.then((text) => {
    request.body = encodeOneChunk(bytes, name, text)
  })
}
