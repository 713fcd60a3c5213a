import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import net, { type AddressInfo, type Socket } from 'node:net'
import { type HttpHandler, HttpRequest, type RequestBody, type SendOptions } from '../../../src/http/http.ts'
import { createNodeHandler, type NodeHandlerSettings } from '../../../src/http/node-handler.ts'

/** What a test started and wants stopped: servers with their sockets, handlers. */
export class Started {
  readonly #stops: (() => unknown)[] = []

  later(stop: () => unknown): void {
    this.#stops.push(stop)
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops.splice(0).reverse()) await stop()
  }

  async listen(server: net.Server): Promise<number> {
    const sockets = new Set<Socket>()
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => sockets.delete(socket))
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    this.later(() => {
      for (const socket of sockets) socket.destroy()
      return new Promise((closed) => server.close(closed))
    })
    return (server.address() as AddressInfo).port
  }

  /** An HTTP server; resolves to its `127.0.0.1:port`. */
  async http(
    answer: (request: IncomingMessage, response: ServerResponse) => void,
    more?: (server: Server) => void,
  ): Promise<string> {
    const server = createServer(answer)
    more?.(server)
    return `127.0.0.1:${await this.listen(server)}`
  }

  /** A TCP server that says what it likes. */
  async tcp(talk: (socket: Socket) => void): Promise<string> {
    return `127.0.0.1:${await this.listen(net.createServer(talk))}`
  }

  handler(settings: Partial<NodeHandlerSettings> = {}): HttpHandler {
    const handler = createNodeHandler({ host: { env: {}, now: Date.now, readFile: () => undefined }, ...settings })
    this.later(() => handler.close())
    return handler
  }
}

export function request(host: string, more: Partial<HttpRequest> = {}): HttpRequest {
  const { method = 'GET', scheme = 'http', path = '/', query = '', headers = {}, body } = more
  return new HttpRequest(method, scheme, host, path, query, headers, body)
}

export function put(host: string, body: RequestBody, headers: Record<string, string> = {}): HttpRequest {
  return request(host, { method: 'PUT', body, headers })
}

export function options(more: Partial<SendOptions> = {}): SendOptions {
  return { stream: false, signal: undefined, connectTimeout: 5_000, readTimeout: 5_000, ...more }
}

export function text(body: unknown): string {
  return Buffer.from(body as Uint8Array).toString()
}

/** The error that a promise is rejected with. */
export async function failure(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  try {
    await promise
  } catch (error) {
    return error as Error & Record<string, unknown>
  }
  throw new Error('it did not fail')
}
