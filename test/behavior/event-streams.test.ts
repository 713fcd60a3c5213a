import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { GenericClient } from '../../src/client/create-client.ts'
import type { EventStream } from '../../src/eventstream/event-stream.ts'
import { event, exception, message } from '../unit/eventstream/frames.ts'
import { type Answer, type LocalService, localService, testSession } from './local-service.ts'

type Event = Record<string, Record<string, unknown>>
type Events = EventStream<Event>

const services: LocalService[] = []
afterEach(async () => {
  for (const one of services.splice(0)) await one.close()
})

async function clientOf(service: string, answer: Answer, config: object = {}): Promise<GenericClient> {
  const local = await localService(answer)
  services.push(local)
  return testSession().session.client(service as 's3', { endpointUrl: local.url, config }) as unknown as GenericClient
}

const STREAM = { 'content-type': 'application/vnd.amazon.eventstream' }

/** Answers with these frames, each in a packet of its own. */
const inPackets =
  (...frames: Uint8Array[]): Answer =>
  async (response) => {
    response.writeHead(200, STREAM)
    for (const frame of frames) {
      response.write(frame)
      await delay(5)
    }
    response.end()
  }

const SELECT = {
  Bucket: 'b',
  Key: 'k',
  Expression: 'select *',
  ExpressionType: 'SQL',
  InputSerialization: { CSV: {} },
  OutputSerialization: { CSV: {} },
}
const STATS =
  '<Stats xmlns=""><BytesScanned>9</BytesScanned><BytesProcessed>9</BytesProcessed><BytesReturned>9</BytesReturned></Stats>'

async function select(client: GenericClient, options?: object): Promise<Events> {
  const { Payload } = await (client['selectObjectContent'] as (p: object, o?: object) => Promise<{ Payload: Events }>)(
    SELECT,
    options,
  )
  return Payload
}

async function all(events: AsyncIterable<Event>): Promise<Event[]> {
  const list: Event[] = []
  for await (const one of events) list.push(one)
  return list
}

describe('events of a service', () => {
  it('s3: records, progress and end, in XML', async () => {
    const client = await clientOf(
      's3',
      inPackets(event('Records', 'a,b\n'), event('Cont'), event('Stats', STATS), event('End')),
    )
    expect(await all(await select(client))).toEqual([
      { Records: { Payload: Buffer.from('a,b\n') } },
      { Cont: {} },
      { Stats: { Details: { BytesScanned: 9, BytesProcessed: 9, BytesReturned: 9 } } },
      { End: {} },
    ])
  })

  it('kinesis: the first event is the rest of the result, in JSON', async () => {
    const records = { Records: [{ Data: 'aGk=', SequenceNumber: '1', PartitionKey: 'p' }], MillisBehindLatest: 0 }
    const client = await clientOf(
      'kinesis',
      inPackets(event('initial-response', '{}'), event('SubscribeToShardEvent', JSON.stringify(records))),
    )
    const params = {
      ConsumerARN: 'arn:aws:kinesis:us-east-1:1:stream/s/consumer/c:1',
      ShardId: 's',
      StartingPosition: { Type: 'LATEST' },
    }
    const output = (await client['subscribeToShard']!(params)) as { EventStream: Events; ResponseMetadata: unknown }
    expect(Object.keys(output).sort()).toEqual(['EventStream', 'ResponseMetadata'])
    const [first] = await all(output.EventStream)
    expect(Object.keys(first!)).toEqual(['SubscribeToShardEvent'])
    expect(first!['SubscribeToShardEvent']!['Records']).toEqual([
      { Data: new Uint8Array([104, 105]), SequenceNumber: '1', PartitionKey: 'p' },
    ])
  })

  it('bedrock: chunks, members in headers, an exception in between', async () => {
    const client = await clientOf('bedrock-runtime', async (response) => {
      response.writeHead(200, { ...STREAM, 'x-amzn-bedrock-content-type': 'application/json' })
      response.write(event('chunk', `{"bytes":"${Buffer.from('{"a":1}').toString('base64')}"}`))
      response.end(exception('modelStreamErrorException', '{"message":"It broke","originalStatusCode":424}'))
    })
    const output = (await client['invokeModelWithResponseStream']!({ modelId: 'm', body: '{}' })) as {
      body: Events
      contentType: string
    }
    expect(output.contentType).toBe('application/json')
    const events = output.body[Symbol.asyncIterator]()
    expect((await events.next()).value).toEqual({ chunk: { bytes: new Uint8Array(Buffer.from('{"a":1}')) } })
    await expect(events.next()).rejects.toMatchObject({
      name: 'EventStreamError',
      code: 'modelStreamErrorException',
      operationName: 'InvokeModelWithResponseStream',
      message:
        'An error occurred (modelStreamErrorException) when calling the InvokeModelWithResponseStream operation: It broke',
    })
  })

  it('errors before the stream are errors of the call', async () => {
    const client = await clientOf('kinesis', (response) => {
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' })
      response.end('{"__type":"ResourceInUseException","message":"taken"}')
    })
    const params = {
      ConsumerARN: 'arn:aws:kinesis:us-east-1:1:stream/s/consumer/c:1',
      ShardId: 's',
      StartingPosition: { Type: 'LATEST' },
    }
    await expect(client['subscribeToShard']!(params)).rejects.toMatchObject({ code: 'ResourceInUseException' })
  })

  it('a stream that does not begin as it must is an error that says why', async () => {
    const failed = message(
      { ':message-type': 'exception', ':exception-type': 'ResourceInUseException' },
      '{"message":"taken"}',
    )
    const params = {
      ConsumerARN: 'arn:aws:kinesis:us-east-1:1:stream/s/consumer/c:1',
      ShardId: 's',
      StartingPosition: { Type: 'LATEST' },
    }
    const client = await clientOf('kinesis', inPackets(failed))
    await expect(client['subscribeToShard']!(params)).rejects.toMatchObject({
      name: 'ResponseParserError',
      message: 'First event was not of type initial-response',
      cause: { name: 'EventStreamError', code: 'ResourceInUseException' },
    })
  })
})

