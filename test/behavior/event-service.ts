import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import {
  createSecureServer,
  createServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2'
import type { AddressInfo, Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { crc32 } from 'node:zlib'

/** An event as a service sees it. */
export interface SeenEvent {
  readonly headers: Readonly<Record<string, unknown>>
  readonly payload: Buffer
}

/** One stream of events with its request, whose signatures have been checked. */
export interface EventExchange {
  readonly headers: IncomingHttpHeaders
  readonly stream: ServerHttp2Stream
  readonly session: ServerHttp2Session
  /** What came, without the frame that ends it. Throws for a signature that is wrong or missing. */
  events(): AsyncGenerator<SeenEvent, void>
  /** Begins to answer. */
  respond(headers?: Readonly<Record<string, string | number>>): void
}

export interface EventService {
  readonly url: string
  readonly exchanges: EventExchange[]
  /** Connections that are open now. */
  readonly open: Set<ServerHttp2Session>
  /** What a handler or a signature threw. */
  readonly faults: unknown[]
  /** Breaks all connections, without a word. */
  cut(): void
  close(): Promise<void>
}

export interface EventServiceOptions {
  readonly tls?: boolean
  /** Of the request's keys; undefined for streams without signatures. */
  readonly secret?: string | undefined
  readonly settings?: object
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Uint8Array, data: string): Buffer => createHmac('sha256', key).update(data).digest()

interface Scope {
  readonly region: string
  readonly service: string
  readonly seed: string
}

/** The signature of a text, in hex, by the scope that it names. */
function signature(secret: string, date: string, { region, service }: Scope, text: string): string {
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), 'aws4_request')
  return hmac(key, text).toString('hex')
}

function checkRequest(headers: IncomingHttpHeaders, secret: string): Scope {
  const authorization = String(headers.authorization)
  const found =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      authorization,
    )
  if (found === null) throw new Error(`no signature: ${authorization}`)
  const [, date, region, service, names, seed] = found as unknown as string[]
  if (headers['x-amz-content-sha256'] !== 'STREAMING-AWS4-HMAC-SHA256-EVENTS') throw new Error('no signed events')
  const lines = names!.split(';').map((name) => `${name}:${name === 'host' ? headers[':authority'] : headers[name]}\n`)
  const [path, query = ''] = String(headers[':path']).split('?')
  const encoded = path!.split('/').map(encodeURIComponent).join('/')
  const canonical = `${headers[':method']}\n${encoded}\n${query.split('&').sort().join('&')}\n${lines.join('')}\n${names}\n${headers['x-amz-content-sha256']}`
  const scope = { region: region!, service: service!, seed: seed! }
  const stamp = headers['x-amz-date']
  const text = `AWS4-HMAC-SHA256\n${stamp}\n${date}/${region}/${service}/aws4_request\n${sha256(canonical)}`
  if (signature(secret, date!, scope, text) !== seed) throw new Error('the signature of the request is wrong')
  return scope
}

/** A frame taken apart by itself: neither the library's reader nor its writer is asked. */
export function takeApart(frame: Buffer): SeenEvent & { readonly rawHeaders: Buffer[] } {
  const headersEnd = 12 + frame.readUInt32BE(4)
  if (frame.readUInt32BE(8) !== crc32(frame.subarray(0, 8))) throw new Error('the checksum of the prelude is wrong')
  if (frame.readUInt32BE(frame.length - 4) !== crc32(frame.subarray(0, -4))) throw new Error('the checksum is wrong')
  const headers: Record<string, unknown> = {}
  const rawHeaders: Buffer[] = []
  for (let at = 12; at < headersEnd; ) {
    const nameEnd = at + 1 + frame[at]!
    const name = frame.toString('utf8', at + 1, nameEnd)
    const [value, end] = readValue(frame, nameEnd)
    headers[name] = value
    rawHeaders.push(frame.subarray(at, end))
    at = end
  }
  return { headers, rawHeaders, payload: frame.subarray(headersEnd, frame.length - 4) }
}

