import { describe, expect, it } from 'vitest'
import { CborDecoder } from '../../../src/protocols/formats/cbor-decoder.ts'
import { isUnreadable } from '../../../src/protocols/generic-error.ts'
import { rpcV2Cbor } from '../../../src/protocols/rpc-v2-cbor.ts'
import { OPTIONS, operationOf, responseOf } from './model-fixture.ts'

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')

function bodyOf(input: Record<string, unknown>, params: Record<string, unknown>, options = OPTIONS): string {
  const { body } = rpcV2Cbor.serialize(operationOf({ input }), params, options)
  return Buffer.from(body as Uint8Array).toString('hex')
}

describe('requests', () => {
  it('go to the path of the operation', () => {
    expect(rpcV2Cbor.serialize(operationOf({}), {}, OPTIONS)).toEqual({
      method: 'POST',
      path: '/service/Target/operation/Do',
      query: '',
      headers: { 'smithy-protocol': 'rpc-v2-cbor', accept: 'application/cbor' },
      body: undefined,
      hostPrefix: undefined,
    })
  })

  it('have a body and its type where there is an input, and the mode of services that once spoke query', () => {
    const operation = operationOf({ input: {}, metadata: { awsQueryCompatible: {} } })
    const request = rpcV2Cbor.serialize(operation, {}, OPTIONS)
    expect(request.headers['content-type']).toBe('application/cbor')
    expect(request.headers['x-amzn-query-mode']).toBe('true')
    expect(Buffer.from(request.body as Uint8Array).toString('hex')).toBe('a0')
    request.headers['x'] = 'y'
    expect(rpcV2Cbor.serialize(operation, {}, OPTIONS).headers['x']).toBeUndefined()
  })

  it('expect events where the output has some', () => {
    const operation = operationOf({
      output: { E: { shape: 'Events' } },
      shapes: { Events: { type: 'structure', eventstream: true, members: {} } },
    })
    expect(rpcV2Cbor.serialize(operation, {}, OPTIONS).headers['accept']).toBe('application/vnd.amazon.eventstream')
  })

  it('write whole numbers in as few bytes as they need', () => {
    const numbers: [number | bigint, string][] = [
      [0, '00'],
      [23, '17'],
      [24, '1818'],
      [255, '18ff'],
      [256, '190100'],
      [65536, '1a00010000'],
      [4294967296, '1b0000000100000000'],
      [-1, '20'],
      [-25, '3818'],
      [2n ** 64n - 1n, '1bffffffffffffffff'],
      [-(2n ** 64n), '3bffffffffffffffff'],
      [5n, '05'],
      [2 ** 53, '1b0020000000000000'],
    ]
    for (const [A, wanted] of numbers) expect(bodyOf({ A: { shape: 'Long' } }, { A })).toBe(`a16141${wanted}`)
    expect(() => bodyOf({ A: { shape: 'Long' } }, { A: 2n ** 64n })).toThrow('it needs more than 64 bits')
  })

  it('write floats in their size, and what is no number in two bytes', () => {
    expect(bodyOf({ A: { shape: 'Float' } }, { A: 1.5 })).toBe('a16141fa3fc00000')
    expect(bodyOf({ A: { shape: 'Double' } }, { A: 1.5 })).toBe('a16141fb3ff8000000000000')
    expect(bodyOf({ A: { shape: 'Double' } }, { A: Number.NaN })).toBe('a16141f97e00')
    expect(bodyOf({ A: { shape: 'Float' } }, { A: Number.POSITIVE_INFINITY })).toBe('a16141f97c00')
    expect(bodyOf({ A: { shape: 'Double' } }, { A: Number.NEGATIVE_INFINITY })).toBe('a16141f9fc00')
  })

  it('write times with a tag, with a fraction only where there is one', () => {
    expect(bodyOf({ A: { shape: 'Timestamp' } }, { A: new Date(1000) })).toBe('a16141c101')
    expect(bodyOf({ A: { shape: 'Timestamp' } }, { A: 1.5 })).toBe('a16141c1fb3ff8000000000000')
  })

  it('write text of any length and alphabet', () => {
    for (const text of [
      '',
      'a',
      'é',
      'x'.repeat(23),
      'x'.repeat(24),
      'x'.repeat(31),
      `${'x'.repeat(30)}é`,
      'é'.repeat(500),
    ]) {
      const body = hex(bodyOf({ A: { shape: 'String' }, B: { shape: 'Boolean' } }, { A: text, B: true }))
      expect(new CborDecoder(body).any()).toEqual({ A: text, B: true })
    }
  })

  it('write documents, blobs, lists and maps', () => {
    const input = { D: { shape: 'Document' }, B: { shape: 'Blob' }, L: { shape: 'Strings' }, M: { shape: 'StringMap' } }
    const params = { D: [null, 'x', true, 1, 1.5, 7n, { a: {} }], B: 'hi', L: ['a'], M: { k: 'v', u: undefined } }
    expect(new CborDecoder(hex(bodyOf(input, params))).any()).toEqual({
      D: [null, 'x', true, 1, 1.5, 7, { a: {} }],
      B: new Uint8Array([104, 105]),
      L: ['a'],
      M: { k: 'v' },
    })
  })

  it('have no nulls when they are not validated', () => {
    const lenient = { ...OPTIONS, validate: false }
    const input = { A: { shape: 'String' }, L: { shape: 'Strings' } }
    expect(bodyOf(input, { A: null, L: [null] }, lenient)).toBe('a1614c81f6')
    expect(() => bodyOf(input, { A: null })).toThrow('Invalid type for parameter A, value: null')
  })
})

