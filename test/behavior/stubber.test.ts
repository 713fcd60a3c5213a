import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { GenericClient } from '../../src/client/create-client.ts'
import { EventStream } from '../../src/eventstream/event-stream.ts'
import type { HttpRequest } from '../../src/http/http.ts'
import { StreamingBody } from '../../src/http/streaming-body.ts'
import type { GenericResource } from '../../src/resources/resource.ts'
import type { ServiceName } from '../../src/session/client-types.ts'
import { Session } from '../../src/session/session.ts'
import { ANY, type Matcher, Stubber } from '../../src/stub.ts'
import { testSession } from './local-service.ts'

interface Stubbed {
  readonly client: GenericClient
  readonly stubber: Stubber
}

function stubbed(service: ServiceName): Stubbed {
  const client = testSession().session.client(service) as GenericClient
  return { client, stubber: new Stubber(client).activate() }
}

const SELECT = {
  Bucket: 'b',
  Key: 'k',
  ExpressionType: 'SQL',
  Expression: 'select *',
  InputSerialization: { CSV: {} },
  OutputSerialization: { CSV: {} },
}

describe('a stubbed result', () => {
  it('is what the service would have given', async () => {
    const { client, stubber } = stubbed('dynamodb')
    stubber.addResponse('getItem', { Item: { id: { S: 'a' }, data: { B: 'text' } } })
    stubber.addResponse('describeTable', { Table: { CreationDateTime: '2026-01-20T22:09:00Z', ItemCount: 3 } })
    const { Item } = await client['getItem']({ TableName: 'table', Key: { id: { S: 'a' } } })
    expect(Item).toEqual({ id: { S: 'a' }, data: { B: new TextEncoder().encode('text') } })
    const { Table } = await client['describeTable']({ TableName: 'table' })
    expect(Table).toEqual({ CreationDateTime: new Date('2026-01-20T22:09:00Z'), ItemCount: 3 })
  })

  it('has ResponseMetadata, whether or not the test says any', async () => {
    const { client, stubber } = stubbed('s3')
    stubber.addResponse('deleteBucket', {})
    stubber.addResponse('deleteBucket', { ResponseMetadata: { HTTPStatusCode: 204, RequestId: 'r' } })
    const metadata = { HTTPStatusCode: 200, HTTPHeaders: {}, RetryAttempts: 0 }
    expect(await client['deleteBucket']({ Bucket: 'b' })).toEqual({ ResponseMetadata: metadata })
    expect(await client['deleteBucket']({ Bucket: 'b' })).toEqual({
      ResponseMetadata: { ...metadata, HTTPStatusCode: 204, RequestId: 'r' },
    })
  })

  it("is not the test's own object", async () => {
    const { client, stubber } = stubbed('s3')
    const response = { Contents: [{ Key: 'a%20b' }], EncodingType: 'url' }
    stubber.addResponse('listObjectsV2', response)
    response.Contents.push({ Key: 'later' })
    const { Contents } = await client['listObjectsV2']({ Bucket: 'b' })
    expect(Contents).toEqual([{ Key: 'a b' }])
    expect(response.Contents).toEqual([{ Key: 'a%20b' }, { Key: 'later' }])
  })

  it.each([
    ['text', () => 'meow'],
    ['bytes', () => Buffer.from('meow')],
    ['a stream', () => Readable.from([Buffer.from('me'), Buffer.from('ow')])],
    ['a web stream', () => new Blob(['meow']).stream()],
    ['a Blob', () => new Blob(['meow'])],
    ['a StreamingBody', () => new StreamingBody(Buffer.from('meow'))],
  ])('has a body of %s', async (_what, body) => {
    const { client, stubber } = stubbed('s3')
    stubber.addResponse('getObject', { Body: body() })
    const { Body } = await client['getObject']({ Bucket: 'b', Key: 'k' })
    expect(Body).toBeInstanceOf(StreamingBody)
    expect(await Body.text()).toBe('meow')
  })

  it.each([
    ['an array', (events: object[]) => events],
    ['an async iterable', (events: object[]) => Readable.from(events)],
  ])('has the events of %s', async (_what, source) => {
    const { client, stubber } = stubbed('s3')
    stubber.addResponse('selectObjectContent', { Payload: source([{ Records: { Payload: 'a,b' } }, { End: {} }]) })
    const { Payload } = await client['selectObjectContent'](SELECT)
    expect(Payload).toBeInstanceOf(EventStream)
    const events: unknown[] = []
    for await (const event of Payload) events.push(event)
    for await (const event of Payload) events.push(event)
    expect(events).toEqual([{ Records: { Payload: new TextEncoder().encode('a,b') } }, { End: {} }])
  })

  it('ends its events with the loop over them', async () => {
    let closed = false
    async function* events() {
      try {
        for (;;) yield { Cont: {} }
      } finally {
        closed = true
      }
    }
    const { client, stubber } = stubbed('s3')
    stubber.addResponse('selectObjectContent', { Payload: events() })
    const { Payload } = await client['selectObjectContent'](SELECT)
    for await (const event of Payload) {
      expect(event).toEqual({ Cont: {} })
      break
    }
    expect(closed).toBe(true)
  })

  it('refuses an event that the model does not have', async () => {
    const { client, stubber } = stubbed('s3')
    const wrong = { Record: {} }
    expect(() => stubber.addResponse('selectObjectContent', { Payload: [{ End: {} }, wrong] })).toThrow(
      /Unknown parameter in input: "Record".*Did you mean 'Records'/,
    )
    expect(() => stubber.addResponse('selectObjectContent', { Payload: { End: {} } })).toThrow(
      'Invalid type for parameter Payload, value: {End}, type: object, valid types: array, async iterable',
    )
    stubber.addResponse('selectObjectContent', { Payload: Readable.from([wrong]) })
    const { Payload } = await client['selectObjectContent'](SELECT)
    await expect(Payload[Symbol.asyncIterator]().next()).rejects.toThrow('Unknown parameter in input: "Record"')
  })
})

