import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { GenericClient } from '../../src/client/create-client.ts'
import { Attr, Binary, batchWriter, Decimal, documentClient, Key } from '../../src/dynamodb.ts'
import type { GenericResource } from '../../src/index.ts'
import { bytes, collect, connect, type LiveClient, session, UNICODE, unique } from './live-client.ts'

describe.each(['moto', 'dynalite'] as const)('a document client of dynamodb in %s', (server) => {
  let plain: LiveClient
  let books: GenericClient
  const TableName = unique('documents')

  beforeAll(async () => {
    plain = connect('dynamodb', { endpointUrl: inject(server) })
    books = documentClient(plain as never) as GenericClient
    await books['createTable']({
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
    await books.getWaiter('tableExists').wait({ TableName }, { delay: 1, maxAttempts: 20 })
  })
  afterAll(() => books.close())

  it('keeps every type', async () => {
    const Item = {
      pk: UNICODE,
      sk: 1,
      fraction: 0.1,
      small: 1e-7,
      large: 12345678901234567890n,
      exact: new Decimal('3.14159265358979323846'),
      blob: new Binary(bytes(500)),
      blobs: new Set([new Binary(bytes(3)), new Binary(bytes(5))]),
      flag: false,
      nothing: null,
      nested: { list: ['', -1e-7, {}, []] },
      texts: new Set(['a', 'b']),
      numbers: new Set([1, 2.5, 9007199254740993n]),
    }
    await books['putItem']({ TableName, Item })
    const got = await books['getItem']({ TableName, Key: { pk: Item.pk, sk: Item.sk } })
    expect(got.Item.blob.equals(Item.blob)).toBe(true)
    expect(sorted(got.Item.blobs)).toEqual(sorted(Item.blobs))
    expect(got.Item).toEqual({ ...Item, blobs: expect.any(Set) })
  })

  it('queries, filters and pages with conditions', async () => {
    await using batch = batchWriter(books as never, TableName)
    for (let sk = 0; sk < 60; sk++)
      await batch.putItem({ Item: { pk: 'pages', sk, even: sk % 2 === 0, tags: new Set([`t${sk % 3}`]) } })
    await batch.close()
    const query = {
      TableName,
      KeyConditionExpression: Key('pk').eq('pages').and(Key('sk').between(10, 49)),
      FilterExpression: Attr('even').eq(true).and(Attr('tags').contains('t0').not(), Attr('gone').notExists()),
    }
    const pages = books.getPaginator('query').paginate(query, { pageSize: 7 })
    const found = await collect(pages.items<{ sk: number }>())
    const wanted = Array.from({ length: 40 }, (_, i) => i + 10).filter((sk) => sk % 2 === 0 && sk % 3 !== 0)
    expect(found.map(({ sk }) => sk)).toEqual(wanted)
    const first = books.getPaginator('query').paginate(query, { maxItems: 5, pageSize: 7 })
    const start = await collect(first.items<{ sk: number }>())
    const rest = books.getPaginator('query').paginate(query, { startingToken: first.resumeToken })
    const all = [...start, ...(await collect(rest.items<{ sk: number }>()))]
    expect(all.map(({ sk }) => sk)).toEqual(wanted)
  })

  it('updates under a condition, and reads the item that did not meet it', async () => {
    const Key = { pk: 'update', sk: 0 }
    const update = {
      TableName,
      Key,
      UpdateExpression: 'SET #n0 = if_not_exists(#n0, :zero) + :one ADD tags :tags',
      ConditionExpression: Attr('n').notExists().or(Attr('n').lt(2)),
      ExpressionAttributeNames: { '#n0': 'n' },
      ExpressionAttributeValues: { ':zero': 0, ':one': 1, ':tags': new Set(['x']) },
      ReturnValues: 'ALL_NEW',
    }
    await books['updateItem'](update)
    const { Attributes } = await books['updateItem'](update)
    expect(Attributes).toEqual({ ...Key, n: 2, tags: new Set(['x']) })
    const failure = await books['updateItem']({ ...update, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }).catch(
      (error: unknown) => error,
    )
    expect(failure).toBeInstanceOf(books.exceptions['ConditionalCheckFailedException'])
    if (server === 'moto') expect(failure.response.Item).toEqual(Attributes)
  })

  it('gets and writes batches', async () => {
    const keys = [1, 2, 3].map((sk) => ({ pk: 'batch', sk }))
    await books['batchWriteItem']({ RequestItems: { [TableName]: keys.map((Item) => ({ PutRequest: { Item } })) } })
    const { Responses } = await books['batchGetItem']({ RequestItems: { [TableName]: { Keys: keys } } })
    expect(sorted(Responses[TableName])).toEqual(sorted(keys))
    const again = batchWriter(plain as never, TableName, { overwriteByPkeys: ['pk', 'sk'] })
    for (const key of keys) await again.putItem({ Item: { ...key, again: true } })
    await again.deleteItem({ Key: keys[0]! })
    await again.close()
    const { Items } = await books['query']({ TableName, KeyConditionExpression: Key('pk').eq('batch') })
    expect(Items).toEqual(keys.slice(1).map((key) => ({ ...key, again: true })))
  })

  // dynalite has neither transactions nor PartiQL.
  it.runIf(server === 'moto')('writes transactions, and says why one was cancelled', async () => {
    const Item = { pk: 'transaction', sk: 1, n: 5n }
    const write = { Put: { TableName, Item, ConditionExpression: Attr('pk').notExists() } }
    await books['transactWriteItems']({ TransactItems: [write] })
    const { Responses } = await books['transactGetItems']({
      TransactItems: [{ Get: { TableName, Key: { pk: Item.pk, sk: Item.sk } } }],
    })
    expect(Responses).toEqual([{ Item: { ...Item, n: 5 } }])
    const failure = await books['transactWriteItems']({
      TransactItems: [{ Put: { ...write.Put, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } }],
    }).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'TransactionCanceledException' })
    expect(failure.response.CancellationReasons[0]).toMatchObject({ Code: 'ConditionalCheckFailed' })
  })

  it.runIf(server === 'moto')('speaks PartiQL', async () => {
    await books['putItem']({ TableName, Item: { pk: 'partiql', sk: 7, price: 1.5 } })
    const { Items } = await books['executeStatement']({
      Statement: `SELECT * FROM "${TableName}" WHERE pk = ? AND sk = ?`,
      Parameters: ['partiql', 7],
    })
    expect(Items).toEqual([{ pk: 'partiql', sk: 7, price: 1.5 }])
  })

  it('is the client of resources, whose tables write batches', async () => {
    const table = (session.resource('dynamodb', { endpointUrl: inject(server) }) as unknown as GenericResource)[
      'Table'
    ](TableName)
    expect(await table.tableStatus).toBe('ACTIVE')
    const batch = table.batchWriter()
    for (let sk = 0; sk < 30; sk++) await batch.putItem({ Item: { pk: 'resource', sk } })
    await batch.close()
    const { Items } = await table.query({ KeyConditionExpression: Key('pk').eq('resource').and(Key('sk').lt(2)) })
    expect(Items).toEqual([
      { pk: 'resource', sk: 0 },
      { pk: 'resource', sk: 1 },
    ])
    await table.deleteItem({ Key: Items[0], ConditionExpression: Attr('pk').exists() })
    expect((await table.getItem({ Key: Items[0] })).Item).toBeUndefined()
  })

  it('scans', async () => {
    const { Items, Count } = await books['scan']({
      TableName,
      FilterExpression: Attr('pk').beginsWith('pag').and(Attr('sk').lt(3)),
    })
    expect(Count).toBe(3)
    expect(Items[0].tags).toBeInstanceOf(Set)
  })
})

function sorted(values: Iterable<unknown>): string[] {
  return [...values].map((value) => JSON.stringify(value)).sort()
}
