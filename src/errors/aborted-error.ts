import { AwsError, type ErrorPhase } from './aws-error.ts'
import { BotoCoreError } from './boto-core-error.ts'

/**
 * An AbortSignal ended it. `cause` is the signal's reason, `code` what Node's own AbortError has.
 *
 * @example
 * const timer = AbortSignal.timeout(2000)
 * try { await s3.listBuckets({}, { signal: timer }) } catch (error) {
 *   if (error instanceof AbortedError) console.error('gave up', error.cause)
 * }
 */
export class AbortedError<Kwargs extends object = { readonly what: string }> extends BotoCoreError<Kwargs> {
  static override readonly errorName: string = 'AbortedError'
  static override readonly fmt: string = 'The {what} was aborted'
  static override readonly phase: ErrorPhase = 'send'
  readonly code: string = 'ABORT_ERR'
}

/** The call took longer than the `timeout` it was given. */
export class CallTimeoutError extends AbortedError<{ readonly operationName: string; readonly seconds: number }> {
  static override readonly errorName: string = 'CallTimeoutError'
  static override readonly fmt: string = 'The {operationName} call did not finish within its timeout of {seconds} s'
}

/**
 * The error to reject with when `signal` is aborted: one of ours that is the reason as it is, anything else as the
 * cause of an AbortedError.
 *
 * @param what what was going on: `call`, `wait`
 */
export function abortedBy(signal: AbortSignal, what = 'call', phase?: ErrorPhase): AwsError {
  const reason: unknown = signal.reason
  if (reason instanceof AwsError) return reason
  return new AbortedError({ what }, { cause: reason, phase })
}
