/** Resources of DynamoDB: native values and conditions in all of their calls, and batches. */
import { describe, expect, it } from 'vitest'
import { Attr, BatchWriter, Key } from '../../src/dynamodb.ts'
import type { GenericResource } from '../../src/index.ts'
import { testSession } from './local-service.ts'

type Body = Record<string, unknown>

function resource(answer: Body = {}): { root: GenericResource; plain: GenericResource; bodies: Body[] } {
  const { session } = testSession()
  const bodies: Body[] = []
  session.events.register('before-send.dynamodb', ({ request }) => {
    bodies.push(JSON.parse(Buffer.from(request.body as Uint8Array).toString()) as Body)
    return { statusCode: 200, body: JSON.stringify(answer) }
  })
  const root = session.resource('dynamodb') as unknown as GenericResource
  return { root, plain: session.client('dynamodb') as unknown as GenericResource, bodies }
}

describe('a table', () => {
  it('takes and gives native values, with conditions', async () => {
    const { root, bodies } = resource({ Item: { id: { N: '5' }, tags: { SS: ['a'] } } })
    const books = root['Table']('books')
    expect(await books.getItem({ Key: { id: 5 } })).toMatchObject({ Item: { id: 5, tags: new Set(['a']) } })
    await books.putItem({ Item: { id: 9007199254740993n }, ConditionExpression: Attr('id').notExists() })
    expect(bodies).toEqual([
      { TableName: 'books', Key: { id: { N: '5' } } },
      {
        TableName: 'books',
        Item: { id: { N: '9007199254740993' } },
        ConditionExpression: 'attribute_not_exists(#n0)',
        ExpressionAttributeNames: { '#n0': 'id' },
      },
    ])
  })

  it('is queried', async () => {
    const { root, bodies } = resource({ Items: [{ id: { S: 'x' } }], Count: 1, LastEvaluatedKey: { id: { N: '1' } } })
    const found = await root['Table']('books').query({
      KeyConditionExpression: Key('id').eq(1),
      ExclusiveStartKey: { id: 0 },
    })
    expect(found).toMatchObject({ Items: [{ id: 'x' }], LastEvaluatedKey: { id: 1 } })
    expect(bodies[0]).toMatchObject({
      ExclusiveStartKey: { id: { N: '0' } },
      ExpressionAttributeValues: { ':v0': { N: '1' } },
    })
  })

  it('is loaded as ever', async () => {
    const { root } = resource({ Table: { TableStatus: 'ACTIVE', ItemCount: 3 } })
    const books = root['Table']('books')
    expect(await Promise.all([books.tableStatus, books.itemCount])).toEqual(['ACTIVE', 3])
  })

  it('has a batch writer', async () => {
    const { root, bodies } = resource()
    const books = root['Table']('books')
    const batch = books.batchWriter({ overwriteByPkeys: ['id'] })
    expect(batch).toBeInstanceOf(BatchWriter)
    await batch.putItem({ Item: { id: 1, n: 1 } })
    await batch.putItem({ Item: { id: 1, n: 2 } })
    await batch.close()
    expect(bodies).toEqual([{ RequestItems: { books: [{ PutRequest: { Item: { id: { N: '1' }, n: { N: '2' } } } }] } }])
    expect(() => books.batchWriter({ flush: 5 })).toThrow("unexpected keyword argument 'flush'")
  })
})

describe('the service', () => {
  it('gets batches in native values', async () => {
    const { root } = resource({ Responses: { books: [{ id: { N: '1' } }] } })
    const { Responses } = await root['batchGetItem']({ RequestItems: { books: { Keys: [{ id: 1 }] } } })
    expect(Responses).toEqual({ books: [{ id: 1 }] })
  })

  it('has a client with native values, and other clients have not', async () => {
    const { root, plain } = resource({ Item: { id: { N: '1' } } })
    expect(await root.meta.client['getItem']({ TableName: 'books', Key: { id: 1 } })).toMatchObject({ Item: { id: 1 } })
    const same = await plain['getItem']({ TableName: 'books', Key: { id: { N: '1' } } })
    expect(same).toMatchObject({ Item: { id: { N: '1' } } })
  })
})
