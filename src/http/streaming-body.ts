import { Readable } from 'node:stream'
import { IncompleteReadError } from '../errors/body.ts'
import { ResponseStreamingError } from '../errors/http.ts'
import { inspectAsJson } from '../util/inspect.ts'
import { ByteCollector } from './byte-collector.ts'
import { toStreamError } from './node-errors.ts'
import { byteChunks, byteLines } from './stream-slices.ts'

/** A checksum that is worked out while a body is read. */
export interface StreamChecksum {
  update(chunk: Uint8Array): void
  /** After the last byte. Throws FlexibleChecksumError when the bytes are not what was announced. */
  verify(): void
}

/** What is known of a body before it is read. */
export interface StreamingBodyOptions {
  /** In bytes. */
  readonly contentLength?: number | undefined
  readonly checksum?: StreamChecksum | undefined
}

/** What bodies from the network have besides: ours, and node:http's where somebody's own handler uses that. */
interface NetworkBody {
  readonly complete?: boolean
  readonly socket?: { setTimeout(milliseconds: number): unknown } | null | undefined
}

const READABLE_OPTIONS = { highWaterMark: 64 * 1024 }

/**
 * A response's body, read as it comes: a Node `Readable` that also knows how to be read whole.
 *
 * Reading checks the length and, where the response has one, the checksum: a body that is cut short is an
 * `IncompleteReadError`, never a short result. A body nobody reads is given up after the read timeout; `close()` or
 * `await using` gives it up at once. Each byte is given out once, whichever way it is asked for.
 *
 * `read(size)` is Node's own: what is there already, or null. To wait for bytes, use `bytes()`, `iterChunks()` or
 * `for await`.
 *
 * @example
 * const { Body } = await s3.getObject({ Bucket: 'photos', Key: 'cat.json' })
 * console.log(await Body.json())
 */
export class StreamingBody extends Readable {
  static {
    inspectAsJson(StreamingBody.prototype)
  }

  /** In bytes, when the response says it. */
  readonly contentLength: number | undefined
  readonly #source: Readable | Uint8Array
  readonly #checksum: StreamChecksum | undefined
  #received = 0
  /** How it is read: through this stream, or all at once past it. */
  #mode: 'unread' | 'stream' | 'whole' = 'unread'
  #failure: Error | undefined
  #reject: ((error: Error) => void) | undefined

