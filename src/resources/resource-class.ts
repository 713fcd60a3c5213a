import type { CallOptions } from '../client/call.ts'
import type { Params } from '../client/stages.ts'
import { callAction, callLoad, callWaiter } from './action.ts'
import { callBatchAction, ResourceCollection } from './collection.ts'
import type { ResourceMembers } from './customization.ts'
import { constructRelated, referredResources } from './relations.ts'
import { attributeOf, type GenericResource, identifiersOf, Resource, RootResource } from './resource.ts'
import { type Action, type ResourceModel, SERVICE_RESOURCE } from './resource-model.ts'

export type ResourceClass = typeof Resource

/**
 * The class of a type: with what its model says, and what its service has beside that.
 *
 * @param batchActionsOf what can be done with all resources of a type at once: asked for when a collection has some
 */
export function resourceClass(
  model: ResourceModel,
  batchActionsOf: (type: string) => readonly Action[],
  custom: ResourceMembers = {},
): ResourceClass {
  const type = model.name === SERVICE_RESOURCE ? class extends RootResource {} : class extends Resource {}
  Object.defineProperty(type, 'name', { value: model.className })
  addData(type.prototype, model)
  addMethods(type.prototype, model)
  addRelations(type.prototype, model, batchActionsOf)
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(custom))) {
    Object.defineProperty(type.prototype, name, { ...descriptor, enumerable: false })
  }
  if ('load' in type.prototype) {
    addMethod(type.prototype, 'reload', (resource, params, options) => resource['load'](params, options))
  }
  return type
}

type Prototype = Resource

function addMethod(
  prototype: Prototype,
  name: string,
  call: (resource: GenericResource, params?: Params, options?: CallOptions) => unknown,
): void {
  // Named by its key.
  const { [name]: value } = {
    [name](this: GenericResource, params?: Params, options?: CallOptions): unknown {
      return call(this, params, options)
    },
  }
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true })
}

function addGetter(prototype: Prototype, name: string, get: (resource: Resource) => unknown): void {
  Object.defineProperty(prototype, name, {
    get(this: Resource) {
      return get(this)
    },
    configurable: true,
  })
}

function addData(prototype: Prototype, { attributes, identifiers }: ResourceModel): void {
  for (const { name, member } of attributes) addGetter(prototype, name, (resource) => attributeOf(resource, member))
  for (const { name, alias } of identifiers) {
    if (alias !== undefined) addGetter(prototype, alias, (resource) => identifiersOf(resource)[name])
  }
}

function addMethods(prototype: Prototype, { load, actions, waiters }: ResourceModel): void {
  if (load !== undefined) {
    addMethod(prototype, 'load', (resource, params, options) => callLoad(resource, load, params, options))
  }
  for (const action of actions) {
    addMethod(prototype, action.name, (resource, params, options) => callAction(resource, action, params, options))
  }
  for (const waiter of waiters) {
    addMethod(prototype, waiter.name, (resource, params, options) => callWaiter(resource, waiter, params, options))
  }
}

function addRelations(
  prototype: Prototype,
  { subresources, references, collections }: ResourceModel,
  batchActionsOf: (type: string) => readonly Action[],
): void {
  for (const relation of subresources) {
    const value = function construct(this: Resource, ...given: unknown[]): Resource {
      return constructRelated(this, relation, given)
    }
    Object.defineProperty(value, 'name', { value: relation.name })
    Object.defineProperty(prototype, relation.name, { value, writable: true, configurable: true })
  }
  for (const relation of references) {
    addGetter(prototype, relation.name, (resource) => referredResources(resource, relation))
  }
  for (const collection of collections) {
    let type: typeof ResourceCollection | undefined
    addGetter(prototype, collection.name, (resource) => {
      type ??= collectionClass(batchActionsOf(collection.resource.type))
      return new type(resource, collection)
    })
  }
}

function collectionClass(batchActions: readonly Action[]): typeof ResourceCollection {
  const type = class extends ResourceCollection {}
  Object.defineProperty(type, 'name', { value: ResourceCollection.name })
  for (const action of batchActions) {
    const { [action.name]: value } = {
      [action.name](this: ResourceCollection, params?: Params, options?: CallOptions): Promise<unknown[]> {
        return callBatchAction(this, action, params, options)
      },
    }
    Object.defineProperty(type.prototype, action.name, { value, writable: true, configurable: true })
  }
  return type
}
