import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ReadTimeoutError } from '../../src/errors/http.ts'
import type { HttpResponse } from '../../src/http/http.ts'
import { type Asked, broken, distinctBytes, document, failure, MemoryS3, MIB } from './memory-s3.ts'

// Five parts.
const DATA = distinctBytes(4 * MIB + 77)
const SMALL = DATA.subarray(0, 1000)
const CONFIG = { multipartThreshold: 2 * MIB, multipartChunksize: MIB }
const WITHOUT_HEAD = {
  config: { responseChecksumValidation: 'when_required', s3: { addressingStyle: 'path' } },
} as const

const folder = mkdtempSync(join(tmpdir(), 'downloads-'))
let s3: MemoryS3
let path: string
let count = 0
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  s3 = new MemoryS3()
  s3.objects.set('large', DATA)
  s3.objects.set('small', SMALL)
  s3.objects.set('empty', new Uint8Array(0))
  mkdirSync(join(folder, String(++count)))
  path = join(folder, String(count), 'file')
})

const beside = (): string[] => readdirSync(join(path, '..'))

function same(bytes: Uint8Array, expected: Uint8Array = DATA): void {
  expect(bytes.length).toBe(expected.length)
  expect(Buffer.compare(bytes, expected)).toBe(0)
}

/** What is written, one chunk after the other. */
class Collector {
  readonly chunks: Uint8Array[] = []
  readonly write = (bytes: Uint8Array): void => void this.chunks.push(Uint8Array.from(bytes))

  get bytes(): Uint8Array {
    return Buffer.concat(this.chunks)
  }
}

function isGet({ operation }: Asked): boolean {
  return operation === 'GetObject'
}

/** The part of an object that is asked for. */
function partOf({ headers }: Asked): HttpResponse {
  const [, from, to] = /bytes=(\d+)-(\d*)/.exec(headers['range']!)!
  return s3.part(DATA, Number(from), to === '' ? DATA.length : Number(to) + 1)
}

/** The first answer for the bytes from `start` on breaks off. */
function breakOnce(start: number, after: number): void {
  let done = false
  s3.intervene = (asked) => {
    if (done || !(asked.headers['range'] ?? '').startsWith(`bytes=${start}-`)) return undefined
    done = true
    return broken(partOf(asked), after)
  }
}

describe.each([
  ['after a HEAD', {}],
  ['without a HEAD', WITHOUT_HEAD],
] as const)('a download %s', (_, options) => {
  it.each(['large', 'small', 'empty'])('of a %s object into a file', async (key) => {
    const output = await s3.client(options).downloadFile('b', key, path, { config: CONFIG })
    const expected = s3.objects.get(key)!
    same(readFileSync(path), expected)
    expect(beside()).toEqual(['file'])
    expect(output.ContentLength).toBe(expected.length)
    expect(output.Body).toBeUndefined()
  })

  it.each(['large', 'small', 'empty'])('of a %s object into a stream', async (key) => {
    const collector = new Collector()
    await s3.client(options).downloadFileobj('b', key, collector.write, { config: CONFIG })
    same(collector.bytes, s3.objects.get(key))
  })

  it('takes up a part again that breaks off', async () => {
    for (const start of [0, 2 * MIB]) {
      breakOnce(start, 800_000)
      const collector = new Collector()
      let sum = 0
      let least = 0
      const callback = (
        bytes: number,
        { transferred, size }: { transferred: number; size: number | undefined },
      ): void => {
        sum += bytes
        least = Math.min(least, bytes)
        expect([transferred, size]).toEqual([sum, DATA.length])
      }
      await s3.client(options).downloadFileobj('b', 'large', collector.write, { config: CONFIG, callback })
      same(collector.bytes)
      await s3.client(options).downloadFile('b', 'large', path, { config: CONFIG })
      same(readFileSync(path))
      expect(sum).toBe(DATA.length)
      expect(least).toBeLessThan(0)
      expect(least % 262_144).toBe(-0)
    }
  })
})

