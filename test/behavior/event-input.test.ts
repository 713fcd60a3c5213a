import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { readFileSync } from 'node:fs'
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, connect, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import type { GenericClient } from '../../src/client/create-client.ts'
import type { EventStream } from '../../src/eventstream/event-stream.ts'
import type { HttpRequest, StreamBody } from '../../src/http/http.ts'
import { event, exception } from '../unit/eventstream/frames.ts'
import {
  checkedEvents,
  type EventExchange,
  type EventService,
  type EventServiceOptions,
  eventService,
  framesOf,
  type SeenEvent,
  TEST_SECRET,
  takeApart,
} from './event-service.ts'
import { CA_BUNDLE, testSession } from './local-service.ts'

type Event = Record<string, Record<string, unknown>>
type Handle = (exchange: EventExchange, number: number) => Promise<void> | void

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

async function serviceOf(handle: Handle, options?: EventServiceOptions): Promise<EventService> {
  const service = await eventService(handle, options)
  stops.push(service.close)
  return service
}

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  stops.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const readFile = (path: string) => (path === CA_BUNDLE ? readFileSync(path) : undefined)

function clientOf(service: string, endpointUrl: string, options: object = {}, host: object = {}): GenericClient {
  const { session } = testSession({ readFile, ...host })
  return session.client(service as 's3', { endpointUrl, ...options }) as unknown as GenericClient
}

interface Talk {
  readonly body: EventStream<Event>
}

/** Bedrock's conversation: chunks of bytes, both ways. */
function talk(client: GenericClient, body: unknown, options?: object): Promise<Talk> {
  return client['invokeModelWithBidirectionalStream']!({ modelId: 'a:b', body }, options) as unknown as Promise<Talk>
}

const chunk = (text: string) => ({ chunk: { bytes: text } })
const textOf = ({ payload }: SeenEvent) => Buffer.from(JSON.parse(String(payload)).bytes, 'base64').toString()
const answer = (text: string) => event('chunk', JSON.stringify({ bytes: Buffer.from(text).toString('base64') }))
const texts = async (events: AsyncIterable<Event>) => {
  const list: string[] = []
  for await (const one of events) list.push(String(Buffer.from(one['chunk']!['bytes'] as Uint8Array)))
  return list
}

const said = async (client: GenericClient, body: unknown) => texts((await talk(client, body)).body)

/** Says everything back. */
const echo: Handle = async (exchange) => {
  exchange.respond()
  for await (const one of exchange.events()) exchange.stream.write(answer(`echo ${textOf(one)}`))
  exchange.stream.end()
}

/** Notes what comes, and what becomes of the stream. */
function hears(then: (exchange: EventExchange, heard: string[]) => unknown = () => {}) {
  const heard: string[] = []
  const handle: Handle = async (exchange) => {
    then(exchange, heard)
    for await (const one of exchange.events()) heard.push(textOf(one))
    heard.push('end')
  }
  return { heard, handle }
}

/** Events of a caller that knows what became of them. */
class Source {
  pulled = 0
  returned = 0
  readonly #events: readonly unknown[]
  readonly #rest: Promise<unknown>

  /** After `events` it waits for `rest`: for ever, by default. */
  constructor(events: readonly unknown[], rest: Promise<unknown> = new Promise(() => {})) {
    this.#events = events
    this.#rest = rest
  }

  [Symbol.asyncIterator](): AsyncIterator<unknown> {
    return {
      next: async () => {
        const next = this.#events[this.pulled++]
        if (next !== undefined) return { done: false, value: next }
        await this.#rest
        return { done: true, value: undefined }
      },
      return: async () => {
        this.returned++
        return { done: true, value: undefined }
      },
    }
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; !condition(); i++) {
    if (i > 400) throw new Error('it did not come to that')
    await delay(5)
  }
}

