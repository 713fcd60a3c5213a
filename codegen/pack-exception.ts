import { isDeepStrictEqual } from 'node:util'
import { EXCEPTION_FLAGS, unpackException } from '../src/loaders/packed-exception.ts'
import type { ShapeTraits } from '../src/model/wire-model.ts'

/** The letters for an exception's traits, or undefined for traits that they cannot say. */
export function packException(traits: ShapeTraits): string | undefined {
  const { error, fault, retryable } = traits
  const flags = [
    error?.senderFault === true ? EXCEPTION_FLAGS.senderFault : '',
    fault === true ? EXCEPTION_FLAGS.fault : '',
    retryable === undefined ? '' : EXCEPTION_FLAGS.retryable,
    retryable?.throttling === true ? EXCEPTION_FLAGS.throttling : '',
    retryable?.throttling === false ? EXCEPTION_FLAGS.notThrottling : '',
  ]
  const code = error?.code === undefined ? '' : `:${error.code}`
  const entry = `E${error?.httpStatusCode ?? ''}${flags.join('')}${code}`
  const sayable = !/[\t\n]|[^\x20-\x7e]/.test(entry) && isDeepStrictEqual(unpackException(entry), traits)
  return sayable ? entry : undefined
}
