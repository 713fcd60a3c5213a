/** A whole number in decimal digits, also where JavaScript would write an exponent. */
export function integerText(value: unknown): string {
  return typeof value === 'number' && !Number.isSafeInteger(value) && Number.isInteger(value)
    ? BigInt(value).toString()
    : String(value)
}

/** A scalar that needs no model to be written: numbers, booleans, text. */
export function scalarText(value: unknown): string {
  return typeof value === 'string' ? value : integerText(value)
}
