import { InvalidModelError } from '../errors/model.ts'
import { memberName } from './member-name.ts'
import type {
  ActionDefinition,
  CollectionDefinition,
  ResourceDefinition,
  ResourceDefinitions,
  ResponseDefinition,
  WaiterActionDefinition,
} from './resource-definitions.ts'

/** A part of what names a resource. */
export interface Identifier {
  /** `bucketName` */
  readonly name: string
  /** The attribute that is the same; it is there without loading. */
  readonly alias: string | undefined
}

/** A method that calls an operation, or the listing of a collection. */
export interface Action extends ActionDefinition {
  readonly name: string
}

/** A method that waits. */
export interface WaiterAction extends WaiterActionDefinition {
  readonly name: string
}

/** Resources that an operation lists. */
export interface CollectionModel extends CollectionDefinition {
  readonly name: string
}

/** Another resource that can be told from this one: by a constructor, or by what this one's data says. */
export interface Relation {
  readonly name: string
  readonly resource: ResponseDefinition
}

/** What is read from a resource's data. */
export interface Attribute {
  readonly name: string
  /** The member of the shape, and of the data. */
  readonly member: string
}

type Category = 'identifier' | 'action' | 'subresource' | 'reference' | 'collection' | 'waiter' | 'attribute'

/** What resources have of their own accord, and `then`, which would make promises of them. */
const RESERVED = [
  'meta',
  'load',
  'reload',
  'getAvailableSubresources',
  'equals',
  'toString',
  'toJSON',
  'constructor',
  'then',
  'close',
]

/** The type that the service itself is. */
export const SERVICE_RESOURCE = 'ServiceResource'

/**
 * What a type of resources has, under the names that its members have here. Of two with the same name the second gets
 * its kind at the end, as in boto: `routesAttribute`. Precedence: identifiers, actions, constructors and references,
 * collections, waiters, attributes.
 *
 * @example
 * s3.Bucket('photos').meta.resourceModel.actions.map(({ name }) => name)
 */
export class ResourceModel {
  readonly serviceName: string
  /** The type: `Bucket`; `ServiceResource` for the service itself. */
  readonly name: string
  /** The shape of the service's model whose members are the attributes. */
  readonly shape: string | undefined
  readonly identifiers: readonly Identifier[]
  readonly load: ActionDefinition | undefined
  readonly actions: readonly Action[]
  /** What can be done with all resources of a collection at once. */
  readonly batchActions: readonly Action[]
  /** Constructors of resources that are known by this one's identifiers and what is given. */
  readonly subresources: readonly Relation[]
  /** Resources that are known by this one's data. */
  readonly references: readonly Relation[]
  readonly collections: readonly CollectionModel[]
  readonly waiters: readonly WaiterAction[]
  readonly attributes: readonly Attribute[]

  /**
   * @param type a type of the definitions, or `ServiceResource`
   * @param membersOf the names of the members of a shape
   * @throws InvalidModelError when the definitions have no such type, or two members cannot be told apart
   */
  constructor(
    serviceName: string,
    type: string,
    definitions: ResourceDefinitions,
    membersOf: (shape: string) => readonly string[],
  ) {
    const definition = definitionOf(serviceName, type, definitions)
    const names = new Names(`${serviceName}.${type}`)
    this.serviceName = serviceName
    this.name = type
    this.shape = definition.shape
    this.load = definition.load
    const identifiers = (definition.identifiers ?? []).map(({ name, memberName: member }) => {
      return { name: names.take('identifier', memberName(name)), member }
    })
    this.actions = list(definition.actions, (name) => names.take('action', memberName(name)))
    const has = type === SERVICE_RESOURCE ? relationsOfService(definition, definitions) : definition.has
    const relations = list(has, (name, { resource }) =>
      isReference(resource) ? names.take('reference', memberName(name)) : names.take('subresource', name),
    )
    this.subresources = relations.filter(({ resource }) => !isReference(resource))
    this.references = relations.filter(({ resource }) => isReference(resource))
    this.collections = list(definition.hasMany, (name) => names.take('collection', memberName(name)))
    this.waiters = list(definition.waiters, (name) => names.take('waiter', memberName(`WaitUntil${name}`)))
    this.batchActions = list(definition.batchActions, memberName)
    const isIdentifier = (member: string): boolean => identifiers.some(({ name }) => name === memberName(member))
    const members = definition.shape === undefined ? [] : membersOf(definition.shape)
    const attributes = members.map((member) => ({ name: names.take('attribute', memberName(member)), member }))
    this.attributes = attributes.filter(({ member }) => !isIdentifier(member))
    this.identifiers = identifiers.map(({ name, member }) => ({ name, alias: this.#attributeOf(member) }))
  }

  #attributeOf(member: string | undefined): string | undefined {
    if (member === undefined) return undefined
    return this.attributes.find((attribute) => memberName(attribute.member) === memberName(member))?.name
  }

  /** `s3.Bucket` */
  get className(): string {
    return `${this.serviceName}.${this.name}`
  }
}

/** The names that a class has so far. */
class Names {
  readonly #className: string
  readonly #taken = new Set(RESERVED)

  constructor(className: string) {
    this.#className = className
  }

  take(category: Category, wanted: string): string {
    let name = wanted
    if (this.#taken.has(name)) name += category.charAt(0).toUpperCase() + category.slice(1)
    if (this.#taken.has(name)) {
      throw new InvalidModelError({ message: `Problem renaming ${this.#className} ${category} to ${name}!` })
    }
    this.#taken.add(name)
    return name
  }
}

function definitionOf(serviceName: string, type: string, definitions: ResourceDefinitions): ResourceDefinition {
  const { service, resources = {} } = definitions
  const definition = type === SERVICE_RESOURCE ? service : Object.hasOwn(resources, type) ? resources[type] : undefined
  if (definition !== undefined) return definition
  throw new InvalidModelError({ message: `The resources of ${serviceName} do not define the type ${type}` })
}

/** What stands in the model under names, as a list with the names that the members get. */
function list<Definition extends object>(
  definitions: Readonly<Record<string, Definition>> = {},
  nameOf: (name: string, definition: Definition) => string,
): (Definition & { readonly name: string })[] {
  return Object.entries(definitions).map(([name, definition]) => ({ ...definition, name: nameOf(name, definition) }))
}

function isReference({ identifiers = [] }: ResponseDefinition): boolean {
  return identifiers.some(({ source }) => source === 'data')
}

type Relations = Readonly<Record<string, { readonly resource: ResponseDefinition }>>

/** The service itself makes resources of every type: where it says no other way, from all of their identifiers. */
function relationsOfService({ has = {} }: ResourceDefinition, { resources = {} }: ResourceDefinitions): Relations {
  const relations = Object.entries(resources).flatMap(([type, { identifiers = [] }]) => {
    const said = Object.entries(has).filter(([, { resource }]) => resource.type === type)
    const given = identifiers.map(({ name }) => ({ target: name, source: 'input' }))
    return said.length > 0 ? said : Object.entries({ [type]: { resource: { type, identifiers: given } } })
  })
  return Object.fromEntries(relations)
}
