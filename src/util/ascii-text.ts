/** ASCII text of which little is read: a string is one, and so is a file that stays out of the heap. */
export interface AsciiText {
  indexOf(text: string, from?: number): number
  slice(start: number, end?: number): string
}

/** Bytes as text, turned into strings as far as somebody reads them. */
export function asciiText(bytes: Buffer): AsciiText {
  return {
    indexOf: (text, from) => bytes.indexOf(text, from, 'latin1'),
    slice: (start, end) => bytes.toString('latin1', start, end),
  }
}

/** The line that starts at a place, without its end. */
export function lineFrom(text: AsciiText, start: number): string {
  const end = text.indexOf('\n', start)
  return end < 0 ? text.slice(start) : text.slice(start, end)
}
