import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileExpression } from '../../../src/util/jmespath.ts'
import { compileWithLibrary } from '../../../src/util/jmespath-library.ts'

const name = fc.constantFrom('a', 'b', 'c')
const suffix = fc.constantFrom('', '', '', '[]', '[0]', '[-1]', '[1]', '[][]', '[0][]')
const segment = fc.tuple(name, suffix).map((parts) => parts.join(''))
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('.'))
const alternatives = fc.array(path, { minLength: 1, maxLength: 3 }).map((paths) => paths.join(' || '))
const { data } = fc.letrec((tie) => ({
  data: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.constantFrom(null, 0, 1, '', 'x', false, true),
    fc.array(tie('data'), { maxLength: 3 }),
    fc.dictionary(name, tie('data'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))

describe('paths walked directly', () => {
  it('select what the library selects', () => {
    fc.assert(
      fc.property(alternatives, data, (expression, value) => {
        expect(compileExpression(expression)(value)).toEqual(compileWithLibrary(expression)(value))
      }),
      { numRuns: 5000, seed: 7 },
    )
  })
})
