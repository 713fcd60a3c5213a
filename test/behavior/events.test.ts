import { afterEach, describe, expect, it } from 'vitest'
import { ClientError, ParamValidationError } from '../../src/errors/index.ts'
import type { HttpRequest } from '../../src/http/http.ts'
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

const found: Answer = (response) => response.end('{"Item":{"id":{"S":"x"}}}')
const KEY = { TableName: 'books', Key: { id: { S: 'x' } } }
const STAGES = [
  'provide-client-params',
  'before-parameter-build',
  'before-endpoint-resolution',
  'before-call',
  'request-created',
  'choose-signer',
  'before-sign',
  'before-send',
  'before-parse',
  'response-received',
  'needs-retry',
  'after-call',
  'after-call-error',
]
type Event = Record<string, unknown> & { readonly eventName: string }

describe('the events of a call', () => {
  it('come in the order of botocore, under its names', async () => {
    const service = await serve(found)
    const { session } = testSession()
    const names: string[] = []
    for (const stage of STAGES) session.events.register(stage, ({ eventName }: Event) => void names.push(eventName))
    await session.client('dynamodb', { endpointUrl: service.url }).getItem!(KEY)
    expect(names).toEqual([
      'provide-client-params.dynamodb.GetItem',
      'before-parameter-build.dynamodb.GetItem',
      'before-endpoint-resolution.dynamodb',
      'before-call.dynamodb.GetItem',
      'request-created.dynamodb.GetItem',
      'choose-signer.dynamodb.GetItem',
      'before-sign.dynamodb.GetItem',
      'before-send.dynamodb.GetItem',
      'before-parse.dynamodb.GetItem',
      'response-received.dynamodb.GetItem',
      'needs-retry.dynamodb.GetItem',
      'after-call.dynamodb.GetItem',
    ])
  })

  it('of each attempt come again, and an error has its own', async () => {
    const service = await serve((response) => {
      response.socket?.destroy()
    })
    const { session } = testSession()
    const dynamodb = session.client('dynamodb', {
      endpointUrl: service.url,
      config: { retries: { totalMaxAttempts: 2 } },
    })
    const counts = new Map<string, number>()
    for (const stage of STAGES) {
      dynamodb.meta.events.register(stage, () => void counts.set(stage, (counts.get(stage) ?? 0) + 1))
    }
    await expect(dynamodb.getItem!(KEY)).rejects.toThrow('Connection was closed')
    expect(counts.get('before-call')).toBe(1)
    expect(counts.get('before-send')).toBe(2)
    expect(counts.get('needs-retry')).toBe(2)
    expect(counts.get('after-call-error')).toBe(1)
    expect(counts.has('after-call')).toBe(false)
  })

  it('let handlers change parameters, headers and results, also later', async () => {
    const service = await serve(found)
    const dynamodb = testSession().session.client('dynamodb', { endpointUrl: service.url })
    const { events } = dynamodb.meta
    events.register('provide-client-params', async ({ params }: { params: object }) => ({
      ...params,
      TableName: 'other',
    }))
    events.register('before-parameter-build', ({ params }: { params: Record<string, unknown> }) => {
      params['ConsistentRead'] = true
    })
    events.register('before-sign.dynamodb', async ({ request }: { request: HttpRequest }) => {
      await null
      request.headers['x-team'] = 'dolphins'
    })
    events.register('after-call', ({ parsed }: { parsed: Record<string, unknown> }) => {
      parsed['Seen'] = true
    })
    const given = { ...KEY }
    const result = await dynamodb.getItem!(given)
    expect(result).toMatchObject({ Item: { id: { S: 'x' } }, Seen: true })
    expect(given).toEqual(KEY)
    const { headers, body } = service.received[0]!
    expect(JSON.parse(body.toString())).toEqual({ ...KEY, TableName: 'other', ConsistentRead: true })
    expect(headers['x-team']).toBe('dolphins')
    expect(headers.authorization).toContain('x-team')
  })

  it('give errors of handlers to the caller', async () => {
    const service = await serve(found)
    const dynamodb = testSession().session.client('dynamodb', { endpointUrl: service.url })
    dynamodb.meta.events.register('before-call', () => {
      throw new TypeError('a handler’s bug')
    })
    await expect(dynamodb.getItem!(KEY)).rejects.toThrow('a handler’s bug')
    expect(service.received).toHaveLength(0)
  })
})

