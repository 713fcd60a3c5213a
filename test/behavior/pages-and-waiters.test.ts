import { afterEach, describe, expect, it } from 'vitest'
import { AbortError, ClientError, OperationNotPageableError, WaiterError } from '../../src/errors/index.ts'
import { type Answer, type LocalService, localService, testSession } from './local-service.ts'

const services: LocalService[] = []

async function serve(answer: Answer): Promise<LocalService> {
  const service = await localService(answer)
  services.push(service)
  return service
}

afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()))
})

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of source) found.push(item)
  return found
}

/** 25 books, keyed by bytes. */
const books: Answer = (response, { body }) => {
  const { ExclusiveStartKey: key, Limit: limit = 10 } = JSON.parse(body.toString()) as {
    ExclusiveStartKey?: { id: { B: string } }
    Limit?: number
  }
  const from = key === undefined ? 0 : Buffer.from(key.id.B, 'base64')[0]! + 1
  const to = Math.min(from + limit, 25)
  const Items = Array.from({ length: to - from }, (_, i) => ({ n: { N: String(from + i) } }))
  const LastEvaluatedKey = to < 25 ? { id: { B: Buffer.from([to - 1]).toString('base64') } } : undefined
  response.end(JSON.stringify({ Items, Count: Items.length, ScannedCount: Items.length * 2, LastEvaluatedKey }))
}

interface Item {
  readonly n: { readonly N: string }
}

describe('pages of a client', () => {
  it('of dynamodb, whose tokens are keys with bytes', async () => {
    const service = await serve(books)
    const dynamodb = testSession().session.client('dynamodb', { endpointUrl: service.url })
    const scan = dynamodb.getPaginator('scan')
    const pages = scan.paginate({ TableName: 'books' }, { maxItems: 13, pageSize: 5 })
    expect((await collect(pages.items<Item>())).map(({ n }) => Number(n.N))).toEqual([...Array(13).keys()])
    expect(service.received.map(({ body }) => (JSON.parse(body.toString()) as { Limit: number }).Limit)).toEqual([
      5, 5, 5,
    ])
    const rest = scan.paginate({ TableName: 'books' }, { startingToken: pages.resumeToken })
    const full = await rest.buildFullResult()
    expect((full['Items'] as Item[]).map(({ n }) => Number(n.N))).toEqual([...Array(25).keys()].slice(13))
    expect(await collect(scan.paginate({ TableName: 'books' }).search('Items[-1].n.N'))).toEqual(['9', '19', '24'])
    const counted = await scan.paginate({ TableName: 'books' }).buildFullResult()
    expect(counted).toMatchObject({ Count: 25, ScannedCount: 50 })
  })

  it('of s3, in XML, with prefixes beside objects', async () => {
    const service = await serve((response, { url }) => {
      const query = new URL(url, 'http://x').searchParams
      const second = query.get('continuation-token') === 'next/1'
      response.setHeader('content-type', 'application/xml')
      response.end(
        second
          ? '<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>c</Key></Contents></ListBucketResult>'
          : '<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>next/1</NextContinuationToken>' +
              '<Contents><Key>a</Key></Contents><Contents><Key>b</Key></Contents>' +
              '<CommonPrefixes><Prefix>p/</Prefix></CommonPrefixes></ListBucketResult>',
      )
    })
    const s3 = testSession().session.client('s3', { endpointUrl: service.url })
    const pages = s3.getPaginator('listObjectsV2').paginate({ Bucket: 'photos', Delimiter: '/' })
    expect(pages.resultKeys).toEqual(['Contents', 'CommonPrefixes'])
    expect(await collect(pages.search('Contents[].Key'))).toEqual(['a', 'b', 'c'])
    expect(await collect(pages.items('CommonPrefixes'))).toEqual([{ Prefix: 'p/' }])
    expect(service.received.filter(({ url }) => url.includes('continuation-token=next%2F1'))).toHaveLength(2)
  })

  it('end with the signal they are given', async () => {
    const controller = new AbortController()
    const service = await serve((response, received, number) => {
      if (number === 2) controller.abort('enough')
      else books(response, received, number)
    })
    const dynamodb = testSession().session.client('dynamodb', { endpointUrl: service.url })
    const pages = dynamodb.getPaginator('scan').paginate({ TableName: 'books' }, { signal: controller.signal })
    const seen: unknown[] = []
    const reading = (async () => {
      for await (const page of pages) seen.push(page)
    })()
    await expect(reading).rejects.toBeInstanceOf(AbortError)
    expect(seen).toHaveLength(1)
  })

  it('are there or not', () => {
    const dynamodb = testSession().session.client('dynamodb')
    expect(dynamodb.canPaginate('scan')).toBe(true)
    expect(dynamodb.canPaginate('getItem')).toBe(false)
    expect(() => dynamodb.getPaginator('getItem')).toThrow(OperationNotPageableError)
  })
})

