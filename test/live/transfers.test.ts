import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytes, connect, type LiveClient, unique } from './live-client.ts'

const MIB = 1024 * 1024
const THRESHOLD = 6 * MIB
const CONFIG = { multipartThreshold: THRESHOLD, multipartChunksize: 5 * MIB }
const DATA = bytes(20 * MIB)

function same(found: Uint8Array, expected: Uint8Array): void {
  expect(found.length).toBe(expected.length)
  expect(Buffer.compare(found, expected)).toBe(0)
}

describe('transfers with moto', () => {
  let s3: LiveClient
  let folder: string
  const Bucket = unique('transfers')

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'transfers-'))
    s3 = connect('s3', { config: { s3: { addressingStyle: 'path' } } })
    await s3['createBucket']!({ Bucket })
  })
  afterAll(async () => {
    await s3.close()
    rmSync(folder, { recursive: true })
  })

  /** Parts that were begun and are nobody's. */
  async function unfinished(): Promise<unknown[]> {
    const { Uploads = [] } = await s3['listMultipartUploads']!<{ Uploads?: unknown[] }>({ Bucket })
    return Uploads
  }

  it.each([0, 1, THRESHOLD - 1, THRESHOLD, THRESHOLD + 1, 20 * MIB])('%d bytes up and down', async (size) => {
    const expected = DATA.subarray(0, size)
    const [up, down] = [join(folder, 'up'), join(folder, 'down')]
    writeFileSync(up, expected)
    let sent = 0
    const extraArgs = { ContentType: 'application/x-live', Metadata: { size: String(size) } }
    const callback = (more: number): void => {
      sent += more
    }
    const uploaded = await s3.uploadFile(up, Bucket, 'file', { config: CONFIG, extraArgs, callback })
    expect(sent).toBe(size)
    const output = await s3.downloadFile(Bucket, 'file', down, { config: CONFIG })
    same(readFileSync(down), expected)
    expect(output).toMatchObject({ ...extraArgs, ContentLength: size, ETag: uploaded['ETag'] })
    expect(await unfinished()).toEqual([])
  })

  it('streams of unknown length', async () => {
    const pieces = Array.from({ length: 100 }, (_, i) => DATA.subarray(i * 150_000, (i + 1) * 150_000))
    await s3.uploadFileobj(Readable.from(pieces), Bucket, 'stream', { config: CONFIG })
    const stream = new PassThrough()
    const read = new Response(Readable.toWeb(stream) as ReadableStream).arrayBuffer()
    await s3.downloadFileobj(Bucket, 'stream', stream, { config: CONFIG })
    stream.end()
    same(new Uint8Array(await read), DATA.subarray(0, 15_000_000))
  })

  it('without checksums that nobody asked for', async () => {
    const config = {
      requestChecksumCalculation: 'when_required',
      responseChecksumValidation: 'when_required',
      s3: { addressingStyle: 'path' },
    }
    const plain = connect('s3', { config })
    for (const size of [0, 100, 12 * MIB]) {
      const down = join(folder, 'plain')
      await plain.uploadFileobj(DATA.subarray(0, size), Bucket, 'plain', { config: CONFIG })
      await plain.downloadFile(Bucket, 'plain', down, { config: CONFIG })
      same(readFileSync(down), DATA.subarray(0, size))
    }
    await plain.close()
  })

  it.each([100, 12 * MIB])('a copy of %d bytes, with its metadata and tags', async (size) => {
    const extraArgs = { ContentType: 'application/x-live', Metadata: { colour: 'pink' } }
    await s3.uploadFileobj(DATA.subarray(0, size), Bucket, 'source', { config: CONFIG, extraArgs })
    const Tagging = { TagSet: [{ Key: 'river', Value: 'amazon' }] }
    await s3['putObjectTagging']!({ Bucket, Key: 'source', Tagging })
    const options = { config: CONFIG, extraArgs: { TaggingDirective: 'COPY' } }
    const { ETag } = await s3.copy({ Bucket, Key: 'source' }, Bucket, 'copied', options)
    const found = await s3['getObject']!<{ Body: { bytes(): Promise<Uint8Array> } }>({ Bucket, Key: 'copied' })
    expect(found).toMatchObject({ ...extraArgs, ETag })
    same(await found.Body.bytes(), DATA.subarray(0, size))
    expect(await s3['getObjectTagging']!({ Bucket, Key: 'copied' })).toMatchObject(Tagging)
  })

  it('that are aborted leave nothing', async () => {
    const control = new AbortController()
    const callback = (): void => control.abort()
    const options = { config: CONFIG, callback, signal: control.signal }
    const aborted = { name: 'AbortError' }
    await expect(s3.uploadFileobj(DATA, Bucket, 'aborted', options)).rejects.toMatchObject(aborted)
    expect(await unfinished()).toEqual([])
    await expect(s3['headObject']!({ Bucket, Key: 'aborted' })).rejects.toMatchObject({ code: '404' })
  })

  it('of what is not there are errors', async () => {
    const down = join(folder, 'nothing')
    await expect(s3.downloadFile(Bucket, 'nothing', down)).rejects.toMatchObject({ code: '404' })
    await expect(s3.uploadFileobj(DATA, 'no-such-bucket', 'k')).rejects.toMatchObject({ code: 'NoSuchBucket' })
  })
})
