import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders, type ServerHttp2Stream } from 'node:http2'
import type { Server, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { buildSync } from 'esbuild'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { toRequestBody } from '../../../src/http/body.ts'
import { createNodeHandler } from '../../../src/http/node-handler.ts'
import { failure, options, request, Started, text } from './servers.ts'

const started = new Started()
afterEach(() => started.stop())

const REQUIRED = { http2: 'required' } as const

async function http2(answer: (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => void): Promise<string> {
  const server = createServer()
  server.on('stream', (stream, headers) => {
    stream.on('error', () => {})
    answer(stream, headers)
  })
  server.on('session', (session) => session.on('error', () => {}))
  return `127.0.0.1:${await started.listen(server as unknown as Server)}`
}

/** Says back what it got. */
async function mirror(): Promise<string> {
  return http2((stream, headers) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      stream.respond({ ':status': 200, 'x-one': ['1', '2'], 'set-cookie': ['a=b', 'c=d'] } as OutgoingHttpHeaders)
      stream.end(JSON.stringify({ headers, body: Buffer.concat(chunks).toString() }))
    })
  })
}

describe('a request over HTTP/2', () => {
  it('goes without what is about connections of HTTP/1.1', async () => {
    const at = await mirror()
    const headers = {
      host: 'signed.example.com',
      connection: 'close',
      expect: '100-continue',
      te: 'gzip',
      'transfer-encoding': 'chunked',
      'x-amz-date': 'today',
    }
    const sent = request(at, { method: 'PUT', path: '/a%20b', query: 'c=d', headers, body: Buffer.from('body') })
    const answer = await started.handler().send(sent, options(REQUIRED))
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({ 'x-one': '1, 2', 'set-cookie': 'a=b, c=d' })
    expect(Object.keys(answer.headers).filter((name) => name.startsWith(':'))).toEqual([])
    const { headers: got, body } = JSON.parse(text(answer.body))
    expect(body).toBe('body')
    expect(got).toEqual({
      ':method': 'PUT',
      ':scheme': 'http',
      ':authority': 'signed.example.com',
      ':path': '/a%20b?c=d',
      'accept-encoding': 'identity',
      'x-amz-date': 'today',
    })
  })

  it('has a body in memory, a stream, or none', async () => {
    const at = await mirror()
    const handler = started.handler()
    const bodies = { bytes: Buffer.from('bytes'), stream: toRequestBody(Readable.from(['str', 'eam'])), '': undefined }
    for (const [expected, body] of Object.entries(bodies)) {
      const { body: answer } = await handler.send(request(at, { method: 'POST', body }), options(REQUIRED))
      expect(JSON.parse(text(answer)).body).toBe(expected)
    }
  })

  it('is refused where it could be read as another', async () => {
    const at = await mirror()
    const handler = started.handler()
    for (const wrong of [
      { headers: { a: 'b\r\nc: d' } },
      { headers: { 'a b': 'c' } },
      { path: '/a b' },
      { method: 'G T' },
    ]) {
      const error = await failure(handler.send(request(at, wrong), options(REQUIRED)))
      expect(error.name, JSON.stringify(wrong)).toBe('ArgumentError')
    }
  })

  it('reads an answer as a stream when it is asked to, but errors whole', async () => {
    const at = await http2((stream, headers) => {
      stream.respond({ ':status': Number(String(headers[':path']).slice(1)) })
      stream.end('answer')
    })
    const handler = started.handler()
    const ask = (path: string, stream: boolean) => handler.send(request(at, { path }), options({ ...REQUIRED, stream }))
    expect(text((await ask('/200', false)).body)).toBe('answer')
    expect(text((await ask('/403', true)).body)).toBe('answer')
    const { body } = await ask('/200', true)
    expect(text(Buffer.concat(await (body as Readable).toArray()))).toBe('answer')
  })

  it('ends with its signal, also one that was aborted before', async () => {
    const handler = started.handler()
    const reason = new Error('enough')
    const error = await failure(
      handler.send(request('127.0.0.1:1'), options({ ...REQUIRED, signal: AbortSignal.abort(reason) })),
    )
    expect([error.name, error['cause']]).toEqual(['AbortError', reason])
    const mute = await started.tcp(() => {})
    const later = handler.send(request(mute), options({ ...REQUIRED, signal: AbortSignal.timeout(30) }))
    expect((await failure(later)).name).toBe('AbortError')
  })
})

/** Frames by hand: what no server of Node's sends. */
function frame(type: number, flags: number, stream: number, payload: Uint8Array = new Uint8Array(0)): Buffer {
  const head = Buffer.alloc(9)
  head.writeUIntBE(payload.byteLength, 0, 3)
  head[3] = type
  head[4] = flags
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, payload])
}

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const SETTINGS = frame(4, 0, 0)
const OK = frame(1, 4, 1, Uint8Array.of(0x88))
const DATA = frame(0, 0, 1, Buffer.from('part'))
const reset = (code: number) => frame(3, 0, 1, number(code))
const goaway = (last: number, code: number) => frame(7, 0, 0, Buffer.concat([number(last), number(code)]))

