import { execFileSync } from 'node:child_process'
import { createReadStream, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { open, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { distinctBytes, failure, MemoryS3, MIB, slices } from './memory-s3.ts'

// Three parts.
const DATA = distinctBytes(11 * MIB + 3)
const SMALL = DATA.subarray(0, 1000)

let s3: MemoryS3
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'uploads-'))
  writeFileSync(join(folder, 'data'), DATA)
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  s3 = new MemoryS3()
})

function isStored(key: string, bytes: Uint8Array): void {
  expect(Buffer.compare(s3.objects.get(key)!, bytes)).toBe(0)
  expect(s3.uploads.size).toBe(0)
}

const CONFIG = { multipartThreshold: 6 * MIB, multipartChunksize: 5 * MIB }

async function* asyncSlices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* slices(bytes)
}

describe('what can be uploaded', () => {
  const sources: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
    bytes: (bytes) => bytes,
    'an ArrayBuffer': (bytes) => Uint8Array.from(bytes).buffer,
    'a Blob': (bytes) => new Blob([Uint8Array.from(bytes)]),
    'a Readable': (bytes) => Readable.from(slices(bytes)),
    'a web stream': (bytes) => new Blob([Uint8Array.from(bytes)]).stream(),
    'an async iterable': asyncSlices,
    'an array of bytes': (bytes) => [...slices(bytes)],
  }
  it.each(Object.keys(sources))('%s', async (name) => {
    for (const [key, bytes] of [
      ['large', DATA],
      ['small', SMALL],
      ['empty', new Uint8Array(0)],
    ] as const) {
      const output = await s3.client().uploadFileobj(sources[name]!(bytes), 'b', key, { config: CONFIG })
      expect(output.ETag).toMatch(/^"[0-9a-f]{32}"$/)
      isStored(key, bytes)
    }
    expect(s3.count('UploadPart')).toBe(3)
    expect(s3.count('PutObject')).toBe(2)
  })

  it('files, by their path or URL, open or as streams', async () => {
    const path = join(folder, 'data')
    const client = s3.client()
    await client.uploadFile(path, 'b', 'path', { config: CONFIG })
    await client.uploadFile(pathToFileURL(path), 'b', 'url', { config: CONFIG })
    await client.uploadFileobj(createReadStream(path, { start: 5 }), 'b', 'stream', { config: CONFIG })
    const file = await open(path)
    await file.read(new Uint8Array(100), 0, 100)
    await client.uploadFileobj(file, 'b', 'open', { config: CONFIG })
    // It is not ours to close.
    expect((await file.stat()).size).toBe(DATA.length)
    await file.close()
    for (const key of ['path', 'url', 'open']) isStored(key, DATA)
    isStored('stream', DATA.subarray(5))
  })

  it('parts that are too long to be kept in memory, read from their file', async () => {
    const bytes = distinctBytes(18 * MIB)
    await writeFile(join(folder, 'long'), bytes)
    const config = { multipartThreshold: 1, multipartChunksize: 17 * MIB }
    await s3.client().uploadFile(join(folder, 'long'), 'b', 'long', { config })
    isStored('long', bytes)
    expect(s3.count('UploadPart')).toBe(2)
  })

  it.runIf(process.platform === 'linux')('files that are none', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const [output] = await Promise.all([
      s3.client().uploadFile(pipe, 'b', 'piped', { config: CONFIG }),
      writeFile(pipe, DATA),
    ])
    expect(output.ETag).toBeTypeOf('string')
    isStored('piped', DATA)
  })

  it.each([
    ['uploadFileobj', ['some/path', 'b', 'k'], 'Fileobj must implement read'],
    ['uploadFileobj', [42, 'b', 'k'], 'Fileobj must implement read'],
    ['uploadFileobj', [{}, 'b', 'k'], 'Fileobj must implement read'],
    ['uploadFileobj', [null, 'b', 'k'], 'Fileobj must implement read'],
    ['uploadFile', [Buffer.from('x'), 'b', 'k'], 'Filename must be a string or a path-like object'],
    ['uploadFile', ['x', 'b', 'k', { ExtraArgs: {} }], "Got unexpected keyword argument 'ExtraArgs'"],
    ['uploadFile', ['x', 'b', 'k', { extraArgs: { contentType: 'x' } }], "Invalid extra_args key 'contentType'"],
    ['uploadFile', ['x', 'b', 'k', { callback: 1 }], 'callback must be a function'],
    ['uploadFile', ['x', 'b', 'k', { config: { maxConcurrency: 0 } }], 'maxConcurrency of value 0 must be greater'],
    [
      'uploadFile',
      ['x', 'b', 'k', { config: { max_concurrency: 1 } }],
      "unexpected keyword argument 'max_concurrency'",
    ],
    ['uploadFile', [tmpdir(), 'b', 'k'], 'A folder cannot be uploaded'],
    ['uploadFile', ['/no/such/file', 'b', 'k'], 'ENOENT'],
  ])('not with %s(%j)', async (method, given, message) => {
    await expect(s3.client()[method](...given)).rejects.toThrow(message)
    expect(s3.asked).toEqual([])
  })
})

