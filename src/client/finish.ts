import { codeOf, UnreadableErrorResponse } from '../errors/client-error.ts'
import { isUnreadable } from '../protocols/generic-error.ts'
import type { Output } from '../protocols/protocol.ts'
import type { Call } from './call.ts'
import type { AttemptOutcome } from './outcome.ts'
import { callEvent } from './stages.ts'

/** The end of a call: handlers see what came of it, then it is returned or thrown. */
export function finish(call: Call, outcome: AttemptOutcome): Output | Promise<Output> {
  const { stages } = call.plan
  return stages['after-call'].listened || stages['after-call-error'].listened
    ? finishWithHandlers(call, outcome)
    : outcomeOf(call, outcome)
}

function finishWithHandlers(call: Call, outcome: AttemptOutcome): Output | Promise<Output> {
  const { stages } = call.plan
  const { response, output, failure, error } = outcome
  const parsed = output ?? failure
  const done =
    parsed === undefined
      ? stages['after-call-error'].emit(callEvent(call, { error }))
      : stages['after-call'].emit(callEvent(call, { parsed, response }))
  return done === undefined ? outcomeOf(call, outcome) : done.then(() => outcomeOf(call, outcome))
}

function outcomeOf(call: Call, { output, failure, error }: AttemptOutcome): Output {
  if (output !== undefined) return output as Output
  throw failure === undefined ? error : serviceError(call, failure)
}

/** A modelled class where the model knows the code, ClientError otherwise. */
function serviceError({ client, plan }: Call, failure: Record<string, unknown>): Error {
  if (isUnreadable(failure)) return new UnreadableErrorResponse(failure, plan.operation.name)
  const { QueryErrorCode } = (failure['Error'] ?? {}) as { QueryErrorCode?: string }
  return new (client.exceptions.fromCode(QueryErrorCode ?? codeOf(failure)))(failure, plan.operation.name)
}
