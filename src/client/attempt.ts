import { withSignatureVersion } from '../auth/auth-scheme.ts'
import { hashPayloadStream } from '../auth/payload-hash.ts'
import { signRequest } from '../auth/sign.ts'
import type { SigningContext, SigningScheme } from '../auth/signing-context.ts'
import type { HttpRequest, HttpResponse, StreamBody } from '../http/http.ts'
import { sdkRequest } from '../retries/sdk-request.ts'
import { isPromise } from '../util/promise.ts'
import type { Call } from './call.ts'
import type { ClientState } from './client-state.ts'
import { type AttemptOutcome, NOT_SENT } from './outcome.ts'
import type { PreparedCall } from './prepare.ts'
import { receive } from './receive.ts'
import { send } from './send.ts'
import { callEvent } from './stages.ts'

type Identity = ReturnType<ClientState['identity']>

/** One attempt: a request of its own, signed, sent, and its answer read. */
export async function attempt(call: Call, prepared: PreparedCall, number: number): Promise<AttemptOutcome> {
  const { client, plan } = call
  const request = prepared.request.clone()
  if (plan.discovery !== undefined) await plan.discovery.redirect(request, prepared.params)
  const created = plan.stages['request-created']
  if (created.listened) {
    await created.emit(callEvent(call, { request, operationName: plan.operation.name }))
  }
  const signed = sign(call, prepared, request, prepared.scheme)
  if (signed !== undefined) await signed
  // Not signed, as botocore: they say something about the attempt, not about the request.
  addAttemptHeaders(call, request, number)
  call.observer?.sending(request)
  let response: HttpResponse
  try {
    response = await send(call, request)
  } catch (error) {
    // What the caller's own stream threw, rather than what the connection made of it.
    const cause = (request.body as StreamBody | undefined)?.failure ?? error
    const outcome = { ...NOT_SENT, error: cause, receivedAt: client.host.now() }
    call.observer?.received(outcome)
    return received(call, outcome)
  }
  const read = receive(call, prepared, response, client.host.now())
  const outcome = isPromise(read) ? await read : read
  call.observer?.received(outcome)
  return plan.stages['response-received'].listened ? received(call, outcome) : outcome
}

function addAttemptHeaders(call: Call, request: HttpRequest, number: number): void {
  const { client } = call
  const max = number > 1 || client.retries.announcesMaxAttempts ? client.retries.maxAttempts : undefined
  request.headers['amz-sdk-invocation-id'] = call.invocationId
  request.headers['amz-sdk-request'] = sdkRequest(number, max, call.ttl)
  request.headers['user-agent'] = client.userAgent(call.features, client.credentialFeatures)
}

/** Signs in place. A promise only when an identity or a hash must be waited for. */
export function sign(
  call: Call,
  prepared: PreparedCall,
  request: HttpRequest,
  scheme: SigningScheme,
): undefined | Promise<void> {
  const { plan } = call
  if (plan.stages['choose-signer'].listened || plan.stages['before-sign'].listened) {
    return signWithHandlers(call, prepared, request, scheme)
  }
  if (scheme.signatureVersion === 'none') {
    signRequest(request, signingContext(call, prepared, scheme, undefined))
    return undefined
  }
  if (scheme.signatureVersion === 'bearer') return signWithToken(call, prepared, request, scheme)
  const credentials = identity(call, prepared, scheme)
  if (credentials instanceof Promise || !(request.body === undefined || request.body instanceof Uint8Array)) {
    return signLater(call, prepared, request, scheme, credentials)
  }
  signRequest(request, signingContext(call, prepared, scheme, credentials))
  return undefined
}

function identity(call: Call, { params }: PreparedCall, scheme: SigningScheme): Identity {
  const { client } = call
  return client.customization.identity?.(call, scheme, params) ?? client.identity()
}

async function signWithToken(
  call: Call,
  prepared: PreparedCall,
  request: HttpRequest,
  scheme: SigningScheme,
): Promise<void> {
  const token = await call.client.token?.()
  signRequest(request, { ...signingContext(call, prepared, scheme, undefined), token })
}

async function signLater(
  call: Call,
  prepared: PreparedCall,
  request: HttpRequest,
  scheme: SigningScheme,
  credentials: Identity,
): Promise<void> {
  const context = signingContext(call, prepared, scheme, await credentials)
  if (call.plan.duplex?.signEvents(call, request, context)) return
  const payloadHash = await hashPayloadStream(request, context)
  signRequest(request, { ...context, payloadHash })
}

function signingContext(
  call: Call,
  prepared: PreparedCall,
  scheme: SigningScheme,
  credentials: SigningContext['credentials'],
): SigningContext {
  const { client, plan } = call
  return {
    scheme,
    credentials,
    now: client.host.now() + client.clockOffset,
    checksum: prepared.checksum,
    hasStreamingInput: plan.hasStreamingInput,
    s3PayloadSigningEnabled: client.config.s3?.payloadSigningEnabled,
    subject: prepared,
    expiresIn: call.presigns?.expiresIn,
  }
}

async function signWithHandlers(
  call: Call,
  prepared: PreparedCall,
  request: HttpRequest,
  chosen: SigningScheme,
): Promise<void> {
  const { stages, operation } = call.plan
  const { signatureVersion, signingName, signingRegion: regionName } = chosen
  const other = await stages['choose-signer'].emitUntilResponse(
    callEvent(call, { signatureVersion, signingName, regionName }),
  )
  const scheme = other === undefined ? chosen : withSignatureVersion(chosen, other as string)
  await stages['before-sign'].emit({
    request,
    signatureVersion: scheme.signatureVersion,
    signingName,
    regionName,
    operationName: operation.name,
  })
  if (scheme.signatureVersion === 'none') signRequest(request, signingContext(call, prepared, scheme, undefined))
  else if (scheme.signatureVersion === 'bearer') await signWithToken(call, prepared, request, scheme)
  else await signLater(call, prepared, request, scheme, identity(call, prepared, scheme))
}

async function received(call: Call, outcome: AttemptOutcome): Promise<AttemptOutcome> {
  const { response, output, failure, error } = outcome
  await call.plan.stages['response-received'].emit(callEvent(call, { response, parsed: output ?? failure, error }))
  return outcome
}
