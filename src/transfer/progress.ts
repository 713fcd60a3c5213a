import { isPromise } from '../util/promise.ts'

/** How far a transfer has come, in bytes. */
export interface TransferProgress {
  /** All in all: the sum of what the callback was told. */
  readonly transferred: number
  /** What it comes to in the end, once that is known. */
  readonly size: number | undefined
}

/**
 * Told of bytes that went by: more by `bytesTransferred`, which is below zero where some have to go by again. What it
 * throws, or rejects with while it goes on, ends the transfer.
 */
export type ProgressCallback = (bytesTransferred: number, progress: TransferProgress) => void | Promise<void>

/** Counts what a transfer has moved, and tells a callback. */
export class Progress {
  size: number | undefined
  #transferred = 0
  readonly #callback: ProgressCallback
  readonly #fail: (error: unknown) => void

  constructor(callback: ProgressCallback, fail: (error: unknown) => void) {
    this.#callback = callback
    this.#fail = fail
  }

  add(bytes: number): void {
    if (bytes === 0) return
    this.#transferred += bytes
    try {
      const told: unknown = this.#callback(bytes, { transferred: this.#transferred, size: this.size })
      if (isPromise(told)) told.then(undefined, this.#fail)
    } catch (error) {
      this.#fail(error)
    }
  }
}
