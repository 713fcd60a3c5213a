import type { AsciiText } from '../util/ascii-text.ts'
import {
  FUNCTION_NAMES,
  fillPlaceholders,
  openPackedRuleSet,
  RULE_KEYS,
  readParameters,
  readTokens,
  SIGN,
  type Token,
} from './packed-rule-set.ts'

type JsonObject = Record<string, unknown>

/** A packed rule set as botocore writes it, without the prose. For introspection: nothing of it is shared or kept. */
export function decodeRuleSet(line: string, templates: () => AsciiText): unknown {
  const packed = openPackedRuleSet(line, templates)
  if (packed === undefined) return JSON.parse(line)
  const parameters = readParameters(packed.parameters)
  const strings = (JSON.parse(packed.strings) as string[]).map((text) => fillPlaceholders(text, packed.replacements))
  const names = [...parameters.map(([name]) => name), ...(JSON.parse(packed.assigned) as string[])]
  const reader = new NodeReader(packed.nodes.split(' '), names, strings)
  const document = JSON.parse(packed.frame) as JsonObject
  document['parameters'] = Object.fromEntries(parameters.map(([name, definition]) => [name, { ...definition }]))
  document['rules'] = reader.rules()
  return document
}

class NodeReader {
  readonly #nodes: readonly string[]
  readonly #names: readonly string[]
  readonly #strings: readonly string[]

  constructor(nodes: readonly string[], names: readonly string[], strings: readonly string[]) {
    this.#nodes = nodes
    this.#names = names
    this.#strings = strings
  }

  rules(): JsonObject[] {
    return readTokens(this.#nodes.at(-1)!).map((token) => this.#rule(token.value))
  }

  #rule(index: number): JsonObject {
    const tokens = readTokens(this.#nodes[index]!)
    const split = tokens.findIndex((token) => token.sign !== SIGN.node)
    const conditions = tokens.slice(0, split).map((token) => this.#call(token.value))
    const [kind, ...rest] = tokens.slice(split)
    const sign = kind!.sign
    for (const type of ['tree', 'error', 'endpoint'] as const) {
      const order = (SIGN[type] as readonly string[]).indexOf(sign)
      if (order < 0) continue
      const fields: JsonObject = { conditions, type, ...this.#outcome(type, rest) }
      return Object.fromEntries(RULE_KEYS[type][order]!.split(',').map((key) => [key, fields[key]]))
    }
    throw new Error(`unknown sign ${sign} in packed endpoint rules`)
  }

  #outcome(type: 'tree' | 'error' | 'endpoint', tokens: readonly Token[]): JsonObject {
    if (type === 'tree') return { rules: tokens.map((token) => this.#rule(token.value)) }
    if (type === 'error') return { error: this.#argument(tokens[0]!) }
    const endpoint: JsonObject = { url: this.#argument(tokens[0]!) }
    for (const { sign, value } of tokens.slice(1)) {
      endpoint[sign === SIGN.properties ? 'properties' : 'headers'] = value < 0 ? {} : JSON.parse(this.#strings[value]!)
    }
    return { endpoint }
  }

  #call(index: number): JsonObject {
    const [head, ...rest] = readTokens(this.#nodes[index]!)
    const target = rest.at(-1)?.sign === SIGN.assign ? rest.pop() : undefined
    const fn = FUNCTION_NAMES[head!.sign.charCodeAt(0) - 65]
    const argv = rest.map((token) => this.#argument(token))
    return target === undefined ? { fn, argv } : { fn, argv, assign: this.#names[target.value] }
  }

  #argument({ sign, value }: Token): unknown {
    if (sign === SIGN.string) return this.#strings[value]
    if (sign === SIGN.name) return { ref: this.#names[value] }
    if (sign === SIGN.node) return this.#call(value)
    if (sign === SIGN.number) return value
    if (sign === SIGN.json) return JSON.parse(this.#strings[value]!)
    return sign === SIGN.true
  }
}
