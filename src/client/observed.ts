import type { Call } from './call.ts'
import { type CallObserver, CHANNELS, ENDPOINT_LOG } from './call-observer.ts'

/** Whoever watches a call, or undefined when nobody does, which is what costs nothing. */
export function observe(call: Call, params: object | undefined): CallObserver | undefined {
  const { monitor } = call.client
  const reporter = isReported()
    ? new (require('./call-reporter.ts') as typeof import('./call-reporter.ts')).CallReporter(call, params)
    : undefined
  return monitor ? monitor(call, reporter) : reporter
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
