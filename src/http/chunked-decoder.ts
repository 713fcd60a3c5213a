import { isTokenCharacter, isValueCharacter } from './header-characters.ts'
import { notHttp } from './not-http.ts'

/** The most that a line between chunks may have, and all trailers together. */
const MAX_LINE_BYTES = 64 * 1024
/** A size with one more digit than this would not be a safe integer any more. */
const MAX_SIZE = 2 ** 48
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const COLON = 58
const SEMICOLON = 59
const SPACE = 32
const TAB = 9

/** What the next byte belongs to. A `feed` is the second byte of a line end. */
type Part =
  | 'size'
  | 'blank'
  | 'extension'
  | 'size-feed'
  | 'data'
  | 'data-end'
  | 'data-feed'
  | 'trailer'
  | 'trailer-name'
  | 'trailer-value'
  | 'trailer-feed'
  | 'last-feed'
  | 'nothing'

/**
 * Takes the chunked coding (RFC 9112, section 7.1) off one body, in whatever pieces it comes. Between the data it goes byte
 * by byte: no line is kept until it is whole, and many small chunks take no more time than their bytes.
 */
export class ChunkedDecoder {
  #part: Part = 'size'
  /** What is left of the chunk. */
  #size = 0
  /** Of the line, or of all trailers. */
  #lineBytes = 0

  /** Whether nothing of the body is to come. */
  get done(): boolean {
    return this.#part === 'nothing'
  }

  /**
   * Decodes from `at` on, as far as the body goes, and returns where that is. The data goes to `take` as one piece of
   * `bytes`, which it is moved together in.
   */
  read(bytes: Buffer, at: number, take: (data: Buffer) => void): number {
    let start = -1
    let end = -1
    while (at < bytes.length && this.#part !== 'nothing') {
      if (this.#part !== 'data') {
        this.#step(bytes[at]!)
        at++
        continue
      }
      const next = Math.min(bytes.length, at + this.#size)
      if (start < 0) start = end = at
      if (end < at) bytes.copyWithin(end, at, next)
      end += next - at
      this.#size -= next - at
      if (this.#size === 0) this.#part = 'data-end'
      at = next
    }
    if (start >= 0) take(bytes.subarray(start, end))
    return at
  }

  #step(byte: number): void {
    switch (this.#part) {
      case 'size':
        this.#readSize(byte)
        break
      case 'blank':
        this.#endSize(byte)
        break
      case 'extension':
        this.#readText(byte, 'size-feed')
        break
      case 'size-feed':
        this.#readFeed(byte, this.#size === 0 ? 'trailer' : 'data')
        break
      case 'data-end':
        if (byte !== CARRIAGE_RETURN) throw notHttp('a chunk that is longer than its size')
        this.#part = 'data-feed'
        break
      case 'data-feed':
        this.#readFeed(byte, 'size')
        break
      case 'trailer':
        if (byte === CARRIAGE_RETURN) this.#part = 'last-feed'
        else if (isTokenCharacter(byte)) this.#part = 'trailer-name'
        else throw notHttp('a trailer without a name')
        break
      case 'trailer-name':
        this.#count()
        if (byte === COLON) this.#part = 'trailer-value'
        else if (!isTokenCharacter(byte)) throw notHttp('a trailer without a name')
        break
      case 'trailer-value':
        this.#readText(byte, 'trailer-feed')
        break
      case 'trailer-feed':
        this.#readFeed(byte, 'trailer')
        break
      default:
        this.#readFeed(byte, 'nothing')
    }
  }

  #readSize(byte: number): void {
    const digit = hexDigit(byte)
    if (digit < 0) {
      if (this.#lineBytes === 0) throw notHttp('a chunk without a size')
      this.#endSize(byte)
      return
    }
    this.#count()
    if (this.#size >= MAX_SIZE) throw notHttp('a chunk beyond all sizes')
    this.#size = this.#size * 16 + digit
  }

  #endSize(byte: number): void {
    this.#count()
    if (byte === CARRIAGE_RETURN) this.#part = 'size-feed'
    else if (byte === SEMICOLON) this.#part = 'extension'
    else if (byte === SPACE || byte === TAB) this.#part = 'blank'
    else throw notHttp('a chunk whose size is no number')
  }

  /** What nobody here has a use for: extensions, and what trailers say. */
  #readText(byte: number, atEnd: Part): void {
    this.#count()
    if (byte === CARRIAGE_RETURN) this.#part = atEnd
    else if (!isValueCharacter(byte)) throw notHttp('a control character between chunks')
  }

  #readFeed(byte: number, next: Part): void {
    if (byte !== LINE_FEED) throw notHttp('a line that does not end as lines do')
    this.#part = next
    if (next === 'size') this.#lineBytes = 0
  }

  #count(): void {
    if (++this.#lineBytes > MAX_LINE_BYTES) throw notHttp(`more than ${MAX_LINE_BYTES} bytes between chunks`)
  }
}

function hexDigit(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48
  const letter = byte | 32
  return letter >= 97 && letter <= 102 ? letter - 87 : -1
}
