import type { Readable } from 'node:stream'
import { hostHeader } from '../util/authority.ts'
import { inspectAsJson } from '../util/inspect.ts'
import { splitUrl } from '../util/url-text.ts'
import { redactHeaders, redactQuery } from './redaction.ts'

/** Header names are lower case; a value is one line of text. */
export type Headers = Record<string, string>

/**
 * A body that is read as a stream. `open` gives the bytes from their start; a second `open` works only when the body is
 * `replayable` (files, Blobs, buffers), otherwise it throws UnseekableStreamError.
 */
export interface StreamBody extends AsyncIterable<Uint8Array> {
  /** In bytes, when it is known before reading. */
  readonly length: number | undefined
  readonly replayable: boolean
  /** Whether nobody has read it yet: then it can be opened, replayable or not. */
  readonly fresh: boolean
  /** What the source of the bytes threw while it was read: that is what the call fails with. */
  readonly failure?: unknown
  open(): Readable
}

export type RequestBody = Uint8Array | StreamBody | undefined

/**
 * One request, ready for the wire: path and query are already percent-encoded, header names are lower case.
 * Event handlers see `method`, `url`, `headers` and `body` and may change them.
 */
export class HttpRequest {
  static {
    inspectAsJson(HttpRequest.prototype)
  }

  method: string
  /** `http` or `https`. */
  scheme: string
  /** Host name with the port where it is not the scheme's own, as in the Host header. */
  host: string
  /** Starts with a slash. */
  path: string
  /** Without the question mark; empty when there is none. */
  query: string
  headers: Headers
  body: RequestBody

  constructor(
    method: string,
    scheme: string,
    host: string,
    path: string,
    query: string,
    headers: Headers,
    body: RequestBody,
  ) {
    this.method = method
    this.scheme = scheme
    this.host = host
    this.path = path
    this.query = query
    this.headers = headers
    this.body = body
  }

  get url(): string {
    return `${this.scheme}://${this.host}${this.path}${this.query === '' ? '' : `?${this.query}`}`
  }

  set url(value: string) {
    const parts = splitUrl(value)
    if (parts === undefined) throw new TypeError(`not an absolute URL: ${value}`)
    this.scheme = parts.scheme
    this.host = hostHeader(this.scheme, parts.authority)
    this.path = parts.path === '' ? '/' : parts.path
    this.query = parts.query ?? ''
  }

  /** Without signature, tokens and body: what JSON and `util.inspect` show. */
  toJSON(): object {
    const { method, scheme, host, path, query, headers } = this
    const url = `${scheme}://${host}${path}${query === '' ? '' : `?${redactQuery(query)}`}`
    return { method, url, headers: redactHeaders(headers) }
  }

  /** A copy whose headers can be changed without touching this one. */
  clone(): HttpRequest {
    const { method, scheme, host, path, query, headers, body } = this
    // Not a spread: V8 takes microseconds for every field that is added to what a spread made.
    const copy: Headers = {}
    for (const name in headers) copy[name] = headers[name]!
    return new HttpRequest(method, scheme, host, path, query, copy, body)
  }
}

/**
 * What came back. `body` is a stream only when the caller asked for one, the status is below 300, and the body did not
 * come whole with its head.
 */
export interface HttpResponse {
  readonly statusCode: number
  /** Lower-case names; repeated headers are joined with `, `. */
  readonly headers: Headers
  readonly body: Uint8Array | Readable
  /** The status line's text, where the transport knows it. */
  readonly reason?: string | undefined
}

/** Times are milliseconds here, below the public surface; undefined means no limit. */
export interface SendOptions {
  /** Leave a successful body unread, for the caller to stream. Otherwise `body` is the whole body. */
  readonly stream: boolean
  readonly signal: AbortSignal | undefined
  readonly connectTimeout: number | undefined
  readonly readTimeout: number | undefined
  /**
   * The request is an exchange of events, whose answer begins before the body has ended: it goes over HTTP/2, or fails
   * where that is `required` and the server does not speak it. Where it is `preferred`, HTTP/1.1 will do. Absent for
   * every other request.
   */
  readonly http2?: 'required' | 'preferred' | undefined
}

/**
 * The seam to the network: sends one request, resolves when the response's head has arrived (with `stream`) or all of
 * it has (without). Failures are the library's HTTP errors (ConnectTimeoutError, ReadTimeoutError,
 * EndpointConnectionError, ConnectionClosedError, SSLError, ProxyConnectionError, HTTPClientError).
 */
export interface HttpHandler {
  send(request: HttpRequest, options: SendOptions): Promise<HttpResponse>
  /** Drops idle connections; the handler can be used again afterwards. */
  close(): Promise<void>
}
