import type { WireMember } from '../../model/wire-model.ts'
import { toBase64, utf8 } from '../../util/bytes.ts'
import { stringifyWithBigInts } from '../formats/json-text.ts'
import { scalarText } from '../scalar-text.ts'
import { formatHeaderTimestamp } from '../timestamp.ts'
import { isJsonValueHeader } from '../validation/member-rules.ts'

/** Undefined: the header is left out. */
export type WriteHeader = (value: unknown) => string | undefined

/** How a member becomes the value of a header. */
export function headerWriter(member: WireMember): WriteHeader {
  const { shape, traits } = member
  if (isJsonValueHeader(member)) return jsonHeader
  switch (shape.type) {
    case 'timestamp': {
      const format = traits.timestampFormat ?? shape.traits.timestampFormat ?? 'rfc822'
      return (value) => formatHeaderTimestamp(value, format)
    }
    case 'list':
      return listWriter(shape.element!)
    default:
      return scalarText
  }
}

function listWriter(element: WireMember): WriteHeader {
  const write =
    element.shape.type === 'string' ? (value: unknown) => quoteWhereNeeded(String(value)) : headerWriter(element)
  return (value) => {
    const list = value as readonly unknown[]
    if (list.length === 0) return undefined
    return list
      .filter((item) => item !== null && item !== undefined)
      .map(write)
      .join(',')
  }
}

function quoteWhereNeeded(text: string): string {
  return text.includes('"') || text.includes(',') ? `"${text.replaceAll('"', '\\"')}"` : text
}

function jsonHeader(value: unknown): string {
  // As boto, in ASCII: other characters as \u escapes.
  const json = stringifyWithBigInts(value).replace(/[\u0080-\uffff]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return toBase64(utf8(json))
}
