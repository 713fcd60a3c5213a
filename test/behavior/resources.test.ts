import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import {
  AbortError,
  ArgumentError,
  ClientError,
  type GenericResource,
  ResourceLoadException,
  ResourceNotExistsError,
  resource,
  Session,
  setupDefaultSession,
  UnknownAPIVersionError,
} from '../../src/index.ts'
import { answeringResource, collect } from './answering-resource.ts'

const session = new Session({ regionName: 'eu-west-1', awsAccessKeyId: 'AKIDEXAMPLE', awsSecretAccessKey: 'secret' })
const s3 = session.resource('s3') as GenericResource
const NOTHING = () => ({})

describe('session.resource', () => {
  it('is there for the services of boto3', () => {
    const names = ['cloudformation', 'cloudwatch', 'dynamodb', 'ec2', 'glacier', 'iam', 's3', 'sns', 'sqs']
    expect(session.getAvailableResources()).toEqual(names)
  })

  it('takes a name or a module, and so does the default session', () => {
    expect(String(session.resource({ serviceName: 'sqs' }))).toBe('sqs.ServiceResource()')
    setupDefaultSession({ regionName: 'eu-west-1' })
    expect(String(resource('sns'))).toBe('sns.ServiceResource()')
  })

  it('says which resources there are, and that there is a client', () => {
    const missing = () => session.resource('lambda' as 's3')
    expect(missing).toThrow(ResourceNotExistsError)
    expect(missing).toThrow(
      "The 'lambda' resource does not exist. The available resources are: cloudformation, cloudwatch",
    )
    expect(missing).toThrow("Consider using session.client('lambda') instead of a resource.")
    expect(() => session.resource('s4' as 's3')).toThrow("Did you mean 's3'?")
    for (const name of ['__proto__', '../s3', ''])
      expect(() => session.resource(name as 's3')).toThrow(ResourceNotExistsError)
  })

  it('has the API versions that boto3 has, and the client has the same', () => {
    const ec2 = session.resource('ec2', { apiVersion: '2015-10-01' }) as GenericResource
    expect(ec2.meta.client.meta.serviceModel.apiVersion).toBe('2015-10-01')
    expect(ec2.getAvailableSubresources()).toContain('KeyPair')
    const wrong = () => session.resource('ec2', { apiVersion: '2013-02-01' })
    expect(wrong).toThrow(UnknownAPIVersionError)
    expect(wrong).toThrow(
      /^The 'ec2' resource does not support an API version of: 2013-02-01\nValid API versions are: 2014-10-01, .*2016-11-15$/,
    )
  })

  it('tells services that a resource calls, unless something else is to be told', async () => {
    const agents: string[] = []
    for (const config of [{}, { userAgentExtra: 'mine/1' }]) {
      const { client } = (session.resource('sqs', { config }) as GenericResource).meta
      client.meta.events.register('before-send', ({ request }) => {
        agents.push(request.headers['user-agent']!)
        return { statusCode: 200, body: '{}' }
      })
      await client['listQueues']()
    }
    expect(agents[0]).toMatch(/ Resource$/)
    expect(agents[1]).toMatch(/ mine\/1$/)
  })

  it('ends with its block', async () => {
    const { root } = answeringResource('s3', NOTHING)
    const close = vi.spyOn(root.meta.client, 'close')
    {
      await using service = root as GenericResource & AsyncDisposable
      expect(service.Bucket('photos').name).toBe('photos')
    }
    await root['close']()
    expect(close).toHaveBeenCalledTimes(2)
  })
})

