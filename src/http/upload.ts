import type { Readable, Writable } from 'node:stream'
import { AwsError } from '../errors/aws-error.ts'
import { IncompleteReadError } from '../errors/body.ts'
import { HTTPClientError } from '../errors/http.ts'
import { pieceOfBody } from './body.ts'

export interface UploadOptions {
  /** Each piece goes with its length in front of it (RFC 9112, section 7.1). */
  readonly chunked: boolean
  /** How many bytes were promised, if any were. */
  readonly expected: number | undefined
  readonly failed: (error: AwsError) => void
  /** All of it has been handed over. */
  readonly ended?: () => void
}

/** Copies a body's stream into a socket, or one of its streams, no faster than that takes it. */
export class Upload {
  readonly #source: Readable
  readonly #socket: Writable
  readonly #options: UploadOptions
  #sent = 0
  #over = false

  readonly #onDrain = (): void => {
    this.#source.resume()
  }

  constructor(source: Readable, socket: Writable, options: UploadOptions) {
    this.#source = source
    this.#socket = socket
    this.#options = options
  }

  /** Whether it is the source's turn. */
  get waiting(): boolean {
    return !this.#over
  }

  start(): void {
    const source = this.#source
    source.on('error', (error) => this.#fail(error))
    source.on('data', (data: unknown) => this.#take(data))
    source.on('end', () => this.#end())
    source.on('close', () => this.#fail(new Error('the body was closed before its end')))
    this.#socket.on('drain', this.#onDrain)
    if (source.destroyed) this.#fail(source.errored ?? new Error('the body was closed before its end'))
    // It may have been paused before it was given.
    else source.resume()
  }

  stop(): void {
    this.#leave()
    this.#source.destroy()
  }

  #take(data: unknown): void {
    if (this.#over) return
    try {
      const { readableEncoding } = this.#source
      this.#write(typeof data === 'string' ? Buffer.from(data, readableEncoding ?? 'utf8') : pieceOfBody(data))
    } catch (error) {
      this.#fail(error)
    }
  }

  #write(chunk: Uint8Array): void {
    this.#sent += chunk.byteLength
    const { expected, chunked } = this.#options
    if (expected !== undefined && this.#sent > expected) this.#mismatch()
    else if (!(chunked ? this.#writeChunk(chunk) : this.#socket.write(chunk))) this.#source.pause()
  }

  #writeChunk(chunk: Uint8Array): boolean {
    // One without bytes would be the end.
    if (chunk.byteLength === 0) return true
    const socket = this.#socket
    socket.cork()
    socket.write(`${chunk.byteLength.toString(16)}\r\n`, 'latin1')
    socket.write(chunk)
    const more = socket.write('\r\n', 'latin1')
    socket.uncork()
    return more
  }

  #end(): void {
    if (this.#over) return
    const { expected, chunked } = this.#options
    if (expected !== undefined && this.#sent !== expected) {
      this.#mismatch()
      return
    }
    this.#leave()
    if (chunked) this.#socket.write('0\r\n\r\n', 'latin1')
    this.#options.ended?.()
  }

  #leave(): void {
    this.#over = true
    this.#socket.removeListener('drain', this.#onDrain)
  }

  #mismatch(): void {
    const lengths = { actualBytes: this.#sent, expectedBytes: this.#options.expected! }
    this.#fail(new IncompleteReadError(lengths, { phase: 'send' }))
  }

  #fail(error: unknown): void {
    if (this.#over) return
    this.stop()
    this.#options.failed(error instanceof AwsError ? error : new HTTPClientError({ error }, { cause: error }))
  }
}
