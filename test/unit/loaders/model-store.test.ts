import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Loader } from '../../../src/loaders/loader.ts'
import { builtinModels, embedModel } from '../../../src/loaders/model-store.ts'
import { endpointTemplates } from '../../../src/loaders/open-pack.ts'

describe('the store of built-in models', () => {
  const store = builtinModels()

  it('is found once, beside the sources', () => {
    expect(builtinModels()).toBe(store)
    expect(store.text('index.txt')).toBe(readFileSync(`${store.root}/index.txt`, 'latin1'))
    expect(store.bytes('cold/sts.br')?.length).toBeGreaterThan(0)
    expect(endpointTemplates(store).slice(0)).toMatch(/^[0-9a-f]+ /)
  })

  it('has nothing under a name that is not there', () => {
    expect(store.text('packs/nothing.txt')).toBeUndefined()
    expect(store.bytes('cold/nothing.br')).toBeUndefined()
  })

  it('takes packs that are part of the program, before the folder', () => {
    const text = store.text('packs/sts.txt')!.replace('"service":"sts"', '"service":"embedded"')
    embedModel('packs/embedded.txt', text)
    const model = new Loader().wireModel('embedded')
    expect(model.serviceName).toBe('embedded')
    expect(model.operation('GetCallerIdentity')?.output?.member('Account')?.shape.type).toBe('string')
  })

  it('does not let a file system that ignores case make one service of another', () => {
    embedModel('packs/STS.txt', store.text('packs/sts.txt')!)
    expect(() => new Loader().wireModel('STS')).toThrow("Unknown service: 'STS'")
  })
})
