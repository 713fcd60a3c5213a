import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromBase85, toBase85 } from '../../../src/util/base85.ts'

it('gives back any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const text = toBase85(bytes)
      expect(text.length).toBe(Math.ceil(bytes.length * 1.25))
      expect(fromBase85(text)).toEqual(bytes)
    }),
  )
})

it('has the highest words, and ends of one to three bytes', () => {
  for (const length of [1, 2, 3, 4, 5, 6, 7]) {
    const bytes = new Uint8Array(length).fill(0xff)
    expect(fromBase85(toBase85(bytes))).toEqual(bytes)
  }
})

it('is written in characters that no quotes and no template have to escape', () => {
  const bytes = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) >> (i % 9))
  expect(new Set(toBase85(bytes)).size).toBe(85)
  expect(toBase85(bytes)).not.toMatch(/["'\\$\s]|[^ -~]/)
})
