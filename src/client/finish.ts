import { codeOf, UnreadableErrorResponse } from '../errors/client-error.ts'
import { isUnreadable } from '../protocols/generic-error.ts'
import type { Output } from '../protocols/protocol.ts'
import type { Call } from './call.ts'
import type { AttemptOutcome } from './outcome.ts'
import { callEvent } from './stages.ts'

/** The end of a call: handlers see what came of it, then it is returned or thrown. */
export function finish(call: Call, outcome: AttemptOutcome): Output | Promise<Output> {
  const { stages } = call.plan
  const { output, failure, error } = outcome
  if (stages['after-call'].listened || stages['after-call-error'].listened) return finishWithHandlers(call, outcome)
  if (output !== undefined) return output as Output
  throw failure === undefined ? error : serviceError(call, failure)
}

async function finishWithHandlers(call: Call, outcome: AttemptOutcome): Promise<Output> {
  const { stages } = call.plan
  const { response, output, failure, error } = outcome
  const parsed = output ?? failure
  if (parsed === undefined) {
    await stages['after-call-error'].emit(callEvent(call, { error }))
    throw error
  }
  await stages['after-call'].emit(callEvent(call, { parsed, response }))
  if (output !== undefined) return output as Output
  throw serviceError(call, failure!)
}

/** A modelled class where the model knows the code, ClientError otherwise. */
function serviceError({ client, plan }: Call, failure: Record<string, unknown>): Error {
  if (isUnreadable(failure)) return new UnreadableErrorResponse(failure, plan.operation.name)
  const { QueryErrorCode } = (failure['Error'] ?? {}) as { QueryErrorCode?: string }
  return new (client.exceptions.fromCode(QueryErrorCode ?? codeOf(failure)))(failure, plan.operation.name)
}
