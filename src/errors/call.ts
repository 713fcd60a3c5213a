import type { ErrorPhase } from './aws-error.ts'
import { BotoCoreError, type NoKwargs } from './boto-core-error.ts'
import { defineError, type ErrorClass } from './define-error.ts'

/** The operation has no pages. */
export const OperationNotPageableError: ErrorClass<{ readonly operationName: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'OperationNotPageableError',
  'Operation cannot be paginated: {operationName}',
)
export type OperationNotPageableError = InstanceType<typeof OperationNotPageableError>

/** Pages cannot be followed. */
export const PaginationError: ErrorClass<{ readonly message: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'PaginationError',
  'Error during pagination: {message}',
  { phase: 'response' },
)
export type PaginationError = InstanceType<typeof PaginationError>

/** A waiter's definition cannot be used. */
export const WaiterConfigError: ErrorClass<{ readonly errorMsg: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'WaiterConfigError',
  'Error processing waiter config: {errorMsg}',
)
export type WaiterConfigError = InstanceType<typeof WaiterConfigError>

/** The client has no such method. */
export const UnknownClientMethodError: ErrorClass<{ readonly methodName: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'UnknownClientMethodError',
  'Client does not have method: {methodName}',
)
export type UnknownClientMethodError = InstanceType<typeof UnknownClientMethodError>

/** Adaptive retries hold the call back for longer than allowed. */
export const CapacityNotAvailableError: ErrorClass<NoKwargs> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'CapacityNotAvailableError',
  'Insufficient request capacity available.',
  { phase: 'send' },
)
export type CapacityNotAvailableError = InstanceType<typeof CapacityNotAvailableError>

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
