import type { Endpoint } from '../endpoints/endpoint.ts'
import type { Call } from './call.ts'
import type { Params } from './stages.ts'

export function callEndpoint(call: Call, params: Params): Endpoint | Promise<Endpoint> {
  return call.client.endpoints.resolve(call.plan.operation, params)
}