function readValue(frame: Buffer, at: number): [unknown, number] {
  const type = frame[at]!
  const start = at + 1
  switch (type) {
    case 0:
    case 1:
      return [type === 0, start]
    case 4:
      return [frame.readInt32BE(start), start + 4]
    case 5:
      return [frame.readBigInt64BE(start), start + 8]
    case 8:
      return [new Date(Number(frame.readBigInt64BE(start))), start + 8]
    case 6:
    case 7: {
      const end = start + 2 + frame.readUInt16BE(start)
      const bytes = frame.subarray(start + 2, end)
      return [type === 6 ? bytes : bytes.toString('utf8'), end]
    }
    default:
      throw new Error(`a header of type ${type}`)
  }
}

/** Whole frames of what comes in pieces. */
export async function* framesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  let bytes = Buffer.alloc(0)
  for await (const chunk of source) {
    bytes = Buffer.concat([bytes, chunk])
    while (bytes.length >= 4 && bytes.length >= bytes.readUInt32BE(0)) {
      const length = bytes.readUInt32BE(0)
      yield bytes.subarray(0, length)
      bytes = bytes.subarray(length)
    }
  }
  if (bytes.length > 0) throw new Error('the stream ends in the middle of a frame')
}

/** Events out of signed frames, each signature checked against the one before. */
export async function* checkedEvents(
  source: AsyncIterable<Uint8Array>,
  headers: IncomingHttpHeaders,
  secret: string,
): AsyncGenerator<SeenEvent, void> {
  const scope = checkRequest(headers, secret)
  let prior = scope.seed
  let ended = false
  for await (const frame of framesOf(source)) {
    if (ended) throw new Error('a frame after the last one')
    const outer = takeApart(frame)
    const date = outer.headers[':date'] as Date
    const stamp = `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
    const day = stamp.slice(0, 8)
    const where = `${day}/${scope.region}/${scope.service}/aws4_request`
    const text = `AWS4-HMAC-SHA256-PAYLOAD\n${stamp}\n${where}\n${prior}\n${sha256(outer.rawHeaders[0]!)}\n${sha256(outer.payload)}`
    prior = signature(secret, day, scope, text)
    if ((outer.headers[':chunk-signature'] as Buffer).toString('hex') !== prior)
      throw new Error('an event is signed wrongly')
    if (outer.payload.length === 0) ended = true
    else yield takeApart(outer.payload)
  }
  if (!ended) throw new Error('the stream has no last frame')
}

async function* plainEvents(source: AsyncIterable<Uint8Array>): AsyncGenerator<SeenEvent, void> {
  for await (const frame of framesOf(source)) yield takeApart(frame)
}

/** What test sessions sign with. */
export const TEST_SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'

const certificate = (name: string): string => fileURLToPath(new URL(`../fixtures/tls/${name}.pem`, import.meta.url))

/** A service that speaks HTTP/2 on a real socket, over TLS or with prior knowledge. */
export async function eventService(
  handle: (exchange: EventExchange, number: number) => Promise<void> | void,
  { tls = false, secret = TEST_SECRET, settings = {} }: EventServiceOptions = {},
): Promise<EventService> {
  const exchanges: EventExchange[] = []
  const faults: unknown[] = []
  const open = new Set<ServerHttp2Session>()
  const server = (
    tls
      ? createSecureServer({
          key: readFileSync(certificate('server-key')),
          cert: readFileSync(certificate('server')),
          settings,
        })
      : createServer({ settings })
  ) as Http2Server
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  server.on('session', (session) => {
    open.add(session)
    session.on('close', () => open.delete(session))
    session.on('error', () => {})
  })
  server.on('stream', (stream, headers) => {
    stream.on('error', () => {})
    const exchange: EventExchange = {
      headers,
      stream,
      session: stream.session as ServerHttp2Session,
      events: () => (secret === '' ? plainEvents(stream) : checkedEvents(stream, headers, secret)),
      respond: (more = {}) =>
        stream.respond({ ':status': 200, 'content-type': 'application/vnd.amazon.eventstream', ...more }),
    }
    exchanges.push(exchange)
    Promise.resolve(handle(exchange, exchanges.length)).catch((error) => {
      faults.push(error)
      stream.destroy(error as Error)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    open,
    faults,
    cut() {
      for (const socket of sockets) socket.resetAndDestroy()
    },
    close: () =>
      new Promise((resolve) => {
        for (const session of open) session.destroy()
        server.close(() => resolve())
      }),
  }
}
