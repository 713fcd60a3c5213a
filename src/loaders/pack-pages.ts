import type { AcceptorDefinition, PaginatorDefinition, WaiterDefinition } from '../model/wire-model.ts'
import type { JsonObject } from './json.ts'

/**
 * The lines of paginators and waiters: entries between tabs, the first of them what else the document says.
 *
 * Paginators: then a JSON list of token groups (all but result_key and non_aggregate_keys), then
 * `Operation:group:result_key`, several keys with `|` between them (one in a list: `key|`), and `:[…]` for
 * non_aggregate_keys. Waiters: `Name:[operation, delay, maxAttempts, [kind, expected, argument?]…]`; a kind is the
 * letters of state and matcher.
 */
export class Paginators {
  readonly #entries: ReadonlyMap<string, string>
  readonly #groups: readonly PaginatorDefinition[]
  readonly #rest: JsonObject

  constructor(line: string) {
    const [rest = '{}', groups = '[]', ...entries] = line === '' ? [] : line.split('\t')
    this.#rest = JSON.parse(rest) as JsonObject
    this.#groups = JSON.parse(groups) as PaginatorDefinition[]
    this.#entries = byName(entries)
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()]
  }

  get(operation: string): PaginatorDefinition | undefined {
    const entry = this.#entries.get(operation)
    if (entry === undefined) return undefined
    const [group, result, others] = splitAt(entry, ':', 3)
    const keys = result!.split('|')
    return {
      ...this.#groups[Number.parseInt(group!, 36)]!,
      ...(result === '' ? {} : { result_key: keys.length === 1 ? keys[0]! : keys.filter((key) => key !== '') }),
      ...(others === undefined ? {} : { non_aggregate_keys: JSON.parse(others) as string[] }),
    }
  }

  document(): JsonObject {
    return { ...this.#rest, pagination: Object.fromEntries(this.names.map((name) => [name, this.get(name)])) }
  }
}

const STATES: Readonly<Record<string, AcceptorDefinition['state']>> = { s: 'success', f: 'failure', r: 'retry' }
const MATCHERS: Readonly<Record<string, AcceptorDefinition['matcher']>> = {
  p: 'path',
  a: 'pathAll',
  y: 'pathAny',
  s: 'status',
  e: 'error',
}

type PackedAcceptor = [kind: string, expected: string | number | boolean, argument?: string]
type PackedWaiter = [operation: string, delay: number, maxAttempts: number, ...acceptors: PackedAcceptor[]]

export class Waiters {
  readonly #entries: ReadonlyMap<string, string>
  readonly #rest: JsonObject

  constructor(line: string) {
    const [rest = '{}', ...entries] = line === '' ? [] : line.split('\t')
    this.#rest = JSON.parse(rest) as JsonObject
    this.#entries = byName(entries)
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()]
  }

  get(name: string): WaiterDefinition | undefined {
    const entry = this.#entries.get(name)
    if (entry === undefined) return undefined
    const [operation, delay, maxAttempts, ...acceptors] = JSON.parse(entry) as PackedWaiter
    return { operation, delay, maxAttempts, acceptors: acceptors.map(unpackAcceptor) }
  }

  document(): JsonObject {
    return { ...this.#rest, waiters: Object.fromEntries(this.names.map((name) => [name, this.get(name)])) }
  }
}

function unpackAcceptor([kind, expected, argument]: PackedAcceptor): AcceptorDefinition {
  return {
    state: STATES[kind.charAt(0)]!,
    matcher: MATCHERS[kind.charAt(1)]!,
    expected,
    ...(argument === undefined ? {} : { argument }),
  }
}

function byName(entries: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const entry of entries) {
    const colon = entry.indexOf(':')
    found.set(entry.slice(0, colon), entry.slice(colon + 1))
  }
  return found
}

/** At most `parts` parts: the last one takes all that is left. */
function splitAt(text: string, separator: string, parts: number): string[] {
  const found = text.split(separator)
  return found.length <= parts ? found : [...found.slice(0, parts - 1), found.slice(parts - 1).join(separator)]
}
