import { EndpointResolutionError } from '../errors/endpoint.ts'
import type { Endpoint } from './endpoint.ts'
import { type Argument, constant, type Expression, type Lazy, type Scope, template } from './expression.ts'

/** What a rule gives: an endpoint, or undefined when its conditions do not hold and the next rule is to be tried. */
export type Rule = (scope: Scope) => Endpoint | undefined

/** The conditions of a rule, and the slots that they assign. */
export interface Conditions {
  readonly all: readonly Lazy<Expression>[]
  readonly assigned: readonly number[]
}

/**
 * Makes `then` depend on the conditions, which mostly do not hold: it is compiled when they did. What they assign is seen by
 * `then` only.
 */
export function conditional({ all, assigned }: Conditions, then: Lazy<Rule>): Rule {
  if (all.length === 0) return then.get()
  if (assigned.length === 0) return (scope) => (hold(all, scope) ? then.get()(scope) : undefined)
  return (scope) => {
    const endpoint = hold(all, scope) ? then.get()(scope) : undefined
    if (endpoint === undefined) for (const slot of assigned) scope[slot] = undefined
    return endpoint
  }
}

function hold(conditions: readonly Lazy<Expression>[], scope: Scope): boolean {
  for (let i = 0; i < conditions.length; i++) {
    const value = conditions[i]!.get()(scope)
    if (value === false || value === undefined || value === null) return false
  }
  return true
}

/** The first of the rules that gives something. */
export function firstOf(rules: readonly Lazy<Rule>[]): Rule {
  return (scope) => {
    for (let i = 0; i < rules.length; i++) {
      const endpoint = rules[i]!.get()(scope)
      if (endpoint !== undefined) return endpoint
    }
    return undefined
  }
}

export function failure({ evaluate }: Argument): Rule {
  return (scope) => {
    throw new EndpointResolutionError({ msg: String(evaluate(scope)) })
  }
}

export function endpointRule(url: Argument, headers: Argument, properties: Argument): Rule {
  return (scope) => {
    const location = url.evaluate(scope)
    if (typeof location !== 'string') {
      throw new EndpointResolutionError({ msg: 'The endpoint rules give no URL' })
    }
    return {
      url: location,
      headers: headers.evaluate(scope) as Endpoint['headers'],
      properties: properties.evaluate(scope) as Endpoint['properties'],
    }
  }
}

/** JSON with templates in its texts. */
export function document(value: unknown, slotOf: (name: string) => number): Argument {
  if (typeof value === 'string') return template(value, slotOf)
  if (typeof value !== 'object' || value === null) return constant(value)
  const keys = Object.keys(value)
  const items = Object.values(value).map((item) => document(item, slotOf))
  if (items.every((item) => 'constant' in item)) return constant(value)
  const build = (scope: Scope): [string, unknown][] => items.map(({ evaluate }, i) => [keys[i]!, evaluate(scope)])
  if (Array.isArray(value)) return { evaluate: (scope) => items.map(({ evaluate }) => evaluate(scope)) }
  return { evaluate: (scope) => Object.fromEntries(build(scope)) }
}
