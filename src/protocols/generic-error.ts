import { reasonPhrase } from '../errors/reason-phrase.ts'
import type { ErrorResponse, ReceivedResponse } from './protocol.ts'

/** The body of an error; an error is read whole before anybody parses it. */
export function errorBody(response: ReceivedResponse): Uint8Array {
  return response.body instanceof Uint8Array ? response.body : new Uint8Array(0)
}

/**
 * Whether something between here and the service answered (a proxy, a load balancer): a server error without a body
 * or with HTML.
 */
export function isGenericError(response: ReceivedResponse): boolean {
  if (response.statusCode < 500) return false
  const text = Buffer.from(errorBody(response).subarray(0, 4096)).toString('latin1')
  // Not `trim`, which takes more than ASCII's own white space.
  const start = text.search(/[^ \t\n\r\v\f]/)
  return start === -1 || text.startsWith('<html>', start)
}

const unreadable = new WeakSet<object>()

/** Whether it is an error whose body could not be read: boto has ResponseParserError for it. */
export function isUnreadable(error: object): boolean {
  return unreadable.has(error)
}

/** Notes that the body of an error could not be read. The status says what there is to say. */
export function asUnreadable(error: ErrorResponse): ErrorResponse {
  unreadable.add(error)
  return error
}

/** An error that says no more than its status. */
export function genericError(response: ReceivedResponse): ErrorResponse {
  const { statusCode, headers } = response
  return {
    Error: { Code: String(statusCode), Message: reasonPhrase(statusCode) },
    ResponseMetadata: { HTTPStatusCode: statusCode, HTTPHeaders: headers },
  }
}
