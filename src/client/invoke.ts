import { abortedBy } from '../errors/abort-error.ts'
import type { StreamBody } from '../http/http.ts'
import type { Feature } from '../http/user-agent.ts'
import type { Output } from '../protocols/protocol.ts'
import { isPromise } from '../util/promise.ts'
import { unlessAborted } from '../util/unless-aborted.ts'
import { attempt } from './attempt.ts'
import { Call, type CallOptions } from './call.ts'
import type { CallPlan } from './call-plan.ts'
import type { ClientState } from './client-state.ts'
import { finish } from './finish.ts'
import { observe } from './observed.ts'
import { type AttemptOutcome, NOT_SENT } from './outcome.ts'
import { finishBody, type PreparedCall, prepare } from './prepare.ts'
import { nextAttempt } from './retry.ts'
import { type CallAnswer, callEvent, type Params, type RequestSigner } from './stages.ts'

/** Makes a call. With a signal or a timeout it ends when they say so, whatever it is waiting for at the time. */
export function invoke(
  client: ClientState,
  plan: CallPlan,
  given: Params | undefined,
  options: CallOptions | undefined,
  feature?: Feature,
  watch?: Call['watch'],
): Promise<Output> {
  let call: Call
  try {
    call = new Call(client, plan, options)
  } catch (error) {
    return Promise.reject(error)
  }
  if (feature !== undefined) call.useFeature(feature)
  call.watch = watch
  const output = run(call, given)
  // Handlers and credentials know nothing of the signal: the caller does not wait for them any longer.
  return call.signal === undefined ? output : unlessAborted(output, call.signal)
}

/**
 * One call, from parameters to result. Read this first: the order of a call is the order of its lines, and every step
 * is a file of its own. What is done is done by direct calls; events are for users.
 */
async function run(call: Call, given: Params | undefined): Promise<Output> {
  const { plan } = call
  try {
    const observer = observe(call, given)
    call.observer = call.watch?.(observer) ?? observer
    if (call.signal?.aborted) throw abortedBy(call.signal)
    // Parameters, endpoint, serialized request: the steps that presigning takes too.
    const prepared = await prepare(call, given)
    const answer = plan.stages['before-call'].listened ? await beforeCall(call, prepared) : undefined
    const done = finish(call, answer ?? (await send(call, prepared)))
    const output = isPromise(done) ? await done : done
    call.observer?.ended(output)
    return output
  } catch (error) {
    call.observer?.failed(error)
    throw error
  } finally {
    call.end()
  }
}

/** A `before-call` handler may answer in the service's place. */
async function beforeCall(call: Call, prepared: PreparedCall): Promise<AttemptOutcome | undefined> {
  const { params, request } = prepared
  const event = callEvent(call, { request, params, requestSigner: requestSigner(call, prepared) })
  const answer = await call.plan.stages['before-call'].emitUntilResponse(event)
  if (answer === undefined) return undefined
  const { statusCode, parsed } = answer as CallAnswer
  return statusCode >= 300 ? { ...NOT_SENT, failure: parsed } : { ...NOT_SENT, output: parsed }
}

function requestSigner(call: Call, prepared: PreparedCall): RequestSigner {
  return {
    regionName: prepared.scheme.signingRegion,
    generatePresignedUrl(request, options) {
      const { presignRequest } = require('./presigned-url.ts') as typeof import('./presigned-url.ts')
      return presignRequest(call, prepared, request, options)
    },
  }
}

/** Compression and checksum of the body, then attempts. */
function send(call: Call, prepared: PreparedCall): Promise<AttemptOutcome> {
  const ready = finishBody(call, prepared)
  return isPromise(ready)
    ? (ready as Promise<PreparedCall>).then((whole) => sendReady(call, whole))
    : sendReady(call, ready)
}

function sendReady(call: Call, prepared: PreparedCall): Promise<AttemptOutcome> {
  const { body } = prepared.request
  const outcome = attempts(call, prepared)
  return body === undefined || body instanceof Uint8Array ? outcome : outcome.finally(() => closeUnread(body))
}

/** A stream is closed after the call, also when no attempt came to reading it. */
function closeUnread(body: StreamBody): void {
  if (body.fresh) body.open().destroy()
}

/** Attempts until one brings a result, or there is no sense in another. */
async function attempts(call: Call, prepared: PreparedCall): Promise<AttemptOutcome> {
  const { retries, settle } = call.client
  if (settle !== undefined) await settle()
  let cost = 0
  let current = prepared
  for (let number = 1; ; number++) {
    const allowed = retries.acquire?.(call.signal)
    if (allowed !== undefined) await allowed
    const outcome = await attempt(call, current, number)
    const asked = nextAttempt(call, current, outcome, number)
    const again = isPromise(asked) ? await asked : asked
    if (again === undefined || again.leaves) {
      if (again !== undefined) await pause(call, again.delayMs)
      if (outcome.output !== undefined) retries.succeeded(cost)
      return outcome
    }
    call.observer?.retrying(again.delayMs)
    cost = again.cost
    current = again.prepared ?? current
    if (again.delayMs > 0) await pause(call, again.delayMs)
  }
}

async function pause(call: Call, milliseconds: number): Promise<void> {
  try {
    await call.client.host.sleep(milliseconds, call.signal)
  } catch (error) {
    throw call.signal?.aborted ? abortedBy(call.signal) : error
  }
}
