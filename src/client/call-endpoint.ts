import type { Builtins } from '../endpoints/builtins.ts'
import type { Endpoint } from '../endpoints/endpoint.ts'
import { EndpointResolutionError } from '../errors/endpoint.ts'
import { isPromise } from '../util/promise.ts'
import type { Call } from './call.ts'
import { callEvent, type Params } from './stages.ts'

/**
 * Where a call goes. A promise only when handlers or an account id have to be waited for. Parameters that the model does
 * not allow are refused as such, also when the endpoint rules are the first to stumble over them.
 */
export function callEndpoint(call: Call, params: Params): Endpoint | Promise<Endpoint> {
  const fail = (error: unknown): never => {
    if (!(error instanceof EndpointResolutionError)) throw error
    const { refusedParams } = require('./refused-params.ts') as typeof import('./refused-params.ts')
    throw refusedParams(call, params) ?? error
  }
  try {
    const endpoint = resolve(call, params)
    return isPromise(endpoint) ? (endpoint as Promise<Endpoint>).catch(fail) : endpoint
  } catch (error) {
    return fail(error)
  }
}

function resolve(call: Call, params: Params): Endpoint | Promise<Endpoint> {
  const { client, plan } = call
  const own = client.customization.callBuiltins?.(call, params)
  if (plan.stages['before-endpoint-resolution'].listened) return endpointWithHandlers(call, params, own)
  return plan.endpoints.resolve(params, own && { ...client.endpoints.builtins, ...own })
}

async function endpointWithHandlers(call: Call, params: Params, own: Builtins | undefined): Promise<Endpoint> {
  const { client, plan } = call
  const builtins: Record<string, unknown> = { ...client.endpoints.builtins, ...own }
  await plan.stages['before-endpoint-resolution'].emit(callEvent(call, { builtins, params }))
  return plan.endpoints.resolve(params, builtins as Builtins)
}
