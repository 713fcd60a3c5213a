import { describe, expect, it } from 'vitest'
import { EventStreamBuffer } from '../../../src/eventstream/event-stream-buffer.ts'
import { eventDecoder } from '../../../src/protocols/event-decoder.ts'
import { encodeInitialRequest, eventEncoder } from '../../../src/protocols/event-encoder.ts'
import { getProtocol } from '../../../src/protocols/index.ts'
import { INVALID } from '../../../src/protocols/validation/check.ts'
import { operationOf } from './model-fixture.ts'

const member = (shape: string, traits: object = {}) => ({ shape, ...traits })
const header = { eventheader: true }
const event = (members: object, more: object = {}) => ({ type: 'structure', event: true, members, ...more })

const stream = operationOf({
  input: { Events: member('Events') },
  inputTraits: { payload: 'Events' },
  shapes: {
    Events: {
      type: 'structure',
      eventstream: true,
      members: {
        Plain: member('Plain'),
        Bytes: member('Bytes'),
        Words: member('Words'),
        Whole: member('Whole'),
        Mixed: member('Mixed'),
        Headers: member('Headers'),
        Empty: member('Empty'),
      },
    },
    Plain: event({ Text: member('String'), When: member('Timestamp') }, { required: ['Text'] }),
    Bytes: event({ Data: member('Blob', { eventpayload: true }) }),
    Words: event({ Data: member('String', { eventpayload: true }) }),
    Whole: event({ Data: member('Plain', { eventpayload: true }), Flag: member('Boolean', header) }),
    Mixed: event({ Name: member('String', header), Text: member('String'), Other: member('Blob') }),
    Headers: event({
      Flag: member('Boolean', header),
      Count: member('Integer', header),
      Far: member('Long', header),
      Raw: member('Blob', header),
      Name: member('String', header),
      Time: member('Timestamp', header),
    }),
    Empty: event({}),
  },
}).input!.member('Events')!.shape

function encode(value: unknown, protocol = 'rest-json', validate = true) {
  const buffer = new EventStreamBuffer()
  buffer.addData(eventEncoder(stream, getProtocol(protocol), validate)(value))
  const { headers, payload } = buffer.next()!
  const [type, kind, ...rest] = [...headers]
  expect([type![0], kind]).toEqual([':event-type', [':message-type', 'event']])
  return { type: type![1], headers: Object.fromEntries(rest), payload: Buffer.from(payload) }
}

