/** Document clients: plain JavaScript goes out as DynamoDB's values and comes back as plain JavaScript. */
import { describe, expect, it } from 'vitest'
import type { GenericClient } from '../../src/client/create-client.ts'
import {
  Attr,
  Binary,
  Decimal,
  type DocumentOptions,
  documentClient,
  Key,
  type NumberInput,
} from '../../src/dynamodb.ts'
import { ArgumentError, ParamValidationError } from '../../src/errors/index.ts'
import { customizedService } from './customized-service.ts'
import { testSession } from './local-service.ts'

type Body = Record<string, unknown>

/** A document client whose requests nobody sends: their bodies are kept, and answered in turn. */
function documents(options: DocumentOptions<NumberInput> = {}, answers: readonly (Body | [number, Body])[] = []) {
  const { client } = customizedService('dynamodb')
  const document = documentClient(client, options) as GenericClient
  const bodies: Body[] = []
  let next = 0
  document.meta.events.registerFirst('before-send.dynamodb', ({ request }) => {
    bodies.push(JSON.parse(Buffer.from(request.body as Uint8Array).toString()) as Body)
    const answer = answers[Math.min(next++, answers.length - 1)] ?? {}
    const [statusCode, body] = Array.isArray(answer) ? answer : [200, answer]
    return { statusCode, body: JSON.stringify(body) }
  })
  return { plain: client, document, bodies }
}

const TableName = 'books'

