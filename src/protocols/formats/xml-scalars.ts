import type { ShapeType } from '../../model/wire-model.ts'
import { fromBase64 } from '../../util/bytes.ts'
import { readFloat, readInteger } from '../scalar-reader.ts'
import { parseTimestamp } from '../timestamp.ts'

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
      return readInteger
    case 'float':
    case 'double':
      return readFloat
    case 'timestamp':
      return parseTimestamp
    case 'blob':
      return fromBase64
    default:
      return identity
  }
}