describe('events both ways', () => {
  for (const tls of [false, true]) {
    it(`go in turns, each side waiting for the other, over ${tls ? 'TLS' : 'plain TCP'}`, async () => {
      const service = await serviceOf(echo, { tls })
      const client = clientOf('bedrock-runtime', service.url, tls ? { verify: CA_BUNDLE } : {})
      let answered: (text: string) => void = () => {}
      const heard: string[] = []
      async function* questions() {
        for (let i = 0; i < 5; i++) {
          const wait = new Promise<string>((resolve) => (answered = resolve))
          yield chunk(`question ${i}`)
          heard.push(await wait)
        }
      }
      const { body } = await talk(client, questions())
      for await (const one of body) answered(String(Buffer.from(one['chunk']!['bytes'] as Uint8Array)))
      expect(heard).toEqual([0, 1, 2, 3, 4].map((i) => `echo question ${i}`))
      expect(service.faults).toEqual([])
      const [{ headers }] = service.exchanges as [EventExchange]
      expect(headers).toMatchObject({
        ':path': '/model/a%3Ab/invoke-with-bidirectional-stream',
        'content-type': 'application/vnd.amazon.eventstream',
      })
      await until(() => service.open.size === 0)
    })
  }

  it('come from whatever gives them one by one', async () => {
    const service = await serviceOf(echo)
    const client = clientOf('bedrock-runtime', service.url)
    const list = [chunk('a'), chunk('b')]
    const sources = {
      array: () => list,
      'sync generator': () => list.values(),
      promises: () => list.map((one) => Promise.resolve(one)).values(),
      set: () => new Set(list),
      'node stream': () => Readable.from(list),
      'web stream': () => Readable.toWeb(Readable.from(list)),
      'reader only': () => {
        const stream = Readable.toWeb(Readable.from(list))
        return { getReader: () => stream.getReader() }
      },
    }
    for (const [name, make] of Object.entries(sources)) {
      expect(await texts((await talk(client, make())).body), name).toEqual(['echo a', 'echo b'])
    }
    expect(await texts((await talk(client, [])).body)).toEqual([])
    expect(service.faults).toEqual([])
  })

  it('are the service’s own: one connection for each stream', async () => {
    const service = await serviceOf(echo)
    const client = clientOf('bedrock-runtime', service.url)
    const talks = await Promise.all([1, 2, 3].map((i) => talk(client, [chunk(`${i}`)])))
    expect(await Promise.all(talks.map(({ body }) => texts(body)))).toEqual([['echo 1'], ['echo 2'], ['echo 3']])
    expect(new Set(service.exchanges.map(({ session }) => session)).size).toBe(3)
  })

  it('may be left out where the model does not ask for them', async () => {
    const service = await serviceOf(async (exchange) => {
      exchange.respond()
      for await (const _ of exchange.events()) throw new Error('no event was given')
      exchange.stream.end()
    })
    const client = clientOf('polly', service.url)
    const params = { Engine: 'generative', OutputFormat: 'mp3', VoiceId: 'Joanna' }
    const { EventStream: events } = (await client['startSpeechSynthesisStream']!(params)) as {
      EventStream: EventStream<Event>
    }
    for await (const _ of events) expect.unreachable()
    expect(service.faults).toEqual([])
  })
})

