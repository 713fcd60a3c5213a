import type { WireShape } from '../model/wire-model.ts'

const tokens = new WeakMap<WireShape, readonly string[]>()

/** The parameters with a new token for each idempotency token that was left out. */
export function withIdempotencyTokens(
  input: WireShape,
  params: Record<string, unknown>,
  uuid: () => string,
): Record<string, unknown> {
  let names = tokens.get(input)
  if (names === undefined) {
    names = input.members.filter((member) => member.traits.idempotencyToken).map(({ name }) => name)
    tokens.set(input, names)
  }
  let filled = params
  for (const name of names) {
    if (params[name] !== undefined) continue
    if (filled === params) filled = { ...params }
    filled[name] = uuid()
  }
  return filled
}
