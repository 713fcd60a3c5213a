import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ResponseReader, type ResponseSink } from '../../../src/http/response-reader.ts'
import { sentResponse } from './responses.ts'

/** What a reader says of bytes that come in these pieces. */
function read(pieces: readonly (string | Buffer)[], method = 'GET'): unknown[] {
  const said: unknown[] = []
  let body = ''
  const sink: ResponseSink = {
    continued: () => said.push('continue'),
    head: ({ statusCode, reason, headers }) => said.push([statusCode, reason, headers]),
    body: (bytes) => {
      body += bytes.toString('latin1')
    },
    end: (reusable) => said.push(body, reusable ? 'reusable' : 'not reusable'),
  }
  const reader = new ResponseReader()
  reader.expect(sink, method)
  try {
    for (const piece of pieces) reader.read(Buffer.from(piece as string, 'latin1'))
    reader.finish()
  } catch (error) {
    said.push((error as Error).message)
  }
  return said
}

const NOT_HTTP = 'the answer is not HTTP: '

describe('a response', () => {
  it.each<[string, string, unknown[]]>([
    [
      'with a length',
      'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX-A: 1\r\nx-a:2 \r\n\r\nabc',
      [[200, 'OK', { 'content-length': '3', 'x-a': '1, 2' }], 'abc', 'reusable'],
    ],
    ['without a body', 'HTTP/1.1 204 \r\n\r\n', [[204, '', {}], '', 'reusable']],
    [
      'that was not modified, whose length is not that of its body',
      'HTTP/1.1 304 Not Modified\r\ncontent-length: 9\r\n\r\n',
      [[304, 'Not Modified', { 'content-length': '9' }], '', 'reusable'],
    ],
    [
      'without a reason',
      'HTTP/1.1 200\r\ncontent-length: 0\r\n\r\n',
      [[200, '', { 'content-length': '0' }], '', 'reusable'],
    ],
    ['up to the end of the connection', 'HTTP/1.1 200 OK\r\n\r\nabc', [[200, 'OK', {}], 'abc', 'not reusable']],
    [
      'in chunks, with extensions and trailers',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n003;a="b"\r\nabc\r\nA \r\n0123456789\r\n0\r\nx-crc: 1\r\n\r\n',
      [[200, 'OK', { 'transfer-encoding': 'Chunked' }], 'abc0123456789', 'reusable'],
    ],
    [
      'in an encoding that nothing frames',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: gzip\r\n\r\nabc',
      [[200, 'OK', { 'transfer-encoding': 'gzip' }], 'abc', 'not reusable'],
    ],
    [
      'in an encoding whose name ends like that of chunks',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: xchunked\r\n\r\n1\r\na',
      [[200, 'OK', { 'transfer-encoding': 'xchunked' }], '1\r\na', 'not reusable'],
    ],
    [
      'in chunks of HTTP/1.0, which has none',
      'HTTP/1.0 200 OK\r\nconnection: keep-alive\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n',
      [[200, 'OK', { connection: 'keep-alive', 'transfer-encoding': 'chunked' }], 'a', 'not reusable'],
    ],
    [
      'without content, whose headers frame some',
      'HTTP/1.1 204 x\r\ncontent-length: 3\r\n\r\n',
      [[204, 'x', { 'content-length': '3' }], '', 'not reusable'],
    ],
    [
      'after words on the way',
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\na',
      ['continue', [200, 'OK', { 'content-length': '1' }], 'a', 'reusable'],
    ],
    [
      'of a server that closes',
      'HTTP/1.1 200 OK\r\nconnection: x, Close\r\ncontent-length: 1\r\n\r\na',
      [[200, 'OK', { connection: 'x, Close', 'content-length': '1' }], 'a', 'not reusable'],
    ],
    [
      'of a proxy that closes',
      'HTTP/1.1 200 OK\r\nproxy-connection: close\r\ncontent-length: 1\r\n\r\na',
      [[200, 'OK', { 'proxy-connection': 'close', 'content-length': '1' }], 'a', 'not reusable'],
    ],
    [
      'of HTTP/1.0 that cannot make up its mind',
      'HTTP/1.0 200 OK\r\nconnection: keep-alive, close\r\ncontent-length: 1\r\n\r\na',
      [[200, 'OK', { connection: 'keep-alive, close', 'content-length': '1' }], 'a', 'not reusable'],
    ],
    [
      'of HTTP/1.0',
      'HTTP/1.0 200 OK\r\ncontent-length: 1\r\n\r\na',
      [[200, 'OK', { 'content-length': '1' }], 'a', 'not reusable'],
    ],
    [
      'of HTTP/1.0 that goes on',
      'HTTP/1.0 200 OK\r\nconnection: Keep-Alive\r\ncontent-length: 1\r\n\r\na',
      [[200, 'OK', { connection: 'Keep-Alive', 'content-length': '1' }], 'a', 'reusable'],
    ],
    [
      'with a folded header',
      'HTTP/1.1 204 x\r\na: b\r\n  c\r\n\td\r\n\r\n',
      [[204, 'x', { a: 'b c d' }], '', 'reusable'],
    ],
    [
      'with letters that are not ASCII',
      'HTTP/1.1 204 \xfc\r\na: \xe4\tb\r\n\r\n',
      [[204, '\xfc', { a: '\xe4\tb' }], '', 'reusable'],
    ],
  ])('%s', (_, text, said) => {
    expect(read([text])).toEqual(said)
    // However it comes.
    expect(read([...text])).toEqual(said)
  })

  it('with more behind it is whole, and what is behind it answers nothing', () => {
    const text = 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\na'
    const said = [[200, 'OK', { 'content-length': '1' }], 'a']
    expect(read([`${text}HTTP/1.1 200 OK\r\n\r\n`])).toEqual([...said, 'not reusable'])
    expect(read([text, 'H'])).toEqual([...said, 'reusable', `${NOT_HTTP}bytes that belong to no response`])
  })

  it('to HEAD has no body, whatever its length', () => {
    const text = 'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n'
    expect(read([text], 'HEAD')).toEqual([[200, 'OK', { 'content-length': '1000' }], '', 'reusable'])
  })

  it('that ends early is not whole', () => {
    for (const text of [
      'HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nab',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n',
    ]) {
      expect(read([text]).flat()).not.toContain('reusable')
      expect(read([text]).flat()).not.toContain('not reusable')
    }
  })
})

