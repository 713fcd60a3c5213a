/**
 * Bytes as text that stands in quotes as it is: five characters for four bytes, a sixteenth less than base64. The
 * digits are the 85 characters from `(` to `}` but for the backslash.
 */
const FIRST = 40
const LAST = 125
const BACKSLASH = 92

export function toBase85(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4) {
    let word = 0
    for (let i = at; i < at + 4; i++) word = word * 256 + (bytes[i] ?? 0)
    let digits = ''
    for (let i = 0; i < 5; i++) {
      digits = digit(word % 85) + digits
      word = Math.floor(word / 85)
    }
    text += digits
  }
  return text.slice(0, Math.ceil((bytes.length * 5) / 4))
}

function digit(value: number): string {
  const code = FIRST + value
  return String.fromCharCode(code < BACKSLASH ? code : code + 1)
}

/** Of what `toBase85` wrote. */
export function fromBase85(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 4) / 5))
  let to = 0
  for (let at = 0; at < text.length; at += 5) {
    let word = 0
    for (let i = at; i < at + 5; i++) {
      const code = i < text.length ? text.charCodeAt(i) : LAST
      word = word * 85 + code - FIRST - (code > BACKSLASH ? 1 : 0)
    }
    for (let shift = 24; shift >= 0; shift -= 8) bytes[to++] = word >>> shift
  }
  return bytes
}
