import type { WireOperation } from '../model/wire-model.ts'
import { perOperation } from './operation-plan.ts'

const tokensOf = perOperation(
  ({ input }) => input?.members.filter((member) => member.traits.idempotencyToken).map(({ name }) => name) ?? [],
)

/** The parameters with a new token for each idempotency token that was left out. */
export function withIdempotencyTokens(
  operation: WireOperation,
  params: Record<string, unknown>,
  uuid: () => string,
): Record<string, unknown> {
  let filled = params
  for (const name of tokensOf(operation)) {
    if (params[name] !== undefined) continue
    if (Object.is(filled, params)) filled = { ...params }
    filled[name] = uuid()
  }
  return filled
}
