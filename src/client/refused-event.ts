import { ParserError } from '../errors/event-stream.ts'
import { ParamValidationError } from '../errors/params.ts'
import type { WireMember } from '../model/wire-model.ts'
import { INVALID } from '../protocols/validation/check.ts'
import { invalidType, type Report, visitStructure } from '../protocols/validation/report.ts'
import { asFields } from '../protocols/validation/value-kinds.ts'
import type { Call } from './call.ts'
import { sensitivity } from './refused-params.ts'

/** The error about an event that the model does not allow or a frame cannot hold; anything else thrown stays as it is. */
export function refusedEvent(call: Call, member: WireMember, event: unknown, number: number, thrown: unknown): unknown {
  if (thrown instanceof ParserError) return refused(member, number, `: ${thrown.message}`, thrown)
  if (thrown !== INVALID && !(thrown instanceof RangeError)) return thrown
  const { problems, hint } = report(call, member, event, number)
  if (problems.length === 0) return refused(member, number, '', thrown)
  return new ParamValidationError({ report: problems.join('\n') }, { hint })
}

function report(call: Call, { name, shape }: WireMember, event: unknown, number: number): Report {
  const found: Report = { problems: [], hint: undefined }
  const place = { path: `.${name}[${number}]`, trail: [name], secret: false, isSensitive: sensitivity(call) }
  const fields = asFields(event)
  if (fields !== undefined) visitStructure(shape, fields, place, 0, found)
  // Any event is an object, so is the first kind.
  else invalidType(shape.members[0]!, event, place, found)
  return found
}

function refused({ name }: WireMember, number: number, why: string, cause: unknown): ParamValidationError {
  return new ParamValidationError({ report: `Invalid event ${name}[${number}]${why}` }, { cause })
}
