import type { ErrorPhase } from './aws-error.ts'
import { BotoCoreError, type NoKwargs } from './boto-core-error.ts'

/** The operation has no pages. */
export class OperationNotPageableError extends BotoCoreError<{ readonly operationName: string }> {
  static override readonly errorName: string = 'OperationNotPageableError'
  static override readonly fmt: string = 'Operation cannot be paginated: {operationName}'
}

/** Pages cannot be followed. */
export class PaginationError extends BotoCoreError<{ readonly message: string }> {
  static override readonly errorName: string = 'PaginationError'
  static override readonly fmt: string = 'Error during pagination: {message}'
  static override readonly phase: ErrorPhase = 'response'
}

/** A waiter's definition cannot be used. */
export class WaiterConfigError extends BotoCoreError<{ readonly errorMsg: string }> {
  static override readonly errorName: string = 'WaiterConfigError'
  static override readonly fmt: string = 'Error processing waiter config: {errorMsg}'
}

/** The client has no such method. */
export class UnknownClientMethodError extends BotoCoreError<{ readonly methodName: string }> {
  static override readonly errorName: string = 'UnknownClientMethodError'
  static override readonly fmt: string = 'Client does not have method: {methodName}'
}

/** Adaptive retries hold the call back for longer than allowed. */
export class CapacityNotAvailableError extends BotoCoreError<NoKwargs> {
  static override readonly errorName: string = 'CapacityNotAvailableError'
  static override readonly fmt: string = 'Insufficient request capacity available.'
  static override readonly phase: ErrorPhase = 'send'
}

/** A waiter gave up: the resource failed, the attempts ran out, or a call failed in a way it does not know. */
export class WaiterError extends BotoCoreError<{
  readonly name: string
  readonly reason: string
  readonly lastResponse: unknown
}> {
  static override readonly errorName: string = 'WaiterError'
  static override readonly fmt: string = 'Waiter {name} failed: {reason}'
  static override readonly phase: ErrorPhase = 'response'

  /** The answer that the waiter saw last: a result, or the `response` of a ClientError. */
  get lastResponse(): Record<string, unknown> {
    return this.kwargs.lastResponse as Record<string, unknown>
  }
}