describe('signatures', () => {
  const DAY = 24 * 3600 * 1000

  it('follow the clock, across midnight, in whole seconds', async () => {
    let now = Date.UTC(2026, 0, 31, 23, 59, 58, 750)
    const dates: unknown[] = []
    const service = await serviceOf(async (exchange) => {
      const frames = framesOf(exchange.stream)
      exchange.respond()
      for await (const frame of frames) dates.push(takeApart(frame).headers[':date'])
      exchange.stream.end()
    })
    const client = clientOf('bedrock-runtime', service.url, {}, { now: () => now })
    async function* events() {
      for (const text of ['a', 'b']) {
        yield chunk(text)
        now += DAY
      }
    }
    expect(await texts((await talk(client, events())).body)).toEqual([])
    expect(dates).toEqual([
      new Date('2026-01-31T23:59:58Z'),
      new Date('2026-02-01T23:59:58Z'),
      new Date('2026-02-02T23:59:58Z'),
    ])
    const checked = await serviceOf(echo)
    const other = clientOf('bedrock-runtime', checked.url, {}, { now: () => (now += DAY / 2) })
    expect(await texts((await talk(other, [chunk('a'), chunk('b')])).body)).toEqual(['echo a', 'echo b'])
    expect(checked.faults).toEqual([])
  })

  it('are corrected by what the client has learned of the service’s clock', async () => {
    const server = Date.UTC(2026, 5, 1)
    const dates: Date[] = []
    const service = await serviceOf(async (exchange, number) => {
      if (number === 1) {
        exchange.stream.respond({
          ':status': 403,
          date: new Date(server).toUTCString(),
          'x-amzn-errortype': 'RequestExpired',
        })
        exchange.stream.end('{"message":"too late"}')
        return
      }
      exchange.respond()
      for await (const frame of framesOf(exchange.stream)) dates.push(takeApart(frame).headers[':date'] as Date)
      exchange.stream.end()
    })
    const client = clientOf('bedrock-runtime', service.url, {}, { now: () => server - DAY })
    // An array is there to be sent again.
    expect(await texts((await talk(client, [chunk('a')])).body)).toEqual([])
    expect(dates).toEqual([new Date(server), new Date(server)])
    expect(service.exchanges[1]!.headers['x-amz-date']).toBe('20260601T000000Z')
  })

  it('keep to the keys of the request when others come meanwhile', async () => {
    let asked = 0
    let now = Date.now()
    const credentials = async () => {
      const secretAccessKey = asked++ === 0 ? TEST_SECRET : 'another'
      const expiration = new Date(now + 60_000)
      return { accessKeyId: `AKID${asked}`, secretAccessKey, sessionToken: `token${asked}`, expiration }
    }
    const service = await serviceOf(echo)
    const client = clientOf('bedrock-runtime', service.url, { credentials }, { now: () => now })
    async function* events() {
      yield chunk('a')
      now += 120_000
      // The service knows the first keys only, and ends this one.
      await talk(client, new Source([])).then(
        ({ body }) => body.close(),
        () => {},
      )
      yield chunk('b')
    }
    expect(await said(client, events())).toEqual(['echo a', 'echo b'])
    expect(service.exchanges[1]!.headers['x-amz-security-token']).toBe('token2')
    expect(service.exchanges[0]!.headers['x-amz-security-token']).toBe('token1')
  })

  it('are left out where a token stands for them, and for who has no keys', async () => {
    const bearer = await serviceOf(echo, { tls: true, secret: '' })
    const env = { AWS_BEARER_TOKEN_BEDROCK: 'sesame' }
    const client = clientOf('bedrock-runtime', bearer.url, { verify: CA_BUNDLE }, { env })
    expect(await texts((await talk(client, [chunk('a')])).body)).toEqual(['echo a'])
    const [{ headers }] = bearer.exchanges as [EventExchange]
    expect(headers.authorization).toBe('Bearer sesame')
    expect(headers['x-amz-content-sha256']).toBeUndefined()
    expect(bearer.faults).toEqual([])
  })

  it('of another version are refused', async () => {
    const client = clientOf('polly', 'http://127.0.0.1:1', { config: { signatureVersion: 'v4a' } })
    const call = client['startSpeechSynthesisStream']!({ Engine: 'generative', OutputFormat: 'mp3', VoiceId: 'Joanna' })
    await expect(call).rejects.toMatchObject({ name: 'UnsupportedSignatureVersionError' })
  })
})

describe('parameters', () => {
  const nobody = 'http://127.0.0.1:1'

  it('that give no events are refused before anything is sent', async () => {
    const client = clientOf('bedrock-runtime', nobody)
    for (const body of ['text', Buffer.from('bytes'), chunk('a'), 7, null]) {
      await expect(talk(client, body)).rejects.toThrow(
        /Invalid type for parameter body, .* valid types: async iterable, iterable/,
      )
    }
    await expect(talk(client, undefined)).rejects.toThrow('Missing required parameter in input: "body"')
  })

  it('do not become a URL', async () => {
    const client = clientOf('bedrock-runtime', nobody)
    const url = client.generatePresignedUrl('invokeModelWithBidirectionalStream', {
      params: { modelId: 'm', body: [] },
    })
    await expect(url).rejects.toThrow(
      'InvokeModelWithBidirectionalStream sends events as a stream, which no URL can hold',
    )
  })

  it('an event that the model does not allow ends the stream, with its number and path', async () => {
    const { heard, handle } = hears((exchange) => exchange.respond())
    const service = await serviceOf(handle)
    const client = clientOf('bedrock-runtime', service.url)
    const wrong: [unknown, string][] = [
      [
        { chunk: { bytes: 7 } },
        'Invalid type for parameter body[1].chunk.bytes, value: ****, type: number, valid types: Uint8Array, string',
      ],
      [
        { chunk: { byte: 'x' } },
        'Unknown parameter in body[1].chunk: "byte", must be one of: bytes. Did you mean \'body[1].chunk.bytes\'?',
      ],
      [
        { chunks: {} },
        'Unknown parameter in body[1]: "chunks", must be one of: chunk. Did you mean \'body[1].chunk\'?',
      ],
      [{}, 'Must set one of the following keys for tagged unionstructure body[1]: chunk.'],
      ['chunk', 'Invalid type for parameter body[1], value: chunk, type: string, valid types: object'],
      [null, 'Invalid type for parameter body[1], value: null, type: null, valid types: object'],
    ]
    for (const [one, sentence] of wrong) {
      await expect(said(client, [chunk('first'), one])).rejects.toMatchObject({
        name: 'ParamValidationError',
        message: `Parameter validation failed:\n${sentence}`,
      })
    }
    expect(heard).not.toContain('end')
  })

  it('an event too large for a frame says which it is', async () => {
    const service = await serviceOf(hears((exchange) => exchange.respond()).handle)
    const call = said(clientOf('bedrock-runtime', service.url), [chunk('x'.repeat(20 * 1024 * 1024))])
    await expect(call).rejects.toThrow(
      /^Parameter validation failed:\nInvalid event body\[0\]: Payload length of \d+ exceeded/,
    )
  })
})