/** Bytes by value, whatever class holds them. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return [...value]
  if (value instanceof Date || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
}

const PROTOCOLS = ['json', 'rest-json', 'rest-xml', 'smithy-rpc-v2-cbor']

describe('an event', () => {
  it('is a document of the protocol', () => {
    const json = {
      type: 'Plain',
      headers: { ':content-type': 'application/json' },
      payload: Buffer.from('{"Text":"a","When":1.5}'),
    }
    const plain = { Plain: { Text: 'a', When: new Date(1500) } }
    expect(encode(plain, 'json')).toEqual(json)
    expect(encode(plain, 'rest-json')).toEqual(json)
    const xml = encode(plain, 'rest-xml')
    expect(xml.headers).toEqual({ ':content-type': 'application/xml' })
    expect(String(xml.payload)).toBe('<Plain><Text>a</Text><When>1970-01-01T00:00:01.500000Z</When></Plain>')
    const cbor = encode(plain, 'smithy-rpc-v2-cbor')
    expect(cbor.headers).toEqual({ ':content-type': 'application/cbor' })
    expect(cbor.payload.toString('hex')).toBe('a26454657874616164' + '5768656ec1fb3ff8000000000000')
  })

  it('may be one member, as it is', () => {
    expect(encode({ Bytes: { Data: Uint8Array.of(0, 255) } })).toEqual({
      type: 'Bytes',
      headers: { ':content-type': 'application/octet-stream' },
      payload: Buffer.from([0, 255]),
    })
    expect(String(encode({ Bytes: { Data: 'text' } }).payload)).toBe('text')
    expect(encode({ Words: { Data: 'é' } })).toEqual({
      type: 'Words',
      headers: { ':content-type': 'text/plain' },
      payload: Buffer.from('é'),
    })
    expect(encode({ Whole: { Data: { Text: 'a' }, Flag: false } })).toEqual({
      type: 'Whole',
      headers: { ':content-type': 'application/json', Flag: false },
      payload: Buffer.from('{"Text":"a"}'),
    })
    expect(encode({ Whole: { Flag: true } })).toEqual({
      type: 'Whole',
      headers: { Flag: true },
      payload: Buffer.alloc(0),
    })
  })

  it('has headers of every type', () => {
    const id = new Date('2026-01-02T03:04:05.678Z')
    expect(encode({ Headers: { Flag: true, Count: -7, Far: 2n ** 60n, Raw: 'raw', Name: 'é', Time: id } })).toEqual({
      type: 'Headers',
      headers: { Flag: true, Count: -7, Far: 2n ** 60n, Raw: Buffer.from('raw'), Name: 'é', Time: id.getTime() },
      payload: Buffer.alloc(0),
    })
    expect(encode({ Headers: { Time: 1.5 } }).headers).toEqual({ Time: 1500 })
    expect(encode({ Mixed: { Name: 'n', Text: 't', Other: undefined } })).toEqual({
      type: 'Mixed',
      headers: { ':content-type': 'application/json', Name: 'n' },
      payload: Buffer.from('{"Text":"t"}'),
    })
    expect(() => encode({ Headers: { Count: 2 ** 40 } })).toThrow(
      'The header "Count" has the value 1099511627776, which is no integer',
    )
  })

  it('without members is an empty document', () => {
    expect(encode({ Empty: {} })).toEqual({
      type: 'Empty',
      headers: { ':content-type': 'application/json' },
      payload: Buffer.from('{}'),
    })
  })

  it('reads as what it was written from, in every protocol', () => {
    const events = [
      { Plain: { Text: 'a', When: new Date(1500) } },
      { Bytes: { Data: new Uint8Array([1, 2]) } },
      { Words: { Data: 'w' } },
      { Whole: { Data: { Text: 'a', When: new Date(0) }, Flag: false } },
      { Mixed: { Name: 'n', Text: 't', Other: new Uint8Array([3]) } },
      { Headers: { Flag: true, Count: 1, Far: 5_000_000_000, Raw: new Uint8Array([1]), Name: 'x', Time: new Date(7) } },
    ]
    for (const name of PROTOCOLS) {
      const protocol = getProtocol(name)
      const write = eventEncoder(stream, protocol, true)
      const read = eventDecoder(stream, protocol.readDocument!, 'Do')
      for (const one of events) {
        const buffer = new EventStreamBuffer()
        buffer.addData(write(one))
        expect(plain(read(buffer.next()!)), name).toEqual(plain(one))
      }
    }
  })

  it('that is none is refused', () => {
    const wrong: unknown[] = [
      undefined,
      null,
      'Plain',
      [],
      {},
      { Plain: undefined },
      { Plain: {}, Bytes: {} },
      { Other: {} },
      { Plain: {} },
      { Plain: null },
      { Plain: { Text: 1 } },
      { Bytes: { Data: 1 } },
      { Headers: { Flag: 'yes' } },
      { constructor: {} },
      { __proto__: null },
    ]
    for (const one of wrong) {
      let thrown: unknown
      try {
        encode(one)
      } catch (error) {
        thrown = error
      }
      expect(thrown, JSON.stringify(one)).toBe(INVALID)
    }
  })

  it('goes unchecked where nobody validates', () => {
    expect(String(encode({ Plain: {} }, 'rest-json', false).payload)).toBe('{}')
    expect(encode({ Plain: { Text: 'a' }, Bytes: undefined }, 'rest-json', false).type).toBe('Plain')
    for (const one of [
      { Headers: { Count: 'x' } },
      { Headers: { Time: 'x' } },
      { Headers: { Name: 1 } },
      { Words: { Data: 1 } },
    ]) {
      expect(() => encode(one, 'rest-json', false)).toThrow()
    }
  })
})

describe('an initial request', () => {
  it('is an event of that type', () => {
    const buffer = new EventStreamBuffer()
    buffer.addData(encodeInitialRequest(getProtocol('json'), Buffer.from('{"A":1}')))
    const { headers, payload } = buffer.next()!
    expect(Object.fromEntries(headers)).toEqual({
      ':event-type': 'initial-request',
      ':message-type': 'event',
      ':content-type': 'application/json',
    })
    expect(String(payload)).toBe('{"A":1}')
  })
})
