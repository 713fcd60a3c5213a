import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { Session as CoreSession, Loader } from '../../src/core.ts'
import { type GenericResource, InvalidModelError, Session } from '../../src/index.ts'
import { answeringResource, collect } from './answering-resource.ts'

type Definition = Record<string, unknown>

const SERVICE = {
  metadata: {
    apiVersion: '2026-01-01',
    endpointPrefix: 'shop',
    protocol: 'json',
    serviceId: 'Shop',
    signatureVersion: 'v4',
    jsonVersion: '1.1',
    targetPrefix: 'Shop',
    serviceFullName: 'Shop',
  },
  operations: Object.fromEntries(
    ['ListThings', 'GetThing', 'DropThings'].map((name) => [
      name,
      { name, http: { method: 'POST', requestUri: '/' }, input: { shape: 'Any' }, output: { shape: 'Things' } },
    ]),
  ),
  shapes: {
    Any: { type: 'structure', members: { Id: { shape: 'Text' }, Ids: { shape: 'Texts' } } },
    Things: { type: 'structure', members: { Things: { shape: 'ThingList' }, Thing: { shape: 'Thing' } } },
    ThingList: { type: 'list', member: { shape: 'Thing' } },
    Thing: {
      type: 'structure',
      // biome-ignore lint/suspicious/noThenProperty: a service may call a member so
      members: { Id: { shape: 'Text' }, Color: { shape: 'Text' }, then: { shape: 'Text' } },
    },
    Text: { type: 'string' },
    Texts: { type: 'list', member: { shape: 'Text' } },
  },
}

const ID = { target: 'Id', source: 'identifier', name: 'Id' }

const RESOURCES = {
  service: {
    hasMany: {
      Things: {
        request: { operation: 'ListThings' },
        resource: {
          type: 'Thing',
          identifiers: [{ target: 'Id', source: 'response', path: 'Things[].Id' }],
          path: 'Things[]',
        },
      },
    },
  },
  resources: {
    Thing: {
      identifiers: [{ name: 'Id' }],
      shape: 'Thing',
      load: { request: { operation: 'GetThing', params: [ID] }, path: 'Thing' },
      batchActions: {
        Drop: { request: { operation: 'DropThings', params: [{ target: 'Ids[]', source: 'identifier', name: 'Id' }] } },
      },
    },
  },
}

function shop(
  resources: Definition = RESOURCES,
  answer: () => object = () => ({}),
): ReturnType<typeof answeringResource> {
  const loader = new Loader()
  loader.addModel('shop', '2026-01-01', { 'service-2': SERVICE, 'resources-1': resources })
  return answeringResource('shop', answer, { loader, resource: { endpointUrl: 'http://shop.test' } })
}

/** The definitions with another type beside. */
function withType(thing: Definition, others: Definition = {}): Definition {
  return { service: {}, resources: { Thing: { identifiers: [{ name: 'Id' }], ...thing }, ...others } }
}

