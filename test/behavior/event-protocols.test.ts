import { afterEach, describe, expect, it } from 'vitest'
import type { GenericClient } from '../../src/client/create-client.ts'
import type { EventStream } from '../../src/eventstream/event-stream.ts'
import { CborDecoder } from '../../src/protocols/formats/cbor-decoder.ts'
import { event } from '../unit/eventstream/frames.ts'
import { type EventService, eventService, type SeenEvent } from './event-service.ts'
import { testSession } from './local-service.ts'

const services: EventService[] = []
afterEach(async () => {
  for (const one of services.splice(0)) await one.close()
})

const member = (shape: string, traits: object = {}) => ({ shape, ...traits })

/** Transcribe, as far as it matters here: botocore has no model of it. */
const TRANSCRIBE = {
  metadata: {
    apiVersion: '2017-10-26',
    endpointPrefix: 'transcribestreaming',
    protocol: 'rest-json',
    protocolSettings: { h2: 'eventstream' },
    serviceFullName: 'Amazon Transcribe Streaming Service',
    serviceId: 'Transcribe Streaming',
    signatureVersion: 'v4',
    signingName: 'transcribe',
  },
  operations: {
    StartStreamTranscription: {
      name: 'StartStreamTranscription',
      http: { method: 'POST', requestUri: '/stream-transcription' },
      input: { shape: 'Request' },
      output: { shape: 'Response' },
    },
  },
  shapes: {
    String: { type: 'string' },
    Blob: { type: 'blob' },
    Integer: { type: 'integer' },
    Request: {
      type: 'structure',
      required: ['AudioStream'],
      members: {
        LanguageCode: member('String', { location: 'header', locationName: 'x-amzn-transcribe-language-code' }),
        MediaSampleRateHertz: member('Integer', { location: 'header', locationName: 'x-amzn-transcribe-sample-rate' }),
        AudioStream: member('AudioStream'),
      },
      payload: 'AudioStream',
    },
    AudioStream: {
      type: 'structure',
      members: { AudioEvent: member('AudioEvent') },
      eventstream: true,
    },
    AudioEvent: { type: 'structure', event: true, members: { AudioChunk: member('Blob', { eventpayload: true }) } },
    Response: {
      type: 'structure',
      members: {
        SessionId: member('String', { location: 'header', locationName: 'x-amzn-transcribe-session-id' }),
        TranscriptResultStream: member('ResultStream'),
      },
      payload: 'TranscriptResultStream',
    },
    ResultStream: { type: 'structure', members: { TranscriptEvent: member('TranscriptEvent') }, eventstream: true },
    TranscriptEvent: { type: 'structure', event: true, members: { Text: member('String') } },
  },
}

/** The same in a protocol without paths and headers. */
function rpc(protocol: string): object {
  const { payload: _, ...request } = TRANSCRIBE.shapes.Request
  const { payload: __, ...response } = TRANSCRIBE.shapes.Response
  const bare = (members: object) =>
    Object.fromEntries(Object.entries(members).map(([name, { shape }]) => [name, { shape }]))
  return {
    ...TRANSCRIBE,
    metadata: { ...TRANSCRIBE.metadata, protocol, jsonVersion: '1.1', targetPrefix: 'Transcribe' },
    shapes: {
      ...TRANSCRIBE.shapes,
      Request: { ...request, members: bare(request.members) },
      Response: { ...response, members: bare(response.members) },
    },
  }
}

function clientOf(model: object, endpointUrl: string): GenericClient {
  const { session } = testSession()
  session.botocoreSession.loader.addModel('transcribe-streaming', '2017-10-26', { 'service-2': model })
  return session.client('transcribe-streaming' as 's3', { endpointUrl }) as unknown as GenericClient
}

async function* audio() {
  yield { AudioEvent: { AudioChunk: Uint8Array.of(1, 2) } }
  yield { AudioEvent: { AudioChunk: Uint8Array.of(3) } }
}

interface Transcription {
  readonly SessionId: string
  readonly TranscriptResultStream: EventStream<{ TranscriptEvent?: { Text?: string } }>
}

