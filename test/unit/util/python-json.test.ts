import { describe, expect, it } from 'vitest'
import { pythonJson } from '../../../src/util/python-json.ts'

describe("Python's JSON", () => {
  it.each([
    [{ b: 1, a: 'x' }, '{"b": 1, "a": "x"}'],
    [{ a: [1, { c: null, b: true }], Z: undefined }, '{"a": [1, {"c": null, "b": true}]}'],
    ['\u007f é 𝒳 "\\\n\u0001', '"\\u007f \\u00e9 \\ud835\\udcb3 \\"\\\\\\n\\u0001"'],
    [[undefined], '[null]'],
  ])('%j', (value, text) => expect(pythonJson(value)).toBe(text))

  it('has integers of any size', () => expect(pythonJson(2n ** 64n)).toBe('18446744073709551616'))

  it('may be written without blanks', () => {
    expect(pythonJson({ b: [1, 2], a: {} }, ',', ':')).toBe('{"b":[1,2],"a":{}}')
  })
})