describe("a service of one's own", () => {
  it('has resources like any other', async () => {
    const { root, requests, session } = shop(RESOURCES, () => ({ Things: [{ Id: 'a', Color: 'red' }, { Id: 'b' }] }))
    expect(session.getAvailableResources()).toContain('shop')
    const things = await collect<GenericResource>(root['things'].all())
    expect(things.map(String)).toEqual(["shop.Thing(id='a')", "shop.Thing(id='b')"])
    expect(await things[0]!['color']).toBe('red')
    expect(await things[0]!['thenAttribute']).toBeUndefined()
    await root['things'].drop()
    expect(requests.at(-1)).toEqual(['DropThings', { Ids: ['a', 'b'] }])
  })

  it('is found in the folders of AWS_DATA_PATH, and so are other resources for a service of this package', () => {
    const folder = mkdtempSync(join(tmpdir(), 'models-'))
    try {
      mkdirSync(join(folder, 'sqs', '2012-11-05'), { recursive: true })
      writeFileSync(join(folder, 'sqs/2012-11-05/resources-1.json'), JSON.stringify(withType({ shape: 'Message' })))
      const { root, session } = answeringResource('sqs', () => ({}), { loader: new Loader({ dataPath: folder }) })
      expect(root.getAvailableSubresources()).toEqual(['Thing'])
      const names = root['Thing']('1').meta.resourceModel.attributes.map(({ name }: { name: string }) => name)
      expect(names).toContain('receiptHandle')
      expect(String(session.resource('s3'))).toBe('s3.ServiceResource()')
      expect(new Session({ regionName: 'eu-west-1' }).resource('sqs').getAvailableSubresources()).toEqual([
        'Message',
        'Queue',
      ])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it.each<[string, Definition, (root: GenericResource) => unknown, string]>([
    [
      'a type that is not there',
      withType({ has: { Part: { resource: { type: 'Part' } } } }),
      (root) => root['Thing']('1').Part(),
      'The resources of shop do not define the type Part',
    ],
    [
      'an operation that is not there',
      withType({ actions: { Go: { request: { operation: 'GoAway' } } } }),
      (root) => root['Thing']('1').go(),
      'The resources of shop call GoAway, which it does not have',
    ],
    [
      'a source that is unknown',
      withType({ actions: { Go: { request: { operation: 'GetThing', params: [{ ...ID, source: 'moon' }] } } } }),
      (root) => root['Thing']('1').go(),
      'Unsupported source type: moon',
    ],
    [
      'a result of an unknown source',
      withType({
        actions: {
          Go: {
            request: { operation: 'GetThing' },
            resource: { type: 'Thing', identifiers: [{ ...ID, source: 'moon' }] },
          },
        },
      }),
      (root) => root['Thing']('1').go(),
      'Unsupported source type: moon',
    ],
  ])('is told of %s', async (_, definitions, use, message) => {
    const using = async () => use(shop(definitions).root)
    await expect(using()).rejects.toThrow(InvalidModelError)
    await expect(using()).rejects.toThrow(message)
  })

  it('may give its things any name', () => {
    const names = ['__proto__', 'constructor', 'then', 'toString', 'hasOwnProperty']
    const definitions = withType({
      identifiers: names.map((name) => ({ name })),
      actions: Object.fromEntries(names.map((name) => [name, { request: { operation: 'GetThing' } }])),
    })
    const thing = shop(definitions).root['Thing']('a', 'b', 'c', 'd', 'e')
    expect(thing.then).toBeUndefined()
    expect(thing.constructorIdentifier).toBe('b')
    expect(thing.thenIdentifier).toBe('c')
    expect(String(thing)).toContain("thenIdentifier='c'")
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('may write its parameters anywhere, but into no prototype', async () => {
    const target = (path: string) => ({ target: path, source: 'string', value: 'x' })
    const params = [
      target('Ids[1]'),
      target('Deep.List[0].Name'),
      target('__proto__.polluted'),
      { ...ID, source: 'input' },
    ]
    const definitions = withType({ actions: { Go: { request: { operation: 'GetThing', params } } } })
    const { root, requests } = shop(definitions)
    await root['Thing']('1')
      .go()
      .catch(() => {})
    expect(requests[0]![1]).toMatchObject({ Ids: [{}, 'x'], Deep: { List: [{ Name: 'x' }] } })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('creating-resource-class', () => {
  const session = () => new Session({ regionName: 'eu-west-1', awsAccessKeyId: 'AKID', awsSecretAccessKey: 'secret' })

  it('is not needed: all sessions have the same class for a type', () => {
    const [one, other] = [session(), session()].map((each) =>
      (each.resource('s3') as GenericResource)['Bucket']('photos'),
    )
    expect(one.constructor).toBe(other.constructor)
    expect(one.constructor).toBe((one.Object('cat') as GenericResource)['Bucket']().constructor)
  })

  it('lets handlers add, replace and take away members', () => {
    const mine = session()
    mine.events.register('creating-resource-class.s3.Bucket', ({ classAttributes, eventName }) => {
      expect(eventName).toBe('creating-resource-class.s3.Bucket')
      Object.assign(classAttributes, {
        hello(this: { name: string }) {
          return `hello ${this.name}`
        },
        objects: 'none',
      })
      delete classAttributes['create']
    })
    const bucket = (mine.resource('s3') as GenericResource)['Bucket']('photos')
    expect(bucket.hello()).toBe('hello photos')
    expect(bucket.objects).toBe('none')
    expect(bucket.create).toBeUndefined()
    expect(typeof bucket.delete).toBe('function')
    expect(String(bucket)).toBe("s3.Bucket(name='photos')")
    expect(bucket.constructor.name).toBe('s3.Bucket')
    const other = (session().resource('s3') as GenericResource)['Bucket']('photos')
    expect(other.hello).toBeUndefined()
    expect(bucket.equals(other)).toBe(true)
  })

  it('mixes in classes, whose methods come after those of the class itself', () => {
    class Extra {
      describe(): string {
        return `${this}!`
      }

      create(): string {
        return 'never'
      }
    }
    const mine = session()
    mine.events.register('creating-resource-class.s3', ({ baseClasses }) => void baseClasses.push(Extra))
    const s3 = mine.resource('s3') as GenericResource
    expect(s3['describe']()).toBe('s3.ServiceResource()!')
    const bucket = s3['Bucket']('photos')
    expect(bucket.describe()).toBe("s3.Bucket(name='photos')!")
    expect(bucket.create()).toBeInstanceOf(Promise)
    expect('close' in s3 && !('close' in bucket)).toBe(true)
  })

  it('is fired once for a type, and again when there are other handlers', () => {
    const mine = session()
    const heard = vi.fn()
    mine.events.register('creating-resource-class', ({ eventName, serviceContext }) => {
      heard(eventName, serviceContext.serviceName, Object.keys(serviceContext.resourceJsonDefinitions).length)
    })
    const sqs = mine.resource('sqs') as GenericResource
    for (const url of ['a', 'b']) sqs['Queue'](url)
    expect(heard.mock.calls).toEqual([
      ['creating-resource-class.sqs.ServiceResource', 'sqs', 2],
      ['creating-resource-class.sqs.Queue', 'sqs', 2],
    ])
    mine.events.register('creating-resource-class.sqs.Queue', ({ classAttributes }) => {
      classAttributes['late'] = true
    })
    expect(sqs['Queue']('c').late).toBe(true)
  })

  it('tells of the service what there is', () => {
    const mine = session()
    let seen: unknown[] = []
    mine.events.register(
      'creating-resource-class.s3.Bucket',
      ({ serviceContext: { serviceModel, serviceWaiterModel } }) => {
        seen = [serviceModel.serviceName, serviceWaiterModel.waiterNames]
      },
    )
    ;(mine.resource('s3') as GenericResource)['Bucket']('photos')
    expect(seen).toEqual(['s3', ['BucketExists', 'BucketNotExists', 'ObjectExists', 'ObjectNotExists']])
  })

  it('waits for nobody', () => {
    const mine = session()
    mine.events.register('creating-resource-class.s3.Bucket', async () => {})
    expect(() => (mine.resource('s3') as GenericResource)['Bucket']('photos')).toThrow('returned a promise')
  })
})

it('has nothing of what boto3 adds in code where a session has no built-in handlers', () => {
  const botocoreSession = new CoreSession({ includeBuiltinHandlers: false })
  const s3 = new Session({ botocoreSession, regionName: 'eu-west-1' }).resource('s3') as GenericResource
  expect('load' in s3['Bucket']('photos')).toBe(false)
})

describe('classes that are mixed in', () => {
  const session = (): Session =>
    new Session({ regionName: 'eu-west-1', awsAccessKeyId: 'AKIDEXAMPLE', awsSecretAccessKey: 'secret' })
  const bucketWith = (change: (baseClasses: unknown[]) => void): GenericResource => {
    const mine = session()
    mine.events.register('creating-resource-class.s3.Bucket', ({ baseClasses }) => change(baseClasses))
    return (mine.resource('s3') as GenericResource)['Bucket']('photos')
  }
  class Extra {
    toString(): string {
      return 'extra'
    }
    get text(): string {
      return this.label ?? 'none'
    }
    set text(value: string) {
      this.label = value
    }
    declare label: string | undefined
  }

  it('fill gaps from behind, and go before from the front', () => {
    expect(String(bucketWith((all) => all.push(Extra)))).toBe("s3.Bucket(name='photos')")
    expect(String(bucketWith((all) => all.unshift(Extra)))).toBe('extra')
  })

  it('keep their setters', () => {
    const bucket = bucketWith((all) => all.push(Extra))
    Object.assign(bucket, { text: 'set' })
    expect(bucket['text']).toBe('set')
  })

  it('may load at once', async () => {
    const mine = session()
    mine.events.register('creating-resource-class.s3.Bucket', ({ classAttributes }) => {
      classAttributes['load'] = function load(this: GenericResource) {
        this.meta.data = { CreationDate: new Date(0) }
      }
    })
    const bucket = (mine.resource('s3') as GenericResource)['Bucket']('photos')
    await expect(bucket['creationDate']).resolves.toEqual(new Date(0))
  })
})
