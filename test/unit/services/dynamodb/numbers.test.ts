import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Binary, Decimal, type NativeInput, TypeDeserializer, TypeSerializer } from '../../../../src/dynamodb.ts'
import { ArgumentError } from '../../../../src/errors/index.ts'

const read = (N: string): unknown => new TypeDeserializer().deserialize({ N })

describe('a number of DynamoDB', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['-0.0E5', 0],
    ['1', 1],
    ['-1.10', -1.1],
    ['1E+2', 100],
    ['0.1', 0.1],
    ['1e-130', 1e-130],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', 9007199254740992n],
    ['-9007199254740993', -9007199254740993n],
    ['9007199254740993.0', 9007199254740993n],
    ['1E+21', 10n ** 21n],
    ['9.9E+125', 99n * 10n ** 124n],
    ['99999999999999999999999999999999999999', 99999999999999999999999999999999999999n],
    ['1.0000000000000000000', 1],
    ['0.1000000000000000055511151231257827', new Decimal('0.1000000000000000055511151231257827')],
    ['1.00000000000000000001', new Decimal('1.00000000000000000001')],
    ['3.14159265358979323846', new Decimal('3.14159265358979323846')],
    ['0.30000000000000004', 0.1 + 0.2],
    ['123456789.123456789', new Decimal('123456789.123456789')],
    ['1e999999', new Decimal('1e999999')],
    ['1e-400', new Decimal('1e-400')],
  ])('%s', (text, value) => {
    expect(read(text)).toEqual(value)
    expect(typeof read(text)).toBe(typeof value)
  })

  it('has one zero', () => {
    expect(Object.is(read('-0'), 0)).toBe(true)
    expect(Object.is(read('-0E1'), 0)).toBe(true)
  })
})

describe('a Decimal', () => {
  it('is text wherever text is wanted', () => {
    const decimal = new Decimal('1.10')
    expect(`${decimal}`).toBe('1.10')
    expect(JSON.stringify({ decimal })).toBe('{"decimal":"1.10"}')
    expect([decimal.text, decimal.toString(), decimal.toFixed()]).toEqual(['1.10', '1.10', '1.10'])
    expect(inspect(decimal)).toContain('1.10')
    expect(decimal.toNumber()).toBe(1.1)
  })

  it('is no number that could lose digits', () => {
    const decimal = new Decimal('1.10') as unknown as number
    for (const calculate of [() => decimal + 1, () => decimal * 2, () => decimal > 1, () => Number(decimal)]) {
      expect(calculate).toThrow('Decimal 1.10 cannot be calculated with')
    }
  })

  it('is made of numbers', () => {
    expect([new Decimal(0.1), new Decimal(5n), new Decimal('+.5e-3')].map(String)).toEqual(['0.1', '5', '+.5e-3'])
    for (const value of ['', '.', 'x', '1,5', '0x1', ' 1', Number.NaN, null, true, {}, '1'.repeat(500), [1]]) {
      expect(() => new Decimal(value as string)).toThrow(ArgumentError)
    }
  })

  it('is compared by its text', () => {
    expect(new Decimal('1.1')).toEqual(new Decimal('1.1'))
    expect(new Decimal('1.1')).not.toEqual(new Decimal('1.2'))
  })
})

describe('a Binary', () => {
  it('is bytes', () => {
    const bytes = new Uint8Array([1, 2, 3, 4]).subarray(1)
    const binary = new Binary(bytes)
    expect(binary).toBeInstanceOf(Uint8Array)
    expect([...binary]).toEqual([2, 3, 4])
    expect(binary.equals(new Uint8Array([2, 3, 4]))).toBe(true)
    expect(binary.equals(new Uint8Array([2, 3]))).toBe(false)
    expect(binary.slice(1)).toEqual(new Uint8Array([3, 4]))
    expect(binary.map((byte) => byte + 1).constructor).toBe(Uint8Array)
  })

  it.each(['text', 5, null, undefined, [1]])('is not made of %j', (value) => {
    expect(() => new Binary(value as never)).toThrow('Value must be of the following types: Uint8Array, ArrayBuffer')
  })
})

/** Anything that can be stored, as it comes back. */
const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.string({ unit: 'binary' }),
    fc.maxSafeInteger(),
    fraction(),
    large(),
    fc.uint8Array().map((bytes) => new Binary(bytes)),
    fc.uniqueArray(fc.string(), { minLength: 1 }).map((texts) => new Set(texts)),
    fc.uniqueArray(fc.maxSafeInteger(), { minLength: 1 }).map((numbers) => new Set(numbers)),
    fc
      .uniqueArray(fc.uint8Array(), { minLength: 1, selector: String })
      .map((all) => new Set(all.map((one) => new Binary(one)))),
    fc.array(tie('value')),
    fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), tie('value')),
  ),
}))

function fraction(): fc.Arbitrary<number> {
  return fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((number) => !Number.isInteger(number) && Math.abs(number) > 1e-120)
}

/** Beyond 2^53, with at most 38 digits. */
function large(): fc.Arbitrary<bigint> {
  return fc.bigInt({ min: 2n ** 53n, max: 10n ** 38n - 1n }).chain((number) => fc.constantFrom(number, -number))
}

describe('what was stored', () => {
  const serializer = new TypeSerializer()
  const deserializer = new TypeDeserializer()

  it('comes back', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(deserializer.deserialize(serializer.serialize(value as NativeInput))).toEqual(value)
      }),
      { numRuns: 500 },
    )
  })

  it('comes back with every digit', () => {
    const digits = fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n })
    fc.assert(
      fc.property(digits, fc.integer({ min: -130, max: 80 }), (number, exponent) => {
        const text = `${number}E${exponent}`
        const back = deserializer.deserialize({ N: text })
        // Exactly the same number: both sides as whole numbers of 10^-300.
        expect(scaled(String(back))).toBe(number * 10n ** BigInt(exponent + 300))
        if (typeof back === 'number') expect(Number.isInteger(back) ? Number.isSafeInteger(back) : true).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

function scaled(text: string): bigint {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  return BigInt(whole + fraction) * 10n ** BigInt(300 + Number(exponent) - fraction.length)
}
