import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { ChecksumSettings } from '../../../src/checksums/checksum-settings.ts'
import { askForChecksums, checkResponse } from '../../../src/checksums/response-checksum.ts'
import { FlexibleChecksumError } from '../../../src/errors/body.ts'
import type { OperationTraits } from '../../../src/model/wire-model.ts'
import { wireOperation } from './wire-operation.ts'

const SETTINGS: ChecksumSettings = {
  requestChecksumCalculation: 'when_supported',
  responseChecksumValidation: 'when_supported',
}
const TRAITS: OperationTraits = {
  httpChecksum: {
    requestValidationModeMember: 'ChecksumMode',
    responseAlgorithms: ['CRC64NVME', 'CRC32', 'CRC32C', 'SHA256', 'SHA1', 'SHA512', 'MD5', 'XXHASH64', 'NEW99'],
  },
}
const GET = wireOperation({ traits: TRAITS })
const GET_STREAM = wireOperation({ traits: TRAITS, streamingOutput: true })
const PLAIN = wireOperation({ traits: {} })
const ASKED = { ChecksumMode: 'ENABLED' }
const HELLO = Buffer.from('hello world')
const CRC32 = 'DUoRhQ=='

function response(headers: Record<string, string>, body: Uint8Array | Readable = HELLO) {
  return { headers, body }
}

describe('asking', () => {
  it('adds the member where nobody has decided', () => {
    const params = { Key: 'k' }
    expect(askForChecksums(GET, params, SETTINGS)).toEqual({ Key: 'k', ChecksumMode: 'ENABLED' })
    expect(params).toEqual({ Key: 'k' })
  })

  it('otherwise gives back the same parameters', () => {
    const decided = { ChecksumMode: 'DISABLED' }
    expect(askForChecksums(GET, decided, SETTINGS)).toBe(decided)
    expect(askForChecksums(PLAIN, decided, SETTINGS)).toBe(decided)
    const params = {}
    expect(askForChecksums(GET, params, { ...SETTINGS, responseChecksumValidation: 'when_required' })).toBe(params)
  })
})

describe('a document', () => {
  it('is verified at once', () => {
    const checked = checkResponse(GET, ASKED, response({ 'x-amz-checksum-crc32': CRC32 }))
    expect(checked).toEqual({ algorithm: 'crc32', stream: undefined })
  })

  it('fails with boto’s sentence', () => {
    const wrong = response({ 'x-amz-checksum-crc32': 'AAAAAA==' })
    expect(() => checkResponse(GET, ASKED, wrong)).toThrow(FlexibleChecksumError)
    expect(() => checkResponse(GET, ASKED, wrong)).toThrow(
      'Expected checksum AAAAAA== did not match calculated checksum: DUoRhQ==',
    )
  })

  it('waits for an algorithm that has to be loaded', async () => {
    const checked = checkResponse(GET, ASKED, response({ 'x-amz-checksum-xxhash64': 'RatnNLIeaWg=' }))
    expect(checked).toBeInstanceOf(Promise)
    await expect(checked).resolves.toEqual({ algorithm: 'xxhash64', stream: undefined })
    const wrong = checkResponse(GET, ASKED, response({ 'x-amz-checksum-xxhash64': 'AAAAAAAAAAA=' }))
    await expect(wrong).rejects.toThrow(FlexibleChecksumError)
  })

  it('is judged by the best algorithm there is', () => {
    const both = { 'x-amz-checksum-sha256': 'bad', 'x-amz-checksum-crc32': CRC32 }
    expect(checkResponse(GET, ASKED, response(both))).toMatchObject({ algorithm: 'crc32' })
  })
})

describe('what is not verified', () => {
  it.each([
    ['nobody asked', GET, {}, { 'x-amz-checksum-crc32': 'AAAAAA==' }],
    ['the operation has no checksums', PLAIN, ASKED, { 'x-amz-checksum-crc32': 'AAAAAA==' }],
    ['the response has none', GET, ASKED, {}],
    ['it is of parts', GET, ASKED, { 'x-amz-checksum-crc32': 'AAAAAA==-3' }],
    ['nobody knows it', GET, ASKED, { 'x-amz-checksum-new99': 'AAAAAA==' }],
  ])('because %s', (_why, operation, params, headers) => {
    expect(checkResponse(operation, params, response(headers as Record<string, string>))).toBeUndefined()
  })
})

describe('a stream', () => {
  function stream(expected: string) {
    const headers = { 'x-amz-checksum-crc32': expected }
    const checked = checkResponse(GET_STREAM, ASKED, response(headers, Readable.from([HELLO])))
    if (checked === undefined || checked instanceof Promise) throw new Error('not checked at once')
    return checked.stream!
  }

  it('that has come whole is done with when it is right, and refused by who reads it when it is not', async () => {
    const right = checkResponse(GET_STREAM, ASKED, response({ 'x-amz-checksum-crc32': CRC32 }))
    expect(right).toEqual({ algorithm: 'crc32', stream: undefined })
    for (const name of ['crc32', 'sha256', 'xxhash64']) {
      const checked = await checkResponse(GET_STREAM, ASKED, response({ [`x-amz-checksum-${name}`]: 'AAAAAA==' }))
      expect(checked!.algorithm).toBe(name)
      checked!.stream!.update(HELLO)
      expect(() => checked!.stream!.verify()).toThrow(FlexibleChecksumError)
    }
  })

  it('is verified by who reads it', () => {
    const right = stream(CRC32)
    right.update(HELLO.subarray(0, 3))
    right.update(HELLO.subarray(3))
    expect(() => right.verify()).not.toThrow()
  })

  it('fails when it was cut or changed', () => {
    const cut = stream(CRC32)
    cut.update(HELLO.subarray(0, 3))
    expect(() => cut.verify()).toThrow(FlexibleChecksumError)
  })

  it('fails when what it is compared with is no checksum', () => {
    const odd = stream('***')
    odd.update(HELLO)
    expect(() => odd.verify()).toThrow('Expected checksum *** did not match calculated checksum: DUoRhQ==')
  })
})
