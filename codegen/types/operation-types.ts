import type { OperationDefinition, ServiceDocuments, WaiterEntry } from './model.ts'
import { commentText, type ShapeTypes } from './shape-types.ts'
import type { Shorthands } from './shorthands.ts'

/** An operation as its client's method. */
export interface OperationTypes {
  readonly operation: OperationDefinition
  readonly params: string
  /** The parameters that have to be given. */
  readonly required: readonly string[]
  readonly result: string
}

/** @param plain results that say themselves that they come with `ResponseMetadata` */
export function operationTypes(
  service: ServiceDocuments,
  types: ShapeTypes,
  short: Shorthands,
  plain: ReadonlySet<string>,
  operation: OperationDefinition,
): OperationTypes {
  const { input, output } = operation
  const params = input === undefined ? '$.NoParams' : types.type(input, 'in')
  const own = output === undefined ? short.result : types.type(output, 'out')
  const result = output === undefined || plain.has(output.shape) ? own : `${own}&${short.result}`
  const { required = [], members = {} } = input === undefined ? {} : service.shapes[input.shape]!
  return { operation, params, required: required.filter((name) => !members[name]?.idempotencyToken), result }
}

/** The address of an operation's page, as a comment. */
export function pageComment({ metadata }: ServiceDocuments, operation: OperationDefinition): string {
  const link = `https://docs.aws.amazon.com/goto/WebAPI/${metadata.uid}/${operation.name}`
  const { deprecated, deprecatedMessage = '' } = operation
  return `/**${link}${deprecated ? ` @deprecated ${commentText(deprecatedMessage)}` : ''}*/`
}

/** What a waiter ends with: for one that waits for an error, that error's answer. */
export function answerOf({ acceptors }: WaiterEntry, result: string): string {
  const successes = acceptors.filter(({ state }) => state === 'success')
  const failing = successes.filter(({ matcher, expected }) => {
    return matcher === 'error' || (matcher === 'status' && Number(expected) >= 300)
  }).length
  if (failing === 0) return result
  return failing === successes.length ? '$.ClientErrorResponse' : `${result}|$.ClientErrorResponse`
}
