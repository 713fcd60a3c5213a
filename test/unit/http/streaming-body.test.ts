import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { FlexibleChecksumError } from '../../../src/errors/index.ts'
import { StreamingBody, type StreamingBodyOptions } from '../../../src/http/streaming-body.ts'
import { failure, options, request, Started } from './servers.ts'

const started = new Started()
afterEach(() => started.stop())

/** A body over HTTP. */
async function fetched(content: string | Buffer, more: StreamingBodyOptions = {}): Promise<StreamingBody> {
  const host = await started.http((_, response) => response.end(content))
  const response = await started.handler().send(request(host), options({ stream: true }))
  return new StreamingBody(response.body, { contentLength: Number(response.headers['content-length']), ...more })
}

const sources = [
  ['a response', fetched],
  [
    'bytes',
    async (content: string | Buffer, more?: StreamingBodyOptions) => new StreamingBody(Buffer.from(content), more),
  ],
] as const

describe.each(sources)('from %s', (_, make) => {
  it('bytes', async () => {
    const bytes = await (await make('héllo')).bytes()
    expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype)
    expect(Buffer.from(bytes).toString()).toBe('héllo')
  })

  it('large bytes', async () => {
    const content = Buffer.alloc(3_000_000, 'abc')
    expect(content.equals(await (await make(content)).bytes())).toBe(true)
  })

  it('text and json', async () => {
    expect(await (await make('\ufeffhéllo')).text()).toBe('héllo')
    expect(await (await make(Buffer.from([0xe9]))).text('latin1')).toBe('é')
    expect(await (await make('{"a":[1]}')).json()).toEqual({ a: [1] })
    expect((await failure((await make('{')).json())).name).toBe('SyntaxError')
  })

  it('nothing', async () => {
    expect((await (await make('')).bytes()).length).toBe(0)
    expect(await (await make('')).toArray()).toEqual([])
  })

  it('the stream of Node', async () => {
    const body = await make('abc')
    expect(Buffer.concat(await body.toArray()).toString()).toBe('abc')
    expect(body.tell()).toBe(3)
  })

  it('piped', async () => {
    const to = new PassThrough()
    ;(await make('abc')).pipe(to)
    expect((await to.toArray()).join('')).toBe('abc')
  })

  it('a web stream', async () => {
    const chunks: Uint8Array[] = []
    for await (const chunk of (await make('abc')).toWeb()) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toBe('abc')
  })

  it('chunks of a size', async () => {
    const sizes: number[] = []
    for await (const chunk of (await make(Buffer.alloc(100_001))).iterChunks(40_000)) sizes.push(chunk.length)
    expect(sizes).toEqual([40_000, 40_000, 20_001])
    const small = []
    for await (const chunk of (await make('abcdefg')).iterChunks(3)) small.push(Buffer.from(chunk).toString())
    expect(small).toEqual(['abc', 'def', 'g'])
    let count = 0
    for await (const _ of (await make(Buffer.alloc(2049))).iterChunks()) count++
    expect(count).toBe(3)
  })

  it('lines', async () => {
    const lines = async (keepEnds: boolean) => {
      const all: string[] = []
      for await (const line of (await make('a\nbé\r\n\rc\n\nd')).iterLines({ keepEnds })) all.push(line)
      return all
    }
    expect(await lines(false)).toEqual(['a', 'bé', '', 'c', '', 'd'])
    expect(await lines(true)).toEqual(['a\n', 'bé\r\n', '\r', 'c\n', '\n', 'd'])
  })

  it('the rest after a part', async () => {
    const body = await make('abcdef')
    await once(body, 'readable')
    expect(body.read(2)!.toString()).toBe('ab')
    expect(await body.text()).toBe('cdef')
  })

  it('is given once', async () => {
    const body = await make('abc')
    await body.bytes()
    const sentence = 'An error occurred while reading from response stream: the body has been read already'
    expect((await failure(body.bytes())).message).toBe(sentence)
    expect((await failure(body.toArray())).message).toBe(sentence)
    const stream = await make('abc')
    await stream.toArray()
    expect((await failure(stream.text())).message).toBe(sentence)
  })

  it('is not given at all after it was closed', async () => {
    const body = await make('abc')
    await body.close()
    await body.close()
    expect((await failure(body.bytes())).message).toContain('the body was closed before its end')
  })

  it('of another length is an error', async () => {
    const problem = '3 read, but total bytes expected is 4.'
    expect((await failure((await make('abc', { contentLength: 4 })).bytes())).message).toBe(problem)
    const error = await failure((await make('abc', { contentLength: 4 })).toArray())
    expect([error.name, error.message]).toEqual(['IncompleteReadError', problem])
  })

  it('has its checksum verified', async () => {
    const seen: number[] = []
    const make2 = (valid: boolean) =>
      make('abc', {
        checksum: {
          update: (chunk) => seen.push(chunk.length),
          verify() {
            if (!valid) throw new FlexibleChecksumError({ errorMsg: 'Expected checksum x did not match' })
          },
        },
      })
    expect(await (await make2(true)).text()).toBe('abc')
    expect((await (await make2(true)).toArray()).join('')).toBe('abc')
    expect((await failure((await make2(false)).bytes())).name).toBe('FlexibleChecksumError')
    expect((await failure((await make2(false)).toArray())).name).toBe('FlexibleChecksumError')
    expect(seen).toEqual([3, 3, 3, 3])
  })
})

