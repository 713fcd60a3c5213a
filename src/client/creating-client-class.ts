import type { HierarchicalEmitter } from '../events/emitter.ts'
import type { Client } from './client.ts'

type ClientClass = typeof Client
type Attributes = Record<string, unknown>

/**
 * A client's class as the handlers of `creating-client-class.<service>` want it: they may add, replace and delete methods in
 * `classAttributes`, and append classes to `baseClasses` whose methods are mixed in.
 */
export function customClass(
  events: Pick<HierarchicalEmitter, 'emitSync'>,
  eventName: string,
  type: ClientClass,
): ClientClass {
  const methods = Object.getPrototypeOf(type.prototype) as Attributes
  const given: Attributes = Object.assign(Object.create(null), methods)
  const classAttributes: Attributes = Object.assign(Object.create(null), given)
  const baseClasses: (abstract new (...args: never[]) => object)[] = [type]
  events.emitSync(eventName, { classAttributes, baseClasses })
  const custom = class extends type {}
  Object.defineProperty(custom, 'name', { value: type.name })
  for (const base of baseClasses.filter((candidate) => candidate !== type)) mixIn(custom.prototype, base.prototype)
  for (const name of new Set([...Object.keys(given), ...Object.keys(classAttributes)])) {
    if (classAttributes[name] !== given[name]) define(custom.prototype, name, { value: classAttributes[name] })
  }
  return custom
}

export function mixIn(target: object, source: object, skips?: (name: string) => boolean): void {
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(source))) {
    if (name !== 'constructor' && !skips?.(name)) define(target, name, descriptor)
  }
}

export function define(target: object, name: string, descriptor: PropertyDescriptor): void {
  const kind = 'value' in descriptor ? { writable: true } : {}
  Object.defineProperty(target, name, { ...descriptor, ...kind, configurable: true, enumerable: false })
}
