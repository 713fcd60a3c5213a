import { EndpointResolutionError } from '../errors/endpoint.ts'
import { type Argument, constant, reference, template } from './expression.ts'
import { document } from './rule.ts'
import { compileCall } from './rule-functions.ts'

export type JsonObject = Readonly<Record<string, unknown>>
export type SlotOf = (name: string) => number

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An argument as botocore writes it: a template, a reference, a call, or any other value as it is. */
export function documentArgument(value: unknown, slotOf: SlotOf): Argument {
  if (typeof value === 'string') return template(value, slotOf)
  if (!isObject(value)) return constant(value)
  if (typeof value['ref'] === 'string') return reference(slotOf(value['ref']))
  if (!('fn' in value)) return document(value, slotOf)
  const { fn, argv } = value
  if (typeof fn !== 'string' || !Array.isArray(argv)) throw malformed('a condition is no function call')
  return {
    evaluate: compileCall(
      fn,
      argv.map((argument: unknown) => documentArgument(argument, slotOf)),
    ),
  }
}

/** An endpoint's headers: the first value of each, under lower-case names. */
export function documentHeaders(headers: JsonObject, slotOf: SlotOf): Argument {
  const entries = Object.entries(headers).map(([name, values]): [string, Argument] => [
    name.toLowerCase(),
    documentArgument(Array.isArray(values) ? values[0] : values, slotOf),
  ])
  return { evaluate: (scope) => Object.fromEntries(entries.map(([name, { evaluate }]) => [name, evaluate(scope)])) }
}

export function malformed(what: string): EndpointResolutionError {
  return new EndpointResolutionError({ msg: `Malformed endpoint rules: ${what}` })
}

/** Whether JSON of a rule set, or strings of it in JSON, has a template or a reference with that name in it. */
export function mentions(json: string, name: string): boolean {
  const spellings = [`{${name}}`, `{${name}#`, `"ref":"${name}"`, `\\"ref\\":\\"${name}\\"`]
  return spellings.some((spelling) => json.includes(spelling))
}
