import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ArgumentError } from '../../../src/errors/index.ts'
import { compileExpression, isFalsy } from '../../../src/util/jmespath.ts'

interface Recorded {
  readonly data: readonly unknown[]
  readonly cases: readonly (readonly [string, number, { readonly value?: unknown; readonly error?: boolean }])[]
  readonly wrong: readonly string[]
}
const recorded = JSON.parse(
  readFileSync(new URL('../../parity/data/expressions.json', import.meta.url), 'utf8'),
) as Recorded

const expressions = [...new Set(recorded.cases.map(([expression]) => expression))]

describe('expressions', () => {
  it.each(expressions)("%s selects what Python's jmespath selects", (expression) => {
    for (const [text, number, expected] of recorded.cases) {
      if (text !== expression) continue
      const select = (): unknown => compileExpression(expression)(recorded.data[number])
      if (expected.error) expect(select, JSON.stringify(recorded.data[number])).toThrow(ArgumentError)
      else expect(select(), JSON.stringify(recorded.data[number])).toEqual(expected.value)
    }
  })

  it.each(recorded.wrong)('%j is refused', (expression) => {
    expect(() => compileExpression(expression)(null)).toThrow(ArgumentError)
    expect(() => compileExpression(expression)({})).toThrow(ArgumentError)
  })

  it('are compiled once', () => expect(compileExpression('a.b[].c')).toBe(compileExpression('a.b[].c')))

  it('do not look into what is not plain data', () => {
    const data = { date: new Date(0), bytes: new Uint8Array([1]), text: 'abc', missing: undefined }
    expect(compileExpression('date')(data)).toBe(data.date)
    expect(compileExpression('date.getTime')(data)).toBeNull()
    expect(compileExpression('bytes[0]')(data)).toBeNull()
    expect(compileExpression('text.length')(data)).toBeNull()
    expect(compileExpression('missing')(data)).toBeNull()
    expect(compileExpression('missing || text')(data)).toBe('abc')
  })
})

describe('isFalsy', () => {
  it('goes by JMESPath, not by JavaScript', () => {
    expect([null, undefined, false, '', [], {}].map(isFalsy)).toEqual(Array(6).fill(true))
    expect([0, 0n, true, 'x', [0], { a: 1 }, new Date(0), new Uint8Array(0)].map(isFalsy)).toEqual(Array(8).fill(false))
  })
})