describe('a resource', () => {
  it('is made by its identifiers, in their order or by name', () => {
    for (const object of [
      s3['Object']('photos', 'cat'),
      s3['Object']({ bucketName: 'photos', key: 'cat' }),
      s3['Object']('photos', { key: 'cat' }),
      s3['Bucket']('photos').Object('cat'),
    ]) {
      expect(object).toMatchObject({ bucketName: 'photos', key: 'cat' })
      expect(object.constructor.name).toBe('s3.Object')
    }
  })

  it.each([
    [() => s3['Bucket'](), 'Required parameter name not set'],
    [() => s3['Bucket'](null), 'Required parameter name not set'],
    [() => s3['Object']('photos', { key: undefined }), 'Required parameter key not set'],
    [() => s3['Bucket']({ nam: 'photos' }), "Unknown keyword argument: nam. Did you mean 'name'?"],
    [() => s3['Bucket']('photos', 'cat'), 'Bucket takes name: 2 values were given'],
    [() => s3['Bucket']('photos').Object('cat', 'dog'), 'Object takes key: 2 values were given'],
    [() => s3['Bucket']('photos').Acl('x'), 'Acl takes no identifier: 1 values were given'],
  ])('is not made of what does not name one: %#', (make, message) => {
    expect(make).toThrow(ArgumentError)
    expect(make).toThrow(message)
  })

  it('is no promise: it can be awaited all the same', async () => {
    const bucket = await s3['Bucket']('photos')
    expect(bucket.name).toBe('photos')
    expect('then' in bucket).toBe(false)
  })

  it('has identifiers that nobody changes', () => {
    const bucket = s3['Bucket']('photos')
    expect(() => Object.assign(bucket, { name: 'other' })).toThrow(TypeError)
    expect(Object.keys(bucket)).toEqual(['meta', 'name'])
  })

  it('equals another of the same type with the same identifiers', () => {
    const object = s3['Object']('photos', 'cat')
    expect(object.equals((session.resource('s3') as GenericResource)['Object']('photos', 'cat'))).toBe(true)
    expect(object.equals(s3['Object']('photos', 'dog'))).toBe(false)
    expect(object.equals(s3['ObjectSummary']('photos', 'cat'))).toBe(false)
    expect(object.equals({ bucketName: 'photos', key: 'cat' })).toBe(false)
    expect(object).not.toEqual(s3['Object']('photos', 'dog'))
  })

  it('shows what it is, and no secret', () => {
    expect(inspect(s3['Object']('photos', "o'hara"))).toBe("s3.Object(bucketName='photos', key='o\\'hara')")
    expect(JSON.stringify([s3['Bucket']('photos')])).toBe('["s3.Bucket(name=\'photos\')"]')
    expect(`${s3['MultipartUpload']('photos', 'cat', '1').Part(2)}`).toContain('partNumber=2')
    expect(inspect(s3['Bucket']('photos').objects)).toBe(
      "s3.Bucket.objectsCollection(s3.Bucket(name='photos'), s3.ObjectSummary)",
    )
    const pair = (session.resource('iam') as GenericResource)['AccessKeyPair']('anna', 'AKID', 'wJalrXUtn')
    expect(inspect(pair)).toBe("iam.AccessKeyPair(userName='anna', id='AKID', secret='****')")
    expect(inspect(pair, { depth: 9, showHidden: true }) + JSON.stringify(pair)).not.toContain('wJalr')
    expect(inspect(s3['Bucket']('photos').meta)).toBe('ResourceMeta {"serviceName":"s3","identifiers":["name"]}')
  })

  it('lists its constructors', () => {
    expect(s3['Bucket']('photos').getAvailableSubresources()).toContain('Object')
    expect(s3['ObjectAcl']('photos', 'cat').getAvailableSubresources()).toEqual(['Object'])
  })

  it('knows identifiers by the names of attributes too, without loading', () => {
    const table = (session.resource('dynamodb') as GenericResource)['Table']('books')
    expect(table.tableName).toBe('books')
  })
})

