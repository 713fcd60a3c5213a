import { ArgumentError } from '../../errors/config.ts'
import { showType, showValue } from '../../protocols/validation/show.ts'
import { isNumberText } from './number-text.ts'

/**
 * A number with all its digits, as text: what DynamoDB sends and neither a `number` nor a `bigint` can say. It holds and
 * does not calculate; for that, give `numbers` a library of decimals, whose objects can be stored as well.
 *
 * @example
 * await books.putItem({ TableName, Item: { title: 'Pi', value: new Decimal('3.14159265358979323846') } })
 */
export class Decimal {
  /** As it was given, or as DynamoDB sent it. */
  readonly text: string

  /**
   * @param value text such as `'3.14'` or `'1E-7'`, or a number, whose shortest text it is
   * @throws ArgumentError for what is no finite number
   */
  constructor(value: string | number | bigint) {
    const text = typeof value === 'string' ? value : String(value)
    if (typeof value === 'object' || !isNumberText(text)) {
      throw new ArgumentError({ message: `A Decimal is made of a number or its text, not of ${showValue(value)}` })
    }
    this.text = text
  }

  /** The text. */
  toString(): string {
    return this.text
  }

  /** The text: JSON has no numbers of that many digits. */
  toJSON(): string {
    return this.text
  }

  /** The text, by the name that libraries of decimals have for it. */
  toFixed(): string {
    return this.text
  }

  /** The nearest `number`, which is another one where the digits are too many. */
  toNumber(): number {
    return Number(this.text)
  }

  /** Text stays text; a calculation would lose digits silently, or join texts, and is refused. */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'string') return this.text
    throw new ArgumentError(
      { message: `${showType(this)} ${this.text} cannot be calculated with` },
      { hint: "Ask for its toNumber(), or give documentClient the option numbers with a library's decimals." },
    )
  }
}

/** What can be stored as a number: a Decimal, and the objects of decimal.js, big.js and bignumber.js. */
export interface DecimalLike {
  /** The whole number as text, with no digit lost. */
  toFixed(): string
}

export function isDecimal(value: object): value is DecimalLike {
  return typeof (value as Partial<DecimalLike>).toFixed === 'function' && !(value instanceof Number)
}
