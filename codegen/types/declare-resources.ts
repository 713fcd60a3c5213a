import { memberName } from '../../src/resources/member-name.ts'
import type {
  ParameterDefinition,
  ResourceDefinitions,
  ResponseDefinition,
} from '../../src/resources/resource-definitions.ts'
import {
  type Action,
  type CollectionModel,
  type Relation,
  ResourceModel,
  SERVICE_RESOURCE,
  type WaiterAction,
} from '../../src/resources/resource-model.ts'
import { dataIsOfShape } from './data-shapes.ts'
import { documentsModule, injectedMembers } from './injected-members.ts'
import type { ServiceDocuments } from './model.ts'
import { answerOf, type OperationTypes, pageComment } from './operation-types.ts'
import type { ShapeTypes } from './shape-types.ts'
import type { Shorthands } from './shorthands.ts'

/** The names that the declarations of a service's resources have: a shape of such a name gets another one. */
export function resourceNames(definitions: ResourceDefinitions | undefined): string[] {
  if (definitions === undefined) return []
  const { resources } = definitions
  const batches = Object.keys(resources).filter((type) => resources[type]!.batchActions !== undefined)
  return [SERVICE_RESOURCE, ...Object.keys(resources).map(resourceName), ...batches.map(batchName)]
}

function resourceName(type: string): string {
  return type === SERVICE_RESOURCE ? type : `${type}Resource`
}

/** What can be done with all resources of a collection at once. */
function batchName(type: string): string {
  return `${type}BatchActions`
}

/** @param operations by the names of the model */
export function declareResources(
  service: ServiceDocuments,
  types: ShapeTypes,
  short: Shorthands,
  operations: ReadonlyMap<string, OperationTypes>,
): string[] {
  if (service.resources === undefined) return []
  const resources = new ResourceTypes(service, service.resources, types, short, operations)
  return [SERVICE_RESOURCE, ...Object.keys(service.resources.resources)].flatMap((type) => resources.declare(type))
}

/** Writes the types of one service's resources. What their members are called is what they are called at run time. */
class ResourceTypes {
  readonly #service: ServiceDocuments
  readonly #definitions: ResourceDefinitions
  readonly #types: ShapeTypes
  readonly #short: Shorthands
  readonly #operations: ReadonlyMap<string, OperationTypes>

  constructor(
    service: ServiceDocuments,
    definitions: ResourceDefinitions,
    types: ShapeTypes,
    short: Shorthands,
    operations: ReadonlyMap<string, OperationTypes>,
  ) {
    this.#service = service
    this.#definitions = definitions
    this.#types = types
    this.#short = short
    this.#operations = operations
  }

  declare(type: string): string[] {
    const model = this.#model(type)
    const injected = injectedMembers(this.#service.serviceName, type)
    const members = new Map([
      ...this.#identifiers(model),
      ...this.#attributes(model),
      ...model.references.map((one) => this.#reference(one)),
      ...model.subresources.map((one) => this.#subresource(one)),
      ...this.#methods(model),
      ...model.collections.map((one) => this.#collection(one)),
      ...Object.entries(injected.members ?? {}).map(([name, text]): Member => [name, `${name}:${text}`]),
    ])
    const bases = [this.#base(model), ...(injected.extends ?? [])]
    return [
      `interface ${resourceName(type)} extends ${bases.join()}{\n${[...members.values()].join('\n')}\n}`,
      ...this.#batchActions(model),
    ]
  }

  #model(type: string): ResourceModel {
    return new ResourceModel(this.#service.serviceName, type, this.#definitions, (shape) => {
      const members = this.#service.shapes[shape]!.members ?? {}
      return Object.keys(members).filter((name) => members[name]!.added !== true)
    })
  }

  #base({ name, shape }: ResourceModel): string {
    const client = documentsModule(this.#service) === undefined ? 'Client' : '$d.DocumentClient<Client>'
    if (name === SERVICE_RESOURCE) return `$.ServiceResource<${client}>`
    return `$.AnyResource<${client}${shape === undefined ? '' : `,${this.#types.type({ shape }, 'out')}`}>`
  }

  #identifiers(model: ResourceModel): Member[] {
    return model.identifiers.flatMap(({ name, alias }) =>
      [name, ...(alias === undefined ? [] : [alias])].map((one): Member => {
        return [one, `readonly ${one}:${this.#identifierType(model.name, name)}`]
      }),
    )
  }

  /** Text, but where operations that get it want a number: the number of a part. */
  #identifierType(type: string, identifier: string): string {
    const { actions = {}, load } = this.#definitions.resources[type]!
    for (const { request } of [...Object.values(actions), ...(load === undefined ? [] : [load])]) {
      const found = request.params?.find(
        ({ source, name }) => source === 'identifier' && memberName(name!) === identifier,
      )
      const input = this.#operation(request.operation).operation.input?.shape
      const member = found && input && this.#service.shapes[input]!.members![found.target]
      if (member)
        return this.#service.shapes[member.shape]!.type === 'integer' ? this.#short.number : this.#short.string
    }
    return this.#short.string
  }

  /** What the model requires is there, as it is in results; other members may be missing. */
  #attributes({ name: type, shape, attributes, identifiers }: ResourceModel): Member[] {
    if (shape === undefined) return []
    const { members = {}, required = [] } = this.#service.shapes[shape]!
    const sure = dataIsOfShape(this.#service, this.#definitions, type)
    return attributes
      .filter(({ name }) => identifiers.every(({ alias }) => alias !== name))
      .map(({ name, member }) => {
        const value = this.#types.type(members[member]!, 'out')
        const whole = sure && required.includes(member) ? value : `${value}|${this.#short.undefined}`
        return [name, `readonly ${name}:Promise<${whole}>`]
      })
  }

  #reference({ name, resource }: Relation): Member {
    const many = isMany(resource) ? '[]' : ''
    return [name, `readonly ${name}:Promise<${resourceName(resource.type)}${many}|${this.#short.undefined}>`]
  }

  /** A constructor, which takes identifiers in their order or by name. */
  #subresource({ name, resource: { type, identifiers = [] } }: Relation): Member {
    const known = identifiers.filter(({ source }) => source !== 'input').map(({ target }) => memberName(target))
    const open = this.#model(type).identifiers.filter(({ name: identifier }) => !known.includes(identifier))
    const parts = open.map((identifier) => `${identifier.name}:${this.#identifierType(type, identifier.name)}`)
    const named = `{${parts.join(';')}}`
    const params = ['', `${parts[0]}|${named}`, `...identifiers:[${parts.join()}]|[${named}]`][
      Math.min(parts.length, 2)
    ]
    return [name, `${name}(${params}):${resourceName(type)}`]
  }

