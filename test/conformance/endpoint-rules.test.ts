import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import changedCases from '../parity/data/changed-endpoint-cases.json' with { type: 'json' }
import { bothForms, builtinPartitions, builtinServices } from '../unit/endpoints/builtin-rules.ts'
import { answer, type EndpointCase, expected } from './endpoint-cases.ts'

const corpora = process.env['TUCUXI_CORPORA']
const folder = join(corpora ?? '', 'endpoint-rules')

/** Services whose tests are older than their removal from the models. */
const REMOVED = ['finspace-data']

/**
 * The tests are older than the rules for these. What is expected instead is what botocore's own evaluation of the same rules
 * gives (test/parity/record/endpoints.py).
 */
const REASONS: Readonly<Record<string, string>> = {
  acm: 'ACME operations exist in the aws-us-gov partition too, and the error says so',
  dynamodb: 'account id endpoints exist in every partition: cn-north-1 has them',
  kinesis: 'one message about unsupported resource types has replaced several',
  organizations:
    'the signing name is left to the model; the regions of a partition share one endpoint with FIPS or dual-stack',
}

const changed = new Map(changedCases.cases.map(([service, number, line]) => [`${service} ${number}`, String(line)]))

describe.skipIf(!corpora)(
  `endpoint rules of every service${corpora ? '' : ' (left out: TUCUXI_CORPORA is not set)'}`,
  () => {
    const partitions = builtinPartitions()
    const known = new Set(builtinServices())
    const tested = corpora ? readdirSync(folder) : []

    it('has tests for services that exist', () => {
      expect(tested.length).toBeGreaterThan(250)
      expect(tested.filter((service) => !known.has(service))).toEqual(REMOVED)
      expect(Object.keys(REASONS)).toEqual([...new Set(changedCases.cases.map(([service]) => service))].sort())
    })

    it.each(tested.filter((service) => known.has(service)))('%s', (service) => {
      const file = join(folder, service, 'endpoint-tests-1.json')
      expect(existsSync(file)).toBe(true)
      const { testCases } = JSON.parse(readFileSync(file, 'utf8')) as { testCases: EndpointCase[] }
      const { packed, document } = bothForms(service)
      for (const [number, testCase] of testCases.entries()) {
        const params = testCase.params ?? {}
        const replaced = changed.get(`${service} ${number}`)
        const wanted = replaced ?? expected(testCase)
        expect(answer(packed, params, partitions), `case ${number}, ${testCase.documentation}`).toBe(wanted)
        expect(answer(document, params, partitions), `case ${number} as JSON, ${testCase.documentation}`).toBe(wanted)
      }
    })
  },
)

describe.skipIf(!corpora)(
  `endpoint tests that newer rules contradict${corpora ? '' : ' (left out: TUCUXI_CORPORA is not set)'}`,
  () => {
    const cases = changedCases.cases.map(([service, number]) => {
      const file = join(folder, String(service), 'endpoint-tests-1.json')
      const { testCases } = JSON.parse(corpora ? readFileSync(file, 'utf8') : '{"testCases":[]}') as {
        testCases: EndpointCase[]
      }
      const testCase = testCases[Number(number)]
      const title = `${service} ${number}: ${testCase?.documentation} (${REASONS[String(service)]})`
      return { title, service: String(service), number: Number(number), testCase }
    })

    it.each(cases)('$title', ({ service, number, testCase }) => {
      const now = changed.get(`${service} ${number}`)
      expect(now).not.toBe(expected(testCase!))
      expect(answer(bothForms(service).packed, testCase!.params ?? {}, builtinPartitions())).toBe(now)
    })
  },
)