describe('attributes', () => {
  const TABLE = { Table: { TableStatus: 'ACTIVE', ItemCount: 3, TableName: 'books' } }

  it('load the resource when one is first read, once for all who read', async () => {
    const { root, requests } = answeringResource('dynamodb', () => TABLE)
    const table = root['Table']('books')
    expect(table.meta.data).toBeUndefined()
    expect(await Promise.all([table.tableStatus, table.itemCount, table.tableArn])).toEqual(['ACTIVE', 3, undefined])
    expect(await table.itemCount).toBe(3)
    expect(requests).toEqual([['DescribeTable', { TableName: 'books' }]])
    expect(table.meta.data).toEqual(TABLE.Table)
  })

  it('are loaded anew by load and reload, and after an action', async () => {
    const { root, requests } = answeringResource('dynamodb', () => TABLE)
    const table = root['Table']('books')
    await table.load()
    await table.reload({}, { timeout: 5 })
    await table.putItem({ Item: { id: { S: '1' } } })
    expect(table.meta.data).toBeUndefined()
    await table.itemCount
    const load = ['DescribeTable', { TableName: 'books' }]
    const put = ['PutItem', { TableName: 'books', Item: { id: { S: '1' } } }]
    expect(requests).toEqual([load, load, put, load])
  })

  it('stay after an action that failed, and fail where loading fails', async () => {
    let fails = false
    const error = { Error: { Code: 'ResourceNotFoundException', Message: 'gone' } }
    const { root } = answeringResource('dynamodb', () => (fails ? error : TABLE))
    const table = root['Table']('books')
    await table.load()
    fails = true
    await expect(table.delete()).rejects.toThrow(ClientError)
    expect(await table.itemCount).toBe(3)
    const gone = root['Table']('gone')
    await expect(gone.itemCount).rejects.toThrow('gone')
    fails = false
    expect(await gone.itemCount).toBe(3)
  })

  it('cannot be read of what cannot be loaded, or is not there', async () => {
    const ec2 = answeringResource('ec2', () => ({ Reservations: [] })).root
    await expect(ec2['Route']('rtb-1', '10.0.0.0/8').gatewayId).rejects.toThrow(
      new ResourceLoadException({ message: 'ec2.Route has no load method' }),
    )
    await expect(ec2['Instance']('i-1').imageId).rejects.toThrow(
      "ec2.Instance(id='i-1') could not be loaded: the service does not know it",
    )
    expect(await ec2['Instance']('i-1').vpc).toBeUndefined()
  })
})

describe('references', () => {
  it('are the resources that data speak of: one, several, or none', async () => {
    const instance = {
      InstanceId: 'i-1',
      VpcId: 'vpc-1',
      NetworkInterfaces: [{ NetworkInterfaceId: 'a' }, { NetworkInterfaceId: 'b' }],
    }
    const { root, requests } = answeringResource('ec2', () => ({ Reservations: [{ Instances: [instance] }] }))
    const one = root['Instance']('i-1')
    expect(String(await one.vpc)).toBe("ec2.Vpc(id='vpc-1')")
    expect((await one.networkInterfaces).map(String)).toEqual([
      "ec2.NetworkInterface(id='a')",
      "ec2.NetworkInterface(id='b')",
    ])
    expect(await one.subnet).toBeUndefined()
    expect(requests).toEqual([['DescribeInstances', { InstanceIds: ['i-1'] }]])
  })
})