describe('an answer that is an error', () => {
  const refuse: Handle = ({ stream }) => {
    stream.respond({ ':status': 429, 'content-type': 'application/json', 'x-amzn-errortype': 'ThrottlingException' })
    stream.end('{"message":"slow down"}')
  }

  it('ends the input, and is not asked for again once an event was taken', async () => {
    const service = await serviceOf(refuse)
    const source = new Source([chunk('a')])
    await expect(talk(clientOf('bedrock-runtime', service.url), source)).rejects.toMatchObject({
      name: 'ThrottlingException',
      code: 'ThrottlingException',
    })
    expect(source.returned).toBe(1)
    expect(service.exchanges).toHaveLength(1)
    const stream = Readable.from([chunk('a'), chunk('b')])
    await expect(talk(clientOf('bedrock-runtime', service.url), stream)).rejects.toThrow('slow down')
    await until(() => stream.destroyed)
  })

  it('is asked for again with an array', async () => {
    const service = await serviceOf((exchange, number) =>
      number < 3 ? refuse(exchange, number) : echo(exchange, number),
    )
    const { body } = await talk(clientOf('bedrock-runtime', service.url), [chunk('a'), chunk('b')])
    expect(await texts(body)).toEqual(['echo a', 'echo b'])
    expect(service.exchanges).toHaveLength(3)
  })

  it('in the stream ends the input too', async () => {
    const service = await serviceOf(async (exchange) => {
      exchange.respond()
      exchange.stream.write(answer('one'))
      exchange.stream.write(exception('modelStreamErrorException', '{"message":"It broke"}'))
    })
    const source = new Source([chunk('a')])
    const { body } = await talk(clientOf('bedrock-runtime', service.url), source)
    const events = body[Symbol.asyncIterator]()
    expect((await events.next()).value).toEqual({ chunk: { bytes: new Uint8Array(Buffer.from('one')) } })
    await expect(events.next()).rejects.toMatchObject({ name: 'EventStreamError', code: 'modelStreamErrorException' })
    expect(source.returned).toBe(1)
    await until(() => service.open.size === 0)
    expect(service.exchanges[0]!.stream.rstCode).toBe(8)
  })
})

