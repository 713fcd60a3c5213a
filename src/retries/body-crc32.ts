import { crc32 } from 'node:zlib'
import type { Headers } from '../http/http.ts'

/** Whether a body is not what its `x-amz-crc32` says. */
export function isCorrupt(headers: Headers, body: Uint8Array): boolean {
  const expected = headers['x-amz-crc32']
  return expected !== undefined && /^\d+$/.test(expected) && crc32(body) !== Number(expected)
}
