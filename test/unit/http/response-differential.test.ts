import { Agent, type ClientRequest, request } from 'node:http'
import { Duplex } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ResponseReader } from '../../../src/http/response-reader.ts'
import { sentResponse } from './responses.ts'

/** What a reader makes of one answer and the end of its connection. */
interface Outcome {
  readonly verdict: 'whole' | 'cut short' | 'refused'
  readonly statusCode?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly reusable?: boolean
}

/** How many bytes the answer has, too, when it is whole. */
function ours(bytes: Buffer, method: string): { outcome: Outcome; length: number } {
  let outcome: Outcome = { verdict: 'cut short' }
  let ended = false
  let body = ''
  let length = bytes.length
  const reader = new ResponseReader()
  reader.expect(
    {
      continued() {},
      head: ({ statusCode, headers }) => (outcome = { ...outcome, statusCode, headers }),
      body: (data) => (body += data.toString('latin1')),
      end(reusable) {
        ended = true
        outcome = { ...outcome, verdict: 'whole', body, reusable }
      },
    },
    method,
  )
  try {
    for (let at = 0; at < bytes.length && !ended; at++) {
      reader.read(Buffer.from(bytes.subarray(at, at + 1)))
      length = at + 1
    }
    reader.finish()
  } catch {
    return { outcome: { verdict: 'refused' }, length: bytes.length }
  }
  return { outcome: ended ? outcome : { verdict: 'cut short' }, length }
}

/** A connection in memory, with what an agent wants of a socket. */
class Wire extends Duplex {
  override _read(): void {}
  override _write(_: unknown, __: unknown, done: () => void): void {
    done()
  }
  setKeepAlive(): void {}
  setNoDelay(): void {}
  setTimeout(): void {}
  ref(): void {}
  unref(): void {}
}

const turn = () => new Promise<void>((next) => setImmediate(next))

async function nodes(bytes: Buffer, method: string): Promise<Outcome> {
  const wire = new Wire({ allowHalfOpen: false })
  const agent = new Agent({ keepAlive: true })
  Object.assign(agent, { createConnection: () => wire })
  let reusable = false
  agent.on('free', () => (reusable = !wire.destroyed))
  let outcome: Outcome = { verdict: 'cut short' }
  let settled = false
  const settle = (last: Outcome) => {
    if (!settled) outcome = last
    settled = true
  }
  const sent: ClientRequest = request({ agent, method, host: 'x', headers: { connection: 'keep-alive' } })
  sent.on('error', (error: NodeJS.ErrnoException) =>
    settle({ verdict: error.code?.startsWith('HPE_') ? 'refused' : 'cut short' }),
  )
  sent.on('upgrade', () => settle({ verdict: 'refused' }))
  sent.on('response', (response) => {
    let body = ''
    response.on('data', (data: Buffer) => (body += data.toString('latin1')))
    response.on('error', () => {})
    response.on('end', () => {
      const { statusCode, rawHeaders, complete } = response
      if (complete) settle({ verdict: 'whole', statusCode: statusCode!, headers: joined(rawHeaders), body })
    })
  })
  sent.end()
  await turn()
  wire.push(bytes)
  for (let i = 0; i < 4; i++) await turn()
  const kept = reusable && !wire.destroyed
  wire.push(null)
  for (let i = 0; i < 4 && !settled; i++) await turn()
  wire.destroy()
  await turn()
  return outcome.verdict === 'whole' ? { ...outcome, reusable: kept } : { verdict: outcome.verdict }
}

const OK = 'HTTP/1.1 200 OK\r\n'

/** Pieces of HTTP that matter to who reads it. */
const PIECES = [
  ...['\r\n', '\r\n\r\n', '\n', '\r', ':', ' ', '\t', '\0', ',', ';', '-', '0', 'f', ' folded\r\n', 'x: y\r\n'],
  ...['HTTP/1.0 ', OK, 'HTTP/1.1 100 Continue\r\n\r\n', '0\r\n\r\n', '3\r\nabc\r\n', ';a=b'],
  ...['3\r\n', '3, 3\r\n', '+3\r\n', '03\r\n', '\r\n'].map((length) => `content-length: ${length}`),
  ...[
    'chunked',
    'Chunked ',
    'gzip, chunked',
    'chunked, gzip',
    'chunked, chunked',
    'xchunked',
    'identity',
    'chunked;a',
  ].map((coding) => `Transfer-Encoding: ${coding}\r\n`),
  ...['close', 'keep-alive', 'keep-alive, close', 'x, Close'].map((option) => `connection: ${option}\r\n`),
  'proxy-connection: close\r\n',
  'connection: upgrade\r\nupgrade: x\r\n',
]

