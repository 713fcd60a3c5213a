import { Readable } from 'node:stream'
import { bothObservers } from '../client/both-observers.ts'
import type { CallObserver } from '../client/call-observer.ts'
import type { Params } from '../client/stages.ts'
import { StreamedBody } from '../http/body.ts'
import type { Output } from '../protocols/protocol.ts'
import type { Transfer } from './transfer.ts'
import type { Stretch } from './upload-source.ts'

/** How much goes by between two words to a callback, and is read of a file at a time. */
const PIECE = 256 * 1024

/** Calls an operation whose body is this. What is in memory and of no interest to anybody goes in one piece. */
export function send(transfer: Transfer, operation: string, params: Params, stretch: Stretch): Promise<Output> {
  const { progress, bandwidth } = transfer
  if (stretch instanceof Uint8Array && progress === undefined && bandwidth === undefined) {
    return transfer.call(operation, { ...params, Body: stretch })
  }
  const sending = new Sending(transfer, stretch)
  const watch = (other: CallObserver | undefined): CallObserver => bothObservers(other, sending)
  return transfer.call(operation, { ...params, Body: sending.body }, watch)
}

/**
 * A body that is counted, and held up, while it is on its way: it is also read for checksums and signatures, and from its
 * start for each attempt.
 */
class Sending implements CallObserver {
  readonly body: StreamedBody
  readonly #transfer: Transfer
  readonly #stretch: Stretch
  #isOnItsWay = false
  #counted = 0

  constructor(transfer: Transfer, stretch: Stretch) {
    this.#transfer = transfer
    this.#stretch = stretch
    const open = (): Readable => this.#open()
    this.body = new StreamedBody(stretch, stretch.length, open, open)
  }

  resolved(): void {}

  sending(): void {
    this.#isOnItsWay = true
  }

  received(): void {
    this.#isOnItsWay = false
  }

  retrying(): void {}
  ended(): void {}
  failed(): void {}

  #open(): Readable {
    const pieces = this.#isOnItsWay ? this.#countedPieces() : this.#pieces()
    return Readable.from(pieces, { objectMode: false })
  }

  async *#countedPieces(): AsyncGenerator<Uint8Array, void> {
    const { progress, bandwidth, signal } = this.#transfer
    progress?.add(-this.#counted)
    this.#counted = 0
    for await (const piece of this.#pieces()) {
      await bandwidth?.take(piece.length, signal)
      yield piece
      this.#counted += piece.length
      progress?.add(piece.length)
    }
  }

  async *#pieces(): AsyncGenerator<Uint8Array, void> {
    const stretch = this.#stretch
    for (let at = 0; at < stretch.length; at += PIECE) {
      const length = Math.min(PIECE, stretch.length - at)
      yield stretch instanceof Uint8Array ? stretch.subarray(at, at + length) : await stretch.read(at, length)
    }
  }
}
