import { EndpointResolutionError } from '../errors/endpoint.ts'
import {
  documentArgument,
  documentHeaders,
  isObject,
  type JsonObject,
  malformed,
  mentions,
} from './document-argument.ts'
import { assignment, type Expression, Lazy } from './expression.ts'
import { type Conditions, conditional, document, endpointRule, failure, firstOf, type Rule } from './rule.ts'
import type { RuleSource } from './rule-source.ts'

/** Rules as closures over botocore's JSON, each compiled when it is first evaluated. */
export class DocumentRules implements RuleSource {
  readonly parameters: RuleSource['parameters']
  readonly rules: Rule
  readonly #slots = new Map<string, number>()
  readonly #source: unknown

  constructor(source: unknown) {
    if (!isObject(source) || !isObject(source['parameters']) || !Array.isArray(source['rules'])) {
      throw malformed('parameters and rules are missing')
    }
    this.#source = source['rules']
    this.parameters = Object.entries(source['parameters']).map(([name, definition]) => {
      if (!isObject(definition)) throw malformed(`parameter ${name} is no object`)
      return [name, definition]
    })
    for (const [name] of this.parameters) this.slotOf(name)
    this.rules = firstOf(this.#children(source['rules']))
  }

  slotOf = (name: string): number => {
    const known = this.#slots.get(name)
    if (known !== undefined) return known
    this.#slots.set(name, this.#slots.size + 1)
    return this.#slots.size
  }

  references(name: string): boolean {
    return mentions(JSON.stringify(this.#source), name)
  }

  #children(rules: readonly unknown[]): Lazy<Rule>[] {
    return rules.map((rule) => new Lazy(() => this.#rule(rule)))
  }

  #rule(rule: unknown): Rule {
    if (!isObject(rule)) throw malformed('a rule is no object')
    return conditional(this.#conditions(rule['conditions'] ?? []), new Lazy(() => this.#outcome(rule)))
  }

  #conditions(conditions: unknown): Conditions {
    if (!Array.isArray(conditions)) throw malformed('conditions are no list')
    const calls = conditions.map((condition: unknown) => (isObject(condition) ? condition : {}))
    const assigned = calls.map(({ assign }) => assign).filter((name) => typeof name === 'string')
    return { all: calls.map((call) => new Lazy(() => this.#call(call))), assigned: assigned.map(this.slotOf) }
  }

  #outcome(rule: JsonObject): Rule {
    const { type, rules, endpoint } = rule
    if (type === 'error') return failure(documentArgument(rule['error'], this.slotOf))
    if (type === 'tree' && Array.isArray(rules)) return firstOf(this.#children(rules))
    if (type !== 'endpoint' || !isObject(endpoint)) {
      const msg = `Unknown rule type: ${String(type)}. A rule must be of type tree, endpoint or error.`
      throw new EndpointResolutionError({ msg })
    }
    const url = documentArgument(endpoint['url'], this.slotOf)
    const headers = documentHeaders((endpoint['headers'] ?? {}) as JsonObject, this.slotOf)
    return endpointRule(url, headers, document(endpoint['properties'] ?? {}, this.slotOf))
  }

  #call(call: JsonObject): Expression {
    const { assign } = call
    if (!('fn' in call)) throw malformed('a condition is no function call')
    const { evaluate } = documentArgument(call, this.slotOf)
    return typeof assign === 'string' ? assignment(evaluate, this.slotOf(assign), assign) : evaluate
  }
}
