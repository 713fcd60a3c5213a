import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { bytes, collect, connect, type LiveClient, UNICODE, unique } from './live-client.ts'

describe.each(['moto', 'dynalite'] as const)('dynamodb in %s', (server) => {
  let dynamodb: LiveClient
  const TableName = unique('live')

  beforeAll(async () => {
    dynamodb = connect('dynamodb', { endpointUrl: inject(server) })
    await dynamodb['createTable']!({
      TableName,
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'N' },
      ],
      ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
    })
    await dynamodb.getWaiter('tableExists').wait({ TableName }, { delay: 1, maxAttempts: 20 })
  })
  afterAll(() => dynamodb.close())

  it('describes the table with dates and numbers', async () => {
    const { Table } = await dynamodb['describeTable']!<{ Table: Record<string, unknown> }>({ TableName })
    expect(Table).toMatchObject({ TableName, TableStatus: 'ACTIVE', CreationDateTime: expect.any(Date), ItemCount: 0 })
  })

  it('keeps every attribute type', async () => {
    const Item = {
      pk: { S: UNICODE },
      sk: { N: '1' },
      big: { N: '12345678901234567890.123456789' },
      blob: { B: bytes(500) },
      blobs: { BS: [bytes(3), bytes(5)] },
      flag: { BOOL: false },
      nothing: { NULL: true },
      nested: { M: { list: { L: [{ S: '' }, { N: '-1e-7' }, { M: {} }] } } },
      set: { SS: ['a', 'b'] },
    }
    await dynamodb['putItem']!({ TableName, Item })
    const got = await dynamodb['getItem']!<{ Item: typeof Item }>({ TableName, Key: { pk: Item.pk, sk: Item.sk } })
    expect(Buffer.from(got.Item.blob.B).equals(Item.blob.B)).toBe(true)
    expect(got.Item.nested.M.list.L[2]).toEqual({ M: {} })
    expect(got.Item).toMatchObject({ pk: Item.pk, flag: { BOOL: false }, nothing: { NULL: true } })
    expect(Number(got.Item.big.N)).toBe(Number(Item.big.N))
  })

  it('writes a batch, queries it, and pages through it', async () => {
    const put = (i: number): object => ({
      PutRequest: { Item: { pk: { S: 'batch' }, sk: { N: String(i) }, i: { N: `${i}` } } },
    })
    await dynamodb['batchWriteItem']!({ RequestItems: { [TableName]: Array.from({ length: 25 }, (_, i) => put(i)) } })
    const query = {
      TableName,
      KeyConditionExpression: 'pk = :pk AND sk >= :from',
      ExpressionAttributeValues: { ':pk': { S: 'batch' }, ':from': { N: '5' } },
    }
    expect(await dynamodb['query']!(query)).toMatchObject({ Count: 20, ScannedCount: 20 })
    const pages = dynamodb.getPaginator('query').paginate(query, { pageSize: 6 })
    const items = await collect(pages.items('Items'))
    expect(items.map((item) => Number((item as { sk: { N: string } }).sk.N))).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 5),
    )
  })

  it('refuses a conditional write by its own exception', async () => {
    const Item = { pk: { S: 'once' }, sk: { N: '0' } }
    const write = { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }
    await dynamodb['putItem']!(write)
    const failure = await dynamodb['putItem']!(write).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(dynamodb.exceptions['ConditionalCheckFailedException'])
    expect(failure).toMatchObject({ code: 'ConditionalCheckFailedException', operationName: 'PutItem' })
  })

  it('says what is wrong with parameters before anything is sent', async () => {
    await expect(dynamodb['putItem']!({ TableName, Item: { pk: { S: 1 } }, Nothing: 2 })).rejects.toMatchObject({
      name: 'ParamValidationError',
    })
  })

  it('knows a table that is not there', async () => {
    await expect(dynamodb['describeTable']!({ TableName: 'nowhere' })).rejects.toBeInstanceOf(
      dynamodb.exceptions['ResourceNotFoundException']!,
    )
  })
})
