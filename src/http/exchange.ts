import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { abortedBy } from '../errors/abort-error.ts'
import type { AwsError } from '../errors/aws-error.ts'
import { IncompleteReadError } from '../errors/body.ts'
import { ConnectionClosedError, HTTPClientError, ReadTimeoutError } from '../errors/http.ts'
import { type Abortable, unwatchAbort, watchAbort } from '../util/abort.ts'
import type { Connection, ConnectionUser } from './connection.ts'
import type { HttpRequest, HttpResponse, SendOptions, StreamBody } from './http.ts'
import { toHttpError, toStreamError, urlForMessage } from './node-errors.ts'
import type { Origin } from './origin.ts'
import { promisedLength, type RequestHead, requestHead } from './request-head.ts'
import { ResponseBody } from './response-body.ts'
import { keepAliveHint, lists, type ResponseHead } from './response-head.ts'
import type { SocketPool } from './socket-pool.ts'
import { Upload } from './upload.ts'

/** Beyond this nothing could be made of a body that is not streamed: a string cannot be longer. */
export const MAX_BODY_BYTES: number = 512 * 1024 * 1024
/** Up to this size a body goes in one write with its head. */
const SMALL_BODY_BYTES = 16 * 1024
const CONTINUE_MS = 1_000
/** A reader may be this slow before its stream counts as abandoned, or as slow as the read timeout if that is longer. */
export const ABANDONED_MS = 300_000
/** A server closes an idle connection a little before it says it does, as seen from here. */
const MARGIN_MS = 1_000
const NOTHING = Buffer.alloc(0)

type Resolve = (response: HttpResponse) => void
type Reject = (error: unknown) => void

/** One request and its response, from waiting for a socket to the last byte. */
class Exchange implements ConnectionUser, Abortable {
  readonly connectTimeout: number | undefined
  cancel: (() => void) | undefined = undefined
  readonly #request: HttpRequest
  readonly #options: SendOptions
  readonly #origin: Origin
  readonly #resolve: Resolve
  readonly #reject: Reject
  #connection: Connection | undefined = undefined
  #head: ResponseHead | undefined = undefined
  #body: ResponseBody | undefined = undefined
  #upload: Upload | undefined = undefined
  /** Sends the body, while that waits for the server's word. */
  #continue: (() => void) | undefined = undefined
  #continueTimer: NodeJS.Timeout | undefined = undefined
  #first: Buffer | undefined = undefined
  #rest: Buffer[] | undefined = undefined
  #size = 0
  #settled = false
  #stalls = 0
  #bytesAtStall = 0

  constructor(request: HttpRequest, options: SendOptions, origin: Origin, resolve: Resolve, reject: Reject) {
    this.#request = request
    this.#options = options
    this.#origin = origin
    this.#resolve = resolve
    this.#reject = reject
    this.connectTimeout = options.connectTimeout
  }

  start(): void {
    const { signal } = this.#options
    if (signal !== undefined) {
      if (signal.aborted) {
        this.#fail(abortedBy(signal))
        return
      }
      watchAbort(signal, this)
    }
    this.#origin.acquire(this)
  }

  ready(connection: Connection): void {
    const { socket } = connection
    const request = this.#request
    const timeout = this.#options.readTimeout ?? 0
    if ((socket.timeout ?? 0) !== timeout) socket.setTimeout(timeout)
    let head: RequestHead
    try {
      head = requestHead(request, this.#origin.target, this.#origin.proxyAuthorization)
    } catch (error) {
      connection.release()
      this.#fail(toHttpError(error, urlForMessage(request), 'exchange'))
      return
    }
    this.#connection = connection
    connection.reader.expect(this, request.method)
    try {
      this.#send(socket, head)
    } catch (error) {
      this.#fail(toHttpError(error, urlForMessage(request), 'exchange'))
    }
  }

  #send(socket: Socket, head: RequestHead): void {
    const { body, headers } = this.#request
    if (body === undefined) socket.write(head.text, 'latin1')
    else if (headers['expect'] !== undefined) this.#awaitContinue(socket, head, body)
    else if (body instanceof Uint8Array && !head.chunked) writeWhole(socket, head.text, body)
    else {
      const upload = this.#open(socket, head, body)
      socket.write(head.text, 'latin1')
      upload.start()
    }
  }

