import { describe, expect, it } from 'vitest'
import { guessableUuid } from '../../../src/util/guessable-uuid.ts'

const VERSION_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('guessableUuid', () => {
  it('is of version 4 at both ends of what random gives', () => {
    expect(guessableUuid(() => 0)).toBe('00000000-0000-4000-8000-000000000000')
    expect(guessableUuid(() => 1 - 2 ** -53)).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
  })

  it('is another one each time', () => {
    const made = Array.from({ length: 1000 }, () => guessableUuid(Math.random))
    expect(new Set(made).size).toBe(1000)
    expect(made.filter((uuid) => !VERSION_4.test(uuid))).toEqual([])
  })
})
