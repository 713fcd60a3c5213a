import { ParamValidationError } from '../errors/params.ts'
import type { ListShape, MapShape, Shape, StructureShape } from '../model/shape.ts'
import type { WireShape } from '../model/wire-model.ts'
import { report, type ShapeView } from '../protocols/validation/report.ts'
import { whereBundled } from '../util/bundled-features.ts'
import { nearNames } from '../util/suggestions.ts'
import type { Call } from './call.ts'
import type { Params } from './stages.ts'

/** A bundle holds no word on what is sensitive: there, anything may be. */
const ALL_SECRET: ShapeView = { sensitive: true, part: () => undefined }

/** The error about parameters without values that the model calls sensitive; models for calls do not say which are. */
export function withoutSecrets(call: Call, params: Params, error: ParamValidationError): ParamValidationError {
  const { input } = call.plan.operation
  // Not one of ours when it does not say what the report says.
  if (input === undefined || report(input, params).join('\n') !== error.kwargs.report) return error
  const model = whereBundled(() => [call.model.inputShape])
  const view = model === undefined ? ALL_SECRET : model[0] && viewOf(model[0])
  return new ParamValidationError(
    { report: report(input, params, view).join('\n') },
    { hint: misspelled(input, params) },
  )
}

/** What was perhaps meant by the first parameter that the operation does not have. */
function misspelled(input: WireShape, params: Params): string | undefined {
  const names = input.members.map(({ name }) => name)
  const unknown = Object.keys(params).find((name) => params[name] !== undefined && !names.includes(name))
  const [near] = unknown === undefined ? [] : nearNames(unknown, names, 1)
  return near === undefined ? undefined : `Did you mean '${near}'?`
}

function viewOf(shape: Shape): ShapeView {
  return {
    sensitive: shape.metadata.sensitive === true,
    part(name) {
      const part = partOf(shape, name)
      return part && viewOf(part)
    },
  }
}

function partOf(shape: Shape, name: string): Shape | undefined {
  switch (shape.typeName) {
    case 'structure':
      return (shape as StructureShape).members[name]
    case 'list':
      return (shape as ListShape).member
    case 'map':
      return name === 'key' ? (shape as MapShape).key : (shape as MapShape).value
    default:
      return undefined
  }
}