  /**
   * The body is sent after a `100 Continue`, or after a second of silence; not at all after a final answer, which leaves
   * a stream unread for another attempt.
   */
  #awaitContinue(socket: Socket, head: RequestHead, body: Uint8Array | StreamBody): void {
    const go = (): void => {
      if (this.#continue === undefined) return
      this.#stopExpecting()
      try {
        if (body instanceof Uint8Array && !head.chunked) socket.write(body)
        else this.#open(socket, head, body).start()
      } catch (error) {
        this.#fail(toHttpError(error, urlForMessage(this.#request), 'exchange'))
      }
    }
    this.#continue = go
    this.#continueTimer = setTimeout(go, CONTINUE_MS)
    socket.write(head.text, 'latin1')
  }

  #stopExpecting(): void {
    this.#continue = undefined
    clearTimeout(this.#continueTimer)
  }

  #open(socket: Socket, { chunked }: RequestHead, body: Uint8Array | StreamBody): Upload {
    const source = body instanceof Uint8Array ? Readable.from([body], { objectMode: false }) : body.open()
    const expected = chunked ? undefined : promisedLength(this.#request)
    this.#upload = new Upload(source, socket, { chunked, expected, failed: (error) => this.broke(error) })
    return this.#upload
  }

  continued(): void {
    this.#continue?.()
  }

