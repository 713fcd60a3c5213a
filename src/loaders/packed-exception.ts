import type { ShapeTraits } from '../model/wire-model.ts'

/**
 * The traits of an exception in a few letters: `E`, the HTTP status, a letter per fact, `:` and the code. `E404s` is
 * `{ exception: true, error: { httpStatusCode: 404, senderFault: true } }`.
 */
export const EXCEPTION_FLAGS = {
  senderFault: 's',
  fault: 'f',
  retryable: 'r',
  throttling: 't',
  notThrottling: 'n',
} as const

export function isPackedException(entry: string): boolean {
  return entry.charCodeAt(0) === 69
}

export function unpackException(entry: string): ShapeTraits {
  const colon = entry.indexOf(':')
  const facts = colon < 0 ? entry.slice(1) : entry.slice(1, colon)
  const status = Number.parseInt(facts, 10)
  const has = (flag: string): boolean => facts.includes(flag)
  const error = {
    ...(colon < 0 ? {} : { code: entry.slice(colon + 1) }),
    ...(Number.isNaN(status) ? {} : { httpStatusCode: status }),
    ...(has(EXCEPTION_FLAGS.senderFault) ? { senderFault: true } : {}),
  }
  const throttling = has(EXCEPTION_FLAGS.throttling) ? true : has(EXCEPTION_FLAGS.notThrottling) ? false : undefined
  return {
    exception: true,
    ...(Object.keys(error).length === 0 ? {} : { error }),
    ...(has(EXCEPTION_FLAGS.fault) ? { fault: true } : {}),
    ...(has(EXCEPTION_FLAGS.retryable) ? { retryable: throttling === undefined ? {} : { throttling } } : {}),
  }
}
