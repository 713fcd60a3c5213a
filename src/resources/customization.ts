import type { EventPayloads } from '../client/stages.ts'
import type { HierarchicalEmitter } from '../events/emitter.ts'
import type { WireModel } from '../model/wire-model.ts'
import type { GenericResource } from './resource.ts'

/** Methods and getters by name; `this` is the resource. */
export type ResourceMembers = object & ThisType<GenericResource>

/** What makes the resources of one service special. Everything in it is optional. */
export interface ResourceCustomization {
  /**
   * What classes have beside the members of the model, and in their place where names are the same: by type,
   * `ServiceResource` for the service itself. A type with a `load` can be loaded, and has `reload` too.
   */
  readonly members?: Readonly<Record<string, ResourceMembers>>
  /**
   * Handlers of the client's events, before anything is called. Each service resource has a client of its own: other
   * clients of the session do not hear them.
   */
  readonly register?: (events: HierarchicalEmitter<EventPayloads>, model: WireModel) => void
}