describe('an unusual source', () => {
  it('broke before it was read', async () => {
    const source = new PassThrough()
    const body = new StreamingBody(source)
    source.destroy(new Error('broken'))
    await new Promise((closed) => source.once('close', closed))
    const error = await failure(body.bytes())
    expect([error.name, (error.cause as Error).message]).toEqual(['ResponseStreamingError', 'broken'])
    expect(await failure(body.toArray())).toBe(error)
  })

  it('is closed by somebody else', async () => {
    for (const read of ['bytes', 'toArray'] as const) {
      const source = new PassThrough()
      const reading = failure(new StreamingBody(source)[read]())
      source.write('a')
      setTimeout(() => source.destroy(), 10)
      expect((await reading).message).toContain('the body was closed before its end')
    }
  })

  it('is closed while it is read', async () => {
    const source = new PassThrough()
    const body = new StreamingBody(source)
    const reading = failure(body.bytes())
    await body.close()
    expect((await reading).message).toContain('the body was closed before its end')
    expect(source.destroyed).toBe(true)
  })

  it('is no faster than its reader', async () => {
    let given = 0
    const source = new Readable({
      read() {
        given += 65_536
        this.push(given > 100 * 65_536 ? null : Buffer.alloc(65_536))
      },
    })
    const body = new StreamingBody(source)
    body.read(0)
    await new Promise((soon) => setTimeout(soon, 20))
    expect(given).toBeLessThan(10 * 65_536)
    await body.close()
    expect(source.destroyed).toBe(true)
  })

  it('splits characters and line ends between chunks', async () => {
    const lines: string[] = []
    const parts = [
      Buffer.from('a\r'),
      Buffer.from('\nb'),
      Buffer.from([0xc3]),
      Buffer.from([0xa9, 0x0d]),
      Buffer.from('c\r'),
    ]
    for await (const line of new StreamingBody(Readable.from(parts)).iterLines()) lines.push(line)
    expect(lines).toEqual(['a', 'bé', 'c'])
  })

  it('whose text is decoded by Node gives the same bytes', async () => {
    const body = new StreamingBody(Readable.from([Buffer.from('é')]))
    body.setEncoding('utf8')
    body.read(0)
    expect(await body.text()).toBe('é')
  })
})

it('refuses odd arguments', async () => {
  const body = new StreamingBody(Buffer.from('abc'))
  expect(() => body.iterChunks(0)).toThrow(RangeError)
  expect(() => body.iterChunks(1.5)).toThrow(RangeError)
  expect(() => body.setSocketTimeout(-1)).toThrow(RangeError)
  expect((await failure(body.text('no-such-encoding'))).name).toBe('RangeError')
  expect(await body.text()).toBe('abc')
})

it('is closed by await using', async () => {
  const body = await fetched('abc')
  await body[Symbol.asyncDispose]()
  expect(body.destroyed).toBe(true)
})
