import type { GenericClient } from '../client/create-client.ts'
import type { BuiltinServiceName } from '../services/service-names.ts'
import type { ServiceMap } from './service-map.ts'

/** The names of services: those of this package, and what a program has added to `ServiceMap`. */
export type ServiceName = BuiltinServiceName | keyof ServiceMap

/** A module of `tucuxi/services/…`, or anything else that says a service's name. */
export interface ServiceModule<Name extends ServiceName = ServiceName> {
  readonly serviceName: Name
}

/** The client of a service: typed when `tucuxi/services/<service>` is imported, generic otherwise. */
export type ClientOf<Name extends ServiceName> = [ServiceName] extends [Name]
  ? GenericClient
  : Name extends keyof ServiceMap
    ? ServiceMap[Name]
    : GenericClient
