import { crc32 } from 'node:zlib'
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

/** The whole checksum of one piece, as a header has it. */
export function crc32Base64(bytes: Uint8Array): string {
  return bigEndian(crc32(bytes)).toString('base64')
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeUInt32BE(value)
  return bytes
}
