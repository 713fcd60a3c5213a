import { ArgumentError } from '../../errors/config.ts'
import { Decimal, type DecimalLike } from './decimal.ts'
import { exactNumber, whyRefused } from './number-text.ts'
import { Unstorable } from './unstorable.ts'

/** A number to be stored: 38 digits, up to 9.9E+125. */
export type NumberInput = number | bigint | DecimalLike

/** A number as it comes from DynamoDB, unless told otherwise: a `number` where that says exactly the same. */
export type ExactNumber = number | bigint | Decimal

/** A number as DynamoDB takes it. */
export function numberText(value: NumberInput): string {
  if (typeof value === 'number') return doubleText(value)
  const text = typeof value === 'bigint' ? String(value) : value.toFixed()
  const refusal = whyRefused(text)
  if (refusal !== undefined) throw new Unstorable(refusal)
  return text
}

/** DynamoDB has one zero, and no numbers without an end. */
function doubleText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value)
  if (!Number.isFinite(value)) throw new Unstorable(`is ${value}, which DynamoDB cannot keep`)
  if (Number.isInteger(value)) {
    throw new Unstorable(
      'is a whole number beyond 2^53, of which a number has lost digits: give it as a bigint or a Decimal',
    )
  }
  const text = String(value)
  const refusal = whyRefused(text)
  if (refusal !== undefined) throw new Unstorable(refusal)
  return text
}

/**
 * What DynamoDB's text says, with no digit lost: what `numbers` does unless it is given.
 *
 * @throws ArgumentError for what is no number
 */
export function readNumber(text: string): ExactNumber {
  const number = exactNumber(text)
  if (number !== undefined) return number
  return new Decimal(text)
}

/** @throws ArgumentError for what cannot be such a function */
export function checkNumbers(numbers: unknown): void {
  if (numbers === undefined || typeof numbers === 'function') return
  throw new ArgumentError({
    message: 'numbers must be a function of the text of a number, such as Number or (text) => new Decimal(text)',
  })
}
