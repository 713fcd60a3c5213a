import { ResponseParserError } from '../../errors/body.ts'
import { setField } from '../own-field.ts'
import { parseTimestamp } from '../timestamp.ts'

const MAX_DEPTH = 500
/** Up to here the way into native code costs more than the text. */
const SHORT = 16
const INDEFINITE = 31
const BREAK = 0xff
const EPOCH_TAG = 1

/** A value with a tag that means nothing here. */
export class CborTag {
  readonly tag: number | bigint
  readonly value: unknown

  constructor(tag: number | bigint, value: unknown) {
    this.tag = tag
    this.value = value
  }
}

export function malformed(why: string): ResponseParserError {
  return new ResponseParserError({ message: `Malformed CBOR in the response: ${why}` })
}

/** Reads CBOR's items one after the other. Lengths are checked against what is there before anything is made. */
export class CborDecoder {
  readonly #bytes: Buffer
  readonly #view: DataView
  #at = 0
  #depth = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** The major type of the next item, 0 to 7. */
  get major(): number {
    return this.#peek() >> 5
  }

  /** Passes over the next item if it is null or undefined. */
  takeNull(): boolean {
    const byte = this.#peek()
    if (byte !== 0xf6 && byte !== 0xf7) return false
    this.#at++
    return true
  }

  /** Any item: numbers, strings, arrays, plain objects, bytes; tag 1 as a Date. */
  any(): unknown {
    const initial = this.#next()
    const info = initial & 31
    switch (initial >> 5) {
      case 0:
        return this.#argument(info)
      case 1:
        return negative(this.#argument(info))
      case 2:
        return info === INDEFINITE ? this.#chunks(2) : new Uint8Array(this.#slice(this.#length(info)))
      case 3:
        return this.#text(info)
      case 4:
        return this.#list(info)
      case 5:
        return this.#map(info)
      case 6:
        return this.#tagged(info)
      default:
        return this.#simple(info)
    }
  }

  /** Whether the next item is a tag; passes over it. */
  takeTag(): boolean {
    if (this.major !== 6) return false
    this.#argument(this.#next() & 31)
    return true
  }

  /** Calls `each` before every element of a list, which `each` has to read. */
  eachElement(each: () => void): void {
    const initial = this.#next()
    if (initial >> 5 !== 4) throw malformed('a list is expected')
    this.#eachOf(initial & 31, 1, each)
  }

  /** Calls `each` with every key of a map, whose value `each` has to read. */
  eachKey(each: (key: string) => void): void {
    const initial = this.#next()
    if (initial >> 5 !== 5) throw malformed('a map is expected')
    this.#eachOf(initial & 31, 2, () => each(this.#key()))
  }

  #eachOf(info: number, bytesPerItem: number, each: () => void): void {
    if (++this.#depth > MAX_DEPTH) throw malformed('it is nested too deeply')
    if (info === INDEFINITE) {
      while (!this.#takeBreak()) each()
    } else {
      const count = this.#length(info, bytesPerItem)
      for (let i = 0; i < count; i++) each()
    }
    this.#depth--
  }

  #key(): string {
    const initial = this.#next()
    if (initial >> 5 !== 3) throw malformed('a key is no text')
    return this.#text(initial & 31)
  }

  #text(info: number): string {
    if (info === INDEFINITE) return Buffer.from(this.#chunks(3)).toString('utf8')
    const length = this.#length(info)
    const start = this.#at
    this.#at += length
    const short = length < SHORT ? shortAscii(this.#bytes, start, this.#at) : undefined
    return short ?? this.#bytes.toString('utf8', start, this.#at)
  }

  #list(info: number): unknown[] {
    const list: unknown[] = []
    this.#eachOf(info, 1, () => list.push(this.any()))
    return list
  }

  #map(info: number): Record<string, unknown> {
    const map: Record<string, unknown> = {}
    this.#eachOf(info, 2, () => {
      const key = this.#key()
      setField(map, key, this.any())
    })
    return map
  }

  #tagged(info: number): unknown {
    const tag = this.#argument(info)
    if (++this.#depth > MAX_DEPTH) throw malformed('it is nested too deeply')
    const value = this.any()
    this.#depth--
    if (tag !== EPOCH_TAG) return new CborTag(tag, value)
    if (typeof value !== 'number' && typeof value !== 'bigint') throw malformed('a time is no number')
    return parseTimestamp(value)
  }

  #simple(info: number): unknown {
    switch (info) {
      case 20:
        return false
      case 21:
        return true
      case 22:
      case 23:
        return null
      case 25:
        return halfFloat(this.#view.getUint16(this.#skip(2)))
      case 26:
        return this.#view.getFloat32(this.#skip(4))
      case 27:
        return this.#view.getFloat64(this.#skip(8))
      default:
        throw malformed(`simple value ${info}`)
    }
  }

  /** The chunks of a string of indefinite length, put together. */
  #chunks(major: number): Uint8Array {
    const chunks: Uint8Array[] = []
    while (!this.#takeBreak()) {
      const initial = this.#next()
      if (initial >> 5 !== major || (initial & 31) === INDEFINITE) throw malformed('a chunk of another type')
      chunks.push(this.#slice(this.#length(initial & 31)))
    }
    return new Uint8Array(Buffer.concat(chunks))
  }

  #argument(info: number): number | bigint {
    if (info < 24) return info
    switch (info) {
      case 24:
        return this.#next()
      case 25:
        return this.#view.getUint16(this.#skip(2))
      case 26:
        return this.#view.getUint32(this.#skip(4))
      case 27: {
        const value = this.#view.getBigUint64(this.#skip(8))
        return value <= 0x1fffffffffffffn ? Number(value) : value
      }
      default:
        throw malformed(`additional information ${info}`)
    }
  }

  /** A length or a count, no larger than what is left can hold. */
  #length(info: number, bytesPerItem = 1): number {
    const length = Number(this.#argument(info))
    if (length * bytesPerItem > this.#bytes.length - this.#at) throw malformed('it ends too early')
    return length
  }

  #slice(length: number): Uint8Array {
    const start = this.#skip(length)
    return this.#bytes.subarray(start, this.#at)
  }

  #takeBreak(): boolean {
    if (this.#peek() !== BREAK) return false
    this.#at++
    return true
  }

  /** Passes over so many bytes, and returns where they start. */
  #skip(length: number): number {
    const start = this.#at
    if (length > this.#bytes.length - start) throw malformed('it ends too early')
    this.#at += length
    return start
  }

  #peek(): number {
    const byte = this.#bytes[this.#at]
    if (byte === undefined) throw malformed('it ends too early')
    return byte
  }

  #next(): number {
    const byte = this.#peek()
    this.#at++
    return byte
  }
}

/** Short text without leaving JavaScript, if it is ASCII. */
function shortAscii(bytes: Uint8Array, start: number, end: number): string | undefined {
  let text = ''
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!
    if (byte > 127) return undefined
    text += String.fromCharCode(byte)
  }
  return text
}

function negative(value: number | bigint): number | bigint {
  if (typeof value === 'bigint') return -1n - value
  return value === Number.MAX_SAFE_INTEGER ? -1n - BigInt(value) : -1 - value
}

function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 31
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}