describe('answers', () => {
  const operation = operationOf({
    output: {
      A: { shape: 'Long' },
      T: { shape: 'Timestamp' },
      M: { shape: 'StringMap' },
      S: { shape: 'Sparse' },
      L: { shape: 'Strings' },
      U: { shape: 'Union' },
      R: { shape: 'Tree' },
      D: { shape: 'Document' },
    },
    shapes: {
      Sparse: { type: 'map', sparse: true, key: { shape: 'String' }, value: { shape: 'String' } },
      Union: { type: 'structure', union: true, members: { A: { shape: 'Long' } } },
      Tree: { type: 'structure', members: { R: { shape: 'Tree' } } },
    },
  })
  const parse = (body: string) => {
    const { ResponseMetadata: _, ...result } = rpcV2Cbor.parse(operation, responseOf(hex(body)))
    return result
  }

  it('lose nulls and what is not known', () => {
    expect(parse('a3 6141 f6 6158 a1 6179 01 6144 f7')).toEqual({})
    expect(parse('')).toEqual({})
    expect(parse('f6')).toEqual({})
    expect(parse('a2 614d a2 6161 f6 6162 6163 6153 a1 6161 f6')).toEqual({ M: { b: 'c' }, S: { a: null } })
    expect(parse('bf 614c 9f 6161 f6 ff ff')).toEqual({ L: ['a', null] })
  })

  it('have exact numbers, and times with or without a tag', () => {
    expect(parse('a1 6141 1b7fffffffffffffff')).toEqual({ A: 9223372036854775807n })
    expect(parse('a1 6141 3b001fffffffffffff')).toEqual({ A: -9007199254740992n })
    expect(parse('a1 6154 c1 fb3ff8000000000000')).toEqual({ T: new Date(1500) })
    expect(parse('a1 6154 01')).toEqual({ T: new Date(1000) })
    expect(parse('a1 6141 c2 05')).toEqual({ A: 5 })
  })

  it('have unions with one member, or the name of a member that is not known yet', () => {
    expect(parse('a1 6155 a2 6141 01 665f5f74797065 6178')).toEqual({ U: { A: 1 } })
    expect(parse('a1 6155 a1 614e 01')).toEqual({ U: { SDK_UNKNOWN_MEMBER: { name: 'N' } } })
    expect(() => parse('a1 6155 a0')).toThrow('must have one and only one member set')
  })

  it('never change a prototype', () => {
    const result = parse('a2 614d a1 695f5f70726f746f5f5f 6178 6144 a1 695f5f70726f746f5f5f a1 6161 01')
    expect(JSON.stringify(result)).toBe('{"M":{"__proto__":"x"},"D":{"__proto__":{"a":1}}}')
    expect(Object.getPrototypeOf(result['D'])).toBe(Object.prototype)
  })

  it('are bounded', () => {
    expect(() => parse(`a1 6144 ${'81'.repeat(100_000)}00`)).toThrow('nested too deeply')
    expect(() => parse(`a1 6152 ${'a16152'.repeat(100_000)}a0`)).toThrow('nested too deeply')
    expect(() => parse(`a1 6144 ${'d8ff'.repeat(100_000)}00`)).toThrow('nested too deeply')
    expect(() => parse('a1 6144 9b00ffffffffffffff')).toThrow('it ends too early')
    expect(() => parse('a1 6144 5b00ffffffffffffff')).toThrow('it ends too early')
    expect(() => parse('81 01')).toThrow('a map is expected')
    expect(() => parse('a1 01 01')).toThrow('a key is no text')
  })

  it('may be errors', () => {
    const error = rpcV2Cbor.parseError(
      operation,
      responseOf(hex('a2 665f5f74797065 63612342 676d657373616765 616d'), 400, { 'x-amzn-requestid': 'r' }),
    )
    expect(error).toEqual({
      Error: { Code: 'B', Message: 'm' },
      ResponseMetadata: { RequestId: 'r', HTTPStatusCode: 400, HTTPHeaders: { 'x-amzn-requestid': 'r' } },
    })
    for (const body of ['', '01', 'a0']) {
      expect(rpcV2Cbor.parseError(operation, responseOf(hex(body), 404)).Error).toEqual({ Code: '404', Message: '' })
    }
    for (const body of ['ff', 'a1']) {
      const unread = rpcV2Cbor.parseError(operation, responseOf(hex(body), 404))
      expect(unread.Error).toEqual({ Code: '404', Message: 'Not Found' })
      expect(isUnreadable(unread)).toBe(true)
    }
    expect(rpcV2Cbor.parseError(operation, responseOf('<html>', 502)).Error!.Message).toBe('Bad Gateway')
  })
})
