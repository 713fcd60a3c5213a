import { BotoCoreError } from './boto-core-error.ts'
import { defineError, type ErrorClass } from './define-error.ts'

/** A stub could not answer the call. */
export const StubResponseError: ErrorClass<{ readonly operationName: string; readonly reason: string }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'StubResponseError',
    'Error getting response stub for operation {operationName}: {reason}',
  )
export type StubResponseError = InstanceType<typeof StubResponseError>

/** The call's parameters are not the expected ones. */
export const StubAssertionError: ErrorClass<{ readonly operationName: string; readonly reason: string }> =
  /* @__PURE__ */ defineError(StubResponseError, 'StubAssertionError')
export type StubAssertionError = InstanceType<typeof StubAssertionError>

/** A call was made that no stub is queued for. */
export const UnStubbedResponseError: ErrorClass<{ readonly operationName: string; readonly reason: string }> =
  /* @__PURE__ */ defineError(StubResponseError, 'UnStubbedResponseError')
export type UnStubbedResponseError = InstanceType<typeof UnStubbedResponseError>

/** Answers are left that no call has asked for; Python's AssertionError in boto. */
export const PendingResponsesError: ErrorClass<{ readonly count: number }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'PendingResponsesError',
  '{count} responses remaining in queue.',
)
export type PendingResponsesError = InstanceType<typeof PendingResponsesError>
