import { Readable } from 'node:stream'
import { ArgumentError } from '../errors/config.ts'
import { HTTPClientError } from '../errors/http.ts'
import type { HttpHandler, HttpRequest, HttpResponse, SendOptions } from './http.ts'
import { toHttpError, urlForMessage } from './node-errors.ts'

function check(handler: HttpHandler): void {
  if (typeof (handler as Partial<HttpHandler> | null)?.send === 'function') return
  const foreign = typeof (handler as { handle?: unknown } | null)?.handle === 'function'
  throw new ArgumentError(
    { message: 'httpHandler must be an object with send(request, options) and close()' },
    foreign ? { hint: 'The handlers of the AWS SDK for JavaScript v3 have another interface.' } : undefined,
  )
}

/**
 * A handler that the program has brought along, held to what the path of a call relies on: failures are the library's
 * HTTP errors, which decide about another attempt, and an answer has a status, lower-case headers, and a body.
 * Throws ArgumentError for an object that cannot send.
 */
export function givenHandler(handler: HttpHandler): HttpHandler {
  check(handler)
  return {
    async send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
      try {
        // Whether a body waits for a `100 Continue` is a connection's business, and `fetch` refuses to be asked for it.
        if (request.headers['expect'] !== undefined) delete request.headers['expect']
        return checked(await handler.send(request, options))
      } catch (error) {
        throw toHttpError(error, urlForMessage(request), 'exchange')
      }
    },
    close: async () => handler.close?.(),
  }
}

function checked(response: HttpResponse): HttpResponse {
  const { statusCode, headers, body = new Uint8Array(0), reason } = (response ?? {}) as Partial<HttpResponse>
  if (!Number.isInteger(statusCode) || typeof headers !== 'object' || headers === null) {
    throw new HTTPClientError({ error: 'the httpHandler gave no response with a statusCode and headers' })
  }
  if (!(body instanceof Uint8Array || body instanceof Readable)) {
    throw new HTTPClientError({ error: 'the body of an httpHandler must be a Uint8Array or a Readable' })
  }
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  return { statusCode: statusCode!, headers: Object.fromEntries(lower), body, reason }
}
