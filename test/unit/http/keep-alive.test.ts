import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildSync } from 'esbuild'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { StreamingBody } from '../../../src/http/streaming-body.ts'
import { failure, options, request, Started, text } from './servers.ts'

const started = new Started()
afterEach(() => started.stop())

const soon = (ms = 20) => new Promise((later) => setTimeout(later, ms))

/** A server whose answers say which connection they came over. */
function counting(headers: Record<string, string> = {}, wait = 0): Promise<string> {
  const numbers = new Map<Socket, number>()
  return started.http((incoming, response) => {
    const { socket } = incoming
    if (!numbers.has(socket)) numbers.set(socket, numbers.size + 1)
    response.writeHead(200, headers)
    setTimeout(() => response.end(String(numbers.get(socket))), wait)
  })
}

describe('connections', () => {
  it('serve one call after the other', async () => {
    const host = await counting()
    const handler = started.handler()
    for (let i = 0; i < 5; i++) expect(text((await handler.send(request(host), options())).body)).toBe('1')
    const streamed = await handler.send(request(host), options({ stream: true }))
    expect(await new StreamingBody(streamed.body).text()).toBe('1')
    expect(text((await handler.send(request(host), options())).body)).toBe('1')
  })

  it('are opened as calls need them, without a cap', async () => {
    const host = await counting({}, 50)
    const handler = started.handler()
    const calls = Array.from({ length: 60 }, () => handler.send(request(host), options()))
    const numbers = (await Promise.all(calls)).map((response) => text(response.body))
    expect(new Set(numbers).size).toBe(60)
    expect(Number(text((await handler.send(request(host), options())).body))).toBeLessThanOrEqual(60)
  })

  it('are not shared by handlers', async () => {
    const host = await counting()
    await started.handler().send(request(host), options())
    expect(text((await started.handler().send(request(host), options())).body)).toBe('2')
  })

  it('are closed when the server says so', async () => {
    const host = await counting({ connection: 'close' })
    const handler = started.handler()
    await handler.send(request(host), options())
    expect(text((await handler.send(request(host), options())).body)).toBe('2')
  })

  it.each([
    ['15 s', {}, 14_900, 15_100],
    ['a second less than the server says', { 'keep-alive': 'timeout=5' }, 3_900, 4_100],
    ['no more than 15 s, whatever the server says', { 'keep-alive': 'max=5, timeout=300' }, 14_900, 15_100],
  ])('are idle for %s', async (_, headers, good, bad) => {
    let now = 0
    const host = await counting({ connection: 'keep-alive', ...headers })
    const handler = started.handler({ host: { env: {}, now: () => now, readFile: () => undefined } })
    const send = async () => text((await handler.send(request(host), options())).body)
    await send()
    now += good
    expect(await send()).toBe('1')
    now += bad
    expect(await send()).toBe('2')
  })

  it('are not kept when the server gives them no more than a second', async () => {
    const host = await counting({ connection: 'keep-alive', 'keep-alive': 'timeout=1' })
    const handler = started.handler()
    await handler.send(request(host), options())
    expect(text((await handler.send(request(host), options())).body)).toBe('2')
  })

  it('are idle for longer than a call may be silent', async () => {
    let answers = 0
    const host = await started.tcp((socket) => {
      socket.on('data', () => {
        if (++answers < 3) socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n${answers}`)
      })
    })
    const handler = started.handler()
    const send = () => handler.send(request(host), options({ readTimeout: 300 }))
    await send()
    await soon(700)
    expect(text((await send()).body)).toBe('2')
    expect((await failure(send())).name).toBe('ReadTimeoutError')
  })

  it('are closed when they have been idle too long', async () => {
    let now = 0
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      let open = 0
      const host = await started.http(
        (_, response) => response.end('ok'),
        (server) =>
          server.on('connection', (socket) => {
            open++
            socket.on('close', () => open--)
          }),
      )
      const handler = started.handler({ host: { env: {}, now: () => now, readFile: () => undefined } })
      await handler.send(request(host), options())
      now = 14_000
      vi.advanceTimersByTime(5_000)
      await new Promise((soon) => setImmediate(soon))
      expect(open).toBe(1)
      now = 16_000
      vi.advanceTimersByTime(5_000)
      while (open > 0) await new Promise((soon) => setImmediate(soon))
      expect(vi.getTimerCount()).toBeLessThanOrEqual(1)
      vi.advanceTimersByTime(5_000)
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('are not reused when the server closes them', async () => {
    const sockets: Socket[] = []
    const host = await started.http(
      (_, response) => response.end('ok'),
      (server) => server.on('connection', (socket) => sockets.push(socket)),
    )
    const handler = started.handler()
    await handler.send(request(host), options())
    sockets[0]!.end()
    await soon()
    await handler.send(request(host), options())
    expect(sockets).toHaveLength(2)
  })

  it('that are closed just as they are reused are an error of their own', async () => {
    let requests = 0
    const host = await started.tcp((socket) => {
      socket.on('data', () => {
        if (++requests === 2) socket.destroy()
        else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')
      })
    })
    const handler = started.handler()
    await handler.send(request(host), options())
    expect((await failure(handler.send(request(host), options()))).name).toBe('ConnectionClosedError')
    expect(text((await handler.send(request(host), options())).body)).toBe('ok')
  })

  it('over which more came than the answer are not handed on to a call that waits', async () => {
    let connections = 0
    const host = await started.tcp((socket) => {
      connections++
      socket.once('data', async () => {
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 70001\r\n\r\n${'x'.repeat(70_000)}`)
        await soon()
        socket.write('y')
        await soon()
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil')
      })
    })
    const handler = started.handler({ maxPoolConnections: 1 })
    const first = await handler.send(request(host), options({ stream: true }))
    const second = handler.send(request(host), options())
    // Until all of that waits for a reader, in the pieces in which it came.
    await soon(100)
    expect((await new StreamingBody(first.body).bytes()).length).toBe(70_001)
    expect(text((await second).body)).toHaveLength(70_001)
    expect(connections).toBe(2)
  })

  it('are not reused after a request that closes them', async () => {
    let connections = 0
    const host = await started.tcp((socket) => {
      connections++
      socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'))
    })
    const handler = started.handler()
    await handler.send(request(host, { headers: { connection: 'close' } }), options())
    await handler.send(request(host), options())
    expect(connections).toBe(2)
  })

  it('over which something came that nobody asked for are not reused', async () => {
    const sockets: Socket[] = []
    const host = await started.tcp((socket) => {
      sockets.push(socket)
      socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'))
    })
    const handler = started.handler()
    await handler.send(request(host), options())
    sockets[0]!.write('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil')
    await soon()
    expect(text((await handler.send(request(host), options())).body)).toBe('ok')
    expect(sockets).toHaveLength(2)
  })

  it('of 300 calls at once are kept up to 256', async () => {
    let open = 0
    const host = await started.http(
      (_, response) => void setTimeout(() => response.end('ok'), 300),
      (server) =>
        server.on('connection', (socket) => {
          open++
          socket.on('close', () => open--)
        }),
    )
    const handler = started.handler()
    await Promise.all(Array.from({ length: 300 }, () => handler.send(request(host), options())))
    await soon(50)
    expect(open).toBe(256)
    await handler.close()
    await soon(50)
    expect(open).toBe(0)
  })
})