describe('a stubbed error', () => {
  it('is of the class of its code', async () => {
    const { client, stubber } = stubbed('s3')
    const options = { serviceErrorCode: 'NoSuchKey', serviceMessage: 'gone', httpStatusCode: 404 }
    stubber.addClientError('getObject', options)
    const error = await client['getObject']({ Bucket: 'b', Key: 'k' }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(client.exceptions['NoSuchKey'])
    expect(error).toMatchObject({ code: 'NoSuchKey', statusCode: 404, operationName: 'GetObject' })
  })

  it('is refused where it would be none', () => {
    const { stubber } = stubbed('s3')
    expect(() => stubber.addClientError('getObjct')).toThrow(
      "Client s3 does not have method: getObjct. Did you mean 'getObject' or 'putObject'?",
    )
    expect(() => stubber.addClientError('getObject', { httpStatusCode: 200 })).toThrow(
      'httpStatusCode of an error is 300 or above, not 200',
    )
    expect(() => stubber.addClientError('getObject', { errorCode: 'NoSuchKey' } as never)).toThrow(
      "Got unexpected keyword argument 'errorCode'",
    )
    expect(() => stubber.assertNoPendingResponses()).not.toThrow()
  })
})

describe('expected parameters', () => {
  async function difference(expected: object, given: object): Promise<string | undefined> {
    const { client, stubber } = stubbed('dynamodb')
    stubber.addResponse('putItem', {}, expected as Readonly<Record<string, unknown>>)
    return client['putItem'](given).then(
      () => undefined,
      (error: Error) => /They differ at (.*)\.$/.exec(error.message)?.[1] ?? error.message,
    )
  }
  const item = (value: unknown) => ({ TableName: 'table', Item: { id: value } })

  it.each<[string, unknown, unknown, string | undefined]>([
    ['the same text', { S: 'a' }, { S: 'a' }, undefined],
    ['another text', { S: 'a' }, { S: 'b' }, 'Item.id.S'],
    ['another item', { L: [{ S: 'a' }, { S: 'b' }] }, { L: [{ S: 'a' }, { S: 'c' }] }, 'Item.id.L[1].S'],
    ['an item less', { L: [{ S: 'a' }, { S: 'b' }] }, { L: [{ S: 'a' }] }, 'Item.id.L[1]'],
    ['the same bytes', { B: new Uint8Array([1, 2]) }, { B: Buffer.from([1, 2]) }, undefined],
    ['other bytes', { B: new Uint8Array([1, 2]) }, { B: Buffer.from([1, 3]) }, 'Item.id.B'],
    ['bytes for text', { B: 'a' }, { B: Buffer.from('a') }, 'Item.id.B'],
    ['something for ANY', { S: ANY }, { S: 'a' }, undefined],
    ['nothing for ANY', { S: ANY }, { N: '1' }, 'Item.id.S'],
    ['undefined for nothing', { S: 'a' }, { S: 'a', N: undefined }, undefined],
    ['what a matcher takes', { S: expect.stringContaining('uid') as Matcher }, { S: 'a uid' }, undefined],
    ['what a matcher does not take', { S: expect.stringContaining('uid') as Matcher }, { S: 'a' }, 'Item.id.S'],
  ])('are compared with %s', async (_what, expected, given, wanted) => {
    expect(await difference(item(expected), item(given))).toBe(wanted)
  })

  it.each([
    ['the same stream', (stream: Readable) => stream, true],
    ['another stream', () => Readable.from(['x']), false],
  ])('are compared with %s', async (_what, given, same) => {
    const { client, stubber } = stubbed('s3')
    const Body = Readable.from(['x'])
    stubber.addResponse('putObject', {}, { Bucket: 'b', Key: 'k', Body })
    const call = client['putObject']({ Bucket: 'b', Key: 'k', Body: given(Body) })
    await (same ? expect(call).resolves.toBeDefined() : expect(call).rejects.toThrow('They differ at Body'))
  })

  it('takes 1n for 1, and the time of a date', async () => {
    const { client, stubber } = stubbed('s3')
    stubber.addResponse('putObject', {}, { Bucket: 'b', Key: 'k', ContentLength: 1n, Expires: new Date(5000) })
    await client['putObject']({ Bucket: 'b', Key: 'k', ContentLength: 1, Expires: new Date(5000) })
    stubber.assertNoPendingResponses()
  })

  it('do not show what the model calls a secret', async () => {
    const { client, stubber } = stubbed('secretsmanager')
    stubber.addResponse('putSecretValue', {}, { SecretId: 'id', SecretString: 'expected-secret' })
    const error = await client['putSecretValue']({ SecretId: 'id', SecretString: 'given-secret' }).catch(String)
    expect(error).toContain('"SecretId": "id"')
    expect(error).toContain('They differ at SecretString.')
    expect(error).not.toMatch(/(expected|given)-secret/)
  })
})

describe('a Stubber', () => {
  it('gives calls that are made at the same time their own answers', async () => {
    const { client, stubber } = stubbed('s3')
    const keys = ['a', 'b', 'c']
    for (const Key of keys) stubber.addResponse('getObject', { Body: Key }, { Bucket: 'b', Key })
    const read = async (Key: string) => (await client['getObject']({ Bucket: 'b', Key })).Body.text()
    expect(await Promise.all(keys.map(read))).toEqual(keys)
    stubber.assertNoPendingResponses()
  })

  it('needs no credentials, and asks nobody for any', async () => {
    let asked = false
    const credentials = async () => {
      asked = true
      throw new Error('no credentials here')
    }
    const client = new Session({ regionName: 'eu-west-1', credentials }).client('dynamodb') as GenericClient
    const stubber = new Stubber(client).activate()
    stubber.addResponse('listTables', { TableNames: ['table'] })
    expect((await client['listTables']()).TableNames).toEqual(['table'])
    expect(asked).toBe(false)
  })

  it('lets calls go out again when it is deactivated', async () => {
    const sent: HttpRequest[] = []
    const httpHandler = {
      send: async (request: HttpRequest) => {
        sent.push(request)
        return { statusCode: 200, headers: {}, body: new Uint8Array() }
      },
      close: async () => {},
    }
    const client = testSession().session.client('s3', { httpHandler } as never) as GenericClient
    {
      using stubber = new Stubber(client).activate()
      stubber.activate()
      stubber.addResponse('headBucket', {})
      await client['headBucket']({ Bucket: 'b' })
      expect(sent).toHaveLength(0)
    }
    await client['headBucket']({ Bucket: 'b' })
    expect(sent).toHaveLength(1)
    await using again = new Stubber(client)
    again.activate()
    await expect(client['headBucket']({ Bucket: 'b' })).rejects.toThrow('Unexpected API Call')
  })

  it('answers for its own client only', async () => {
    const { session } = testSession()
    const [one, other] = [session.client('s3') as GenericClient, session.client('s3') as GenericClient]
    const first = new Stubber(one).activate()
    const second = new Stubber(other).activate()
    first.addResponse('getObject', { Body: 'first' })
    second.addResponse('getObject', { Body: 'second' })
    expect(await (await other['getObject']({ Bucket: 'b', Key: 'k' })).Body.text()).toBe('second')
    expect(await (await one['getObject']({ Bucket: 'b', Key: 'k' })).Body.text()).toBe('first')
  })

  it('does not share its client', () => {
    const { client, stubber } = stubbed('s3')
    const other = new Stubber(client)
    expect(() => other.activate()).toThrow('Another Stubber is active on this client')
    other.deactivate()
    expect(() => other.activate()).toThrow('Another Stubber is active on this client')
    stubber.deactivate()
    other.activate()
  })

  it('takes a client, and results that are objects', () => {
    expect(() => new Stubber({} as never)).toThrow('A Stubber takes a client, as session.client(name) makes one')
    const { stubber } = stubbed('s3')
    expect(() => stubber.addResponse('getObject', null as never)).toThrow('serviceResponse must be an object')
  })

  it("answers the calls of a resource, through the resource's client", async () => {
    const s3 = testSession().session.resource('s3') as GenericResource
    const stubber = new Stubber(s3.meta.client as GenericClient).activate()
    stubber.addResponse('listObjects', { Contents: [{ Key: 'a' }, { Key: 'b' }] }, { Bucket: 'photos' })
    const keys: string[] = []
    for await (const object of s3['Bucket']('photos').objects.all()) keys.push(object.key)
    expect(keys).toEqual(['a', 'b'])
    stubber.assertNoPendingResponses()
  })

  it('answers a call that sends events, and asks for none', async () => {
    const { client, stubber } = stubbed('bedrock-runtime')
    let asked = 0
    async function* sent() {
      for (;;) yield { chunk: { bytes: String(asked++) } }
    }
    stubber.addResponse('invokeModelWithBidirectionalStream', { body: [{ chunk: { bytes: 'b' } }] })
    const { body } = await client['invokeModelWithBidirectionalStream']({ modelId: 'm', body: sent() })
    const events: unknown[] = []
    for await (const event of body) events.push(event)
    expect(events).toEqual([{ chunk: { bytes: new TextEncoder().encode('b') } }])
    expect(asked).toBe(0)
  })

  it('leaves presigned URLs alone', async () => {
    const { client } = stubbed('s3')
    const url = await client.generatePresignedUrl('getObject', { params: { Bucket: 'b', Key: 'k' } })
    expect(url).toContain('X-Amz-Signature=')
  })

  it('keeps the answer of a call that failed before it was sent', async () => {
    const { client, stubber } = stubbed('s3')
    stubber.addResponse('headBucket', {})
    await expect(client['headBucket']({})).rejects.toThrow('Missing required parameter in input: "Bucket"')
    expect(() => stubber.assertNoPendingResponses()).toThrow('1 responses remaining in queue. They are for HeadBucket.')
  })
})
