import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { abortedBy } from '../errors/abort-error.ts'
import type { AwsError } from '../errors/aws-error.ts'
import { IncompleteReadError } from '../errors/body.ts'
import { ConnectionClosedError, HTTPClientError, ReadTimeoutError } from '../errors/http.ts'
import { type Abortable, unwatchAbort, watchAbort } from '../util/abort.ts'
import type { Connection, ConnectionUser } from './connection.ts'
import type { Headers, HttpRequest, HttpResponse, SendOptions, StreamBody } from './http.ts'
import { toHttpError, toStreamError, urlForMessage } from './node-errors.ts'
import type { Origin } from './origin.ts'
import { headerLines, promisedLength } from './request-head.ts'
import { joinHeaders, keepAliveHint } from './response-head.ts'
import { handOver } from './response-stream.ts'
import type { SocketPool } from './socket-pool.ts'
import { Upload } from './upload.ts'

const MAX_HEADER_BYTES = 64 * 1024
/** Beyond this nothing could be made of a body that is not streamed: a string cannot be longer. */
const MAX_BODY_BYTES = 512 * 1024 * 1024
const CONTINUE_MS = 1_000
/** A reader may be this slow before its stream counts as abandoned, or as slow as the read timeout if that is longer. */
const ABANDONED_MS = 300_000
/** A server closes an idle connection a little before it says it does, as seen from here. */
const MARGIN_MS = 1_000
const NOTHING = Buffer.alloc(0)

const EXCHANGE: unique symbol = Symbol('tucuxi.exchange')
type OurRequest = ClientRequest & { [EXCHANGE]: Exchange }
type OurResponse = IncomingMessage & { [EXCHANGE]: Exchange }
type Resolve = (response: HttpResponse) => void
type Reject = (error: unknown) => void

function onResponse(this: OurRequest, response: IncomingMessage): void {
  this[EXCHANGE].responded(response as OurResponse)
}
function onRequestError(this: OurRequest, error: unknown): void {
  this[EXCHANGE].broke(error)
}
function onData(this: OurResponse, chunk: Buffer): void {
  this[EXCHANGE].received(chunk)
}
function onEnd(this: OurResponse): void {
  this[EXCHANGE].ended()
}

