import { BotoCoreError } from './boto-core-error.ts'

/** A stub could not answer the call. */
export class StubResponseError<
  Kwargs extends object = { readonly operationName: string; readonly reason: string },
> extends BotoCoreError<Kwargs> {
  static override readonly errorName: string = 'StubResponseError'
  static override readonly fmt: string = 'Error getting response stub for operation {operationName}: {reason}'
}

/** The call's parameters are not the expected ones. */
export class StubAssertionError extends StubResponseError<{ readonly operationName: string; readonly reason: string }> {
  static override readonly errorName: string = 'StubAssertionError'
}

/** A call was made that no stub is queued for. */
export class UnStubbedResponseError extends StubResponseError<{
  readonly operationName: string
  readonly reason: string
}> {
  static override readonly errorName: string = 'UnStubbedResponseError'
}