describe('the end', () => {
  it('of the answer is the end of the input', async () => {
    const service = await serviceOf((exchange) => {
      exchange.respond()
      exchange.stream.end(answer('all'))
    })
    const source = new Source([chunk('a')])
    const { body } = await talk(clientOf('bedrock-runtime', service.url), source)
    expect(await texts(body)).toEqual(['all'])
    expect(source.returned).toBe(1)
    await until(() => service.open.size === 0)
  })

  it('of the input leaves the answer time', async () => {
    const service = await serviceOf(async (exchange) => {
      exchange.respond()
      for await (const _ of exchange.events());
      await delay(50)
      exchange.stream.end(answer('late'))
    })
    const { body } = await talk(clientOf('bedrock-runtime', service.url), [chunk('a')])
    expect(await texts(body)).toEqual(['late'])
  })

  it('is where the reader leaves', async () => {
    const service = await serviceOf(async (exchange) => {
      exchange.respond()
      exchange.stream.write(answer('one'))
    })
    const source = new Source([chunk('a')])
    const { body } = await talk(clientOf('bedrock-runtime', service.url), source)
    for await (const _ of body) break
    expect(source.returned).toBe(1)
    await until(() => service.open.size === 0)
    expect(service.exchanges[0]!.stream.rstCode).toBe(8)
    const other = new Source([chunk('a')])
    await (await talk(clientOf('bedrock-runtime', service.url), other)).body.close()
    expect(other.returned).toBe(1)
  })

  it('comes with the signal, before the answer and after', async () => {
    const silent = await serviceOf(() => {})
    const source = new Source([chunk('a')])
    const before = new AbortController()
    const call = talk(clientOf('bedrock-runtime', silent.url), source, { signal: before.signal })
    await until(() => silent.exchanges.length === 1)
    before.abort(new Error('enough'))
    await expect(call).rejects.toMatchObject({ name: 'AbortError', cause: { message: 'enough' } })
    await until(() => source.returned === 1 && silent.open.size === 0)
    const service = await serviceOf((exchange) => exchange.respond())
    const other = new Source([chunk('a')])
    const after = new AbortController()
    const { body } = await talk(clientOf('bedrock-runtime', service.url), other, { signal: after.signal })
    const reading = texts(body)
    after.abort(new Error('enough'))
    await expect(reading).rejects.toMatchObject({ name: 'AbortError', cause: { message: 'enough' } })
    expect(other.returned).toBe(1)
  })

  it('comes with the client’s, for its own streams only', async () => {
    const service = await serviceOf((exchange, number) => {
      if (number < 3) exchange.respond()
    })
    const { session } = testSession()
    const clients = [1, 2].map(
      () => session.client('bedrock-runtime' as 's3', { endpointUrl: service.url }) as unknown as GenericClient,
    ) as [GenericClient, GenericClient]
    const sources = [1, 2, 3].map(() => new Source([chunk('a')])) as [Source, Source, Source]
    const mine = await talk(clients[0], sources[0])
    const others = await talk(clients[1], sources[1])
    const early = talk(clients[0], sources[2])
    early.catch(() => {})
    await until(() => service.exchanges.length === 3)
    await clients[0].close()
    await expect(texts(mine.body)).rejects.toThrow('The event stream was aborted. The client was closed.')
    await expect(early).rejects.toMatchObject({ name: 'AbortError' })
    expect(sources.map(({ returned }) => returned)).toEqual([1, 0, 1])
    service.exchanges[1]!.stream.end(answer('still there'))
    expect(await texts(others.body)).toEqual(['still there'])
    // It can be used again.
    const again = talk(clients[0], [])
    await until(() => service.exchanges.length === 4)
    service.exchanges[3]!.respond()
    service.exchanges[3]!.stream.end()
    expect(await texts((await again).body)).toEqual([])
  })
})

describe('an input that throws', () => {
  const fault = new Error('the microphone is gone')
  async function* broken(when: Promise<unknown>) {
    yield chunk('a')
    await when
    throw fault
  }

  it('is the error that the reader gets', async () => {
    const { heard, handle } = hears((exchange) => exchange.respond())
    const service = await serviceOf(handle)
    let breakOff: () => void = () => {}
    const when = new Promise<void>((resolve) => (breakOff = resolve))
    const { body } = await talk(clientOf('bedrock-runtime', service.url), broken(when))
    await until(() => heard.length > 0)
    breakOff()
    await expect(texts(body)).rejects.toBe(fault)
    await expect(texts(body)).rejects.toBe(fault)
    await until(() => service.open.size === 0)
    expect(heard).toEqual(['a'])
    expect(service.exchanges[0]!.stream.rstCode).toBe(8)
  })

  it('is the error of the call before there is an answer', async () => {
    const service = await serviceOf(() => {})
    const client = clientOf('bedrock-runtime', service.url)
    const there = (count: number) => until(() => service.exchanges.length === count)
    await expect(talk(client, broken(there(1)))).rejects.toBe(fault)
    await expect(talk(client, Readable.from(broken(there(2))))).rejects.toBe(fault)
    const stream = Readable.from([])
    stream.destroy(fault)
    await expect(talk(client, stream)).rejects.toBe(fault)
  })
})