describe('events of an input', () => {
  it('rest: bytes as they are, the rest of the parameters in headers', async () => {
    const seen: SeenEvent[] = []
    const service = await eventService(async (exchange) => {
      exchange.respond({ 'x-amzn-transcribe-session-id': 'session' })
      for await (const one of exchange.events()) seen.push(one)
      exchange.stream.end(event('TranscriptEvent', '{"Text":"hello"}'))
    })
    services.push(service)
    const client = clientOf(TRANSCRIBE, service.url)
    const params = { LanguageCode: 'en-US', MediaSampleRateHertz: 16_000, AudioStream: audio() }
    const output = (await client['startStreamTranscription']!(params)) as unknown as Transcription
    expect(output.SessionId).toBe('session')
    const events: unknown[] = []
    for await (const one of output.TranscriptResultStream) events.push(one)
    expect(events).toEqual([{ TranscriptEvent: { Text: 'hello' } }])
    expect(service.faults).toEqual([])
    expect(service.exchanges[0]!.headers).toMatchObject({
      'x-amzn-transcribe-language-code': 'en-US',
      'x-amzn-transcribe-sample-rate': '16000',
    })
    const headers = {
      ':event-type': 'AudioEvent',
      ':message-type': 'event',
      ':content-type': 'application/octet-stream',
    }
    expect(seen).toMatchObject([
      { headers, payload: Buffer.of(1, 2) },
      { headers, payload: Buffer.of(3) },
    ])
  })

  const readers: Record<string, (payload: Buffer) => unknown> = {
    json: (payload) => JSON.parse(String(payload)),
    'smithy-rpc-v2-cbor': (payload) => ({ ...(new CborDecoder(payload).any() as object) }),
  }
  const documents: Record<string, [string, Buffer, Buffer]> = {
    json: ['application/json', Buffer.from('{"SessionId":"session"}'), Buffer.from('{"Text":"hello"}')],
    'smithy-rpc-v2-cbor': [
      'application/cbor',
      Buffer.from('a16953657373696f6e49646773657373696f6e', 'hex'),
      Buffer.from('a164546578746568656c6c6f', 'hex'),
    ],
  }
  for (const [protocol, read] of Object.entries(readers)) {
    it(`${protocol}: the rest of the parameters is the first event, there before any other`, async () => {
      const [contentType, initial, result] = documents[protocol]!
      const seen: SeenEvent[] = []
      const service = await eventService(async (exchange) => {
        exchange.respond()
        for await (const one of exchange.events()) {
          seen.push(one)
          if (seen.length === 1) exchange.stream.write(event('initial-response', initial))
        }
        exchange.stream.end(event('TranscriptEvent', result))
      })
      services.push(service)
      const client = clientOf(rpc(protocol), service.url)
      let answered: () => void = () => {}
      const answer = new Promise<void>((resolve) => (answered = resolve))
      async function* late() {
        await answer
        yield* audio()
      }
      const params = { LanguageCode: 'en-US', AudioStream: late() }
      const output = (await client['startStreamTranscription']!(params)) as unknown as Transcription
      answered()
      expect(output.SessionId).toBe('session')
      const events: unknown[] = []
      for await (const one of output.TranscriptResultStream) events.push(one)
      expect(events).toEqual([{ TranscriptEvent: { Text: 'hello' } }])
      expect(service.faults).toEqual([])
      expect(service.exchanges[0]!.headers['content-type']).toBe('application/vnd.amazon.eventstream')
      expect(seen.map(({ headers }) => headers[':event-type'])).toEqual(['initial-request', 'AudioEvent', 'AudioEvent'])
      expect(seen[0]!.headers[':content-type']).toBe(contentType)
      expect(read(seen[0]!.payload)).toEqual({ LanguageCode: 'en-US' })
      expect(seen[1]!.payload).toEqual(Buffer.of(1, 2))
    })

    it(`${protocol}: what is no source of events is refused`, async () => {
      const client = clientOf(rpc(protocol), 'http://127.0.0.1:1')
      const call = (AudioStream: unknown) => client['startStreamTranscription']!({ AudioStream })
      await expect(call({})).rejects.toThrow('Invalid type for parameter AudioStream')
      await expect(call(undefined)).rejects.toThrow('Missing required parameter in input: "AudioStream"')
    })
  }
})