function stream(exchange: Exchange, response: IncomingMessage): void {
  exchange.stream(response)
}

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
  #client: ClientRequest | undefined = undefined
  #response: IncomingMessage | undefined = undefined
  #headers: Headers | undefined = undefined
  #upload: Upload | undefined = undefined
  /** The body waits for the server's word. */
  #expecting = false
  #first: Buffer | undefined = undefined
  #rest: Buffer[] | undefined = undefined
  #size = 0
  #settled = false
  #streaming = false
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
    const origin = this.#origin
    const timeout = this.#options.readTimeout ?? 0
    if ((socket.timeout ?? 0) !== timeout) socket.setTimeout(timeout)
    this.#connection = connection
    origin.next = socket
    const path = request.query === '' ? request.path : `${request.path}?${request.query}`
    try {
      const client = origin.request({
        agent: origin,
        host: origin.hostname,
        port: origin.port,
        method: request.method,
        path: origin.target === '' ? path : origin.target + path,
        headers:
          origin.proxyLines === undefined ? headerLines(request) : headerLines(request).concat(origin.proxyLines),
        maxHeaderSize: MAX_HEADER_BYTES,
      }) as OurRequest
      this.#client = client
      client[EXCHANGE] = this
      client.on('response', onResponse)
      client.on('error', onRequestError)
      this.#sendBody(client)
    } catch (error) {
      if (this.#client === undefined) connection.release()
      this.#fail(toHttpError(error, urlForMessage(request), 'exchange'))
    }
  }

  #sendBody(client: ClientRequest): void {
    const { body, headers } = this.#request
    if (headers['expect'] !== undefined && body !== undefined) this.#awaitContinue(client, body)
    else if (body === undefined) client.end()
    else if (body instanceof Uint8Array) client.end(body)
    else this.#startUpload(client, body)
  }

  /**
   * The body is sent after a `100 Continue`, or after a second of silence; not at all after a final answer, which leaves
   * a stream unread for another attempt.
   */
  #awaitContinue(client: ClientRequest, body: Uint8Array | StreamBody): void {
    const stop = () => {
      this.#expecting = false
      clearTimeout(timer)
      client.removeListener('continue', go)
    }
    const go = () => {
      stop()
      try {
        if (body instanceof Uint8Array) client.end(body)
        else this.#startUpload(client, body)
      } catch (error) {
        this.#fail(toHttpError(error, urlForMessage(this.#request), 'exchange'))
      }
    }
    this.#expecting = true
    const timer = setTimeout(go, CONTINUE_MS)
    client.on('continue', go)
    client.once('response', stop)
    client.once('close', stop)
  }

  #startUpload(client: ClientRequest, body: StreamBody): void {
    const expected =
      this.#request.headers['transfer-encoding'] === undefined ? promisedLength(this.#request) : undefined
    this.#upload = new Upload(body.open(), client, expected, (error) => this.#fail(error))
    this.#upload.start()
  }

  responded(response: OurResponse): void {
    this.#response = response
    const headers = joinHeaders(response.rawHeaders)
    this.#headers = headers
    const hint = keepAliveHint(headers)
    if (hint !== undefined) this.#connection!.patience = Math.min(this.#connection!.patience, hint - MARGIN_MS)
    if (this.#options.stream && response.statusCode! < 300) {
      // A tick later all that came with the head has been parsed.
      process.nextTick(stream, this, response)
      return
    }
    response[EXCHANGE] = this
    response.on('data', onData)
    response.on('end', onEnd)
    this.#checkSize(Number(headers['content-length'] ?? 0))
  }

  /** A body that came whole with its head is not worth a stream. */
  stream(response: IncomingMessage): void {
    if (this.#settled) return
    if (response.complete && !response.errored) {
      const body = (response.read() as Buffer | null) ?? NOTHING
      response.resume()
      this.#finish()
      this.#resolve(this.#answer(body))
      return
    }
    this.#streaming = true
    handOver(response)
    response.once('close', () => this.#finish())
    response.once('end', () => this.#finish())
    this.#resolve(this.#answer(response))
  }

  received(chunk: Buffer): void {
    this.#size += chunk.length
    if (this.#first === undefined) this.#first = chunk
    else if (this.#rest === undefined) this.#rest = [this.#first, chunk]
    else this.#rest.push(chunk)
    this.#checkSize(this.#size)
  }

  #checkSize(size: number): void {
    if (size <= MAX_BODY_BYTES || this.#request.method === 'HEAD') return
    this.#fail(new HTTPClientError({ error: `the response is larger than ${MAX_BODY_BYTES} bytes` }))
  }

  ended(): void {
    if (this.#settled) return
    const body = this.#rest === undefined ? (this.#first ?? NOTHING) : Buffer.concat(this.#rest, this.#size)
    this.#finish()
    this.#resolve(this.#answer(body))
  }

  #answer(body: Buffer | IncomingMessage): HttpResponse {
    const { statusCode, statusMessage } = this.#response!
    return { statusCode: statusCode!, headers: this.#headers!, body, reason: statusMessage }
  }

  /** node:http says the request failed. A whole answer counts all the same. */
  broke(error: unknown): void {
    if (this.#response?.complete) return
    if (this.#streaming) this.#response!.destroy(toStreamError(error))
    else this.#fail(toHttpError(error, urlForMessage(this.#request), 'exchange'))
  }

  closed(): void {
    if (this.#settled || this.#streaming || this.#response?.complete) return
    const expected = Number(this.#headers?.['content-length'] ?? Number.NaN)
    const cause = Number.isNaN(expected)
      ? new Error('socket hang up')
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
    if (this.#streaming) this.#streamTimedOut()
    // All that the source gave is sent, or the server need not say anything: it is not who is slow.
    else if (this.#expecting || (this.#upload?.waiting && socket.writableLength === 0))
      socket.setTimeout(socket.timeout!)
    else this.#fail(this.#readTimeout())
  }

  #readTimeout(): ReadTimeoutError {
    return new ReadTimeoutError({ endpointUrl: urlForMessage(this.#request) })
  }

  /** Nobody's bytes moved. When some are waiting to be read, it is the reader who is slow, who gets more time. */
  #streamTimedOut(): void {
    const { socket } = this.#connection!
    const response = this.#response!
    if (response.complete) {
      // All of it is here and stays readable.
      socket.destroy()
      return
    }
    const timeout = socket.timeout!
    if (response.readableLength > 0) {
      this.#stalls = socket.bytesRead === this.#bytesAtStall ? this.#stalls + 1 : 1
      this.#bytesAtStall = socket.bytesRead
      if (this.#stalls * timeout < ABANDONED_MS) {
        socket.setTimeout(timeout)
        return
      }
    }
    response.destroy(this.#readTimeout())
  }

  onAbort(): void {
    const error = abortedBy(this.#options.signal!)
    if (this.#streaming) this.#response!.destroy(error)
    else this.#fail(error)
  }

  #finish(): void {
    this.#settled = true
    this.#unwatch()
    // The answer came before all of the request was sent: what is left of it would be read as another request.
    if (!this.#client!.writableFinished) this.#discard()
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
    this.#upload?.stop()
    this.#client?.destroy()
  }
}

/** All that has gone through a socket, either way. */
function movedBytes(socket: Socket): number {
  return socket.bytesRead + socket.bytesWritten - socket.writableLength
}

export function exchange(pool: SocketPool, request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    new Exchange(request, options, pool.origin(request.scheme, request.host), resolve, reject).start()
  })
}
