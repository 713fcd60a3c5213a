import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ArgumentError } from '../../../src/errors/index.ts'
import { readStartingToken } from '../../../src/paginate/starting-token.ts'
import { decodeToken, encodeToken } from '../../../src/paginate/token-text.ts'

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.boolean(),
    fc.uint8Array({ maxLength: 8 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))

describe('tokens', () => {
  it('hold whatever a service may use for one', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('Marker', 'Key'), value, { noNullPrototype: true }), (fields) => {
        expect(decodeToken(encodeToken(fields))).toEqual(fields)
      }),
      { numRuns: 3000, seed: 7 },
    )
  })

  it('hold every digit of decimals, whoever made them', () => {
    const decimal = { toFixed: (): string => '0.12345678901234567891', digits: [1] }
    const token = encodeToken({ Key: { id: decimal, bytes: new Uint8Array([1]), list: [decimal] } })
    const { Key } = decodeToken(token) as { Key: { id: typeof decimal; bytes: Uint8Array; list: (typeof decimal)[] } }
    expect([Key.id.toFixed(), Key.list[0]!.toFixed(), Key.bytes]).toEqual([
      '0.12345678901234567891',
      '0.12345678901234567891',
      new Uint8Array([1]),
    ])
    expect(encodeToken({ Key })).toBe(token)
    const lost = Buffer.from('{"Key": 5, "tucuxi_decimal_keys": [["Key"]]}').toString('base64')
    expect(decodeToken(lost)).toBeUndefined()
  })

  it('are ASCII in their JSON, as Python writes them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = Buffer.from(encodeToken({ Marker: text }), 'base64').toString('latin1')
        expect(json).toMatch(/^[ -~]*$/)
        expect(JSON.parse(json)).toEqual({ Marker: text })
      }),
      { numRuns: 2000, seed: 7 },
    )
  })

  it('of any text are a starting point or an error that says so', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String(),
      fc.json().map((json) => Buffer.from(json).toString('base64')),
      fc
        .tuple(fc.jsonValue(), fc.jsonValue())
        .map(([keys, inner]) =>
          Buffer.from(JSON.stringify({ Marker: inner, boto_encoded_keys: keys })).toString('base64'),
        ),
      fc.array(fc.constantFrom('a', 'None', '3', '-1', ''), { maxLength: 4 }).map((parts) => parts.join('___')),
    )
    fc.assert(
      fc.property(hostile, (token) => {
        try {
          const { tokens, skip } = readStartingToken(token, ['Marker'])
          expect(Object.keys(tokens)).toEqual(['Marker'])
          expect(Number.isInteger(skip) && skip >= 0).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(ArgumentError)
        }
      }),
      { numRuns: 10_000, seed: 7 },
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})
