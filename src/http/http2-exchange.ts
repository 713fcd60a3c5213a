import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  sensitiveHeaders,
} from 'node:http2'
import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import { abortedBy } from '../errors/abort-error.ts'
import type { AwsError } from '../errors/aws-error.ts'
import { InvalidEndpointConfigurationError } from '../errors/endpoint.ts'
import { ConnectTimeoutError, HTTPClientError, ReadTimeoutError } from '../errors/http.ts'
import { type Abortable, unwatchAbort, watchAbort } from '../util/abort.ts'
import { Dial } from './dial.ts'
import { ABANDONED_MS, exchange, hangUp, MAX_BODY_BYTES } from './exchange.ts'
import type { Headers, HttpRequest, HttpResponse, SendOptions } from './http.ts'
import { toHttpError, toStreamError, urlForMessage } from './node-errors.ts'
import { Origin } from './origin.ts'
import { requestHead } from './request-head.ts'
import { ResponseBody, type ResponseSource } from './response-body.ts'
import { setHeader } from './response-head.ts'
import type { SocketPool } from './socket-pool.ts'
import { Upload } from './upload.ts'

/** The second is what a server without HTTP/2 chooses. */
const PROTOCOLS: readonly string[] = ['h2', 'http/1.1']
/** About a connection of HTTP/1.1, or said by HTTP/2 in another way (RFC 9113, section 8.2.2). */
const NOT_SENT: ReadonlySet<string> = new Set([
  'connection',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
])
const SECRET_HEADERS: readonly string[] = ['authorization', 'x-amz-security-token']

/** How an exchange ends. */
interface Outcome {
  resolve(response: HttpResponse): void
  reject(error: unknown): void
  /** The server speaks no HTTP/2. */
  refuse(): void
}

/**
 * One request and its answer over HTTP/2, both of which may be under way at once. It has a connection of its own: services
 * such as Transcribe allow no second stream on one, and nothing is lost to a connection that died while it was idle.
 */
class Http2Exchange implements Abortable, ResponseSource {
  readonly #request: HttpRequest
  readonly #options: SendOptions
  readonly #origin: Origin
  readonly #outcome: Outcome
  readonly #chunks: Buffer[] = []
  /** Resets the stream with CANCEL. Its `close` would first send the end of the body, as if that were whole. */
  readonly #cancel = new AbortController()
  #timer: NodeJS.Timeout | undefined = undefined
  #dial: Dial | undefined = undefined
  #session: ClientHttp2Session | undefined = undefined
  #stream: ClientHttp2Stream | undefined = undefined
  #upload: Upload | undefined = undefined
  #head: { readonly statusCode: number; readonly headers: Headers } | undefined = undefined
  #body: ResponseBody | undefined = undefined
  #received = 0
  #stalls = 0
  #timeout: number
  #isOver = false

  constructor(request: HttpRequest, options: SendOptions, origin: Origin, outcome: Outcome) {
    this.#request = request
    this.#options = options
    this.#origin = origin
    this.#outcome = outcome
    this.#timeout = options.readTimeout ?? 0
  }

  start(): void {
    const { signal, connectTimeout } = this.#options
    if (signal?.aborted) {
      this.#fail(abortedBy(signal))
      return
    }
    if (signal !== undefined) watchAbort(signal, this)
    // 0 is no limit.
    if (connectTimeout) this.#timer = setTimeout(() => this.#connectsTooLong(), connectTimeout)
    this.#dial = new Dial(this.#origin, undefined, (error, socket) => this.#dialled(error, socket), PROTOCOLS)
    this.#dial.start()
  }

