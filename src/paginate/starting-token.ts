import { ArgumentError } from '../errors/config.ts'
import { decodeToken, type TokenFields } from './token-text.ts'

/** Where to begin: with which tokens of the service, and after how many items of the page they lead to. */
export interface StartingPoint {
  readonly tokens: TokenFields
  readonly skip: number
}

export const TRUNCATE_AMOUNT = 'boto_truncate_amount'

export function badStartingToken(token: unknown): ArgumentError {
  const shown = typeof token === 'string' ? token : JSON.stringify(token)
  return new ArgumentError({ message: `Bad starting token: ${shown}` })
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined
}

/**
 * A token as boto wrote it before: the service's tokens and the number of items to skip, with `___` between them. What
 * does not look like that is a token of the service itself.
 */
function readOldToken(token: string, inputTokens: readonly string[]): StartingPoint {
  let parts = token.split('___')
  let skip = 0
  if (parts.length === inputTokens.length + 1) {
    const last = parts.pop() ?? ''
    if (/^\s*\+?\d+\s*$/.test(last)) skip = Number(last)
    else parts = [token]
  }
  if (parts.length > inputTokens.length) throw badStartingToken(token)
  const tokens: TokenFields = {}
  for (const [i, name] of inputTokens.entries()) {
    const part = parts[i]
    tokens[name] = part === undefined || part === 'None' ? null : part
  }
  return { tokens, skip }
}

/**
 * Takes tokens of this library and of boto, old and new, and tokens of the service itself, also those that happen to
 * be base64 of JSON.
 */
export function readStartingToken(token: string, inputTokens: readonly string[]): StartingPoint {
  const fields = decodeToken(token)
  if (fields === undefined) return readOldToken(token, inputTokens)
  const { [TRUNCATE_AMOUNT]: amount = 0, ...tokens } = fields
  const skip = count(amount)
  if (skip === undefined || !Object.keys(tokens).every((name) => inputTokens.includes(name))) {
    return readOldToken(token, inputTokens)
  }
  return { tokens: Object.fromEntries(inputTokens.map((name) => [name, tokens[name] ?? null])), skip }
}
