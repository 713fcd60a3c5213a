import type { CallOptions } from '../client/call.ts'
import { stateOf } from '../client/client.ts'
import type { Params } from '../client/stages.ts'
import { ArgumentError } from '../errors/config.ts'
import { InvalidModelError } from '../errors/model.ts'
import { methodName } from '../model/naming.ts'
import type { Output } from '../protocols/protocol.ts'
import type { WaitOptions } from '../waiters/waiter.ts'
import { fillParameters } from './parameters.ts'
import { forgetMembers, type Resource } from './resource.ts'
import type { ActionDefinition, ParameterDefinition, WaiterActionDefinition } from './resource-definitions.ts'
import { resourcesOf } from './response.ts'
import { select } from './select.ts'

type Method = (params: Params, options: CallOptions | undefined) => Promise<Output>

/**
 * Calls an action's operation with what the resource knows and what was given, which goes first. What was loaded is
 * forgotten, as the action may have changed it.
 */
export async function callAction(
  resource: Resource,
  action: ActionDefinition,
  given?: Params,
  options?: CallOptions,
): Promise<unknown> {
  const params = await parametersOf(resource, action.request, given)
  const response = await callOperation(resource, action.request.operation, params, options)
  const result = await resultOf(resource, action, params, response)
  if ('load' in resource) forgetMembers(resource)
  return result
}

/** As `callAction`, where the result is the resource's data. */
export async function callLoad(
  resource: Resource,
  load: ActionDefinition,
  given?: Params,
  options?: CallOptions,
): Promise<void> {
  const params = await parametersOf(resource, load.request, given)
  const response = await callOperation(resource, load.request.operation, params, options)
  resource.meta.data = (await resultOf(resource, load, params, response)) as Resource['meta']['data']
}

/** Waits for what the waiter waits for; gives the answer that showed it. */
export async function callWaiter(
  resource: Resource,
  waiter: WaiterActionDefinition,
  given?: Params,
  options?: WaitOptions & CallOptions,
): Promise<Output> {
  const params = await parametersOf(resource, waiter, given)
  return resource.meta.client.getWaiter(waiter.waiterName).wait(params, options)
}

/** What the resource knows, and what was given, in its place. */
async function parametersOf(
  resource: Resource,
  { params }: { readonly params?: readonly ParameterDefinition[] },
  given: Params | undefined,
): Promise<Params> {
  const own = present(given)
  return { ...(await fillParameters(resource, params)), ...own }
}

/** Calls an operation by its client's method, which may be somebody's own. */
export async function callOperation(
  { meta: { client, serviceName } }: Resource,
  operation: string,
  params: Params,
  options: CallOptions | undefined,
): Promise<Output> {
  const method = client[methodName(operation)] as Method | undefined
  if (typeof method !== 'function') {
    throw new InvalidModelError({
      message: `The resources of ${serviceName} call ${operation}, which it does not have`,
    })
  }
  return method.call(client, params, options)
}

/** What an operation's answer means: resources, a part of the answer, or all of it. */
export function resultOf(
  resource: Resource,
  { request: { operation }, resource: definition, path }: ActionDefinition,
  params: Params,
  response: unknown,
): unknown {
  if (definition === undefined) return path === undefined ? response : select(path, response)
  const shape = stateOf(resource.meta.client).model.operation(operation)?.output
  return resourcesOf(resource, definition, { params, response, shape })
}

/** The parameters that were given: those that are undefined were not. */
export function present(params: Params = {}): Params {
  if (typeof params !== 'object' || params === null || Array.isArray(params)) {
    throw new ArgumentError({
      message: `The parameters must be an object, not ${params === null ? 'null' : typeof params}`,
    })
  }
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined))
}
