import type { ClientRequest } from 'node:http'
import type { Readable } from 'node:stream'
import { AwsError } from '../errors/aws-error.ts'
import { IncompleteReadError } from '../errors/body.ts'
import { HTTPClientError } from '../errors/http.ts'

/** Copies a body's stream into a request, no faster than the socket takes it. */
export class Upload {
  readonly #source: Readable
  readonly #request: ClientRequest
  readonly #expected: number | undefined
  readonly #failed: (error: AwsError) => void
  #sent = 0
  #over = false

  constructor(
    source: Readable,
    request: ClientRequest,
    expected: number | undefined,
    failed: (error: AwsError) => void,
  ) {
    this.#source = source
    this.#request = request
    this.#expected = expected
    this.#failed = failed
  }

  /** Whether it is the source's turn. */
  get waiting(): boolean {
    return !this.#over
  }

  start(): void {
    const source = this.#source
    source.on('error', (error) => this.#fail(error))
    source.on('data', (chunk: Uint8Array | string) => this.#write(chunk))
    source.on('end', () => this.#end())
    source.on('close', () => this.#fail(new Error('the body was closed before its end')))
    this.#request.on('drain', () => source.resume())
    if (source.destroyed) this.#fail(source.errored ?? new Error('the body was closed before its end'))
  }

  stop(): void {
    this.#over = true
    this.#source.destroy()
  }

  #write(data: Uint8Array | string): void {
    if (this.#over) return
    const chunk = typeof data === 'string' ? Buffer.from(data, this.#source.readableEncoding ?? 'utf8') : data
    this.#sent += chunk.byteLength
    if (this.#expected !== undefined && this.#sent > this.#expected) this.#mismatch()
    else if (!this.#request.write(chunk)) this.#source.pause()
  }

  #end(): void {
    if (this.#over) return
    if (this.#expected !== undefined && this.#sent !== this.#expected) {
      this.#mismatch()
      return
    }
    this.#over = true
    this.#request.end()
  }

  #mismatch(): void {
    const lengths = { actualBytes: this.#sent, expectedBytes: this.#expected! }
    this.#fail(new IncompleteReadError(lengths, { phase: 'send' }))
  }

  #fail(error: unknown): void {
    if (this.#over) return
    this.stop()
    this.#failed(error instanceof AwsError ? error : new HTTPClientError({ error }, { cause: error }))
  }
}
