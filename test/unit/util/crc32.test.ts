import { randomBytes } from 'node:crypto'
import zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { crc32 } from '../../../src/util/crc32.ts'

describe('crc32', () => {
  it('is what zlib says, short and long, at once and in pieces', () => {
    for (const length of [0, 1, 2, 9, 350, 1023, 1024, 1025, 70_000]) {
      const bytes = randomBytes(length)
      expect(crc32(bytes)).toBe(zlib.crc32(bytes))
      const half = length >> 1
      expect(crc32(bytes.subarray(half), crc32(bytes.subarray(0, half)))).toBe(zlib.crc32(bytes))
    }
  })
})
