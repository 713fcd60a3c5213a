import type { Checksum } from './algorithm.ts'

const POLYNOMIAL = 0x82f63b78

/** Eight bytes at a time: the n-th table is the checksum of a byte with n zero bytes after it. */
const TABLES: readonly Int32Array[] = makeTables()
const [T0, T1, T2, T3, T4, T5, T6, T7] = TABLES as readonly [
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
]

function makeTables(): Int32Array[] {
  const tables = Array.from({ length: 8 }, () => new Int32Array(256))
  const first = tables[0]!
  for (let byte = 0; byte < 256; byte++) {
    let value = byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1
    first[byte] = value
  }
  for (let n = 1; n < 8; n++) {
    const before = tables[n - 1]!
    for (let byte = 0; byte < 256; byte++) {
      tables[n]![byte] = (before[byte]! >>> 8) ^ first[before[byte]! & 255]!
    }
  }
  return tables
}

/** CRC-32 with Castagnoli's polynomial. */
export class Crc32c implements Checksum {
  #value = -1

  update(bytes: Uint8Array): void {
    let value = this.#value
    let i = 0
    for (const end = bytes.length - 7; i < end; i += 8) {
      value ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24)
      value =
        T7[value & 255]! ^
        T6[(value >>> 8) & 255]! ^
        T5[(value >>> 16) & 255]! ^
        T4[value >>> 24]! ^
        T3[bytes[i + 4]!]! ^
        T2[bytes[i + 5]!]! ^
        T1[bytes[i + 6]!]! ^
        T0[bytes[i + 7]!]!
    }
    for (; i < bytes.length; i++) value = T0[(value ^ bytes[i]!) & 255]! ^ (value >>> 8)
    this.#value = value
  }

  digest(): Uint8Array {
    const bytes = Buffer.allocUnsafe(4)
    bytes.writeInt32BE(~this.#value)
    return bytes
  }
}
