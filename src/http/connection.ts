import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { Origin } from './origin.ts'
import { ResponseReader, type ResponseSink } from './response-reader.ts'

const IDLE_MS = 15_000

/** What waits for a connection, and later uses it. */
export interface ConnectionUser extends ResponseSink {
  readonly connectTimeout: number | undefined
  /** Calls the waiting or connecting off; set while there is something to call off. */
  cancel: (() => void) | undefined
  ready(connection: Connection): void
  failed(error: unknown): void
  /** All that has come so far has been read. */
  readSoFar(): void
  /** The socket failed, or what came is no HTTP. */
  broke(error: unknown): void
  /** The socket was silent for its timeout. */
  timedOut(): void
  /** The socket is gone. */
  closed(): void
}

const CONNECTION: unique symbol = Symbol('tucuxi.connection')
type PooledSocket = Socket & { [CONNECTION]: Connection }

function onData(this: PooledSocket, bytes: Buffer): void {
  this[CONNECTION].received(bytes)
}
function onEnd(this: PooledSocket): void {
  this[CONNECTION].reader.finish()
}
function onError(this: PooledSocket, error: unknown): void {
  this[CONNECTION].user?.broke(error)
}
function onTimeout(this: PooledSocket): void {
  this[CONNECTION].timedOut()
}
function onClose(this: PooledSocket): void {
  this[CONNECTION].closed()
}
/** One open socket and who uses it. */
export class Connection {
  readonly socket: Socket
  readonly origin: Origin
  user: ConnectionUser | undefined
  readonly reader: ResponseReader = new ResponseReader()
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
    socket.on('data', onData)
    socket.on('end', onEnd)
    socket.on('timeout', onTimeout)
    socket.on('close', onClose)
    socket.on('error', onError)
  }

  /** The request is over and the socket can carry another one. */
  release(): void {
    const { socket } = this
    this.user = undefined
    // What came behind the answer would be taken for the answer to the next request.
    if (!this.open || socket.readableLength > 0) {
      socket.destroy()
      return
    }
    this.#bytesWhenIdle = socket.bytesRead
    // Whoever read slowly had it paused.
    socket.resume()
    // More may have come with the answer: one segment holds several records, which are read one by one in this turn.
    if ((socket as Partial<TLSSocket>).encrypted === true) this.origin.settle(this)
    else this.offer()
  }

  get open(): boolean {
    const { socket } = this
    return socket.writable && socket.readable
  }

  /** Goes to a call that waits, or to where the next one finds it. */
  offer(): void {
    const { socket, origin } = this
    if (this.#generation !== origin.pool.generation) {
      socket.destroy()
      return
    }
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
    // Whoever did not read had it unref'd.
    this.socket.ref()
    this.user = user
    user.cancel = undefined
    user.ready(this)
  }

  received(bytes: Buffer): void {
    try {
      this.reader.read(bytes)
    } catch (error) {
      this.user?.broke(error)
      this.socket.destroy()
      return
    }
    this.user?.readSoFar()
  }

  /** An idle connection has its own patience. */
  timedOut(): void {
    this.user?.timedOut()
  }

  closed(): void {
    const { user } = this
    this.user = undefined
    this.origin.closed(this)
    user?.closed()
  }
}
