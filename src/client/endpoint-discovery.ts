import { type DescribedEndpoint, DiscoveredEndpoints } from '../endpoints/discovered-endpoints.ts'
import { codeOf } from '../errors/client-error.ts'
import { EndpointDiscoveryRequired } from '../errors/endpoint.ts'
import { HttpRequest } from '../http/http.ts'
import type { WireOperation, WireShape } from '../model/wire-model.ts'
import type { ClientState } from './client-state.ts'
import { describingOperation, discoverySetting } from './discovery-setting.ts'
import { invoke } from './invoke.ts'
import type { AttemptOutcome } from './outcome.ts'
import type { Params } from './stages.ts'

/** How the calls of an operation find the endpoint that the service names for them. */
export interface EndpointDiscovery {
  /** Lets a request go where the service says, which it may have to be asked for. */
  redirect(request: HttpRequest, params: Params): Promise<void>
  /** Whether an answer says that the endpoint is no longer the right one; then it is forgotten. */
  isOver(outcome: AttemptOutcome, params: Params): boolean
}

/** For an operation that needs it, or whose client asks for it. */
export function endpointDiscovery(client: ClientState, operation: WireOperation): EndpointDiscovery {
  const isOff = discoverySetting(client.config.endpointDiscoveryEnabled) === false
  return isOff ? SWITCHED_OFF : new OperationDiscovery(client, operation)
}

const SWITCHED_OFF: EndpointDiscovery = {
  async redirect() {
    throw new EndpointDiscoveryRequired()
  },
  isOver: () => false,
}

/** What a client's calls have discovered. */
const DISCOVERED = new WeakMap<ClientState, DiscoveredEndpoints>()

function discoveredBy(client: ClientState): DiscoveredEndpoints {
  let discovered = DISCOVERED.get(client)
  if (discovered === undefined) DISCOVERED.set(client, (discovered = new DiscoveredEndpoints(() => client.host.now())))
  return discovered
}

class OperationDiscovery implements EndpointDiscovery {
  readonly #client: ClientState
  readonly #operation: WireOperation
  readonly #required: boolean
  readonly #describing: WireOperation | undefined

  constructor(client: ClientState, operation: WireOperation) {
    this.#client = client
    this.#operation = operation
    this.#required = operation.traits.endpointdiscovery?.required === true
    this.#describing = describingOperation(client.model)
  }

  async redirect(request: HttpRequest, params: Params): Promise<void> {
    const question = this.#question(params)
    const describe = () => this.#describe(question)
    const address = await discoveredBy(this.#client).address(keyOf(question), describe, this.#required)
    if (address === undefined) return
    const there = new HttpRequest('', '', '', '', '', {}, undefined)
    there.url = address.startsWith('http') ? address : `https://${address}`
    request.scheme = there.scheme
    request.host = there.host
  }

  isOver({ response, failure }: AttemptOutcome, params: Params): boolean {
    if (failure === undefined) return false
    if (response?.statusCode !== 421 && codeOf(failure) !== 'InvalidEndpointException') return false
    discoveredBy(this.#client).forget(keyOf(this.#question(params)))
    return true
  }

  async #describe(question: Params): Promise<readonly DescribedEndpoint[]> {
    const plan = this.#client.plan(this.#describing!.name)
    const { Endpoints = [] } = await invoke(this.#client, plan, question, undefined)
    return Endpoints as readonly DescribedEndpoint[]
  }

  /** Which operation, and on what: as far as the service wants to know it. */
  #question(params: Params): Params {
    const Identifiers: Record<string, unknown> = {}
    gather(this.#operation.input, params, Identifiers)
    if (Object.keys(Identifiers).length === 0) return {}
    const all = { Operation: this.#operation.name, Identifiers }
    return Object.fromEntries(
      Object.entries(all).filter(([name]) => this.#describing?.input?.member(name) !== undefined),
    )
  }
}

function gather(shape: WireShape | undefined, params: Params, found: Record<string, unknown>): void {
  for (const { name, shape: inner, traits } of shape?.members ?? []) {
    const value = params[name]
    if (value === undefined) continue
    if (traits.endpointdiscoveryid === true) found[name] = value
    else if (inner.type === 'structure') gather(inner, value as Params, found)
  }
}

function keyOf({ Operation, Identifiers = {} }: Params): string {
  return JSON.stringify([Operation, Object.entries(Identifiers as object).sort(([a], [b]) => (a < b ? -1 : 1))])
}
