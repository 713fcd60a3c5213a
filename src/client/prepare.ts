import type { SigningScheme } from '../auth/signing-context.ts'
import type { ChecksumName } from '../checksums/checksum.ts'
import type { AppliedChecksum } from '../checksums/checksum-settings.ts'
import type { Endpoint } from '../endpoints/endpoint.ts'
import { ArgumentError } from '../errors/config.ts'
import { ParamValidationError } from '../errors/params.ts'
import { HttpRequest } from '../http/http.ts'
import type { Feature } from '../http/user-agent.ts'
import type { WireOperation } from '../model/wire-model.ts'
import type { SerializedRequest } from '../protocols/protocol.ts'
import { isPromise } from '../util/promise.ts'
import type { Call } from './call.ts'
import { callEndpoint } from './call-endpoint.ts'
import { callEvent, type Params } from './stages.ts'

const CHECKSUM_FEATURES: Readonly<Record<ChecksumName, Feature>> = {
  crc32: 'FLEXIBLE_CHECKSUMS_REQ_CRC32',
  crc32c: 'FLEXIBLE_CHECKSUMS_REQ_CRC32C',
  crc64nvme: 'FLEXIBLE_CHECKSUMS_REQ_CRC64',
  sha1: 'FLEXIBLE_CHECKSUMS_REQ_SHA1',
  sha256: 'FLEXIBLE_CHECKSUMS_REQ_SHA256',
  sha512: 'FLEXIBLE_CHECKSUMS_REQ_SHA512',
  md5: 'FLEXIBLE_CHECKSUMS_REQ_MD5',
  xxhash3: 'FLEXIBLE_CHECKSUMS_REQ_XXHASH3',
  xxhash64: 'FLEXIBLE_CHECKSUMS_REQ_XXHASH64',
  xxhash128: 'FLEXIBLE_CHECKSUMS_REQ_XXHASH128',
}

/** A call as far as it does not depend on an attempt. */
export interface PreparedCall {
  readonly params: Params
  readonly endpoint: Endpoint
  readonly request: HttpRequest
  readonly scheme: SigningScheme
  readonly checksum: AppliedChecksum | undefined
}

/** Steps 1 to 4 of a call: events on the parameters, endpoint, serialization, checksum. */
export async function prepare(call: Call, given: Params | undefined): Promise<PreparedCall> {
  const { client, plan } = call
  const { operation } = plan
  const shaped = shapeParams(call, given ?? {})
  const asked = isPromise(shaped) ? await shaped : shaped
  const { checksums } = plan
  const params = call.presigns || !checksums ? asked : checksums.askForChecksums(operation, asked, client.config)
  const resolved = callEndpoint(call, params)
  const endpoint = isPromise(resolved) ? await resolved : resolved
  call.observer?.resolved(endpoint)
  const serialized = serialize(call, params)
  if (serialized.eventStream !== undefined) throw cannotStreamEvents(operation)
  const request = toRequest(endpoint, serialized)
  const { injectedHeaders } = client
  for (const name in injectedHeaders) request.headers[name] ??= injectedHeaders[name]!
  if (operation.traits.endpointoperation) request.headers['x-amz-api-version'] = client.model.apiVersion
  const scheme = plan.chooseScheme(endpoint.properties.authSchemes)
  // A URL is made before anybody knows the body that will be sent with it.
  if (call.presigns) return { params, endpoint, request, scheme, checksum: undefined }
  if (operation.traits.requestcompression !== undefined) compress(call, request)
  const applied = checksums?.applyRequestChecksum(operation, request, params, client.config)
  const checksum = isPromise(applied) ? await applied : applied
  if (checksum !== undefined) call.useFeature(CHECKSUM_FEATURES[checksum.algorithm])
  return { params, endpoint, request, scheme, checksum }
}

function serialize(call: Call, params: Params): SerializedRequest {
  const { client, plan } = call
  try {
    return client.protocol.serialize(plan.operation, params, client.serializeOptions)
  } catch (error) {
    if (!(error instanceof ParamValidationError)) throw error
    const { withoutSecrets } = require('./refused-params.ts') as typeof import('./refused-params.ts')
    throw withoutSecrets(call, params, error)
  }
}

function shapeParams(call: Call, given: Params): Params | Promise<Params> {
  const { stages } = call.plan
  if (stages['provide-client-params'].listened || stages['before-parameter-build'].listened) {
    return shapeWithHandlers(call, given)
  }
  return given
}

async function shapeWithHandlers(call: Call, given: Params): Promise<Params> {
  const { stages } = call.plan
  const provided = await stages['provide-client-params'].emitUntilResponse(callEvent(call, { params: given }))
  // Handlers change the parameters in place; the caller's own object stays as it is.
  const params = { ...((provided as Params | undefined) ?? given) }
  await stages['before-parameter-build'].emit(callEvent(call, { params }))
  return params
}

function compress(call: Call, request: HttpRequest): void {
  const { compressRequest } = require('../checksums/compression.ts') as typeof import('../checksums/compression.ts')
  if (compressRequest(call.plan.operation, request, call.client.config)) call.useFeature('GZIP_REQUEST_COMPRESSION')
}

function cannotStreamEvents({ name }: WireOperation): ArgumentError {
  const message = `${name} sends events as a stream, over HTTP/2, which this version cannot do yet`
  return new ArgumentError({ message }, { phase: 'params' })
}

/** Puts the endpoint's URL and headers and the operation's own together. */
function toRequest(endpoint: Endpoint, serialized: SerializedRequest): HttpRequest {
  const { method, path, query, headers, body, hostPrefix } = serialized
  const request = new HttpRequest(method, '', '', '', '', headers, body)
  const origin = originOf(endpoint)
  request.scheme = origin.scheme
  request.host = hostPrefix === undefined ? origin.host : hostPrefix + origin.host
  request.path = joinPaths(origin.path, path)
  request.query = origin.query === '' ? query : query === '' ? origin.query : `${origin.query}&${query}`
  for (const name in endpoint.headers) request.headers[name] = endpoint.headers[name]!
  return request
}

interface Origin {
  readonly scheme: string
  readonly host: string
  readonly path: string
  readonly query: string
}

const ORIGINS = new WeakMap<Endpoint, Origin>()

/** An endpoint's URL taken apart, once: endpoints are cached. */
function originOf(endpoint: Endpoint): Origin {
  let origin = ORIGINS.get(endpoint)
  if (origin === undefined) {
    const parts = new HttpRequest('', '', '', '', '', {}, undefined)
    parts.url = endpoint.url
    origin = { scheme: parts.scheme, host: parts.host, path: parts.path, query: parts.query }
    ORIGINS.set(endpoint, origin)
  }
  return origin
}

function joinPaths(base: string, path: string): string {
  if (base === '/' || base === '') return path
  return path === '/' ? base : (base.endsWith('/') ? base.slice(0, -1) : base) + path
}