describe('what can be downloaded into', () => {
  it('Node streams, which stay open', async () => {
    const stream = new PassThrough()
    const read = (async () => {
      const chunks: Uint8Array[] = []
      for await (const chunk of stream) chunks.push(chunk as Uint8Array)
      return Buffer.concat(chunks)
    })()
    await s3.client().downloadFileobj('b', 'large', stream, { config: CONFIG })
    expect(stream.writable).toBe(true)
    expect(stream.listenerCount('close') + stream.listenerCount('error')).toBeLessThan(5)
    stream.end('!')
    same((await read).subarray(0, -1))
  })

  it('web streams, which stay open and are not locked any more', async () => {
    const collector = new Collector()
    const stream = new WritableStream<Uint8Array>({ write: collector.write })
    await s3.client().downloadFileobj('b', 'large', stream, { config: CONFIG })
    expect(stream.locked).toBe(false)
    same(collector.bytes)
  })

  it('open files, which are written from their start', async () => {
    writeFileSync(path, '')
    const file = await open(path, 'r+')
    await s3.client().downloadFileobj('b', 'large', file, { config: CONFIG })
    await file.close()
    same(readFileSync(path))
  })

  it('files by their URL, in place of others', async () => {
    writeFileSync(path, 'before')
    await s3.client().downloadFile('b', 'large', pathToFileURL(path), { config: CONFIG })
    same(readFileSync(path))
  })

  it.runIf(process.platform === 'linux')('files that are none, in order', async () => {
    execFileSync('mkfifo', [path])
    const [read] = await Promise.all([readFile(path), s3.client().downloadFile('b', 'large', path, { config: CONFIG })])
    same(read)
    expect(beside()).toEqual(['file'])
  })

  it.each([
    ['downloadFileobj', ['b', 'large', {}], 'Fileobj must implement write'],
    ['downloadFileobj', ['b', 'large', 'path'], 'Fileobj must implement write'],
    ['downloadFile', ['b', 'large', 7], 'Filename must be a string or a path-like object'],
    ['downloadFile', ['b', 'large', folder], 'is a folder: say which file in it'],
    ['downloadFile', ['b', 'large', 'x', { extraArgs: { Range: 'x' } }], "Invalid extra_args key 'Range'"],
  ])('not %s(%j)', async (method, given, message) => {
    await expect(s3.client()[method](...given)).rejects.toThrow(message)
    expect(s3.asked).toEqual([])
  })
})

describe('a download in order', () => {
  it('writes parts in their turn, whenever they come, and keeps few of them', async () => {
    const collector = new Collector()
    let written = 0
    let most = 0
    s3.intervene = async ({ headers }) => {
      const start = Number(/bytes=(\d+)/.exec(headers['range'] ?? '')?.[1] ?? 0)
      most = Math.max(most, start - written)
      // The later a part is, the sooner it comes.
      await new Promise((done) => setTimeout(done, 30 - (start / MIB) * 6))
      return undefined
    }
    const take = async (bytes: Uint8Array): Promise<void> => {
      collector.write(bytes)
      written += bytes.length
      await new Promise((done) => setTimeout(done, 1))
    }
    await s3.client().downloadFileobj('b', 'large', take, { config: { ...CONFIG, maxConcurrency: 2 } })
    same(collector.bytes)
    expect(s3.mostUnderWay).toBe(2)
    expect(most).toBeLessThanOrEqual(2 * MIB)
  })

  it('is no faster than a slow stream', async () => {
    let waiting = 0
    let most = 0
    const slow = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        most = Math.max(most, ++waiting)
        setTimeout(() => {
          waiting--
          done()
        }, 1)
      },
    })
    await s3.client().downloadFileobj('b', 'large', slow, { config: CONFIG })
    expect(most).toBe(1)
    expect(slow.writableLength).toBe(0)
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('the disk is full')
      },
    ],
    ['breaks', new Writable({ write: (_c, _e, done) => done(new Error('the disk is full')) })],
    [
      'is closed',
      new Writable({
        write() {
          this.destroy()
        },
      }),
    ],
  ])('fails where what it writes to %s', async (_, target) => {
    await expect(s3.client().downloadFileobj('b', 'large', target, { config: CONFIG })).rejects.toThrow(
      /the disk is full|was closed before the end/,
    )
    await vi.waitFor(() => expect(s3.underWay).toBe(0))
  })
})

describe('a download in order that fails', () => {
  it('does not wait for the turn of parts that have come', async () => {
    // The first part fails when all others are there.
    s3.intervene = async (asked) => {
      if (asked.headers['range'] !== 'bytes=0-1048575') return undefined
      await new Promise((done) => setTimeout(done, 30))
      return failure(403, 'AccessDenied')
    }
    const given = s3.client().downloadFileobj('b', 'large', () => undefined, { config: CONFIG })
    await expect(given).rejects.toMatchObject({ code: 'AccessDenied' })
  })
})

