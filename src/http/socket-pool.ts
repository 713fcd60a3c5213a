import http from 'node:http'
import type { Socket } from 'node:net'
import { Dial } from './dial.ts'
import type { NodeHandlerSettings } from './node-handler.ts'
import type { HttpProxy } from './proxy.ts'

const IDLE_MS = 15_000
const SWEEP_MS = 5_000
const MAX_IDLE = 256

/** What waits for a connection, and later uses it. */
export interface ConnectionUser {
  readonly connectTimeout: number | undefined
  /** Calls the waiting or connecting off; set while there is something to call off. */
  cancel: (() => void) | undefined
  ready(connection: Connection): void
  failed(error: unknown): void
  /** The socket was silent for its timeout. */
  timedOut(): void
  /** The socket is gone. */
  closed(): void
}

const CONNECTION: unique symbol = Symbol('tucuxi.connection')
type PooledSocket = Socket & { [CONNECTION]: Connection }

function onFree(this: PooledSocket): void {
  this[CONNECTION].release()
}
function onTimeout(this: PooledSocket): void {
  this[CONNECTION].timedOut()
}
function onClose(this: PooledSocket): void {
  this[CONNECTION].closed()
}
// Between two requests nobody else listens, and an error without a listener ends the process.
function onError(): void {}

export type SendRequest = (options: http.RequestOptions) => http.ClientRequest

// Looked up at each call, so that what instruments node:http sees it.
const plainRequest: SendRequest = (options) => http.request(options)

/** One open socket and who uses it. */
export class Connection {
  readonly socket: Socket
  readonly origin: Origin
  user: ConnectionUser | undefined
  reused = false
  /** How long it may be idle, in ms: less than the server's own patience where it told us. */
  patience: number = IDLE_MS
  #idleSince = 0
  #bytesWhenIdle = 0
  readonly #generation: number

  constructor(socket: Socket, origin: Origin, generation: number) {
    this.socket = socket
    this.origin = origin
    this.#generation = generation
    ;(socket as PooledSocket)[CONNECTION] = this
    socket.on('free', onFree)
    socket.on('timeout', onTimeout)
    socket.on('close', onClose)
    socket.on('error', onError)
  }

  /** The request is over and the socket can carry another one. */
  release(): void {
    const { socket, origin } = this
    this.user = undefined
    if (!socket.writable || !socket.readable || this.#generation !== origin.pool.generation) {
      socket.destroy()
      return
    }
    this.reused = true
    this.#bytesWhenIdle = socket.bytesRead
    const next = origin.nextWaiting()
    if (next !== undefined) this.#hand(next)
    else if (this.patience > 0 && origin.pool.mayIdle()) {
      this.#idleSince = origin.pool.now()
      origin.idle.push(this)
      socket.unref()
    } else socket.destroy()
  }

  /** Whether it can be used again: still open, not silent for too long, and nothing came that nobody asked for. */
  fit(now: number): boolean {
    const { socket } = this
    return socket.writable && now - this.#idleSince <= this.patience && socket.bytesRead === this.#bytesWhenIdle
  }

  #hand(user: ConnectionUser): void {
    this.user = user
    user.cancel = undefined
    user.ready(this)
  }

  timedOut(): void {
    if (this.user === undefined) this.socket.destroy()
    else this.user.timedOut()
  }

  closed(): void {
    const { user } = this
    this.user = undefined
    this.origin.closed(this)
    user?.closed()
  }
}

/**
 * Where requests of one scheme and host go: its sockets, and the agent that node:http asks for one. The socket is
 * chosen before the request is made, so that connecting is not part of a ClientRequest's life.
 */
export class Origin extends http.Agent {
  readonly pool: SocketPool
  readonly secure: boolean
  /** Host and port as in a URL. */
  readonly authority: string
  readonly hostname: string
  readonly port: number
  readonly proxy: HttpProxy | undefined
  /** What goes in front of a path: the whole origin for a proxy that forwards, otherwise nothing. */
  readonly target: string = ''
  /** Header lines for a proxy that forwards. */
  readonly proxyLines: readonly string[] | undefined
  readonly request: SendRequest
  readonly idle: Connection[] = []
  /** TLS session of the last handshake, for a shorter next one. */
  session: Buffer | undefined
  /** The socket of the request that is being made. */
  next: Socket | undefined
  // What node:http looks at; Node's typings leave them out.
  readonly keepAlive: boolean = true
  readonly protocol: string
  readonly defaultPort: number
  #open = 0
  #waiting: ConnectionUser[] = []
  #warned = false