describe('a cap', () => {
  it('lets calls queue, in order, and warns once', async () => {
    const warnings: string[] = []
    const host = await counting({}, 5)
    const handler = started.handler({ maxPoolConnections: 2, warn: (message) => warnings.push(message) })
    const order: number[] = []
    const calls = Array.from({ length: 10 }, async (_, i) => {
      const response = await handler.send(request(host), options())
      order.push(i)
      return text(response.body)
    })
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['1', '2']))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(warnings).toEqual([`All 2 connections to ${host} are busy (maxPoolConnections): calls queue.`])
  })

  it('goes on after failures, closed connections and aborted waits', async () => {
    let requests = 0
    const host = await started.tcp((socket) => {
      socket.once('data', () => {
        if (++requests < 3) socket.destroy()
        else socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nok')
      })
    })
    const handler = started.handler({ maxPoolConnections: 1 })
    const aborting = new AbortController()
    const failing = failure(handler.send(request(host), options()))
    const called = failure(handler.send(request(host), options({ signal: aborting.signal })))
    const rest = [1, 2, 3].map(() => handler.send(request(host), options()).catch((error: Error) => error.name))
    aborting.abort()
    expect((await called).name).toBe('AbortError')
    expect((await failing).name).toBe('ConnectionClosedError')
    const outcomes = await Promise.all(rest)
    expect(outcomes.map((one) => (typeof one === 'string' ? one : one.statusCode))).toEqual([
      'ConnectionClosedError',
      200,
      200,
    ])
  })

  it('counts a connection that cannot be made only while it is tried', async () => {
    const handler = started.handler({ maxPoolConnections: 1 })
    const names = await Promise.all(
      [1, 2, 3].map(async () => (await failure(handler.send(request('127.0.0.1:1'), options()))).name),
    )
    expect(names).toEqual(Array(3).fill('EndpointConnectionError'))
  })
})

