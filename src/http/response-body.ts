import { Readable } from 'node:stream'
import { toStreamError } from './node-errors.ts'

/** So much is taken in before there is a reader: a small body is complete then, and its socket free. */
const MAX_AHEAD_BYTES = 64 * 1024

/** Where a body's bytes come from: a socket, or what stands for one. */
export interface ResponseSource {
  /** Whether the program has to wait for it. */
  ref(): unknown
  unref(): unknown
  pause(): unknown
  resume(): unknown
  /** Gives up what has not come yet. */
  destroy(): unknown
}

/**
 * A body that is read while it comes. Its socket is read no faster than the body is, and keeps the program alive only while
 * a reader waits for bytes: an unread or abandoned body must not hold a program up.
 */
export class ResponseBody<Source extends ResponseSource = ResponseSource> extends Readable {
  /** Whether all of it has come; its socket may serve another call then. */
  complete = false
  readonly #socket: Source

  constructor(socket: Source) {
    // Only a reader asks for bytes, then: nobody else may hold the program up.
    super({ highWaterMark: 0 })
    this.#socket = socket
    // What breaks before there is a reader is told to the reader, and does not end the process.
    this.on('error', () => {})
    socket.unref()
  }

  /** The connection, while it is this body's. */
  get socket(): Source | undefined {
    return this.complete ? undefined : this.#socket
  }

  /** More of it has come. */
  receive(bytes: Buffer): void {
    if (this.push(bytes)) return
    this.#socket.unref()
    if (this.readableLength > MAX_AHEAD_BYTES) this.#socket.pause()
  }

  /** All of it has come. */
  finish(): void {
    this.complete = true
    this.push(null)
  }

  override _read(): void {
    if (this.complete) return
    this.#socket.ref()
    this.#socket.resume()
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    if (!this.complete) this.#socket.destroy()
    callback(error === null ? null : toStreamError(error))
  }
}