describe('a server that breaks off', () => {
  /** Greets, then says this once the request is there. */
  async function saying(...frames: Buffer[]): Promise<string> {
    return started.tcp((socket) => {
      socket.write(SETTINGS)
      let seen = Buffer.alloc(0)
      let said = false
      socket.on('data', (chunk: Buffer) => {
        seen = Buffer.concat([seen, chunk])
        // HEADERS of stream 1: only the preface and SETTINGS come before.
        if (said || !seen.includes(Buffer.from([0, 0, 0, 1]), 24 + 9)) return
        said = true
        socket.write(Buffer.concat(frames))
      })
    })
  }

  it('before its answer is an error of the connection', async () => {
    const handler = started.handler()
    for (const frames of [[reset(2)], [reset(7)], [reset(8)], [reset(0)], [goaway(0, 0)], [goaway(0, 11)]]) {
      const at = await saying(...frames)
      const body = toRequestBody(new Readable({ read() {} }))
      const error = await failure(
        handler.send(request(at, { method: 'POST', body }), options({ ...REQUIRED, stream: true })),
      )
      expect(error.name, frames[0]!.toString('hex')).toBe('ConnectionClosedError')
      expect(error.message).toContain(`http://${at}/`)
    }
  })

  it('in its answer is an error for the reader, whatever the code', async () => {
    const handler = started.handler()
    for (const last of [reset(2), reset(8), reset(5), goaway(1, 11)]) {
      const at = await saying(OK, DATA, last)
      const { statusCode, body } = await handler.send(request(at), options({ ...REQUIRED, stream: true }))
      expect(statusCode).toBe(200)
      expect((await failure((body as Readable).toArray())).name, last.toString('hex')).toBe('ResponseStreamingError')
    }
  })

  it('by talking something else is one without HTTP/2', async () => {
    const talks: ((socket: Socket) => void)[] = [
      (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      (socket) => socket.write('220 mail.example.com ESMTP\r\n'),
    ]
    for (const talk of talks) {
      const at = await started.tcp(talk)
      const error = await failure(started.handler().send(request(at), options(REQUIRED)))
      expect(error.message).toBe(
        `Invalid endpoint configuration: http://${at} does not speak HTTP/2, over which this operation sends its events`,
      )
    }
  })
})

describe('a program that never closes anything', () => {
  const folder = mkdtempSync(join(tmpdir(), 'exit-'))
  const outfile = join(folder, 'node-handler.cjs')
  afterAll(() => rmSync(folder, { recursive: true }))
  beforeAll(() => {
    const entryPoints = [new URL('../../../src/http/node-handler.ts', import.meta.url).pathname]
    buildSync({ entryPoints, bundle: true, platform: 'node', format: 'cjs', outfile, logLevel: 'error' })
  })

  /** Runs a program with `send(stream, body)`; it must end by itself. */
  async function run(host: string, program: string): Promise<string> {
    const source = `
      const { createNodeHandler } = require(${JSON.stringify(outfile)})
      const { Readable } = require('node:stream')
      const handler = createNodeHandler({ host: { env: {}, now: Date.now, readFile() {} } })
      const request = { method: 'POST', scheme: 'http', host: '${host}', path: '/', query: '', headers: {} }
      const options = { signal: undefined, connectTimeout: 60000, readTimeout: 60000, http2: 'required' }
      const endless = () => ({ open: () => new Readable({ read() {} }) })
      const send = (stream, body) => handler.send({ ...request, body }, { ...options, stream })
      ;(async () => { ${program} })()`
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', source], { timeout: 10_000 })
    return stdout
  }

  it('exits after a call', async () => {
    const at = await mirror()
    expect(await run(at, 'console.log((await send(false)).statusCode)')).toBe('200\n')
  })

  it('exits with an answer it does not read, though its input has not ended', async () => {
    const at = await http2((stream) => {
      stream.respond({ ':status': 200 })
      stream.write(Buffer.alloc(1_000_000))
    })
    expect(await run(at, 'console.log((await send(true, endless())).statusCode)')).toBe('200\n')
    const some = 'for await (const _ of (await send(true, endless())).body) { console.log(2); break }'
    expect(await run(at, some)).toBe('2\n')
  })

  it('waits for its answer, and for what it reads', async () => {
    const at = await http2((stream) => {
      setTimeout(() => stream.respond({ ':status': 200 }), 100)
      setTimeout(() => stream.end('all'), 200)
    })
    const read = 'console.log(Buffer.concat(await (await send(true, endless())).body.toArray()).toString())'
    expect(await run(at, read)).toBe('all\n')
  })
})

describe('a handler', () => {
  it('leaves nothing behind', async () => {
    const at = await mirror()
    const handler = createNodeHandler({ host: { env: {}, now: Date.now, readFile: () => undefined } })
    const sockets = () => process.getActiveResourcesInfo().filter((one) => one === 'TCPSocketWrap').length
    const before = sockets()
    for (let i = 0; i < 5; i++) await handler.send(request(at), options(REQUIRED))
    for (let i = 0; i < 100 && sockets() > before; i++) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(sockets()).toBeLessThanOrEqual(before)
  })
})
