import { createXXHash3, createXXHash64, createXXHash128 } from 'hash-wasm'
import type { Checksum } from './algorithm.ts'

type XxhashName = 'xxhash3' | 'xxhash64' | 'xxhash128'

const CREATE = { xxhash3: createXXHash3, xxhash64: createXXHash64, xxhash128: createXXHash128 }

/** xxHash64, and XXH3 in 64 and 128 bits, with seed 0. */
export async function createXxhash(name: XxhashName): Promise<Checksum> {
  const hasher = await CREATE[name]()
  return {
    update: (bytes) => {
      hasher.update(bytes)
    },
    digest: () => hasher.digest('binary'),
  }
}
