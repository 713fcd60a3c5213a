import { Readable } from 'node:stream'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { ParamValidationError } from '../../../../src/errors/params.ts'
import { report } from '../../../../src/protocols/validation/report.ts'
import { validateParams } from '../../../../src/protocols/validation/validate.ts'
import { shapeOf } from '../model-fixture.ts'

const members = {
  Text: { shape: 'String' },
  Count: { shape: 'Long' },
  Ratio: { shape: 'Double' },
  Flag: { shape: 'Boolean' },
  When: { shape: 'Timestamp' },
  Data: { shape: 'Blob' },
  Body: { shape: 'Stream' },
  Map: { shape: 'StringMap' },
  List: { shape: 'Strings' },
  Doc: { shape: 'Document' },
  Json: { shape: 'String', jsonvalue: true, location: 'header', locationName: 'x' },
  Events: { shape: 'Events' },
  Sub: { shape: 'Sub' },
}
const shape = shapeOf(members, {
  Sub: { type: 'structure', members: { Deep: { shape: 'Sub' } } },
  Events: { type: 'structure', eventstream: true, members: {} },
})

function problemsOf(params: unknown): string[] {
  try {
    validateParams(shape, params)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(ParamValidationError)
    const [title, ...problems] = (error as Error).message.split('\n')
    expect(title).toBe('Parameter validation failed:')
    return problems
  }
}

describe('what is accepted', () => {
  it('is every value that stands for a type', () => {
    for (const When of [new Date(), 0, -1.5, 10n, '2020-01-01', '1577836800']) expect(problemsOf({ When })).toEqual([])
    for (const Data of [
      '',
      new Uint8Array(1),
      Buffer.from('x'),
      new ArrayBuffer(2),
      new DataView(new ArrayBuffer(2)),
    ]) {
      expect(problemsOf({ Data })).toEqual([])
    }
    const streams = [Readable.from(['x']), new Blob(['x']), new ReadableStream(), (async function* () {})()]
    for (const Body of ['x', new Uint8Array(1), ...streams]) expect(problemsOf({ Body })).toEqual([])
    for (const Count of [0, -1, 2 ** 60, 10n]) expect(problemsOf({ Count, Ratio: Count })).toEqual([])
    for (const Doc of [null, 'x', 1, 1n, true, [], {}, [{ a: null, b: undefined }]]) {
      expect(problemsOf({ Doc, Json: Doc })).toEqual([])
    }
    expect(problemsOf({ Events: (async function* () {})() })).toEqual([])
    expect(problemsOf({ Events: [{}] })).toEqual([])
    expect(problemsOf({ Events: new ReadableStream() })).toEqual([])
    for (const Events of ['text', new Uint8Array(1), new ArrayBuffer(1), {}])
      expect(problemsOf({ Events })).toHaveLength(1)
  })

  it('is an instance of a class, an object without a prototype, one of another realm', () => {
    class Params {
      Text = 'x'
    }
    expect(problemsOf(new Params())).toEqual([])
    expect(problemsOf(Object.assign(Object.create(null), { Text: 'x' }))).toEqual([])
  })

  it('may come from another realm', () => {
    const params = runInNewContext('({ When: new Date(0), Data: new ArrayBuffer(1), Map: { a: "b" }, List: ["c"] })')
    expect(problemsOf(params)).toEqual([])
  })

  it('is undefined, for what is not there', () => {
    expect(problemsOf({ Text: undefined, Unknown: undefined, Map: { a: undefined } })).toEqual([])
    expect(() => validateParams(undefined, { whatever: 1 })).not.toThrow()
  })
})

