import http from 'node:http'
import type { Socket } from 'node:net'
import { splitAuthority } from '../util/url-text.ts'
import { Connection, type ConnectionUser } from './connection.ts'
import { Dial } from './dial.ts'
import type { HttpProxy } from './proxy.ts'
import type { SocketPool } from './socket-pool.ts'

export type SendRequest = (options: http.RequestOptions) => http.ClientRequest

// Looked up at each call, so that what instruments node:http sees it.
const plainRequest: SendRequest = (options) => http.request(options)

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
    const { host, port } = splitAuthority(authority)
    this.hostname = host.startsWith('[') ? host.slice(1, -1) : host
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
