import { AwsError } from '../errors/aws-error.ts'
import { ArgumentError } from '../errors/config.ts'
import {
  ConnectionClosedError,
  ConnectTimeoutError,
  EndpointConnectionError,
  HTTPClientError,
  ResponseStreamingError,
  SSLError,
} from '../errors/http.ts'
import type { HttpRequest } from './http.ts'
import { NOT_HTTP } from './not-http.ts'

/** Where in a send it happened: while connecting (DNS, TCP, TLS), or while a request and its answer were under way. */
export type SendPhase = 'connect' | 'exchange'

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EAFNOSUPPORT',
  'EACCES',
  'EPERM',
  'EMFILE',
  'ENFILE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'EAI_NONAME',
])
const CLOSED = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ENOTCONN', 'ERR_STREAM_PREMATURE_CLOSE'])
/** What cannot be sent: line ends and the like in headers, paths, methods. */
const REFUSED = new Set([
  'ERR_INVALID_CHAR',
  'ERR_INVALID_HTTP_TOKEN',
  'ERR_UNESCAPED_CHARACTERS',
  'ERR_HTTP_INVALID_HEADER_VALUE',
])
const BAD_CERTIFICATE =
  /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_|ERR_SSL_|ERR_OSSL_|ERROR_IN_C|CRL_|HOSTNAME_MISMATCH|INVALID_|EPROTO$)/

function* causes(error: unknown): Generator<Error & { code?: unknown }> {
  const seen = new Set<unknown>()
  for (let at = error; at instanceof Error && !seen.has(at); ) {
    seen.add(at)
    yield at
    at = at.cause ?? (at instanceof AggregateError ? at.errors[0] : undefined)
  }
}

/** The request's URL for a message: without a query that may hold a signature or a token. */
export function urlForMessage(request: HttpRequest): string {
  const { query, url } = request
  return /signature|x-amz-|token/i.test(query) ? url.slice(0, url.length - query.length - 1) : url
}

/** boto's error for what node:net and tls say, or HTTP. One of ours stays as it is. */
export function toHttpError(error: unknown, endpointUrl: string, phase: SendPhase): AwsError {
  if (error instanceof AwsError) return error
  for (const { code } of causes(error)) {
    if (typeof code !== 'string') continue
    if (REFUSED.has(code)) {
      const message = `The request cannot be sent: ${(error as Error).message}`
      return new ArgumentError({ message }, { cause: error, phase: 'params' })
    }
    if (BAD_CERTIFICATE.test(code)) return sslError(error as Error, endpointUrl)
    if (CLOSED.has(code) || code.startsWith('ERR_HTTP2_'))
      return new ConnectionClosedError({ endpointUrl }, { cause: error })
    if (code === 'ETIMEDOUT') {
      const Timeout = phase === 'connect' ? ConnectTimeoutError : ConnectionClosedError
      return new Timeout({ endpointUrl }, { cause: error })
    }
    if (UNREACHABLE.has(code)) return new EndpointConnectionError({ endpointUrl }, { cause: error })
    // An answer that is not HTTP, in the words of this library and of node:http: boto's http.client calls that a broken
    // connection too.
    if (code === NOT_HTTP || code.startsWith('HPE_'))
      return new ConnectionClosedError({ endpointUrl }, { cause: error })
  }
  if (phase === 'connect') return new EndpointConnectionError({ endpointUrl }, { cause: error })
  return new HTTPClientError({ error }, { cause: error })
}

/** The error of a body that broke off while somebody was reading it. */
export function toStreamError(error: unknown): AwsError {
  return error instanceof AwsError ? error : new ResponseStreamingError({ error }, { cause: error })
}

function sslError(error: Error, endpointUrl: string): SSLError {
  // OpenSSL's sentences end with a line end.
  const said = error.message.trim()
  const hint = /wrong version number|packet length too long/.test(said)
    ? 'What answers there does not speak TLS: is it an http:// URL?'
    : undefined
  return new SSLError({ endpointUrl, error: said }, { cause: error, hint })
}
