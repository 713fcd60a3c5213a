import { ParamValidationError } from '../../errors/params.ts'
import type { WireShape } from '../../model/wire-model.ts'
import { checkOfShape, INVALID } from './check.ts'

/**
 * Throws ParamValidationError with every problem of the parameters and its path; the parameters are not changed.
 * Formats that validate while they convert do not need it: they throw INVALID and let `refusal` find the words.
 */
export function validateParams(shape: WireShape | undefined, params: unknown): void {
  if (shape === undefined) return
  try {
    checkOfShape(shape)(params)
  } catch (thrown) {
    throw refusal(shape, params, thrown)
  }
}

/** The error for parameters that compiled code gave up on; anything else that was thrown comes back as it is. */
export function refusal(shape: WireShape, params: unknown, thrown: unknown): unknown {
  if (thrown !== INVALID && !(thrown instanceof RangeError)) return thrown
  const { report } = require('./report.ts') as typeof import('./report.ts')
  const { problems } = report(shape, params)
  if (problems.length === 0)
    return thrown instanceof RangeError ? thrown : new ParamValidationError({ report: 'Invalid parameters' })
  return new ParamValidationError({ report: problems.join('\n') })
}