describe('a stream of events', () => {
  it('that is cut short is an error', async () => {
    const whole = event('Records', 'a,b\n')
    const half = await clientOf('s3', (response) => {
      response.writeHead(200, STREAM)
      response.end(Buffer.concat([whole, whole.subarray(0, 30)]))
    })
    const read = all(await select(half))
    await expect(read).rejects.toMatchObject({ name: 'IncompleteReadError' })
    const reset = await clientOf('s3', (response) => {
      response.writeHead(200, STREAM)
      response.write(whole)
      setTimeout(() => (response as ServerResponse).socket?.resetAndDestroy(), 10)
    })
    await expect(all(await select(reset))).rejects.toMatchObject({ name: 'ResponseStreamingError', phase: 'response' })
  })

  it('that says nothing for as long as the read timeout is an error', async () => {
    const client = await clientOf(
      's3',
      (response) => {
        response.writeHead(200, STREAM)
        response.write(event('Cont'))
      },
      { readTimeout: '100ms' },
    )
    await expect(all(await select(client))).rejects.toMatchObject({ name: 'ReadTimeoutError' })
  })

  it('ends with its signal', async () => {
    const controller = new AbortController()
    const client = await clientOf('s3', (response) => {
      response.writeHead(200, STREAM)
      response.write(event('Cont'))
    })
    const events = (await select(client, { signal: controller.signal }))[Symbol.asyncIterator]()
    expect((await events.next()).value).toEqual({ Cont: {} })
    controller.abort(new Error('enough'))
    await expect(events.next()).rejects.toMatchObject({ name: 'AbortError', cause: { message: 'enough' } })
  })

  it('gives its connection up when it is closed, and back when it was read', async () => {
    let closed = 0
    const client = await clientOf('s3', (response, _, number) => {
      response.writeHead(200, STREAM)
      response.write(event('Cont'))
      if (number > 1) response.end()
      else response.on('close', () => closed++)
    })
    {
      await using events = await select(client)
      for await (const _ of events) break
    }
    while (closed === 0) await delay(5)
    expect(await all(await select(client))).toEqual([{ Cont: {} }])
  })

  it('does not run ahead of a slow reader', async () => {
    const frame = event('Records', Buffer.alloc(1024 * 1024))
    let written = 0
    async function* frames() {
      for (; written < 64; written++) yield frame
    }
    const client = await clientOf('s3', (response) => {
      response.writeHead(200, STREAM)
      Readable.from(frames(), { highWaterMark: 1 }).pipe(response)
    })
    const stream = await select(client)
    const events = stream[Symbol.asyncIterator]()
    await events.next()
    await delay(300)
    const ahead = written
    expect(ahead).toBeLessThan(40)
    for (let i = 1; i < 64; i++) expect((await events.next()).done).toBe(false)
    expect((await events.next()).done).toBe(true)
    expect(written).toBe(64)
  })

  it('can come from a handler that answers in the service’s place', async () => {
    const client = await clientOf('s3', () => expect.unreachable())
    client.meta.events.register('before-send.s3', () => ({
      statusCode: 200,
      headers: STREAM,
      body: event('Cont'),
    }))
    expect(await all(await select(client))).toEqual([{ Cont: {} }])
  })
})
