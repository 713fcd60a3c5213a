import { ResponseParserError } from '../../errors/body.ts'
import type { ShapeType } from '../../model/wire-model.ts'
import { fromBase64 } from '../../util/bytes.ts'
import { parseTimestamp } from '../timestamp.ts'

function refuse(type: string, text: string): never {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  throw new ResponseParserError({ message: `Unable to parse response: '${shown}' is not a valid ${type}` })
}

/** Digits that a double holds exactly whatever they are. */
const EXACT_DIGITS = 15

function integer(text: string): number | bigint {
  const trimmed = text.trim()
  if (!/^[+-]?[0-9]+$/.test(trimmed)) refuse('integer', text)
  const value = Number(trimmed)
  if (trimmed.length <= EXACT_DIGITS || Number.isSafeInteger(value)) return value + 0
  return BigInt(trimmed.charCodeAt(0) === 0x2b ? trimmed.slice(1) : trimmed)
}

const SPECIAL_FLOAT = /^([+-]?)(inf(?:inity)?|nan)$/i

function float(text: string): number {
  const trimmed = text.trim()
  const value = Number(trimmed)
  if (trimmed !== '' && !Number.isNaN(value) && !/^[+-]?0[xob]/i.test(trimmed)) return value
  const special = SPECIAL_FLOAT.exec(trimmed)
  if (special === null) return refuse('number', text)
  if (special[2]!.toLowerCase() === 'nan') return Number.NaN
  return special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}

function timestamp(text: string): Date {
  return parseTimestamp(text)
}

function boolean(text: string): boolean {
  return text === 'true'
}

export function identity(text: string): string {
  return text
}

/** From an element's text to the value of a scalar of that type. */
export function scalarFromText(type: ShapeType): (text: string) => unknown {
  switch (type) {
    case 'boolean':
      return boolean
    case 'integer':
    case 'long':
      return integer
    case 'float':
    case 'double':
      return float
    case 'timestamp':
      return timestamp
    case 'blob':
      return fromBase64
    default:
      return identity
  }
}
