import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { createServer as createTcpServer, type Socket } from 'node:net'
import { PassThrough, Readable } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { toRequestBody } from '../../src/http/body.ts'
import type { HttpResponse, StreamBody } from '../../src/http/http.ts'
import { StreamingBody } from '../../src/http/streaming-body.ts'
import { failure, options, put, request, Started, text } from '../unit/http/servers.ts'

const started = new Started()
afterEach(() => started.stop())

/** A server that answers the first bytes it gets with `answer`, and then does `next`. */
function answering(answer: string, next: (socket: Socket) => void = () => {}): Promise<string> {
  return started.tcp((socket) => {
    socket.once('data', () => socket.write(answer, () => next(socket)))
  })
}

function bodyOf(response: HttpResponse): StreamingBody {
  const length = response.headers['content-length']
  return new StreamingBody(response.body, { contentLength: length === undefined ? undefined : Number(length) })
}

const reset = (socket: Socket) => setTimeout(() => socket.resetAndDestroy(), 20)
const nonsense = (socket: Socket) => setTimeout(() => socket.write('zz\r\n'), 20)
const end = (socket: Socket) => setTimeout(() => socket.end(), 20)

/** The codes of an error's causes, outermost first. */
function codes(error: unknown): unknown[] {
  const found: unknown[] = []
  for (let at = error as { cause?: unknown; code?: unknown } | undefined; at; at = at.cause as typeof at) {
    if (at.code !== undefined) found.push(at.code)
  }
  return found
}

describe('no connection', () => {
  it('refused', async () => {
    const server = createTcpServer()
    const host = `127.0.0.1:${await new Started().listen(server)}`
    await new Promise((closed) => server.close(closed))
    const error = await failure(started.handler().send(request(host, { path: '/a', query: 'b=1' }), options()))
    expect(error.name).toBe('EndpointConnectionError')
    expect(error.message).toBe(`Could not connect to the endpoint URL: "http://${host}/a?b=1"`)
    expect(codes(error)).toEqual(['ECONNREFUSED'])
  })

  it('refused at each of its addresses', async () => {
    const error = await failure(started.handler().send(request('localhost:1'), options()))
    expect(error.name).toBe('EndpointConnectionError')
  })

  it('a port that is none', async () => {
    const error = await failure(started.handler().send(request('127.0.0.1:99999'), options()))
    expect(error.name).toBe('EndpointConnectionError')
  })

  it('a host without an address', async () => {
    const error = await failure(started.handler().send(request('no-such-host.invalid'), options()))
    expect(error.name).toBe('EndpointConnectionError')
  })

  it('keeps a signature out of the message', async () => {
    const query = 'X-Amz-Signature=secret'
    const error = await failure(started.handler().send(request('no-such-host.invalid', { query }), options()))
    expect(error.message).toBe('Could not connect to the endpoint URL: "http://no-such-host.invalid/"')
  })

  it('a handshake without an end', async () => {
    const host = await started.tcp(() => {})
    const sent = request(host, { scheme: 'https' })
    const error = await failure(started.handler().send(sent, options({ connectTimeout: 60 })))
    expect([error.name, error.message]).toEqual([
      'ConnectTimeoutError',
      `Connect timeout on endpoint URL: "https://${host}/"`,
    ])
  })

  it('a handshake that is broken off', async () => {
    const host = await started.tcp((socket) => socket.once('data', () => socket.destroy()))
    const error = await failure(started.handler().send(request(host, { scheme: 'https' }), options()))
    expect(error.name).toBe('ConnectionClosedError')
  })
})

