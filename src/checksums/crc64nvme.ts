import type { Checksum } from './algorithm.ts'

const POLYNOMIAL_HIGH = 0x9a6c9329
const POLYNOMIAL_LOW = 0xac4bc9b5

type Tables = readonly [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]

/** Eight bytes at a time, 64 bits as two halves: bitwise operators are worth far more than BigInt here. */
const { high: HIGH, low: LOW } = makeTables()

function makeTables(): { high: Tables; low: Tables } {
  const high = Array.from({ length: 8 }, () => new Int32Array(256)) as unknown as Tables
  const low = Array.from({ length: 8 }, () => new Int32Array(256)) as unknown as Tables
  for (let byte = 0; byte < 256; byte++) {
    let h = 0
    let l = byte
    for (let bit = 0; bit < 8; bit++) {
      const odd = l & 1
      l = (l >>> 1) | (h << 31)
      h >>>= 1
      if (odd) {
        h ^= POLYNOMIAL_HIGH
        l ^= POLYNOMIAL_LOW
      }
    }
    high[0][byte] = h
    low[0][byte] = l
  }
  for (let n = 1; n < 8; n++) {
    for (let byte = 0; byte < 256; byte++) {
      const h = high[n - 1]![byte]!
      const l = low[n - 1]![byte]!
      high[n]![byte] = (h >>> 8) ^ high[0][l & 255]!
      low[n]![byte] = ((l >>> 8) | (h << 24)) ^ low[0][l & 255]!
    }
  }
  return { high, low }
}

/** The CRC-64 of the NVM Express specification. */
export class Crc64Nvme implements Checksum {
  #high = -1
  #low = -1

  update(bytes: Uint8Array): void {
    const [h0, h1, h2, h3, h4, h5, h6, h7] = HIGH
    const [l0, l1, l2, l3, l4, l5, l6, l7] = LOW
    let high = this.#high
    let low = this.#low
    let i = 0
    for (const end = bytes.length - 7; i < end; i += 8) {
      const x = low ^ (bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24))
      const y = high ^ (bytes[i + 4]! | (bytes[i + 5]! << 8) | (bytes[i + 6]! << 16) | (bytes[i + 7]! << 24))
      const a = x & 255
      const b = (x >>> 8) & 255
      const c = (x >>> 16) & 255
      const d = x >>> 24
      const e = y & 255
      const f = (y >>> 8) & 255
      const g = (y >>> 16) & 255
      const h = y >>> 24
      high = h7[a]! ^ h6[b]! ^ h5[c]! ^ h4[d]! ^ h3[e]! ^ h2[f]! ^ h1[g]! ^ h0[h]!
      low = l7[a]! ^ l6[b]! ^ l5[c]! ^ l4[d]! ^ l3[e]! ^ l2[f]! ^ l1[g]! ^ l0[h]!
    }
    for (; i < bytes.length; i++) {
      const index = (low ^ bytes[i]!) & 255
      low = ((low >>> 8) | (high << 24)) ^ l0[index]!
      high = (high >>> 8) ^ h0[index]!
    }
    this.#high = high
    this.#low = low
  }

  digest(): Uint8Array {
    const bytes = Buffer.allocUnsafe(8)
    bytes.writeInt32BE(~this.#high, 0)
    bytes.writeInt32BE(~this.#low, 4)
    return bytes
  }
}