describe('answers in the place of the service', () => {
  it('of before-send are read like the service’s own', async () => {
    const { session } = testSession()
    const dynamodb = session.client('dynamodb', { endpointUrl: 'http://127.0.0.1:1' })
    const asked: string[] = []
    dynamodb.meta.events.register('before-send.dynamodb.GetItem', ({ request }: { request: HttpRequest }) => {
      asked.push(`${request.method} ${request.url}`)
      return { statusCode: 200, headers: { 'X-Amzn-RequestId': 'r-7' }, body: '{"Item":{"id":{"S":"y"}}}' }
    })
    expect(await dynamodb.getItem!(KEY)).toMatchObject({
      Item: { id: { S: 'y' } },
      ResponseMetadata: { RequestId: 'r-7', HTTPStatusCode: 200 },
    })
    expect(asked).toEqual(['POST http://127.0.0.1:1/'])
  })

  it('of before-send can be errors', async () => {
    const dynamodb = testSession().session.client('dynamodb', { endpointUrl: 'http://127.0.0.1:1' })
    dynamodb.meta.events.register('before-send', async () => ({
      statusCode: 400,
      body: '{"__type":"x#ResourceNotFoundException","message":"no"}',
    }))
    await expect(dynamodb.getItem!(KEY)).rejects.toBeInstanceOf(dynamodb.exceptions.ResourceNotFoundException!)
  })

  it('of before-call are the result as it is', async () => {
    const dynamodb = testSession().session.client('dynamodb', { endpointUrl: 'http://127.0.0.1:1' })
    const { events } = dynamodb.meta
    const handler = (): object => ({ statusCode: 200, parsed: { Item: 'stub' } })
    events.register('before-call.dynamodb.GetItem', handler)
    expect(await dynamodb.getItem!(KEY)).toMatchObject({ Item: 'stub' })
    events.unregister('before-call.dynamodb.GetItem', handler)
    events.register('before-call', () => ({
      statusCode: 400,
      parsed: { Error: { Code: 'X', Message: 'stubbed' }, ResponseMetadata: { HTTPStatusCode: 400 } },
    }))
    const error: unknown = await dynamodb.getItem!(KEY).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ClientError)
    expect((error as ClientError).message).toBe('An error occurred (X) when calling the GetItem operation: stubbed')
    await expect(dynamodb.getItem!({ TableName: 'books' })).rejects.toBeInstanceOf(ParamValidationError)
  })
})

describe('handlers of a session', () => {
  it('are those of the clients made after, not of those before', async () => {
    const service = await serve(found)
    const { session } = testSession()
    const before = session.client('dynamodb', { endpointUrl: service.url })
    const heard: string[] = []
    session.events.register('before-call', ({ eventName }: Event) => void heard.push(eventName))
    const after = session.client('dynamodb', { endpointUrl: service.url })
    await before.getItem!(KEY)
    expect(heard).toEqual([])
    await after.getItem!(KEY)
    expect(heard).toEqual(['before-call.dynamodb.GetItem'])
  })

  it('may use old names of services', async () => {
    const service = await serve((response) => response.end('{"logGroups":[]}'))
    const { session } = testSession()
    const heard: string[] = []
    session.events.register('before-call.logs', ({ eventName }: Event) => void heard.push(eventName))
    await session.client('logs', { endpointUrl: service.url }).describeLogGroups!({})
    expect(heard).toEqual(['before-call.cloudwatch-logs.DescribeLogGroups'])
  })

  it('may ask for another attempt', async () => {
    const service = await serve(found)
    const { session, sleeps } = testSession()
    const dynamodb = session.client('dynamodb', { endpointUrl: service.url })
    dynamodb.meta.events.register('needs-retry', ({ attempts }: { attempts: number }) =>
      attempts < 3 ? 0.25 : undefined,
    )
    expect(await dynamodb.getItem!(KEY)).toMatchObject({ ResponseMetadata: { RetryAttempts: 2 } })
    expect(sleeps).toEqual([250, 250])
  })
})