describe('no answer', () => {
  const sentence = (host: string) =>
    `Connection was closed before we received a valid response from endpoint URL: "http://${host}/".`

  it.each([
    ['closed', end],
    ['reset', reset],
  ])('the connection is %s', async (_, close) => {
    const host = await started.tcp((socket) => void socket.once('data', () => close(socket)))
    const error = await failure(started.handler().send(request(host), options()))
    expect([error.name, error.message]).toEqual(['ConnectionClosedError', sentence(host)])
    expect(codes(error)).toEqual(['ECONNRESET'])
  })

  it.each([
    ['in the head', 'HTTP/1.1 200 OK\r\ncontent-le', end],
    ['in the head, by a reset', 'HTTP/1.1 200 OK\r\ncontent-le', reset],
    ['something else than HTTP', '220 smtp ready\r\n', () => {}],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab', () => {}],
    ['a bad length', 'HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n', () => {}],
    ['a protocol switch', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n', () => {}],
  ])('%s', async (_, answer, next) => {
    const error = await failure(started.handler().send(request(await answering(answer, next)), options()))
    expect(error.name).toBe('ConnectionClosedError')
  })

  it('silence', async () => {
    const host = await started.tcp(() => {})
    const error = await failure(started.handler().send(request(host), options({ readTimeout: 60 })))
    expect([error.name, error.message]).toEqual(['ReadTimeoutError', `Read timeout on endpoint URL: "http://${host}/"`])
  })

  it('bytes that came in time count, however late the process learns of them', async () => {
    const host = await started.http((_, response) => setTimeout(() => response.end('ok'), 50))
    const answer = started.handler().send(request(host), options({ readTimeout: 300 }))
    // Its own server is held up too, so the answer is on its way when the timer goes off.
    setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400), 45)
    expect(text((await answer).body)).toBe('ok')
  })

  it('a head that stops', async () => {
    const host = await answering('HTTP/1.1 200 OK\r\nx-one: 1\r\nx-tw')
    const error = await failure(started.handler().send(request(host), options({ readTimeout: 60 })))
    expect(error.name).toBe('ReadTimeoutError')
  })

  it('a head and a body that trickle are waited for', async () => {
    const whole = 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello'
    const host = await started.tcp((socket) => {
      socket.once('data', async () => {
        for (const character of whole) {
          socket.write(character)
          await new Promise((soon) => setTimeout(soon, 5))
        }
      })
    })
    const response = await started.handler().send(request(host), options({ readTimeout: 1_000 }))
    expect(text(response.body)).toBe('hello')
  })
})

it('a body that is larger than anything could be made of is not read', async () => {
  const host = await answering('HTTP/1.1 200 OK\r\ncontent-length: 600000000\r\n\r\nabc')
  const handler = started.handler()
  expect((await failure(handler.send(request(host), options()))).message).toContain('larger than 536870912 bytes')
  expect((await handler.send(request(host, { method: 'HEAD' }), options())).statusCode).toBe(200)
})

describe('a body that is cut short', () => {
  const known = 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc'
  const chunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n'

  it.each([
    ['closed', known, end],
    ['reset', known, reset],
    ['in chunks, closed', chunked, end],
    ['in chunks, reset', chunked, reset],
    ['in chunks that are none', `${chunked}zz\r\n`, () => {}],
  ])('is an error when read whole: %s', async (_, answer, next) => {
    const error = await failure(started.handler().send(request(await answering(answer, next)), options()))
    expect(error.name).toBe('ConnectionClosedError')
  })

  it('says how much there was', async () => {
    const error = await failure(started.handler().send(request(await answering(known, end)), options()))
    expect((error.cause as Error).message).toBe('3 read, but total bytes expected is 10.')
  })

  it.each([
    ['closed', known, end, 'IncompleteReadError'],
    ['reset', known, reset, 'ResponseStreamingError'],
    ['in chunks, closed', chunked, end, 'ResponseStreamingError'],
    ['in chunks, reset', chunked, reset, 'ResponseStreamingError'],
    ['in chunks that are none', chunked, nonsense, 'ResponseStreamingError'],
  ])('is an error when streamed: %s', async (_, answer, next, name) => {
    const host = await answering(answer, next)
    for (const read of ['bytes', 'toArray'] as const) {
      const response = await started.handler().send(request(host), options({ stream: true }))
      expect((await failure(bodyOf(response)[read]())).name).toBe(name)
    }
  })

  it('what breaks together with the head fails the call, streamed or not', async () => {
    const host = await answering(`${chunked}zz\r\n`)
    const error = await failure(started.handler().send(request(host), options({ stream: true })))
    expect(error.name).toBe('ConnectionClosedError')
  })

  it('breaks no program that does not look at it', async () => {
    const response = await started.handler().send(request(await answering(known, reset)), options({ stream: true }))
    // An 'error' that nobody listens to is the end of the process.
    await new Promise((closed) => (response.body as Readable).once('close', closed))
    expect((await failure(bodyOf(response).bytes())).name).toBe('ResponseStreamingError')
  })

  it('a stream says how much there was', async () => {
    const response = await started.handler().send(request(await answering(known, end)), options({ stream: true }))
    expect((await failure(bodyOf(response).bytes())).message).toBe('3 read, but total bytes expected is 10.')
  })

  it.each([
    ['read whole', false],
    ['streamed', true],
  ])('or stops is a timeout, %s', async (_, stream) => {
    const host = await answering(known)
    const reading = started
      .handler()
      .send(request(host), options({ stream, readTimeout: 80 }))
      .then((response) => bodyOf(response).bytes())
    expect((await failure(reading)).name).toBe('ReadTimeoutError')
  })

  it('a body whose length is where the connection ends is whole', async () => {
    const host = await answering('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nabc', end)
    expect(text((await started.handler().send(request(host), options())).body)).toBe('abc')
  })

  it('bytes after the body are not part of it, nor of the next answer', async () => {
    let connections = 0
    const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabcHTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil'
    const host = await started.tcp((socket) => {
      connections++
      socket.on('data', () => socket.write(answer))
    })
    const handler = started.handler()
    for (const stream of [false, true, false]) {
      const response = await handler.send(request(host), options({ stream }))
      expect(Buffer.from(await bodyOf(response).bytes()).toString()).toBe('abc')
    }
    expect(connections).toBe(3)
  })
})