describe('a connection', () => {
  it('that breaks in mid-stream is an error for the reader', async () => {
    const breaks: ((exchange: EventExchange, service: EventService) => void)[] = [
      ({ stream }) => stream.destroy(new Error('reset')),
      ({ session }) => session.destroy(),
      (_, service) => service.cut(),
      ({ session }) => session.goaway(2, 0),
    ]
    for (const [number, breakOff] of breaks.entries()) {
      const service = await serviceOf((exchange) => {
        exchange.respond()
        exchange.stream.write(answer('one'))
      })
      const source = new Source([chunk('a')])
      const { body } = await talk(clientOf('bedrock-runtime', service.url), source)
      const events = body[Symbol.asyncIterator]()
      await events.next()
      breakOff(service.exchanges[0]!, service)
      await expect(events.next(), `${number}`).rejects.toMatchObject({
        name: 'ResponseStreamingError',
        phase: 'response',
      })
      expect(source.returned).toBe(1)
    }
  })

  it('that breaks before there is an answer is tried again only while no event was taken', async () => {
    const service = await serviceOf(({ session }, number) => (number === 1 ? session.destroy() : undefined))
    const source = new Source([chunk('a')])
    await expect(talk(clientOf('bedrock-runtime', service.url), source)).rejects.toMatchObject({
      name: 'ConnectionClosedError',
    })
    expect(source.returned).toBe(1)
    const refused = new Source([chunk('a')])
    const dead = await listen(createTcpServer((socket) => socket.destroy()))
    await expect(talk(clientOf('bedrock-runtime', `http://127.0.0.1:${dead}`), refused)).rejects.toMatchObject({
      name: 'ConnectionClosedError',
    })
    expect([refused.pulled, refused.returned]).toEqual([0, 1])
  })

  it('that comes late finds the events untouched', async () => {
    const service = await serviceOf(echo)
    const port = Number(new URL(service.url).port)
    let connections = 0
    const flaky = await listen(
      createTcpServer((socket) => {
        if (++connections < 3) return void socket.destroy()
        const to = connect(port, '127.0.0.1')
        socket.pipe(to).pipe(socket)
        socket.on('error', () => to.destroy())
        to.on('error', () => socket.destroy())
      }),
    )
    async function* once() {
      yield chunk('a')
    }
    // The request is signed for where the client thinks that it goes.
    const { body } = await talk(clientOf('bedrock-runtime', `http://127.0.0.1:${flaky}`), once())
    expect(await texts(body)).toEqual(['echo a'])
    expect(connections).toBe(3)
  })

  it('that the service will close goes on to its end', async () => {
    const service = await serviceOf(async (exchange) => {
      exchange.respond()
      exchange.session.goaway(0, exchange.stream.id)
      for await (const one of exchange.events()) exchange.stream.write(answer(`echo ${textOf(one)}`))
      exchange.stream.end()
    })
    const events = Readable.from(
      (async function* () {
        yield chunk('a')
        await delay(30)
        yield chunk('b')
      })(),
    )
    const { body } = await talk(clientOf('bedrock-runtime', service.url), events)
    expect(await texts(body)).toEqual(['echo a', 'echo b'])
  })

  it('that nobody accepts is a timeout', async () => {
    const port = await listen(createTcpServer(() => {}))
    const config = { connectTimeout: '50ms', retries: { totalMaxAttempts: 1 } }
    const source = new Source([chunk('a')])
    await expect(
      talk(clientOf('bedrock-runtime', `http://127.0.0.1:${port}`, { config }), source),
    ).rejects.toMatchObject({
      name: 'ConnectTimeoutError',
    })
    expect(source.pulled).toBe(0)
  })

  it('to a service nobody vouches for is none', async () => {
    const service = await serviceOf(echo, { tls: true })
    const config = { retries: { totalMaxAttempts: 1 } }
    await expect(talk(clientOf('bedrock-runtime', service.url, { config }), [])).rejects.toMatchObject({
      name: 'SSLError',
    })
    const client = clientOf('bedrock-runtime', service.url, { config, verify: false })
    expect(await texts((await talk(client, [chunk('a')])).body)).toEqual(['echo a'])
  })

  it('goes through a tunnel of the proxy, whatever the scheme', async () => {
    const asked: string[] = []
    const proxy = createHttpServer((_, response) => void response.writeHead(500).end())
    proxy.on('connect', ({ url, headers }: IncomingMessage, socket: Socket) => {
      asked.push(`${url} ${headers['proxy-authorization']}`)
      const [host, port] = url!.split(':')
      const to = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        to.pipe(socket).pipe(to)
      })
      to.on('error', () => socket.destroy())
      socket.on('error', () => to.destroy())
    })
    const url = `http://me:pw@127.0.0.1:${await listen(proxy)}`
    for (const tls of [false, true]) {
      const service = await serviceOf(echo, { tls })
      const config = { proxies: { http: url, https: url }, proxiesConfig: { proxyUseForwardingForHttps: true } }
      const client = clientOf('bedrock-runtime', service.url, { config, ...(tls && { verify: CA_BUNDLE }) })
      expect(await texts((await talk(client, [chunk('a')])).body)).toEqual(['echo a'])
      expect(asked.pop()).toBe(`${new URL(service.url).host} Basic bWU6cHc=`)
    }
  })
})

