import type { SigningScheme } from '../auth/signing-context.ts'
import type { ChecksumName } from '../checksums/checksum.ts'
import type { AppliedChecksum } from '../checksums/checksum-settings.ts'
import type { Endpoint } from '../endpoints/endpoint.ts'
import { ParamValidationError } from '../errors/params.ts'
import { HttpRequest } from '../http/http.ts'
import type { Feature } from '../http/user-agent.ts'
import type { SerializedRequest } from '../protocols/protocol.ts'
import { isPromise } from '../util/promise.ts'
import type { Call } from './call.ts'
import { callEndpoint } from './call-endpoint.ts'
import { callEvent, type Params } from './stages.ts'

/** A call as far as it does not depend on an attempt. */
export interface PreparedCall {
  readonly params: Params
  readonly endpoint: Endpoint
  readonly request: HttpRequest
  readonly scheme: SigningScheme
  readonly checksum: AppliedChecksum | undefined
}

/** The first steps of a call, which presigning takes too: events on the parameters, endpoint, serialization. */
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
  const request = toRequest(endpoint, serialized)
  const { injectedHeaders } = client
  for (const name in injectedHeaders) request.headers[name] ??= injectedHeaders[name]!
  if (operation.traits.endpointoperation) request.headers['x-amz-api-version'] = client.model.apiVersion
  plan.duplex?.attachInput(call, params, request)
  const scheme = plan.chooseScheme(endpoint.properties.authSchemes)
  return { params, endpoint, request, scheme, checksum: undefined }
}

/** The last step before a call is sent: what becomes of its body. Handlers of `before-call` may have changed it. */
export function finishBody(call: Call, prepared: PreparedCall): PreparedCall | Promise<PreparedCall> {
  const { client, plan } = call
  const { request, params } = prepared
  if (client.customization.awaitsContinue) expectContinue(request)
  if (plan.operation.traits.requestcompression !== undefined) compress(call, request)
  const applied = plan.checksums?.applyRequestChecksum(plan.operation, request, params, client.config)
  return isPromise(applied)
    ? (applied as Promise<AppliedChecksum | undefined>).then((checksum) => withChecksum(call, prepared, checksum))
    : withChecksum(call, prepared, applied)
}

function withChecksum(call: Call, prepared: PreparedCall, checksum: AppliedChecksum | undefined): PreparedCall {
  if (checksum === undefined) return prepared
  call.useFeature(checksumFeature(checksum.algorithm))
  return { ...prepared, checksum }
}

function checksumFeature(name: ChecksumName): Feature {
  const id = name === 'crc64nvme' ? 'CRC64' : (name.toUpperCase() as Uppercase<typeof name>)
  return `FLEXIBLE_CHECKSUMS_REQ_${id}`
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

function shapeWithHandlers(call: Call, given: Params): Params | Promise<Params> {
  const stage = call.plan.stages['provide-client-params']
  if (!stage.listened) return buildWithHandlers(call, given)
  const provided = stage.emitUntilResponse(callEvent(call, { params: given }))
  return isPromise(provided)
    ? (provided as Promise<Params | undefined>).then((other) => buildWithHandlers(call, other ?? given))
    : buildWithHandlers(call, (provided as Params | undefined) ?? given)
}

function buildWithHandlers(call: Call, given: Params): Params | Promise<Params> {
  // Handlers change the parameters in place; the caller's own object stays as it is.
  const params = { ...given }
  const done = call.plan.stages['before-parameter-build'].emit(callEvent(call, { params }))
  return done === undefined ? params : done.then(() => params)
}

function compress(call: Call, request: HttpRequest): void {
  const { compressRequest } = require('../checksums/compression.ts') as typeof import('../checksums/compression.ts')
  if (compressRequest(call.plan.operation, request, call.client.config)) call.useFeature('GZIP_REQUEST_COMPRESSION')
}

/** A stream goes out when the service has said that it wants it: nothing is read for a refusal or a redirect. */
function expectContinue({ headers, body }: HttpRequest): void {
  if (body === undefined || body instanceof Uint8Array) return
  if ((body.length ?? Number(headers['content-length'])) !== 0) headers['expect'] ??= '100-continue'
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
