import { methodName } from '../model/naming.ts'
import type { WireModel } from '../model/wire-model.ts'
import type { Client, ClientMeta } from './client.ts'
import { type ClientParts, ClientState } from './client-state.ts'
import { serviceClass } from './service-class.ts'

/**
 * A client whose operations nobody has typed: any method, any result. `import 'tucuxi/services/<service>'` types it.
 */
export type GenericClient = Client & {
  // Anything but `any` comes with `| undefined` where noUncheckedIndexedAccess is on, and could not be called.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly [methodName: string]: any
}

/** Which operation each method calls, made once per model. */
const MAPPINGS = new WeakMap<WireModel, ClientMeta['methodToApiMapping']>()

/** Makes a client; nothing is looked up, read or sent that its first call does not need. */
export function createClient(parts: ClientParts): GenericClient {
  const state = new ClientState(parts)
  const type = serviceClass(parts.model, parts.customization.methods)
  return new (classFor(state, type))(state, new Meta(parts, state)) as GenericClient
}

function classFor({ events, serviceId }: ClientState, type: typeof Client): typeof Client {
  const eventName = `creating-client-class.${serviceId}`
  if (!events.hasHandlers(eventName)) return type
  const { customClass } = require('./creating-client-class.ts') as typeof import('./creating-client-class.ts')
  return customClass(events, eventName, type)
}

/** A class, because an object of getters would cost every client a KiB. */
class Meta implements ClientMeta {
  readonly config: ClientMeta['config']
  readonly events: ClientMeta['events']
  readonly #state: ClientState

  constructor({ config, events }: ClientParts, state: ClientState) {
    this.config = config
    this.events = events
    this.#state = state
  }

  get serviceModel(): ClientMeta['serviceModel'] {
    return this.#state.serviceModel
  }

  get methodToApiMapping(): ClientMeta['methodToApiMapping'] {
    return methodToApiMapping(this.#state.model)
  }

  get regionName(): string | undefined {
    return this.#state.endpoints.client.regionName
  }

  get endpointUrl(): string {
    return this.#state.endpoints.client.endpointUrl
  }

  get partition(): string | undefined {
    return this.#state.endpoints.client.partition
  }
}

function methodToApiMapping(model: WireModel): ClientMeta['methodToApiMapping'] {
  let mapping = MAPPINGS.get(model)
  if (mapping === undefined) {
    mapping = Object.freeze(Object.fromEntries(model.operationNames.map((name) => [methodName(name), name])))
    MAPPINGS.set(model, mapping)
  }
  return mapping
}