describe('a download that fails', () => {
  /** The file that was there is there, and nothing else. */
  async function leavesNothing(given: Promise<unknown>, error: object): Promise<void> {
    await expect(given).rejects.toMatchObject(error)
    expect(beside()).toEqual(['file'])
    expect(readFileSync(path, 'utf8')).toBe('before')
    await vi.waitFor(() => expect(s3.underWay).toBe(0))
  }

  const client = (): ReturnType<MemoryS3['client']> =>
    s3.client({ config: { retries: { totalMaxAttempts: 1 }, s3: { addressingStyle: 'path' } } })
  const download = (key = 'large', more: object = {}): Promise<unknown> =>
    client().downloadFile('b', key, path, { config: CONFIG, ...more })

  beforeEach(() => writeFileSync(path, 'before'))

  it('because there is no object', () =>
    leavesNothing(download('nothing'), { code: '404', operationName: 'HeadObject' }))

  it.each(['large', 'small'])('because a %s one may not be had', async (key) => {
    s3.intervene = ({ operation }) => (operation === 'GetObject' ? failure(403, 'AccessDenied') : undefined)
    await leavesNothing(download(key), { code: 'AccessDenied' })
  })

  it('because it breaks off again and again', async () => {
    s3.intervene = (asked) =>
      asked.headers['range']?.startsWith('bytes=1048576-') ? broken(partOf(asked), 9) : undefined
    await leavesNothing(download(), {
      name: 'RetriesExceededError',
      message: 'Max Retries Exceeded',
      lastException: { name: 'ResponseStreamingError' },
    })
    expect(s3.asked.filter(({ headers }) => headers['range']?.startsWith('bytes=1048576-'))).toHaveLength(5)
  })

  it('because the object is another one meanwhile', async () => {
    s3.intervene = ({ operation, number }) => {
      if (operation === 'GetObject' && number === 3) s3.objects.set('large', DATA.subarray(1))
      return undefined
    }
    await leavesNothing(download(), {
      name: 'S3DownloadFailedError',
      message: 'Contents of stored object "large" in bucket "b" did not match expected ETag.',
    })
  })

  it('because it is another one when it is taken up again', async () => {
    s3.intervene = ({ operation, number, key }) => {
      if (operation !== 'GetObject' || number > 1) return undefined
      const answer = broken(s3.part(SMALL, 0, 1000), 0)
      s3.objects.set(key, DATA.subarray(5, 1005))
      return answer
    }
    await leavesNothing(download('small'), { name: 'S3DownloadFailedError' })
  })

  it.each([
    [-1, 0, 'Response range start `1048575` does not match requested start `1048576`'],
    [0, 1, 'Response range end `2097152` exceeds requested end `2097151`'],
    [0, -1, 'is not the 1048576 bytes from 1048576 on'],
  ])('because the answer is another part: %d, %d', async (from, to, message) => {
    s3.intervene = (asked) =>
      asked.headers['range'] === 'bytes=1048576-2097151' ? s3.part(DATA, MIB + from, 2 * MIB + to) : undefined
    await leavesNothing(download(), { name: 'S3ValidationError', message: expect.stringContaining(message) })
  })

  it('because the service knows no ranges', async () => {
    s3.intervene = (asked) => (isGet(asked) ? s3.part(DATA, 0, DATA.length) : undefined)
    await leavesNothing(download(), { name: 'S3ValidationError' })
    const other = join(path, '..', 'other')
    await s3.client(WITHOUT_HEAD).downloadFile('b', 'large', other, { config: CONFIG })
    same(readFileSync(other))
  })

  it('because the file cannot be put in its place', async () => {
    s3.intervene = ({ operation }) => {
      if (operation === 'GetObject') {
        rmSync(path, { force: true, recursive: true })
        mkdirSync(join(path, 'in-the-way'), { recursive: true })
      }
      return undefined
    }
    await expect(download('small')).rejects.toMatchObject({ syscall: 'rename' })
    expect(beside()).toEqual(['file'])
  })

  it('because there is no such folder', async () => {
    await expect(s3.client().downloadFile('b', 'small', join(path, '..', 'no', 'file'))).rejects.toMatchObject({
      code: 'ENOENT',
    })
  })

  it.each(['HeadObject', 'GetObject'])('because it is aborted during %s', async (during) => {
    const control = new AbortController()
    s3.intervene = ({ operation, number }) => {
      if (operation === during && (number === 3 || during === 'HeadObject')) control.abort()
      return undefined
    }
    await leavesNothing(download('large', { signal: control.signal }), { name: 'AbortError' })
  })

  it('because it is aborted while nothing comes', async () => {
    const control = new AbortController()
    s3.intervene = (asked) => {
      if (!isGet(asked)) return undefined
      setTimeout(() => control.abort(), 20)
      return { ...partOf(asked), body: new PassThrough() }
    }
    await leavesNothing(download('large', { signal: control.signal }), { name: 'AbortError' })
  })

  it('because the callback throws', async () => {
    const callback = (): void => {
      throw new Error('seen enough')
    }
    await leavesNothing(download('large', { callback }), { message: 'seen enough' })
  })
})