describe('an upload', () => {
  it('tells of its progress, and takes back what has to be sent again', async () => {
    s3.intervene = async ({ operation, number }) =>
      operation === 'UploadPart' && number === 2 ? failure(500, 'InternalError') : undefined
    const told: [number, number, number | undefined][] = []
    const callback = (bytes: number, { transferred, size }: { transferred: number; size?: number }): void => {
      told.push([bytes, transferred, size])
    }
    await s3.client().uploadFileobj(DATA, 'b', 'k', { config: { ...CONFIG, useThreads: false }, callback })
    isStored('k', DATA)
    let sum = 0
    for (const [bytes, transferred, size] of told) {
      sum += bytes
      expect([transferred, size]).toEqual([sum, DATA.length])
      expect(bytes).toBeLessThanOrEqual(256 * 1024)
    }
    expect(sum).toBe(DATA.length)
  })

  it('counts bytes down that were on their way in vain', async () => {
    const client = s3.client()
    let first = true
    client.meta.events.register('before-send.s3.PutObject', async ({ request }) => {
      if (!first) return undefined
      first = false
      for await (const _ of request.body as AsyncIterable<Uint8Array>);
      return { statusCode: 503, body: '<Error><Code>SlowDown</Code></Error>' }
    })
    const increments: number[] = []
    await client.uploadFileobj(SMALL, 'b', 'k', { callback: (bytes: number) => void increments.push(bytes) })
    expect(increments).toEqual([1000, -1000, 1000])
  })

  it('does not count what is read for a signature', async () => {
    const increments: number[] = []
    const client = s3.client({ endpointUrl: 'http://localhost:9' })
    await client.uploadFileobj(SMALL, 'b', 'k', { callback: (bytes: number) => void increments.push(bytes) })
    expect(increments).toEqual([1000])
    isStored('k', SMALL)
  })

  it('has so many requests under way, and no more', async () => {
    s3.intervene = () => new Promise((done) => setTimeout(done, 5, undefined))
    await s3.client().uploadFileobj(distinctBytes(31 * MIB), 'b', 'k', { config: { ...CONFIG, maxConcurrency: 3 } })
    expect(s3.mostUnderWay).toBe(3)
    s3.mostUnderWay = 0
    await s3.client().uploadFileobj(DATA, 'b', 'k', { config: { ...CONFIG, useThreads: false } })
    expect(s3.mostUnderWay).toBe(1)
  })

  it('reads of a stream no more than it sends', async () => {
    let produced = 0
    let most = 0
    const chunk = new Uint8Array(MIB)
    async function* source(): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < 60; i++) {
        produced += chunk.length
        most = Math.max(most, produced - s3.received)
        yield chunk
      }
    }
    s3.intervene = () => new Promise((done) => setTimeout(done, 2, undefined))
    await s3.client().uploadFileobj(source(), 'b', 'k', { config: { ...CONFIG, maxConcurrency: 2 } })
    expect(s3.objects.get('k')!.length).toBe(60 * MIB)
    // Two parts that are sent, one that is read, and what streams hold by themselves.
    expect(most).toBeLessThanOrEqual(17 * MIB)
  })

  it('says in the User-Agent what it is', async () => {
    await s3.client().uploadFileobj(DATA, 'b', 'k', { config: CONFIG })
    for (const { headers } of s3.asked) expect(headers['user-agent']).toMatch(/ m\/[^ ]*\bG\b/)
  })

  it('takes its time where the bandwidth is limited', async () => {
    const sleeps: number[] = []
    const host = { now: () => 1000, sleep: async (milliseconds: number) => void sleeps.push(milliseconds) }
    const config = { ...CONFIG, maxBandwidth: MIB }
    await s3.client({}, host).uploadFileobj(DATA, 'b', 'k', { config })
    isStored('k', DATA)
    // The clock stands still: the last piece of 256 KiB waits for all those before it.
    expect(Math.max(...sleeps)).toBeGreaterThan(10_700)
    expect(Math.max(...sleeps)).toBeLessThan(11_001)
  })
})

