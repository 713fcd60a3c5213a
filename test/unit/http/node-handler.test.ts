import { afterEach, describe, expect, it } from 'vitest'
import { StreamingBody } from '../../../src/http/streaming-body.ts'
import { failure, options, put, request, Started, text } from './servers.ts'

const started = new Started()
afterEach(() => started.stop())

describe('a request', () => {
  it('goes out as given and comes back whole', async () => {
    const host = await started.http((incoming, response) => {
      const { method, url, rawHeaders } = incoming
      response.setHeader('X-Many', ['a', 'b'])
      incoming.on('data', () => {})
      incoming.on('end', () => response.end(JSON.stringify({ method, url, rawHeaders })))
    })
    const sent = request(host, {
      method: 'POST',
      path: '/a%20b',
      query: 'x=1&y',
      headers: { 'x-one': '1' },
      body: Buffer.from('hello'),
    })
    const response = await started.handler().send(sent, options())
    expect(response.statusCode).toBe(200)
    expect(response.reason).toBe('OK')
    expect(response.headers['x-many']).toBe('a, b')
    expect(JSON.parse(text(response.body))).toEqual({
      method: 'POST',
      url: '/a%20b?x=1&y',
      rawHeaders: ['host', host, 'accept-encoding', 'identity', 'x-one', '1', 'content-length', '5'],
    })
  })

  it.each([
    ['GET', undefined],
    ['HEAD', undefined],
    ['DELETE', '0'],
    ['POST', '0'],
    ['PUT', '0'],
  ])('%s without a body has content-length %s', async (method, expected) => {
    let seen: unknown = 'nothing'
    const host = await started.http((incoming, response) => {
      seen = incoming.headers['content-length']
      response.end()
    })
    const response = await started.handler().send(request(host, { method }), options())
    expect(seen).toBe(expected)
    expect(text(response.body)).toBe('')
  })

  it.each([204, 304])('has an empty body with status %i', async (status) => {
    const host = await started.http((_, response) => response.writeHead(status, { etag: '"x"' }).end())
    const handler = started.handler()
    const first = await handler.send(request(host), options())
    expect([first.statusCode, first.body.toString()]).toEqual([status, ''])
    expect((await handler.send(request(host), options({ stream: status === 204 }))).statusCode).toBe(status)
  })

  it('keeps the length that HEAD announces out of the body', async () => {
    const host = await started.http((_, response) => response.writeHead(200, { 'content-length': 7 }).end())
    const response = await started.handler().send(request(host, { method: 'HEAD' }), options())
    expect([response.headers['content-length'], text(response.body)]).toEqual(['7', ''])
  })

  it('passes by informational answers', async () => {
    const host = await started.tcp((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n')
        socket.write('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')
      })
    })
    expect(text((await started.handler().send(request(host), options())).body)).toBe('ok')
  })

  it.each([
    ['header', { headers: { 'x-a': 'b\r\nx-evil: 1' } }],
    ['header name', { headers: { 'x-a: b\r\nx-evil': '1' } }],
    ['header by a character that is not Latin-1', { headers: { 'x-a': 'π' } }],
    ['path', { path: '/a HTTP/1.1\r\nx-evil: 1' }],
    ['method', { method: 'GET / HTTP/1.1\r\n' }],
  ])('with something smuggled into its %s is refused and leaves the connection usable', async (_, evil) => {
    const seen: string[] = []
    const host = await started.http((incoming, response) => {
      seen.push(incoming.url!)
      response.end('ok')
    })
    const handler = started.handler()
    const error = await failure(handler.send(request(host, evil), options()))
    // Not one of the connection's errors: trying again would not help.
    expect([error.name, error['phase']]).toEqual(['ArgumentError', 'params'])
    expect(error.message).toMatch(/^The request cannot be sent: /)
    expect(text((await handler.send(request(host, { path: '/next' }), options())).body)).toBe('ok')
    expect(seen).toEqual(['/next'])
  })

  it('whose content-length is not that of its body is refused', async () => {
    const host = await started.http((_, response) => response.end())
    const error = await failure(
      started.handler().send(put(host, Buffer.from('abc'), { 'content-length': '5' }), options()),
    )
    expect(error.message).toBe('3 read, but total bytes expected is 5.')
  })
})

describe('response headers', () => {
  it('may be named like parts of a prototype', async () => {
    const host = await started.tcp((socket) => {
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\n__proto__: a\r\nconstructor: b\r\n__Proto__: c\r\ncontent-length: 0\r\n\r\n'),
      )
    })
    const { headers } = await started.handler().send(request(host), options())
    expect(Object.entries(headers)).toEqual([
      ['__proto__', 'a, c'],
      ['constructor', 'b'],
      ['content-length', '0'],
    ])
    expect(Object.getPrototypeOf(headers)).toBe(Object.prototype)
  })

  it('have a limit', async () => {
    const host = await started.tcp((socket) => {
      socket.once('data', () => socket.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(70_000)}\r\n\r\n`))
    })
    const error = await failure(started.handler().send(request(host), options()))
    expect([error.name, (error.cause as { code: string }).code]).toEqual(['ConnectionClosedError', 'ERR_NOT_HTTP'])
  })
})

describe('a streamed answer', () => {
  it('is bytes when its body came with its head, a stream otherwise', async () => {
    const host = await started.tcp((socket) => {
      socket.on('data', (chunk) => {
        if (chunk.toString().startsWith('GET /whole')) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabc')
        else {
          socket.write('HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\na')
          setTimeout(() => socket.write('bc'), 20)
        }
      })
    })
    const handler = started.handler()
    for (const path of ['/whole', '/parts', '/whole']) {
      const { body } = await handler.send(request(host, { path }), options({ stream: true }))
      expect(body instanceof Uint8Array).toBe(path === '/whole')
      expect(Buffer.from(await new StreamingBody(body).bytes()).toString()).toBe('abc')
    }
  })

  it('is bytes when it is an error', async () => {
    const host = await started.http((_, response) => response.writeHead(404).end('gone'))
    const { body } = await started.handler().send(request(host), options({ stream: true }))
    expect(text(body)).toBe('gone')
  })
})