describe('expect: 100-continue', () => {
  const expecting = (host: string, body: unknown = 'hello') =>
    put(host, toRequestBody(body), { expect: '100-continue' })

  it.each([
    ['bytes', () => 'hello'],
    ['a stream', () => Readable.from(['hel', 'lo'])],
  ])('%s after the server agrees', async (_, body) => {
    let all = ''
    const host = await started.http(
      () => {},
      (server) =>
        server.on('checkContinue', (incoming, response) => {
          let agreed = false
          setTimeout(() => {
            agreed = true
            response.writeContinue()
          }, 30)
          incoming.on('data', (chunk) => (all += agreed ? chunk : 'too early'))
          incoming.on('end', () => response.end('ok'))
        }),
    )
    const handler = started.handler()
    expect(text((await handler.send(expecting(host, body()), options())).body)).toBe('ok')
    expect(text((await handler.send(expecting(host, body()), options())).body)).toBe('ok')
    expect(all).toBe('hellohello')
  })

  it.each([
    ['bytes', () => 'hello'],
    ['a stream', () => Readable.from(['hel', 'lo'])],
  ])('%s are not sent after a final answer', async (_, body) => {
    let seen = ''
    let connections = 0
    const host = await started.tcp((socket) => {
      connections++
      socket.on('data', (chunk) => {
        seen += chunk
        if (seen.endsWith('\r\n\r\n')) socket.write('HTTP/1.1 403 Forbidden\r\ncontent-length: 2\r\n\r\nno')
      })
    })
    const handler = started.handler()
    const given = body()
    const response = await handler.send(expecting(host, given), options())
    expect([response.statusCode, text(response.body)]).toEqual([403, 'no'])
    expect(seen).not.toContain('hel')
    if (given instanceof Readable) expect([given.readableDidRead, given.destroyed]).toEqual([false, false])
    await handler.send(expecting(host), options())
    expect(connections).toBe(2)
  })

  it('bytes after a second of silence', async () => {
    let seen = ''
    const host = await started.tcp((socket) => {
      socket.on('data', (chunk) => {
        seen += chunk
        if (seen.endsWith('hello')) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n')
      })
    })
    expect((await started.handler().send(expecting(host), options())).statusCode).toBe(200)
  })

  it('ends with the connection', async () => {
    const host = await started.tcp((socket) => void socket.once('data', () => end(socket)))
    const source = new PassThrough()
    const error = await failure(started.handler().send(expecting(host, source), options()))
    expect([error.name, source.readableDidRead]).toEqual(['ConnectionClosedError', false])
  })

  it('is no silence that the read timeout counts', async () => {
    const host = await started.http(
      () => {},
      (server) =>
        server.on('checkContinue', (incoming, response) => {
          setTimeout(() => response.writeContinue(), 200)
          incoming.resume().on('end', () => response.end('ok'))
        }),
    )
    const response = await started.handler().send(expecting(host), options({ readTimeout: 50 }))
    expect(text(response.body)).toBe('ok')
  })

  it('a final answer that stops is a timeout', async () => {
    const host = await answering('HTTP/1.1 417 Expectation Failed\r\ncontent-length: 2\r\n\r\nn')
    const error = await failure(started.handler().send(expecting(host), options({ readTimeout: 100 })))
    expect(error.name).toBe('ReadTimeoutError')
  })

  it('a stream that cannot be opened any more fails', async () => {
    const host = await started.http(
      () => {},
      (server) => server.on('checkContinue', (_, response) => response.writeContinue()),
    )
    const body = toRequestBody(Readable.from(['once'])) as StreamBody
    body.open()
    const sent = started.handler().send(put(host, body, { expect: '100-continue' }), options())
    expect((await failure(sent)).name).toBe('UnseekableStreamError')
  })
})

