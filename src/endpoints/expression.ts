import { EndpointResolutionError } from '../errors/endpoint.ts'
import { attributeOf, parsePath } from './attribute-path.ts'
import type { Partitions } from './partitions.ts'

/**
 * What rules are evaluated against: the partition data in slot 0, then the values of parameters and assigned variables,
 * undefined where there is none.
 */
export type Scope = [partitions: Partitions, ...values: unknown[]]

export type Expression = (scope: Scope) => unknown

/** An argument of a function; `constant` when it is the same in every scope. */
export interface Argument {
  readonly evaluate: Expression
  readonly constant?: unknown
}

/** A part of a rule set that is compiled when it is first evaluated: of large rule sets a call sees little. */
export class Lazy<T> {
  #compile: (() => T) | undefined
  #value: T | undefined

  constructor(compile: () => T) {
    this.#compile = compile
  }

  get(): T {
    if (this.#compile !== undefined) {
      this.#value = this.#compile()
      this.#compile = undefined
    }
    return this.#value as T
  }
}

export function constant(value: unknown): Argument {
  return { evaluate: () => value, constant: value }
}

export function reference(slot: number): Argument {
  return { evaluate: (scope) => scope[slot] }
}

/** Keeps the value of a condition; an assigned name cannot be assigned again in the same scope. */
export function assignment(evaluate: Expression, slot: number, name: string): Expression {
  return (scope) => {
    const value = evaluate(scope)
    if (scope[slot] !== undefined) {
      throw new EndpointResolutionError({
        msg: `Assignment ${name} already exists in scoped variables and cannot be overwritten`,
      })
    }
    scope[slot] = value
    return value
  }
}

/** A text with `{name}` and `{name#path}` in it. `slotOf` gives a name's slot. */
export function template(text: string, slotOf: (name: string) => number): Argument {
  const parts: (string | Expression)[] = []
  let literal = ''
  let at = 0
  for (let brace = nextBrace(text, at); brace < text.length; brace = nextBrace(text, at)) {
    literal += text.slice(at, brace)
    const char = text[brace]!
    if (text[brace + 1] === char) {
      literal += char
      at = brace + 2
      continue
    }
    const end = char === '{' ? text.indexOf('}', brace) : -1
    if (end < 0) throw new EndpointResolutionError({ msg: `The endpoint rules hold a damaged template: ${text}` })
    if (literal !== '') parts.push(literal)
    literal = ''
    parts.push(placeholder(text.slice(brace + 1, end), slotOf))
    at = end + 1
  }
  literal += text.slice(at)
  if (parts.length === 0) return constant(literal)
  if (literal !== '') parts.push(literal)
  return { evaluate: joined(parts) }
}

/** Where the next brace is, the text's end without one. */
function nextBrace(text: string, from: number): number {
  const open = text.indexOf('{', from)
  const close = text.indexOf('}', from)
  if (open < 0 || close < 0) return open < 0 && close < 0 ? text.length : Math.max(open, close)
  return Math.min(open, close)
}

function joined(parts: readonly (string | Expression)[]): Expression {
  return (scope) => {
    let text = ''
    for (const part of parts) text += typeof part === 'string' ? part : part(scope)
    return text
  }
}

function placeholder(text: string, slotOf: (name: string) => number): Expression {
  const hash = text.indexOf('#')
  const slot = slotOf(hash < 0 ? text : text.slice(0, hash))
  const path = hash < 0 ? [] : parsePath(text.slice(hash + 1).replaceAll('#', '.'))
  return (scope) => {
    const value = attributeOf(scope[slot], path)
    if (value === undefined || value === null) {
      throw new EndpointResolutionError({ msg: `The endpoint rules use {${text}}, which has no value` })
    }
    return value
  }
}
