import { ParamValidationError } from '../../errors/params.ts'

/** CBOR's major types, in the place that they have in an initial byte. */
export const UNSIGNED = 0x00
export const NEGATIVE = 0x20
export const BYTES = 0x40
export const TEXT = 0x60
export const LIST = 0x80
export const MAP = 0xa0
export const TAG = 0xc0

const FALSE = 0xf4
const TRUE = 0xf5
const NULL = 0xf6
const FLOAT16 = 0xf9
const FLOAT32 = 0xfa
const FLOAT64 = 0xfb

/** Up to here the way into native code costs more than the text. */
const SHORT = 32

const TWO_TO_32 = 4294967296
const MAX_64 = 0xffffffffffffffffn

/** Writes CBOR's items, with definite lengths, into a buffer that grows. */
export class CborEncoder {
  #buffer = Buffer.allocUnsafeSlow(1024)
  #at = 0

  /** A copy of what has been written; the encoder starts anew. */
  finish(): Uint8Array {
    const bytes = new Uint8Array(this.#buffer.subarray(0, this.#at))
    this.reset()
    return bytes
  }

  reset(): void {
    this.#at = 0
    // One large request must not hold its memory for good.
    if (this.#buffer.length > 1 << 16) this.#buffer = Buffer.allocUnsafeSlow(1024)
  }

  /** An initial byte and the number after it: a length, a count, a tag, a whole number. */
  head(major: number, value: number): void {
    this.#reserve(9)
    const buffer = this.#buffer
    if (value < 24) {
      buffer[this.#at++] = major | value
    } else if (value < 0x100) {
      buffer[this.#at] = major | 24
      buffer[this.#at + 1] = value
      this.#at += 2
    } else if (value < 0x10000) {
      buffer[this.#at] = major | 25
      this.#at = buffer.writeUInt16BE(value, this.#at + 1)
    } else if (value < TWO_TO_32) {
      buffer[this.#at] = major | 26
      this.#at = buffer.writeUInt32BE(value, this.#at + 1)
    } else {
      buffer[this.#at] = major | 27
      buffer.writeUInt32BE(Math.floor(value / TWO_TO_32), this.#at + 1)
      this.#at = buffer.writeUInt32BE(value % TWO_TO_32, this.#at + 5)
    }
  }

  integer(value: number | bigint): void {
    if (typeof value === 'number' && Number.isSafeInteger(value)) {
      if (value >= 0) this.head(UNSIGNED, value)
      else this.head(NEGATIVE, -1 - value)
    } else {
      this.#bigInteger(BigInt(value))
    }
  }

  #bigInteger(value: bigint): void {
    const magnitude = value < 0n ? -1n - value : value
    if (magnitude <= 0xffffffffn) {
      this.head(value < 0n ? NEGATIVE : UNSIGNED, Number(magnitude))
      return
    }
    if (magnitude > MAX_64) {
      throw new ParamValidationError({
        report: `Invalid value for parameter, value: ${value}, it needs more than 64 bits`,
      })
    }
    this.#reserve(9)
    this.#buffer[this.#at] = (value < 0n ? NEGATIVE : UNSIGNED) | 27
    this.#at = this.#buffer.writeBigUInt64BE(magnitude, this.#at + 1)
  }

  text(value: string): void {
    if (value.length < SHORT && this.#shortAscii(value)) return
    const length = Buffer.byteLength(value)
    this.head(TEXT, length)
    this.#reserve(length)
    this.#at += this.#buffer.write(value, this.#at, 'utf8')
  }

  /** Writes short text without leaving JavaScript, if it is ASCII. */
  #shortAscii(value: string): boolean {
    this.#reserve(SHORT + 2)
    const { length } = value
    const start = length < 24 ? this.#at + 1 : this.#at + 2
    const buffer = this.#buffer
    for (let i = 0; i < length; i++) {
      const code = value.charCodeAt(i)
      if (code > 127) return false
      buffer[start + i] = code
    }
    this.head(TEXT, length)
    this.#at += length
    return true
  }

  bytes(value: Uint8Array): void {
    this.head(BYTES, value.byteLength)
    this.#reserve(value.byteLength)
    this.#buffer.set(value, this.#at)
    this.#at += value.byteLength
  }

  boolean(value: boolean): void {
    this.#byte(value ? TRUE : FALSE)
  }

  null(): void {
    this.#byte(NULL)
  }

  float32(value: number): void {
    if (Number.isFinite(value)) {
      this.#reserve(5)
      this.#buffer[this.#at] = FLOAT32
      this.#at = this.#buffer.writeFloatBE(value, this.#at + 1)
    } else this.#special(value)
  }

  float64(value: number): void {
    if (Number.isFinite(value)) {
      this.#reserve(9)
      this.#buffer[this.#at] = FLOAT64
      this.#at = this.#buffer.writeDoubleBE(value, this.#at + 1)
    } else this.#special(value)
  }

  /** Infinities and what is no number, for which half a float is enough. */
  #special(value: number): void {
    this.#reserve(3)
    this.#buffer[this.#at] = FLOAT16
    this.#at = this.#buffer.writeUInt16BE(Number.isNaN(value) ? 0x7e00 : value > 0 ? 0x7c00 : 0xfc00, this.#at + 1)
  }

  #byte(byte: number): void {
    this.#reserve(1)
    this.#buffer[this.#at++] = byte
  }

  #reserve(size: number): void {
    const needed = this.#at + size
    if (needed <= this.#buffer.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#buffer.length * 2))
    this.#buffer.copy(larger, 0, 0, this.#at)
    this.#buffer = larger
  }
}