describe('an early answer', () => {
  it('ends the upload, and the connection with it', async () => {
    let connections = 0
    const host = await started.tcp((socket) => {
      connections++
      socket.once('data', () => socket.write('HTTP/1.1 400 Bad Request\r\ncontent-length: 2\r\n\r\nno'))
    })
    const handler = started.handler()
    const source = new PassThrough()
    source.write('x')
    const response = await handler.send(put(host, toRequestBody(source)), options())
    expect([response.statusCode, text(response.body), source.destroyed]).toEqual([400, 'no', true])
    await handler.send(request(host), options())
    expect(connections).toBe(2)
  })
})

describe('an answer that is streamed while the upload goes on', () => {
  it('breaks off when the source does', async () => {
    const host = await answering('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nx')
    const source = new PassThrough()
    source.write('x')
    const response = await started.handler().send(put(host, toRequestBody(source)), options({ stream: true }))
    const reading = failure(bodyOf(response).bytes())
    source.destroy(new Error('broken'))
    expect((await reading).message).toContain('broken')
  })
})

describe('abort', () => {
  const why = new Error('enough')

  /** Aborts `after` ms into a send; resolves to the error, which must name the signal's reason. */
  async function aborted(host: string, more: Parameters<typeof request>[1] = {}, after = 30): Promise<Error> {
    const aborting = new AbortController()
    setTimeout(() => aborting.abort(why), after)
    const error = await failure(started.handler().send(request(host, more), options({ signal: aborting.signal })))
    expect([error.name, error.cause]).toEqual(['AbortError', why])
    return error
  }

  it('before anything', async () => {
    const host = await started.tcp(() => expect.unreachable())
    const error = await failure(started.handler().send(request(host), options({ signal: AbortSignal.abort(why) })))
    expect([error.name, error.cause]).toEqual(['AbortError', why])
  })

  it('while connecting', async () => {
    let gone: Promise<unknown> | undefined
    const host = await started.tcp((socket) => {
      gone = new Promise((closed) => socket.resume().once('close', closed))
    })
    await aborted(host, { scheme: 'https' })
    await gone
  })

  it('while uploading', async () => {
    const host = await started.tcp((socket) => socket.pause())
    const source = new Readable({
      read() {
        this.push(Buffer.alloc(65_536))
      },
    })
    await aborted(host, { method: 'PUT', body: toRequestBody(source) }, 60)
    expect(source.destroyed).toBe(true)
  })

  it('while waiting for a 100', async () => {
    const source = new PassThrough()
    const headers = { expect: '100-continue' }
    await aborted(await started.tcp(() => {}), { method: 'PUT', body: toRequestBody(source), headers })
    expect(source.readableDidRead).toBe(false)
  })

  it('while waiting for an answer', async () => {
    await aborted(await started.tcp(() => {}))
  })

  it('while reading the body', async () => {
    await aborted(await answering('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc'))
  })

  it.each(['bytes', 'toArray'] as const)('while streaming: %s', async (read) => {
    let gone: Promise<unknown> | undefined
    const host = await started.tcp((socket) => {
      gone = new Promise((closed) => socket.once('close', closed))
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc'))
    })
    const aborting = new AbortController()
    const sending = started.handler().send(request(host), options({ stream: true, signal: aborting.signal }))
    const body = bodyOf(await sending)
    const reading = failure(body[read]())
    setTimeout(() => aborting.abort(why), 20)
    const error = await reading
    expect([error.name, error.cause]).toEqual(['AbortError', why])
    await gone
  })

  it('after a stream was read changes nothing', async () => {
    const host = await started.http((_, response) => response.end('ok'))
    const aborting = new AbortController()
    const handler = started.handler()
    const send = () => handler.send(request(host), options({ stream: true, signal: aborting.signal }))
    const body = bodyOf(await send())
    expect(await body.text()).toBe('ok')
    const next = handler.send(request(host), options())
    aborting.abort()
    expect(text((await next).body)).toBe('ok')
  })
})

