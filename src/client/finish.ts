import { UnreadableErrorResponse } from '../errors/client-error.ts'
import { isUnreadable } from '../protocols/generic-error.ts'
import type { Output } from '../protocols/protocol.ts'
import type { Call } from './call.ts'
import type { AttemptOutcome } from './outcome.ts'
import { callEvent } from './stages.ts'

/** The end of a call: handlers see what came of it, then it is returned or thrown. */
export async function finish(call: Call, outcome: AttemptOutcome): Promise<Output> {
  const { plan } = call
  const { response, output, failure, error } = outcome
  const parsed = output ?? failure
  if (parsed === undefined) {
    const stage = plan.stages['after-call-error']
    if (stage.listened) await stage.emit(callEvent(call, { error }))
    throw error
  }
  const stage = plan.stages['after-call']
  if (stage.listened) await stage.emit(callEvent(call, { parsed, response }))
  if (output !== undefined) return output as Output
  throw serviceError(call, failure!)
}

/** A modelled class where the model knows the code, ClientError otherwise. */
function serviceError({ client, plan }: Call, failure: Record<string, unknown>): Error {
  if (isUnreadable(failure)) return new UnreadableErrorResponse(failure, plan.operation.name)
  const { QueryErrorCode, Code = '' } = (failure['Error'] ?? {}) as { QueryErrorCode?: string; Code?: string }
  const code = QueryErrorCode ?? Code
  return new (client.exceptions.fromCode(code))(failure, plan.operation.name)
}
