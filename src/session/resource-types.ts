import type { GenericResource } from '../resources/resource.ts'
import type { BuiltinResourceName } from '../services/resource-names.ts'
import type { ResourceMap } from './resource-map.ts'

/** The names of services that have resources: those of this package, and what a program has added to `ResourceMap`. */
export type ResourceName = BuiltinResourceName | keyof ResourceMap

/** A module of `tucuxi/services/…`, or anything else that says the name of a service with resources. */
export interface ResourceModule<Name extends ResourceName = ResourceName> {
  readonly serviceName: Name
}

/** The resource of a service: typed when `tucuxi/services/<service>` is imported, generic otherwise. */
export type ResourceOf<Name extends ResourceName> = [ResourceName] extends [Name]
  ? GenericResource
  : Name extends keyof ResourceMap
    ? ResourceMap[Name]
    : GenericResource