describe('large bodies', () => {
  const SIZE = 64 * 1024 * 1024
  // What the kernel holds for both ends, and a few chunks.
  const IN_FLIGHT = 24 * 1024 * 1024

  it('64 MiB up, no faster than they are taken', { timeout: 30_000 }, async () => {
    let given = 0
    let taken = 0
    let most = 0
    const host = await started.http((incoming, response) => {
      incoming.on('data', (chunk: Buffer) => {
        taken += chunk.length
        most = Math.max(most, given - taken)
        incoming.pause()
        setImmediate(() => incoming.resume())
      })
      incoming.on('end', () => response.end(String(taken)))
    })
    const source = new Readable({
      read() {
        given += 65_536
        this.push(Buffer.alloc(65_536))
        if (given === SIZE) this.push(null)
      },
    })
    const response = await started.handler().send(put(host, toRequestBody(source)), options())
    expect(text(response.body)).toBe(String(SIZE))
    expect(most).toBeLessThan(IN_FLIGHT)
  })

  it('64 MiB from memory', { timeout: 30_000 }, async () => {
    let taken = 0
    const host = await started.http((incoming, response) => {
      incoming.on('data', (chunk: Buffer) => (taken += chunk.length))
      incoming.on('end', () => response.end(String(taken)))
    })
    const response = await started.handler().send(put(host, Buffer.alloc(SIZE)), options())
    expect(text(response.body)).toBe(String(SIZE))
  })

  it('64 MiB down, no faster than they are read', { timeout: 30_000 }, async () => {
    let given = 0
    const host = await started.http((_, response) => {
      response.setHeader('content-length', SIZE)
      new Readable({
        read() {
          given += 65_536
          this.push(Buffer.alloc(65_536))
          if (given === SIZE) this.push(null)
        },
      }).pipe(response)
    })
    const body = bodyOf(await started.handler().send(request(host), options({ stream: true })))
    let taken = 0
    let most = 0
    for await (const chunk of body as AsyncIterable<Buffer>) {
      taken += chunk.length
      most = Math.max(most, given - taken)
      await new Promise((soon) => setImmediate(soon))
    }
    expect(taken).toBe(SIZE)
    expect(most).toBeLessThan(IN_FLIGHT)
  })
})

it('an upload whose source is slow does not time out', async () => {
  const host = await started.http((incoming, response) => {
    incoming.resume()
    incoming.on('end', () => response.end('ok'))
  })
  const source = new PassThrough()
  source.write('a')
  setTimeout(() => source.end('b'), 900)
  const response = await started.handler().send(put(host, toRequestBody(source)), options({ readTimeout: 300 }))
  expect(text(response.body)).toBe('ok')
})

describe('a stream that is read slowly', () => {
  const large = `HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n${'x'.repeat(1_000_000)}`

  it('does not time out while bytes wait for the reader', async () => {
    const host = await answering(large)
    const body = bodyOf(await started.handler().send(request(host), options({ stream: true, readTimeout: 300 })))
    body.once('data', () => body.pause())
    await new Promise((later) => setTimeout(later, 900))
    let taken = 0
    for await (const chunk of body as AsyncIterable<Buffer>) taken += chunk.length
    expect(taken).toBeGreaterThan(900_000)
  })

  it('is given up when its reader stays away for five minutes', async () => {
    const host = await answering(large)
    const response = await started.handler().send(request(host), options({ stream: true, readTimeout: 100_000 }))
    const { socket } = response.body as IncomingMessage
    const body = bodyOf(response)
    await once(body, 'readable')
    await expect.poll(() => (response.body as Readable).readableLength > 0).toBe(true)
    for (let minutes = 0; minutes < 2; minutes++) socket.emit('timeout')
    await new Promise(setImmediate)
    expect(response.body).toHaveProperty('destroyed', false)
    socket.emit('timeout')
    await new Promise(setImmediate)
    expect((await failure(body.bytes())).name).toBe('ReadTimeoutError')
  })

  it('is there after the timeout when all of it had come', async () => {
    const host = await answering('HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\na', (socket) => {
      setTimeout(() => socket.write('bc'), 20)
    })
    const body = bodyOf(await started.handler().send(request(host), options({ stream: true, readTimeout: 300 })))
    await new Promise((later) => setTimeout(later, 700))
    expect(await body.text()).toBe('abc')
  })

  it('may be given its own timeout', async () => {
    const host = await started.tcp((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nabc')
        setTimeout(() => socket.write('def'), 900)
      })
    })
    const body = bodyOf(await started.handler().send(request(host), options({ stream: true, readTimeout: 300 })))
    body.setSocketTimeout(5)
    expect(await body.text()).toBe('abcdef')
  })
})
