import { describe, expect, it } from 'vitest'
import { memberName } from '../../../src/resources/member-name.ts'
import type { ResourceDefinition, ResourceDefinitions } from '../../../src/resources/resource-definitions.ts'
import { ResourceModel } from '../../../src/resources/resource-model.ts'

const NONE = (): string[] => []

function model(thing: ResourceDefinition, members: readonly string[] = []): ResourceModel {
  const definitions: ResourceDefinitions = { service: {}, resources: { Thing: thing } }
  return new ResourceModel('shop', 'Thing', definitions, () => members)
}

const request = { operation: 'DoIt' }
const related = (...identifiers: { target: string; source: string }[]) => ({ resource: { type: 'Thing', identifiers } })

describe('memberName', () => {
  it.each([
    ['Name', 'name'],
    ['BucketName', 'bucketName'],
    ['ETag', 'eTag'],
    ['MFADelete', 'mfaDelete'],
    ['SSEKMSKeyId', 'ssekmsKeyId'],
    ['Ipv6CidrBlock', 'ipv6CidrBlock'],
    ['Md5OfBody', 'md5OfBody'],
    ['GetQueueByName', 'getQueueByName'],
    ['WaitUntilNotExists', 'waitUntilNotExists'],
    ['bucket_name', 'bucketName'],
    ['vaultNotificationConfig', 'vaultNotificationConfig'],
  ])('of %s is %s', (name, expected) => {
    expect(memberName(name)).toBe(expected)
  })
})

describe('ResourceModel', () => {
  it('gives the second of two members with one name its kind', () => {
    const { identifiers, actions, references, collections, waiters, attributes } = model(
      {
        identifiers: [{ name: 'Id' }],
        shape: 'Thing',
        actions: { Id: { request }, Owner: { request } },
        has: { Owner: related({ target: 'Id', source: 'data' }) },
        hasMany: { Owner: { request, ...related() }, Parts: { request, ...related() } },
        waiters: { Ready: { waiterName: 'ThingReady' } },
      },
      ['Id', 'Parts', 'WaitUntilReady', 'Color'],
    )
    expect(identifiers).toEqual([{ name: 'id', alias: undefined }])
    expect(actions.map(({ name }) => name)).toEqual(['idAction', 'owner'])
    expect(references.map(({ name }) => name)).toEqual(['ownerReference'])
    expect(collections.map(({ name }) => name)).toEqual(['ownerCollection', 'parts'])
    expect(waiters.map(({ name }) => name)).toEqual(['waitUntilReady'])
    // What is an identifier is not read from data.
    expect(attributes.map(({ name }) => name)).toEqual(['partsAttribute', 'waitUntilReadyAttribute', 'color'])
  })

  it('refuses what cannot be told apart even so', () => {
    const twice = { identifiers: [{ name: 'Id' }], actions: { IdAction: { request }, Id: { request } } }
    expect(() => model(twice)).toThrow('Problem renaming shop.Thing action to idAction!')
  })

  it('keeps the names that every resource has, and that would make it a promise', () => {
    const members = ['Meta', 'Then', 'Constructor', 'Equals', 'Close', 'Load', 'toString', 'toJSON']
    expect(model({ shape: 'Thing' }, members).attributes.map(({ name }) => name)).toEqual([
      'metaAttribute',
      'thenAttribute',
      'constructorAttribute',
      'equalsAttribute',
      'closeAttribute',
      'loadAttribute',
      // As Python spells it.
      'toStringAttribute',
      'toJson',
    ])
  })

  it('knows the attribute that is an identifier by another name', () => {
    const { identifiers } = model({ shape: 'Thing', identifiers: [{ name: 'Name', memberName: 'ThingName' }] }, [
      'Color',
      'ThingName',
    ])
    expect(identifiers).toEqual([{ name: 'name', alias: 'thingName' }])
  })

  it('tells references from constructors: they need data', () => {
    const { subresources, references } = model({
      has: {
        Child: related({ target: 'Id', source: 'identifier' }, { target: 'Part', source: 'input' }),
        Parent: related({ target: 'Id', source: 'data' }),
      },
    })
    expect(subresources.map(({ name }) => name)).toEqual(['Child'])
    expect(references.map(({ name }) => name)).toEqual(['parent'])
  })

  it('gives the service a constructor for each type, with what it says itself of some', () => {
    const definitions: ResourceDefinitions = {
      service: { has: { Item: related({ target: 'Id', source: 'input' }) } },
      resources: { Thing: {}, Other: { identifiers: [{ name: 'A' }, { name: 'B' }] }, ['__proto__']: {} },
    }
    const { subresources } = new ResourceModel('shop', 'ServiceResource', definitions, NONE)
    expect(subresources.map(({ name }) => name)).toEqual(['Item', 'Other', '__proto__'])
    expect(subresources[1]!.resource.identifiers).toEqual([
      { target: 'A', source: 'input' },
      { target: 'B', source: 'input' },
    ])
  })

  it('refuses a type that is not there, whatever its name', () => {
    const definitions = { service: {}, resources: {} }
    for (const name of ['Missing', 'constructor', '__proto__']) {
      expect(() => new ResourceModel('shop', name, definitions, NONE)).toThrow(
        `The resources of shop do not define the type ${name}`,
      )
    }
  })
})
