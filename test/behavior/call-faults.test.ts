import { once } from 'node:events'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import type { CallOptions } from '../../src/client/call.ts'
import type { GenericClient } from '../../src/client/create-client.ts'
import {
  AbortError,
  CallTimeoutError,
  ClientError,
  EndpointConnectionError,
  FlexibleChecksumError,
} from '../../src/errors/index.ts'
import type { HierarchicalEmitter } from '../../src/events/emitter.ts'
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

function refuse(status: number, code: string, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'x-amzn-requestid': 'r-1', ...headers })
    response.end(JSON.stringify({ __type: `com.amazonaws#${code}`, message: 'no' }))
  }
}

interface ClientLike {
  readonly meta: { readonly events: HierarchicalEmitter }
  getItem(params: object, options: CallOptions): Promise<unknown>
}

const found: Answer = (response) => response.end('{"Item":{"id":{"S":"x"}}}')
const KEY = { TableName: 'books', Key: { id: { S: 'x' } } }

describe('an answer that may be better next time', () => {
  it('500 then 200: the call succeeds and says that it took a retry', async () => {
    const service = await serve((response, received, number) =>
      (number === 1 ? refuse(500, 'InternalServerError') : found)(response, received, number),
    )
    const { session, sleeps } = testSession()
    const client = session.client('dynamodb', { endpointUrl: service.url })
    const { Item, ResponseMetadata } = await client.getItem!(KEY)
    expect(Item).toEqual({ id: { S: 'x' } })
    expect(ResponseMetadata.RetryAttempts).toBe(1)
    expect(sleeps).toEqual([25])
    const [first, second] = service.received
    expect(first!.headers['amz-sdk-invocation-id']).toBe(second!.headers['amz-sdk-invocation-id'])
    expect(first!.headers['amz-sdk-request']).toBe('attempt=1; max=4')
    expect(second!.headers['amz-sdk-request']).toMatch(/^ttl=\d{8}T\d{6}Z; attempt=2; max=4$/)
  })

  it('throttling: waits longer, honours x-amz-retry-after, and gives up with the service’s own error', async () => {
    const service = await serve(refuse(400, 'ThrottlingException', { 'x-amz-retry-after': '1500' }))
    const { session, sleeps } = testSession()
    const sqs = session.client('sqs', { endpointUrl: service.url })
    const failed = await sqs.listQueues!({}).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(ClientError)
    expect((failed as ClientError).message).toBe(
      'An error occurred (ThrottlingException) when calling the ListQueues operation (reached max retries: 2): no',
    )
    expect(sleeps).toEqual([1500, 2000])
    expect(service.received).toHaveLength(3)
  })

  it('expired token: is not tried again', async () => {
    const service = await serve(refuse(400, 'ExpiredTokenException'))
    const { session, sleeps } = testSession()
    const failed = await session.client('sqs', { endpointUrl: service.url }).listQueues!().catch(
      (error: unknown) => error,
    )
    expect((failed as ClientError).code).toBe('ExpiredTokenException')
    expect((failed as ClientError).requestId).toBe('r-1')
    expect(sleeps).toEqual([])
    expect(service.received).toHaveLength(1)
  })

  it('skewed clock: learns the service’s time, signs anew at once, and keeps what it learned', async () => {
    const ahead = Date.now() + 3_600_000
    const date = new Date(ahead).toUTCString()
    const service = await serve((response, received, number) =>
      (number === 1 ? refuse(403, 'RequestTimeTooSkewed', { date }) : found)(response, received, number),
    )
    const { session, sleeps } = testSession()
    const client = session.client('dynamodb', { endpointUrl: service.url })
    expect((await client.getItem!(KEY)).Item).toEqual({ id: { S: 'x' } })
    await client.getItem!(KEY)
    expect(sleeps).toEqual([])
    const stamps = service.received.map(({ headers }) => toTime(String(headers['x-amz-date'])))
    expect(stamps[0]).toBeLessThan(ahead - 3_500_000)
    for (const stamp of stamps.slice(1)) expect(Math.abs(stamp - ahead)).toBeLessThan(60_000)
  })

  it('a connection that is refused: is tried again, then reported with the address', async () => {
    const service = await serve(found)
    await service.close()
    const { session, sleeps } = testSession()
    const failed = await session.client('sqs', { endpointUrl: service.url }).listQueues!().catch(
      (error: unknown) => error,
    )
    expect(failed).toBeInstanceOf(EndpointConnectionError)
    expect((failed as Error).message).toBe(`Could not connect to the endpoint URL: "${service.url}/"`)
    expect(sleeps).toHaveLength(2)
  })

  it('a stream that cannot be read twice: is not sent again', async () => {
    const service = await serve((response) => response.writeHead(503).end())
    const { session } = testSession()
    const s3 = session.client('s3', { endpointUrl: service.url })
    const Body = Readable.from([Buffer.from('once')])
    await expect(s3.putObject!({ Bucket: 'b', Key: 'k', Body, ContentLength: 4 })).rejects.toThrow('(503)')
    expect(service.received).toHaveLength(1)
    expect(service.received[0]!.body.toString()).toContain('once')
  })

  it('a stream that was not wanted yet: is sent when it is', async () => {
    const answers = [503, 200]
    const service = await serve((response) => response.end())
    service.server.on('checkContinue', (request, response) => {
      if (answers.shift() === 503) {
        response.writeHead(503).end()
        return
      }
      response.writeContinue()
      service.server.emit('request', request, response)
    })
    const { session, sleeps } = testSession()
    const s3 = session.client('s3', { endpointUrl: service.url })
    await s3.putObject!({ Bucket: 'b', Key: 'k', Body: Readable.from([Buffer.from('once')]), ContentLength: 4 })
    expect(sleeps).toHaveLength(1)
    expect(service.received.map(({ headers, body }) => [headers['expect'], body.toString().includes('once')])).toEqual([
      ['100-continue', true],
    ])
  })

  it('a stream that was not wanted at all: is closed unread', async () => {
    const service = await serve((response) => response.end())
    service.server.on('checkContinue', (_, response) => response.writeHead(403).end())
    const s3 = testSession().session.client('s3', { endpointUrl: service.url })
    const Body = Readable.from([Buffer.from('once')])
    await expect(s3.putObject!({ Bucket: 'b', Key: 'k', Body, ContentLength: 4 })).rejects.toThrow('(403)')
    if (!Body.closed) await once(Body, 'close')
    expect(Body.readableDidRead).toBe(false)
  })

  it.each([
    ['of nothing', () => ({ Body: Readable.from([]), ContentLength: 0 }), 's3', 'putObject'],
    ['in memory', () => ({ Body: 'hello' }), 's3', 'putObject'],
    ['for another service', () => ({ vaultName: 'v', body: new Blob(['hello']) }), 'glacier', 'uploadArchive'],
  ])('a body %s: is sent at once', async (_why, more, name, method) => {
    const service = await serve((response) => response.end())
    const client = testSession().session.client(name as 's3', { endpointUrl: service.url }) as unknown as GenericClient
    await client[method]!({ ...(name === 's3' && { Bucket: 'b', Key: 'k' }), ...more() })
    expect(service.received[0]!.headers['expect']).toBeUndefined()
  })

  it('a body in memory: is sent again as it was', async () => {
    const service = await serve((response, _, number) => response.writeHead(number === 1 ? 503 : 200).end())
    const { session } = testSession()
    const s3 = session.client('s3', { endpointUrl: service.url })
    await s3.putObject!({ Bucket: 'b', Key: 'k', Body: 'twice' })
    expect(service.received.map(({ body }) => body.toString())).toEqual(['twice', 'twice'])
  })
})

