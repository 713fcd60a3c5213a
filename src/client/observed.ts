import type { Call } from './call.ts'
import { type CallObserver, CHANNELS, ENDPOINT_LOG } from './call-observer.ts'

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
