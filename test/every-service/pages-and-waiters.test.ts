import { describe, expect, it } from 'vitest'
import { Loader } from '../../src/loaders/loader.ts'
import type { WireModel } from '../../src/model/wire-model.ts'
import { compilePages } from '../../src/paginate/page-definition.ts'
import { Paginator } from '../../src/paginate/paginator.ts'
import { compileAcceptors } from '../../src/waiters/acceptor.ts'

const loader = new Loader()
const models: WireModel[] = loader
  .listAvailableServices('service-2')
  .flatMap((service) =>
    loader.listApiVersions(service, 'service-2').map((version) => loader.wireModel(service, version)),
  )

describe('pages of every service and version', () => {
  it('can be followed', async () => {
    let count = 0
    for (const model of models) {
      for (const name of model.paginatorNames) {
        const where = `${model.serviceName} ${model.apiVersion} ${name}`
        const operation = model.operation(name)
        const definition = model.paginator(name)
        expect(operation, where).toBeDefined()
        const pages = compilePages(definition!)
        expect(pages.inputTokens.length, where).toBeGreaterThan(0)
        expect(pages.outputTokens.length, where).toBe(pages.inputTokens.length)
        expect(pages.resultKeys.length, where).toBeGreaterThan(0)
        for (const key of [...pages.inputTokens, ...(pages.limitKey === undefined ? [] : [pages.limitKey])]) {
          expect(operation!.input?.member(key), `${where} ${key}`).toBeDefined()
        }
        for (const { text } of [...pages.resultKeys, ...pages.nonAggregateKeys]) {
          expect(operation!.output?.member(text.split('.')[0]!), `${where} ${text}`).toBeDefined()
        }
        const paginator = new Paginator(async () => ({}), definition!, operation!)
        expect(await paginator.paginate({}, { maxItems: 1 }).buildFullResult(), where).toEqual({})
        count++
      }
    }
    expect(count).toBeGreaterThan(3300)
  })
})

describe('waiters of every service and version', () => {
  it('can be waited for', () => {
    let count = 0
    for (const model of models) {
      for (const name of model.waiterNames) {
        const where = `${model.serviceName} ${model.apiVersion} ${name}`
        const definition = model.waiter(name)!
        expect(model.operation(definition.operation), where).toBeDefined()
        expect(definition.delay, where).toBeGreaterThan(0)
        expect(definition.maxAttempts, where).toBeGreaterThan(0)
        const acceptors = compileAcceptors(definition)
        expect(acceptors.length, where).toBe(definition.acceptors.length)
        for (const { matches, explanation } of acceptors) {
          expect(explanation, where).not.toContain('undefined')
          // Neither an empty result nor an unknown error may make an expression fail.
          expect(matches({ ResponseMetadata: { HTTPStatusCode: 200 } }), where).toBeTypeOf('boolean')
          expect(
            matches({ Error: { Code: 'X', Message: '' }, ResponseMetadata: { HTTPStatusCode: 400 } }),
            where,
          ).toBeTypeOf('boolean')
        }
        count++
      }
    }
    expect(count).toBeGreaterThan(390)
  })
})
