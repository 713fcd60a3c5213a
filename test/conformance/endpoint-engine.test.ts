import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeRuleSets } from '../../codegen/endpoints.ts'
import { createRuleSet } from '../../src/endpoints/rule-set.ts'
import { builtinPartitions } from '../unit/endpoints/builtin-rules.ts'
import { answer, type EndpointCase, expected } from './endpoint-cases.ts'

const corpora = process.env['TUCUXI_CORPORA']

describe.skipIf(!corpora)(`endpoint rules engine${corpora ? '' : ' (left out: TUCUXI_CORPORA is not set)'}`, () => {
  const folder = join(corpora ?? '', 'endpoint-engine')
  const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(folder, ...path), 'utf8'))
  const files = corpora ? readdirSync(join(folder, 'test-cases')) : []
  const cases = files.flatMap((file) => {
    const { testCases } = read('test-cases', file) as { testCases: EndpointCase[] }
    return testCases.map((testCase, i) => ({ title: `${file} ${i + 1}: ${testCase.documentation}`, file, testCase }))
  })

  it('has 101 cases', () => expect(cases).toHaveLength(101))

  it.each(cases)('$title', ({ file, testCase }) => {
    const document = read('valid-rules', file)
    const { templates, lines } = encodeRuleSets(new Map([[file, document]]))
    const packed = createRuleSet({ kind: 'packed', line: lines.get(file)!, templates: () => templates })
    const params = testCase.params ?? {}
    expect(answer(createRuleSet({ kind: 'document', document }), params, builtinPartitions())).toBe(expected(testCase))
    expect(answer(packed, params, builtinPartitions())).toBe(expected(testCase))
  })

  it.each(corpora ? readdirSync(join(folder, 'valid-rules')) : [])('reads %s', (file) => {
    const document = read('valid-rules', file)
    const { templates, lines } = encodeRuleSets(new Map([[file, document]]))
    const line = lines.get(file)!
    expect(createRuleSet({ kind: 'packed', line, templates: () => templates }).parameters).toEqual(
      createRuleSet({ kind: 'document', document }).parameters,
    )
  })
})
