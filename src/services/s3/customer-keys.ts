import { createHash } from 'node:crypto'
import type { Params } from '../../client/stages.ts'
import { toBase64 } from '../../util/bytes.ts'
import { parameterBytes } from '../parameter-bytes.ts'

/** Sends a customer's own encryption key as S3 wants it, base64 with an MD5; left alone where the caller gives the MD5. */
export function encodeCustomerKey(params: Params, member: 'SSECustomerKey' | 'CopySourceSSECustomerKey'): void {
  const key = parameterBytes(params[member])
  if (key === undefined || params[`${member}MD5`] !== undefined) return
  params[member] = toBase64(key)
  params[`${member}MD5`] = createHash('md5').update(key).digest('base64')
}
