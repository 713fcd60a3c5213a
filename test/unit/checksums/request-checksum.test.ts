import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { BytesBody } from '../../../src/checksums/aws-chunked.ts'
import type { ChecksumSettings } from '../../../src/checksums/checksum-settings.ts'
import { applyRequestChecksum } from '../../../src/checksums/request-checksum.ts'
import { FlexibleChecksumError, IncompleteReadError } from '../../../src/errors/body.ts'
import { HttpRequest, type RequestBody, type StreamBody } from '../../../src/http/http.ts'
import { streamBody } from './stream-body.ts'
import { wireOperation } from './wire-operation.ts'

const WHEN_SUPPORTED: ChecksumSettings = {
  requestChecksumCalculation: 'when_supported',
  responseChecksumValidation: 'when_supported',
}
const WHEN_REQUIRED: ChecksumSettings = { ...WHEN_SUPPORTED, requestChecksumCalculation: 'when_required' }

const trait = { requestAlgorithmMember: 'ChecksumAlgorithm' }
const header = { algorithmMember: 'ChecksumAlgorithm', algorithmHeader: 'X-Amz-Sdk-Checksum-Algorithm' }
const PUT = wireOperation({ traits: { httpChecksum: trait }, streaming: true, ...header })
const DELETE = wireOperation({ traits: { httpChecksum: { ...trait, requestChecksumRequired: true } }, ...header })
const REQUIRED = wireOperation({ traits: { httpChecksumRequired: true } })
const PLAIN = wireOperation({ traits: {} })
const HELLO = Buffer.from('hello world')

function request(body: RequestBody, scheme = 'https', headers: Record<string, string> = {}): HttpRequest {
  return new HttpRequest('PUT', scheme, 'example.com', '/', '', headers, body)
}

function once(...pieces: readonly string[]): StreamBody {
  const stream = Readable.from(pieces.map((piece) => Buffer.from(piece)))
  return streamBody(() => stream)
}

async function text(body: RequestBody): Promise<string> {
  if (body === undefined || body instanceof Uint8Array) return Buffer.from(body ?? []).toString('latin1')
  const pieces: Uint8Array[] = []
  for await (const piece of body) pieces.push(piece)
  return Buffer.concat(pieces).toString('latin1')
}

describe('whether there is a checksum', () => {
  it('not where the model asks for none', () => {
    const made = request(HELLO)
    expect(applyRequestChecksum(PLAIN, made, {}, WHEN_SUPPORTED)).toBeUndefined()
    expect(made).toEqual(request(HELLO))
  })

  it('in a header, with the algorithm named, when an operation supports or requires one', () => {
    for (const [operation, settings] of [
      [DELETE, WHEN_SUPPORTED],
      [DELETE, WHEN_REQUIRED],
    ] as const) {
      const made = request(HELLO)
      expect(applyRequestChecksum(operation, made, {}, settings)).toEqual({
        algorithm: 'crc32',
        in: 'header',
        name: 'x-amz-checksum-crc32',
      })
      expect(made.headers).toEqual({
        'x-amz-checksum-crc32': 'DUoRhQ==',
        'x-amz-sdk-checksum-algorithm': 'CRC32',
      })
    }
  })

  it('without a name where there is no member for it', () => {
    const made = request(undefined)
    applyRequestChecksum(REQUIRED, made, {}, WHEN_REQUIRED)
    expect(made.headers).toEqual({ 'x-amz-checksum-crc32': 'AAAAAA==' })
  })

  it('not by default when only what is required is wanted', () => {
    expect(applyRequestChecksum(PUT, request(HELLO, 'http'), {}, WHEN_REQUIRED)).toBeUndefined()
  })

  it.each(['crc32', 'crc32c', 'sha256', 'crc64nvme'])('not where the caller brings %s', (name) => {
    const made = request(HELLO, 'https', { [`x-amz-checksum-${name}`]: 'mine' })
    expect(applyRequestChecksum(DELETE, made, { ChecksumAlgorithm: 'SHA1' }, WHEN_SUPPORTED)).toBeUndefined()
    expect(made.headers).toEqual({ [`x-amz-checksum-${name}`]: 'mine' })
  })

  it('as the caller asks, and without naming it twice', async () => {
    for (const algorithm of [
      'CRC32',
      'CRC32C',
      'CRC64NVME',
      'MD5',
      'SHA1',
      'SHA256',
      'SHA512',
      'XXHASH3',
      'xxhash64',
    ]) {
      const made = request(HELLO, 'http')
      const applied = await applyRequestChecksum(PUT, made, { ChecksumAlgorithm: algorithm }, WHEN_REQUIRED)
      expect(applied?.algorithm).toBe(algorithm.toLowerCase())
      expect(Object.keys(made.headers)).toEqual([`x-amz-checksum-${algorithm.toLowerCase()}`])
    }
  })

  it.each(['CRC33', '__proto__', 5])('refuses %j', (algorithm) => {
    const params = { ChecksumAlgorithm: algorithm }
    expect(() => applyRequestChecksum(PUT, request(HELLO), params, WHEN_SUPPORTED)).toThrow(FlexibleChecksumError)
    expect(() => applyRequestChecksum(PUT, request(HELLO), params, WHEN_SUPPORTED)).toThrow(
      `Unsupported checksum algorithm: ${String(algorithm).toLowerCase()}`,
    )
  })
})

