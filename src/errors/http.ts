import type { AwsErrorOptions, ErrorPhase } from './aws-error.ts'
import { BotoCoreError } from './boto-core-error.ts'

/** Above what goes wrong once a connection is open; itself, anything that has no class of its own. */
export class HTTPClientError<Kwargs extends object = { readonly error: unknown }> extends BotoCoreError<Kwargs> {
  static override readonly errorName: string = 'HTTPClientError'
  static override readonly fmt: string = 'An HTTP Client raised an unhandled exception: {error}'
  static override readonly phase: ErrorPhase = 'send'
}

/** The connection was closed before the whole answer had come. */
export class ConnectionClosedError extends HTTPClientError<{ readonly endpointUrl: string }> {
  static override readonly errorName: string = 'ConnectionClosedError'
  static override readonly fmt: string =
    'Connection was closed before we received a valid response from endpoint URL: "{endpointUrl}".'
}

/** Nothing came for as long as `readTimeout`. */
export class ReadTimeoutError extends HTTPClientError<{ readonly endpointUrl: string }> {
  static override readonly errorName: string = 'ReadTimeoutError'
  static override readonly fmt: string = 'Read timeout on endpoint URL: "{endpointUrl}"'
}

/** A streamed body broke off. */
export class ResponseStreamingError extends HTTPClientError<{ readonly error: unknown }> {
  static override readonly errorName: string = 'ResponseStreamingError'
  static override readonly fmt: string = 'An error occurred while reading from response stream: {error}'
  static override readonly phase: ErrorPhase = 'response'
}

/** Above what goes wrong while connecting. */
export class ConnectionError<Kwargs extends object = { readonly error: unknown }> extends BotoCoreError<Kwargs> {
  static override readonly errorName: string = 'ConnectionError'
  static override readonly fmt: string = 'An HTTP Client failed to establish a connection: {error}'
  static override readonly phase: ErrorPhase = 'send'
}

/** The host has no address, refuses, or cannot be reached. */
export class EndpointConnectionError extends ConnectionError<{ readonly endpointUrl: string }> {
  static override readonly errorName: string = 'EndpointConnectionError'
  static override readonly fmt: string = 'Could not connect to the endpoint URL: "{endpointUrl}"'
}

/** No connection within `connectTimeout`. */
export class ConnectTimeoutError extends ConnectionError<{ readonly endpointUrl: string }> {
  static override readonly errorName: string = 'ConnectTimeoutError'
  static override readonly fmt: string = 'Connect timeout on endpoint URL: "{endpointUrl}"'
}

/** TLS failed: the certificate is not trusted, or there is no common protocol. */
export class SSLError extends ConnectionError<{ readonly endpointUrl: string; readonly error: unknown }> {
  static override readonly errorName: string = 'SSLError'
  static override readonly fmt: string = 'SSL validation failed for {endpointUrl} {error}'
}

/** The proxy cannot be reached or refuses. Its password is masked. */
export class ProxyConnectionError extends ConnectionError<{ readonly proxyUrl: string }> {
  static override readonly errorName: string = 'ProxyConnectionError'
  static override readonly fmt: string = 'Failed to connect to proxy URL: "{proxyUrl}"'

  constructor(kwargs: { readonly proxyUrl: string }, options?: AwsErrorOptions) {
    super({ proxyUrl: kwargs.proxyUrl.replace(/^([^/]*\/\/)?[^@/]*@/, '$1***:***@') }, options)
  }
}
