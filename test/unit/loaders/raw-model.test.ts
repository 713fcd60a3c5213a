import { describe, expect, it } from 'vitest'
import { MissingServiceIdError, UndefinedModelAttributeError } from '../../../src/errors/model.ts'
import type { JsonObject } from '../../../src/loaders/json.ts'
import { Loader } from '../../../src/loaders/loader.ts'
import { RawModel } from '../../../src/loaders/raw-model.ts'

const METADATA = { apiVersion: '1', endpointPrefix: 'x', protocol: 'json', serviceId: 'X' }

function modelOf(service: object, others: Readonly<Record<string, JsonObject>> = {}): RawModel {
  const documents = { 'service-2': { metadata: METADATA, ...service } as JsonObject, ...others }
  return new RawModel('x', '1', (type) => (Object.hasOwn(documents, type) ? documents[type as 'service-2'] : undefined))
}

describe('RawModel', () => {
  it('takes names like __proto__ and constructor for what they are', () => {
    const service = JSON.parse(`{
      "operations": { "__proto__": { "http": { "method": "GET" }, "input": { "shape": "__proto__" } } },
      "shapes": {
        "__proto__": { "type": "structure", "members": { "__proto__": { "shape": "constructor" } } },
        "constructor": { "type": "string", "__proto__": { "polluted": true } }
      }
    }`) as object
    const model = modelOf(service)
    expect(model.operationNames).toEqual(['__proto__'])
    expect(model.operation('toString')).toBeUndefined()
    const input = model.operation('__proto__')?.input
    expect(input?.members.map(({ name }) => name)).toEqual(['__proto__'])
    expect(input?.member('__proto__')?.shape.type).toBe('string')
    expect(input?.member('constructor')).toBeUndefined()
    expect('polluted' in {}).toBe(false)
    expect(model.paginator('__proto__')).toBeUndefined()
    expect(model.waiter('constructor')).toBeUndefined()
  })

  it('gives the same shape each time, frozen traits, and nothing for traits that are false', () => {
    const model = modelOf({
      operations: { Do: { http: {}, input: { shape: 'In' } } },
      shapes: {
        In: {
          type: 'structure',
          members: { A: { shape: 'List', flattened: false, location: 'header' } },
          sensitive: true,
        },
        List: { type: 'list', member: { shape: 'In', locationName: 'i' }, min: 2, max: 3 },
      },
    })
    const input = model.operation('Do')!.input!
    const list = input.member('A')!
    expect(list.traits).toEqual({ location: 'header' })
    expect(Object.isFrozen(list.traits)).toBe(true)
    expect(list.shape.traits).toEqual({ min: 2 })
    expect(list.shape.element?.shape).toBe(input)
    expect(list.shape.element?.traits).toEqual({ locationName: 'i' })
    expect(list.shape.members).toEqual([])
    expect(input.traits).toEqual({})
  })

  it('knows exceptions by code and by name', () => {
    const model = modelOf({
      shapes: {
        A: { type: 'structure', exception: true, error: { code: 'a.b' } },
        B: { type: 'structure', exception: true },
        C: { type: 'structure' },
      },
    })
    expect(model.exceptionNames).toEqual(['A', 'B'])
    expect(model.exception('a.b')?.name).toBe('A')
    expect(model.exception('A')).toBeUndefined()
    expect(model.exceptionNamed('A')?.traits.error?.code).toBe('a.b')
    expect(model.exception('B')?.name).toBe('B')
  })

  it('says where a model is broken, when the broken part is used', () => {
    const model = modelOf({
      operations: {
        NoShape: { input: { shape: 'Missing' } },
        NoName: { input: {} },
        NoType: { output: { shape: 'Untyped' } },
        Fine: { input: { shape: 'Odd' } },
      },
      shapes: { Untyped: {}, Odd: { type: 'character' } },
    })
    expect(() => model.operation('NoShape')?.input).toThrow('The model has no shape Missing')
    expect(() => model.operation('NoName')?.input).toThrow('Missing shape reference in NoName')
    expect(() => model.operation('NoType')?.output).toThrow("Shape Untyped is missing required key 'type'")
    expect(model.operation('Fine')?.input?.type).toBe('string')
    expect(model.operation('Fine')?.method).toBe('POST')
  })

  it('needs what a client needs', () => {
    const load = (metadata: object): unknown => {
      const loader = new Loader()
      loader.addModel('lacking', '2020-01-01', { 'service-2': { metadata } })
      return loader.wireModel('lacking')
    }
    expect(() => load({})).toThrow(MissingServiceIdError)
    expect(() => load({ ...METADATA, endpointPrefix: undefined })).toThrow(UndefinedModelAttributeError)
    expect(() => load({ ...METADATA, protocol: undefined })).toThrow('"protocol" not defined in the metadata')
    expect(load({ ...METADATA, protocol: undefined, protocols: ['json'] })).toBeDefined()
  })
})
