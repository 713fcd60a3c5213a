import { splitAuthority } from '../util/url-text.ts'
import { Connection, type ConnectionUser } from './connection.ts'
import { Dial } from './dial.ts'
import type { HttpProxy } from './proxy.ts'
import { checkAuthority } from './request-head.ts'
import type { SocketPool } from './socket-pool.ts'

const LONG_MS = 2 ** 30

/** Where requests of one scheme and host go, and the sockets to it. */
export class Origin {
  readonly pool: SocketPool
  readonly secure: boolean
  /** Host and port as in a URL. */
  readonly authority: string
  readonly hostname: string
  readonly port: number
  readonly proxy: HttpProxy | undefined
  /** What goes in front of a path: the whole origin for a proxy that forwards, otherwise nothing. */
  readonly target: string = ''
  /** For a proxy that forwards. */
  readonly proxyAuthorization: string | undefined
  readonly idle: Connection[] = []
  /** TLS session of the last handshake, for a shorter next one. */
  session: Buffer | undefined
  #open = 0
  #waiting: ConnectionUser[] = []
  /** Keeps the program alive while calls wait: the sockets that they wait for need not. */
  #vigil: NodeJS.Timeout | undefined
  /** Connections that are free once this turn of the event loop is over. */
  #settling = 0
  #warned = false

  constructor(pool: SocketPool, scheme: string, authority: string) {
    // A proxy is told of it before there is a request.
    checkAuthority(authority)
    this.pool = pool
    this.secure = scheme === 'https'
    this.authority = authority
    const { host, port } = splitAuthority(authority)
    this.hostname = host.startsWith('[') ? host.slice(1, -1) : host
    this.port = port ? Number(port) : this.secure ? 443 : 80
    this.proxy = pool.proxyFor(scheme, authority)
    if (this.proxy !== undefined && !this.proxy.tunnels) {
      this.target = `${scheme}://${authority}`
      this.proxyAuthorization = this.proxy.authorization
    }
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
    if (this.#waiting.length < this.#settling) this.#queue(user)
    else if (this.#full) this.#queueForLong(user)
    else this.#dial(user)
  }

  /** Offers a connection when this turn is over, unless that closes it. */
  settle(connection: Connection): void {
    this.#settling++
    setImmediate(() => {
      this.#settling--
      if (connection.open) connection.offer()
      else if (!this.#full) this.#dialForNext()
    })
  }

  get #full(): boolean {
    const { maxPoolConnections } = this.pool.settings
    return maxPoolConnections !== undefined && this.#open >= maxPoolConnections
  }

  #dialForNext(): boolean {
    const next = this.nextWaiting()
    if (next !== undefined) this.#dial(next)
    return next !== undefined
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

  #queueForLong(user: ConnectionUser): void {
    this.#queue(user)
    this.#vigil ??= setInterval(() => {}, LONG_MS)
    if (this.#warned) return
    this.#warned = true
    const { warn, maxPoolConnections } = this.pool.settings
    warn?.(`All ${maxPoolConnections} connections to ${this.authority} are busy (maxPoolConnections): calls queue.`)
  }

  #queue(user: ConnectionUser): void {
    this.#waiting.push(user)
    user.cancel = () => {
      const at = this.#waiting.indexOf(user)
      if (at >= 0) this.#waiting.splice(at, 1)
      this.#endVigil()
    }
  }

  nextWaiting(): ConnectionUser | undefined {
    if (this.#waiting.length === 0) return undefined
    const next = this.#waiting.shift()
    this.#endVigil()
    return next
  }

  #endVigil(): void {
    if (this.#waiting.length > 0) return
    clearInterval(this.#vigil)
    this.#vigil = undefined
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
    if (!this.#dialForNext() && this.#open === 0) this.pool.forget(this)
  }
}
