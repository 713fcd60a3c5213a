import { crc32 } from 'node:zlib'

/** A header's value as its bytes on the wire, the type before it. */
export type HeaderBytes = Uint8Array

export const truth = (value: boolean): HeaderBytes => Uint8Array.of(value ? 0 : 1)
export const text = (value: string): HeaderBytes => sized(7, Buffer.from(value))
export const bytes = (value: Uint8Array): HeaderBytes => sized(6, value)
export const int8 = (value: number): HeaderBytes => written(2, 1, (view) => view.setInt8(1, value))
export const int16 = (value: number): HeaderBytes => written(3, 2, (view) => view.setInt16(1, value))
export const int32 = (value: number): HeaderBytes => written(4, 4, (view) => view.setInt32(1, value))
export const int64 = (value: bigint): HeaderBytes => written(5, 8, (view) => view.setBigInt64(1, value))
export const timestamp = (ms: bigint): HeaderBytes => written(8, 8, (view) => view.setBigInt64(1, ms))
export const uuid = (value: Uint8Array): HeaderBytes => Buffer.concat([Uint8Array.of(9), value])

function sized(type: number, value: Uint8Array): HeaderBytes {
  return Buffer.concat([written(type, 2, (view) => view.setUint16(1, value.byteLength)), value])
}

function written(type: number, size: number, write: (view: DataView) => void): HeaderBytes {
  const value = new Uint8Array(size + 1)
  value[0] = type
  write(new DataView(value.buffer))
  return value
}

function header(name: string, value: HeaderBytes | string): Buffer {
  const named = Buffer.from(name)
  return Buffer.concat([Uint8Array.of(named.length), named, typeof value === 'string' ? text(value) : value])
}

/** Bytes in a frame of their own: lengths and checksums are put around whatever is given. */
export function framed(headers: Uint8Array, payload: Uint8Array): Buffer {
  const frame = Buffer.alloc(16 + headers.byteLength + payload.byteLength)
  frame.writeUInt32BE(frame.length, 0)
  frame.writeUInt32BE(headers.byteLength, 4)
  frame.writeUInt32BE(crc32(frame.subarray(0, 8)), 8)
  frame.set(headers, 12)
  frame.set(payload, 12 + headers.byteLength)
  frame.writeUInt32BE(crc32(frame.subarray(0, -4)), frame.length - 4)
  return frame
}

/** A message of an event stream; a text is a header of type string. */
export function message(headers: Readonly<Record<string, HeaderBytes | string>>, payload: Uint8Array | string): Buffer {
  const written = Object.entries(headers).map(([name, value]) => header(name, value))
  return framed(Buffer.concat(written), Buffer.from(payload))
}

/** A message that is an event. */
export function event(
  type: string,
  payload: Uint8Array | string = '',
  headers: Record<string, HeaderBytes> = {},
): Buffer {
  return message({ ':message-type': 'event', ':event-type': type, ...headers }, payload)
}

/** A message that is an exception of the model. */
export function exception(type: string, payload: string): Buffer {
  return message({ ':message-type': 'exception', ':exception-type': type }, payload)
}
