import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { toStreamError } from './node-errors.ts'

/**
 * A body that is read while it comes. Its socket is read no faster than the body is, and keeps the program alive only while
 * a reader waits for bytes: an unread or abandoned body must not hold a program up.
 */
export class ResponseBody extends Readable {
  /** Whether all of it has come; its socket may serve another call then. */
  complete = false
  readonly #socket: Socket

  constructor(socket: Socket) {
    super()
    this.#socket = socket
    socket.unref()
  }

  /** The connection, while it is this body's. */
  get socket(): Socket | undefined {
    return this.complete ? undefined : this.#socket
  }

  /** More of it has come. */
  receive(bytes: Buffer): void {
    if (this.push(bytes)) return
    this.#socket.pause()
    this.#socket.unref()
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