  #methods(model: ResourceModel): Member[] {
    const loads =
      model.load === undefined
        ? []
        : [
            { ...model.load, name: 'load' },
            { ...model.load, name: 'reload' },
          ]
    return [
      ...loads.map((one) => this.#method(one, this.#call(one, 'void'))),
      ...model.actions.map((one) => this.#method(one, this.#actionCall(one))),
      ...model.waiters.map((one) => this.#waiter(one)),
    ]
  }

  #method({ name, request }: Action, type: string): Member {
    const { operation } = this.#operation(request.operation)
    return [name, `${pageComment(this.#service, operation)}${name}:${type}`]
  }

  #call({ request }: Action, result: string): string {
    const { params, free } = this.#params(this.#operation(request.operation), request.params)
    return `${free ? this.#short.freeOperation : this.#short.operation}<${params},${result}>`
  }

  #actionCall(action: Action): string {
    const call = this.#call(action, this.#result(action))
    const isPlain = documentsModule(this.#service) === undefined || action.resource !== undefined
    return isPlain ? call : `$d.DocumentOperation<${call}>`
  }

  /** The operation's parameters: what the resource fills in may be given to override it. */
  #params(operation: OperationTypes, filled: readonly ParameterDefinition[] = []): { params: string; free: boolean } {
    const names = new Set(
      filled.filter(({ source }) => source !== 'input').map(({ target }) => /^\w+/.exec(target)![0]),
    )
    const optional = operation.required.filter((name) => names.has(name)).map((name) => JSON.stringify(name))
    const params = optional.length === 0 ? operation.params : `$.Filled<${operation.params},${optional.join('|')}>`
    return { params, free: operation.required.length === optional.length }
  }

  /** Resources, or the operation's result. */
  #result({ name, request, resource, path }: Action): string {
    const { result, operation } = this.#operation(request.operation)
    if (resource === undefined) {
      if (path === undefined) return result
      throw new Error(`${this.#service.serviceName}: ${name} gives a part of a result, which has no type yet`)
    }
    const type = resourceName(resource.type)
    if (isMany(resource)) return `${type}[]`
    if (!this.#mayBeNone(request, resource)) return type
    return operation.output === undefined ? `${type}|${this.#short.undefined}` : `Partial<${type}>`
  }

  /** Whether a resource is named by a parameter that need not be given. */
  #mayBeNone({ operation, params = [] }: Action['request'], { identifiers = [] }: ResponseDefinition): boolean {
    const { required } = this.#operation(operation)
    return identifiers.some(({ source, path = '' }) => {
      return source === 'requestParameter' && !required.includes(path) && !params.some(({ target }) => target === path)
    })
  }

  #waiter({ name, waiterName, params: filled }: WaiterAction): Member {
    const waiter = this.#service.waiters[waiterName]!
    const operation = this.#operation(waiter.operation)
    const { params, free } = this.#params(operation, filled)
    if (!free) throw new Error(`${this.#service.serviceName}: ${name} needs parameters, which has no type yet`)
    return [name, `${name}:$.WaiterAction<${params},${answerOf(waiter, operation.result)}>`]
  }

  #collection({ name, request, resource: { type } }: CollectionModel): Member {
    const { operation, params } = this.#operation(request.operation)
    const batch = this.#definitions.resources[type]!.batchActions === undefined ? '' : `&${batchName(type)}`
    const collection = `$.Collection<${resourceName(type)},${params}>${batch}`
    return [name, `${pageComment(this.#service, operation)}readonly ${name}:${collection}`]
  }

  #batchActions({ name: type, batchActions }: ResourceModel): string[] {
    if (batchActions.length === 0) return []
    const methods = batchActions.map((one) => this.#method(one, this.#call(one, `${this.#result(one)}[]`))[1])
    return [`interface ${batchName(type)}{\n${methods.join('\n')}\n}`]
  }

  #operation(name: string): OperationTypes {
    const found = this.#operations.get(name)
    if (found === undefined) throw new Error(`${this.#service.serviceName}: there is no ${name} any more`)
    return found
  }
}

/** A member of an interface: its name, and the text of it. */
type Member = [name: string, text: string]

/** Whether identifiers come as lists. */
function isMany({ identifiers = [] }: ResponseDefinition): boolean {
  return identifiers.some(({ path }) => path?.includes('[]') === true)
}
