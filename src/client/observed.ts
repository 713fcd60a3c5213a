import { type Channel, channel } from 'node:diagnostics_channel'
import type { Endpoint } from '../endpoints/endpoint.ts'
import type { HttpRequest } from '../http/http.ts'
import { getLogger, type LogSource } from '../logging/logger.ts'
import type { Call } from './call.ts'
import type { AttemptOutcome } from './outcome.ts'

type ChannelName = 'callStart' | 'callEnd' | 'callError' | 'attemptStart' | 'attemptEnd' | 'retry'

/**
 * Channels of node:diagnostics_channel, for tracing. What they say is in docs/logging.md; nothing is put together for
 * those nobody subscribed to.
 */
export const CHANNELS: Readonly<Record<ChannelName, Channel>> = {
  callStart: channel('tucuxi:call:start'),
  callEnd: channel('tucuxi:call:end'),
  callError: channel('tucuxi:call:error'),
  attemptStart: channel('tucuxi:attempt:start'),
  attemptEnd: channel('tucuxi:attempt:end'),
  retry: channel('tucuxi:call:retry'),
}

export const ENDPOINT_LOG: LogSource = getLogger('botocore.endpoint')

/** Somebody who watches a call. None of it may throw. */
export interface CallObserver {
  resolved(endpoint: Endpoint): void
  /** Signed. */
  sending(request: HttpRequest): void
  received(outcome: AttemptOutcome): void
  retrying(delayMs: number): void
  ended(output: object): void
  failed(error: unknown): void
}

/** Whoever watches a call, or undefined when nobody does, which is what costs nothing. */
export function observe(call: Call, params: object | undefined): CallObserver | undefined {
  const { monitor } = call.client
  if (!isReported()) return monitor?.(call)
  const { CallReporter } = require('./call-reporter.ts') as typeof import('./call-reporter.ts')
  const reporter = new CallReporter(call, params)
  return monitor === undefined ? reporter : both(reporter, monitor(call))
}

function isReported(): boolean {
  const { callStart, callEnd, callError, attemptStart, attemptEnd, retry } = CHANNELS
  return (
    ENDPOINT_LOG.debugs ||
    callStart.hasSubscribers ||
    callEnd.hasSubscribers ||
    callError.hasSubscribers ||
    attemptStart.hasSubscribers ||
    attemptEnd.hasSubscribers ||
    retry.hasSubscribers
  )
}

function both(one: CallObserver, other: CallObserver): CallObserver {
  const tell =
    <Name extends keyof CallObserver>(name: Name) =>
    (what: never): void => {
      one[name](what)
      other[name](what)
    }
  return {
    resolved: tell('resolved'),
    sending: tell('sending'),
    received: tell('received'),
    retrying: tell('retrying'),
    ended: tell('ended'),
    failed: tell('failed'),
  }
}
