import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TARGETS } from './targets.ts'
import { judge } from './verdict.ts'

const CASES = 10_000
const SEED = 20261121

describe('parsers take hostile input without a crash, and leave prototypes alone', () => {
  for (const [name, make] of Object.entries(TARGETS)) {
    it(`${name}: ${CASES} cases`, () => {
      const target = make()
      fc.assert(
        fc.property(target.inputs, (input) => {
          expect(judge(target, input).problem).toBeUndefined()
        }),
        { numRuns: CASES, seed: SEED },
      )
    })
  }
})
