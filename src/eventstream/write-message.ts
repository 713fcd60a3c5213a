import { crc32 } from 'node:zlib'
import { InvalidHeadersLength, InvalidPayloadLength, ParserError } from '../errors/event-stream.ts'
import { utf8 } from '../util/bytes.ts'
import { CRC_BYTES, MAX_HEADERS_BYTES, MAX_PAYLOAD_BYTES, PRELUDE_BYTES } from './message.ts'

/** A header before it is written. A timestamp is in milliseconds since 1970. */
export type WrittenHeader =
  | { readonly name: string; readonly type: 'boolean'; readonly value: boolean }
  | { readonly name: string; readonly type: keyof typeof NUMBERS; readonly value: number | bigint }
  | { readonly name: string; readonly type: 'bytes' | 'uuid'; readonly value: Uint8Array }
  | { readonly name: string; readonly type: 'string'; readonly value: string }

/** By the type's name: its number on the wire, and how many bits its values have. */
const NUMBERS = { byte: [2, 8], short: [3, 16], integer: [4, 32], long: [5, 64], timestamp: [8, 64] } as const
const TRUE = 0
const FALSE = 1
const BYTES = 6
const STRING = 7
const UUID = 9
const UUID_BYTES = 16
const MAX_NAME_BYTES = 255
const MAX_VALUE_BYTES = 32_767

/** The bytes of headers. Throws ParserError for what none can hold. */
export function writeHeaders(headers: readonly WrittenHeader[]): Uint8Array {
  return Buffer.concat(headers.flatMap((header) => [writeName(header.name), writeValue(header)]))
}

function writeName(name: string): Uint8Array {
  const bytes = utf8(name)
  const { byteLength } = bytes
  if (byteLength === 0 || byteLength > MAX_NAME_BYTES) {
    throw refused(name, `a name of ${byteLength} bytes, where 1 to ${MAX_NAME_BYTES} are allowed`)
  }
  return Buffer.concat([Uint8Array.of(byteLength), bytes])
}

function writeValue(header: WrittenHeader): Uint8Array {
  switch (header.type) {
    case 'boolean':
      return Uint8Array.of(header.value ? TRUE : FALSE)
    case 'bytes':
      return writeSized(header.name, BYTES, header.value)
    case 'string':
      return writeSized(header.name, STRING, utf8(header.value))
    case 'uuid':
      if (header.value.byteLength === UUID_BYTES) return Buffer.concat([Uint8Array.of(UUID), header.value])
      throw refused(header.name, `a UUID of ${header.value.byteLength} bytes`)
    default:
      return writeNumber(header.name, header.type, BigInt(header.value))
  }
}

function writeSized(name: string, type: number, value: Uint8Array): Uint8Array {
  const { byteLength } = value
  if (byteLength > MAX_VALUE_BYTES) {
    throw refused(name, `a value of ${byteLength} bytes, where ${MAX_VALUE_BYTES} are allowed`)
  }
  return Buffer.concat([Uint8Array.of(type, byteLength >> 8, byteLength & 0xff), value])
}

function writeNumber(name: string, type: keyof typeof NUMBERS, value: bigint): Uint8Array {
  const [code, bits] = NUMBERS[type]
  if (BigInt.asIntN(bits, value) !== value) throw refused(name, `the value ${value}, which is no ${type}`)
  const bytes = Buffer.alloc(9)
  bytes.writeBigInt64BE(value, 1)
  const number = bytes.subarray(8 - bits / 8)
  number[0] = code
  return number
}

/** One message in its frame: lengths and checksums around headers and payload. Throws for what is longer than a frame. */
export function writeMessage(headers: Uint8Array, payload: Uint8Array): Uint8Array {
  const headersLength = headers.byteLength
  const payloadLength = payload.byteLength
  if (headersLength > MAX_HEADERS_BYTES) {
    throw new InvalidHeadersLength({ length: headersLength, maximum: MAX_HEADERS_BYTES })
  }
  if (payloadLength > MAX_PAYLOAD_BYTES) {
    throw new InvalidPayloadLength({ length: payloadLength, maximum: MAX_PAYLOAD_BYTES })
  }
  const total = PRELUDE_BYTES + headersLength + payloadLength + CRC_BYTES
  const frame = Buffer.allocUnsafe(total)
  frame.writeUInt32BE(total, 0)
  frame.writeUInt32BE(headersLength, 4)
  frame.writeUInt32BE(crc32(frame.subarray(0, PRELUDE_BYTES - CRC_BYTES)), PRELUDE_BYTES - CRC_BYTES)
  frame.set(headers, PRELUDE_BYTES)
  frame.set(payload, PRELUDE_BYTES + headersLength)
  frame.writeUInt32BE(crc32(frame.subarray(0, total - CRC_BYTES)), total - CRC_BYTES)
  return frame
}

function refused(name: string, what: string): ParserError {
  const shown = name.length > 100 ? `${name.slice(0, 100)}…` : name
  return new ParserError({ message: `The header "${shown}" has ${what}` })
}
