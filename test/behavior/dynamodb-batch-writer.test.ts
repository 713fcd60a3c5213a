/** Batches: what is put arrives, once and in order, whatever DynamoDB leaves unprocessed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GenericClient } from '../../src/client/create-client.ts'
import { type BatchWriter, type BatchWriterOptions, batchWriter, Decimal, documentClient } from '../../src/dynamodb.ts'
import { ArgumentError, ClientError, ParamValidationError } from '../../src/errors/index.ts'
import { testSession } from './local-service.ts'

type Request = { PutRequest: { Item: object } } | { DeleteRequest: { Key: object } }
type RequestItems = Record<string, Request[]>
/** What is left of a batch; text is an error's code. */
type Answer = (items: RequestItems, call: number) => RequestItems | string

function writerTo(answer: Answer = () => ({}), options: BatchWriterOptions = {}, asDocument = false) {
  const { session, sleeps } = testSession()
  const client = session.client('dynamodb', { config: { retries: { totalMaxAttempts: 1 } } }) as GenericClient
  const calls: RequestItems[] = []
  client.meta.events.register('before-send.dynamodb.BatchWriteItem', ({ request }) => {
    const { RequestItems } = JSON.parse(Buffer.from(request.body as Uint8Array).toString()) as {
      RequestItems: RequestItems
    }
    calls.push(RequestItems)
    const left = answer(RequestItems, calls.length)
    if (typeof left === 'string') return { statusCode: 400, body: JSON.stringify({ __type: left, message: 'm' }) }
    return { statusCode: 200, body: JSON.stringify({ UnprocessedItems: left }) }
  })
  const used = asDocument ? documentClient(client) : client
  const writer = batchWriter(used, 'books', options)
  return { writer, calls, sleeps, client }
}

const put = (id: number | string, more: object = {}): Request => ({
  PutRequest: { Item: { id: typeof id === 'number' ? { N: String(id) } : { S: id }, ...more } },
})

async function putAll(writer: BatchWriter, ids: readonly number[]): Promise<void> {
  for (const id of ids) await writer.putItem({ Item: { id } })
}

const range = (length: number, from = 0): number[] => Array.from({ length }, (_, i) => from + i)

describe('a batch writer', () => {
  it('sends 25 requests at a time, and the rest when it is closed', async () => {
    const { writer, calls, sleeps } = writerTo()
    await putAll(writer, range(24))
    expect(calls).toHaveLength(0)
    await putAll(writer, range(27, 24))
    expect(calls.map(({ books }) => books?.length)).toEqual([25, 25])
    await writer.deleteItem({ Key: { id: 'x' } })
    await writer.close()
    expect(calls[2]).toEqual({ books: [put(50), { DeleteRequest: { Key: { id: { S: 'x' } } } }] })
    expect(sleeps).toEqual([])
  })

  it('is closed by the end of its block, also by an error', async () => {
    const { writer, calls } = writerTo()
    const block = async (): Promise<void> => {
      await using batch = writer
      await batch.putItem({ Item: { id: 1 } })
      throw new Error('mine')
    }
    await expect(block()).rejects.toThrow('mine')
    expect(calls).toEqual([{ books: [put(1)] }])
  })

  it('sends nothing where nothing was put', async () => {
    const { writer, calls } = writerTo()
    await writer.close()
    await writer.close()
    expect(calls).toEqual([])
  })

  it('writes native values, with a plain client and with a document client', async () => {
    for (const asDocument of [false, true]) {
      const { writer, calls } = writerTo(undefined, { removeUndefinedValues: true }, asDocument)
      await writer.putItem({ Item: { id: 1n, a: new Set(['x']), b: undefined } })
      await writer.close()
      expect(calls).toEqual([{ books: [put(1, { a: { SS: ['x'] } })] }])
    }
  })

  it('sends again what was left, unchanged, before what is newer, and waits in between', async () => {
    const item = { id: 0, price: new Decimal('1.23456789012345678901'), cover: Buffer.from('a') }
    const { writer, calls, sleeps } = writerTo(
      ({ books = [] }, call) => (call < 3 ? { books: books.slice(0, 2) } : {}),
      {
        flushAmount: 3,
      },
    )
    await writer.putItem({ Item: item })
    await putAll(writer, range(3, 1))
    await writer.close()
    const first = put(0, { price: { N: '1.23456789012345678901' }, cover: { B: 'YQ==' } })
    expect(calls).toEqual([
      { books: [first, put(1), put(2)] },
      { books: [first, put(1), put(3)] },
      { books: [first, put(1)] },
    ])
    expect(sleeps).toEqual([100, 100])
  })

  it('sends what was left under the name that DynamoDB has for it', async () => {
    const { writer, calls } = writerTo(({ books = [] }, call) => (call === 1 ? { 'arn:aws:books': books } : {}))
    await writer.putItem({ Item: { id: 1 } })
    await writer.close()
    expect(calls).toEqual([{ books: [put(1)] }, { 'arn:aws:books': [put(1)] }])
  })

  it('gives up where nothing is processed any more, and can be closed later', async () => {
    let full = true
    const { writer, calls, sleeps } = writerTo((items) => (full ? items : {}))
    await putAll(writer, range(3))
    await expect(writer.close()).rejects.toMatchObject({
      name: 'DynamoDBUnprocessedItemsError',
      message: expect.stringContaining('3 requests were left unprocessed by 10 calls of BatchWriteItem'),
    })
    expect(sleeps).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 12_800, 20_000])
    full = false
    await writer.close()
    expect(calls.at(-1)).toEqual({ books: [put(0), put(1), put(2)] })
  })

  it('does not send again what was refused', async () => {
    const { writer, calls } = writerTo((_, call) => (call === 1 ? 'ValidationException' : {}), { flushAmount: 2 })
    await writer.putItem({ Item: { id: 0 } })
    await expect(writer.putItem({ Item: { id: 1 } })).rejects.toBeInstanceOf(ClientError)
    await writer.putItem({ Item: { id: 2 } })
    await writer.close()
    expect(calls.slice(1)).toEqual([{ books: [put(2)] }])
  })

  it('waits between the calls of its end', async () => {
    const { writer, calls, sleeps } = writerTo(({ books = [] }, call) => (call === 1 ? { books } : {}), {
      onExitLoopSleep: '1500ms',
    })
    await writer.putItem({ Item: { id: 0 } })
    await writer.close()
    expect(calls).toHaveLength(2)
    expect(sleeps).toEqual([100, 1500])
  })

  it('makes one call after the other, for those who do not wait', async () => {
    let [open, most] = [0, 0]
    const { client, calls } = writerTo()
    client.meta.events.registerFirst('before-call.dynamodb', async () => {
      most = Math.max(most, ++open)
      await new Promise((resolve) => setImmediate(resolve))
      open--
    })
    const writer = batchWriter(client, 'books', { flushAmount: 2 })
    await Promise.all([...range(7).map((id) => writer.putItem({ Item: { id } })), writer.close()])
    expect(most).toBe(1)
    expect(calls.flatMap(({ books = [] }) => books)).toEqual(range(7).map((id) => put(id)))
  })
})

