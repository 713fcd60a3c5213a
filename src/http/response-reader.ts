import { ChunkedDecoder } from './chunked-decoder.ts'
import { notHttp } from './not-http.ts'
import { parseResponseHead, type ResponseHead, VERSION } from './response-head.ts'

const MAX_HEAD_BYTES = 64 * 1024
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const EMPTY = Buffer.alloc(0)

/** Who a response is read for. */
export interface ResponseSink {
  /** The server sent `100 Continue`. */
  continued(): void
  head(head: ResponseHead): void
  body(bytes: Buffer): void
  /** The response is whole. `reusable` says whether another request may follow on its connection. */
  end(reusable: boolean): void
}

type State = 'idle' | 'head' | 'length' | 'until-close' | 'chunks'

/**
 * Reads the responses of one connection: HTTP/1.0 and 1.1 (RFC 9112), in whatever pieces they come. Strict where leniency
 * would let two readers see two messages in the same bytes: line ends, lengths, what frames a body.
 *
 * node:http reads the same, and is why a program waited 4 to 7 ms longer for its first answer: docs/dependencies.md.
 */
export class ResponseReader {
  #sink: ResponseSink | undefined
  #state: State = 'idle'
  #bodyless = false
  #keepAlive = false
  /** What came of a head that has not come whole, and room for more. */
  #pending: Buffer = EMPTY
  #pendingBytes = 0
  /** Bytes to come of a body with a length. */
  #left = 0
  #chunks: ChunkedDecoder | undefined

  /** Reads the next response for `sink`: the one to a request with that method. */
  expect(sink: ResponseSink, method: string): void {
    this.#sink = sink
    this.#state = 'head'
    this.#bodyless = method === 'HEAD'
  }

  /**
   * Throws for what is no HTTP, and for bytes that nobody asked for.
   *
   * @param bytes the reader's from now on: it moves things in them
   */
  read(bytes: Buffer): void {
    let at = 0
    while (at < bytes.length) at = this.#next(bytes, at)
  }

  /** The connection was ended by the server, which may be the end of a body. */
  finish(): void {
    if (this.#state === 'until-close') this.#end(false)
  }

  /** Reads on from `at` and returns how far it came: all the way once the response is whole. */
  #next(bytes: Buffer, at: number): number {
    switch (this.#state) {
      case 'head':
        return this.#readHead(bytes, at)
      case 'length':
        return this.#readLength(bytes, at)
      case 'chunks':
        return this.#readChunks(bytes, at)
      case 'until-close':
        this.#sink!.body(at === 0 ? bytes : bytes.subarray(at))
        return bytes.length
      default:
        throw notHttp('bytes that belong to no response')
    }
  }

  #readHead(bytes: Buffer, at: number): number {
    const before = this.#pendingBytes
    const rest = at === 0 ? bytes : bytes.subarray(at)
    const text = before === 0 ? rest : this.#gather(rest)
    const end = text.indexOf('\r\n\r\n', Math.max(0, before - 3), 'latin1')
    if ((end < 0 ? text.length : end) > MAX_HEAD_BYTES) throw notHttp(`more than ${MAX_HEAD_BYTES} bytes of headers`)
    if (end < 0) {
      if (before < VERSION.length && !begins(text)) throw notHttp('no status line')
      // It would be waited for in vain.
      if (hasBareFeed(text, before)) throw notHttp('a line that does not end as lines do')
      if (before === 0) this.#gather(rest)
      return bytes.length
    }
    this.#pending = EMPTY
    this.#pendingBytes = 0
    const next = at + end + 4 - before
    this.#take(text.toString('latin1', 0, end), next === bytes.length)
    return this.#state === 'idle' ? bytes.length : next
  }

  /** Puts `bytes` behind what is pending. Room is doubled: a head may come byte by byte. */
  #gather(bytes: Buffer): Buffer {
    const before = this.#pendingBytes
    const size = before + bytes.length
    if (size > this.#pending.length) {
      const larger = Buffer.allocUnsafe(2 * size)
      this.#pending.copy(larger, 0, 0, before)
      this.#pending = larger
    }
    bytes.copy(this.#pending, before)
    this.#pendingBytes = size
    return this.#pending.subarray(0, size)
  }

  /** Decides by a head what follows it. */
  #take(text: string, isLast: boolean): void {
    const { head, framing } = parseResponseHead(text)
    const { statusCode } = head
    if (statusCode < 200) {
      if (statusCode === 101) throw notHttp('a switch of protocols that nobody asked for')
      if (statusCode === 100) this.#sink!.continued()
      return
    }
    const { length, chunked, keepAlive } = framing
    const hasBody = !this.#bodyless && statusCode !== 204 && statusCode !== 304 && length !== 0
    this.#left = length ?? 0
    this.#chunks = hasBody && chunked ? new ChunkedDecoder() : undefined
    this.#state = chunked ? 'chunks' : length === undefined ? 'until-close' : 'length'
    // What has a body by its headers and none by its status may yet have one.
    const odd = statusCode === 204 && (chunked || this.#left > 0)
    this.#keepAlive = keepAlive && !odd && !(hasBody && this.#state === 'until-close')
    this.#sink!.head(head)
    if (!hasBody) this.#end(isLast)
  }

  #readLength(bytes: Buffer, at: number): number {
    const end = Math.min(bytes.length, at + this.#left)
    this.#left -= end - at
    this.#sink!.body(at === 0 && end === bytes.length ? bytes : bytes.subarray(at, end))
    if (this.#left > 0) return end
    this.#end(end === bytes.length)
    return bytes.length
  }

  #readChunks(bytes: Buffer, at: number): number {
    const chunks = this.#chunks!
    const sink = this.#sink!
    const end = chunks.read(bytes, at, (data) => sink.body(data))
    if (!chunks.done) return end
    this.#end(end === bytes.length)
    return bytes.length
  }

  /** `isLast`: nothing came behind it. What did would be taken for the answer to the next request. */
  #end(isLast: boolean): void {
    const sink = this.#sink!
    this.#sink = undefined
    this.#chunks = undefined
    this.#state = 'idle'
    sink.end(isLast && this.#keepAlive)
  }
}

/** Whether so few bytes can become a response. */
function begins(text: Buffer): boolean {
  return VERSION.startsWith(text.toString('latin1', 0, VERSION.length))
}

/** Whether a line, but for the first `from` bytes, ends with a line feed alone. */
function hasBareFeed(text: Buffer, from: number): boolean {
  for (let at = text.indexOf(LINE_FEED, from); at >= 0; at = text.indexOf(LINE_FEED, at + 1)) {
    if (text[at - 1] !== CARRIAGE_RETURN) return true
  }
  return false
}