describe('a service without HTTP/2', () => {
  const key = readFileSync(fileURLToPath(new URL('../fixtures/tls/server-key.pem', import.meta.url)))
  const cert = readFileSync(fileURLToPath(new URL('../fixtures/tls/server.pem', import.meta.url)))
  const faults: unknown[] = []

  /** Says everything back, in chunks of HTTP/1.1. */
  async function older(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = {
      ...request.headers,
      ':method': request.method!,
      ':path': request.url!,
      ':authority': request.headers.host!,
    }
    response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' })
    response.flushHeaders()
    try {
      for await (const one of checkedEvents(request, headers, TEST_SECRET))
        response.write(answer(`echo ${textOf(one)}`))
    } catch (error) {
      faults.push(error)
    }
    response.end()
  }

  for (const scheme of ['http', 'https']) {
    const serve = async () => {
      const server = scheme === 'http' ? createHttpServer(older) : createHttpsServer({ key, cert }, older)
      return `${scheme}://127.0.0.1:${await listen(server)}`
    }
    const verify = scheme === 'http' ? {} : { verify: CA_BUNDLE }

    it(`gets them in chunks where the model allows that, over ${scheme}`, async () => {
      const client = clientOf('bedrock-runtime', await serve(), verify)
      let answered: () => void = () => {}
      async function* events() {
        for (const text of ['a', 'b']) {
          const wait = new Promise<void>((resolve) => (answered = resolve))
          yield chunk(text)
          await wait
        }
      }
      const { body } = await talk(client, events())
      const heard: string[] = []
      for await (const one of body) {
        heard.push(String(Buffer.from(one['chunk']!['bytes'] as Uint8Array)))
        answered()
      }
      expect(heard).toEqual(['echo a', 'echo b'])
      expect(faults).toEqual([])
    })

    it(`may be silent while the caller is, over ${scheme}`, async () => {
      const client = clientOf('bedrock-runtime', await serve(), { ...verify, config: { readTimeout: '500ms' } })
      async function* events() {
        yield chunk('a')
        await delay(1200)
        yield chunk('b')
      }
      expect(await said(client, events())).toEqual(['echo a', 'echo b'])
      expect(faults).toEqual([])
    })

    it(`is an error that says so where the model asks for HTTP/2, over ${scheme}`, async () => {
      const url = await serve()
      const source = new Source([{ TextEvent: { Text: 'a' } }])
      const params = { Engine: 'generative', OutputFormat: 'mp3', VoiceId: 'Joanna', ActionStream: source }
      await expect(clientOf('polly', url, verify)['startSpeechSynthesisStream']!(params)).rejects.toMatchObject({
        name: 'InvalidEndpointConfigurationError',
        phase: 'send',
        message: `Invalid endpoint configuration: ${url} does not speak HTTP/2, over which this operation sends its events`,
      })
      expect([source.pulled, source.returned]).toEqual([0, 1])
    })
  }
})

