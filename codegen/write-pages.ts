import { isObject, type JsonObject } from '../src/loaders/json.ts'

const STATES: Readonly<Record<string, string>> = { success: 's', failure: 'f', retry: 'r' }
const MATCHERS: Readonly<Record<string, string>> = { path: 'p', pathAll: 'a', pathAny: 'y', status: 's', error: 'e' }
const ACCEPTOR_KEYS: ReadonlySet<string> = new Set(['state', 'matcher', 'argument', 'expected'])
const WAITER_KEYS: ReadonlySet<string> = new Set(['operation', 'delay', 'maxAttempts', 'acceptors', 'description'])

/** `paginators-1` on one line: see src/loaders/pack-pages.ts. Empty when there is no document. */
export function writePaginators(document: unknown): string {
  if (!isObject(document)) return ''
  const { pagination, ...rest } = document
  const groups = new Map<string, number>()
  const entries: string[] = []
  for (const [operation, definition] of Object.entries(pagination as JsonObject)) {
    const { result_key: result, non_aggregate_keys: others, ...tokens } = definition as JsonObject
    const group = JSON.stringify(tokens)
    let number = groups.get(group)
    if (number === undefined) groups.set(group, (number = groups.size))
    const tail = others === undefined ? '' : `:${JSON.stringify(others)}`
    entries.push(`${operation}:${number.toString(36)}:${resultKey(result)}${tail}`)
  }
  return [JSON.stringify(rest), `[${[...groups.keys()].join()}]`, ...entries].join('\t')
}

/** Plain names as they are, several with `|` between them, the rest as JSON. */
function resultKey(result: unknown): string {
  const plain = (key: unknown): boolean => typeof key === 'string' && /^[\w.]+$/.test(key)
  if (plain(result)) return result as string
  if (Array.isArray(result) && result.length > 0 && result.every(plain)) {
    return result.length === 1 ? `${result[0]}|` : result.join('|')
  }
  if (result === undefined) return ''
  throw new Error(`a result_key that cannot be written: ${JSON.stringify(result)}`)
}

/** `waiters-2` on one line. Empty when there is no document. */
export function writeWaiters(document: unknown): string {
  if (!isObject(document)) return ''
  const { waiters, ...rest } = document
  const entries = Object.entries(waiters as JsonObject).map(([name, definition]) => {
    const { operation, delay, maxAttempts, acceptors, ...unknown } = definition as JsonObject
    refuseUnknown(name, unknown, WAITER_KEYS)
    return `${name}:${JSON.stringify([operation, delay, maxAttempts, ...(acceptors as JsonObject[]).map(acceptor)])}`
  })
  return [JSON.stringify(rest), ...entries].join('\t')
}

function acceptor(definition: JsonObject): readonly unknown[] {
  refuseUnknown('acceptor', definition, ACCEPTOR_KEYS)
  const { state, matcher, expected, argument } = definition
  const kind = `${STATES[String(state)] ?? '?'}${MATCHERS[String(matcher)] ?? '?'}`
  if (kind.includes('?')) throw new Error(`an acceptor that cannot be written: ${JSON.stringify(definition)}`)
  return argument === undefined ? [kind, expected] : [kind, expected, argument]
}

function refuseUnknown(where: string, object: JsonObject, known: ReadonlySet<string>): void {
  const unknown = Object.keys(object).find((key) => !known.has(key))
  if (unknown !== undefined) throw new Error(`${where}: the key ${unknown} cannot be written`)
}