describe('overwriteByPkeys', () => {
  const options = { overwriteByPkeys: ['id', 'kind'] }

  it('lets the last request for a key count', async () => {
    const { writer, calls } = writerTo(undefined, options)
    await writer.putItem({ Item: { id: 1, kind: 'a', n: 1 } })
    await writer.putItem({ Item: { id: 1, kind: 'b', n: 2 } })
    await writer.putItem({ Item: { id: new Decimal('1.0'), kind: 'a', n: 3 } })
    await writer.deleteItem({ Key: { kind: 'b', id: 1 } })
    await writer.close()
    expect(calls[0]?.['books']).toMatchObject([
      { PutRequest: { Item: { n: { N: '3' } } } },
      { DeleteRequest: { Key: { id: { N: '1' }, kind: { S: 'b' } } } },
    ])
  })

  it('tells numbers, text and bytes apart, and equal bytes not', async () => {
    const { writer, calls } = writerTo(undefined, { overwriteByPkeys: ['id'] })
    for (const id of [1, '1', Buffer.from('1'), new Uint8Array(Buffer.from('1'))])
      await writer.putItem({ Item: { id } })
    await writer.close()
    expect(calls[0]?.['books']).toHaveLength(3)
  })

  it('does not bring back what was left when something newer waits', async () => {
    let later: (() => void) | undefined
    const { writer, calls } = writerTo(
      (items, call) => {
        later?.()
        return call === 1 ? items : {}
      },
      { overwriteByPkeys: ['id'], flushAmount: 2 },
    )
    const promises: Promise<void>[] = []
    later = () => {
      later = undefined
      promises.push(writer.putItem({ Item: { id: 1, n: 'new' } }))
    }
    await writer.putItem({ Item: { id: 1, n: 'old' } })
    await writer.putItem({ Item: { id: 2 } })
    await Promise.all(promises)
    await writer.close()
    expect(calls.slice(1)).toEqual([{ books: [put(2), put(1, { n: { S: 'new' } })] }])
  })

  it('names what every request has', async () => {
    const { writer } = writerTo(undefined, options)
    await expect(writer.putItem({ Item: { id: 1 } })).rejects.toThrow('Item has no kind, which overwriteByPkeys names')
    await expect(writer.deleteItem({ Key: { kind: 1 } })).rejects.toThrow('Key has no id, which overwriteByPkeys names')
  })
})

