import { asFields, bytesOf, type Fields, isBytes, isNumber, isStream } from '../../protocols/validation/value-kinds.ts'
import type { StreamingInput } from '../service-types.ts'

/** Decides itself whether a value is the expected one: `ANY`, and what Jest and Vitest make: `expect.any(String)`. */
export interface Matcher {
  asymmetricMatch(value: unknown): boolean
}

class Any implements Matcher {
  asymmetricMatch(): boolean {
    return true
  }
}

/**
 * Equal to every value, wherever it stands in expected parameters. The parameter itself has to be there.
 *
 * @example
 * stubber.addResponse('putObject', {}, { Bucket: 'photos', Key: ANY, Body: ANY })
 */
export const ANY: Matcher = new Any()

/** Parameters as a call is expected to have them: each one is a value, `ANY` or another matcher. */
export type ExpectedParams<Params> = { readonly [Name in keyof Params]: Expected<Params[Name]> }

type Expected<Value> =
  | Matcher
  | (Value extends readonly (infer Item)[]
      ? readonly Expected<Item>[]
      : Value extends StreamingInput | Date | number | bigint | boolean | null | undefined
        ? Value
        : ExpectedParams<Value>)

/**
 * Where two values first differ, as a path; undefined when they are equal. Dates are compared by their time, numbers by
 * value, bytes one by one, streams by identity. What is undefined counts as absent.
 */
export function firstDifference(expected: unknown, given: unknown, path = ''): string | undefined {
  if (isMatcher(expected)) return given !== undefined && expected.asymmetricMatch(given) ? undefined : path
  if (Array.isArray(expected) && Array.isArray(given)) return differentItem(expected, given, path)
  const [left, right] = [fieldsOf(expected), fieldsOf(given)]
  if (left !== undefined && right !== undefined) return differentField(left, right, path)
  return isSame(expected, given) ? undefined : path
}

function differentItem(expected: readonly unknown[], given: readonly unknown[], path: string): string | undefined {
  for (let i = 0; i < Math.max(expected.length, given.length); i++) {
    const at = `${path}[${i}]`
    const found = i in expected && i in given ? firstDifference(expected[i], given[i], at) : at
    if (found !== undefined) return found
  }
  return undefined
}

function differentField(expected: Fields, given: Fields, path: string): string | undefined {
  for (const name of new Set([...Object.keys(expected), ...Object.keys(given)])) {
    const own = (fields: Fields) => (Object.hasOwn(fields, name) ? fields[name] : undefined)
    const found = firstDifference(own(expected), own(given), path === '' ? name : `${path}.${name}`)
    if (found !== undefined) return found
  }
  return undefined
}

function isMatcher(value: unknown): value is Matcher {
  return typeof (value as Partial<Matcher> | null | undefined)?.asymmetricMatch === 'function'
}

/** A stream has fields too, but they say nothing of what it is. */
function fieldsOf(value: unknown): Fields | undefined {
  return isStream(value) ? undefined : asFields(value)
}

function isSame(left: unknown, right: unknown): boolean {
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime()
  if (isBytes(left) && isBytes(right)) return Buffer.compare(bytesOf(left), bytesOf(right)) === 0
  // biome-ignore lint/suspicious/noDoubleEquals: 1 and 1n are one number
  return Object.is(left, right) || (isNumber(left) && isNumber(right) && left == right)
}
