import { EndpointResolutionError } from '../errors/endpoint.ts'
import {
  base36Digit,
  FUNCTION_NAMES,
  fillPlaceholders,
  type PackedRuleSet,
  readParameters,
  SIGN,
  TokenCursor,
} from '../model/packed-rule-set.ts'
import { documentArgument, documentHeaders, type JsonObject, mentions } from './document-argument.ts'
import { type Argument, assignment, constant, type Expression, Lazy, reference, template } from './expression.ts'
import { type Conditions, conditional, document, endpointRule, failure, firstOf, type Rule } from './rule.ts'
import { compileCall } from './rule-functions.ts'
import type { RuleSource } from './rule-source.ts'

const NOTHING = constant({})

/** Rules as closures over the nodes of a pack's line, each compiled when it is first evaluated. */
export class PackedRules implements RuleSource {
  readonly parameters: RuleSource['parameters']
  readonly rules: Rule
  readonly #packed: PackedRuleSet
  readonly #nodes: readonly string[]
  readonly #names: readonly string[]
  readonly #strings: readonly string[]
  readonly #calls: Lazy<Expression>[] = []
  readonly #rules: Lazy<Rule>[] = []

  constructor(packed: PackedRuleSet) {
    this.#packed = packed
    this.parameters = readParameters(packed.parameters)
    this.#names = [...this.parameters.map(([name]) => name), ...(JSON.parse(packed.assigned) as string[])]
    this.#strings = JSON.parse(packed.strings) as string[]
    this.#nodes = packed.nodes.split(' ')
    this.rules = firstOf(this.#children(new TokenCursor(this.#nodes.at(-1)!)))
  }

  slotOf = (name: string): number => {
    const slot = this.#names.indexOf(name) + 1
    if (slot === 0) throw new EndpointResolutionError({ msg: `The endpoint rules use {${name}}, which has no value` })
    return slot
  }

  references(name: string): boolean {
    const { nodes, strings } = this.#packed
    const token = SIGN.name + this.#names.indexOf(name).toString(36)
    for (let at = nodes.indexOf(token); at >= 0; at = nodes.indexOf(token, at + 1))
      if (base36Digit(nodes.charCodeAt(at + token.length)) < 0) return true
    return mentions(strings, name)
  }

  #string(index: number): string {
    return fillPlaceholders(this.#strings[index]!, this.#packed.replacements)
  }

  #rule(index: number): Lazy<Rule> {
    return (this.#rules[index] ??= new Lazy(() => this.#compileRule(index)))
  }

  #children(tokens: TokenCursor): Lazy<Rule>[] {
    const rules: Lazy<Rule>[] = []
    while (tokens.next()) rules.push(this.#rule(tokens.value))
    return rules
  }

  #compileRule(index: number): Rule {
    const tokens = new TokenCursor(this.#nodes[index]!)
    const conditions: { all: Lazy<Expression>[]; assigned: number[] } = { all: [], assigned: [] }
    while (tokens.next() && tokens.sign === SIGN.node) {
      conditions.all.push(this.#call(tokens.value))
      const assigned = this.#assignedBy(tokens.value)
      if (assigned > 0) conditions.assigned.push(assigned)
    }
    return conditional(conditions satisfies Conditions, new Lazy(() => this.#outcome(tokens)))
  }

  #outcome(tokens: TokenCursor): Rule {
    const { sign } = tokens
    if (SIGN.tree.includes(sign)) return firstOf(this.#children(tokens))
    tokens.next()
    const first = this.#argument(tokens)
    if (SIGN.error.includes(sign)) return failure(first)
    let properties = NOTHING
    let headers = NOTHING
    while (tokens.next()) {
      if (tokens.value < 0) continue
      const value = JSON.parse(this.#string(tokens.value)) as JsonObject
      if (tokens.sign === SIGN.properties) properties = document(value, this.slotOf)
      else headers = documentHeaders(value, this.slotOf)
    }
    return endpointRule(first, headers, properties)
  }

  #call(index: number): Lazy<Expression> {
    return (this.#calls[index] ??= new Lazy(() => this.#compileCall(index)))
  }

  #assignedBy(index: number): number {
    const node = this.#nodes[index]!
    const at = node.lastIndexOf(SIGN.assign)
    return at < 0 ? 0 : Number.parseInt(node.slice(at + 1), 36) + 1
  }

  #compileCall(index: number): Expression {
    const tokens = new TokenCursor(this.#nodes[index]!)
    tokens.next()
    const name = FUNCTION_NAMES[tokens.sign.charCodeAt(0) - 65] ?? tokens.sign
    const args: Argument[] = []
    while (tokens.next() && tokens.sign !== SIGN.assign) args.push(this.#argument(tokens))
    const call = compileCall(name, args)
    if (tokens.sign !== SIGN.assign) return call
    return assignment(call, tokens.value + 1, this.#names[tokens.value]!)
  }

  #argument({ sign, value }: TokenCursor): Argument {
    if (sign === SIGN.name) return reference(value + 1)
    if (sign === SIGN.string) return template(this.#string(value), this.slotOf)
    if (sign === SIGN.node) return { evaluate: this.#call(value).get() }
    if (sign === SIGN.number) return constant(value)
    if (sign === SIGN.json) return documentArgument(JSON.parse(this.#string(value)), this.slotOf)
    return constant(sign === SIGN.true)
  }
}
