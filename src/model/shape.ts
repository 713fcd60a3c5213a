import { own } from './own.ts'

/** A shape as a model's JSON defines it. */
export type ShapeDefinition = Readonly<Record<string, unknown>>

/** What turns `{ "shape": "Name", … }` into a shape. */
export interface ShapeReferences {
  resolveShapeRef(reference: unknown): Shape
}

const SERIALIZED = [
  'locationName',
  'queryName',
  'flattened',
  'location',
  'payload',
  'streaming',
  'timestampFormat',
  'xmlNamespace',
  'resultWrapper',
  'xmlAttribute',
  'eventstream',
  'event',
  'eventheader',
  'eventpayload',
  'jsonvalue',
  'hostLabel',
] as const

const METADATA = [
  'required',
  'min',
  'max',
  'pattern',
  'sensitive',
  'enum',
  'idempotencyToken',
  'error',
  'exception',
  'endpointdiscoveryid',
  'retryable',
  'document',
  'union',
  'contextParam',
  'clientContextParams',
  'requiresLength',
] as const

/** How a shape is written and read: `locationName` is called `name` here, as in botocore. */
export interface ShapeSerialization {
  readonly name?: string
  readonly queryName?: string
  readonly flattened?: boolean
  readonly location?: string
  readonly payload?: string
  readonly streaming?: boolean
  readonly timestampFormat?: string
  readonly xmlNamespace?: unknown
  readonly resultWrapper?: string
  readonly xmlAttribute?: boolean
  readonly eventstream?: boolean
  readonly event?: boolean
  readonly eventheader?: boolean
  readonly eventpayload?: boolean
  readonly jsonvalue?: boolean
  readonly hostLabel?: boolean
}

/** What else the model says about a shape. */
export interface ShapeMetadata {
  readonly required?: readonly string[]
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
  readonly sensitive?: boolean
  readonly enum?: readonly string[]
  readonly idempotencyToken?: boolean
  readonly error?: { readonly code?: string; readonly httpStatusCode?: number; readonly senderFault?: boolean }
  readonly exception?: boolean
  readonly endpointdiscoveryid?: boolean
  readonly retryable?: { readonly throttling?: boolean }
  readonly document?: boolean
  readonly union?: boolean
  readonly contextParam?: { readonly name: string }
  readonly requiresLength?: boolean
}

function pick(definition: ShapeDefinition, keys: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {}
  for (const key of keys) if (Object.hasOwn(definition, key)) picked[key] = definition[key]
  return picked
}

/**
 * A shape of a service's model, with the traits of the member that refers to it: botocore's Shape.
 *
 * @example
 * const { inputShape } = client.meta.serviceModel.operationModel('PutObject')
 * inputShape.members.ACL.enum             // ['private', 'public-read', …]
 * inputShape.members.ACL.serialization    // { location: 'header', name: 'x-amz-acl' }
 */
export class Shape {
  readonly name: string
  readonly typeName: string
  /** Empty for the models of this package, which hold no prose. */
  readonly documentation: string
  protected readonly definition: ShapeDefinition
  protected readonly resolver: ShapeReferences
  #serialization: ShapeSerialization | undefined
  #metadata: ShapeMetadata | undefined

  constructor(name: string, definition: ShapeDefinition, resolver: ShapeReferences) {
    this.name = name
    this.typeName = String(definition['type'])
    this.documentation = String(own(definition, 'documentation') ?? '')
    this.definition = definition
    this.resolver = resolver
  }

  get serialization(): ShapeSerialization {
    if (this.#serialization === undefined) {
      const { locationName, ...others } = pick(this.definition, SERIALIZED)
      this.#serialization = locationName === undefined ? others : { ...others, name: locationName as string }
    }
    return this.#serialization
  }

  get metadata(): ShapeMetadata {
    return (this.#metadata ??= pick(this.definition, METADATA))
  }

  get requiredMembers(): readonly string[] {
    return this.metadata.required ?? []
  }

  /** The model calls it deprecated; `deprecatedMessage` may say what to use instead. */
  get deprecated(): boolean {
    return own(this.definition, 'deprecated') === true
  }

  get deprecatedMessage(): string | undefined {
    return own(this.definition, 'deprecatedMessage') as string | undefined
  }

  /** The member that is an event stream, if any. */
  get eventStreamName(): string | undefined {
    return undefined
  }

  toString(): string {
    return `<${this.constructor.name}(${this.name})>`
  }
}

export class StructureShape extends Shape {
  #members: Readonly<Record<string, Shape>> | undefined

  /** By name, in the model's order. */
  get members(): Readonly<Record<string, Shape>> {
    if (this.#members === undefined) {
      // Without a prototype: a member may have any name.
      const members: Record<string, Shape> = Object.create(null)
      const references = (own(this.definition, 'members') ?? {}) as ShapeDefinition
      for (const [name, reference] of Object.entries(references))
        members[name] = this.resolver.resolveShapeRef(reference)
      this.#members = Object.freeze(members)
    }
    return this.#members
  }

  override get eventStreamName(): string | undefined {
    return Object.keys(this.members).find((name) => this.members[name]?.serialization.eventstream)
  }

  /** What an exception's response calls it: its code, else its name. Undefined when it is no exception. */
  get errorCode(): string | undefined {
    if (this.metadata.exception !== true) return undefined
    return this.metadata.error?.code || this.name
  }

  get isDocumentType(): boolean {
    return this.metadata.document === true
  }

  get isTaggedUnion(): boolean {
    return this.metadata.union === true
  }
}

export class ListShape extends Shape {
  #member: Shape | undefined

  get member(): Shape {
    return (this.#member ??= this.resolver.resolveShapeRef(own(this.definition, 'member')))
  }
}

export class MapShape extends Shape {
  #key: Shape | undefined
  #value: Shape | undefined

  get key(): Shape {
    return (this.#key ??= this.resolver.resolveShapeRef(own(this.definition, 'key')))
  }

  get value(): Shape {
    return (this.#value ??= this.resolver.resolveShapeRef(own(this.definition, 'value')))
  }
}

export class StringShape extends Shape {
  /** The values that the service knows; empty when any string will do. */
  get enum(): readonly string[] {
    return this.metadata.enum ?? []
  }
}
