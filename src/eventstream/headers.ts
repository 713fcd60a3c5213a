import { DuplicateHeader, ParserError } from '../errors/event-stream.ts'
import { utf8Text } from '../util/bytes.ts'

/** A timestamp is in milliseconds since 1970; a whole number that a `number` cannot hold exactly is a `bigint`. */
export type HeaderValue = boolean | number | bigint | string | Uint8Array

/** The headers of one message, by name. */
export type EventHeaders = ReadonlyMap<string, HeaderValue>

/** Walks over the bytes of headers and never past their end. */
class HeaderBytes {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.byteLength
  }

  uint8(): number {
    return this.#view.getUint8(this.#advance(1))
  }

  int8(): number {
    return this.#view.getInt8(this.#advance(1))
  }

  int16(): number {
    return this.#view.getInt16(this.#advance(2))
  }

  int32(): number {
    return this.#view.getInt32(this.#advance(4))
  }

  int64(): number | bigint {
    const value = this.#view.getBigInt64(this.#advance(8))
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : value
  }

  bytes(length: number): Uint8Array {
    const start = this.#advance(length)
    return this.#bytes.subarray(start, start + length)
  }

  /** Bytes behind their length. */
  sized(): Uint8Array {
    return this.bytes(this.#view.getUint16(this.#advance(2)))
  }

  /** Where the next `length` bytes begin. */
  #advance(length: number): number {
    const start = this.#at
    if (start + length > this.#bytes.byteLength) {
      throw new ParserError({ message: `The headers end in the middle of one, at byte ${this.#bytes.byteLength}` })
    }
    this.#at = start + length
    return start
  }
}

/** Reads the headers of a message: each is a name, the type of its value, and the value. */
export function readHeaders(bytes: Uint8Array): EventHeaders {
  const headers = new Map<string, HeaderValue>()
  const from = new HeaderBytes(bytes)
  while (!from.isAtEnd) {
    const name = utf8Text(from.bytes(from.uint8()))
    const value = readValue(from, name)
    if (headers.has(name)) throw new DuplicateHeader({ header: name })
    headers.set(name, value)
  }
  return headers
}

function readValue(from: HeaderBytes, name: string): HeaderValue {
  const type = from.uint8()
  switch (type) {
    case 0:
      return true
    case 1:
      return false
    case 2:
      return from.int8()
    case 3:
      return from.int16()
    case 4:
      return from.int32()
    case 5: // a long
    case 8: // a timestamp
      return from.int64()
    case 6:
      return from.sized()
    case 7:
      return utf8Text(from.sized())
    case 9: // a UUID
      return from.bytes(16)
    default:
      throw new ParserError({ message: `The header "${name}" has a value of type ${type}, which does not exist` })
  }
}
