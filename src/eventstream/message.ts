import { crc32 } from 'node:zlib'
import { ChecksumMismatch, InvalidHeadersLength, InvalidPayloadLength, ParserError } from '../errors/event-stream.ts'
import { type EventHeaders, readHeaders } from './headers.ts'

/** Total length, length of the headers and a checksum of both: four bytes each. */
export const PRELUDE_BYTES = 12
export const CRC_BYTES = 4
export const MAX_HEADERS_BYTES: number = 128 * 1024
export const MAX_PAYLOAD_BYTES: number = 24 * 1024 * 1024

/** What a message says of itself before it comes. */
export interface MessagePrelude {
  readonly totalLength: number
  readonly headersLength: number
  readonly crc: number
}

/** One message of an event stream, as it was framed. */
export interface EventStreamMessage {
  /** By name; those that begin with a colon are the framing's own: `:message-type`, `:event-type` … */
  readonly headers: EventHeaders
  readonly payload: Uint8Array
}

/** Reads a prelude, and believes its lengths only when its checksum is right and they are within bounds. */
export function readPrelude(bytes: Uint8Array): MessagePrelude {
  const view = viewOf(bytes)
  const prelude = { totalLength: view.getUint32(0), headersLength: view.getUint32(4), crc: view.getUint32(8) }
  checkCrc(prelude.crc, crc32(bytes.subarray(0, PRELUDE_BYTES - CRC_BYTES)))
  const { totalLength, headersLength } = prelude
  if (headersLength > MAX_HEADERS_BYTES) {
    throw new InvalidHeadersLength({ length: headersLength, maximum: MAX_HEADERS_BYTES })
  }
  const payloadLength = totalLength - headersLength - PRELUDE_BYTES - CRC_BYTES
  if (payloadLength > MAX_PAYLOAD_BYTES) {
    throw new InvalidPayloadLength({ length: payloadLength, maximum: MAX_PAYLOAD_BYTES })
  }
  if (payloadLength < 0) {
    throw new ParserError({
      message: `A message of ${totalLength} bytes cannot have ${headersLength} bytes of headers`,
    })
  }
  return prelude
}

/** Reads a message from all of its bytes, which it keeps. */
export function readMessage(
  bytes: Uint8Array,
  { totalLength, headersLength, crc }: MessagePrelude,
): EventStreamMessage {
  const payloadEnd = totalLength - CRC_BYTES
  const said = viewOf(bytes).getUint32(payloadEnd)
  // The prelude's checksum is the start of the message's.
  checkCrc(said, crc32(bytes.subarray(PRELUDE_BYTES - CRC_BYTES, payloadEnd), crc))
  const headersEnd = PRELUDE_BYTES + headersLength
  return {
    headers: readHeaders(bytes.subarray(PRELUDE_BYTES, headersEnd)),
    payload: bytes.subarray(headersEnd, payloadEnd),
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function checkCrc(expected: number, calculated: number): void {
  if (expected !== calculated) throw new ChecksumMismatch({ expected: hex(expected), calculated: hex(calculated) })
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0')
}
