import * as crypto from 'node:crypto'

export const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

type OneShot = (algorithm: string, data: string | Uint8Array, encoding: 'hex' | 'binary') => string

// The one-shot digest allocates no Hash object; runtimes other than Node may lack it.
const digest: OneShot =
  (crypto as { hash?: OneShot }).hash ??
  ((algorithm, data, encoding) => crypto.createHash(algorithm).update(data).digest(encoding))

/** Hex. A string counts as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return digest('sha256', data, 'hex')
}

export function hmacSha256(key: string | Uint8Array, data: string): Buffer {
  return crypto.createHmac('sha256', key).update(data).digest()
}

const BLOCK = 64
const DIGEST = 32

/**
 * HMAC-SHA256 with one key over texts of one length in ASCII: two one-shot digests over kept buffers, at less than
 * half of what an Hmac object costs.
 */
export class FixedLengthHmac {
  readonly #inner: Buffer
  readonly #outer: Buffer

  /** `key` is a SHA-256 digest, so never longer than a block. */
  constructor(key: Uint8Array, length: number) {
    this.#inner = Buffer.alloc(BLOCK + length)
    this.#outer = Buffer.alloc(BLOCK + DIGEST)
    for (let i = 0; i < BLOCK; i++) {
      const byte = key[i] ?? 0
      this.#inner[i] = byte ^ 0x36
      this.#outer[i] = byte ^ 0x5c
    }
  }

  /** Puts text at an offset of the message; what is there stays until it is overwritten. */
  write(text: string, offset: number): void {
    this.#inner.write(text, BLOCK + offset, 'latin1')
  }

  /** The hex HMAC of the message as written. */
  hex(): string {
    this.#outer.write(digest('sha256', this.#inner, 'binary'), BLOCK, 'latin1')
    return digest('sha256', this.#outer, 'hex')
  }
}
