import type { ResponseChecksum } from '../checksums/response-checksum.ts'
import type { HttpResponse, StreamBody } from '../http/http.ts'
import type { StreamingBody } from '../http/streaming-body.ts'
import type { Output } from '../protocols/protocol.ts'
import { checkCrc32 } from '../retries/body-crc32.ts'
import { isPromise } from '../util/promise.ts'
import type { Call } from './call.ts'
import { type AttemptOutcome, NOT_SENT } from './outcome.ts'
import type { PreparedCall } from './prepare.ts'
import { callEvent } from './stages.ts'

/** Reads an answer: the operation's output, or the service's error. A promise only when something must be waited for. */
export function receive(
  call: Call,
  prepared: PreparedCall,
  response: HttpResponse,
  receivedAt: number,
): AttemptOutcome | Promise<AttemptOutcome> {
  return call.plan.stages['before-parse'].listened
    ? receiveWithHandlers(call, prepared, response, receivedAt)
    : read(call, prepared, response, receivedAt)
}

function receiveWithHandlers(
  call: Call,
  prepared: PreparedCall,
  given: HttpResponse,
  receivedAt: number,
): AttemptOutcome | Promise<AttemptOutcome> {
  const answer = call.plan.stages['before-parse'].emitUntilResponse(callEvent(call, { response: given }))
  const readOther = (other: unknown) => read(call, prepared, (other as HttpResponse | undefined) ?? given, receivedAt)
  return isPromise(answer) ? (answer as Promise<unknown>).then(readOther) : readOther(answer)
}

function read(
  call: Call,
  prepared: PreparedCall,
  response: HttpResponse,
  receivedAt: number,
): AttemptOutcome | Promise<AttemptOutcome> {
  const { client, plan } = call
  if (response.statusCode > 300) {
    const failure = client.protocol.parseError(plan.operation, response)
    return { ...NOT_SENT, response, failure, receivedAt }
  }
  const corrupt = client.retries.checksCrc32 ? bodyError(response) : undefined
  if (corrupt !== undefined) return { ...NOT_SENT, response, error: corrupt, receivedAt }
  const checked = plan.checksums?.checkResponse(plan.operation, prepared.params, response)
  return isPromise(checked)
    ? checked.then((checksum) => readOutput(call, prepared, response, checksum, receivedAt))
    : readOutput(call, prepared, response, checked, receivedAt)
}

function readOutput(
  call: Call,
  prepared: PreparedCall,
  response: HttpResponse,
  checksum: ResponseChecksum | undefined,
  receivedAt: number,
): AttemptOutcome | Promise<AttemptOutcome> {
  const { client, plan } = call
  let output: Output
  try {
    output = client.protocol.parse(plan.operation, response)
  } catch (error) {
    const other = client.customization.insteadOfUnreadable?.(response)
    if (other === undefined) throw error
    const failure = client.protocol.parseError(plan.operation, other)
    return { ...NOT_SENT, response: other, failure, receivedAt }
  }
  if (checksum !== undefined) output.ResponseMetadata['ChecksumAlgorithm'] = checksum.algorithm
  const { streamingOutput } = plan
  if (streamingOutput?.events === true)
    return readEvents(call, prepared, output, streamingOutput.member, response, receivedAt)
  if (streamingOutput !== undefined) output[streamingOutput.member] = streamingBody(response, checksum)
  return outcomeOf(output, response, receivedAt)
}

function outcomeOf(output: Output, response: HttpResponse, receivedAt: number): AttemptOutcome {
  // Neither a redirect nor a result: boto reads it as one and then reports it as an unknown error.
  if (response.statusCode === 300) return { ...NOT_SENT, response, failure: output, receivedAt }
  return { response, output, failure: undefined, error: undefined, receivedAt }
}

function readEvents(
  { client, plan }: Call,
  { request }: PreparedCall,
  output: Output,
  member: string,
  response: HttpResponse,
  receivedAt: number,
): AttemptOutcome | Promise<AttemptOutcome> {
  const { attachEvents } = require('./event-output.ts') as typeof import('./event-output.ts')
  const inputFailure = (): unknown => (request.body as StreamBody | undefined)?.failure
  const body = streamingBody(response, undefined)
  const whole = attachEvents(client.protocol, plan.operation, member, output, body, inputFailure)
  return isPromise(whole)
    ? whole.then((read) => outcomeOf(read, response, receivedAt))
    : outcomeOf(whole, response, receivedAt)
}

function streamingBody(response: HttpResponse, checksum: ResponseChecksum | undefined): StreamingBody {
  const length = response.headers['content-length']
  const body = require('../http/streaming-body.ts') as typeof import('../http/streaming-body.ts')
  return new body.StreamingBody(response.body, {
    contentLength: length === undefined ? undefined : Number(length),
    checksum: checksum?.stream,
  })
}

/** The error when the service's own checksum of the body says that it is not what was sent. */
function bodyError({ headers, body }: HttpResponse): Error | undefined {
  return body instanceof Uint8Array ? checkCrc32(headers, body) : undefined
}
