import { crc32 } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { AbortError, ChecksumError, ClientError } from '../../src/errors/index.ts'
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

const unavailable: Answer = (response) => {
  response.writeHead(503)
  response.end('{}')
}
const empty: Answer = (response) => response.end('{}')
const KEY = { TableName: 'books', Key: { id: { S: 'x' } } }
const QUEUE = { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/q' }

async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}

describe('the retry quota of a client', () => {
  it('runs out when a service stays down, and comes back with results', async () => {
    let down = true
    const service = await serve((...args) => (down ? unavailable : empty)(...args))
    const { session, sleeps } = testSession()
    const sqs = session.client('sqs', { endpointUrl: service.url })
    const attempts: number[] = []
    for (let call = 0; call < 20; call++) {
      const before = service.received.length
      const error = await errorOf(sqs.listQueues!({}))
      attempts.push(service.received.length - before)
      expect(error).toBeInstanceOf(ClientError)
    }
    // 500 pays for 35 retries of 14, two for each call.
    expect(attempts).toEqual([...Array<number>(17).fill(3), 2, 1, 1])
    const error = (await errorOf(sqs.listQueues!({}))) as ClientError
    expect(error.response.ResponseMetadata).toMatchObject({ RetryQuotaReached: true, RetryAttempts: 0 })
    expect(error.message).not.toContain('reached max retries')
    const slept = sleeps.length
    expect(await errorOf(sqs.receiveMessage!(QUEUE))).toBeInstanceOf(ClientError)
    expect(sleeps.length).toBe(slept + 1)
    const other = session.client('sqs', { endpointUrl: service.url })
    const before = service.received.length
    await errorOf(other.listQueues!({}))
    expect(service.received.length - before).toBe(3)
    down = false
    for (let call = 0; call < 14; call++) await sqs.listQueues!({})
    down = true
    const last = service.received.length
    await errorOf(sqs.listQueues!({}))
    expect(service.received.length - last).toBe(2)
  })
})

describe('the body checksum of dynamodb', () => {
  const body = '{"Item":{"id":{"S":"x"}}}'
  const answer =
    (wrong: (number: number) => boolean): Answer =>
    (response, _, number) => {
      response.setHeader('x-amz-crc32', String(wrong(number) ? 5 : crc32(Buffer.from(body))))
      response.end(wrong(number) ? body.slice(0, 9) : body)
    }

  it('makes the call again when it is wrong', async () => {
    const service = await serve(answer((number) => number === 1))
    const client = testSession().session.client('dynamodb', { endpointUrl: service.url })
    const { Item, ResponseMetadata } = await client.getItem!(KEY)
    expect(Item).toEqual({ id: { S: 'x' } })
    expect(ResponseMetadata.RetryAttempts).toBe(1)
  })

  it('is an error when it stays wrong', async () => {
    const service = await serve(answer(() => true))
    const client = testSession().session.client('dynamodb', { endpointUrl: service.url })
    expect(await errorOf(client.getItem!(KEY))).toBeInstanceOf(ChecksumError)
    expect(service.received).toHaveLength(4)
  })
})

describe('retry modes', () => {
  const config = (mode: 'legacy' | 'standard' | 'adaptive', maxAttempts?: number): object => ({
    retries: maxAttempts === undefined ? { mode } : { mode, totalMaxAttempts: maxAttempts },
  })

  it('legacy: five attempts, ten for dynamodb; the first does not say how many', async () => {
    const service = await serve(unavailable)
    const { session } = testSession()
    await errorOf(session.client('sqs', { endpointUrl: service.url, config: config('legacy') }).listQueues!({}))
    const headers = service.received.map(({ headers: { 'amz-sdk-request': text } }) => text)
    expect(headers.map((text) => String(text).replace(/ttl=\w+; /, ''))).toEqual([
      'attempt=1',
      ...[2, 3, 4, 5].map((number) => `attempt=${number}; max=5`),
    ])
    service.received.length = 0
    await errorOf(session.client('dynamodb', { endpointUrl: service.url, config: config('legacy') }).getItem!(KEY))
    expect(service.received).toHaveLength(10)
  })

  it('adaptive: slows down once the service throttles', async () => {
    let throttle = true
    const service = await serve((response) => {
      if (throttle) response.writeHead(429)
      response.end('{}')
    })
    const slept: number[] = []
    let now = Date.now()
    const sleep = async (milliseconds: number): Promise<void> => {
      now += milliseconds
      slept.push(milliseconds)
    }
    const { session } = testSession({ now: () => now, sleep })
    const sqs = session.client('sqs', { endpointUrl: service.url, config: config('adaptive') })
    await errorOf(sqs.listQueues!({}))
    throttle = false
    slept.length = 0
    await sqs.listQueues!({})
    await sqs.listQueues!({})
    expect(slept.length).toBeGreaterThan(0)
    expect(Math.max(...slept)).toBeLessThanOrEqual(2000)
  })

  it.each(['legacy', 'standard', 'adaptive'] as const)('%s: as many attempts as configured', async (mode) => {
    const service = await serve(unavailable)
    const sqs = testSession().session.client('sqs', { endpointUrl: service.url, config: config(mode, 2) })
    const error = (await errorOf(sqs.listQueues!({}))) as ClientError
    expect(service.received).toHaveLength(2)
    expect(error.response.ResponseMetadata).toMatchObject({ RetryAttempts: 1, MaxAttemptsReached: true })
    expect(error.message).toContain('(reached max retries: 1)')
  })

  it('none at all', async () => {
    const service = await serve(unavailable)
    const sqs = testSession().session.client('sqs', { endpointUrl: service.url, config: config('standard', 1) })
    await errorOf(sqs.listQueues!({}))
    expect(service.received).toHaveLength(1)
  })
})

describe('a call that waits for its next attempt', () => {
  it('ends at once when it is aborted', async () => {
    const service = await serve(unavailable)
    const controller = new AbortController()
    const { session } = testSession({
      sleep: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason))
          controller.abort('enough')
        }),
    })
    const sqs = session.client('sqs', { endpointUrl: service.url })
    const error = await errorOf(sqs.listQueues!({}, { signal: controller.signal }))
    expect(error).toBeInstanceOf(AbortError)
    expect(error).toMatchObject({ cause: 'enough' })
    expect(service.received).toHaveLength(1)
  })
})
