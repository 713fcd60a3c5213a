import type { Host } from '../util/host.ts'
import { createNodeHost } from '../util/node-host.ts'
import type { HttpHandler, HttpRequest, HttpResponse, SendOptions } from './http.ts'
import type { SocketPool } from './socket-pool.ts'

/** How a proxy is spoken to, under boto's names. */
export interface ProxiesConfig {
  /** File with the CA certificates that vouch for an https proxy. */
  readonly proxyCaBundle?: string | undefined
  /** Client certificate for an https proxy: a PEM file with certificate and key, or one file each. */
  readonly proxyClientCert?: string | readonly [string, string] | undefined
  /** Send https requests to the proxy itself instead of tunnelling them through it. */
  readonly proxyUseForwardingForHttps?: boolean | undefined
}

/** What a Node handler needs to know; all of it is fixed for its lifetime. */
export interface NodeHandlerSettings {
  /** Environment (proxies), files (CA bundles), clock. */
  readonly host: Pick<Host, 'env' | 'now' | 'readFile'>
  /** False accepts any certificate; a path is a CA bundle that replaces the built-in authorities. Default true. */
  readonly verify?: boolean | string | undefined
  /** A PEM file with certificate and key, or one file each. */
  readonly clientCert?: string | readonly [string, string] | undefined
  /** By scheme: `{ https: 'http://user:password@proxy:3128' }`. Absent: the environment decides; empty: no proxy. */
  readonly proxies?: Readonly<Record<string, string>> | undefined
  readonly proxiesConfig?: ProxiesConfig | undefined
  /** Most sockets per host; further calls queue. Default: no cap. */
  readonly maxPoolConnections?: number | undefined
  /** TCP keep-alive probes. */
  readonly tcpKeepalive?: boolean | undefined
  /** Told once per host when calls begin to queue for a socket. */
  readonly warn?: ((message: string) => void) | undefined
}

/** Everything may be left out: the machine is then Node's own. */
export type NodeHandlerOptions = Partial<NodeHandlerSettings>

class NodeHandler implements HttpHandler {
  readonly #settings: NodeHandlerSettings
  #pool: SocketPool | undefined
  #exchange: typeof import('./exchange.ts').exchange | undefined

  constructor(settings: NodeHandlerSettings) {
    this.#settings = settings
  }

  send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
    const exchange = this.#exchange ?? this.#load()
    if (options.http2 === undefined) return exchange(this.#pool!, request, options)
    const { exchangeOverHttp2 } = require('./http2-exchange.ts') as typeof import('./http2-exchange.ts')
    return exchangeOverHttp2(this.#pool!, request, options)
  }

  async close(): Promise<void> {
    this.#pool?.close()
  }

  #load(): typeof import('./exchange.ts').exchange {
    const { SocketPool } = require('./socket-pool.ts') as typeof import('./socket-pool.ts')
    this.#pool = new SocketPool(this.#settings)
    this.#exchange = (require('./exchange.ts') as typeof import('./exchange.ts')).exchange
    return this.#exchange
  }
}

/**
 * An HttpHandler that speaks HTTP/1.1 over node:net and node:tls, and HTTP/2 where an exchange of events needs it, by
 * node:http2; each is loaded when first used.
 *
 * Connections are kept alive: up to 256 idle sockets, closed after 15 s, none of which keeps a program from exiting.
 * An aborted signal rejects with AbortError, whose `cause` is the signal's reason. The time a call waits for one of
 * `maxPoolConnections` sockets is not counted as connecting; a signal ends it.
 *
 * @example
 * const node = createNodeHandler({ proxies: { https: 'http://proxy:3128' } })
 * const session = new Session({ httpHandler: node })
 */
export function createNodeHandler(options: NodeHandlerOptions = {}): HttpHandler {
  return new NodeHandler({ ...options, host: options.host ?? createNodeHost() })
}