describe('actions', () => {
  it('fill in what the resource knows, and give the answer', async () => {
    const { root, requests } = answeringResource('sqs', () => ({ MessageId: 'm-1' }))
    const queue = root['Queue']('https://sqs/1/jobs')
    expect(await queue.sendMessage({ MessageBody: 'hello' })).toMatchObject({ MessageId: 'm-1' })
    await queue.sendMessage({ MessageBody: 'hello', QueueUrl: 'https://sqs/1/other' })
    await queue.sendMessage({ MessageBody: 'hello', QueueUrl: undefined })
    expect(requests.map(([, { QueueUrl }]) => QueueUrl)).toEqual([
      'https://sqs/1/jobs',
      'https://sqs/1/other',
      'https://sqs/1/jobs',
    ])
  })

  it('give resources, whose data is there where the answer has it', async () => {
    const ec2 = answeringResource('ec2', () => ({
      Instances: [{ InstanceId: 'i-1' }, { InstanceId: 'i-2', ImageId: 'ami' }],
    }))
    const instances = await ec2.root['createInstances']({ ImageId: 'ami', MinCount: 1, MaxCount: 2 })
    expect(instances.map(String)).toEqual(["ec2.Instance(id='i-1')", "ec2.Instance(id='i-2')"])
    expect(await instances[1].imageId).toBe('ami')
    expect(ec2.requests).toHaveLength(1)
    const sqs = answeringResource('sqs', NOTHING).root
    expect(await sqs['Queue']('https://sqs/1/jobs').receiveMessages()).toEqual([])
  })

  it('take options, as methods of clients do', async () => {
    const { root } = answeringResource('sqs', () => new Promise(() => {}))
    const waits = root['Queue']('https://sqs/1/jobs').purge({}, { signal: AbortSignal.abort(new Error('enough')) })
    await expect(waits).rejects.toThrow(AbortError)
    const wrong = root['Queue']('https://sqs/1/jobs').purge({}, { timout: 1 })
    await expect(wrong).rejects.toThrow("Got unexpected keyword argument 'timout'")
  })

  it.each(['text', null, ['a']])('refuse parameters that are no object: %j', async (params) => {
    await expect(s3['Bucket']('photos').create(params)).rejects.toThrow('The parameters must be an object, not ')
  })
})

describe('waiters', () => {
  it('wait for what the client waits for, and give the last answer', async () => {
    let calls = 0
    const { root, requests } = answeringResource('dynamodb', () => ({
      Table: { TableStatus: ++calls < 2 ? 'CREATING' : 'ACTIVE' },
    }))
    const table = root['Table']('books')
    expect(await table.waitUntilExists({}, { delay: '1ms' })).toMatchObject({ Table: { TableStatus: 'ACTIVE' } })
    expect(requests.map(([operation]) => operation)).toEqual(['DescribeTable', 'DescribeTable'])
    expect(table.meta.data).toBeUndefined()
    await expect(root['Table']('books').waitUntilNotExists({}, { delay: '1ms', maxAttempts: 1 })).rejects.toThrow(
      'Waiter TableNotExists failed: Max attempts exceeded',
    )
  })
})

describe('what boto3 adds to resources in code', () => {
  it('is that buckets are loaded from the list of buckets, if it may be seen', async () => {
    const Buckets = [{ Name: 'photos', CreationDate: new Date(0) }]
    const { root } = answeringResource('s3', () => ({ Buckets }))
    const bucket = root['Bucket']('photos')
    expect(await bucket.creationDate).toEqual(new Date(0))
    await bucket.reload()
    expect(await root['Bucket']('other').creationDate).toBeUndefined()
    const denied = { Error: { Code: 'AccessDenied', Message: 'no' } }
    expect(await answeringResource('s3', () => denied).root['Bucket']('photos').creationDate).toBeUndefined()
    const slow = { Error: { Code: 'SlowDown', Message: 'wait' } }
    await expect(answeringResource('s3', () => slow).root['Bucket']('photos').creationDate).rejects.toThrow('wait')
  })

  it('is that summaries of objects are loaded from their heads', async () => {
    const { root } = answeringResource('s3', () => ({ ContentLength: 3, ETag: '"a"' }))
    const summary = root['ObjectSummary']('photos', 'cat')
    expect(await Promise.all([summary.size, summary.eTag])).toEqual([3, '"a"'])
    expect(summary.meta.data).not.toHaveProperty('ContentLength')
  })

  it('is tags of EC2, which are resources', async () => {
    const { root, requests } = answeringResource('ec2', NOTHING)
    const tags = await root['createTags']({ Resources: ['i-1', 'i-2'], Tags: [{ Key: 'a', Value: '1' }, { Key: 'b' }] })
    expect(tags.map(String)).toContain("ec2.Tag(resourceId='i-1', key='a', value='1')")
    expect(tags).toHaveLength(4)
    await root['Instance']('i-1').deleteTags({ Tags: [{ Key: 'a' }], Resources: ['i-9'] })
    expect(requests[1]).toEqual(['DeleteTags', { Resources: ['i-1'], Tags: [{ Key: 'a' }] }])
  })
})