interface Edit {
  /** A share of the text. */
  readonly at: number
  readonly atLine: boolean
  readonly piece: string
  readonly cut: number
}

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    atLine: fc.boolean(),
    piece: fc.constantFrom('', ...PIECES),
    cut: fc.constantFrom(0, 0, 0, 1, 2, 4),
  }),
  { maxLength: 3 },
)

function edited(text: string, changes: readonly Edit[]): string {
  let out = text
  for (const { at, atLine, piece, cut } of changes) {
    const somewhere = Math.floor(at * out.length)
    const from = atLine ? out.indexOf('\n', somewhere) + 1 : somewhere
    out = out.slice(0, from) + piece + out.slice(from + cut)
  }
  return out
}

/** Refused or cut short: to a call that is one failure; Node refuses some heads before they are whole. */
function comparable(outcome: Outcome): Outcome | 'no answer' {
  return outcome.verdict === 'whole' ? outcome : 'no answer'
}

function joined(raw: readonly string[]): Record<string, string> {
  const headers = new Map<string, string>()
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i]!.toLowerCase()
    headers.set(name, headers.has(name) ? `${headers.get(name)}, ${raw[i + 1]}` : raw[i + 1]!)
  }
  return Object.fromEntries(headers)
}

type Differs = (text: string, method: string, ours: Outcome, theirs: Outcome) => boolean

/** Where this reader differs on purpose. No answer here has bytes behind it. */
const DIFFERENCES = {
  // Only servers may skip them; before an answer they are what is left of another one.
  'blank lines before a status line are refused': (text, _, { verdict }) =>
    verdict === 'refused' && /(?:^|\r\n\r\n)[\r\n]/.test(text),
  'an answer to HEAD is over with its head, whether or not it has a length': (_, method, { reusable }, theirs) =>
    method === 'HEAD' && reusable === true && theirs.reusable === false,
  'a coding in HTTP/1.0 ends the connection': (text, _, { reusable }) =>
    reusable === false && /HTTP\/1\.0.*\r\n(?:.+\r\n)*?transfer-encoding:/i.test(text),
  'a 204 whose headers frame a body ends the connection': (text, _, { reusable, statusCode }) =>
    reusable === false && statusCode === 204 && /\r\n(?:transfer-encoding|content-length):/i.test(text),
  'close means close in HTTP/1.0 too, whatever stands beside it': (text, _, { reusable }) =>
    reusable === false && /HTTP\/1\.0/.test(text) && /\r\n(?:proxy-)?connection:.*close/i.test(text),
  'chunks within another coding are refused': (text, _, { verdict }) =>
    verdict === 'refused' && /\r\ntransfer-encoding:.*chunked\s*,|chunked(?:.*\r\n)+transfer-encoding:/i.test(text),
  // As urllib3 reads it for boto.
  'a header may be folded': (text, _, { verdict }) => verdict === 'whole' && /:.*\r\n[ \t]/.test(text),
  // To Node 20 it is not.
  'a tab behind a length is a blank': (text, _, { verdict }) =>
    verdict === 'whole' && /\r\ncontent-length:.*\t/i.test(text),
  'versions other than 1.0 and 1.1 are refused': (text, _, { verdict }) =>
    verdict === 'refused' && /(?:^|\r\n\r\n)HTTP\/(?!1\.[01])/.test(text),
  'a 1xx says nothing of the connection': (text, _, { verdict }) =>
    verdict === 'whole' && /^HTTP\/1\.[01] 1\d\d.*\r\n(?:.+\r\n)*?(?:proxy-)?connection:/im.test(text),
} satisfies Record<string, Differs>

type Difference = keyof typeof DIFFERENCES

function differences(text: string, method: string, ours: Outcome, theirs: Outcome): Difference[] {
  const all = Object.entries<Differs>(DIFFERENCES)
  return all.filter(([, differs]) => differs(text, method, ours, theirs)).map(([name]) => name as Difference)
}

/** Undefined when both say the same, otherwise the reason. */
async function compare(text: string, method: string): Promise<Difference | undefined> {
  const { outcome, length } = ours(Buffer.from(text, 'latin1'), method)
  // What comes behind an answer is another test's.
  const answer = text.slice(0, length)
  const theirs = await nodes(Buffer.from(answer, 'latin1'), method)
  const [why] = differences(answer, method, outcome, theirs)
  if (why === undefined) expect(comparable(outcome)).toEqual(comparable(theirs))
  else if (outcome.verdict === theirs.verdict) expect({ ...outcome, reusable: theirs.reusable }).toEqual(theirs)
  return isDeepStrictEqual(comparable(outcome), comparable(theirs)) ? undefined : why
}