describe('where it is', () => {
  it('a stream over http is read for its header, and can be sent', async () => {
    const made = request(new BytesBody(HELLO), 'http')
    const applied = applyRequestChecksum(PUT, made, {}, WHEN_SUPPORTED)
    expect(applied).toBeInstanceOf(Promise)
    await applied
    expect(made.headers['x-amz-checksum-crc32']).toBe('DUoRhQ==')
    expect(await text(made.body)).toBe('hello world')
  })

  it('a stream that can be read once has a trailer even over http', async () => {
    const made = request(once('hello ', 'world'), 'http', { 'content-length': '11' })
    expect(applyRequestChecksum(PUT, made, {}, WHEN_SUPPORTED)).toMatchObject({ in: 'trailer' })
    expect(made.headers).toEqual({
      'content-encoding': 'aws-chunked',
      'transfer-encoding': 'chunked',
      'x-amz-decoded-content-length': '11',
      'x-amz-sdk-checksum-algorithm': 'CRC32',
      'x-amz-trailer': 'x-amz-checksum-crc32',
    })
    expect(await text(made.body)).toBe('b\r\nhello world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n')
  })

  it('never in a trailer for a client that cannot sign one', () => {
    const made = request(HELLO)
    const settings = { ...WHEN_SUPPORTED, signatureVersion: 's3' }
    expect(applyRequestChecksum(PUT, made, {}, settings)).toMatchObject({ in: 'header' })
  })

  it('stays behind another encoding', () => {
    const made = request(HELLO, 'https', { 'content-encoding': 'gzip' })
    applyRequestChecksum(PUT, made, {}, WHEN_SUPPORTED)
    expect(made.headers['content-encoding']).toBe('gzip,aws-chunked')
  })

  it('a trailer can wait for its algorithm', async () => {
    const made = request(HELLO)
    await applyRequestChecksum(PUT, made, { ChecksumAlgorithm: 'XXHASH128' }, WHEN_SUPPORTED)
    expect(await text(made.body)).toMatch(/^b\r\nhello world\r\n0\r\nx-amz-checksum-xxhash128:[\w+/]{22}==\r\n\r\n$/)
  })
})

describe('aws-chunked', () => {
  it('does not depend on the pieces of its source', async () => {
    const size = 2 * 1024 * 1024 + 17
    const data = Buffer.alloc(size, 'tucuxi')
    const digests = new Set<string>()
    for (const piece of [size, 65_536, 1_048_576, 1_048_577, 100_003]) {
      const pieces = Array.from({ length: Math.ceil(size / piece) }, (_, i) =>
        data.subarray(i * piece, (i + 1) * piece),
      )
      const made = request(streamBody(() => Readable.from(pieces)))
      applyRequestChecksum(PUT, made, {}, WHEN_SUPPORTED)
      digests.add(
        createHash('md5')
          .update(await text(made.body), 'latin1')
          .digest('hex'),
      )
    }
    expect(digests.size).toBe(1)
  })

  it('can be sent again', async () => {
    const made = request(new BytesBody(Buffer.alloc(100_000)))
    applyRequestChecksum(PUT, made, {}, WHEN_SUPPORTED)
    const body = made.body as StreamBody
    expect(body.replayable).toBe(true)
    expect(await text(body)).toBe(await text(body))
  })

  it('takes text from a stream as UTF-8', async () => {
    const stream = Readable.from(['é', ''])
    const made = request(streamBody(() => stream))
    applyRequestChecksum(PUT, made, {}, WHEN_SUPPORTED)
    const pieces: Uint8Array[] = []
    for await (const piece of (made.body as StreamBody).open()) pieces.push(piece as Uint8Array)
    expect(Buffer.concat(pieces).toString()).toMatch(/^2\r\né\r\n0\r\n/)
  })

  it('breaks with its source, also before it is read', async () => {
    for (const whenRead of [true, false]) {
      const source = new Readable({ read() {} })
      const made = request(streamBody(() => source))
      applyRequestChecksum(PUT, made, {}, WHEN_SUPPORTED)
      const encoded = (made.body as StreamBody).open()
      const failed = new Promise((resolve) => encoded.once('error', resolve))
      if (whenRead) encoded.resume()
      source.destroy(new Error('disk gone'))
      expect(await failed).toMatchObject({ message: 'disk gone' })
    }
  })

  it('closes its source when its reader leaves', async () => {
    const source = Readable.from(Array.from({ length: 100 }, () => Buffer.alloc(65_536)))
    const made = request(streamBody(() => source))
    applyRequestChecksum(PUT, made, {}, WHEN_SUPPORTED)
    for await (const _piece of (made.body as StreamBody).open()) break
    await new Promise((resolve) => setImmediate(resolve))
    expect(source.destroyed).toBe(true)
  })

  it.each([
    ['shorter', '12'],
    ['longer', '10'],
  ])('are refused when they are %s than the caller said', async (_, length) => {
    const made = request(
      streamBody(() => Readable.from([HELLO])),
      'https',
      { 'content-length': length },
    )
    applyRequestChecksum(PUT, made, {}, WHEN_SUPPORTED)
    const reading = text(made.body)
    await expect(reading).rejects.toBeInstanceOf(IncompleteReadError)
    await expect(reading).rejects.toMatchObject({ phase: 'send' })
  })
})
