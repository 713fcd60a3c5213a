import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinHeaders, keepAliveHint } from '../../../src/http/response-head.ts'

describe('response headers', () => {
  it('are joined under lower-case names', () => {
    expect(joinHeaders(['A', '1', 'b', '', 'a', '2', 'B', 'x'])).toEqual({ a: '1, 2', b: ', x' })
  })

  it('keep every line, whatever its name', () => {
    const name = fc.oneof(
      fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'),
      fc.stringMatching(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,12}$/),
    )
    const lines = fc.array(fc.tuple(name, fc.stringMatching(/^[\x21-\x7e]{0,8}$/)), { maxLength: 20 })
    fc.assert(
      fc.property(lines, (pairs) => {
        const headers = joinHeaders(pairs.flat())
        const expected = new Map<string, string>()
        for (const [key, value] of pairs) {
          const lower = key.toLowerCase()
          expected.set(lower, expected.has(lower) ? `${expected.get(lower)}, ${value}` : value)
        }
        expect(new Map(Object.entries(headers))).toEqual(expected)
        expect(Object.getPrototypeOf(headers)).toBe(Object.prototype)
        keepAliveHint(headers)
      }),
      { numRuns: 10_000, seed: 20_261_121 },
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it.each([
    ['timeout=5', 5000],
    ['timeout=5, max=100', 5000],
    ['max=100,timeout=72', 72_000],
    ['Timeout=3', 3000],
    ['max=100', undefined],
    ['mytimeout=5', undefined],
    ['timeout=', undefined],
    [undefined, undefined],
  ])('say %j of an idle connection', (hint, expected) => {
    expect(keepAliveHint(hint === undefined ? {} : { 'keep-alive': hint })).toBe(expected)
  })
})
