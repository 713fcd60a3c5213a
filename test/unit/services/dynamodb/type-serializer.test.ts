import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { Binary, Decimal, type NativeInput, TypeSerializer } from '../../../../src/dynamodb.ts'
import { ArgumentError, ParamValidationError } from '../../../../src/errors/index.ts'

const serializer = new TypeSerializer()
const serialize = (value: unknown): unknown => serializer.serialize(value as NativeInput)

/** What is said about a value, after the first line that is always the same. */
function refusal(value: unknown, own = serializer): string {
  try {
    own.serialize(value as NativeInput)
  } catch (error) {
    expect(error).toBeInstanceOf(ParamValidationError)
    return (error as Error).message.replace('Parameter validation failed:\n', '')
  }
  throw new Error('accepted')
}

class Book {
  title = 'Solaris'
  year = 1961
  #secret = 1
  get secret(): number {
    return this.#secret
  }
}

describe('values that are stored', () => {
  it.each([
    ['null', null, { NULL: true }],
    ['true', true, { BOOL: true }],
    ['empty text', '', { S: '' }],
    ['text', '☕', { S: '☕' }],
    ['a number', 1.5, { N: '1.5' }],
    ['a small number', 1e-7, { N: '1e-7' }],
    ['minus zero', -0, { N: '0' }],
    ['the greatest safe integer', 2 ** 53 - 1, { N: '9007199254740991' }],
    ['a bigint', -12345678901234567890n, { N: '-12345678901234567890' }],
    ['a bigint of zeros, which boto refuses', 10n ** 38n, { N: `1${'0'.repeat(38)}` }],
    ['a Decimal', new Decimal('1.10'), { N: '1.10' }],
    ["a library's decimal", { s: 1, toFixed: () => '0.1', toJSON: (): string => '0.1' }, { N: '0.1' }],
    ['bytes', new Uint8Array([1, 2]), { B: new Uint8Array([1, 2]) }],
    ['a Buffer', Buffer.from('a'), { B: Buffer.from('a') }],
    ['a Binary', new Binary(new Uint8Array([1])), { B: new Binary(new Uint8Array([1])) }],
    ['a buffer', new Uint8Array([1, 2]).buffer, { B: new Uint8Array([1, 2]) }],
    ['bytes of another realm', runInNewContext('new Uint8Array([1])'), { B: expect.anything() }],
    ['a list', [1, [null]], { L: [{ N: '1' }, { L: [{ NULL: true }] }] }],
    ['an empty list', [], { L: [] }],
    ['an empty object', {}, { M: {} }],
    ['an object', { a: { b: 'c' } }, { M: { a: { M: { b: { S: 'c' } } } } }],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 }), { M: { a: { N: '1' } } }],
    ['a Map', new Map<string, unknown>([['a', true]]), { M: { a: { BOOL: true } } }],
    ['an instance, by its own members', new Book(), { M: { title: { S: 'Solaris' }, year: { N: '1961' } } }],
    ['a set of text', new Set(['a', 'b']), { SS: ['a', 'b'] }],
    ['a set of numbers', new Set([1, 2n, new Decimal('0.1')]), { NS: ['1', '2', '0.1'] }],
    ['a set of bytes', new Set([new Uint8Array([1])]), { BS: [new Uint8Array([1])] }],
  ])('%s', (_, value, stored) => {
    expect(serialize(value)).toEqual(stored)
  })

  it('once, where a set has the same twice', () => {
    expect(serialize(new Set([1, 1n, new Decimal('1')]))).toEqual({ NS: ['1'] })
    const [one, other] = [Buffer.from('same'), new Uint8Array(Buffer.from('same'))]
    expect(serialize(new Set([one, other]))).toEqual({ BS: [other] })
  })

  it('under names that objects have a meaning for', () => {
    const stored = serialize(JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}')) as { M: object }
    expect(Object.keys(stored.M)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(stored.M)).toBe(Object.prototype)
  })

  it('without a change to what was given', () => {
    const given = Object.freeze({ list: Object.freeze([1]), set: new Set(['a']) })
    serialize(given)
    expect(given).toEqual({ list: [1], set: new Set(['a']) })
  })
})