  #connectsTooLong(): void {
    this.#fail(new ConnectTimeoutError({ endpointUrl: urlForMessage(this.#request) }))
  }

  #dialled(error: unknown, socket: Socket | undefined): void {
    this.#dial = undefined
    if (socket === undefined) this.#fail(toHttpError(error, urlForMessage(this.#request), 'connect'))
    else if (this.#origin.secure && (socket as TLSSocket).alpnProtocol !== 'h2') {
      socket.destroy()
      this.#refuse()
    } else {
      try {
        this.#greet(socket)
      } catch (error) {
        // A host that is none for a URL.
        socket.destroy()
        this.#broke(error)
      }
    }
  }

  /** Nothing is sent before the server's settings are there: who has sent some speaks HTTP/2. */
  #greet(socket: Socket): void {
    const { scheme, host } = this.#request
    const settings = { enablePush: false }
    const session = connect(`${scheme}://${host}`, { createConnection: () => socket, settings })
    this.#session = session
    session.once('remoteSettings', () => this.#send(session))
    session.on('error', (error: Error & { code?: string }) => {
      if (this.#stream === undefined && error.code === 'ERR_HTTP2_ERROR') this.#refuse()
      else this.#broke(error)
    })
    session.on('close', () => this.#broke(hangUp('the connection was closed')))
  }

  #refuse(): void {
    if (this.#isOver) return
    this.#end()
    this.#outcome.refuse()
  }

  #send(session: ClientHttp2Session): void {
    if (this.#isOver) return
    clearTimeout(this.#timer)
    const { body } = this.#request
    try {
      const { signal } = this.#cancel
      const stream = session.request(headersOf(this.#request), { endStream: body === undefined, signal })
      this.#listen(stream)
      if (body instanceof Uint8Array) stream.end(body)
      else if (body !== undefined) this.#uploadTo(stream, body.open())
    } catch (error) {
      this.#broke(error)
    }
  }

  #uploadTo(stream: ClientHttp2Stream, source: Readable): void {
    this.#upload = new Upload(source, stream, {
      chunked: false,
      expected: undefined,
      failed: (error) => this.#fail(error),
      ended: () => stream.end(),
    })
    this.#upload.start()
  }

  #listen(stream: ClientHttp2Stream): void {
    this.#stream = stream
    stream.on('response', (headers) => this.#answered(headers))
    stream.on('data', (bytes: Buffer) => this.#receive(bytes))
    // Also what a reset ends with; one that says NO_ERROR cannot be told from the end of the answer.
    stream.on('end', () => {
      if (stream.rstCode || this.#head === undefined) this.#broke(wasReset(stream))
      else this.#complete()
    })
    stream.on('error', (error) => this.#broke(error))
    stream.on('close', () => this.#broke(wasReset(stream)))
    stream.on('timeout', () => this.#timedOut())
    stream.setTimeout(this.#timeout)
  }

  #answered(headers: IncomingHttpHeaders): void {
    const statusCode = Number(headers[':status'])
    this.#head = { statusCode, headers: headersFrom(headers) }
    if (statusCode >= 300) this.#upload?.stop()
    else if (this.#options.stream) {
      this.#body = new ResponseBody(this)
      this.#outcome.resolve({ ...this.#head, body: this.#body })
    }
  }

  #receive(bytes: Buffer): void {
    this.#received += bytes.length
    this.#stalls = 0
    if (this.#body !== undefined) this.#body.receive(bytes)
    else if (this.#received <= MAX_BODY_BYTES) this.#chunks.push(bytes)
    else this.#fail(new HTTPClientError({ error: `the response is larger than ${MAX_BODY_BYTES} bytes` }))
  }

  /** All of the answer is there. What was still to be sent is not wanted any more. */
  #complete(): void {
    if (this.#isOver) return
    this.#end()
    if (this.#body !== undefined) this.#body.finish()
    else this.#outcome.resolve({ ...this.#head!, body: Buffer.concat(this.#chunks) })
  }

  /** A process that was held up hears of the timeout before it hears of bytes that came in time. */
  #timedOut(): void {
    const before = this.#received
    setImmediate(() => {
      if (!this.#isOver && this.#received === before) this.#silent()
    })
  }

  #silent(): void {
    const body = this.#body
    const timeout = this.#timeout
    // Everything that the caller gave is sent: the server need not say anything before there is more.
    const isUnread = body !== undefined && body.readableLength > 0
    const awaitsCaller = !isUnread && this.#upload?.waiting === true && this.#stream!.writableLength === 0
    const awaitsReader = isUnread && ++this.#stalls * timeout < ABANDONED_MS
    if (awaitsCaller || awaitsReader) this.#stream!.setTimeout(timeout)
    else this.#fail(new ReadTimeoutError({ endpointUrl: urlForMessage(this.#request) }))
  }

  /** For the reader of the answer, in place of the client's read timeout. */
  setTimeout(milliseconds: number): void {
    this.#timeout = milliseconds
    this.#stream!.setTimeout(milliseconds)
  }

  onAbort(): void {
    this.#fail(abortedBy(this.#options.signal!))
  }

  #broke(error: unknown): void {
    if (this.#isOver) return
    if (this.#body !== undefined) this.#fail(toStreamError(error))
    else
      this.#fail(toHttpError(error, urlForMessage(this.#request), this.#stream === undefined ? 'connect' : 'exchange'))
  }

  #fail(error: AwsError): void {
    if (this.#isOver) return
    this.#end()
    if (this.#body !== undefined) this.#body.destroy(error)
    else this.#outcome.reject(error)
  }

  /** Whatever is still open is closed, and the source of the request's body told that no more is wanted. */
  #end(): void {
    this.#isOver = true
    clearTimeout(this.#timer)
    const { signal } = this.#options
    if (signal !== undefined) unwatchAbort(signal, this)
    this.#dial?.cancel()
    this.#upload?.stop()
    this.#cancel.abort()
    this.#session?.destroy()
  }

  ref(): void {
    if (!this.#isOver) this.#session!.ref()
  }

  unref(): void {
    if (!this.#isOver) this.#session!.unref()
  }

  pause(): void {
    this.#stream!.pause()
  }

  resume(): void {
    this.#stream!.resume()
  }

  /** The reader wants no more. */
  destroy(): void {
    if (!this.#isOver) this.#end()
  }
}

function wasReset({ rstCode }: ClientHttp2Stream): Error {
  return hangUp(`the stream was closed with code ${rstCode ?? 0}`)
}

function headersOf({ method, scheme, host, path, query, headers }: HttpRequest): OutgoingHttpHeaders {
  const sent: OutgoingHttpHeaders & { [sensitiveHeaders]?: readonly string[] } = {
    ':method': method,
    ':scheme': scheme,
    ':authority': headers['host'] ?? host,
    ':path': query === '' ? path : `${path}?${query}`,
    'accept-encoding': 'identity',
  }
  for (const name of Object.keys(headers)) if (!NOT_SENT.has(name)) sent[name] = headers[name]
  // Not kept in the tables that compress headers.
  sent[sensitiveHeaders] = SECRET_HEADERS
  return sent
}

function headersFrom(received: IncomingHttpHeaders): Headers {
  const headers: Headers = {}
  for (const [name, value] of Object.entries(received)) {
    if (name.startsWith(':') || value === undefined) continue
    setHeader(headers, name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}

/** Sends a request over HTTP/2; where that is only preferred and the server does not speak it, over HTTP/1.1. */
export function exchangeOverHttp2(pool: SocketPool, request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    let origin: Origin
    try {
      // Throws for what HTTP/1.1 could not send either: line ends in a header, a blank in a path.
      requestHead(request, '', undefined)
      origin = new Origin(pool, request.scheme, request.host)
    } catch (error) {
      reject(toHttpError(error, urlForMessage(request), 'exchange'))
      return
    }
    const refuse = (): void => {
      if (options.http2 === 'required') reject(noHttp2(request))
      else resolve(exchange(pool, request, options))
    }
    new Http2Exchange(request, options, origin, { resolve, reject, refuse }).start()
  })
}

function noHttp2({ scheme, host }: HttpRequest): InvalidEndpointConfigurationError {
  const msg = `${scheme}://${host} does not speak HTTP/2, over which this operation sends its events`
  return new InvalidEndpointConfigurationError({ msg }, { phase: 'send' })
}
