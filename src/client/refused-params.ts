import { ParamValidationError } from '../errors/params.ts'
import type { ListShape, MapShape, Shape, StructureShape } from '../model/shape.ts'
import type { WireShape } from '../model/wire-model.ts'
import { type IsSensitive, report } from '../protocols/validation/report.ts'
import { whereBundled } from '../util/bundled-features.ts'
import type { Call } from './call.ts'
import type { Params } from './stages.ts'

/** The error about parameters without values that the model calls sensitive; models for calls do not say which are. */
export function withoutSecrets(call: Call, params: Params, error: ParamValidationError): ParamValidationError {
  const { input } = call.plan.operation
  // Not one of ours when it does not say what the report says.
  const ours = input !== undefined && report(input, params).problems.join('\n') === error.kwargs.report
  return ours ? refusal(call, params, input)! : error
}

/** The error about parameters that the model does not allow, or undefined when it allows them or nobody is to look. */
export function refusedParams(call: Call, params: Params): ParamValidationError | undefined {
  const { input } = call.plan.operation
  return call.client.config.parameterValidation && input !== undefined ? refusal(call, params, input) : undefined
}

function refusal(call: Call, params: Params, input: WireShape): ParamValidationError | undefined {
  const { problems, hint } = report(input, params, sensitivity(call))
  return problems.length === 0 ? undefined : new ParamValidationError({ report: problems.join('\n') }, { hint })
}

/**
 * Whole models are large: looked at when a value is to be shown whose way has a name under which the service has secrets. A
 * bundle has none, and takes such a value for one.
 */
export function sensitivity(call: Call): IsSensitive {
  const { sensitiveNames } = call.client.model
  const operationName = call.plan.operation.name
  let model: readonly [Shape | undefined] | undefined
  let isBundle = false
  return (trail) => {
    if (sensitiveNames !== undefined && ![operationName, ...trail].some((name) => sensitiveNames.has(name)))
      return false
    if (model === undefined && !isBundle) {
      model = whereBundled(() => [call.model.inputShape])
      isBundle = model === undefined
    }
    return model === undefined || isSensitive(model[0], trail)
  }
}

/** Whether a shape on the way is a secret, or the one at the end. */
function isSensitive(shape: Shape | undefined, trail: readonly string[]): boolean {
  let at = shape
  for (const name of trail) {
    if (at?.metadata.sensitive === true) return true
    at = at && partOf(at, name)
  }
  return at?.metadata.sensitive === true
}

function partOf(shape: Shape, name: string): Shape | undefined {
  switch (shape.typeName) {
    case 'structure': {
      const { members } = shape as StructureShape
      return Object.hasOwn(members, name) ? members[name] : undefined
    }
    case 'list':
      return (shape as ListShape).member
    case 'map':
      return name === 'key' ? (shape as MapShape).key : (shape as MapShape).value
    default:
      return undefined
  }
}
