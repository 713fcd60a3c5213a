import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compareModels } from '../../codegen/compare-models.ts'
import { digest } from '../../codegen/prose.ts'
import { sensitiveNames } from '../../codegen/sensitive-names.ts'
import type { JsonObject } from '../../src/loaders/json.ts'
import { builtinModels } from '../../src/loaders/model-store.ts'
import { openPack, readGlobalDocument } from '../../src/loaders/open-pack.ts'
import { type Change, revert } from '../../src/loaders/patches.ts'
import { RawModel } from '../../src/loaders/raw-model.ts'

interface Source {
  readonly botocore: string
  readonly documents: Readonly<
    Record<string, Readonly<Record<string, string>> & { readonly changes?: readonly Change[] }>
  >
}

const source = JSON.parse(readFileSync(new URL('../../models/SOURCE.json', import.meta.url), 'utf8')) as Source
const store = builtinModels()
const services = Object.entries(source.documents).filter(([path]) => path.includes('/'))

describe(`packs of botocore ${source.botocore}`, () => {
  it('inflate to the documents they were made of, for every service and API version', () => {
    const wrong: string[] = []
    let proven = 0
    for (const [path, { changes, ...digests }] of services) {
      const [service = '', version = ''] = path.split('/')
      const pack = openPack(store, service, version)
      for (const [type, expected] of Object.entries(digests)) {
        const document = pack?.document(type) as JsonObject | undefined
        if (document !== undefined && type === 'service-2') revert(document, changes ?? [])
        if (document === undefined || digest(type, document) !== expected) wrong.push(`${path}/${type}`)
        proven++
      }
    }
    expect(wrong).toEqual([])
    expect(proven).toBeGreaterThan(1500)
  })

  it('inflate to the documents of no service', () => {
    for (const name of ['partitions', 'endpoints', '_retry', 'sdk-default-configuration']) {
      expect(digest(name, readGlobalDocument(store, name)!), name).toBe(source.documents[name])
    }
  })

  it('tell a call the same as the JSON does, for every operation, shape and member', () => {
    const wrong: string[] = []
    let operations = 0
    for (const [path, { 'service-2': model }] of services) {
      if (model === undefined) continue
      const [service = '', version = ''] = path.split('/')
      const pack = openPack(store, service, version)!
      const document = pack.document('service-2') as JsonObject
      const read = (type: string) => (type === 'service-2' ? document : (pack.document(type) as JsonObject | undefined))
      const raw = new RawModel(service, version, read)
      const compared = compareModels(raw, pack)
      operations += compared.operations
      wrong.push(...compared.differences.map((difference) => `${path}: ${difference}`))
      if (sensitiveNames(document).join() !== [...pack.sensitiveNames!].join())
        wrong.push(`${path}: the names of secrets`)
    }
    expect(wrong).toEqual([])
    expect(operations).toBeGreaterThan(20_000)
  })
})