describe('waiters of a client', () => {
  const table =
    (states: readonly (string | undefined)[]): Answer =>
    (response, _, number) => {
      const TableStatus = states[number - 1]
      if (TableStatus === undefined) {
        response.writeHead(400)
        response.end(
          JSON.stringify({ __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', message: 'no' }),
        )
      } else {
        response.end(JSON.stringify({ Table: { TableStatus } }))
      }
    }

  it('wait until the table is there', async () => {
    const service = await serve(table([undefined, 'CREATING', 'ACTIVE']))
    const { session, sleeps } = testSession()
    const dynamodb = session.client('dynamodb', { endpointUrl: service.url })
    expect(dynamodb.waiterNames).toContain('tableExists')
    const answer = await dynamodb.getWaiter('tableExists').wait({ TableName: 'books' }, { delay: 2 })
    expect(answer).toMatchObject({ Table: { TableStatus: 'ACTIVE' } })
    expect(sleeps).toEqual([2000, 2000])
  })

  it('wait until it is gone', async () => {
    const service = await serve(table(['DELETING', undefined]))
    const dynamodb = testSession().session.client('dynamodb', { endpointUrl: service.url })
    const answer = await dynamodb.getWaiter('tableNotExists').wait({ TableName: 'books' })
    expect(answer).toMatchObject({ Error: { Code: 'ResourceNotFoundException' } })
  })

  it('say what they saw when they give up', async () => {
    const service = await serve(table([undefined, undefined]))
    const dynamodb = testSession().session.client('dynamodb', { endpointUrl: service.url })
    const failed: unknown = await dynamodb
      .getWaiter('tableExists')
      .wait({ TableName: 'books' }, { maxAttempts: 2 })
      .catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(WaiterError)
    expect((failed as WaiterError).message).toBe(
      'Waiter TableExists failed: Max attempts exceeded. Previously accepted state: Matched expected service error code: ResourceNotFoundException',
    )
    expect((failed as WaiterError).cause).toBeInstanceOf(dynamodb.exceptions.ResourceNotFoundException!)
    expect((failed as WaiterError).lastResponse).toMatchObject({ ResponseMetadata: { HTTPStatusCode: 400 } })
  })

  it('go by the status of a HEAD', async () => {
    const service = await serve((response, _, number) => {
      response.writeHead(number < 3 ? 404 : 200)
      response.end()
    })
    const s3 = testSession().session.client('s3', { endpointUrl: service.url })
    await s3.getWaiter('objectExists').wait({ Bucket: 'photos', Key: 'k' })
    expect(service.received.map(({ method }) => method)).toEqual(['HEAD', 'HEAD', 'HEAD'])
  })

  it('fail at once on an error that they do not know', async () => {
    const service = await serve((response) => {
      response.writeHead(403)
      response.end()
    })
    const s3 = testSession().session.client('s3', { endpointUrl: service.url })
    await expect(s3.getWaiter('objectExists').wait({ Bucket: 'photos', Key: 'k' })).rejects.toThrow(
      'Waiter ObjectExists failed: An error occurred (403): Forbidden',
    )
    expect(service.received).toHaveLength(1)
  })

  it('are named when one is asked for that there is not', () => {
    const s3 = testSession().session.client('s3')
    expect(() => s3.getWaiter('bucketExist')).toThrow("Waiter does not exist: bucketExist. Did you mean 'bucketExists'")
  })
})

describe('exceptions of a client', () => {
  it('are classes of the service', async () => {
    const service = await serve((response) => {
      response.writeHead(404, { 'content-type': 'application/xml' })
      response.end('<Error><Code>NoSuchKey</Code><Message>gone</Message><Key>k</Key></Error>')
    })
    const s3 = testSession().session.client('s3', { endpointUrl: service.url })
    const error: unknown = await s3.getObject!({ Bucket: 'photos', Key: 'k' }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(s3.exceptions.NoSuchKey!)
    expect(error).toBeInstanceOf(ClientError)
    expect(error).not.toBeInstanceOf(s3.exceptions.NoSuchBucket!)
    expect(error).toMatchObject({ name: 'NoSuchKey', code: 'NoSuchKey', statusCode: 404, operationName: 'GetObject' })
    expect(() => s3.exceptions.NoSuchKeys).toThrow("Did you mean 'NoSuchKey'")
  })
})
