import { describe, expect, it } from 'vitest'
import { EventStreamError } from '../../../src/errors/client-error.ts'
import { EventStreamBuffer } from '../../../src/eventstream/event-stream-buffer.ts'
import { eventDecoder } from '../../../src/protocols/event-decoder.ts'
import { getProtocol } from '../../../src/protocols/index.ts'
import { bytes, event, exception, int32, int64, message, text, timestamp, truth } from '../eventstream/frames.ts'
import { operationOf } from './model-fixture.ts'

const member = (shape: string, traits: object = {}) => ({ shape, ...traits })
const header = { eventheader: true }

const operation = operationOf({
  output: { Events: member('Events') },
  outputTraits: { payload: 'Events' },
  shapes: {
    Events: {
      type: 'structure',
      eventstream: true,
      members: {
        Plain: member('Plain'),
        Bytes: member('Bytes'),
        Words: member('Words'),
        Whole: member('Whole'),
        Bare: member('Bare'),
        Broken: member('Broken'),
      },
    },
    Plain: { type: 'structure', event: true, members: { Text: member('String'), When: member('Timestamp') } },
    Bytes: { type: 'structure', event: true, members: { Data: member('Blob', { eventpayload: true }) } },
    Words: { type: 'structure', event: true, members: { Data: member('String', { eventpayload: true }) } },
    Whole: {
      type: 'structure',
      event: true,
      members: {
        Data: member('Plain', { eventpayload: true }),
        Flag: member('Boolean', header),
        Count: member('Integer', header),
        Raw: member('Blob', header),
        Name: member('String', header),
        Time: member('Timestamp', header),
        Other: member('String'),
      },
    },
    Bare: { type: 'structure', members: { Flag: member('Boolean', header), Text: member('String') } },
    Broken: { type: 'structure', exception: true, members: { message: member('String'), Code: member('Integer') } },
  },
})

function decode(protocol: string, frame: Uint8Array): Record<string, unknown> | undefined {
  const { readDocument } = getProtocol(protocol)
  const buffer = new EventStreamBuffer()
  buffer.addData(frame)
  return eventDecoder(operation.output!.member('Events')!.shape, readDocument!, 'Do')(buffer.next()!)
}

function caught(protocol: string, frame: Uint8Array): unknown {
  try {
    decode(protocol, frame)
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

const DOCUMENTS: [string, Uint8Array | string][] = [
  ['json', '{"Text":"a","When":1.5,"More":1}'],
  ['rest-json', '{"Text":"a","When":1.5,"More":1}'],
  ['rest-xml', '<Plain><Text>a</Text><When>1970-01-01T00:00:01.500Z</When><More>1</More></Plain>'],
  [
    'smithy-rpc-v2-cbor',
    Buffer.from('a3 6454657874 6161 645768656e c1f93e00 644d6f7265 01'.replaceAll(' ', ''), 'hex'),
  ],
]

describe.each(DOCUMENTS)('events in %s', (protocol, document) => {
  const plain = { Text: 'a', When: new Date(1500) }

  it('are read as their shape says', () => {
    expect(decode(protocol, event('Plain', document))).toEqual({ Plain: plain })
    expect(decode(protocol, event('Plain'))).toEqual({ Plain: {} })
  })

  it('may be one member, with others in headers', () => {
    const headers = {
      Flag: truth(false),
      Count: int32(7),
      Raw: bytes(Uint8Array.of(1)),
      Name: text('n'),
      Time: timestamp(1500n),
      More: text('x'),
    }
    expect(decode(protocol, event('Whole', document, headers))).toEqual({
      Whole: { Flag: false, Count: 7, Raw: Buffer.from([1]), Name: 'n', Time: new Date(1500), Data: plain },
    })
    expect(decode(protocol, event('Whole', document))).toEqual({ Whole: { Data: plain } })
  })

  it('may be bytes or text', () => {
    expect(decode(protocol, event('Bytes', Uint8Array.of(0, 1)))).toEqual({ Bytes: { Data: Buffer.from([0, 1]) } })
    expect(decode(protocol, event('Bytes'))).toEqual({ Bytes: { Data: Buffer.alloc(0) } })
    expect(decode(protocol, event('Words', 'é'))).toEqual({ Words: { Data: 'é' } })
  })

  it('that are not called events have headers only', () => {
    expect(decode(protocol, event('Bare', 'not read', { Flag: truth(true) }))).toEqual({ Bare: { Flag: true } })
  })

  it('that nobody knows are left out', () => {
    for (const type of ['New', '__proto__', 'constructor', 'initial-response']) {
      expect(decode(protocol, event(type, 'x'))).toBeUndefined()
    }
    expect(decode(protocol, message({ ':message-type': 'event' }, 'x'))).toBeUndefined()
    expect(decode(protocol, message({ ':event-type': int32(1) }, 'x'))).toBeUndefined()
  })

  it('that report what went wrong are errors, with boto’s sentence', () => {
    const frame = message({ ':message-type': 'error', ':error-code': 'Busy', ':error-message': 'Try later' }, '')
    const error = caught(protocol, frame) as EventStreamError
    expect(error).toBeInstanceOf(EventStreamError)
    expect(error.message).toBe('An error occurred (Busy) when calling the Do operation: Try later')
    expect(error.response).toEqual({ Error: { Code: 'Busy', Message: 'Try later' } })
    expect(error.operationName).toBe('Do')
    expect(caught(protocol, message({ ':message-type': 'exception' }, ''))).toMatchObject({
      response: { Error: { Code: '', Message: '' } },
    })
    expect(caught(protocol, exception('Nobody', ''))).toMatchObject({ response: { Error: { Code: '', Message: '' } } })
  })
})

describe('exceptions of the model', () => {
  it('say their message in their document', () => {
    for (const [protocol, document] of [
      ['json', '{"message":"no","Code":1}'],
      ['rest-json', '{"message":"no","Code":1}'],
      ['rest-xml', '<Broken><message>no</message></Broken>'],
    ] as const) {
      expect(caught(protocol, exception('Broken', document))).toMatchObject({
        name: 'EventStreamError',
        code: 'Broken',
        message: 'An error occurred (Broken) when calling the Do operation: no',
        response: { Error: { Code: 'Broken', Message: 'no' } },
      })
    }
    expect(caught('json', exception('Broken', ''))).toMatchObject({ response: { Error: { Message: '' } } })
    expect(caught('json', exception('Broken', 'null'))).toMatchObject({ response: { Error: { Message: '' } } })
    expect(caught('json', exception('Broken', 'no JSON'))).toMatchObject({
      response: { Error: { Message: 'no JSON' } },
    })
  })
})

describe('bad events', () => {
  it('are one clear error', () => {
    const time = (value: Uint8Array) => event('Whole', '{}', { Time: value })
    expect(() => decode('json', time(text('soon')))).toThrow('The event\'s header "Time" is not a timestamp')
    expect(() => decode('json', time(int64(2n ** 62n)))).toThrow('Invalid timestamp')
    expect(() => decode('rest-xml', event('Plain', '<a'))).toThrow(expect.objectContaining({ phase: 'response' }))
    expect(() => decode('smithy-rpc-v2-cbor', event('Plain', Uint8Array.of(0xbf)))).toThrow(
      expect.objectContaining({ phase: 'response' }),
    )
  })
})