describe('while a download goes on', () => {
  it('the file has another name beside its own', async () => {
    const seen = new Set<string>()
    s3.intervene = ({ operation }) => {
      if (operation === 'GetObject') for (const name of beside()) seen.add(name)
      return undefined
    }
    await s3.client().downloadFile('b', 'large', path, { config: CONFIG })
    expect([...seen]).toEqual([expect.stringMatching(/^file\.[0-9a-f]{8}$/)])
  })

  it('the bandwidth is limited', async () => {
    const sleeps: number[] = []
    const host = { now: () => 1000, sleep: async (milliseconds: number) => void sleeps.push(milliseconds) }
    await s3.client({}, host).downloadFile('b', 'large', path, { config: { ...CONFIG, maxBandwidth: MIB } })
    same(readFileSync(path))
    expect(Math.max(...sleeps)).toBeGreaterThan(3_700)
    expect(Math.max(...sleeps)).toBeLessThan(4_001)
  })

  it('the User-Agent says what it is', async () => {
    await s3.client().downloadFile('b', 'large', path, { config: CONFIG })
    for (const { headers } of s3.asked) expect(headers['user-agent']).toMatch(/ m\/[^ ]*\bG\b/)
  })
})

describe('a copy', () => {
  const source = { Bucket: 'b', Key: 'large' }
  const config = { multipartThreshold: MIB, multipartChunksize: 5 * MIB }
  beforeEach(() => s3.objects.set('large', distinctBytes(11 * MIB)))

  it('tells of each part', async () => {
    const told: unknown[] = []
    const callback = (...given: unknown[]): void => void told.push(given)
    const options = { config: { ...config, useThreads: false }, callback }
    const { ETag } = await s3.client().copy(source, 'b', 'copied', options)
    expect(ETag).toBeTypeOf('string')
    same(s3.objects.get('copied')!, s3.objects.get('large'))
    const size = 11 * MIB
    expect(told).toEqual([
      [5 * MIB, { transferred: 5 * MIB, size }],
      [5 * MIB, { transferred: 10 * MIB, size }],
      [MIB, { transferred: 11 * MIB, size }],
    ])
  })

  it('in one piece says the same of the object as in parts', async () => {
    const { ETag } = await s3.client().copy({ ...source, Key: 'small' }, 'b', 'copied')
    expect(ETag).toBeTypeOf('string')
    expect(s3.operations).toEqual(['HeadObject', 'CopyObject'])
  })

  it.each([
    [
      'PreconditionFailed',
      {
        name: 'S3CopyFailedError',
        message: 'Contents of stored object "large" in bucket "b" did not match expected ETag.',
      },
    ],
    ['AccessDenied', { code: 'AccessDenied' }],
  ])('whose part is %s is aborted', async (code, error) => {
    s3.intervene = ({ operation, number }) =>
      operation === 'UploadPartCopy' && number === 2 ? failure(412, code) : undefined
    await expect(s3.client().copy(source, 'b', 'copied', { config })).rejects.toMatchObject(error)
    expect([s3.operations.at(-1), s3.uploads.size, s3.objects.has('copied')]).toEqual([
      'AbortMultipartUpload',
      0,
      false,
    ])
  })

  it('says which annotations could not be copied, and copies the others', async () => {
    const client = s3.client()
    const put: string[] = []
    client.meta.events.register('before-call.s3', ({ model, params }) => {
      const parsed = (more: object): { statusCode: number; parsed: Record<string, unknown> } => ({
        statusCode: 200,
        parsed: { ...more },
      })
      const name = params['AnnotationName'] as string
      switch (model.name) {
        case 'ListObjectAnnotations':
          return params['ContinuationToken'] === undefined
            ? parsed({
                Annotations: [{ AnnotationName: 'a' }, { AnnotationName: 'bad' }],
                NextContinuationToken: 'next',
              })
            : parsed({ Annotations: [{ AnnotationName: 'c' }] })
        case 'GetObjectAnnotation':
          return parsed({ AnnotationPayload: { bytes: async () => Buffer.from(name) } })
        case 'PutObjectAnnotation':
          if (name === 'bad') throw new Error('no room')
          put.push(name)
          return parsed({})
        default:
          return undefined
      }
    })
    const given = client.copy(source, 'b', 'copied', { config, extraArgs: { AnnotationDirective: 'COPY' } })
    await expect(given).rejects.toMatchObject({
      name: 'S3CopyFailedError',
      message:
        "Failed to copy annotations to s3://b/copied. Succeeded: ['a', 'c']. Failed: ['bad']. Errors: {'bad': no room}",
    })
    expect(put).toEqual(['a', 'c'])
    expect(s3.objects.has('copied')).toBe(true)
  })

  it.each([
    [['b/large', 'b', 'k'], 'copySource must be { Bucket, Key } or { Bucket, Key, VersionId }, not b/large, a string'],
    [[null, 'b', 'k'], 'copySource must be'],
    [[{ Bucket: 'b' }, 'b', 'k'], 'Missing required parameter in input: "Key"'],
    [[source, 'b', 'k', { sourceClient: {} }], 'sourceClient must be a client'],
    [[source, 'b', 'k', { SourceClient: {} }], "unexpected keyword argument 'SourceClient'"],
    [[source, 'b', 'k', { extraArgs: { MpuObjectSize: 1 } }], "Invalid extra_args key 'MpuObjectSize'"],
  ])('is refused: %j', async (given, message) => {
    await expect(s3.client().copy(...given)).rejects.toThrow(message)
    expect(s3.asked).toEqual([])
  })

  it('is asked about with the client for its source', async () => {
    const other = new MemoryS3()
    other.objects.set('large', distinctBytes(11 * MIB))
    await s3.client().copy(source, 'b', 'copied', { sourceClient: other.client() })
    expect([other.operations, s3.operations[0]]).toEqual([['HeadObject'], 'CreateMultipartUpload'])
  })

  it('that is empty is one piece', async () => {
    await s3.client().copy({ Bucket: 'b', Key: 'empty' }, 'b', 'copied')
    expect(s3.objects.get('copied')!.length).toBe(0)
  })

  it('does not mind an answer without a result', async () => {
    s3.intervene = ({ operation }) => (operation === 'CopyObject' ? document('CopyObjectResult', {}) : undefined)
    await expect(s3.client().copy(source, 'b', 'copied')).resolves.toMatchObject({ ResponseMetadata: {} })
  })
})