describe('what a batch writer refuses', () => {
  const { client } = writerTo()

  it.each([{ flushAmount: 0 }, { flushAmount: 26 }, { flushAmount: 1.5 }, { flushAmount: '5' }])('%j', (options) => {
    expect(() => batchWriter(client, 'books', options as never)).toThrow(
      'flushAmount must be a whole number from 1 to 25',
    )
  })

  it.each([[], 'id', [1], {}].map((overwriteByPkeys) => ({ overwriteByPkeys })))('%j', (options) => {
    expect(() => batchWriter(client, 'books', options as never)).toThrow(
      "overwriteByPkeys must be the names of the table's key",
    )
  })

  it.each([{ onExitLoopSleep: -1 }, { onExitLoopSleep: 'soon' }, { overwriteByPKeys: ['a'] }])('%j', (options) => {
    expect(() => batchWriter(client, 'books', options as never)).toThrow(ArgumentError)
  })

  it('other clients, and tables without a name', () => {
    expect(() => batchWriter(testSession().session.client('sqs'), 'books')).toThrow(
      'batchWriter takes a client of DynamoDB',
    )
    for (const name of ['', undefined, {}]) expect(() => batchWriter(client, name as string)).toThrow(ArgumentError)
  })

  it('items that cannot be stored, and are none', async () => {
    const { writer } = writerTo()
    await expect(writer.putItem({ Item: { a: [new Date()] } })).rejects.toThrow('Item.a[0] is a Date')
    for (const Item of ['text', undefined, null, [1]]) {
      await expect(writer.putItem({ Item } as never)).rejects.toBeInstanceOf(ParamValidationError)
    }
  })

  it('items after its end', async () => {
    const { writer } = writerTo()
    await writer.close()
    await expect(writer.putItem({ Item: { id: 1 } })).rejects.toThrow('The batch writer is closed')
  })

  it('to show items', async () => {
    const { writer } = writerTo()
    await writer.putItem({ Item: { secret: 'x' } })
    expect(JSON.stringify(writer)).toBe('{"tableName":"books","waiting":1}')
  })
})

it('loses nothing and doubles nothing, whatever is left', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(60),
      fc.integer({ min: 1, max: 25 }),
      fc.infiniteStream(fc.nat(25)),
      async (count, flushAmount, lefts) => {
        const written: string[] = []
        const { writer } = writerTo(
          ({ books = [] }, call) => {
            const left = call > 40 ? 0 : Math.min(lefts.next().value as number, books.length - 1)
            written.push(...books.slice(left).map((request) => JSON.stringify(request)))
            return { books: books.slice(0, left) }
          },
          { flushAmount },
        )
        await putAll(writer, range(count))
        await writer.close()
        expect(new Set(written).size).toBe(count)
        expect(written).toHaveLength(count)
      },
    ),
    { numRuns: 60 },
  )
})

describe('what DynamoDB answers to a batch', () => {
  it('sends a batch again that it took nothing of for want of throughput', async () => {
    const { writer, calls } = writerTo((_, call) => (call === 1 ? 'ProvisionedThroughputExceededException' : {}), {
      flushAmount: 2,
    })
    await putAll(writer, range(2))
    await writer.close()
    expect(calls).toEqual([{ books: [put(0), put(1)] }, { books: [put(0), put(1)] }])
  })

  it('knows the key of what is left under another name of the table', async () => {
    let newer: Promise<void> | undefined
    const answer: Answer = (items, call) => {
      if (call > 1) return {}
      newer = writer.putItem({ Item: { id: 1, newer: true } })
      return { 'arn:books': items['books']! }
    }
    const { writer, calls } = writerTo(answer, { flushAmount: 1, overwriteByPkeys: ['id'] })
    await writer.putItem({ Item: { id: 1 } })
    await newer
    await writer.close()
    expect(calls.slice(1)).toEqual([{ books: [put(1, { newer: { BOOL: true } })] }])
  })
})

describe('what a batch writer is given', () => {
  it('has tables of any name', async () => {
    const { client, calls } = writerTo()
    const writer = batchWriter(client, 'constructor')
    await writer.putItem({ Item: { id: 1 } })
    await writer.close()
    expect(calls).toEqual([{ constructor: [put(1)] }])
  })

  it('tells equal keys by their value, with all of their digits', async () => {
    const { writer, calls } = writerTo(undefined, { overwriteByPkeys: ['id'] })
    for (const id of ['3.14159265358979323846', '3.141592653589793238460']) {
      await writer.putItem({ Item: { id: new Decimal(id) } })
    }
    await writer.close()
    expect(calls[0]!['books']).toHaveLength(1)
  })

  it('is an item or a key, and nothing else', async () => {
    const { writer } = writerTo()
    const conditional = { Item: { id: 1 }, ConditionExpression: 'attribute_not_exists(id)' }
    await expect(writer.putItem(conditional)).rejects.toThrow('ConditionExpression')
    await expect(writer.deleteItem({ key: { id: 1 } } as never)).rejects.toThrow("Did you mean 'Key'?")
  })

  it('is a client of DynamoDB, not of its streams', () => {
    const streams = testSession().session.client('dynamodbstreams')
    expect(() => batchWriter(streams, 'books')).toThrow(ArgumentError)
  })
})
