import type { HttpRequest } from '../http/http.ts'
import type { WireOperation } from '../model/wire-model.ts'
import { hasStreamingInput } from './checksum-plan.ts'
import { gzipBody } from './gzip.ts'

/** A client's settings about compressing requests. */
export interface CompressionSettings {
  readonly disableRequestCompression: boolean
  /** In bytes. */
  readonly requestMinCompressionSizeBytes: number
}

/**
 * Compresses a request's body in place when its operation allows it, the client does not forbid it and the body is
 * large enough; a streaming body always, unless its length has to be known. Returns whether it did.
 */
export function compressRequest(
  operation: WireOperation,
  request: HttpRequest,
  settings: CompressionSettings,
): boolean {
  const trait = operation.traits.requestcompression
  if (trait === undefined || settings.disableRequestCompression || request.body === undefined) return false
  if (!trait.encodings.includes('gzip') || !isWorthwhile(operation, request, settings)) return false
  request.body = gzipBody(request.body)
  const { headers } = request
  const encoding = headers['content-encoding']
  headers['content-encoding'] = encoding === undefined ? 'gzip' : `${encoding},gzip`
  if (headers['content-length'] !== undefined) delete headers['content-length']
  return true
}

function isWorthwhile(operation: WireOperation, request: HttpRequest, settings: CompressionSettings): boolean {
  const { input } = operation
  if (hasStreamingInput(operation)) return !input?.member(input.traits.payload!)?.shape.traits.requiresLength
  return (request.body?.length ?? 0) >= settings.requestMinCompressionSizeBytes
}
