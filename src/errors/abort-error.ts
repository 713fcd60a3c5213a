import { AwsError, type ErrorPhase } from './aws-error.ts'
import { BotoCoreError } from './boto-core-error.ts'

/**
 * An AbortSignal ended it. `name` and `code` are those of Node's own AbortError, which is the name that browsers and the AWS
 * SDKs have, too; `cause` is the signal's reason.
 *
 * @example
 * const timer = AbortSignal.timeout(2000)
 * try { await s3.listBuckets({}, { signal: timer }) } catch (error) {
 *   if (error instanceof AbortError) console.error('gave up', error.cause)
 * }
 */
export class AbortError<Kwargs extends object = { readonly what: string }> extends BotoCoreError<Kwargs> {
  static override readonly errorName: string = 'AbortError'
  static override readonly fmt: string = 'The {what} was aborted'
  static override readonly phase: ErrorPhase = 'send'
  readonly code: string = 'ABORT_ERR'
}

/** The call took longer than the `timeout` it was given. */
export class CallTimeoutError extends AbortError<{ readonly operationName: string; readonly seconds: number }> {
  static override readonly errorName: string = 'CallTimeoutError'
  static override readonly fmt: string = 'The {operationName} call did not finish within its timeout of {seconds} s'
}

/**
 * The error to reject with when `signal` is aborted: one of ours that is the reason as it is, anything else as the
 * cause of an AbortError.
 *
 * @param what what was going on: `call`, `wait`
 */
export function abortedBy(signal: AbortSignal, what = 'call', phase?: ErrorPhase): AwsError {
  const reason: unknown = signal.reason
  if (reason instanceof AwsError) return reason
  return new AbortError({ what }, { cause: reason, phase })
}