describe('an upload that fails', () => {
  const options = { config: CONFIG }

  it.each(['UploadPart', 'CompleteMultipartUpload'])('in %s is aborted', async (failing) => {
    s3.intervene = ({ operation }) => (operation === failing ? failure(403, 'AccessDenied') : undefined)
    await expect(s3.client().uploadFile(join(folder, 'data'), 'b', 'k', options)).rejects.toMatchObject({
      name: 'S3UploadFailedError',
      message: `Failed to upload ${join(folder, 'data')} to b/k: An error occurred (AccessDenied) when calling the ${failing} operation: no`,
      cause: { code: 'AccessDenied' },
    })
    expect(s3.operations.at(-1)).toBe('AbortMultipartUpload')
    expect([s3.uploads.size, s3.objects.size, s3.underWay]).toEqual([0, 0, 0])
    expect(openFiles(folder)).toEqual([])
  })

  it('before there is one leaves nothing to abort', async () => {
    s3.intervene = ({ operation }) => (operation === 'CreateMultipartUpload' ? failure(403, 'AccessDenied') : undefined)
    const stream = Readable.from(slices(DATA))
    await expect(s3.client().uploadFileobj(stream, 'b', 'k', options)).rejects.toMatchObject({ code: 'AccessDenied' })
    expect(s3.operations).toEqual(['CreateMultipartUpload'])
    expect(stream.destroyed).toBe(true)
  })

  it('to be aborted says what it failed of at first', async () => {
    s3.intervene = ({ operation }) =>
      operation === 'UploadPart'
        ? failure(403, 'AccessDenied')
        : operation === 'AbortMultipartUpload'
          ? failure(400, 'NoSuchUpload')
          : undefined
    await expect(s3.client().uploadFileobj(DATA, 'b', 'k', options)).rejects.toMatchObject({ code: 'AccessDenied' })
  })

  it('because its stream does is aborted', async () => {
    async function* source(): AsyncGenerator<Uint8Array> {
      yield DATA.subarray(0, 7 * MIB)
      throw new Error('the tape is torn')
    }
    await expect(s3.client().uploadFileobj(source(), 'b', 'k', options)).rejects.toThrow('the tape is torn')
    expect([s3.operations.at(-1), s3.uploads.size]).toEqual(['AbortMultipartUpload', 0])
  })

  it('because a stream is not as long as it said is aborted', async () => {
    const stream = Object.assign(Readable.from(slices(DATA), { objectMode: false }), { contentLength: 12 * MIB })
    await expect(s3.client().uploadFileobj(stream, 'b', 'k', options)).rejects.toMatchObject({
      name: 'IncompleteReadError',
    })
    expect([s3.uploads.size, s3.objects.size]).toEqual([0, 0])
  })

  it('because a file becomes shorter is aborted', async () => {
    const path = join(folder, 'shrinking')
    writeFileSync(path, DATA)
    s3.intervene = ({ operation }) => {
      if (operation === 'CreateMultipartUpload') writeFileSync(path, SMALL)
      return undefined
    }
    await expect(s3.client().uploadFile(path, 'b', 'k', options)).rejects.toThrow('The file has become shorter')
    expect([s3.uploads.size, s3.objects.size]).toEqual([0, 0])
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('seen enough')
      },
    ],
    [
      'rejects',
      async () => {
        throw new Error('seen enough')
      },
    ],
  ])('because the callback %s is aborted', async (_, callback) => {
    await expect(s3.client().uploadFileobj(DATA, 'b', 'k', { ...options, callback })).rejects.toThrow('seen enough')
    expect([s3.operations.at(-1), s3.uploads.size]).toEqual(['AbortMultipartUpload', 0])
    await vi.waitFor(() => expect(s3.underWay).toBe(0))
  })
})

