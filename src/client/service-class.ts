import { classNameOf, methodName, operationNameOf } from '../model/naming.ts'
import type { WireModel } from '../model/wire-model.ts'
import type { Output } from '../protocols/protocol.ts'
import type { CallOptions } from './call.ts'
import { Client, stateOf } from './client.ts'
import type { ClientMethods } from './customization.ts'
import { invoke } from './invoke.ts'
import type { Params } from './stages.ts'

type OperationMethod = (this: Client, params?: Params, options?: CallOptions) => Promise<Output>

/** Without methods of its own, which clients do without when there are no built-in handlers, and with them. */
const PLAIN = new WeakMap<WireModel, typeof Client>()
const CUSTOMIZED = new WeakMap<WireModel, typeof Client>()

/**
 * The class of a service's clients, with a method per operation and those of its own that it has beside them; one for all
 * clients of a model.
 */
export function serviceClass(model: WireModel, own?: ClientMethods): typeof Client {
  const classes = own ? CUSTOMIZED : PLAIN
  let type = classes.get(model)
  if (type === undefined) {
    type = class extends Client {}
    Object.defineProperty(type, 'name', { value: classNameOf(model.metadata.serviceId) })
    Object.setPrototypeOf(type.prototype, clientMethods(model, own, type.prototype))
    classes.set(model, type)
  }
  return type
}

/**
 * The methods of a service, each made when it is asked for: EC2 has 750, of which a program calls a few. It then stands in
 * `prototype` too, where the next call finds it without this.
 */
function clientMethods(model: WireModel, own: ClientMethods | undefined, prototype: object): object {
  const methods: object = Object.assign(Object.create(Client.prototype), own)
  const define = (name: string, operationName: string): void => {
    const property = { value: operationMethod(operationName), writable: true, enumerable: true, configurable: true }
    Object.defineProperty(methods, name, property)
    Object.defineProperty(prototype, name, property)
  }
  // What every client has is asked for again and again, and a model is not searched each time.
  const inherited = new Set<string>()
  const make = (name: PropertyKey): void => {
    if (typeof name !== 'string' || inherited.has(name) || Object.hasOwn(methods, name)) return
    const operationName = operationNameOf(name, model)
    if (operationName !== undefined) define(name, operationName)
    else if (name in Client.prototype) inherited.add(name)
  }
  // Each makes the method that is asked for, and then does what is done without.
  const after =
    <Result>(trap: (target: object, name: PropertyKey, receiver: unknown) => Result) =>
    (target: object, name: PropertyKey, receiver?: unknown): Result => {
      make(name)
      return trap(target, name, receiver)
    }
  return new Proxy(methods, {
    get: after(Reflect.get),
    has: after(Reflect.has),
    getOwnPropertyDescriptor: after(Reflect.getOwnPropertyDescriptor),
    ownKeys(target) {
      for (const operationName of model.operationNames) {
        const name = methodName(operationName)
        if (!Object.hasOwn(target, name)) define(name, operationName)
      }
      return Reflect.ownKeys(target)
    },
  })
}

function operationMethod(operationName: string): OperationMethod {
  return function operation(params, options) {
    const state = stateOf(this)
    return invoke(state, state.plan(operationName), params, options)
  }
}
