import { HTTPClientError } from '../errors/http.ts'
import { type Headers, HttpRequest } from '../http/http.ts'
import type { CredentialContext } from './context.ts'

/** What a metadata service answered. */
export interface MetadataAnswer {
  readonly statusCode: number
  readonly text: string
}

/** Failures of a connection that another attempt may not have. */
const RETRYABLE: ReadonlySet<string> = new Set([
  'ReadTimeoutError',
  'EndpointConnectionError',
  'ConnectionClosedError',
  'ConnectTimeoutError',
])

export function isRetryable(error: unknown): error is Error {
  return error instanceof Error && RETRYABLE.has(error.name)
}

/** Asks a metadata service; `timeout` is milliseconds, to connect and to answer. */
export async function askMetadata(
  { http, closing }: Pick<CredentialContext, 'http' | 'closing'>,
  method: string,
  url: string,
  headers: Headers,
  timeout: number,
): Promise<MetadataAnswer> {
  const request = new HttpRequest(method, 'http', '', '/', '', { ...headers }, undefined)
  request.url = url
  request.headers['host'] = request.host
  const response = await http().send(request, {
    stream: false,
    signal: closing(),
    connectTimeout: timeout,
    readTimeout: timeout,
  })
  if (!(response.body instanceof Uint8Array)) throw new HTTPClientError({ error: 'the answer is a stream' })
  return { statusCode: response.statusCode, text: new TextDecoder().decode(response.body) }
}