describe('the signal of an upload', () => {
  const aborted = { name: 'AbortError', message: 'The transfer was aborted' }

  it('that is aborted already sends nothing', async () => {
    const given = s3.client().uploadFileobj(DATA, 'b', 'k', { config: CONFIG, signal: AbortSignal.abort() })
    await expect(given).rejects.toMatchObject(aborted)
    expect(s3.asked).toEqual([])
  })

  it.each(['CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload'])(
    'takes it back during %s',
    async (during) => {
      const control = new AbortController()
      s3.intervene = async ({ operation }) => {
        if (operation === during) control.abort(new Error('enough'))
        return undefined
      }
      const given = s3.client().uploadFileobj(DATA, 'b', 'k', { config: CONFIG, signal: control.signal })
      await expect(given).rejects.toMatchObject({ ...aborted, cause: { message: 'enough' } })
      expect(s3.count('AbortMultipartUpload')).toBe(1)
      expect([s3.uploads.size, s3.underWay]).toEqual([0, 0])
    },
  )

  it('ends one that waits for a stream', async () => {
    const control = new AbortController()
    const stream = new Readable({ read() {} })
    stream.push(DATA.subarray(0, 7 * MIB))
    setTimeout(() => control.abort(), 20)
    const given = s3.client().uploadFileobj(stream, 'b', 'k', { config: CONFIG, signal: control.signal })
    await expect(given).rejects.toMatchObject(aborted)
    expect([stream.destroyed, s3.uploads.size]).toEqual([true, 0])
  })
})

/** Files of a folder that this process has open. */
function openFiles(inside: string): string[] {
  if (process.platform !== 'linux') return []
  const found = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`)
    } catch {
      return ''
    }
  })
  return found.filter((path) => path.startsWith(inside))
}

describe('an upload of a stream', () => {
  it('takes no more memory than there are bytes', async () => {
    const config = { multipartThreshold: 5 * 1024 ** 3, multipartChunksize: 5 * 1024 ** 3 }
    for (const [key, bytes] of Object.entries({ small: SMALL, large: DATA })) {
      await s3.client().uploadFileobj(Readable.from(slices(bytes)), 'b', key, { config })
      isStored(key, bytes)
    }
    expect(s3.operations).toEqual(['PutObject', 'PutObject'])
  })

  it('takes the pieces that a body takes', async () => {
    await s3.client().uploadFileobj(Readable.from([new Uint8Array([1, 2]).buffer, 'c']), 'b', 'k')
    isStored('k', new Uint8Array([1, 2, 99]))
    const other = s3.client().uploadFileobj(Readable.from([{ a: 1 }]), 'b', 'k')
    await expect(other).rejects.toThrow(/body/)
  })

  it.skipIf(process.platform === 'win32')('ends when it is aborted, also where a pipe says nothing', async () => {
    const pipe = join(folder, 'silent')
    execFileSync('mkfifo', [pipe])
    const writer = await open(pipe, 'r+')
    const control = new AbortController()
    setTimeout(() => control.abort(), 50)
    const given = s3.client().uploadFile(pipe, 'b', 'k', { signal: control.signal })
    await expect(given).rejects.toMatchObject({ name: 'AbortError' })
    await writer.write('so that the read ends')
    await writer.close()
  })
})
