import { uriEncode } from '../auth/uri-encode.ts'
import { EndpointResolutionError } from '../errors/endpoint.ts'
import { isArn, parseArn } from '../util/arn.ts'
import { isAscii } from '../util/ascii.ts'
import { isValidHostLabel } from '../util/host-label.ts'
import { attributeOf, parsePath } from './attribute-path.ts'
import type { Argument, Expression } from './expression.ts'
import { isIpv4, parseUrl } from './parse-url.ts'

type Compile = (args: readonly Argument[]) => Expression

/** The functions that endpoint rules can call. Each makes a closure from its arguments. */
const FUNCTIONS: Readonly<Record<string, readonly [argumentCount: number, compile: Compile, variadic?: boolean]>> = {
  isSet: [1, ([a]) => unary(a!, (value) => isPresent(value))],
  not: [1, ([a]) => unary(a!, (value) => !value)],
  getAttr: [2, getAttr],
  stringEquals: [2, ([a, b]) => equals(a!, b!, 'string', 'Both values must be strings')],
  booleanEquals: [2, ([a, b]) => equals(a!, b!, 'boolean', 'Both arguments must be bools')],
  substring: [4, substring],
  uriEncode: [1, ([a]) => unary(a!, (value) => (typeof value === 'string' ? uriEncode(value) : undefined))],
  parseURL: [1, ([a]) => unary(a!, (value) => (typeof value === 'string' ? parseUrl(value) : undefined))],
  isValidHostLabel: [2, ([a, b]) => binary(a!, b!, isHostLabel)],
  coalesce: [2, coalesce, true],
  ite: [3, ifThenElse],
  split: [3, split],
  'aws.partition': [1, partition],
  'aws.parseArn': [1, ([a]) => unary(a!, arnParts)],
  'aws.isVirtualHostableS3Bucket': [2, ([a, b]) => binary(a!, b!, isVirtualHostableBucket)],
}

/** The closure of a call, or EndpointResolutionError when no such function takes so many arguments. */
export function compileCall(name: string, args: readonly Argument[]): Expression {
  const entry = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
  if (entry === undefined) throw new EndpointResolutionError({ msg: `Unknown function in endpoint rules: ${name}` })
  const [count, compile, variadic] = entry
  if (args.length < count || (args.length > count && !variadic)) {
    throw new EndpointResolutionError({
      msg: `The endpoint rules call ${name} with ${args.length} arguments; it takes ${count}`,
    })
  }
  return compile(args)
}

function unary({ evaluate }: Argument, apply: (value: unknown) => unknown): Expression {
  return (scope) => apply(evaluate(scope))
}

function binary(a: Argument, b: Argument, apply: (a: unknown, b: unknown) => unknown): Expression {
  return (scope) => apply(a.evaluate(scope), b.evaluate(scope))
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null
}

function equals(a: Argument, b: Argument, type: 'string' | 'boolean', rule: string): Expression {
  return (scope) => {
    const left = a.evaluate(scope)
    const right = b.evaluate(scope)
    if (typeof left !== type || typeof right !== type) {
      throw new EndpointResolutionError({ msg: `${rule}, not ${typeName(left)} and ${typeName(right)}.` })
    }
    return left === right
  }
}

function typeName(value: unknown): string {
  if (!isPresent(value)) return 'unset'
  return Array.isArray(value) ? 'array' : typeof value
}

function getAttr([value, path]: readonly Argument[]): Expression {
  if (typeof path!.constant !== 'string') {
    throw new EndpointResolutionError({ msg: 'The endpoint rules call getAttr without a path' })
  }
  const steps = parsePath(path!.constant)
  const { evaluate } = value!
  return (scope) => attributeOf(evaluate(scope), steps)
}

function substring(args: readonly Argument[]): Expression {
  const [value, start, stop, reverse] = args.map(({ evaluate }) => evaluate)
  return (scope) => {
    const text = value!(scope)
    if (typeof text !== 'string') {
      throw new EndpointResolutionError({ msg: `Input must be a string, not ${typeName(text)}.` })
    }
    const from = start!(scope) as number
    const to = stop!(scope) as number
    if (from >= to || text.length < to || !isAscii(text)) return undefined
    return reverse!(scope) === true ? text.slice(text.length - to, text.length - from) : text.slice(from, to)
  }
}

function coalesce(args: readonly Argument[]): Expression {
  return (scope) => {
    let value: unknown
    for (const { evaluate } of args) if (isPresent((value = evaluate(scope)))) break
    return value
  }
}

function ifThenElse([condition, yes, no]: readonly Argument[]): Expression {
  return (scope) => (condition!.evaluate(scope) === true ? yes! : no!).evaluate(scope)
}

/** With a limit, that many parts at most, of which the last keeps the rest; 0 is no limit. */
function split([text, delimiter, limit]: readonly Argument[]): Expression {
  return (scope) => {
    const value = text!.evaluate(scope)
    const separator = delimiter!.evaluate(scope)
    if (typeof value !== 'string' || typeof separator !== 'string' || separator === '') return undefined
    const parts = value.split(separator)
    const most = Number(limit!.evaluate(scope))
    if (most <= 0 || parts.length <= most) return parts
    return [...parts.slice(0, most - 1), parts.slice(most - 1).join(separator)]
  }
}

function isHostLabel(value: unknown, allowSubdomains: unknown): boolean {
  if (typeof value !== 'string') return false
  return allowSubdomains === true ? value.split('.').every(isValidHostLabel) : isValidHostLabel(value)
}

function partition([region]: readonly Argument[]): Expression {
  const { evaluate } = region!
  return (scope) => {
    const value = evaluate(scope)
    return scope[0].match(typeof value === 'string' ? value : undefined)
  }
}

function arnParts(value: unknown): unknown {
  if (!isArn(value)) return undefined
  const { partition, service, region, account, resource } = parseArn(value)
  if (partition === '' || service === '' || resource === '') return undefined
  return { partition, service, region, accountId: account, resourceId: resource.split(/[:/]/) }
}

function isVirtualHostableBucket(value: unknown, allowSubdomains: unknown): boolean {
  if (typeof value !== 'string' || value.length < 3 || isIpv4(value)) return false
  return value.toLowerCase() === value && isHostLabel(value, allowSubdomains)
}
