import type { GenericClient } from '../client/create-client.ts'
import { define, mixIn } from '../client/creating-client-class.ts'
import type { EventPayloads, ResourceServiceContext } from '../client/stages.ts'
import type { HierarchicalEmitter } from '../events/emitter.ts'
import { WaiterModel } from '../waiters/waiter-model.ts'
import type { ResourceClass } from './resource-class.ts'
import type { ServiceTypes } from './service-types.ts'

type Attributes = Record<string, unknown>

/**
 * A type's class as the handlers of `creating-resource-class.<service>.<Type>` want it: they may add, replace and delete
 * members in `classAttributes`, and append classes to `baseClasses` whose methods are mixed in where the class has none
 * of that name.
 */
export function customResourceClass(
  events: Pick<HierarchicalEmitter<EventPayloads>, 'emitSync'>,
  eventName: string,
  type: ResourceClass,
  types: ServiceTypes,
  client: GenericClient,
): ResourceClass {
  const classAttributes = attributesOf(type)
  const baseClasses: (abstract new (...args: never[]) => object)[] = [Object.getPrototypeOf(type)]
  events.emitSync(eventName, { classAttributes, baseClasses, serviceContext: new ServiceContext(types, client) })
  const parent = Object.getPrototypeOf(type) as ResourceClass
  const at = baseClasses.indexOf(parent)
  const custom = class extends parent {}
  Object.defineProperty(custom, 'name', { value: type.name })
  for (const [i, { prototype }] of [...baseClasses.entries()].reverse()) {
    if (i !== at) mixIn(custom.prototype, prototype, (name) => i > at && name in parent.prototype)
  }
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(classAttributes))) {
    define(custom.prototype, name, descriptor.get === undefined ? descriptor : { get: descriptor.get })
  }
  return custom
}

/** The class's own members, to be changed: what reads something can be replaced by assignment too. */
function attributesOf(type: ResourceClass): Attributes {
  const attributes = Object.create(null) as Attributes
  for (const [name, { value, get }] of Object.entries(Object.getOwnPropertyDescriptors(type.prototype))) {
    if (name === 'constructor') continue
    const replace = (other: unknown): void => {
      Object.defineProperty(attributes, name, { value: other, writable: true, enumerable: true, configurable: true })
    }
    if (get === undefined) replace(value)
    else Object.defineProperty(attributes, name, { get, set: replace, enumerable: true, configurable: true })
  }
  return attributes
}

/** What handlers may want to know of the service, read when they ask. */
class ServiceContext implements ResourceServiceContext {
  readonly serviceName: string
  readonly resourceJsonDefinitions: object
  readonly #types: ServiceTypes
  readonly #client: GenericClient

  constructor(types: ServiceTypes, client: GenericClient) {
    this.serviceName = types.model.serviceName
    this.resourceJsonDefinitions = types.definitions.resources
    this.#types = types
    this.#client = client
  }

  get serviceModel(): ResourceServiceContext['serviceModel'] {
    return this.#client.meta.serviceModel
  }

  get serviceWaiterModel(): WaiterModel {
    return new WaiterModel(this.#types.model.document('waiters-2') as ConstructorParameters<typeof WaiterModel>[0])
  }
}
