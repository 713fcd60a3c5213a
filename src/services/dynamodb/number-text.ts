/** Numbers as DynamoDB writes them: text, in decimal, with or without an exponent. */

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/
/** A number of DynamoDB has 170 characters at most: a sign, a point, 38 digits and the zeros around them. */
const LONGEST = 400
const MOST_DIGITS = 38
const GREATEST_EXPONENT = 125
const LEAST_EXPONENT = -130

/** `digits` times ten to the power of `exponent`. */
interface Parts {
  readonly sign: '' | '-'
  /** With no zero at either end; empty for zero. */
  readonly digits: string
  readonly exponent: number
}

/** Undefined for what is no number. */
function partsOf(text: string): Parts | undefined {
  const match = text.length <= LONGEST ? NUMBER.exec(text) : null
  if (match === null) return undefined
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const all = whole + fraction
  if (all === '') return undefined
  const digits = all.replace(/^0+/, '').replace(/0+$/, '')
  if (digits === '') return { sign: '', digits, exponent: 0 }
  const zeros = all.length - all.replace(/0+$/, '').length
  return { sign: sign === '-' ? '-' : '', digits, exponent: Number(exponent) - fraction.length + zeros }
}

export function isNumberText(text: string): boolean {
  return partsOf(text) !== undefined
}

/** Text that is the same for equal numbers. */
export function sameNumber(text: string): string {
  const parts = partsOf(text)
  return parts === undefined ? text : `${parts.sign}${parts.digits}E${parts.exponent}`
}

/** Why DynamoDB does not take a number, in words that follow its name; undefined when it does. */
export function whyRefused(text: string): string | undefined {
  if (text.length > LONGEST) return `is beyond what DynamoDB keeps: ${MOST_DIGITS} digits, from 1E-130 to 9.9E+125`
  const parts = partsOf(text)
  if (parts === undefined) return 'is no number'
  const { digits, exponent } = parts
  if (digits === '') return undefined
  if (digits.length > MOST_DIGITS) return `has ${digits.length} digits: DynamoDB keeps ${MOST_DIGITS}`
  const magnitude = exponent + digits.length - 1
  if (magnitude > GREATEST_EXPONENT) return 'is beyond the greatest number of DynamoDB, 9.9E+125'
  return magnitude < LEAST_EXPONENT ? 'is nearer to zero than the smallest number of DynamoDB, 1E-130' : undefined
}

/**
 * The number that a text says, by a `number` or a `bigint` that says exactly the same: whole numbers to 2^53 and
 * fractions whose shortest text has the same digits are a `number`, other whole numbers a `bigint`. Undefined where
 * neither can say it, or the text is no number.
 */
export function exactNumber(text: string): number | bigint | undefined {
  const number = Number(text)
  if (isSurelyExact(text)) return withoutSign(number)
  const parts = partsOf(text)
  if (parts === undefined) return undefined
  const { sign, digits, exponent } = parts
  if (exponent >= 0 && !Number.isSafeInteger(number)) {
    return exponent + digits.length > LONGEST ? undefined : BigInt(sign + digits + '0'.repeat(exponent))
  }
  const said = partsOf(String(number))
  return said?.sign === sign && said.digits === digits && said.exponent === exponent ? withoutSign(number) : undefined
}

/** DynamoDB has one zero. */
function withoutSign(number: number): number {
  return number === 0 ? 0 : number
}

/** A double has every number of up to 15 digits. Empty text and `0x1F` are numbers to `Number`, and to nobody else. */
function isSurelyExact(text: string): boolean {
  return text.length <= 15 && /^-?\d+(?:\.\d+)?$/.test(text)
}