describe('flow', () => {
  const big = { chunk: { bytes: Buffer.alloc(48 * 1024) } }

  it('takes events only as the service takes them', async () => {
    let stream: EventExchange['stream'] | undefined
    const service = await serviceOf((exchange) => {
      exchange.respond()
      stream = exchange.stream
    })
    const source = new Source(
      Array.from({ length: 100 }, () => big),
      Promise.resolve(),
    )
    const { body } = await talk(clientOf('bedrock-runtime', service.url), source)
    await delay(200)
    // Its window, the buffers between, and one that waits.
    expect(source.pulled).toBeLessThan(6)
    stream!.resume()
    stream!.on('end', () => stream!.end())
    expect(await texts(body)).toEqual([])
    expect(source.pulled).toBe(101)
  })

  it('does not run ahead of a slow reader', async () => {
    const frame = event('chunk', JSON.stringify({ bytes: Buffer.alloc(48 * 1024).toString('base64') }))
    let written = 0
    const service = await serviceOf((exchange) => {
      exchange.respond()
      async function* frames() {
        for (; written < 100; written++) yield frame
      }
      Readable.from(frames(), { highWaterMark: 1 }).pipe(exchange.stream)
    })
    const { body } = await talk(clientOf('bedrock-runtime', service.url), [])
    const events = body[Symbol.asyncIterator]()
    await events.next()
    await delay(200)
    expect(written).toBeLessThan(20)
    let read = 1
    while (!(await events.next()).done) read++
    expect(read).toBe(100)
  })

  it('may pause for as long as the caller has nothing to say', async () => {
    const service = await serviceOf(echo)
    const client = clientOf('bedrock-runtime', service.url, { config: { readTimeout: '500ms' } })
    async function* events() {
      await delay(1200)
      yield chunk('a')
      await delay(1200)
      yield chunk('b')
    }
    expect(await texts((await talk(client, events())).body)).toEqual(['echo a', 'echo b'])
  })

  it('times out where it is the service’s turn', async () => {
    const config = { readTimeout: '80ms' }
    const mute = await serviceOf(() => {})
    const client = clientOf('bedrock-runtime', mute.url, { config: { ...config, retries: { totalMaxAttempts: 1 } } })
    await expect(talk(client, [chunk('a')])).rejects.toMatchObject({ name: 'ReadTimeoutError' })
    const service = await serviceOf((exchange) => exchange.respond())
    const { body } = await talk(clientOf('bedrock-runtime', service.url, { config }), [chunk('a')])
    await expect(texts(body)).rejects.toMatchObject({ name: 'ReadTimeoutError' })
    const stuck = await talk(
      clientOf('bedrock-runtime', service.url, { config }),
      Array.from({ length: 9 }, () => big),
    )
    await expect(texts(stuck.body)).rejects.toMatchObject({ name: 'ReadTimeoutError' })
    await until(() => service.open.size === 0)
  })
})

describe('handlers', () => {
  it('see the request, and may answer in the service’s place', async () => {
    const client = clientOf('bedrock-runtime', 'https://bedrock.invalid')
    const seen: string[] = []
    let request: HttpRequest | undefined
    client.meta.events.register('before-call', ({ params }) => void seen.push(`call ${Object.keys(params)}`))
    client.meta.events.register(
      'request-created',
      ({ request: made }) => void seen.push(`created ${made.headers['content-type']}`),
    )
    client.meta.events.register('before-send', async ({ request: sent }) => {
      request = sent
      const headers = { ...sent.headers, ':method': sent.method, ':path': sent.path, ':authority': sent.host }
      for await (const one of checkedEvents(sent.body as StreamBody, headers, TEST_SECRET)) seen.push(textOf(one))
      return { statusCode: 200, body: answer('from a handler') }
    })
    const { body } = await talk(client, [chunk('a')])
    expect(await texts(body)).toEqual(['from a handler'])
    expect(seen).toEqual(['call modelId,body', 'created application/vnd.amazon.eventstream', 'a'])
    expect(JSON.stringify(request)).not.toContain('Signature')
  })

  it('and logs see of an array of events what is no secret', async () => {
    const shown: unknown[] = []
    const listen = (message: unknown) => shown.push((message as { params: unknown }).params)
    subscribe('tucuxi:call:start', listen)
    const client = clientOf('bedrock-runtime', 'https://bedrock.invalid')
    client.meta.events.register('before-send', () => ({ statusCode: 200, body: answer('at once') }))
    await said(client, [chunk('a secret')])
    await said(client, new Source([chunk('a secret')]))
    unsubscribe('tucuxi:call:start', listen)
    expect(shown).toEqual([
      { modelId: 'a:b', body: [{ chunk: '****' }] },
      { modelId: 'a:b', body: '[Source]' },
    ])
  })

  it('that answer without reading leave the source closed', async () => {
    const client = clientOf('bedrock-runtime', 'https://bedrock.invalid')
    client.meta.events.register('before-send', () => ({ statusCode: 200, body: answer('at once') }))
    const source = new Source([chunk('a')])
    expect(await texts((await talk(client, source)).body)).toEqual(['at once'])
    expect([source.pulled, source.returned]).toEqual([0, 1])
  })
})
