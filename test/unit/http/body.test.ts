import { EventEmitter, once } from 'node:events'
import { createReadStream, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { toRequestBody } from '../../../src/http/body.ts'
import type { StreamBody } from '../../../src/http/http.ts'
import { StreamingBody } from '../../../src/http/streaming-body.ts'
import { failure, options, put, Started } from './servers.ts'

const started = new Started()
afterEach(() => started.stop())
const folder = mkdtempSync(join(tmpdir(), 'body-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'ten')
writeFileSync(path, '0123456789')

async function read(body: StreamBody): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of body) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}

function stream(value: unknown): StreamBody {
  return toRequestBody(value) as StreamBody
}

async function* generator(...parts: unknown[]): AsyncGenerator<unknown> {
  yield* parts
}

/** What a server gets of a body, and how it was announced. */
async function send(body: unknown, headers: Record<string, string> = {}): Promise<[string, unknown, unknown]> {
  let seen: [string, unknown, unknown] | undefined
  const host = await started.http((incoming, response) => {
    let text = ''
    incoming.on('data', (chunk) => (text += chunk))
    incoming.on('end', () => {
      seen = [text, incoming.headers['content-length'], incoming.headers['transfer-encoding']]
      response.end()
    })
  })
  await started.handler().send(put(host, toRequestBody(body), headers), options())
  return seen!
}

describe('bytes in memory', () => {
  it.each([
    ['undefined', undefined, undefined],
    ['a string', 'é', Buffer.from('é')],
    ['a Uint8Array', new Uint8Array([1]), new Uint8Array([1])],
    ['an ArrayBuffer', new Uint8Array([1, 2]).buffer, new Uint8Array([1, 2])],
    ['a part of a buffer', new DataView(new Uint8Array([1, 2, 3]).buffer, 1, 1), new Uint8Array([2])],
    ['an Uint16Array', new Uint16Array([0x0202]), new Uint8Array([2, 2])],
  ])('%s', (_, value, expected) => {
    const body = toRequestBody(value) as Uint8Array | undefined
    expect(body && [...body]).toEqual(expected && [...expected])
  })
})

describe('streams', () => {
  it.each([
    ['a Readable', () => Readable.from(['ab', 'cd']), undefined],
    ['a web stream', () => new Blob(['ab', 'cd']).stream(), undefined],
    ['an async iterable', () => generator('ab', Buffer.from('cd')), undefined],
    ['an iterable', () => new Set(['ab', 'cd']), undefined],
  ])('%s is read once', async (_, make, length) => {
    const body = stream(make())
    expect([body.length, body.replayable]).toEqual([length, false])
    expect(await read(body)).toBe('abcd')
    expect(() => body.open()).toThrow(/^Need to rewind the stream \w+, but stream is not seekable\.$/)
  })

  it.each([
    ['a Blob', () => new Blob(['ab', 'cd'])],
    ['an array', () => ['ab', Buffer.from('cd')]],
  ])('%s is read as often as wanted', async (_, make) => {
    const body = stream(make())
    expect([body.length, body.replayable]).toEqual([4, true])
    expect(await read(body)).toBe('abcd')
    expect(await read(body)).toBe('abcd')
  })

  it.each([
    ['whole', {}, '0123456789'],
    ['from a start', { start: 4 }, '456789'],
    ['to an end', { end: 2 }, '012'],
    ['a part', { start: 3, end: 5 }, '345'],
    ['beyond its end', { start: 8, end: 100 }, '89'],
    ['past its end', { start: 20 }, ''],
  ])('a file, %s, is read as often as wanted', async (_, part, expected) => {
    const body = stream(createReadStream(path, part))
    expect([body.length, body.replayable]).toEqual([expected.length, true])
    expect(await read(body)).toBe(expected)
    expect(await read(body)).toBe(expected)
  })

  it('a file that has been read from is an ordinary stream', async () => {
    const file = createReadStream(path)
    await once(file, 'readable')
    file.read(3)
    const body = stream(file)
    expect([body.length, body.replayable]).toEqual([undefined, false])
    expect(await read(body)).toBe('3456789')
  })

  it('an open file, without a start, is an ordinary stream', async () => {
    const body = stream(createReadStream('', { fd: openSync(path, 'r') }))
    expect([body.length, body.replayable]).toEqual([undefined, false])
    expect(await read(body)).toBe('0123456789')
  })

  it('a device has no length', () => {
    const body = stream(createReadStream('/dev/null'))
    expect([body.length, body.replayable]).toEqual([undefined, false])
  })

  it('a response that is sent on has its length', () => {
    expect(stream(new StreamingBody(Buffer.from('abc'), { contentLength: 3 })).length).toBe(3)
    expect(stream(Object.assign(new PassThrough(), { headers: { 'content-length': '5' } })).length).toBe(5)
  })

  it('a stream that was read to its end is refused', async () => {
    const source = Readable.from(['a'])
    await source.toArray()
    expect(() => stream(source).open()).toThrow(/not seekable/)
  })

  it.each([[1], [true], [{}], [null], [[1, 2]], [Symbol('x')]])('%s is not a body', (value) => {
    expect(() => toRequestBody(value)).toThrow(TypeError)
  })
})

describe('on the wire', () => {
  it('a stream that was paused is sent', async () => {
    const source = new PassThrough()
    source.pause()
    source.end('abc')
    expect(await send(source)).toEqual(['abc', undefined, 'chunked'])
  })

  it('views of other kinds are sent as their bytes', async () => {
    const source = Readable.from([new Uint16Array([0x6161]), new DataView(new Uint8Array([98]).buffer)])
    expect(await send(source)).toEqual(['aab', undefined, 'chunked'])
  })

  it('a known length is announced', async () => {
    expect(await send(createReadStream(path, { start: 5 }))).toEqual(['56789', '5', undefined])
    expect(await send(new Blob(['abc']))).toEqual(['abc', '3', undefined])
    expect(await send(['a', 'b'])).toEqual(['ab', '2', undefined])
    expect(await send([])).toEqual(['', '0', undefined])
    expect(await send('')).toEqual(['', '0', undefined])
  })

  it('an unknown length is sent in chunks', async () => {
    expect(await send(generator('ab', 'c'))).toEqual(['abc', undefined, 'chunked'])
    expect(await send(generator())).toEqual(['', undefined, 'chunked'])
    expect(await send(generator('', 'x'))).toEqual(['x', undefined, 'chunked'])
  })

  it('what the headers say is kept', async () => {
    expect(await send(generator('abc'), { 'content-length': '3' })).toEqual(['abc', '3', undefined])
    expect(await send(Buffer.from('abc'), { 'transfer-encoding': 'chunked' })).toEqual(['abc', undefined, 'chunked'])
  })

  it('text of another encoding is sent as it was read', async () => {
    const file = createReadStream(path, { encoding: 'hex' })
    expect((await send(file))[0]).toBe('0123456789')
  })

  it.each([
    ['short', generator('ab'), '2 read, but total bytes expected is 3.'],
    ['long', generator('ab', 'cd'), '4 read, but total bytes expected is 3.'],
  ])('a stream that is too %s for its content-length fails the call', async (_, body, message) => {
    const error = await failure(send(body, { 'content-length': '3' }))
    expect([error.name, error.message]).toEqual(['IncompleteReadError', message])
  })
})

describe('a source that breaks', () => {
  it('fails the call with its error', async () => {
    const error = await failure(send(createReadStream(join(folder, 'missing'))))
    expect([error.name, (error.cause as { code: string }).code]).toEqual(['HTTPClientError', 'ENOENT'])
  })

  it('fails the call halfway', async () => {
    const broken = async function* () {
      yield 'a'
      throw new Error('broken')
    }
    const error = await failure(send(broken()))
    expect([error.name, (error.cause as Error).message]).toEqual(['HTTPClientError', 'broken'])
  })

  it('fails the call when it broke before', async () => {
    const source = new PassThrough()
    const body = toRequestBody(source)
    source.destroy(new Error('broken'))
    await new Promise((closed) => source.once('close', closed))
    const host = await started.http((_, response) => response.end())
    const error = await failure(started.handler().send(put(host, body), options()))
    expect([error.name, (error.cause as Error).message]).toEqual(['HTTPClientError', 'broken'])
  })

  it('fails the call when it is closed early', async () => {
    const source = new PassThrough()
    source.write('a')
    setTimeout(() => source.destroy(), 20)
    expect((await failure(send(source))).message).toContain('the body was closed before its end')
  })

  it.each([
    ['an iterable', () => generator('a', 7)],
    ['a stream of objects', () => Readable.from(['a', 7])],
  ])('fails the call when it gives what are no bytes: %s', async (_, source) => {
    const error = await failure(send(source()))
    expect([error.name, (error.cause as Error).message]).toEqual([
      'HTTPClientError',
      'a body is made of bytes and strings, not of number',
    ])
  })

  it('fails the call, and no more, when it is of a kind that cannot be destroyed', async () => {
    const source = Object.assign(new EventEmitter(), { pipe() {}, read() {}, pause() {}, resume() {} })
    setTimeout(() => source.emit('error', new Error('broken')), 20)
    const error = await failure(send(source))
    expect((error.cause as Error).message).toBe('broken')
  })
})

it('the source is destroyed when the request fails', async () => {
  const host = await started.tcp((socket) => socket.once('data', () => socket.destroy()))
  const source = new PassThrough()
  source.write('x')
  expect((await failure(started.handler().send(put(host, toRequestBody(source)), options()))).name).toBe(
    'ConnectionClosedError',
  )
  expect(source.destroyed).toBe(true)
})

it('a slow server slows the source down', async () => {
  let given = 0
  const source = new Readable({
    read() {
      given += 65_536
      this.push(Buffer.alloc(65_536))
    },
  })
  const host = await started.tcp((socket) => socket.pause())
  const sending = failure(started.handler().send(put(host, toRequestBody(source)), options({ readTimeout: 400 })))
  const error = await sending
  expect(error.name).toBe('ReadTimeoutError')
  expect(given).toBeLessThan(64 * 1024 * 1024)
  expect(source.destroyed).toBe(true)
})