describe('the target of a download', () => {
  it('is replaced, or the download has failed', async () => {
    for (let turns = 0; turns < 12; turns++) {
      writeFileSync(path, 'before')
      const control = new AbortController()
      const callback = (): void => {
        let left = turns
        const wait = (): unknown => (left-- <= 0 ? control.abort() : setImmediate(wait))
        wait()
      }
      const given = s3.client().downloadFile('b', 'small', path, { callback, signal: control.signal })
      const isWhole = await given.then(
        () => true,
        () => false,
      )
      expect(readFileSync(path).length, `after ${turns} turns`).toBe(isWhole ? SMALL.length : 'before'.length)
    }
  })

  it.skipIf(process.platform === 'win32')('may be an open pipe, which has no places', async () => {
    execFileSync('mkfifo', [path])
    const read = readFile(path)
    const pipe = await open(path, 'w')
    await s3.client().downloadFileobj('b', 'large', pipe, { config: CONFIG })
    await pipe.close()
    same(await read)
  })

  it('fails once, whatever its error is called', async () => {
    let count = 0
    const target = (): void => {
      count++
      throw new ReadTimeoutError({ endpointUrl: 'http://mine' })
    }
    await expect(s3.client().downloadFileobj('b', 'small', target)).rejects.toThrow('http://mine')
    expect(count).toBe(1)
  })

  it('has no listeners left when a download has failed', async () => {
    const stream = new Writable({ write: (_, __, done) => done() })
    await expect(s3.client().downloadFileobj('b', 'missing', stream)).rejects.toThrow()
    expect(stream.listenerCount('error')).toBe(0)
  })

  it('may have a name as long as the file system allows, in bytes', async () => {
    const long = join(path, '..', '漢'.repeat(84))
    await s3.client().downloadFile('b', 'small', long)
    same(readFileSync(long), SMALL)
  })
})