const CHUNKED = `${OK}transfer-encoding: chunked\r\n\r\n`

describe('an answer is read as node:http reads it', () => {
  it.each<[string, string, Difference?]>([
    ['with a length', `${OK}content-length: 3\r\n\r\nabc`],
    ['with no bytes', `${OK}content-length: 0\r\n\r\n`],
    ['with a length of leading zeros', `${OK}content-length: 003\r\n\r\nabc`],
    ['with a length and blanks', `${OK}content-length: \t 3  \r\n\r\nabc`],
    ['to the end of the connection', `${OK}\r\nabc`],
    ['in chunks', `${CHUNKED}3\r\nabc\r\n0\r\n\r\n`],
    ['in chunks, with extensions', `${CHUNKED}3;a=b;c="d e"\r\nabc\r\n0;z\r\n\r\n`],
    ['in chunks, with trailers', `${CHUNKED}3\r\nabc\r\n0\r\nx-crc: 1\r\ny:\r\n\r\n`],
    ['in chunks, with zeros and letters', `${CHUNKED}00A\r\n0123456789\r\n000\r\n\r\n`],
    ['in a coding and chunks', `${OK}transfer-encoding: gzip, chunked\r\n\r\n1\r\na\r\n0\r\n\r\n`],
    ['in a coding that nothing frames', `${OK}transfer-encoding: gzip\r\n\r\nabc`],
    ['in a coding that ends like chunked', `${OK}transfer-encoding: xchunked\r\n\r\nabc`],
    ['in chunks with a parameter', `${OK}transfer-encoding: chunked;a=b\r\n\r\nabc`],
    ['without a body', 'HTTP/1.1 204 No Content\r\n\r\n'],
    ['not modified', 'HTTP/1.1 304 Not Modified\r\netag: "a"\r\n\r\n'],
    ['not modified, with the length of what was not', 'HTTP/1.1 304 Not Modified\r\ncontent-length: 9\r\n\r\n'],
    ['without a reason', 'HTTP/1.1 200\r\ncontent-length: 0\r\n\r\n'],
    ['with an empty reason', 'HTTP/1.1 200 \r\ncontent-length: 0\r\n\r\n'],
    ['after words on the way', `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n${OK}\r\n`],
    ['of a server that closes', `${OK}connection: Close\r\ncontent-length: 1\r\n\r\na`],
    ['of a server that closes and more', `${OK}connection: x, close\r\ncontent-length: 1\r\n\r\na`],
    ['of a proxy that closes', `${OK}proxy-connection: close\r\ncontent-length: 1\r\n\r\na`],
    ['of HTTP/1.0', 'HTTP/1.0 200 OK\r\ncontent-length: 1\r\n\r\na'],
    ['of HTTP/1.0 that goes on', 'HTTP/1.0 200 OK\r\nconnection: keep-alive\r\ncontent-length: 1\r\n\r\na'],
    ['of HTTP/1.0 to the end', 'HTTP/1.0 200 OK\r\nconnection: keep-alive\r\n\r\na'],
    ['with letters that are not ASCII', `${OK}a: \xe4\tb\r\ncontent-length: 0\r\n\r\n`],
    ['with repeated headers', `${OK}a: 1\r\nA: 2\r\nset-cookie: x\r\nSet-Cookie: y\r\ncontent-length: 0\r\n\r\n`],
    ['with names of a prototype', `${OK}__proto__: 1\r\nconstructor: 2\r\ncontent-length: 0\r\n\r\n`],
    ['cut in its head', `${OK}content-le`],
    ['cut in its body', `${OK}content-length: 3\r\n\r\nab`],
    ['cut in a chunk', `${CHUNKED}3\r\nab`],
    ['cut between chunks', `${CHUNKED}3\r\nabc\r\n`],
    ['cut before the last line', `${CHUNKED}0\r\n`],
    ['nothing', ''],
    ['another protocol', 'SSH-2.0-OpenSSH\r\n'],
    ['another version', 'HTTP/2.0 200 OK\r\n\r\n', 'versions other than 1.0 and 1.1 are refused'],
    ['a folded header', `${OK}a: b\r\n c\r\ncontent-length: 0\r\n\r\n`, 'a header may be folded'],
    ['a fold of what frames it', `${OK}connection: close\r\n x\r\ncontent-length: 0\r\n\r\n`],
    ['a status of four digits', 'HTTP/1.1 2000 OK\r\n\r\n'],
    ['a switch of protocols', 'HTTP/1.1 101 x\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'],
    ['line feeds alone', 'HTTP/1.1 200 OK\ncontent-length: 0\n\n'],
    ['a line feed alone in a header', `${OK}a: b\nc: d\r\n\r\n`],
    ['a carriage return alone in a header', `${OK}a: b\rc: d\r\n\r\n`],
    ['a zero byte', `${OK}a: b\0\r\n\r\n`],
    ['no colon', `${OK}ab\r\n\r\n`],
    ['no name', `${OK}: b\r\n\r\n`],
    ['a blank before the colon', `${OK}a : b\r\n\r\n`],
    ['two lengths', `${OK}content-length: 1\r\ncontent-length: 1\r\n\r\na`],
    ['two lengths in one', `${OK}content-length: 1, 1\r\n\r\na`],
    ['a length with a sign', `${OK}content-length: +1\r\n\r\na`],
    ['a length in hexadecimal', `${OK}content-length: 0x1\r\n\r\na`],
    ['a length beyond reason', `${OK}content-length: 99999999999999999999\r\n\r\na`],
    ['a length and chunks', `${OK}content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n`],
    ['chunks and a length', `${OK}transfer-encoding: chunked\r\ncontent-length: 1\r\n\r\n1\r\na\r\n0\r\n\r\n`],
    ['a chunk without a size', `${CHUNKED}\r\na\r\n`],
    ['a chunk with an extension only', `${CHUNKED};a\r\na\r\n`],
    ['a size that is no number', `${CHUNKED}0x1\r\na\r\n`],
    ['a size beyond reason', `${CHUNKED}fffffffffffffffff\r\na\r\n`],
    ['a chunk that is longer than its size', `${CHUNKED}1\r\nab\r\n0\r\n\r\n`],
    ['a size that ends with a line feed alone', `${CHUNKED}1\na\r\n0\r\n\r\n`],
    ['a chunk that ends with a line feed alone', `${CHUNKED}1\r\na\n0\r\n\r\n`],
    ['a carriage return alone in an extension', `${CHUNKED}1;a\rb\r\na\r\n0\r\n\r\n`],
    ['a trailer without a colon', `${CHUNKED}0\r\nabc\r\n\r\n`],
    ['a trailer with a line feed alone', `${CHUNKED}0\r\na: b\n\r\n`],
    ['a blank line first', `\r\n${OK}content-length: 0\r\n\r\n`, 'blank lines before a status line are refused'],
    [
      'chunks in HTTP/1.0',
      'HTTP/1.0 200 OK\r\nconnection: keep-alive\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      'a coding in HTTP/1.0 ends the connection',
    ],
    [
      'no content of some length',
      'HTTP/1.1 204 x\r\ncontent-length: 3\r\n\r\n',
      'a 204 whose headers frame a body ends the connection',
    ],
    [
      'open and closed in HTTP/1.0',
      'HTTP/1.0 200 OK\r\nconnection: keep-alive, close\r\ncontent-length: 0\r\n\r\n',
      'close means close in HTTP/1.0 too, whatever stands beside it',
    ],
    [
      'chunks in chunks',
      `${OK}transfer-encoding: chunked, chunked\r\n\r\n0\r\n\r\n`,
      'chunks within another coding are refused',
    ],
    [
      'a 1xx that closes',
      `HTTP/1.1 103 x\r\nconnection: close\r\n\r\n${OK}content-length: 0\r\n\r\n`,
      'a 1xx says nothing of the connection',
    ],
  ])('%s', async (_, text, why) => {
    expect(await compare(text, 'GET')).toBe(why)
  })

  it.each<[string, string, Difference?]>([
    ['with a length', `${OK}content-length: 3\r\n\r\n`],
    ['in chunks', CHUNKED],
    [
      'without either',
      'HTTP/1.1 404 x\r\n\r\n',
      'an answer to HEAD is over with its head, whether or not it has a length',
    ],
  ])('to HEAD, %s', async (_, text, why) => {
    expect(await compare(text, 'HEAD')).toBe(why)
  })

  it('when it is a good one, or a bad one made of it', { timeout: 120_000 }, async () => {
    let whole = 0
    await fc.assert(
      fc.asyncProperty(sentResponse, edits, async ({ method, text }, changes) => {
        const changed = edited(text, changes)
        await compare(changed, method)
        if (ours(Buffer.from(changed, 'latin1'), method).outcome.verdict === 'whole') whole++
      }),
      { numRuns: 4_000, seed: 20_261_121 },
    )
    expect(whole).toBeGreaterThan(1_000)
  })
})
