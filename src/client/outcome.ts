import type { HttpResponse } from '../http/http.ts'
import type { Output } from '../protocols/protocol.ts'

/** What one send brought: a result, a service's error, or neither because of what was thrown. */
export interface AttemptOutcome {
  readonly response: HttpResponse | undefined
  readonly output: Output | Record<string, unknown> | undefined
  readonly failure: Record<string, unknown> | undefined
  readonly error: unknown
  /** Our clock when the answer was there, in milliseconds since the epoch. */
  readonly receivedAt: number
}

export const NOT_SENT: AttemptOutcome = {
  response: undefined,
  output: undefined,
  failure: undefined,
  error: undefined,
  receivedAt: 0,
}
