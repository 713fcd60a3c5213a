import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RawShapes } from '../../src/loaders/raw-shape.ts'
import { cborWriterOf, encodeWith } from '../../src/protocols/formats/cbor-writer.ts'
import { converterOf } from '../../src/protocols/formats/json-writer.ts'
import { formatTimestamp, isTimestamp } from '../../src/protocols/timestamp.ts'
import { checkOfShape, INVALID } from '../../src/protocols/validation/check.ts'
import { report } from '../../src/protocols/validation/report.ts'

function recorded<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`data/${name}.json`, import.meta.url), 'utf8')) as T
}

const { shapes, cases } = recorded<{
  shapes: Record<string, unknown>
  cases: { params: Record<string, unknown>; report: string[] }[]
}>('validation')
const input = new RawShapes(shapes as never).get('In')

const TYPES: Readonly<Record<string, string>> = {
  "<class 'str'>": 'string',
  "<class 'int'>": 'integer, bigint',
  "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>": 'number, bigint',
  "<class 'bool'>": 'boolean',
  "<class 'dict'>": 'object',
  "<class 'list'>, <class 'tuple'>": 'array',
  "<class 'datetime.datetime'>, timestamp-string": 'Date, number, timestamp-string',
  "<class 'bytes'>, <class 'bytearray'>, file-like object": 'Uint8Array, string',
}
const GIVEN: Readonly<Record<string, string>> = {
  "<class 'str'>": 'string',
  "<class 'int'>": 'number',
  "<class 'float'>": 'number',
  "<class 'NoneType'>": 'null',
  "<class 'list'>": 'array',
}

/** boto's sentence about a type, with JavaScript's names; other sentences are the same. */
function inJavaScript(line: string): string {
  const match = /^(Invalid type for parameter .*, value: )(.*), type: (<class '\w+'>), valid types: (.*)$/.exec(line)
  if (match === null) return line
  const [, start, value, given, valid] = match
  const items = value!.startsWith('[') ? `[${value === '[]' ? 0 : value!.split(',').length} elements]` : value
  return `${start}${items === 'None' ? 'null' : items}, type: ${GIVEN[given!]}, valid types: ${TYPES[valid!]}`
}

function accepts(work: () => unknown): boolean {
  try {
    work()
    return true
  } catch (thrown) {
    if (thrown === INVALID) return false
    throw thrown
  }
}

describe("boto's validator", () => {
  for (const { params, report: wanted } of cases) {
    it(`agrees on ${JSON.stringify(params)}`, () => {
      expect(report(input, params).problems).toEqual(wanted.map(inJavaScript))
      expect(accepts(() => checkOfShape(input)(params))).toBe(wanted.length === 0)
      expect(accepts(() => converterOf(input, true)(params))).toBe(wanted.length === 0)
      expect(accepts(() => encodeWith(cborWriterOf(input, true), params))).toBe(wanted.length === 0)
    })
  }
})

describe("boto's timestamps", () => {
  const { cases: timestamps } = recorded<{
    cases: { value: unknown; formats: Record<'iso8601' | 'unixTimestamp' | 'rfc822', unknown> | null }[]
  }>('timestamps')
  for (const { value, formats } of timestamps) {
    it(`agrees on ${JSON.stringify(value)}`, () => {
      expect(isTimestamp(value)).toBe(formats !== null)
      if (formats === null) return
      for (const format of ['iso8601', 'unixTimestamp', 'rfc822'] as const) {
        expect(formatTimestamp(value, format)).toBe(formats[format])
      }
    })
  }
})
