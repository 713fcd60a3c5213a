import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { toRequestBody } from '../../../src/http/body.ts'
import type { StreamBody } from '../../../src/http/http.ts'
import { UploadParts } from '../../../src/transfer/upload-parts.ts'
import { StreamSource } from '../../../src/transfer/upload-source.ts'

const streamOf = (bytes: number): StreamSource =>
  new StreamSource(toRequestBody(Readable.from([new Uint8Array(bytes)])) as StreamBody)

describe('parts of a stream', () => {
  it('are numbered as they are read, whoever asks', async () => {
    const source = new StreamSource(toRequestBody(Readable.from(['ab', 'c', 'defg'])) as StreamBody)
    const parts = new UploadParts(source, 3)
    const all = await Promise.all([1, 2, 3, 4].map(() => parts.next(undefined)))
    const texts = all.map((part) => part && [part.number, Buffer.from(part.stretch as Uint8Array).toString()])
    expect(texts).toEqual([[1, 'abc'], [2, 'def'], [3, 'g'], undefined])
  })

  it('come in a buffer that is free', async () => {
    const parts = new UploadParts(streamOf(8), 3)
    const first = (await parts.next(undefined))!.stretch as Uint8Array
    const second = (await parts.next(first))!.stretch as Uint8Array
    expect(second.buffer).toBe(first.buffer)
    const last = (await parts.next(second.subarray(0, 1)))!.stretch as Uint8Array
    expect([last.buffer === first.buffer, last.length]).toEqual([true, 2])
  })

  it('are 10,000 at most, and more say what to do', async () => {
    const parts = new UploadParts(streamOf(10_001), 1)
    for (let i = 0; i < 10_000; i++) await parts.next(undefined)
    await expect(parts.next(undefined)).rejects.toThrow(
      'The stream has more than 10000 parts of 1 bytes. How long it is was not known: give a larger multipartChunksize.',
    )
  })
})