describe('collections', () => {
  const PAGES: Record<string, object> = {
    '': {
      IsTruncated: true,
      NextMarker: 'b',
      Contents: [
        { Key: 'a', Size: 1 },
        { Key: 'b', Size: 2 },
      ],
    },
    b: { IsTruncated: false, Contents: [{ Key: 'c', Size: 3 }] },
  }
  const pages = () =>
    answeringResource('s3', (operation, { Marker = '' }) =>
      operation === 'ListObjects' ? PAGES[Marker as string]! : {},
    )

  it('go through all pages, and the items know what the pages said', async () => {
    const { root, requests } = pages()
    const bucket = root['Bucket']('photos')
    const all = await collect<GenericResource>(bucket.objects.all())
    expect(all.map(String)).toEqual(['a', 'b', 'c'].map((key) => `s3.ObjectSummary(bucketName='photos', key='${key}')`))
    expect(await Promise.all(all.map((item) => item['size']))).toEqual([1, 2, 3])
    expect(requests.map(([, { Bucket, Marker }]) => [Bucket, Marker])).toEqual([
      ['photos', undefined],
      ['photos', 'b'],
    ])
    expect((await collect(bucket.objects)).length).toBe(3)
    expect(await collect(bucket.objects.pages())).toHaveLength(2)
  })

  it('are not changed by what is asked of them', async () => {
    const { root, requests } = pages()
    const all = root['Bucket']('photos').objects
    const some = all.filter({ Prefix: '2026/' }).limit(2).pageSize(50)
    expect(await collect(some)).toHaveLength(2)
    expect(await collect(some.filter({ Prefix: '2025/' }).limit(1))).toHaveLength(1)
    expect(await collect(all.limit(0))).toEqual([])
    await collect(all)
    expect(requests.map(([, { Prefix, MaxKeys }]) => [Prefix, MaxKeys])).toEqual([
      ['2026/', 50],
      ['2025/', 50],
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ])
  })

  it('add filters up', async () => {
    const { root, requests } = answeringResource('ec2', NOTHING)
    const filter = (Name: string) => ({ Filters: [{ Name, Values: ['x'] }] })
    await collect(
      root['Vpc']('vpc-1')
        .instances.filter(filter('a'))
        .filter({ ...filter('b'), DryRun: false }),
    )
    expect(requests).toEqual([
      [
        'DescribeInstances',
        {
          Filters: [{ Name: 'vpc-id', Values: ['vpc-1'] }, ...filter('a').Filters, ...filter('b').Filters],
          DryRun: false,
        },
      ],
    ])
  })

  it.each([-1, 1.5, Number.NaN, '2', null])('refuse a limit of %j', (count) => {
    expect(() => s3['Bucket']('photos').objects.limit(count)).toThrow(
      `limit must be a whole number from 0, not ${count}`,
    )
    expect(() => s3['Bucket']('photos').objects.pageSize(0)).toThrow('pageSize must be a whole number from 1, not 0')
  })

  it('end where they are told to', async () => {
    const { root, requests } = pages()
    const end = new AbortController()
    const keys: string[] = []
    const read = async () => {
      for await (const { key } of root['Bucket']('photos').objects.all({ signal: end.signal })) {
        keys.push(key)
        if (key === 'b') end.abort()
      }
    }
    await expect(read()).rejects.toThrow(AbortError)
    expect(keys).toEqual(['a', 'b'])
    for await (const _ of root['Bucket']('photos').objects) break
    expect(requests).toHaveLength(2)
  })

  it('do something with all of a page at once', async () => {
    const { root, requests } = pages()
    const { objects } = root['Bucket']('photos')
    const answers = await objects.delete({ MFA: '1', RequestPayer: undefined })
    expect(answers).toHaveLength(2)
    expect(requests.filter(([operation]) => operation === 'DeleteObjects')).toEqual([
      ['DeleteObjects', { Bucket: 'photos', Delete: { Objects: [{ Key: 'a' }, { Key: 'b' }] }, MFA: '1' }],
      ['DeleteObjects', { Bucket: 'photos', Delete: { Objects: [{ Key: 'c' }] }, MFA: '1' }],
    ])
    requests.length = 0
    await objects.filter({ Prefix: '2026/' }).limit(1).delete()
    expect(requests.map(([operation]) => operation)).toEqual(['ListObjects', 'DeleteObjects'])
  })

  it('do nothing where there is nothing, and pass over pages without anything', async () => {
    const empty = answeringResource('s3', NOTHING)
    expect(await empty.root['Bucket']('photos').objects.delete()).toEqual([])
    expect(empty.requests).toHaveLength(1)
    const later = answeringResource('s3', (operation, { Marker }) => {
      if (operation !== 'ListObjects') return {}
      return Marker === undefined ? { IsTruncated: true, NextMarker: 'b', Contents: [] } : PAGES['b']!
    })
    expect(await later.root['Bucket']('photos').objects.delete()).toHaveLength(1)
  })

  it('hold versions and markers in one list', async () => {
    const { root, requests } = answeringResource('s3', () => ({
      Versions: [{ Key: 'a', VersionId: '1' }],
      DeleteMarkers: [{ Key: 'b', VersionId: '2' }],
    }))
    const versions = await collect<GenericResource>(root['Bucket']('photos').objectVersions)
    expect(versions.map(String)).toEqual([
      "s3.ObjectVersion(bucketName='photos', objectKey='a', id='1')",
      "s3.ObjectVersion(bucketName='photos', objectKey='b', id='2')",
    ])
    await root['Bucket']('photos').objectVersions.delete()
    expect(requests.at(-1)![1]).toEqual({
      Bucket: 'photos',
      Delete: {
        Objects: [
          { Key: 'a', VersionId: '1' },
          { Key: 'b', VersionId: '2' },
        ],
      },
    })
  })
})

