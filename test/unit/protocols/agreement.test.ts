import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CborDecoder } from '../../../src/protocols/formats/cbor-decoder.ts'
import { readCborMembers } from '../../../src/protocols/formats/cbor-reader.ts'
import { cborWriterOf, encodeWith } from '../../../src/protocols/formats/cbor-writer.ts'
import { readMembers } from '../../../src/protocols/formats/json-body.ts'
import { parseExact, stringifyExact } from '../../../src/protocols/formats/json-exact.ts'
import { converterOf, writeJson } from '../../../src/protocols/formats/json-writer.ts'
import { checkOfShape, INVALID } from '../../../src/protocols/validation/check.ts'
import { report } from '../../../src/protocols/validation/report.ts'
import { shapeOf } from './model-fixture.ts'

const RUNS = { seed: 20261120, numRuns: 4000 }

const shape = shapeOf(
  {
    Text: { shape: 'Short' },
    Count: { shape: 'Count' },
    Ratio: { shape: 'Double', locationName: 'ratio' },
    Flag: { shape: 'Boolean' },
    When: { shape: 'Timestamp' },
    Data: { shape: 'Blob' },
    Tags: { shape: 'StringMap' },
    Names: { shape: 'Names' },
    Doc: { shape: 'Document' },
    One: { shape: 'Union' },
    Sub: { shape: 'Input' },
    Subs: { shape: 'Subs' },
  },
  {
    Short: { type: 'string', min: 2 },
    Count: { type: 'long', min: 1 },
    Names: { type: 'list', min: 1, member: { shape: 'Short' } },
    Union: { type: 'structure', union: true, members: { A: { shape: 'String' }, B: { shape: 'Count' } } },
    Subs: { type: 'list', member: { shape: 'Input' } },
  },
  { required: ['Text'] },
)

const scalar = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.integer({ min: -2, max: 5 }),
  fc.constantFrom<unknown>(null, undefined, true, 1.5, Number.NaN, 7n, 2n ** 63n - 1n, '2020-01-01', '😀'),
  fc.date({ noInvalidDate: false }),
  fc.uint8Array({ maxLength: 3 }),
)
const anything = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('A', 'B', 'a', '__proto__', 'Text'), scalar, { maxKeys: 2 }),
)

const params = fc.letrec<{ params: unknown }>((tie) => ({
  params: fc.record(
    {
      Text: fc.oneof({ weight: 30, arbitrary: fc.string({ minLength: 4, maxLength: 8 }) }, anything),
      Count: fc.oneof({ weight: 30, arbitrary: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }) }, anything),
      Ratio: fc.oneof({ weight: 30, arbitrary: fc.double() }, anything),
      Flag: fc.oneof({ weight: 30, arbitrary: fc.boolean() }, anything),
      When: fc.oneof({ weight: 30, arbitrary: fc.constantFrom<unknown>(0, 1.5, new Date(5), '2020-01-01') }, anything),
      Data: fc.oneof({ weight: 30, arbitrary: fc.uint8Array() }, anything),
      Tags: fc.oneof({ weight: 30, arbitrary: fc.dictionary(fc.string(), fc.string()) }, anything),
      Names: fc.oneof({ weight: 30, arbitrary: fc.array(fc.string({ minLength: 4 }), { minLength: 1 }) }, anything),
      Doc: fc.oneof({ weight: 30, arbitrary: fc.jsonValue() }, anything),
      One: fc.oneof(
        { weight: 30, arbitrary: fc.constantFrom<unknown>({ A: 'a' }, { B: 1 }, { A: undefined, B: 2 }) },
        fc.constantFrom<unknown>({}, { A: 'a', B: 1 }),
        anything,
      ),
      Sub: fc.oneof({ depthSize: 'small' }, fc.constant(undefined), tie('params')),
      Subs: fc.oneof({ depthSize: 'small' }, fc.constant([]), fc.array(tie('params'), { maxLength: 2 })),
      Odd: fc.option(scalar, { freq: 20, nil: undefined }),
    },
    { requiredKeys: ['Text'] },
  ),
})).params

function accepts(work: () => unknown): boolean {
  try {
    work()
    return true
  } catch (thrown) {
    if (thrown === INVALID) return false
    throw thrown
  }
}

describe('validation', () => {
  it('finds a problem where the report has one, in every format', () => {
    let bad = 0
    fc.assert(
      fc.property(params, (value) => {
        const fine = report(shape, value).problems.length === 0
        if (!fine) bad++
        expect(accepts(() => checkOfShape(shape)(value))).toBe(fine)
        expect(accepts(() => converterOf(shape, true)(value))).toBe(fine)
        expect(accepts(() => encodeWith(cborWriterOf(shape, true), value))).toBe(fine)
      }),
      RUNS,
    )
    expect(bad).toBeGreaterThan(RUNS.numRuns / 4)
    expect(bad).toBeLessThan((RUNS.numRuns * 19) / 20)
  })
})

describe('what is written', () => {
  it('is read again as the same, in JSON and CBOR', () => {
    let good = 0
    fc.assert(
      fc.property(params, (value) => {
        if (report(shape, value).problems.length > 0) return
        good++
        const json = readMembers(shape, writeJson(converterOf(shape, true), value))
        const cbor = readCborMembers(shape, encodeWith(cborWriterOf(shape, true), value))
        expect(withoutDocuments(cbor)).toEqual(withoutDocuments(json))
      }),
      RUNS,
    )
    expect(good).toBeGreaterThan(RUNS.numRuns / 20)
  })
})

/** Documents may differ: in CBOR a float is not a whole number, and minus zero is kept. */
function withoutDocuments(value: unknown): unknown {
  if (Object.is(value, -0)) return 0
  if (Array.isArray(value)) return value.map(withoutDocuments)
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => (name === 'Doc' ? [] : [[name, withoutDocuments(item)]])),
  )
}

/** As JSON.parse has it. */
function rounded(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  const copy = { ...value } as Record<string, unknown>
  for (const name of Object.keys(copy)) copy[name] = rounded(copy[name])
  return copy
}

describe('exact JSON', () => {
  it('is JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(rounded(parseExact(text))).toEqual(JSON.parse(text))
        expect(stringifyExact(JSON.parse(text))).toBe(JSON.stringify(JSON.parse(text)))
      }),
      RUNS,
    )
  })

  it('refuses what is none', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'{}[]",:\\0123456789-+.eEtrufalsn \n'), maxLength: 12 })
    fc.assert(
      fc.property(noise, (text) => {
        const attempt = (parse: (text: string) => unknown) => {
          try {
            return parse(text)
          } catch (error) {
            return (error as Error).name
          }
        }
        expect(rounded(attempt(parseExact))).toEqual(attempt(JSON.parse))
      }),
      { ...RUNS, numRuns: 20_000 },
    )
  })

  it('keeps whole numbers', () => {
    fc.assert(
      fc.property(fc.bigInt(), (value) => {
        const read = parseExact(stringifyExact({ a: [value] })) as { a: [number | bigint] }
        expect(BigInt(read.a[0])).toBe(value)
      }),
      RUNS,
    )
  })
})

describe('CBOR', () => {
  it('of any bytes is read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          new CborDecoder(bytes).any()
        } catch (error) {
          expect((error as Error).name).toBe('ResponseParserError')
        }
      }),
      { ...RUNS, numRuns: 20_000 },
    )
  })
})
