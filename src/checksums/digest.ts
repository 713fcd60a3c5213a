import { createHash } from 'node:crypto'
import type { Checksum } from './algorithm.ts'

/** A cryptographic digest: MD5, SHA-1, SHA-256, SHA-512. */
export function createDigest(name: 'md5' | 'sha1' | 'sha256' | 'sha512'): Checksum {
  const hash = createHash(name)
  return {
    update: (bytes) => {
      hash.update(bytes)
    },
    digest: () => hash.digest(),
  }
}
