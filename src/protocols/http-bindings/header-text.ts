import { ResponseParserError } from '../../errors/body.ts'
import type { WireMember } from '../../model/wire-model.ts'
import { fromBase64, utf8Text } from '../../util/bytes.ts'
import { parseJson } from '../formats/json-text.ts'
import { readBoolean, readFloat, readInteger } from '../scalar-reader.ts'
import { parseTimestamp } from '../timestamp.ts'
import { isJsonValueHeader } from '../validation/member-rules.ts'

/** What a response's header says, as the value of a member. */
export type ReadHeader = (text: string) => unknown

export function headerReader(member: WireMember): ReadHeader {
  if (isJsonValueHeader(member)) return readJsonHeader
  switch (member.shape.type) {
    case 'timestamp':
      return parseTimestamp
    case 'integer':
    case 'long':
      return readInteger
    case 'float':
    case 'double':
      return readFloat
    case 'boolean':
      return readBoolean
    case 'blob':
      return fromBase64
    case 'list':
      return listReader(member.shape.element!)
    default:
      return (text) => text
  }
}

function listReader(element: WireMember): ReadHeader {
  const read = headerReader(element)
  const isDate = element.shape.type === 'timestamp'
  return (text) => (isDate ? splitDates(text) : splitList(text)).map(read)
}

/** Splits at commas outside of double quotes; `\"` within them is a quote. */
function splitList(text: string): string[] {
  if (!text.includes('"')) return text.split(',').map((item) => item.trim())
  const items: string[] = []
  let item = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (char === '\\' && quoted && i + 1 < text.length) item += text[++i]
    else if (char === '"') quoted = !quoted
    else if (char === ',' && !quoted) {
      items.push(item.trim())
      item = ''
    } else item += char
  }
  items.push(item.trim())
  return items
}

/** HTTP dates have a comma of their own after the day's name. */
function splitDates(text: string): string[] {
  return text.split(/,(?<!(?:^|,)\s*[A-Za-z]{3,9},)/).map((item) => item.trim())
}

function readJsonHeader(text: string): unknown {
  try {
    return parseJson(utf8Text(fromBase64(text)))
  } catch (cause) {
    throw new ResponseParserError({ message: `A header of the response is not base64 of JSON: ${text}` }, { cause })
  }
}