describe('the report', () => {
  it('says that numbers are seconds where milliseconds were given', () => {
    expect(problemsOf({ When: Date.UTC(2026, 0, 1) })).toEqual([
      'Invalid type for parameter When, value: 1767225600000, type: number, valid types: Date, number, timestamp-string. ' +
        'A number is seconds since 1970, not milliseconds: give a Date',
    ])
  })

  it('says what was given and what could have been', () => {
    const wrong = {
      Text: 5,
      Count: 1.5,
      Ratio: '1',
      Flag: 0,
      When: new Date(Number.NaN),
      Data: [1, 2],
      Body: 5,
      Map: new Map(),
      List: { length: 1 },
      Events: { Event: {} },
      Sub: new Date(0),
    }
    expect(problemsOf(wrong)).toEqual([
      'Invalid type for parameter Text, value: 5, type: number, valid types: string',
      'Invalid type for parameter Count, value: 1.5, type: number, valid types: integer, bigint',
      'Invalid type for parameter Ratio, value: 1, type: string, valid types: number, bigint',
      'Invalid type for parameter Flag, value: 0, type: number, valid types: boolean',
      'Invalid type for parameter When, value: Invalid Date, type: Date, valid types: Date, number, timestamp-string',
      'Invalid type for parameter Data, value: [2 elements], type: array, valid types: Uint8Array, string',
      'Invalid type for parameter Body, value: 5, type: number, valid types: Uint8Array, string, stream',
      'Invalid type for parameter Map, value: [object Map], type: Map, valid types: object',
      'Invalid type for parameter List, value: {length}, type: object, valid types: array',
      'Invalid type for parameter Events, value: {Event}, type: object, valid types: async iterable, iterable',
      'Invalid type for parameter Sub, value: 1970-01-01T00:00:00.000Z, type: Date, valid types: object',
    ])
  })

  it('does not take true for a number, which Python does', () => {
    expect(problemsOf({ Count: true })).toEqual([
      'Invalid type for parameter Count, value: true, type: boolean, valid types: integer, bigint',
    ])
  })

  it('takes null, and holes in lists, for something that is there', () => {
    expect(problemsOf({ Text: null, List: ['a', undefined] })).toEqual([
      'Invalid type for parameter Text, value: null, type: null, valid types: string',
      'Invalid type for parameter List[1], value: undefined, type: undefined, valid types: string',
    ])
    expect(problemsOf(null)).toEqual(['Invalid type for parameter input, value: null, type: null, valid types: object'])
  })

  it('has the path inside a document', () => {
    expect(problemsOf({ Doc: { a: [1, { b: new Date(0) }], c: Number.NaN } })).toEqual([
      'Invalid type for document parameter Doc.a[1].b, value: 1970-01-01T00:00:00.000Z, type: Date, ' +
        'valid types: string, number, bigint, boolean, array, object',
      'Invalid type for document parameter Doc.c, value: NaN, type: number, ' +
        'valid types: string, number, bigint, boolean, array, object',
    ])
  })

  it('says what JSON cannot hold', () => {
    expect(problemsOf({ Json: { a: [new Uint8Array(2)] } })).toEqual([
      'Invalid parameter Json must be json serializable: Object of type Uint8Array is not JSON serializable',
    ])
  })

  it('shows no contents of objects, and no more of a text than people read', () => {
    const [problem] = problemsOf({ Text: { password: 'hunter2' } })
    expect(problem).toContain('value: {password}')
    expect(problemsOf({ Count: 'x'.repeat(5000) })[0]!.length).toBeLessThan(1200)
    expect(problemsOf({ Text: Symbol('s') })[0]).toContain('value: Symbol(s), type: symbol')
    expect(problemsOf({ Text: () => 1 })[0]).toContain('value: [function], type: function')
    expect(problemsOf({ Text: new Uint8Array(3) })[0]).toContain('value: [3 bytes], type: Uint8Array')
  })

  it('ends somewhere', () => {
    const loop: Record<string, unknown> = {}
    loop['Deep'] = loop
    const [problem, ...more] = problemsOf({ Sub: loop })
    expect(problem).toMatch(/^Parameter Sub\.Deep\.Deep.* is nested too deeply$/)
    expect(more).toEqual([])
  })

  it('asks whether a value is a secret only when it would be shown, and by its way there', () => {
    const trails: string[] = []
    const problems = (params: object) =>
      report(shape, params, (trail) => {
        trails.push(trail.join('.'))
        return true
      }).problems.join()
    problems({ Nothing: 'x', Sub: { Nothing: 'x' }, Map: { a: 'x' }, Json: new Date(0) })
    problems({ Text: null, Count: true, Ratio: ['x'] })
    expect(trails).toEqual([])
    expect(
      problems({ Count: 'four', Map: { a: 5 }, List: [6], Doc: { a: Number.NaN }, Sub: { Deep: 'seven' } }),
    ).not.toMatch(/four|5|6|NaN|seven/)
    expect(trails).toEqual(['Count', 'Map.value', 'List.member', 'Doc.a', 'Sub.Deep'])
  })

  it('says what was perhaps meant, where it would be', () => {
    const hint = (params: object) => report(shape, params).hint
    expect(hint({ text: 'x' })).toBe("Did you mean 'Text'?")
    expect(hint({ Sub: { Deep: { Depp: {} } } })).toBe("Did you mean 'Sub.Deep.Deep'?")
    expect(hint({ Zzzzzzzz: 1, Sub: { deep: {} } })).toBe("Did you mean 'Sub.Deep'?")
    expect(hint({ Zzzzzzzz: 1 })).toBeUndefined()
  })

  it('knows that __proto__ is no parameter', () => {
    expect(problemsOf(JSON.parse('{"__proto__":{"Text":"x"}}'))[0]).toContain('Unknown parameter in input: "__proto__"')
    expect(problemsOf({ constructor: 'x' })[0]).toContain('Unknown parameter in input: "constructor"')
  })
})
