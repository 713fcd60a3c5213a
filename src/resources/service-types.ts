import type { WireModel } from '../model/wire-model.ts'
import type { ResourceCustomization } from './customization.ts'
import { type ResourceClass, resourceClass } from './resource-class.ts'
import type { ResourceDefinitions } from './resource-definitions.ts'
import { ResourceModel } from './resource-model.ts'
import { shapeMembers } from './shape-members.ts'

/** The types of a service's resources: models and classes, each made when it is first needed, for all sessions. */
export class ServiceTypes {
  readonly model: WireModel
  readonly definitions: ResourceDefinitions
  readonly customization: ResourceCustomization
  readonly #models = new Map<string, ResourceModel>()
  readonly #classes = new Map<string, ResourceClass>()

  constructor(model: WireModel, definitions: ResourceDefinitions, customization: ResourceCustomization) {
    this.model = model
    this.definitions = definitions
    this.customization = customization
  }

  /** Throws InvalidModelError for a type that the definitions do not have. */
  modelOf(type: string): ResourceModel {
    let model = this.#models.get(type)
    if (model === undefined) {
      const { serviceName } = this.model
      model = new ResourceModel(serviceName, type, this.definitions, (shape) =>
        shapeMembers(this.model, this.definitions, shape),
      )
      this.#models.set(type, model)
    }
    return model
  }

  classOf(type: string): ResourceClass {
    let found = this.#classes.get(type)
    if (found === undefined) {
      const { members = {} } = this.customization
      const batchActionsOf = (other: string) => this.modelOf(other).batchActions
      found = resourceClass(this.modelOf(type), batchActionsOf, Object.hasOwn(members, type) ? members[type] : {})
      this.#classes.set(type, found)
    }
    return found
  }
}

const TYPES = new WeakMap<ResourceDefinitions, WeakMap<WireModel, readonly ServiceTypes[]>>()

/** The same for all who bring the same models. */
export function serviceTypes(
  model: WireModel,
  definitions: ResourceDefinitions,
  customization: ResourceCustomization,
): ServiceTypes {
  const ofDefinitions = TYPES.get(definitions) ?? new WeakMap<WireModel, readonly ServiceTypes[]>()
  TYPES.set(definitions, ofDefinitions)
  const known = ofDefinitions.get(model) ?? []
  let types = known.find((each) => each.customization === customization)
  if (types === undefined) {
    types = new ServiceTypes(model, definitions, customization)
    ofDefinitions.set(model, [...known, types])
  }
  return types
}
