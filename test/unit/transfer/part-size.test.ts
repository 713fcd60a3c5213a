import { describe, expect, it } from 'vitest'
import { MOST_PARTS, partRanges, uploadPartSize } from '../../../src/transfer/part-size.ts'

const MIB = 1024 * 1024
const GIB = 1024 * MIB

describe('the size of an upload in parts', () => {
  it.each([
    [8 * MIB, undefined, 8 * MIB],
    [1, undefined, 5 * MIB],
    [1, 11 * MIB, 5 * MIB],
    [6 * GIB, 7 * GIB, 5 * GIB],
    [8 * MIB, 80_000 * MIB, 8 * MIB],
    [8 * MIB, 80_000 * MIB + 1, 16 * MIB],
    [8 * MIB, 5 * 1024 * GIB, 1024 * MIB],
  ])('wanted %d of %d is %d', (wanted, size, expected) => {
    const partSize = uploadPartSize(wanted, size)
    expect(partSize).toBe(expected)
    if (size !== undefined) expect(Math.ceil(size / partSize)).toBeLessThanOrEqual(MOST_PARTS)
  })
})

describe('the parts of an object', () => {
  it('are all of it', () => {
    expect([...partRanges(0, 4)]).toEqual([])
    expect([...partRanges(4, 4)]).toEqual([{ index: 0, start: 0, length: 4, isLast: true }])
    expect([...partRanges(9, 4)]).toEqual([
      { index: 0, start: 0, length: 4, isLast: false },
      { index: 1, start: 4, length: 4, isLast: false },
      { index: 2, start: 8, length: 1, isLast: true },
    ])
  })
})
