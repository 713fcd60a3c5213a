import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { EventStreamBuffer } from '../../../src/eventstream/event-stream-buffer.ts'
import type { EventStreamMessage } from '../../../src/eventstream/message.ts'
import { bytes, event, framed, int8, int16, int32, int64, message, text, timestamp, truth, uuid } from './frames.ts'

function read(...chunks: Uint8Array[]): EventStreamMessage[] {
  const buffer = new EventStreamBuffer()
  const messages: EventStreamMessage[] = []
  for (const chunk of chunks) {
    buffer.addData(chunk)
    for (let next = buffer.next(); next !== undefined; next = buffer.next()) messages.push(next)
  }
  return messages
}

const payloads = (messages: EventStreamMessage[]) => messages.map(({ payload }) => Buffer.from(payload).toString())

/** A prelude with a right checksum, whatever it says. */
function prelude(total: number, headers: number): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(total, 0)
  bytes.writeUInt32BE(headers, 4)
  bytes.writeUInt32BE(crc32(bytes.subarray(0, 8)), 8)
  return bytes
}

describe('EventStreamBuffer', () => {
  it('reads what the reference vector of the format says', () => {
    const frame = Buffer.from('0000001000000000 05c248eb 7d98c8ff'.replaceAll(' ', ''), 'hex')
    expect(read(frame)).toEqual([{ headers: new Map(), payload: Buffer.alloc(0) }])
    const payload = Buffer.from(
      '0000003d0000002007fd839 60c636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e7b27666f6f273a27626172277d8d9c08b1'.replaceAll(
        ' ',
        '',
      ),
      'hex',
    )
    const [message] = read(payload)
    expect(message!.headers).toEqual(new Map([['content-type', 'application/json']]))
    expect(payloads([message!])).toEqual([`{'foo':'bar'}`])
  })

  it('knows every type of header', () => {
    const id = Buffer.from('00112233445566778899aabbccddeeff', 'hex')
    const frame = message(
      {
        yes: truth(true),
        no: truth(false),
        byte: int8(-1),
        short: int16(-300),
        integer: int32(-70_000),
        long: int64(4_294_967_296n),
        huge: int64(9_223_372_036_854_775_807n),
        blob: bytes(Uint8Array.of(0, 255)),
        string: text('£'),
        time: timestamp(1_422_172_800_000n),
        id: uuid(id),
      },
      '',
    )
    expect(Object.fromEntries(read(frame)[0]!.headers)).toEqual({
      yes: true,
      no: false,
      byte: -1,
      short: -300,
      integer: -70_000,
      long: 4_294_967_296,
      huge: 9_223_372_036_854_775_807n,
      blob: Buffer.from([0, 255]),
      string: '£',
      time: 1_422_172_800_000,
      id,
    })
  })

  it('reads messages however they are cut', () => {
    const frames = Buffer.concat([event('A', 'one'), event('B', 'two'), event('C', 'three')])
    for (const size of [1, 2, 7, 11, 12, 13, 50, frames.length]) {
      const chunks: Uint8Array[] = []
      for (let at = 0; at < frames.length; at += size) chunks.push(frames.subarray(at, at + size))
      expect(payloads(read(...chunks)), `chunks of ${size}`).toEqual(['one', 'two', 'three'])
    }
  })

  it('says what is missing of a message', () => {
    const frame = event('A', 'one')
    const buffer = new EventStreamBuffer()
    expect(buffer.unfinished).toBeUndefined()
    buffer.addData(new Uint8Array(0))
    expect(buffer.unfinished).toBeUndefined()
    buffer.addData(frame.subarray(0, 5))
    expect(buffer.next()).toBeUndefined()
    expect(buffer.unfinished).toEqual({ received: 5, expected: 12 })
    buffer.addData(frame.subarray(5, 20))
    expect(buffer.next()).toBeUndefined()
    expect(buffer.unfinished).toEqual({ received: 20, expected: frame.length })
    buffer.addData(frame.subarray(20))
    expect(buffer.next()).toBeDefined()
    expect(buffer.unfinished).toBeUndefined()
  })

  it('refuses wrong checksums', () => {
    const frame = event('A', 'one')
    const wrongPrelude = Buffer.from(frame)
    wrongPrelude[9]! ^= 1
    expect(() => read(wrongPrelude)).toThrow(/^Checksum mismatch: expected 0x[0-9a-f]{8}, calculated 0x[0-9a-f]{8}$/)
    const wrongPayload = Buffer.from(frame)
    wrongPayload[frame.length - 6]! ^= 1
    expect(() => read(wrongPayload)).toThrow(expect.objectContaining({ name: 'ChecksumMismatch' }))
    expect(() => read(Buffer.from('00000010000000000000000a00000000', 'hex'))).toThrow(
      'Checksum mismatch: expected 0x0000000a, calculated 0x05c248eb',
    )
  })

  it('refuses lengths before it waits for their bytes', () => {
    expect(() => read(prelude(2 ** 20, 128 * 1024 + 1))).toThrow(
      'Header length of 131073 exceeded the maximum of 131072',
    )
    expect(() => read(prelude(16 + 24 * 1024 * 1024 + 1, 0))).toThrow(
      'Payload length of 25165825 exceeded the maximum of 25165824',
    )
    expect(() => read(prelude(20, 100))).toThrow('A message of 20 bytes cannot have 100 bytes of headers')
    expect(read(prelude(16 + 24 * 1024 * 1024, 0))).toEqual([])
  })

  it('refuses headers that are none', () => {
    const named = (...rest: number[]) => framed(Uint8Array.of(1, 0x61, ...rest), new Uint8Array(0))
    expect(() => read(named(10))).toThrow('The header "a" has a value of type 10, which does not exist')
    expect(() => read(named(7, 0, 9, 0x62))).toThrow('The headers end in the middle of one, at byte 6')
    expect(() => read(named(5, 0))).toThrow('The headers end in the middle of one')
    expect(() => read(named())).toThrow('The headers end in the middle of one, at byte 2')
    expect(() => read(framed(Uint8Array.of(200, 0x61), new Uint8Array(0)))).toThrow('The headers end in the middle')
    const twice = Buffer.concat([Uint8Array.of(1, 0x61, 0), Uint8Array.of(1, 0x61, 1)])
    expect(() => read(framed(twice, new Uint8Array(0)))).toThrow('Duplicate header present: "a"')
    expect([...read(message({ __proto__: truth(true), constructor: 'x' } as never, ''))[0]!.headers.keys()]).toEqual([
      'constructor',
    ])
  })
})
