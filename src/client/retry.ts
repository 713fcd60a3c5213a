import { correctedOffset } from '../auth/clock-skew.ts'
import { codeOf } from '../errors/client-error.ts'
import { timeToLive } from '../retries/sdk-request.ts'
import type { Call } from './call.ts'
import type { AttemptOutcome } from './outcome.ts'
import type { PreparedCall } from './prepare.ts'
import { callEvent } from './stages.ts'

export interface NextAttempt {
  readonly delayMs: number
  /** What it took from the retry quota. */
  readonly cost: number
  /** The call as it is to be sent then, where that is not as before. */
  readonly prepared?: PreparedCall
  /** Only the wait is due, no attempt: for a long poll when the quota is used up. */
  readonly leaves?: boolean
}

const AT_ONCE: NextAttempt = { delayMs: 0, cost: 0 }

/** Whether to send the call again, and when; undefined when its outcome is final. */
export function nextAttempt(
  call: Call,
  prepared: PreparedCall,
  outcome: AttemptOutcome,
  number: number,
): NextAttempt | undefined | Promise<NextAttempt | undefined> {
  const { client, plan } = call
  return plan.stages['needs-retry'].listened || (outcome.output === undefined && client.customization.redirect)
    ? askOthers(call, prepared, outcome, number).then((asked) => settle(call, prepared, outcome, number, asked))
    : settle(call, prepared, outcome, number, undefined)
}

function settle(
  call: Call,
  prepared: PreparedCall,
  outcome: AttemptOutcome,
  number: number,
  asked: NextAttempt | undefined,
): NextAttempt | undefined {
  const { client } = call
  const next = asked ?? decide(call, prepared, outcome, number)
  noteAttempts(call, outcome, number)
  if (next?.leaves) return next
  if (next === undefined || !canBeSent(prepared)) return undefined
  if (outcome.response !== undefined) {
    const { headers } = outcome.response
    call.ttl = timeToLive(headers, outcome.receivedAt, client.host.now(), client.readTimeoutMs)
  }
  return next
}

/** A `needs-retry` handler may ask for another attempt, in so many seconds; and the service may have one made elsewhere. */
async function askOthers(
  call: Call,
  prepared: PreparedCall,
  outcome: AttemptOutcome,
  attempts: number,
): Promise<NextAttempt | undefined> {
  const { response, output, failure, error } = outcome
  const fields = { request: prepared.request, response, parsed: output ?? failure, error, attempts }
  const { stages, operation } = call.plan
  const event = callEvent(call, { ...fields, operationName: operation.name })
  const seconds = await stages['needs-retry'].emitUntilResponse(event)
  if (typeof seconds === 'number') return { delayMs: seconds * 1000, cost: 0 }
  const elsewhere = await call.client.customization.redirect?.(call, prepared, outcome)
  return elsewhere && { ...AT_ONCE, prepared: elsewhere }
}

function decide(call: Call, prepared: PreparedCall, outcome: AttemptOutcome, number: number): NextAttempt | undefined {
  const { client, plan } = call
  const { response, failure, error } = outcome
  // What cannot be sent again takes nothing from the quota.
  if (outcome.output !== undefined || !canBeSent(prepared)) return undefined
  if (learnClock(call, outcome, number) || rediscovers(call, prepared, outcome)) return AT_ONCE
  const code = failure === undefined ? undefined : codeOf(failure)
  const decision = client.retries.decide({
    attempt: number,
    operationName: plan.operation.name,
    statusCode: response?.statusCode,
    headers: response?.headers,
    errorCode: code,
    modelled: code === undefined ? undefined : client.model.exception(code)?.traits,
    error,
  })
  if (decision.retry) return decision
  const metadata = failure?.['ResponseMetadata'] as Record<string, unknown> | undefined
  if (metadata && decision.maxAttemptsReached) metadata['MaxAttemptsReached'] = true
  if (metadata && decision.retryQuotaReached) metadata['RetryQuotaReached'] = true
  return decision.delayMs > 0 ? { delayMs: decision.delayMs, cost: 0, leaves: true } : undefined
}

/** A refusal because of the time teaches the client the service's clock; such an attempt is made again, once. */
function learnClock(call: Call, { response, failure, receivedAt }: AttemptOutcome, number: number): boolean {
  if (response === undefined || failure === undefined || number > 1) return false
  const { Message } = (failure['Error'] ?? {}) as { Message?: string | null }
  const code = codeOf(failure)
  const message = Message ?? ''
  const offset = correctedOffset(call.client.clockOffset, { code, message, headers: response.headers, receivedAt })
  if (offset === undefined) return false
  call.client.clockOffset = offset
  return true
}

/** An endpoint that the service has given up is asked for anew, once in a call. */
function rediscovers(call: Call, { params }: PreparedCall, outcome: AttemptOutcome): boolean {
  if (call.plan.discovery?.isOver(outcome, params) !== true || call.rediscovers) return false
  call.rediscovers = true
  return true
}

function noteAttempts(call: Call, { output, failure }: AttemptOutcome, number: number): void {
  const metadata = (output ?? failure)?.['ResponseMetadata'] as Record<string, unknown> | undefined
  if (metadata === undefined) return
  metadata['RetryAttempts'] = number - 1
  // botocore: in its newer modes the last attempt is marked whether or not it failed.
  const { mode, maxAttempts } = call.client.retries
  if (mode !== 'legacy' && number >= maxAttempts) metadata['MaxAttemptsReached'] = true
}

/** A stream that nobody has read, because there was no connection or the service did not want it, is as good as new. */
function canBeSent({ request: { body } }: PreparedCall): boolean {
  return body === undefined || body instanceof Uint8Array || body.replayable || body.fresh
}
