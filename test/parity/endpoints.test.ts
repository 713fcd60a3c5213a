import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type ClientEndpoint, resolveClientEndpoint } from '../../src/endpoints/client-endpoint.ts'
import { createEndpointCatalog } from '../../src/endpoints/endpoint-catalog.ts'
import { getAvailablePartitions, getAvailableRegions, getPartitionForRegion } from '../../src/endpoints/regions.ts'
import type { RuleSet } from '../../src/endpoints/rule-set.ts'
import { builtinModels } from '../../src/loaders/model-store.ts'
import { openPack } from '../../src/loaders/open-pack.ts'
import { decodeEndpoints } from '../../src/model/packed-endpoints.ts'
import type { ServiceMetadata } from '../../src/model/wire-model.ts'
import { answer } from '../conformance/endpoint-cases.ts'
import { bothForms, builtinPartitions, builtinVersions } from '../unit/endpoints/builtin-rules.ts'
import tuples from './data/endpoint-tuples.json' with { type: 'json' }
import legacy from './data/regions.json' with { type: 'json' }

function digest(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12)
}

const text = builtinModels().text('endpoints.txt')!
const forms = [
  { form: 'packed', data: createEndpointCatalog({ kind: 'packed', text }) },
  { form: 'JSON', data: createEndpointCatalog({ kind: 'document', document: decodeEndpoints(text) }) },
]

describe.each(forms)('legacy endpoint data as botocore reads them, $form', ({ data }) => {
  it('has the same partitions', () => {
    expect(getAvailablePartitions(data)).toEqual(legacy.partitions)
    for (const [region, partition] of Object.entries(legacy.partitionOf)) {
      if (legacy.partitions.includes(partition)) expect(getPartitionForRegion(data, region)).toBe(partition)
      else expect(() => getPartitionForRegion(data, region)).toThrow(partition)
    }
  })

  it('lists the same regions of every service', () => {
    for (const [service, wanted] of Object.entries(legacy.availability)) {
      const { endpointPrefix } = metadataOf(service)
      const lists = legacy.partitions.flatMap((partitionName) =>
        [false, true].map((allowNonRegional) =>
          getAvailableRegions(data, endpointPrefix, { partitionName, allowNonRegional }).join(),
        ),
      )
      expect(digest(lists), service).toBe(wanted)
    }
  })

  it('gives every service the same region, URL and names for signing', () => {
    const answers = legacy.answers.map((line) => JSON.stringify(line))
    for (const [service, row] of Object.entries(legacy.rows)) {
      const metadata = metadataOf(service)
      const wanted = row.split(' ').map((index) => answers[Number(index)])
      const got = questions().map((question) => {
        const { regionName } = question
        return JSON.stringify(
          legacyAnswer(() => resolveClientEndpoint(data, { ...customized(question, service), metadata })).map((value) =>
            abstracted(value, metadata.endpointPrefix, regionName),
          ),
        )
      })
      expect(got, service).toEqual(wanted)
    }
  })
})

function metadataOf(service: string): ServiceMetadata {
  return openPack(builtinModels(), service)!.metadata
}

interface Question {
  regionName: string | undefined
  useFips?: boolean
  useDualstack?: boolean
  endpointUrl?: string | undefined
  useSsl?: boolean
}

function questions(): Question[] {
  const regions = legacy.regions.map((region) => region ?? undefined)
  const variants = regions.flatMap((regionName) =>
    legacy.variants.map(([useFips, useDualstack]) => ({ regionName, useFips: useFips!, useDualstack: useDualstack! })),
  )
  const urls = [undefined, 'eu-west-1'].flatMap((regionName) =>
    [undefined, 'http://localhost:1'].flatMap((endpointUrl) =>
      [true, false].map((useSsl) => ({ regionName, endpointUrl, useSsl })),
    ),
  )
  return [...variants, ...urls]
}

/** botocore's endpoint resolver has a rule for one service: without a region, dual-stack means us-east-1. */
function customized(question: Question, service: string): Question {
  if (service !== 's3' || !question.useDualstack) return question
  return { ...question, regionName: question.regionName ?? 'us-east-1' }
}

function legacyAnswer(resolve: () => ClientEndpoint): unknown[] {
  try {
    const { regionName, signingRegion, signingName, endpointUrl, partition, tags } = resolve()
    return [regionName ?? null, signingRegion ?? null, signingName, endpointUrl, partition ?? null, tags.join('+')]
  } catch (error) {
    return [(error as Error).name]
  }
}

function abstracted(value: unknown, prefix: string, region: string | undefined): unknown {
  if (typeof value !== 'string') return value
  return (region ? value.replaceAll(region, '%') : value).replaceAll(prefix, '~')
}

describe('endpoint rules as botocore evaluates them', () => {
  const partitions = builtinPartitions()

  it.each(Object.entries(tuples.digests))('%s', (service, wanted) => {
    const { packed, document } = bothForms(service)
    const lines = parameterTuples(packed).map((params) => answer(packed, params, partitions))
    expect(parameterTuples(document).map((params) => answer(document, params, partitions))).toEqual(lines)
    expect(digest(lines)).toBe(wanted)
  })

  it('older API versions: both forms agree', () => {
    for (const service of Object.keys(tuples.digests)) {
      for (const version of builtinVersions(service)) {
        const { packed, document } = bothForms(service, version)
        const [ours, theirs] = [packed, document].map((rules) =>
          parameterTuples(rules).map((params) => answer(rules, params, partitions)),
        )
        expect(ours, `${service} ${version}`).toEqual(theirs)
      }
    }
  })
})

type Value = string | boolean | string[] | null

/** The same parameters that the recording script gave to botocore. */
function parameterTuples({ parameters }: RuleSet): Record<string, Exclude<Value, null>>[] {
  let state = 12345n
  const below = (n: number): number => {
    state = (state * 1103515245n + 12345n) % 2147483648n
    return Number(state >> 8n) % n
  }
  return Array.from({ length: parameters.length <= 4 ? 60 : 600 }, () => {
    const params: Record<string, Exclude<Value, null>> = {}
    for (const { name, type } of parameters) {
      const choices = choicesFor(name, type)
      const value = choices[below(choices.length)]
      if (value !== null) params[name] = value!
    }
    return params
  })
}

function choicesFor(name: string, type: string): readonly Value[] {
  if (name === 'Region') return tuples.regions
  if (name === 'Endpoint') return tuples.endpoints
  if (name === 'AccountIdEndpointMode') return ['preferred', 'disabled', 'required', null]
  if (type === 'boolean') return [true, false, false, null]
  if (type === 'stringArray') return [null, [], tuples.strings.slice(16, 18), tuples.strings.slice(16, 17)]
  return [...tuples.strings, null, null, null]
}
