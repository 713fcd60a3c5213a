import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EventStreamBuffer } from '../../../src/eventstream/event-stream-buffer.ts'
import type { EventStreamMessage } from '../../../src/eventstream/message.ts'
import { type WrittenHeader, writeHeaders, writeMessage } from '../../../src/eventstream/write-message.ts'
import { bytes, int8, int16, int32, int64, message, text, timestamp, truth, uuid } from './frames.ts'

function readAll(frames: Uint8Array): EventStreamMessage[] {
  const buffer = new EventStreamBuffer()
  buffer.addData(frames)
  const messages: EventStreamMessage[] = []
  for (let next = buffer.next(); next !== undefined; next = buffer.next()) messages.push(next)
  expect(buffer.unfinished).toBeUndefined()
  return messages
}

/** What reading gives for a header: a whole number that fits is a number, bytes are bytes. */
function asRead({ value }: WrittenHeader): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value
  return value instanceof Uint8Array ? [...value] : value
}

const plain = (value: unknown): unknown => (value instanceof Uint8Array ? [...value] : value)

const within = (bits: number) => fc.bigInt({ min: -(2n ** BigInt(bits - 1)), max: 2n ** BigInt(bits - 1) - 1n })
const anyBytes = (maxLength: number, minLength = 0) => fc.uint8Array({ minLength, maxLength })
const typed = fc.oneof(
  fc.record({ type: fc.constant('boolean'), value: fc.boolean() }),
  fc.record({ type: fc.constant('byte'), value: within(8) }),
  fc.record({ type: fc.constant('short'), value: within(16) }),
  fc.record({ type: fc.constant('integer'), value: within(32) }),
  fc.record({ type: fc.constant('long'), value: within(64) }),
  fc.record({ type: fc.constant('timestamp'), value: within(64) }),
  fc.record({ type: fc.constant('bytes'), value: anyBytes(300) }),
  fc.record({ type: fc.constant('uuid'), value: anyBytes(16, 16) }),
  fc.record({ type: fc.constant('string'), value: fc.string({ unit: 'grapheme', maxLength: 300 }) }),
)
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((one) => Buffer.byteLength(one) < 256)
const headers = fc
  .uniqueArray(fc.tuple(name, typed), { selector: ([one]) => one, maxLength: 8 })
  .map((list) => list.map(([one, header]) => ({ name: one, ...header }) as WrittenHeader))

describe('a message', () => {
  it('that was written reads as what it was written from', () => {
    const messages = fc.array(fc.tuple(headers, anyBytes(2000)), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(messages, (list) => {
        const frames = list.map(([written, payload]) => writeMessage(writeHeaders(written), payload))
        const read = readAll(Buffer.concat(frames))
        expect(read.map((one) => [...one.headers].map(([key, value]) => [key, plain(value)]))).toEqual(
          list.map(([written]) => written.map((header) => [header.name, asRead(header)])),
        )
        expect(read.map(({ payload }) => [...payload])).toEqual(list.map(([, payload]) => [...payload]))
      }),
      { numRuns: 300 },
    )
  })

  it('is bit for bit what the format says', () => {
    const id = Buffer.from('00112233445566778899aabbccddeeff', 'hex')
    const written = writeMessage(
      writeHeaders([
        { name: 'yes', type: 'boolean', value: true },
        { name: 'no', type: 'boolean', value: false },
        { name: 'byte', type: 'byte', value: -1 },
        { name: 'short', type: 'short', value: -300 },
        { name: 'integer', type: 'integer', value: -70_000 },
        { name: 'long', type: 'long', value: 9_223_372_036_854_775_807n },
        { name: 'bytes', type: 'bytes', value: Uint8Array.of(0, 255) },
        { name: 'string', type: 'string', value: '£' },
        { name: 'time', type: 'timestamp', value: 1_422_172_800_000 },
        { name: 'id', type: 'uuid', value: id },
      ]),
      Buffer.from('payload'),
    )
    const expected = message(
      {
        yes: truth(true),
        no: truth(false),
        byte: int8(-1),
        short: int16(-300),
        integer: int32(-70_000),
        long: int64(9_223_372_036_854_775_807n),
        bytes: bytes(Uint8Array.of(0, 255)),
        string: text('£'),
        time: timestamp(1_422_172_800_000n),
        id: uuid(id),
      },
      'payload',
    )
    expect(Buffer.from(written).toString('hex')).toBe(expected.toString('hex'))
    expect(Buffer.from(writeMessage(writeHeaders([]), Buffer.alloc(0))).toString('hex')).toBe(
      '000000100000000005c248eb7d98c8ff',
    )
  })

  it('that no frame can hold is refused', () => {
    const one = (header: object) => writeHeaders([{ name: 'h', ...header } as WrittenHeader])
    expect(() => one({ name: '', type: 'boolean', value: true })).toThrow(
      'a name of 0 bytes, where 1 to 255 are allowed',
    )
    expect(() => one({ name: 'é'.repeat(128), type: 'boolean', value: true })).toThrow('a name of 256 bytes')
    expect(() => one({ type: 'string', value: 'x'.repeat(32_768) })).toThrow(
      'The header "h" has a value of 32768 bytes, where 32767 are allowed',
    )
    expect(one({ type: 'bytes', value: new Uint8Array(32_767) })).toHaveLength(32_767 + 5)
    expect(() => one({ type: 'byte', value: 128 })).toThrow('The header "h" has the value 128, which is no byte')
    expect(() => one({ type: 'integer', value: 2 ** 31 })).toThrow('which is no integer')
    expect(() => one({ type: 'long', value: 2n ** 63n })).toThrow('which is no long')
    expect(() => one({ type: 'uuid', value: new Uint8Array(15) })).toThrow('a UUID of 15 bytes')
    expect(() => writeMessage(new Uint8Array(128 * 1024 + 1), new Uint8Array(0))).toThrow(
      'Header length of 131073 exceeded the maximum of 131072',
    )
    expect(() => writeMessage(new Uint8Array(0), new Uint8Array(24 * 1024 * 1024 + 1))).toThrow(
      'Payload length of 25165825 exceeded the maximum of 25165824',
    )
  })
})
