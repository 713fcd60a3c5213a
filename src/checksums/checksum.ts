import { whereBundled } from '../util/bundled-features.ts'
import { toBase64 } from '../util/bytes.ts'
import type { Checksum } from './algorithm.ts'
import { Crc32 } from './crc32.ts'
import { createDigest } from './digest.ts'

/** Names as they stand in `x-amz-checksum-…`. */
export type ChecksumName =
  | 'crc32'
  | 'crc32c'
  | 'crc64nvme'
  | 'md5'
  | 'sha1'
  | 'sha256'
  | 'sha512'
  | 'xxhash128'
  | 'xxhash3'
  | 'xxhash64'

/** All that there are; of several in a response, the first here is verified. */
export const CHECKSUM_NAMES: readonly ChecksumName[] = [
  'xxhash128',
  'xxhash3',
  'crc64nvme',
  'xxhash64',
  'crc32c',
  'crc32',
  'sha1',
  'sha256',
  'sha512',
  'md5',
]

export function isChecksumName(name: string): name is ChecksumName {
  return (CHECKSUM_NAMES as readonly string[]).includes(name)
}

/** From this many bytes on, WebAssembly repays what it takes to begin. */
const WORTH_WASM = 4 * 1024 * 1024

/**
 * A new checksum, for about `size` bytes. A promise where WebAssembly has to be compiled: for the xxHash family, and
 * for the CRCs that Node lacks when there is much to read.
 */
export function createChecksum(name: ChecksumName, size: number = 0): Checksum | Promise<Checksum> {
  switch (name) {
    case 'crc32':
      return new Crc32()
    case 'crc32c':
    case 'crc64nvme':
      return (size < WORTH_WASM ? undefined : whereBundled(() => createWasm(name))) ?? createCrc(name)
    case 'xxhash128':
    case 'xxhash3':
    case 'xxhash64':
      return createWasm(name)
    default:
      return createDigest(name)
  }
}

function createCrc(name: 'crc32c' | 'crc64nvme'): Checksum {
  if (name === 'crc32c') {
    const { Crc32c } = require('./crc32c.ts') as typeof import('./crc32c.ts')
    return new Crc32c()
  }
  const { Crc64Nvme } = require('./crc64nvme.ts') as typeof import('./crc64nvme.ts')
  return new Crc64Nvme()
}

function createWasm(name: 'crc32c' | 'crc64nvme' | 'xxhash3' | 'xxhash64' | 'xxhash128'): Promise<Checksum> {
  const { createWasmChecksum } = require('./wasm-checksum.ts') as typeof import('./wasm-checksum.ts')
  return createWasmChecksum(name)
}

const NO_BYTES = new Uint8Array(0)

// Kept, because even a require that finds its module costs more than the checksum.
let crc32Base64: ((bytes: Uint8Array) => string) | undefined

/** The checksum of a body in memory, as a header has it. */
export function checksumBase64(name: ChecksumName, body: Uint8Array | undefined): string | Promise<string> {
  const bytes = body ?? NO_BYTES
  if (name === 'crc32') {
    crc32Base64 ??= (require('./crc32.ts') as typeof import('./crc32.ts')).crc32Base64
    return crc32Base64(bytes)
  }
  const checksum = createChecksum(name, bytes.length)
  return checksum instanceof Promise ? checksum.then((loaded) => digest(loaded, bytes)) : digest(checksum, bytes)
}

function digest(checksum: Checksum, bytes: Uint8Array): string {
  checksum.update(bytes)
  return toBase64(checksum.digest())
}
