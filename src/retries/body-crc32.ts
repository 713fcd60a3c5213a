import { ChecksumError } from '../errors/body.ts'
import type { Headers } from '../http/http.ts'
import { consistsOf, isDigit } from '../util/ascii.ts'
import { crc32 } from '../util/crc32.ts'

/** The error when a body is not what its `x-amz-crc32` says. */
export function checkCrc32(headers: Headers, body: Uint8Array): ChecksumError | undefined {
  const expected = headers['x-amz-crc32']
  if (expected === undefined || !consistsOf(expected, isDigit)) return undefined
  const actual = crc32(body)
  if (actual === Number(expected)) return undefined
  return new ChecksumError({ checksumType: 'crc32', expectedChecksum: expected, actualChecksum: String(actual) })
}
