import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IncompleteReadError } from '../../../src/errors/body.ts'
import { toRequestBody } from '../../../src/http/body.ts'
import { HttpRequest, type RequestBody } from '../../../src/http/http.ts'
import { checkAuthority, requestHead } from '../../../src/http/request-head.ts'

/** Node's codes for what cannot be sent. */
const REFUSALS = ['ERR_INVALID_CHAR', 'ERR_INVALID_HTTP_TOKEN', 'ERR_UNESCAPED_CHARACTERS']

interface Parsed {
  readonly method: string
  readonly target: string
  readonly headers: (readonly [string, string])[]
}

/** What a strict server makes of it (RFC 9112, sections 2 to 5). Throws for what it would refuse. */
function parse(text: string): Parsed {
  const lines = text.split('\r\n')
  expect(lines.splice(-2)).toEqual(['', ''])
  const [, method, target] = /^([!#$%&'*+\-.^_`|~\w]+) ([\x21-\x7e\x80-\xff]+) HTTP\/1\.1$/.exec(lines.shift()!)!
  const headers = lines.map((line) => {
    const [, name, value] = /^([!#$%&'*+\-.^_`|~\w]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)$/.exec(line)!
    return [name!, value!.trimEnd()] as const
  })
  return { method: method!, target: target!, headers }
}

/** Texts near to good ones, with what could split a request, or become that in Latin-1. */
function near(...good: string[]): fc.Arbitrary<string> {
  const evil = ['\r\n', '\n', '\r', ' ', '\t', '\0', '\x7f', '\xe4', 'Ċ', 'č', 'Ġ', '💥', ': ', ' HTTP/1.1\r\nx: y', '']
  const spoilt = fc
    .tuple(fc.constantFrom(...good), fc.constantFrom(...evil), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([text, piece, at]) => {
      const from = Math.round(at * text.length)
      return text.slice(0, from) + piece + text.slice(from)
    })
  return fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...good) }, spoilt)
}

const name = near('x-amz-date', 'authorization', 'Content-Type', 'host', 'expect', '__proto__', 'constructor')
const framing = fc.constantFrom('content-length', 'Content-Length', 'transfer-encoding', 'Transfer-Encoding', 'Host')
const value = near('a', '', '3', 'chunked', 'a b', 'gzip, chunked', 'text/plain; charset=utf-8')
const number = fc.constantFrom('3', '03', '+3', '0x3', '3.0', '3e0', ' 3', '3 ', '-1', '', '4', 'chunked', 'chunked,')
const headers = fc.array(fc.oneof({ weight: 5, arbitrary: fc.tuple(name, value) }, fc.tuple(framing, number)), {
  maxLength: 4,
})

const bodies: Readonly<Record<string, () => RequestBody>> = {
  none: () => undefined,
  empty: () => Buffer.alloc(0),
  bytes: () => Buffer.from('abc'),
  known: () => toRequestBody(new Blob(['abc'])),
  unknown: () => toRequestBody(['abc'].values()),
}

const requests = fc.record({
  method: near('GET', 'PUT', 'HEAD', 'POST'),
  host: near('example.com', 'example.com:8443', '[::1]:80'),
  path: near('/', '/a/b%20c', '//x', 'a'),
  query: near('', 'x=1&y', 'a=%0D%0A'),
  headers,
  body: fc.constantFrom(...Object.keys(bodies)),
  target: fc.constantFrom('', 'http://example.com'),
  login: fc.constantFrom(undefined, 'Basic YTpi'),
})

it('nothing that is in a request splits it, or frames it in two ways', () => {
  let sent = 0
  fc.assert(
    fc.property(requests, ({ method, host, path, query, headers: given, body, target, login }) => {
      const request = new HttpRequest(method, 'http', host, path, query, Object.fromEntries(given), bodies[body]!())
      let head: ReturnType<typeof requestHead>
      try {
        checkAuthority(host)
        head = requestHead(request, target, login)
      } catch (error) {
        if (!(error instanceof IncompleteReadError)) expect(REFUSALS).toContain((error as { code: unknown }).code)
        return
      }
      sent++
      const parsed = parse(head.text)
      expect([parsed.method, parsed.target]).toEqual([method, `${target}${path}${query === '' ? '' : `?${query}`}`])
      const values = (name: string) =>
        parsed.headers.filter(([key]) => key.toLowerCase() === name).map(([, text]) => text)
      const lengths = values('content-length')
      const codings = values('transfer-encoding')
      expect(values('host')).toEqual([request.headers['host']?.trim() ?? host])
      expect(codings).toEqual(head.chunked ? [request.headers['transfer-encoding'] ?? 'chunked'] : [])
      expect(codings.join().toLowerCase()).toBe(head.chunked ? 'chunked' : '')
      const length = { none: 0, empty: 0, bytes: 3, known: 3, unknown: Number(request.headers['content-length']) }[
        body
      ]!
      if (head.chunked) expect([lengths, body]).toEqual([[], expect.not.stringContaining('none')])
      else if (lengths.length === 0) expect(length).toBe(0)
      else expect(lengths).toEqual([expect.stringMatching(/^\d+$/)])
      if (lengths.length > 0) expect(Number(lengths[0])).toBe(length)
      // All others are where they were, as they were.
      const ours = ['host', 'accept-encoding', 'content-length', 'transfer-encoding', 'proxy-authorization']
      const others = (pairs: readonly (readonly [string, string])[]) => pairs.filter(([key]) => !ours.includes(key))
      expect(others(parsed.headers)).toEqual(
        others(Object.entries(request.headers)).map(([key, text]) => [key, text.replace(/^[ \t]+|[ \t]+$/g, '')]),
      )
    }),
    { numRuns: 8_000, seed: 20_261_121 },
  )
  expect(sent).toBeGreaterThan(2_000)
})

function head(more: Partial<HttpRequest>): string {
  const { method = 'GET', path = '/', headers: given = {}, body } = more
  return requestHead(new HttpRequest(method, 'http', 'x', path, '', given, body), '', undefined).text
}

describe('refused is', () => {
  it.each<[string, Partial<HttpRequest>, string]>([
    [
      'a length of another notation',
      { headers: { 'content-length': '0x3' }, body: Buffer.from('abc') },
      'content-length',
    ],
    [
      'a coding that is not that of the body',
      { headers: { 'transfer-encoding': 'gzip' }, body: Buffer.from('abc') },
      'transfer-encoding',
    ],
    ['a framing header in capitals', { headers: { 'Content-Length': '0' } }, 'lower case ["Content-Length"]'],
    ['a host in capitals', { headers: { Host: 'y' } }, 'lower case ["Host"]'],
    ['a path that would be a part of the host', { path: '@evil.example/' }, 'begin with a slash'],
    ['no path', { path: '' }, 'begin with a slash'],
  ])('%s', (_, request, what) => {
    expect(() => head(request)).toThrow(what)
  })

  it('a body that is promised and not there', () => {
    for (const method of ['HEAD', 'GET', 'PUT']) {
      expect(() => head({ method, headers: { 'content-length': '5' } })).toThrow(
        '0 read, but total bytes expected is 5.',
      )
    }
  })
})

it('nothing to send is not sent in chunks', () => {
  expect(head({ method: 'PUT', headers: { 'transfer-encoding': 'chunked' } })).toBe(
    'PUT / HTTP/1.1\r\nhost: x\r\naccept-encoding: identity\r\ncontent-length: 0\r\n\r\n',
  )
})
