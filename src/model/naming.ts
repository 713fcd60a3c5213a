import { consistsOf, isWordCharacter } from '../util/ascii.ts'
import { lowerFirst } from '../util/lower-first.ts'
import type { ServiceMetadata, WireModel } from './wire-model.ts'

/** What a client's method for an operation is called: `ListObjectsV2` is `listObjectsV2`. */
export const methodName: (operationName: string) => string = lowerFirst

/** The operation that a method calls, the reverse of `methodName`; undefined for what is no method of the service. */
export function operationNameOf(method: string, model: WireModel): string | undefined {
  const isIt = (name: string): boolean => methodName(name) === method && model.operation(name) !== undefined
  const capitalized = method.charAt(0).toUpperCase() + method.slice(1)
  if (isIt(capitalized)) return capitalized
  return isIt(method) ? method : undefined
}

/** A service's id without what is no part of an identifier: `API Gateway` is `APIGateway`. */
export function classNameOf(serviceId: string): string {
  return consistsOf(serviceId, isWordCharacter) ? serviceId : serviceId.replace(/\W+/g, '')
}

/** A service's id as events spell it: `API Gateway` is `api-gateway`. */
export function hyphenizeServiceId(serviceId: string): string {
  return serviceId.replaceAll(' ', '-').toLowerCase()
}

/**
 * What a service's client class is called. `names` holds those that botocore keeps from of old, by service id; all
 * others are the service id without what is no letter.
 */
export function serviceModuleName(
  metadata: Partial<ServiceMetadata>,
  serviceName: string,
  names: Readonly<Record<string, string>> = {},
): string {
  const { serviceId } = metadata
  if (serviceId === undefined) return serviceName
  return Object.hasOwn(names, serviceId) ? names[serviceId]! : classNameOf(serviceId)
}