describe('close', () => {
  it('ends what is idle, lets calls finish, and the handler goes on', async () => {
    const host = await counting({}, 30)
    const handler = started.handler()
    await handler.send(request(host), options())
    const running = handler.send(request(host), options())
    const other = handler.send(request(host), options())
    await handler.close()
    expect([text((await running).body), text((await other).body)].sort()).toEqual(['1', '2'])
    expect(text((await handler.send(request(host), options())).body)).toBe('3')
  })

  it('before the first call is nothing', async () => {
    await started.handler().close()
  })
})

describe('a program that never closes anything', () => {
  const folder = mkdtempSync(join(tmpdir(), 'exit-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const entry = (name: string) => join(folder, `${name}.cjs`)

  beforeAll(() => {
    for (const name of ['node-handler', 'streaming-body']) {
      const entryPoints = [new URL(`../../../src/http/${name}.ts`, import.meta.url).pathname]
      buildSync({ entryPoints, bundle: true, platform: 'node', format: 'cjs', outfile: entry(name), logLevel: 'error' })
    }
  })

  /** Runs a program with `send(stream)`; it must end by itself, long before an idle connection would. */
  async function run(host: string, program: string, settings = ''): Promise<string> {
    const source = `
      const { createNodeHandler } = require(${JSON.stringify(entry('node-handler'))})
      const { StreamingBody } = require(${JSON.stringify(entry('streaming-body'))})
      const handler = createNodeHandler({ host: { env: {}, now: Date.now, readFile() {} }, ${settings} })
      const request = { method: 'GET', scheme: 'http', host: '${host}', path: '/', query: '', headers: {} }
      const options = { signal: undefined, connectTimeout: 60000, readTimeout: 60000 }
      const send = (stream) => handler.send(request, { ...options, stream })
      ;(async () => { ${program} })()`
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', source], { timeout: 10_000 })
    return stdout
  }

  it('exits after a call', async () => {
    const host = await counting({}, 100)
    expect(await run(host, 'console.log((await send(false)).body.toString())')).toBe('1\n')
  })

  it('exits with a body it does not read', async () => {
    const host = await started.http(
      (_, response) => void response.writeHead(200, { 'content-length': '100000000' }).write(Buffer.alloc(1_000_000)),
    )
    expect(await run(host, 'console.log((await send(true)).statusCode)')).toBe('200\n')
    expect(await run(host, 'const body = new StreamingBody((await send(true)).body); console.log(1)')).toBe('1\n')
    const some = 'for await (const chunk of body) { console.log(2); break }'
    expect(await run(host, `const body = new StreamingBody((await send(true)).body); ${some}`)).toBe('2\n')
  })

  it('exits with a body it does not read, of which little has come', async () => {
    const host = await started.tcp((socket) => {
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\na'))
    })
    expect(await run(host, 'console.log((await send(true)).statusCode)')).toBe('200\n')
  })

  it('waits for a call that gets the connection of a body it does not read', async () => {
    let answers = 0
    const host = await started.tcp((socket) => {
      socket.on('data', () => {
        const number = ++answers
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n${number}`)
        setTimeout(() => socket.write(String(number)), 100)
      })
    })
    const program = 'send(true); console.log((await send(false)).body.toString())'
    expect(await run(host, program, 'maxPoolConnections: 1')).toBe('22\n')
  })

  it('waits for a body it reads', async () => {
    const host = await started.http((_, response) => {
      response.writeHead(200, { 'content-length': '4' }).write('ab')
      setTimeout(() => response.end('cd'), 200)
    })
    for (const read of ['bytes', 'toArray']) {
      const program = `const body = new StreamingBody((await send(true)).body); console.log((await body.${read}()).length)`
      expect(Number(await run(host, program))).toBeGreaterThan(1)
    }
  })
})
