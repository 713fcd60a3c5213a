import { createCRC32, createCRC64, createXXHash3, createXXHash64, createXXHash128 } from 'hash-wasm'
import type { Checksum } from './algorithm.ts'

type WasmName = 'crc32c' | 'crc64nvme' | 'xxhash3' | 'xxhash64' | 'xxhash128'

const CREATE = {
  crc32c: () => createCRC32(0x82f63b78),
  crc64nvme: () => createCRC64('9a6c9329ac4bc9b5'),
  xxhash3: () => createXXHash3(),
  xxhash64: () => createXXHash64(),
  xxhash128: () => createXXHash128(),
}

/** A checksum in WebAssembly, which takes a few milliseconds to begin. The seed of xxHash is 0. */
export async function createWasmChecksum(name: WasmName): Promise<Checksum> {
  const hasher = await CREATE[name]()
  return {
    update: (bytes) => {
      hasher.update(bytes)
    },
    digest: () => hasher.digest('binary'),
  }
}
