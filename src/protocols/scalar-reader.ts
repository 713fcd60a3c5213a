import { ResponseParserError } from '../errors/body.ts'
import { consistsOf, isDigit } from '../util/ascii.ts'
import { showValue } from './validation/show.ts'

const DECIMAL = /^\s*[+-]?\d+\s*$/

/** A whole number that a service sent, as a number or as text; a bigint where a number could not hold it. */
export function readInteger(value: unknown): number | bigint {
  if (typeof value === 'number') return Math.trunc(value)
  if (typeof value === 'bigint') return value
  if (typeof value === 'string' && (consistsOf(value, isDigit) || DECIMAL.test(value))) {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : BigInt(value.trim().replace('+', ''))
  }
  throw new ResponseParserError({ message: `Invalid integer: ${showValue(value)}` })
}

/** As `readInteger`, with `NaN`, `Infinity` and `-Infinity`. */
export function readFloat(value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'string') {
    const number = Number(value)
    if (value.trim() !== '' && (!Number.isNaN(number) || value === 'NaN')) return number
  }
  throw new ResponseParserError({ message: `Invalid number: ${showValue(value)}` })
}

/** Everything but true, in upper or lower case, is false. */
export function readBoolean(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true')
}
