import net, { type NetConnectOpts, type Socket } from 'node:net'
import type { Origin } from './origin.ts'

/** An address of a host with several gets this long before the next one is tried: Node's 250 ms lose on far regions. */
const ATTEMPT_MS = 1_000

export type Dialled = (error: unknown, socket: Socket | undefined) => void

/** One connection being made: DNS, TCP, proxy and TLS, all within one timeout. */
export class Dial {
  /** What is spoken there instead of HTTP/1.1, the best first. A proxy is then asked for a tunnel, whatever the scheme. */
  readonly protocols: readonly string[] | undefined
  readonly #origin: Origin
  readonly #timeout: number | undefined
  readonly #done: Dialled
  #socket: Socket | undefined
  #timer: NodeJS.Timeout | undefined
  #over = false

  constructor(origin: Origin, timeout: number | undefined, done: Dialled, protocols?: readonly string[]) {
    this.protocols = protocols
    this.#origin = origin
    this.#timeout = timeout
    this.#done = done
  }

  start(): void {
    // 0 is no limit, as it is for reading.
    const timeout = this.#timeout
    if (timeout) this.#timer = setTimeout(() => this.fail(timeoutError(timeout)), timeout)
    try {
      const { secure, proxy, hostname, port } = this.#origin
      if (proxy !== undefined) {
        ;(require('./proxy.ts') as typeof import('./proxy.ts')).dialThrough(proxy, this.#origin, this)
      } else if (secure) this.secure()
      else this.step(net.connect(this.tcp(hostname, port)), 'connect', (socket) => this.succeed(socket))
    } catch (error) {
      this.fail(error)
    }
  }

  tcp(host: string, port: number): NetConnectOpts {
    const { tcpKeepalive = false } = this.#origin.pool.settings
    return { host, port, noDelay: true, keepAlive: tcpKeepalive, autoSelectFamilyAttemptTimeout: ATTEMPT_MS }
  }

  /** TLS to the origin, over `socket` where a tunnel is already open. */
  secure(socket?: Socket): void {
    const { connectTls } = require('./tls-socket.ts') as typeof import('./tls-socket.ts')
    const { hostname, port, pool } = this.#origin
    const options = { ...this.tcp(hostname, port), host: hostname, socket }
    const secured = connectTls(pool.settings, options, this.#origin, this.protocols)
    this.step(secured, 'secureConnect', (socket) => this.succeed(socket))
  }

  /** Goes on with `next` when `socket` has emitted `event`; fails with its error. */
  step(
    socket: Socket,
    event: 'connect' | 'secureConnect',
    next: (socket: Socket) => void,
    failed: (error: unknown) => void = (error) => this.fail(error),
  ): void {
    this.#socket = socket
    const settle = () => {
      socket.removeListener(event, onReady)
      socket.removeListener('error', onError)
      socket.removeListener('close', onClose)
    }
    const onReady = () => {
      settle()
      next(socket)
    }
    const onError = (error: unknown) => {
      settle()
      socket.on('error', () => {})
      failed(error)
    }
    const onClose = () => onError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))
    socket.once(event, onReady)
    socket.once('error', onError)
    socket.once('close', onClose)
  }

  succeed(socket: Socket): void {
    if (this.#over) return
    this.#over = true
    clearTimeout(this.#timer)
    this.#done(undefined, socket)
  }

  fail(error: unknown): void {
    if (this.#over) return
    this.cancel()
    this.#done(error, undefined)
  }

  cancel(): void {
    this.#over = true
    clearTimeout(this.#timer)
    this.#socket?.on('error', () => {})
    this.#socket?.destroy()
  }
}

function timeoutError(timeout: number): Error {
  return Object.assign(new Error(`no connection within ${timeout / 1000} s`), { code: 'ETIMEDOUT' })
}