  head(head: ResponseHead): void {
    this.#head = head
    // A final answer: the body that waits is not wanted.
    if (this.#continue !== undefined) clearTimeout(this.#continueTimer)
    const hint = keepAliveHint(head.headers)
    if (hint !== undefined) this.#connection!.patience = Math.min(this.#connection!.patience, hint - MARGIN_MS)
    if (!this.#streams) this.#checkSize(Number(head.headers['content-length'] ?? 0))
  }

  get #streams(): boolean {
    return this.#options.stream && this.#head!.statusCode < 300
  }

  body(bytes: Buffer): void {
    if (this.#body !== undefined) {
      this.#body.receive(bytes)
      return
    }
    this.#size += bytes.length
    if (this.#first === undefined) this.#first = bytes
    else if (this.#rest === undefined) this.#rest = [this.#first, bytes]
    else this.#rest.push(bytes)
    if (!this.#streams) this.#checkSize(this.#size)
  }

  /** A body that came whole with its head is not worth a stream. */
  readSoFar(): void {
    if (this.#settled || this.#head === undefined || this.#body !== undefined || !this.#streams) return
    const body = new ResponseBody(this.#connection!.socket)
    this.#body = body
    if (this.#first !== undefined) for (const bytes of this.#rest ?? [this.#first]) body.receive(bytes)
    this.#resolve(this.#answer(body))
  }

  #checkSize(size: number): void {
    if (size <= MAX_BODY_BYTES || this.#request.method === 'HEAD') return
    this.#fail(new HTTPClientError({ error: `the response is larger than ${MAX_BODY_BYTES} bytes` }))
  }

  end(reusable: boolean): void {
    if (this.#settled) return
    const body = this.#body
    const bytes = this.#rest === undefined ? (this.#first ?? NOTHING) : Buffer.concat(this.#rest, this.#size)
    this.#finish(reusable)
    if (body === undefined) this.#resolve(this.#answer(bytes))
    else body.finish()
  }

  #answer(body: Buffer | ResponseBody): HttpResponse {
    const { statusCode, headers, reason } = this.#head!
    return { statusCode, headers, body, reason }
  }

  broke(error: unknown): void {
    if (this.#settled) return
    if (this.#body !== undefined) this.#body.destroy(toStreamError(error))
    else this.#fail(toHttpError(error, urlForMessage(this.#request), 'exchange'))
  }

  closed(): void {
    if (this.#settled) return
    if (this.#body !== undefined) {
      this.#settled = true
      this.#unwatch()
      this.#upload?.stop()
      this.#body.destroy(hangUp('aborted'))
      return
    }
    const expected = Number(this.#head?.headers['content-length'] ?? Number.NaN)
    const cause = Number.isNaN(expected)
      ? hangUp('socket hang up')
      : new IncompleteReadError({ actualBytes: this.#size, expectedBytes: expected })
    this.#fail(new ConnectionClosedError({ endpointUrl: urlForMessage(this.#request) }, { cause }))
  }

  failed(error: unknown): void {
    this.#fail(toHttpError(error, urlForMessage(this.#request), 'connect'))
  }

  /**
   * A process that was held up hears of the timeout before it hears of bytes that came in time: those are read first, and
   * looked for then.
   */
  timedOut(): void {
    const connection = this.#connection!
    const before = movedBytes(connection.socket)
    setImmediate(() => {
      if (connection.user === this && movedBytes(connection.socket) === before) this.#silent()
    })
  }

  #silent(): void {
    const { socket } = this.#connection!
    if (this.#serverMayBeSilent && !this.#body?.readableLength) socket.setTimeout(socket.timeout!)
    else if (this.#body !== undefined) this.#streamTimedOut(this.#body)
    else this.#fail(this.#readTimeout())
  }

  /** All that the source gave is sent, or the server need not say anything: it is not who is slow. */
  get #serverMayBeSilent(): boolean {
    if (this.#continue !== undefined) return this.#head === undefined
    return this.#upload?.waiting === true && this.#connection!.socket.writableLength === 0
  }

  #readTimeout(): ReadTimeoutError {
    return new ReadTimeoutError({ endpointUrl: urlForMessage(this.#request) })
  }

  /** Nobody's bytes moved. When some are waiting to be read, it is the reader who is slow, who gets more time. */
  #streamTimedOut(body: ResponseBody): void {
    const { socket } = this.#connection!
    const timeout = socket.timeout!
    if (body.readableLength > 0) {
      this.#stalls = socket.bytesRead === this.#bytesAtStall ? this.#stalls + 1 : 1
      this.#bytesAtStall = socket.bytesRead
      if (this.#stalls * timeout < ABANDONED_MS) {
        socket.setTimeout(timeout)
        return
      }
    }
    body.destroy(this.#readTimeout())
  }

  onAbort(): void {
    const error = abortedBy(this.#options.signal!)
    if (this.#body !== undefined) this.#body.destroy(error)
    else this.#fail(error)
  }

  #finish(reusable: boolean): void {
    this.#settled = true
    this.#unwatch()
    const unsent = this.#continue !== undefined || this.#upload?.waiting || this.#connection!.socket.writableLength > 0
    const last = lists(this.#request.headers['connection'], 'close')
    // The answer came before all of the request was sent: what is left of it would be read as another request.
    if (reusable && !unsent && !last) this.#connection!.release()
    else this.#discard()
  }

  #fail(error: AwsError): void {
    if (this.#settled) return
    this.#settled = true
    this.#unwatch()
    this.cancel?.()
    this.#discard()
    this.#reject(error)
  }

  #unwatch(): void {
    const { signal } = this.#options
    if (signal !== undefined) unwatchAbort(signal, this)
  }

  #discard(): void {
    if (this.#continue !== undefined) this.#stopExpecting()
    this.#upload?.stop()
    this.#connection?.socket.destroy()
  }
}

function writeWhole(socket: Socket, head: string, body: Uint8Array): void {
  if (body.byteLength > SMALL_BODY_BYTES) {
    socket.cork()
    socket.write(head, 'latin1')
    socket.write(body)
    socket.uncork()
    return
  }
  const bytes = Buffer.allocUnsafe(head.length + body.byteLength)
  bytes.write(head, 0, 'latin1')
  bytes.set(body, head.length)
  socket.write(bytes)
}

export function hangUp(message: string): Error {
  return Object.assign(new Error(message), { code: 'ECONNRESET' })
}

/** All that has gone through a socket, either way. */
function movedBytes(socket: Socket): number {
  return socket.bytesRead + socket.bytesWritten - socket.writableLength
}

export function exchange(pool: SocketPool, request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    let origin: Origin
    try {
      origin = pool.origin(request.scheme, request.host)
    } catch (error) {
      reject(toHttpError(error, urlForMessage(request), 'connect'))
      return
    }
    new Exchange(request, options, origin, resolve, reject).start()
  })
}
