import { describe, expect, it } from 'vitest'
import { Binary, Decimal, TypeDeserializer } from '../../../../src/dynamodb.ts'
import { ArgumentError, ResponseParserError } from '../../../../src/errors/index.ts'

const deserializer = new TypeDeserializer()
const deserialize = (value: unknown): unknown => deserializer.deserialize(value as object)

describe('values that are read', () => {
  it.each([
    [{ NULL: true }, null],
    [{ BOOL: false }, false],
    [{ S: '' }, ''],
    [{ N: '1.5' }, 1.5],
    [{ L: [{ N: '1' }, { L: [] }] }, [1, []]],
    [{ M: { a: { M: {} } } }, { a: {} }],
    [{ SS: ['a', 'b'] }, new Set(['a', 'b'])],
    [{ NS: ['1', '9007199254740993'] }, new Set([1, 9007199254740993n])],
  ])('%j', (stored, value) => {
    expect(deserialize(stored)).toEqual(value)
  })

  it('bytes, which are base64 in the JSON of streams', () => {
    const bytes = new Uint8Array([0, 255])
    for (const B of [bytes, 'AP8=']) expect((deserialize({ B }) as Binary).equals(bytes)).toBe(true)
    const [member] = deserialize({ BS: ['AP8='] }) as Set<Binary>
    expect(member).toEqual(new Binary(bytes))
  })

  it('members that are undefined as not there', () => {
    expect(deserialize({ S: undefined, N: '1' })).toBe(1)
  })

  it('names that objects have a meaning for', () => {
    const value = deserialize(JSON.parse('{"M": {"__proto__": {"S": "x"}}}')) as object
    expect(Object.keys(value)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  })
})

describe('values that cannot be read', () => {
  it.each([
    [{}, 'Value must be a nonempty dictionary whose key is a valid dynamodb type.'],
    [null, 'Value must be a nonempty dictionary whose key is a valid dynamodb type.'],
    [{ X: 1 }, 'Dynamodb type X is not supported'],
    ['text', 'Dynamodb type 0 is not supported'],
    [{ N: 5 }, 'A number of DynamoDB is text, not number'],
    [{ N: 'five' }, 'A Decimal is made of a number or its text, not of five'],
    [{ N: '' }, 'A Decimal is made of a number or its text'],
    [{ N: '0x10' }, 'A Decimal is made of a number or its text'],
    [{ L: {} }, 'A list or set of DynamoDB is an array, not object'],
    [{ SS: null }, 'A list or set of DynamoDB is an array, not null'],
    [{ M: [] }, 'A map of DynamoDB is an object, not array'],
    [{ B: 5 }, 'Value must be of the following types: Uint8Array, ArrayBuffer, not number'],
  ])('%j', (stored, message) => {
    expect(() => deserialize(stored)).toThrow(ArgumentError)
    expect(() => deserialize(stored)).toThrow(message)
  })

  it('among them what has no end', () => {
    let deep: object = { S: 'x' }
    for (let i = 0; i < 10_000; i++) deep = { L: [deep] }
    expect(() => deserialize(deep)).toThrow(ResponseParserError)
  })
})

describe('numbers', () => {
  const stored = { L: [{ N: '1' }, { NS: ['2.5'] }] }

  it('are read by a function of their text, which gets nothing else', () => {
    const texts: unknown[] = []
    const numbers = (...given: unknown[]): number => texts.push(...given)
    new TypeDeserializer({ numbers }).deserialize(stored)
    expect(texts).toEqual(['1', '2.5'])
    const pi = { N: '3.14159265358979323846' }
    expect(new TypeDeserializer({ numbers: Number }).deserialize(pi)).toBe(Math.PI)
    expect(new TypeDeserializer({ numbers: (text) => new Decimal(text) }).deserialize({ N: '1' })).toEqual(
      new Decimal('1'),
    )
  })

  it.each([{ numbers: 'number' }, { numbers: null }, { number: Number }])('are not read with %j', (options) => {
    expect(() => new TypeDeserializer(options as never)).toThrow(ArgumentError)
  })
})