describe('what was loaded', () => {
  it('is forgotten by an action, and so is what is being loaded', async () => {
    let size = 1
    const { root } = answeringResource('s3', async (operation) => {
      const seen = size
      if (operation === 'PutObject') size = 2
      await new Promise((resolve) => setTimeout(resolve, operation === 'HeadObject' ? 20 : 1))
      return operation === 'HeadObject' ? { ContentLength: seen } : {}
    })
    const object = root['Object']('photos', 'cat')
    const first = object.contentLength as Promise<number>
    await object.put({ Body: 'xx' })
    await expect(object.contentLength).resolves.toBe(2)
    await expect(first).resolves.toBe(2)
    await expect(object.contentLength).resolves.toBe(2)
  })
})

describe('what resources are given', () => {
  it('is one value for each identifier', () => {
    expect(() => s3['Object']('b', 'k', { bucketName: 'other' })).toThrow('bucketName was given twice')
  })

  it('is what the collection was told, not what a call is', async () => {
    const { root } = answeringResource('s3', () => ({ Contents: [1, 2, 3].map((n) => ({ Key: `${n}` })) }))
    const { objects } = root['Bucket']('photos')
    await expect(collect(objects.limit(2).all({ maxItems: 1 }))).resolves.toHaveLength(2)
  })

  it('is an object of options', () => {
    expect(() => session.resource('s3', null as never)).toThrow(ArgumentError)
  })
})
