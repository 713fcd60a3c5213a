import { Readable } from 'node:stream'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { BytesBody } from '../../../src/checksums/aws-chunked.ts'
import { type CompressionSettings, compressRequest } from '../../../src/checksums/compression.ts'
import { HttpRequest, type RequestBody, type StreamBody } from '../../../src/http/http.ts'
import { streamBody } from './stream-body.ts'
import { wireOperation } from './wire-operation.ts'

const SETTINGS: CompressionSettings = { disableRequestCompression: false, requestMinCompressionSizeBytes: 100 }
const GZIP = { requestcompression: { encodings: ['gzip'] } }
const PUT = wireOperation({ traits: GZIP })
const STREAM = wireOperation({ traits: GZIP, streaming: true })
const LARGE = Buffer.alloc(100, 'tucuxi')

function request(body: RequestBody, headers: Record<string, string> = {}): HttpRequest {
  return new HttpRequest('POST', 'https', 'example.com', '/', '', headers, body)
}

describe('compressRequest', () => {
  it('compresses from the least size on', () => {
    const made = request(LARGE, { 'content-length': '100' })
    expect(compressRequest(PUT, made, SETTINGS)).toBe(true)
    expect(gunzipSync(made.body as Uint8Array)).toEqual(LARGE)
    expect(made.headers).toEqual({ 'content-encoding': 'gzip' })
  })

  it('adds to an encoding that is there', () => {
    const made = request(LARGE, { 'content-encoding': 'custom' })
    compressRequest(PUT, made, SETTINGS)
    expect(made.headers['content-encoding']).toBe('custom,gzip')
  })

  it.each([
    ['small', PUT, LARGE.subarray(1), SETTINGS],
    ['empty', PUT, undefined, SETTINGS],
    ['forbidden', PUT, LARGE, { ...SETTINGS, disableRequestCompression: true }],
    ['not in the model', wireOperation({ traits: {} }), LARGE, SETTINGS],
    ['in an unknown way', wireOperation({ traits: { requestcompression: { encodings: ['zstd'] } } }), LARGE, SETTINGS],
    [
      'a stream whose length counts',
      wireOperation({ traits: GZIP, streaming: true, requiresLength: true }),
      LARGE,
      SETTINGS,
    ],
  ])('leaves what is %s', (_what, operation, body, settings) => {
    const made = request(body)
    expect(compressRequest(operation, made, settings)).toBe(false)
    expect(made).toEqual(request(body))
  })

  it('takes another of the model’s encodings when it knows it', () => {
    const operation = wireOperation({ traits: { requestcompression: { encodings: ['zstd', 'gzip'] } } })
    expect(compressRequest(operation, request(LARGE), SETTINGS)).toBe(true)
  })

  it('compresses a stream while it is read, as often as it is', async () => {
    const made = request(new BytesBody(Buffer.from('tiny')))
    expect(compressRequest(STREAM, made, SETTINGS)).toBe(true)
    const body = made.body as StreamBody
    expect(body.replayable).toBe(true)
    for (let time = 0; time < 2; time++) {
      const pieces: Uint8Array[] = []
      for await (const piece of body) pieces.push(piece)
      expect(gunzipSync(Buffer.concat(pieces)).toString()).toBe('tiny')
    }
  })

  it('breaks with its source', async () => {
    const source = new Readable({ read() {} })
    const made = request(streamBody(() => source))
    compressRequest(STREAM, made, SETTINGS)
    const compressed = (made.body as StreamBody).open()
    const failed = new Promise((resolve) => compressed.once('error', resolve))
    source.destroy(new Error('disk gone'))
    expect(await failed).toMatchObject({ message: 'disk gone' })
  })
})