describe('refused is', () => {
  const LINE = 'HTTP/1.1 200 OK\r\n'
  it.each<[string, string]>([
    ['another protocol', 'SSH-2.0-OpenSSH'],
    ['another version', 'HTTP/2.0 200 OK\r\n\r\n'],
    ['a status that is no number', 'HTTP/1.1 2x0 OK\r\n\r\n'],
    ['a status of four digits', 'HTTP/1.1 2000 OK\r\n\r\n'],
    ['a status below 100', 'HTTP/1.1 099 OK\r\n\r\n'],
    ['a switch of protocols', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
    ['a line feed alone in a header', `${LINE}a: b\nc: d\r\n\r\n`],
    ['a carriage return alone in a header', `${LINE}a: b\rc: d\r\n\r\n`],
    ['line feeds alone, before more is waited for', 'HTTP/1.1 200 OK\ncontent-length: 0\n\n'],
    ['a fold of what frames the message', `${LINE}connection: close\r\n x\r\n\r\n`],
    ['chunks within another coding', `${LINE}transfer-encoding: chunked, gzip\r\n\r\n0\r\n\r\n`],
    ['chunks in chunks', `${LINE}transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['a zero byte in a header', `${LINE}a: b\0\r\n\r\n`],
    ['a header without a colon', `${LINE}ab\r\n\r\n`],
    ['a header without a name', `${LINE}: b\r\n\r\n`],
    ['a blank before the colon', `${LINE}a : b\r\n\r\n`],
    ['a fold of nothing', `${LINE} a: b\r\n\r\n`],
    ['two lengths', `${LINE}content-length: 1\r\ncontent-length: 1\r\n\r\na`],
    ['two lengths in one', `${LINE}content-length: 1, 1\r\n\r\na`],
    ['a length below zero', `${LINE}content-length: -1\r\n\r\n`],
    ['a length with a sign', `${LINE}content-length: +1\r\n\r\na`],
    ['a length in hexadecimal', `${LINE}content-length: 0x1\r\n\r\na`],
    ['no length', `${LINE}content-length: \r\n\r\n`],
    ['a length beyond reason', `${LINE}content-length: 99999999999999999999\r\n\r\na`],
    ['a length and chunks', `${LINE}content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n`],
    ['a chunk without a size', `${LINE}transfer-encoding: chunked\r\n\r\n\r\na\r\n`],
    ['a chunk whose size is no number', `${LINE}transfer-encoding: chunked\r\n\r\n0x1\r\na\r\n`],
    ['a chunk with a negative size', `${LINE}transfer-encoding: chunked\r\n\r\n-1\r\na\r\n`],
    ['a chunk beyond reason', `${LINE}transfer-encoding: chunked\r\n\r\nfffffffffffffff\r\na\r\n`],
    ['a chunk longer than its size', `${LINE}transfer-encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n`],
    ['a chunk with two sizes', `${LINE}transfer-encoding: chunked\r\n\r\n1 1\r\na\r\n0\r\n\r\n`],
    ['a line end within an extension', `${LINE}transfer-encoding: chunked\r\n\r\n1;a\rb\r\na\r\n0\r\n\r\n`],
    ['a chunk that ends with a line feed alone', `${LINE}transfer-encoding: chunked\r\n\r\n1\r\na\n0\r\n\r\n`],
    ['a trailer without a name', `${LINE}transfer-encoding: chunked\r\n\r\n0\r\n: a\r\n\r\n`],
    ['a trailer without a colon', `${LINE}transfer-encoding: chunked\r\n\r\n0\r\nabc\r\n\r\n`],
    ['a trailer that ends with a line feed alone', `${LINE}transfer-encoding: chunked\r\n\r\n0\r\na: b\n\r\n`],
    ['a size that ends with a line feed alone', `${LINE}transfer-encoding: chunked\r\n\r\n1\na\r\n0\r\n\r\n`],
    ['more than 64 KiB of headers', `${LINE}a: ${'b'.repeat(65_536)}\r\n\r\n`],
    ['a line between chunks of more than 64 KiB', `${LINE}transfer-encoding: chunked\r\n\r\n1;${'b'.repeat(65_536)}`],
    [
      'more than 64 KiB of trailers',
      `${LINE}transfer-encoding: chunked\r\n\r\n0\r\n${`a: ${'b'.repeat(9000)}\r\n`.repeat(8)}`,
    ],
  ])('%s', (_, text) => {
    expect(String(read([text]).at(-1))).toContain(NOT_HTTP)
    const half = Math.floor(text.length / 2)
    expect(String(read([text.slice(0, half), text.slice(half)]).at(-1))).toContain(NOT_HTTP)
  })
})

it('says the same in whatever pieces a response comes', () => {
  const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })
  let whole = 0
  fc.assert(
    fc.property(sentResponse, cuts, ({ method, text }, shares) => {
      const places = shares.map((share) => Math.floor(share * text.length)).sort((a, b) => a - b)
      const pieces = [0, ...places].map((from, i) => text.slice(from, places[i]))
      expect(pieces.join('')).toBe(text)
      const said = read([text], method)
      expect(read(pieces, method)).toEqual(said)
      expect(read([...text], method)).toEqual(said)
      if (/reusable$/.test(String(said.at(-1)))) whole++
    }),
    { numRuns: 3_000, seed: 20_261_121 },
  )
  expect(whole).toBe(3_000)
})

it('gives out the data of many chunks at once, and of no other response', () => {
  const bodies: string[] = []
  const reader = new ResponseReader()
  const sink: ResponseSink = { continued() {}, head() {}, body: (bytes) => bodies.push(String(bytes)), end() {} }
  const expected = Array.from({ length: 1000 }, (_, i) => String(i))
  for (const text of ['first', 'second']) {
    const chunks = [text, ...expected].map((data) => `${data.length.toString(16)}\r\n${data}\r\n`).join('')
    reader.expect(sink, 'GET')
    reader.read(Buffer.from(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`))
  }
  expect(bodies).toEqual([`first${expected.join('')}`, `second${expected.join('')}`])
})

it('keeps every header, whatever its name', () => {
  const name = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'),
    fc.stringMatching(/^x[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,12}$/),
  )
  const lines = fc.array(fc.tuple(name, fc.stringMatching(/^[\x21-\x7e]{0,8}$/)), { maxLength: 20 })
  fc.assert(
    fc.property(lines, (pairs) => {
      const text = pairs.map(([key, value]) => `${key}: ${value}\r\n`).join('')
      const [head] = read([`HTTP/1.1 204 x\r\n${text}\r\n`]) as [[number, string, Record<string, string>]]
      const expected = new Map<string, string>()
      for (const [key, value] of pairs) {
        const lower = key.toLowerCase()
        expected.set(lower, expected.has(lower) ? `${expected.get(lower)}, ${value}` : value)
      }
      expect(new Map(Object.entries(head[2]))).toEqual(expected)
      expect(Object.getPrototypeOf(head[2])).toBe(Object.prototype)
    }),
    { numRuns: 3_000, seed: 20_261_121 },
  )
  expect(Object.keys(Object.prototype)).toEqual([])
})
