import { EndpointResolutionError } from '../errors/endpoint.ts'
import { openPackedRuleSet } from '../model/packed-rule-set.ts'
import type { RuleSetSource } from '../model/wire-model.ts'
import type { Endpoint, EndpointParameters } from './endpoint.ts'
import type { Scope } from './expression.ts'
import { PackedRules } from './packed-rules.ts'
import type { Partitions } from './partitions.ts'
import type { RuleSource } from './rule-source.ts'

/** A parameter that a rule set declares. */
export interface ParameterDefinition {
  readonly name: string
  readonly type: 'string' | 'boolean' | 'stringArray'
  /** What gives the value when nothing else does: `AWS::Region`. */
  readonly builtIn: string | undefined
  readonly default: unknown
  readonly required: boolean
}

/** The endpoint rules of one service, ready to be evaluated. Immutable to the outside, shared. */
export class RuleSet {
  readonly parameters: readonly ParameterDefinition[]
  readonly #source: RuleSource

  constructor(source: RuleSource) {
    this.#source = source
    this.parameters = source.parameters.map(([name, definition]) => readDefinition(name, definition))
  }

  /** Whether any rule can depend on the parameter. */
  references(name: string): boolean {
    return this.#source.references(name)
  }

  /**
   * The endpoint for these parameters; others than the declared ones are left aside. Throws EndpointResolutionError with
   * the text of the rule that refuses them, and when no rule wants them.
   */
  evaluate(parameters: EndpointParameters, partitions: Partitions): Endpoint {
    const scope: Scope = [partitions]
    for (const definition of this.parameters) scope.push(given(definition, parameters))
    const endpoint = this.#source.rules(scope)
    if (endpoint !== undefined) return endpoint
    const entries = Object.entries(parameters).filter(([, value]) => value !== undefined)
    const list = entries.map(([name, value]) => `${name}: ${String(value)}`).join('\n')
    throw new EndpointResolutionError({ msg: `No endpoint found for parameters:\n${list}` })
  }
}

const TYPES = new Map<string, ParameterDefinition['type']>([
  ['string', 'string'],
  ['boolean', 'boolean'],
  ['stringarray', 'stringArray'],
])

function readDefinition(name: string, source: Readonly<Record<string, unknown>>): ParameterDefinition {
  const type = TYPES.get(String(source['type']).toLowerCase())
  if (type === undefined) {
    throw new EndpointResolutionError({
      msg: `Unknown parameter type: ${String(source['type'])}. A parameter must be of type string, boolean, or stringarray.`,
    })
  }
  if (name === '__proto__') throw new EndpointResolutionError({ msg: 'A parameter cannot be named __proto__' })
  const builtIn = source['builtIn']
  return {
    name,
    type,
    builtIn: typeof builtIn === 'string' ? builtIn : undefined,
    default: source['default'],
    required: source['required'] === true,
  }
}

function given(definition: ParameterDefinition, parameters: EndpointParameters): unknown {
  const { name } = definition
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined
  if (value !== undefined) {
    checkType(definition, value)
    return value
  }
  if (definition.default !== undefined) return definition.default
  if (!definition.required) return undefined
  throw new EndpointResolutionError({ msg: `Cannot find value for required parameter ${name}` })
}

/** Throws EndpointResolutionError for a value of another type than the parameter's; `from` is the member it came from. */
export function checkType({ name, type }: ParameterDefinition, value: unknown, from?: string): void {
  if (type === 'stringArray') {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return
  } else if (typeof value === type) {
    return
  }
  const wanted = type === 'stringArray' ? 'a list of strings' : `a ${type}`
  const origin = from === undefined ? '' : ` It comes from the parameter ${from}.`
  throw new EndpointResolutionError({ msg: `Value (${name}) is the wrong type. Must be ${wanted}.${origin}` })
}

const known = new WeakMap<RuleSetSource, RuleSet>()

/**
 * The rule set of a model, the same object each time for the same source. Throws EndpointResolutionError when a document is no
 * rule set.
 *
 * @example
 * const rules = createRuleSet(model.ruleSet())
 * rules.evaluate({ Region: 'eu-west-1', UseFIPS: false, UseDualStack: false }, partitions).url
 */
export function createRuleSet(source: RuleSetSource): RuleSet {
  let ruleSet = known.get(source)
  if (ruleSet === undefined) known.set(source, (ruleSet = new RuleSet(openSource(source))))
  return ruleSet
}

function openSource(source: RuleSetSource): RuleSource {
  if (source.kind === 'document') return documentRules(source.document)
  const packed = openPackedRuleSet(source.line, source.templates)
  return packed === undefined ? documentRules(JSON.parse(source.line)) : new PackedRules(packed)
}

function documentRules(document: unknown): RuleSource {
  const { DocumentRules } = require('./document-rules.ts') as typeof import('./document-rules.ts')
  return new DocumentRules(document)
}