describe('values that are refused', () => {
  it.each([
    ['undefined', undefined, 'value is undefined: leave it out, give null, or set the option removeUndefinedValues'],
    ['a function', () => 1, 'value is a function, which DynamoDB cannot keep'],
    ['a symbol', Symbol('s'), 'value is a symbol, which DynamoDB cannot keep'],
    ['NaN', Number.NaN, 'value is NaN, which DynamoDB cannot keep'],
    ['infinity', Number.NEGATIVE_INFINITY, 'value is -Infinity, which DynamoDB cannot keep'],
    [
      'a number that lost digits',
      2 ** 53,
      'value is a whole number beyond 2^53, of which a number has lost digits: give it',
    ],
    ['a number too small', 5e-324, 'value is nearer to zero than the smallest number of DynamoDB, 1E-130'],
    ['a number too large', 10n ** 126n, 'value is beyond the greatest number of DynamoDB, 9.9E+125'],
    ['a number of any size', 10n ** 5000n, 'value is beyond what DynamoDB keeps: 38 digits, from 1E-130 to 9.9E+125'],
    ['39 digits', BigInt('9'.repeat(39)), 'value has 39 digits: DynamoDB keeps 38'],
    ["a library's NaN", { toFixed: () => 'NaN' }, 'value is no number'],
    [
      'a date',
      new Date(),
      'value is a Date, which DynamoDB does not have: give date.toISOString(), or seconds since 1970',
    ],
    ['a promise', Promise.resolve(1), 'value is a Promise: an await is missing'],
    ['an empty set', new Set(), 'value is an empty Set, which DynamoDB does not have: leave it out, or give null'],
    ['a mixed set', new Set(['a', 1]), 'value is a Set of several types: all of it is numbers, all text, or all bytes'],
    [
      'a set of booleans',
      new Set([true]),
      'value is a Set with a boolean in it: sets are of numbers, of text, or of bytes',
    ],
    ['a set of objects', new Set([{}]), 'value is a Set with a object in it'],
    ['a set with undefined', new Set(['a', undefined]), 'value is a Set with undefined in it'],
    ['a Map with other keys', new Map([[1, 'a']]), 'value is a Map with a number as a key: names are text'],
    ['floats', new Float32Array(2), 'value is a Float32Array: give a list of its numbers, [...array], or its bytes'],
    ['a URL', new URL('http://a'), 'value is a URL, which DynamoDB does not have: give what is to be stored of it'],
    ['what has JSON of its own', { toJSON: (): string => 'x' }, 'value is a object, which DynamoDB does not have'],
    ['a boxed number', Object(5), 'value is a Number, which DynamoDB does not have'],
    ['a RegExp', /a/, 'value is a RegExp, which DynamoDB does not have'],
  ])('%s', (_, value, sentence) => {
    expect(refusal(value)).toContain(sentence)
  })

  it('say where they are', () => {
    expect(refusal({ a: [1, { b: undefined }] })).toMatch(/^value\.a\[1\]\.b is undefined/)
    expect(refusal({ a: new Map([['b', new Set([Number.NaN])]]) })).toMatch(/^value\.a\.b is NaN/)
    // biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
    expect(refusal([1, , 2])).toMatch(/^value\[1\] is undefined/)
  })

  it('say nothing of what they hold', () => {
    expect(refusal({ card: 41111111111111111111111111111111111111111111n })).not.toContain('4111')
    expect(refusal(new Set(['secret', 1]))).not.toContain('secret')
  })

  it('among them what holds itself', () => {
    const round: Record<string, unknown> = {}
    round['list'] = [round]
    expect(refusal(round)).toMatch(/is nested too deeply, or holds itself: DynamoDB takes 32 levels$/)
  })

  it('but not 32 levels', () => {
    let deep: unknown = 'x'
    for (let i = 0; i < 40; i++) deep = { deep }
    expect(serialize(deep)).toHaveProperty('M')
  })
})

describe('removeUndefinedValues', () => {
  const removing = new TypeSerializer({ removeUndefinedValues: true })

  it('leaves out members of objects, lists and sets', () => {
    const given = { a: undefined, b: [1, undefined, 2], c: new Set(['x', undefined]), d: new Map([['e', undefined]]) }
    expect(removing.serialize(given)).toEqual({
      M: { b: { L: [{ N: '1' }, { N: '2' }] }, c: { SS: ['x'] }, d: { M: {} } },
    })
  })

  it('has nothing to leave a value out of', () => {
    expect(refusal(undefined, removing)).toContain('value is undefined')
    expect(refusal(new Set([undefined]), removing)).toContain('value is an empty Set')
  })
})

it('knows its options', () => {
  const misspelled = { removeUndefined: true } as never
  expect(() => new TypeSerializer(misspelled)).toThrow(ArgumentError)
})

it('sends equal numbers of a Set once, however they are written', () => {
  const members = [1, new Decimal('1.0'), 0.5, new Decimal('5E-1'), new Decimal('-0'), 0]
  expect((new TypeSerializer().serialize(new Set(members)) as { NS: string[] }).NS).toHaveLength(3)
})
