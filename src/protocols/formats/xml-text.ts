import { isAscii, isUtf8 } from 'node:buffer'
import { ResponseParserError } from '../../errors/body.ts'

const AMPERSAND = '&'
const BYTE_ORDER_MARK = 0xfeff
const MAX_CODE_POINT = 0x10ffff

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/**
 * A body as XML text: UTF-8, whatever its declaration says; lines end in a line feed, as XML has it.
 *
 * A body that is all ASCII, as most are, becomes a one-byte string, which is twice as fast to read.
 */
export function xmlText(body: Uint8Array): string {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  let text: string
  if (isAscii(bytes)) text = bytes.toString('latin1')
  else if (isUtf8(bytes)) text = bytes.toString('utf8')
  else throw new ResponseParserError({ message: 'Unable to parse response (not UTF-8), invalid XML received.' })
  if (text.charCodeAt(0) === BYTE_ORDER_MARK) text = text.slice(1)
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** The character that `#123` or `#x7B` stands for, or undefined when it stands for none. */
function numericReference(reference: string): string | undefined {
  const hexadecimal = reference.charCodeAt(1) === 0x78
  const digits = reference.slice(hexadecimal ? 2 : 1)
  if (!(hexadecimal ? /^[0-9a-fA-F]{1,8}$/ : /^[0-9]{1,8}$/).test(digits)) return undefined
  const code = Number.parseInt(digits, hexadecimal ? 16 : 10)
  if (code === 0 || code > MAX_CODE_POINT || (code >= 0xd800 && code <= 0xdfff)) return undefined
  return String.fromCodePoint(code)
}

/** The longest reference there is, `#x0010FFFF`: what comes after that many characters is no reference. */
const LONGEST_REFERENCE = 11

/**
 * Text with its references replaced, or undefined when it holds one that XML does not define: documents here have no
 * type declaration, so there are the five names and the numbers.
 */
export function decodeReferences(raw: string): string | undefined {
  let at = raw.indexOf(AMPERSAND)
  if (at === -1) return raw
  let text = ''
  let from = 0
  for (; at !== -1; at = raw.indexOf(AMPERSAND, from)) {
    const end = raw.slice(at, at + LONGEST_REFERENCE + 1).indexOf(';')
    if (end === -1) return undefined
    const reference = raw.slice(at + 1, at + end)
    const character = reference.charCodeAt(0) === 0x23 ? numericReference(reference) : NAMED.get(reference)
    if (character === undefined) return undefined
    text += raw.slice(from, at) + character
    from = at + end + 1
  }
  return text + raw.slice(from)
}
