import type { GenericClient } from '../client/create-client.ts'
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
  const [parent, ...others] = [Object.getPrototypeOf(type) as ResourceClass, ...baseClasses.slice(1)]
  const custom = class extends parent {}
  Object.defineProperty(custom, 'name', { value: type.name })
  for (const source of [...others.map(({ prototype }) => prototype as object).reverse(), classAttributes]) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(source))) {
      if (name !== 'constructor') define(custom.prototype, name, descriptor)
    }
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

function define(target: object, name: string, { value, get }: PropertyDescriptor): void {
  const member = get === undefined ? { value, writable: true } : { get }
  Object.defineProperty(target, name, { ...member, configurable: true, enumerable: false })
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
