const MAX_AT_ONCE = 64 * 1024

/** Puts chunks together. With a known, large length they go straight to their place, so that nothing is held twice. */
export class ByteCollector {
  #size = 0
  #first: Uint8Array | undefined
  #chunks: Uint8Array[] | undefined
  #whole: Buffer | undefined

  constructor(expected: number | undefined) {
    if (expected !== undefined && expected > MAX_AT_ONCE) this.#whole = Buffer.allocUnsafeSlow(expected)
  }

  add(chunk: Uint8Array): void {
    const before = this.#size
    this.#size += chunk.byteLength
    if (this.#whole !== undefined) {
      // More than announced: the length is checked by who knows it.
      if (this.#size <= this.#whole.byteLength) this.#whole.set(chunk, before)
    } else if (this.#first === undefined) this.#first = chunk
    else if (this.#chunks === undefined) this.#chunks = [this.#first, chunk]
    else this.#chunks.push(chunk)
  }

  /** A plain Uint8Array: Buffer's `slice` means something else. What comes from the network is never shared memory. */
  bytes(): Uint8Array<ArrayBuffer> {
    const all = this.#whole ?? (this.#chunks === undefined ? this.#first : Buffer.concat(this.#chunks, this.#size))
    if (all === undefined) return new Uint8Array(0)
    return new Uint8Array(all.buffer as ArrayBuffer, all.byteOffset, Math.min(all.byteLength, this.#size))
  }
}