describe('parameters', () => {
  it('are native values, with conditions', async () => {
    const { document, bodies } = documents()
    await document.putItem({
      TableName,
      Item: { title: 'Solaris', year: 1961, tags: new Set(['sea']), cover: Buffer.from('a'), none: null },
      ConditionExpression: Attr('title').notExists().or(Attr('year').lt(1961)),
    })
    expect(bodies).toEqual([
      {
        TableName,
        Item: {
          title: { S: 'Solaris' },
          year: { N: '1961' },
          tags: { SS: ['sea'] },
          cover: { B: 'YQ==' },
          none: { NULL: true },
        },
        ConditionExpression: '(attribute_not_exists(#n0) OR #n1 < :v0)',
        ExpressionAttributeNames: { '#n0': 'title', '#n1': 'year' },
        ExpressionAttributeValues: { ':v0': { N: '1961' } },
      },
    ])
  })

  it('stay as the caller gave them', async () => {
    const { document, bodies } = documents()
    const names = Object.freeze({ '#n0': 'year', '#x': 'x' })
    const params = Object.freeze({
      TableName,
      KeyConditionExpression: Key('title').eq('Solaris'),
      FilterExpression: '#n0 > :v0 AND #x = :v0',
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: Object.freeze({ ':v0': 1 }),
    })
    await document.query(params)
    await document.query(params)
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[0]).toMatchObject({
      KeyConditionExpression: '#n1 = :v1',
      FilterExpression: '#n0 > :v0 AND #x = :v0',
      ExpressionAttributeNames: { '#n0': 'year', '#x': 'x', '#n1': 'title' },
      ExpressionAttributeValues: { ':v0': { N: '1' }, ':v1': { S: 'Solaris' } },
    })
  })

  it('of each write of a transaction have placeholders of their own', async () => {
    const { document, bodies } = documents()
    await document.transactWriteItems({
      ClientRequestToken: 't',
      TransactItems: [
        { Put: { TableName, Item: { a: 1 }, ConditionExpression: Attr('a').notExists() } },
        { ConditionCheck: { TableName, Key: { a: 2 }, ConditionExpression: Attr('b').eq(new Set([1])) } },
        {
          Update: {
            TableName,
            Key: { a: 3 },
            UpdateExpression: 'SET c = :v0',
            ConditionExpression: Attr('c').ne('x'),
            ExpressionAttributeValues: { ':v0': 'x' },
          },
        },
      ],
    })
    expect(bodies[0]!['TransactItems']).toMatchObject([
      { Put: { ConditionExpression: 'attribute_not_exists(#n0)', ExpressionAttributeNames: { '#n0': 'a' } } },
      { ConditionCheck: { ConditionExpression: '#n0 = :v0', ExpressionAttributeValues: { ':v0': { NS: ['1'] } } } },
      {
        Update: {
          ConditionExpression: '#n0 <> :v1',
          ExpressionAttributeValues: { ':v0': { S: 'x' }, ':v1': { S: 'x' } },
        },
      },
    ])
  })

  it('may be left out as undefined, but not what they hold', async () => {
    const { document, bodies } = documents()
    await document.scan({ TableName, ExclusiveStartKey: undefined, FilterExpression: undefined })
    expect(bodies).toEqual([{ TableName }])
    await expect(document.putItem({ TableName, Item: { a: undefined } })).rejects.toThrow('Item.a is undefined')
    await expect(document.scan({ TableName, ExpressionAttributeValues: { ':a': undefined } })).rejects.toThrow(
      'ExpressionAttributeValues.:a is undefined',
    )
  })

  it('leave out undefined where they are told to', async () => {
    const { document, bodies } = documents({ removeUndefinedValues: true })
    await document.putItem({ TableName, Item: { a: undefined, b: [undefined, 1] } })
    await document.executeStatement({ Statement: 's', Parameters: [undefined, 'x'] })
    expect(bodies).toEqual([
      { TableName, Item: { b: { L: [{ N: '1' }] } } },
      { Statement: 's', Parameters: [{ S: 'x' }] },
    ])
  })

  it.each([
    ['putItem', { Item: { when: new Date() } }, 'Item.when is a Date'],
    [
      'batchWriteItem',
      { RequestItems: { t: [{ PutRequest: { Item: { a: [Number.NaN] } } }] } },
      'RequestItems.t[0].PutRequest.Item.a[0] is NaN',
    ],
    ['executeStatement', { Statement: 's', Parameters: ['a', new Set()] }, 'Parameters[1] is an empty Set'],
    ['scan', { FilterExpression: Attr('a').eq(() => 1) }, 'ExpressionAttributeValues.:v0 is a function'],
  ])('of %s say what is wrong and where', async (method, params, sentence) => {
    const { document, bodies } = documents()
    const failure = await document[method]({ TableName, ...params }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ParamValidationError)
    expect(failure.message).toContain(`Parameter validation failed:\n${sentence}`)
    expect(bodies).toEqual([])
  })

  it.each([
    ['putItem', { Item: 'text' }, 'Invalid type for parameter Item, value: text, type: string, valid types: object'],
    ['putItem', { Item: null }, 'Invalid type for parameter Item, value: null'],
    ['batchWriteItem', { RequestItems: { t: {} } }, 'Invalid type for parameter RequestItems.t'],
    ['putItem', { Item: {}, Itemm: {} }, 'Unknown parameter in input: "Itemm"'],
    ['query', { KeyConditionExpression: 5 }, 'Invalid type for parameter KeyConditionExpression'],
  ])('of %s are validated as ever', async (method, params, sentence) => {
    const { document } = documents()
    await expect(document[method]({ TableName, ...params })).rejects.toThrow(sentence)
  })

  it('have conditions where they should', async () => {
    const { document } = documents()
    await expect(document.query({ TableName, KeyConditionExpression: Key('a') })).rejects.toMatchObject({
      name: 'DynamoDBNeedsConditionError',
    })
    await expect(document.query({ TableName, KeyConditionExpression: Attr('a').eq(1) })).rejects.toMatchObject({
      name: 'DynamoDBNeedsKeyConditionError',
    })
  })
})