  constructor(source: Readable | Uint8Array, { contentLength, checksum }: StreamingBodyOptions = {}) {
    super(READABLE_OPTIONS)
    this.contentLength = contentLength
    this.#source = source
    this.#checksum = checksum
    // What breaks while nobody reads is told to whoever reads first.
    if (!(source instanceof Uint8Array)) source.on('error', (error) => this.#broke(error))
  }

  /**
   * The whole body, or what is left of it.
   *
   * @throws IncompleteReadError when it was cut short, ReadTimeoutError when nothing came for as long as the read
   * timeout, FlexibleChecksumError when its checksum is wrong, ResponseStreamingError when it broke off in another way
   * or has been read already
   *
   * @example
   * await writeFile('cat.jpg', await Body.bytes())
   */
  bytes(): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#mode === 'stream') return this.#rest()
    return new Promise((resolve, reject) => this.#whole(resolve, reject))
  }

  /**
   * The whole body as text.
   *
   * @param encoding `utf-8` by default, or any label that TextDecoder knows. A byte order mark is left out.
   * @throws as `bytes`
   *
   * @example
   * const page = await Body.text('shift_jis')
   */
  async text(encoding = 'utf-8'): Promise<string> {
    const decoder = new TextDecoder(encoding)
    return decoder.decode(await this.bytes())
  }

  /**
   * The whole body as the value of a JSON document.
   *
   * @throws SyntaxError when it is not JSON; otherwise as `bytes`
   *
   * @example
   * const settings = await Body.json<{ debug: boolean }>()
   */
  async json<T = unknown>(): Promise<T> {
    return JSON.parse(await this.text()) as T
  }

  /**
   * The body in chunks of exactly `size` bytes, but for the last. For chunks as they come use `for await (… of body)`.
   *
   * @param size in bytes; boto's default of 1024 is small, a few hundred KiB cost less
   * @throws as `bytes`
   *
   * @example
   * for await (const chunk of Body.iterChunks(1024 * 1024)) hash.update(chunk)
   */
  iterChunks(size = 1024): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
    if (!(Number.isInteger(size) && size > 0)) throw new RangeError(`size must be a whole number above 0, not ${size}`)
    return byteChunks(this.#pieces(), size) as AsyncGenerator<Uint8Array<ArrayBuffer>, void>
  }

  /**
   * The body's lines, which end with `\n`, `\r\n` or `\r`.
   *
   * @param options.keepEnds leave the line ends on; default false
   * @param options.encoding `utf-8` by default, or a label that TextDecoder knows whose line ends are those of ASCII
   * @throws as `bytes`
   *
   * @example
   * for await (const line of Body.iterLines()) console.log(JSON.parse(line))
   */
  async *iterLines({
    keepEnds = false,
    encoding = 'utf-8',
  }: {
    readonly keepEnds?: boolean | undefined
    readonly encoding?: string | undefined
  } = {}): AsyncGenerator<string, void> {
    const decoder = new TextDecoder(encoding)
    for await (const line of byteLines(this.#pieces(), keepEnds)) yield decoder.decode(line)
  }

  /**
   * The body as a web stream; cancelling it closes the body.
   *
   * @example
   * return new Response(Body.toWeb())
   */
  toWeb(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return Readable.toWeb(this) as ReadableStream<Uint8Array<ArrayBuffer>>
  }

  /** How many bytes have been given out. */
  tell(): number {
    return this.#received - this.readableLength
  }

  /**
   * How long to wait for the next bytes of this body, in place of the client's read timeout.
   *
   * @param seconds 0 waits for ever
   *
   * @example
   * Body.setSocketTimeout(300)
   */
  setSocketTimeout(seconds: number): void {
    if (!(seconds >= 0)) throw new RangeError(`a timeout is a number of seconds, not ${seconds}`)
    ;(this.#source as NetworkBody).socket?.setTimeout(seconds * 1000)
  }

  /** How far it has been read, and none of it: what JSON and `util.inspect` show. */
  toJSON(): object {
    const { contentLength } = this
    const closed = this.destroyed || this.readableEnded || (this.#mode === 'whole' && this.#reject === undefined)
    return { contentLength, bytesRead: this.tell(), closed }
  }

  /** Gives up what has not been read, and the connection with it. */
  async close(): Promise<void> {
    this.destroy()
    if (!this.closed) await new Promise<void>((closed) => this.once('close', closed))
  }

  override [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  override _read(): void {
    const source = this.#source
    this.#checkSource()
    if (this.#failure !== undefined) this.destroy(this.#failure)
    else if (this.#mode === 'whole') this.destroy(alreadyRead())
    else if (source instanceof Uint8Array) this.#pass(source)
    else if (this.#mode === 'stream') source.resume()
    else {
      this.#mode = 'stream'
      source.on('data', (chunk: Uint8Array) => this.#piece(chunk))
      source.on('end', () => this.#end(() => this.push(null)))
      source.on('close', () => this.#gone())
    }
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    const source = this.#source
    this.#reject?.(error ?? closed())
    if (!(source instanceof Uint8Array)) {
      // All of it has come: let it run out, and the connection serves another call.
      if ((source as NetworkBody).complete === true) source.resume()
      else source.destroy()
    }
    callback(error)
  }

  #pass(bytes: Uint8Array): void {
    this.#mode = 'stream'
    this.#received = bytes.byteLength
    this.#checksum?.update(bytes)
    if (bytes.byteLength > 0) this.push(bytes)
    this.#end(() => this.push(null))
  }

  #piece(chunk: Uint8Array): void {
    if (this.destroyed) return
    this.#received += chunk.byteLength
    this.#checksum?.update(chunk)
    if (!this.push(chunk)) (this.#source as Readable).pause()
  }

  /** Past this stream's own buffers, straight from the source. */
  #whole(resolve: (bytes: Uint8Array<ArrayBuffer>) => void, reject: (error: Error) => void): void {
    const source = this.#source
    this.#checkSource()
    if (this.#failure !== undefined || this.destroyed || this.#mode !== 'unread') {
      reject(this.#failure ?? this.errored ?? (this.destroyed ? closed() : alreadyRead()))
      return
    }
    this.#mode = 'whole'
    this.#reject = reject
    const collector = new ByteCollector(this.contentLength)
    const take = (chunk: Uint8Array) => {
      this.#received += chunk.byteLength
      this.#checksum?.update(chunk)
      collector.add(chunk)
    }
    const finish = () => this.#end(() => resolve(collector.bytes()))
    if (source instanceof Uint8Array) {
      take(source)
      finish()
      return
    }
    source.on('data', take)
    source.on('end', finish)
    source.on('close', () => this.#gone())
  }

  async #rest(): Promise<Uint8Array<ArrayBuffer>> {
    if (this.readableEnded || this.destroyed) throw this.#failure ?? this.errored ?? alreadyRead()
    const collector = new ByteCollector(undefined)
    for await (const chunk of this.#pieces()) collector.add(chunk)
    return collector.bytes()
  }

  async *#pieces(): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of this as AsyncIterable<Uint8Array | string>) {
      yield typeof chunk === 'string' ? Buffer.from(chunk, this.readableEncoding ?? 'utf8') : chunk
    }
  }

  /** All has come: is it what was announced? */
  #end(done: () => void): void {
    const { contentLength } = this
    if (contentLength !== undefined && this.#received !== contentLength) {
      this.#fail(new IncompleteReadError({ actualBytes: this.#received, expectedBytes: contentLength }))
      return
    }
    try {
      this.#checksum?.verify()
    } catch (error) {
      this.#fail(error as Error)
      return
    }
    this.#reject = undefined
    done()
  }

  /** It may have broken before anybody could listen; then it says nothing any more. */
  #checkSource(): void {
    const source = this.#source
    if (this.#mode === 'unread' && !(source instanceof Uint8Array) && source.destroyed && this.#failure === undefined) {
      this.#broke(source.errored ?? closed())
    }
  }

  #broke(cause: Error): void {
    const { contentLength } = this
    const error = toStreamError(cause)
    const cutShort = (error.cause as Partial<Error> | undefined)?.message === 'aborted' && contentLength !== undefined
    if (!cutShort) this.#fail(error)
    else this.#fail(new IncompleteReadError({ actualBytes: this.#received, expectedBytes: contentLength }, { cause }))
  }

  /** The source was closed; that is too early if somebody still waits. */
  #gone(): void {
    if (this.#reject !== undefined || (this.#mode === 'stream' && !this.destroyed && !this.readableEnded)) {
      if (!(this.#source as Readable).readableEnded) this.#fail(closed())
    }
  }

  #fail(error: Error): void {
    const reject = this.#reject
    this.#failure ??= error
    if (reject !== undefined) {
      this.#reject = undefined
      reject(error)
    } else if (this.#mode === 'stream') this.destroy(this.#hasReader() ? error : undefined)
  }

  /** An `error` event that nobody listens to ends the process; a body that was put aside must not do that. */
  #hasReader(): boolean {
    return this.readableFlowing === true || this.listenerCount('error') > 0 || this.listenerCount('readable') > 0
  }
}

function alreadyRead(): ResponseStreamingError {
  return new ResponseStreamingError({ error: 'the body has been read already' })
}

function closed(): ResponseStreamingError {
  return new ResponseStreamingError({ error: 'the body was closed before its end' })
}