describe('a call that is aborted', () => {
  const reason = new Error('changed my mind')

  async function abortedWith(
    call: (signal: AbortSignal) => Promise<unknown>,
    when: (abort: () => void) => void,
  ): Promise<void> {
    const controller = new AbortController()
    const pending = call(controller.signal).catch((error: unknown) => error)
    when(() => controller.abort(reason))
    const failed = await pending
    expect(failed).toBeInstanceOf(AbortError)
    expect((failed as Error).cause).toBe(reason)
  }

  it('before it begins', async () => {
    const service = await serve(found)
    const { session } = testSession()
    const client = session.client('dynamodb', { endpointUrl: service.url })
    await abortedWith(
      async (signal) => {
        await Promise.resolve()
        return client.getItem!(KEY, { signal })
      },
      (abort) => abort(),
    )
    expect(service.received).toHaveLength(0)
  })

  it('while a handler works', async () => {
    const service = await serve(found)
    const { session } = testSession()
    const client = session.client('dynamodb', { endpointUrl: service.url })
    const controller = new AbortController()
    client.meta.events.register('before-send', async () => {
      controller.abort(reason)
    })
    await expect(client.getItem!(KEY, { signal: controller.signal })).rejects.toBeInstanceOf(AbortError)
    expect(service.received).toHaveLength(0)
  })

  it.each([
    ['credentials', (client: ClientLike) => client],
    [
      'a handler',
      (client: ClientLike) => {
        client.meta.events.register('before-parameter-build', () => new Promise(() => {}))
        return client
      },
    ],
  ])('while it waits for %s that never come', async (what, prepare) => {
    const service = await serve(found)
    const { session } = testSession()
    const never = what === 'credentials' ? { credentials: () => new Promise<never>(() => {}) } : {}
    const client = prepare(session.client('dynamodb', { endpointUrl: service.url, ...never }) as unknown as ClientLike)
    const controller = new AbortController()
    const pending = client.getItem(KEY, { signal: controller.signal }).catch((error: unknown) => error)
    await new Promise((soon) => setImmediate(soon))
    controller.abort(reason)
    expect(await pending).toBeInstanceOf(AbortError)
    await expect(client.getItem(KEY, { timeout: '20ms' })).rejects.toBeInstanceOf(CallTimeoutError)
  })

  it('while the service thinks', async () => {
    let arrived = (): void => {}
    const asked = new Promise<void>((resolve) => {
      arrived = resolve
    })
    const service = await serve(() => arrived())
    const { session } = testSession()
    const client = session.client('dynamodb', { endpointUrl: service.url })
    await abortedWith(
      (signal) => client.getItem!(KEY, { signal }),
      (abort) => void asked.then(abort),
    )
  })

  it('while it waits for its next attempt', async () => {
    const service = await serve(refuse(500, 'InternalServerError'))
    const controller = new AbortController()
    const { session } = testSession({
      sleep: async (_ms, signal) => {
        const aborted = once(signal!, 'abort')
        controller.abort(reason)
        await aborted.catch(() => undefined)
        throw signal!.reason
      },
    })
    const client = session.client('dynamodb', { endpointUrl: service.url })
    const failed = await client.getItem!(KEY, { signal: controller.signal }).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(AbortError)
    expect((failed as Error).cause).toBe(reason)
    expect(service.received).toHaveLength(1)
  })

  it('while its body is read', async () => {
    const service = await serve((response) => {
      response.writeHead(200, { 'content-length': '100000' })
      response.write('a')
    })
    const { session } = testSession()
    const s3 = session.client('s3', { endpointUrl: service.url })
    const controller = new AbortController()
    const { Body } = await s3.getObject!({ Bucket: 'b', Key: 'k' }, { signal: controller.signal })
    const read = (Body as { text(): Promise<string> }).text().catch((error: unknown) => error)
    controller.abort(reason)
    expect(await read).toBeInstanceOf(AbortError)
  })

  it('by its own timeout, which covers all attempts', async () => {
    const service = await serve(() => undefined)
    const { session } = testSession()
    const client = session.client('dynamodb', { endpointUrl: service.url })
    const failed = await client.getItem!(KEY, { timeout: '50ms' }).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(CallTimeoutError)
    expect((failed as Error).message).toBe('The GetItem call did not finish within its timeout of 0.05 s')
  })
})

describe('a body that was changed on the way', () => {
  it.each(['crc32', 'sha256'])('does not fail the call but who reads it, by its %s', async (name) => {
    const service = await serve((response) => {
      response.writeHead(200, { [`x-amz-checksum-${name}`]: 'AAAAAA==' })
      response.end('hello')
    })
    const s3 = testSession().session.client('s3', { endpointUrl: service.url })
    const { Body, ResponseMetadata } = await s3.getObject!({ Bucket: 'b', Key: 'k' })
    expect(ResponseMetadata.ChecksumAlgorithm).toBe(name)
    await expect(Body.bytes()).rejects.toBeInstanceOf(FlexibleChecksumError)
    expect(service.received).toHaveLength(1)
  })
})

function toTime(stamp: string): number {
  return Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}
