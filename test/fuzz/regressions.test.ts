import { describe, expect, it } from 'vitest'
import { TARGETS } from './targets.ts'
import { judge } from './verdict.ts'

/** What fuzzing found, by parser: inputs that once crashed it. */
const FINDS: Readonly<Record<string, readonly unknown[]>> = {
  timestamps: [{ toString: 1 }, Object.create(null)],
}

describe('inputs that once crashed a parser', () => {
  for (const [name, inputs] of Object.entries(FINDS)) {
    it.each(inputs.map((input, i) => [i, input]))(`${name} %i`, (_i, input) => {
      expect(judge(TARGETS[name]!(), input).problem).toBeUndefined()
    })
  }
})