  constructor(pool: SocketPool, scheme: string, authority: string) {
    super({ keepAlive: true })
    this.pool = pool
    this.secure = scheme === 'https'
    this.authority = authority
    const [, hostname, port] = /^(.*?)(?::(\d*))?$/.exec(authority.slice(authority.lastIndexOf('@') + 1))!
    this.hostname = hostname!.startsWith('[') ? hostname!.slice(1, -1) : hostname!
    this.port = port ? Number(port) : this.secure ? 443 : 80
    this.proxy = pool.proxyFor(scheme, authority)
    const forwards = this.proxy !== undefined && !this.proxy.tunnels
    if (forwards) {
      this.target = `${scheme}://${authority}`
      const { authorization } = this.proxy!
      if (authorization !== undefined) this.proxyLines = ['proxy-authorization', authorization]
    }
    const overTls = forwards ? false : this.secure
    this.protocol = overTls ? 'https:' : 'http:'
    this.defaultPort = overTls ? 443 : 80
    this.request = overTls
      ? (require('./tls-socket.ts') as typeof import('./tls-socket.ts')).secureRequest
      : plainRequest
  }

  addRequest(request: http.ClientRequest): void {
    const socket = this.next!
    this.next = undefined
    ;(request as unknown as { onSocket(socket: Socket): void }).onSocket(socket)
  }

  /** Calls `user.ready` now when a socket is idle, otherwise later. */
  acquire(user: ConnectionUser): void {
    if (this.idle.length > 0) {
      const now = this.pool.now()
      for (let idle = this.idle.pop(); idle !== undefined; idle = this.idle.pop()) {
        this.pool.idle--
        if (!idle.fit(now)) {
          idle.socket.destroy()
          continue
        }
        idle.socket.ref()
        idle.user = user
        user.ready(idle)
        return
      }
    }
    const { maxPoolConnections } = this.pool.settings
    if (maxPoolConnections !== undefined && this.#open >= maxPoolConnections) this.#queue(user)
    else this.#dial(user)
  }

  #dial(user: ConnectionUser): void {
    this.#open++
    const { generation } = this.pool
    const dial = new Dial(this, user.connectTimeout, (error, socket) => {
      user.cancel = undefined
      if (socket === undefined) {
        this.#vacate()
        user.failed(error)
        return
      }
      const connection = new Connection(socket, this, generation)
      connection.user = user
      user.ready(connection)
    })
    user.cancel = () => {
      dial.cancel()
      this.#vacate()
    }
    dial.start()
  }

  #queue(user: ConnectionUser): void {
    this.#waiting.push(user)
    if (!this.#warned) {
      this.#warned = true
      const { warn, maxPoolConnections } = this.pool.settings
      warn?.(`All ${maxPoolConnections} connections to ${this.authority} are busy (maxPoolConnections): calls queue.`)
    }
    user.cancel = () => {
      const at = this.#waiting.indexOf(user)
      if (at >= 0) this.#waiting.splice(at, 1)
    }
  }

  nextWaiting(): ConnectionUser | undefined {
    return this.#waiting.length > 0 ? this.#waiting.shift() : undefined
  }

  closed(connection: Connection): void {
    const at = this.idle.indexOf(connection)
    if (at >= 0) {
      this.idle.splice(at, 1)
      this.pool.idle--
    }
    this.#vacate()
  }

  /** A socket fewer: somebody may be waiting for the place. */
  #vacate(): void {
    this.#open--
    const next = this.nextWaiting()
    if (next !== undefined) this.#dial(next)
    else if (this.#open === 0) this.pool.forget(this)
  }
}

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
    const { env } = settings.host
    this.#proxied =
      settings.proxies !== undefined ||
      !!(env['http_proxy'] || env['HTTP_PROXY'] || env['https_proxy'] || env['HTTPS_PROXY'])
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
