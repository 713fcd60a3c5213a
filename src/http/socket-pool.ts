import type { Connection } from './connection.ts'
import type { NodeHandlerSettings } from './node-handler.ts'
import { Origin } from './origin.ts'
import type { HttpProxy } from './proxy.ts'

const SWEEP_MS = 5_000
const MAX_IDLE = 256

/** All sockets of one handler. */
export class SocketPool {
  readonly settings: NodeHandlerSettings
  idle = 0
  /** Sockets of an earlier generation are closed instead of kept. */
  generation = 0
  readonly #plain = new Map<string, Origin>()
  readonly #secure = new Map<string, Origin>()
  readonly #proxied: boolean
  #sweeper: NodeJS.Timeout | undefined

  constructor(settings: NodeHandlerSettings) {
    this.settings = settings
    const { host, proxies } = settings
    const { env } = host
    this.#proxied =
      proxies === undefined
        ? !!(env['http_proxy'] || env['HTTP_PROXY'] || env['https_proxy'] || env['HTTPS_PROXY'])
        : Object.keys(proxies).length > 0
  }

  now(): number {
    return this.settings.host.now()
  }

  origin(scheme: string, authority: string): Origin {
    const origins = scheme === 'https' ? this.#secure : this.#plain
    let origin = origins.get(authority)
    if (origin === undefined) {
      origin = new Origin(this, scheme, authority)
      origins.set(authority, origin)
    }
    return origin
  }

  proxyFor(scheme: string, authority: string): HttpProxy | undefined {
    if (!this.#proxied) return undefined
    return (require('./proxy.ts') as typeof import('./proxy.ts')).chooseProxy(this.settings, scheme, authority)
  }

  /** Counts one more idle socket, if there may be one more. */
  mayIdle(): boolean {
    if (this.idle >= MAX_IDLE) return false
    this.idle++
    this.#sweeper ??= setTimeout(() => this.#sweep(), SWEEP_MS).unref()
    return true
  }

  forget(origin: Origin): void {
    const origins = origin.secure ? this.#secure : this.#plain
    if (origins.get(origin.authority) === origin) origins.delete(origin.authority)
  }

  close(): void {
    this.generation++
    this.#drop(() => false)
  }

  #sweep(): void {
    const now = this.now()
    this.#drop((connection) => connection.fit(now))
    this.#sweeper = this.idle > 0 ? setTimeout(() => this.#sweep(), SWEEP_MS).unref() : undefined
  }

  #drop(keep: (connection: Connection) => boolean): void {
    for (const origins of [this.#plain, this.#secure]) {
      for (const { idle } of origins.values()) {
        for (const connection of [...idle]) if (!keep(connection)) connection.socket.destroy()
      }
    }
  }
}
