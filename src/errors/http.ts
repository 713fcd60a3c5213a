import type { AwsErrorOptions } from './aws-error.ts'
import { BotoCoreError } from './boto-core-error.ts'
import { defineError, type ErrorClass } from './define-error.ts'

/** Above what goes wrong once a connection is open; itself, anything that has no class of its own. */
export const HTTPClientError: ErrorClass<{ readonly error: unknown }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'HTTPClientError',
  'An HTTP Client raised an unhandled exception: {error}',
  { phase: 'send' },
)
export type HTTPClientError = InstanceType<typeof HTTPClientError>

/** The connection was closed before the whole answer had come. */
export const ConnectionClosedError: ErrorClass<{ readonly endpointUrl: string }> = /* @__PURE__ */ defineError(
  HTTPClientError,
  'ConnectionClosedError',
  'Connection was closed before we received a valid response from endpoint URL: "{endpointUrl}".',
)
export type ConnectionClosedError = InstanceType<typeof ConnectionClosedError>

/** Nothing came for as long as `readTimeout`. */
export const ReadTimeoutError: ErrorClass<{ readonly endpointUrl: string }> = /* @__PURE__ */ defineError(
  HTTPClientError,
  'ReadTimeoutError',
  'Read timeout on endpoint URL: "{endpointUrl}"',
)
export type ReadTimeoutError = InstanceType<typeof ReadTimeoutError>

/** A streamed body broke off. */
export const ResponseStreamingError: ErrorClass<{ readonly error: unknown }> = /* @__PURE__ */ defineError(
  HTTPClientError,
  'ResponseStreamingError',
  'An error occurred while reading from response stream: {error}',
  { phase: 'response' },
)
export type ResponseStreamingError = InstanceType<typeof ResponseStreamingError>

/** Above what goes wrong while connecting. */
export const ConnectionError: ErrorClass<{ readonly error: unknown }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'ConnectionError',
  'An HTTP Client failed to establish a connection: {error}',
  { phase: 'send' },
)
export type ConnectionError = InstanceType<typeof ConnectionError>

/** The host has no address, refuses, or cannot be reached. */
export const EndpointConnectionError: ErrorClass<{ readonly endpointUrl: string }> = /* @__PURE__ */ defineError(
  ConnectionError,
  'EndpointConnectionError',
  'Could not connect to the endpoint URL: "{endpointUrl}"',
)
export type EndpointConnectionError = InstanceType<typeof EndpointConnectionError>

/** No connection within `connectTimeout`. */
export const ConnectTimeoutError: ErrorClass<{ readonly endpointUrl: string }> = /* @__PURE__ */ defineError(
  ConnectionError,
  'ConnectTimeoutError',
  'Connect timeout on endpoint URL: "{endpointUrl}"',
)
export type ConnectTimeoutError = InstanceType<typeof ConnectTimeoutError>

/** TLS failed: the certificate is not trusted, or there is no common protocol. */
export const SSLError: ErrorClass<{ readonly endpointUrl: string; readonly error: unknown }> =
  /* @__PURE__ */ defineError(ConnectionError, 'SSLError', 'SSL validation failed for {endpointUrl} {error}')
export type SSLError = InstanceType<typeof SSLError>

function masked(url: string): string {
  return url.replace(/^([^/]*\/\/)?[^@/]*@/, '$1***:***@')
}

const Connecting = ConnectionError as unknown as ErrorClass<{ readonly proxyUrl: string }>

/** The proxy cannot be reached or refuses. Its password is masked. */
export class ProxyConnectionError extends Connecting {
  static override readonly errorName: string = 'ProxyConnectionError'
  static override readonly fmt: string = 'Failed to connect to proxy URL: "{proxyUrl}"'

  constructor(kwargs: { readonly proxyUrl: string }, options?: AwsErrorOptions) {
    super({ proxyUrl: masked(kwargs.proxyUrl) }, options)
  }
}