describe('results', () => {
  const Item = { a: { N: '5' }, b: { B: 'AQ==' }, c: { NS: ['1', '9007199254740993'] }, d: { M: { e: { L: [] } } } }

  it('are native values', async () => {
    const { document } = documents({}, [{ Item, ConsumedCapacity: { TableName, CapacityUnits: 0.5 } }])
    const result = await document.getItem({ TableName, Key: { a: 5 } })
    expect(result).toMatchObject({
      Item: { a: 5, b: new Binary(new Uint8Array([1])), c: new Set([1, 9007199254740993n]), d: { e: [] } },
      ConsumedCapacity: { CapacityUnits: 0.5 },
      ResponseMetadata: { HTTPStatusCode: 200 },
    })
    expect(result.Item.b).toBeInstanceOf(Binary)
  })

  it('of batches and transactions too', async () => {
    const batch = {
      Responses: { books: [{ a: { S: 'x' } }] },
      UnprocessedKeys: { books: { Keys: [{ a: { N: '1' } }] } },
    }
    const { document, bodies } = documents({}, [batch, { Responses: [{ Item: { a: { NULL: true } } }, {}] }, {}])
    const got = await document.batchGetItem({ RequestItems: { books: { Keys: [{ a: 'x' }, { a: 1 }] } } })
    expect(got).toMatchObject({ Responses: { books: [{ a: 'x' }] }, UnprocessedKeys: { books: { Keys: [{ a: 1 }] } } })
    const { Responses } = await document.transactGetItems({ TransactItems: [{ Get: { TableName, Key: { a: 1 } } }] })
    expect(Responses).toEqual([{ Item: { a: null } }, {}])
    await document.batchGetItem({ RequestItems: got.UnprocessedKeys })
    expect(bodies[2]).toEqual({ RequestItems: { books: { Keys: [{ a: { N: '1' } }] } } })
  })

  it('have the numbers that are asked for', async () => {
    class Big {
      readonly text: string
      constructor(text: string) {
        this.text = text
      }
      toFixed(): string {
        return this.text
      }
    }
    const { document, bodies } = documents({ numbers: (text) => new Big(text) }, [{ Item }])
    const { Item: read } = await document.getItem({ TableName, Key: { a: new Big('5') } })
    expect(read.a).toEqual(new Big('5'))
    await document.putItem({ TableName, Item: read })
    expect(bodies[1]).toEqual({ TableName, Item })
  })

  it('that are errors have native values in their members', async () => {
    const failed = { __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException', message: 'm', Item }
    const cancelled = {
      __type: 'TransactionCanceledException',
      Message: 'm',
      CancellationReasons: [{ Code: 'ConditionalCheckFailed', Item: { a: { N: '5' } } }, { Code: 'None' }],
    }
    const { document } = documents({}, [
      [400, failed],
      [400, cancelled],
      [400, { __type: 'Unheard', message: 'm' }],
    ])
    const failure = await document.putItem({ TableName, Item: { a: 1 } }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(document.exceptions['ConditionalCheckFailedException'])
    expect(failure.response.Item).toMatchObject({ a: 5, d: { e: [] } })
    const other = await document
      .transactWriteItems({ TransactItems: [{ Delete: { TableName, Key: { a: 1 } } }] })
      .catch((error: unknown) => error)
    expect(other.response.CancellationReasons).toEqual([
      { Code: 'ConditionalCheckFailed', Item: { a: 5 } },
      { Code: 'None' },
    ])
    await expect(document.listTables()).rejects.toMatchObject({ code: 'Unheard' })
  })

  it('that are no values of DynamoDB are an error', async () => {
    const { document } = documents({}, [{ Item: { a: {} } }])
    await expect(document.getItem({ TableName, Key: { a: 1 } })).rejects.toThrow('Value must be a nonempty dictionary')
  })
})

describe('a document client', () => {
  it('leaves the client it is made of alone', async () => {
    const { plain, document, bodies } = documents()
    await document.getItem({ TableName, Key: { a: 1 } })
    await expect(plain['getItem']({ TableName, Key: { a: 1 } })).rejects.toBeInstanceOf(ParamValidationError)
    expect(bodies).toHaveLength(1)
    expect(document.meta.config).toBe(plain.meta.config)
    expect(document.constructor.name).toBe('DynamoDB')
  })

  it('made of another has its own options', async () => {
    const { document } = documents({ removeUndefinedValues: true })
    const other = documentClient(document, {})
    await expect(other.putItem({ TableName, Item: { a: undefined } })).rejects.toThrow('Item.a is undefined')
  })

  it('pages, and goes on after a resume token with every digit of a key', async () => {
    const keys = [{ N: '9007199254740993' }, { N: '0.12345678901234567891' }, { B: 'AQI=' }]
    const pages = keys.map((key) => ({ Items: [{ k: key }, { k: key }], Count: 2, LastEvaluatedKey: { k: key } }))
    const { document, bodies } = documents({}, [...pages, { Items: [], Count: 0 }])
    const scan = document.getPaginator('scan')
    const found: unknown[] = []
    for await (const item of scan.paginate({ TableName }).items<{ k: unknown }>()) found.push(item.k)
    expect(found[0]).toBe(9007199254740993n)
    expect(bodies.slice(1).map((body) => (body['ExclusiveStartKey'] as { k: unknown }).k)).toEqual(keys)
    for (const [i, key] of keys.entries()) {
      const part = documents({}, [pages[i]!])
      const first = part.document.getPaginator('scan').paginate({ TableName }, { maxItems: 2 })
      await first.buildFullResult()
      const rest = part.document
        .getPaginator('scan')
        .paginate({ TableName }, { startingToken: first.resumeToken, maxItems: 1 })
      await rest.buildFullResult()
      expect((part.bodies[1]!['ExclusiveStartKey'] as { k: unknown }).k).toEqual(key)
    }
  })

  it('waits', async () => {
    const { document, bodies } = documents({}, [{ Table: { TableStatus: 'ACTIVE' } }])
    await document.getWaiter('tableExists').wait({ TableName })
    expect(bodies).toEqual([{ TableName }])
  })

  it('of streams reads records', async () => {
    const { client } = customizedService('dynamodbstreams')
    const streams = documentClient(client) as GenericClient
    streams.meta.events.registerFirst('before-send.dynamodb-streams', () => ({
      statusCode: 200,
      body: JSON.stringify({
        Records: [{ eventID: '1', dynamodb: { Keys: { a: { N: '1' } }, NewImage: { b: { S: 'x' } } } }],
      }),
    }))
    const { Records } = await streams['getRecords']({ ShardIterator: 'i' })
    expect(Records).toEqual([{ eventID: '1', dynamodb: { Keys: { a: 1 }, NewImage: { b: 'x' } } }])
  })

  it('is made of clients of DynamoDB', () => {
    expect(() => documentClient(customizedService('sqs').client)).toThrow(
      "documentClient takes a client of DynamoDB, such as session.client('dynamodb'), not one of sqs",
    )
    for (const value of [undefined, null, {}, 'dynamodb']) {
      expect(() => documentClient(value as never)).toThrow(ArgumentError)
    }
    const { client } = customizedService('dynamodb')
    expect(() => documentClient(client, { numbers: 'decimal' } as never)).toThrow('numbers must be a function')
    expect(() => documentClient(client, { number: Number } as never)).toThrow("unexpected keyword argument 'number'")
  })

  it('keeps decimals', async () => {
    const { document, bodies } = documents()
    await document.putItem({ TableName, Item: { a: new Decimal('1.10') } })
    expect(bodies[0]!['Item']).toEqual({ a: { N: '1.10' } })
  })
})

describe('an item as a whole', () => {
  const toDynamoDB = (params: object): Promise<unknown> => {
    const { session } = testSession()
    const client = session.client('dynamodb') as GenericClient
    return new Promise((resolve, reject) => {
      client.meta.events.register('before-send.dynamodb', ({ request }) => {
        resolve(JSON.parse(Buffer.from(request.body as Uint8Array).toString()))
        return { statusCode: 200, body: '{}' }
      })
      ;(documentClient(client) as unknown as GenericClient)['putItem']({ TableName: 't', ...params }).catch(reject)
    })
  }

  it('may be a Map, as what is in it', async () => {
    await expect(toDynamoDB({ Item: new Map([['a', 1]]) })).resolves.toMatchObject({ Item: { a: { N: '1' } } })
  })

  it('is refused where what is in it would be', async () => {
    const date = { Item: { id: 1, toJSON: () => 'text' } }
    await expect(toDynamoDB(date)).rejects.toThrow(ParamValidationError)
    await expect(toDynamoDB({ Item: new Decimal('1') })).rejects.toThrow(ParamValidationError)
  })

  it('does not hide names that are no object', async () => {
    const names = { Item: { a: 1 }, ConditionExpression: Attr('a').notExists(), ExpressionAttributeNames: 'abc' }
    await expect(toDynamoDB(names)).rejects.toThrow(ParamValidationError)
  })
})
