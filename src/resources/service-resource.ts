import { stateOf } from '../client/client.ts'
import type { GenericClient } from '../client/create-client.ts'
import type { EventPayloads } from '../client/stages.ts'
import { ArgumentError } from '../errors/config.ts'
import type { HierarchicalEmitter } from '../events/emitter.ts'
import { didYouMean } from '../util/suggestions.ts'
import type { ResourceCustomization } from './customization.ts'
import type { GenericResource, Identifiers, LoadedMembers, Resource, ResourceMaker } from './resource.ts'
import type { ResourceClass } from './resource-class.ts'
import type { ResourceDefinitions } from './resource-definitions.ts'
import { SERVICE_RESOURCE } from './resource-model.ts'
import { type ServiceTypes, serviceTypes } from './service-types.ts'

/** What the resource of a service is made of. */
export interface ServiceResourceParts {
  /** Its own: nobody else hears what is registered with its events. */
  readonly client: GenericClient
  readonly definitions: ResourceDefinitions
  readonly customization: ResourceCustomization
  /** The session's, whose handlers may change classes. */
  readonly events: HierarchicalEmitter<EventPayloads>
}

/** A service as a resource, from which all others of it come. Sends nothing. */
export function createServiceResource(parts: ServiceResourceParts): GenericResource {
  const { client, customization } = parts
  customization.register?.(client.meta.events, stateOf(client).model)
  return new ServiceResourceMaker(parts).make(SERVICE_RESOURCE, {}) as GenericResource
}

/** Makes the resources that come from one service resource, and one another. */
class ServiceResourceMaker implements ResourceMaker {
  readonly client: GenericClient
  readonly #types: ServiceTypes
  readonly #events: HierarchicalEmitter<EventPayloads>
  /** Of types whose class somebody has changed, as long as the same handlers are there. */
  readonly #changed = new Map<string, { readonly type: ResourceClass; readonly generation: number }>()

  constructor({ client, definitions, customization, events }: ServiceResourceParts) {
    this.client = client
    this.#types = serviceTypes(stateOf(client).model, definitions, customization)
    this.#events = events
  }

  identifierNames(type: string): readonly string[] {
    return this.#types.modelOf(type).identifiers.map(({ name }) => name)
  }

  make(type: string, given: Identifiers, data?: LoadedMembers): Resource {
    const model = this.#types.modelOf(type)
    const names = this.identifierNames(type)
    const unknown = Object.keys(given).find((name) => !names.includes(name))
    if (unknown !== undefined) {
      throw new ArgumentError({ message: `Unknown keyword argument: ${unknown}` }, { hint: didYouMean(unknown, names) })
    }
    const missing = names.find((name) => given[name] === undefined || given[name] === null)
    if (missing !== undefined) throw new ArgumentError({ message: `Required parameter ${missing} not set` })
    return new (this.#classOf(type))(model, this, given, data)
  }

  #classOf(type: string): ResourceClass {
    const plain = this.#types.classOf(type)
    const eventName = `creating-resource-class.${this.#types.modelOf(type).className}`
    if (!this.#events.hasHandlers(eventName)) return plain
    const { generation } = this.#events
    const known = this.#changed.get(type)
    if (known?.generation === generation) return known.type
    const { customResourceClass } =
      require('./creating-resource-class.ts') as typeof import('./creating-resource-class.ts')
    const changed = customResourceClass(this.#events, eventName, plain, this.#types, this.client)
    this.#changed.set(type, { type: changed, generation })
    return changed
  }
}
