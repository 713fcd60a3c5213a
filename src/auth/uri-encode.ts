const SAFE = new Uint8Array(128)
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~') SAFE[char.charCodeAt(0)] = 1

const SLASH = 0x2f
const HEX = '0123456789ABCDEF'

/** Percent-encodes all but letters, digits and `-._~`, as UTF-8 with upper-case hex; `keepSlash` leaves slashes too. */
export function uriEncode(text: string, keepSlash = false): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 127 || (SAFE[code] === 0 && !(keepSlash && code === SLASH))) return encodeFrom(text, i, keepSlash)
  }
  return text
}

function encodeFrom(text: string, start: number, keepSlash: boolean): string {
  let encoded = text.slice(0, start)
  for (const byte of Buffer.from(text.slice(start))) {
    encoded +=
      byte < 128 && (SAFE[byte] === 1 || (keepSlash && byte === SLASH))
        ? String.fromCharCode(byte)
        : `%${HEX[byte >> 4]}${HEX[byte & 15]}`
  }
  return encoded
}

/** Undoes percent-encoding and `+`; what is no valid escape stays as it is. */
export function uriDecode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text
  if (!spaced.includes('%')) return spaced
  try {
    return decodeURIComponent(spaced)
  } catch {
    return decodeLoosely(spaced)
  }
}

function decodeLoosely(text: string): string {
  const source = Buffer.from(text)
  const bytes: number[] = []
  for (let i = 0; i < source.length; i++) {
    const value = source[i] === 0x25 ? hexByte(source, i + 1) : -1
    if (value < 0) {
      bytes.push(source[i]!)
    } else {
      bytes.push(value)
      i += 2
    }
  }
  return Buffer.from(bytes).toString()
}

function hexByte(source: Buffer, at: number): number {
  const high = hexDigit(source[at])
  const low = hexDigit(source[at + 1])
  return high < 0 || low < 0 ? -1 : high * 16 + low
}

function hexDigit(code: number | undefined): number {
  return code === undefined ? -1 : HEX.indexOf(String.fromCharCode(code).toUpperCase())
}
