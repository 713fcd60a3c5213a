import { crc32 } from '../util/crc32.ts'
import type { Checksum } from './algorithm.ts'

export class Crc32 implements Checksum {
  #value = 0

  update(bytes: Uint8Array): void {
    this.#value = crc32(bytes, this.#value)
  }

  digest(): Uint8Array {
    return bigEndian(this.#value)
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The whole checksum of one piece, as a header has it: base64 of four bytes, without a buffer for them. */
export function crc32Base64(bytes: Uint8Array): string {
  const value = crc32(bytes)
  return (
    ALPHABET[value >>> 26]! +
    ALPHABET[(value >>> 20) & 63]! +
    ALPHABET[(value >>> 14) & 63]! +
    ALPHABET[(value >>> 8) & 63]! +
    ALPHABET[(value >>> 2) & 63]! +
    ALPHABET[(value << 4) & 63]! +
    '=='
  )
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeUInt32BE(value)
  return bytes
}
