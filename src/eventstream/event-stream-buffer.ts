import { type EventStreamMessage, type MessagePrelude, PRELUDE_BYTES, readMessage, readPrelude } from './message.ts'

const NOTHING = new Uint8Array(0)

/** Collects bytes as they come until they are a message. */
export class EventStreamBuffer {
  #chunks: Uint8Array[] = []
  #size = 0
  #prelude: MessagePrelude | undefined

  addData(chunk: Uint8Array): void {
    if (chunk.byteLength === 0) return
    this.#chunks.push(chunk)
    this.#size += chunk.byteLength
  }

  /** The next message, or undefined until more bytes have come. Throws a ParserError for what is no message. */
  next(): EventStreamMessage | undefined {
    if (this.#prelude === undefined) {
      if (this.#size < PRELUDE_BYTES) return undefined
      this.#prelude = readPrelude(this.#first(PRELUDE_BYTES).subarray(0, PRELUDE_BYTES))
    }
    const prelude = this.#prelude
    if (this.#size < prelude.totalLength) return undefined
    const bytes = this.#first(prelude.totalLength)
    this.#advance(bytes, prelude.totalLength)
    this.#prelude = undefined
    return readMessage(bytes.subarray(0, prelude.totalLength), prelude)
  }

  /** The message that has come in part only: its bytes so far and, as far as that is known, all it has to have. */
  get unfinished(): { readonly received: number; readonly expected: number } | undefined {
    if (this.#size === 0) return undefined
    return { received: this.#size, expected: this.#prelude?.totalLength ?? PRELUDE_BYTES }
  }

  /** A piece that begins with at least the first `length` bytes. Joins chunks only when one does not hold them all. */
  #first(length: number): Uint8Array {
    if (this.#chunks[0]!.byteLength < length) this.#chunks = [Buffer.concat(this.#chunks, this.#size)]
    return this.#chunks[0]!
  }

  #advance(first: Uint8Array, length: number): void {
    const rest = first.byteLength === length ? NOTHING : first.subarray(length)
    if (rest === NOTHING) this.#chunks.shift()
    else this.#chunks[0] = rest
    this.#size -= length
  }
}
