import { MissingServiceIdError, OperationNotFoundError, UndefinedModelAttributeError } from '../errors/model.ts'
import { didYouMean } from '../util/suggestions.ts'
import { OperationModel } from './operation-model.ts'
import { own } from './own.ts'
import { resolveProtocol } from './resolved-protocol.ts'
import { type Shape, type ShapeDefinition, StructureShape } from './shape.ts'
import { ShapeResolver } from './shape-resolver.ts'
import type { WireModel } from './wire-model.ts'

/** A setting of a client that goes into its endpoint rules. */
export interface ClientContextParameter {
  readonly name: string
  readonly type: string
  readonly documentation: string
}

/**
 * A service's model for people: everything that botocore's ServiceModel shows, read from the model when it is looked
 * at. Calls do not use it.
 *
 * @example
 * const model = session.getServiceModel('s3')
 * model.operationNames
 * model.operationModel('GetObject').outputShape
 * model.shapeForErrorCode('NoSuchKey')
 */
export class ServiceModel {
  readonly #serviceName: string | undefined
  #read: (() => ShapeDefinition) | undefined
  #document: ShapeDefinition = {}
  #metadata: ShapeDefinition | undefined
  #operationNames: readonly string[] | undefined
  #resolver: ShapeResolver | undefined
  #errorCodes: Map<string, StructureShape> | undefined
  #signatureVersion: string | undefined
  readonly #operations = new Map<string, OperationModel<ServiceModel>>()

  /** `description` is botocore's `service-2` document, or what reads it when it is first needed. */
  constructor(description: ShapeDefinition | (() => ShapeDefinition), serviceName?: string) {
    this.#serviceName = serviceName
    this.#read = typeof description === 'function' ? description : () => description
  }

  /** @internal */
  static of(model: WireModel): ServiceModel {
    const service = new ServiceModel(() => model.document('service-2') as ShapeDefinition, model.serviceName)
    // What the wire model knows too need not wait for the whole document.
    service.#metadata = model.metadata as unknown as ShapeDefinition
    service.#operationNames = model.operationNames
    return service
  }

  get #description(): ShapeDefinition {
    if (this.#read !== undefined) {
      this.#document = this.#read()
      this.#read = undefined
    }
    return this.#document
  }

  get #shapes(): ShapeResolver {
    return (this.#resolver ??= new ShapeResolver(part(this.#description, 'shapes')))
  }

  get metadata(): Readonly<Record<string, unknown>> {
    return (this.#metadata ??= part(this.#description, 'metadata'))
  }

  /** Empty for the models of this package, which hold no prose. */
  get documentation(): string {
    return String(own(this.#description, 'documentation') ?? '')
  }

  get operationNames(): readonly string[] {
    return (this.#operationNames ??= Object.keys(part(this.#description, 'operations')))
  }

  get shapeNames(): readonly string[] {
    return this.#shapes.names
  }

  /** The name clients are made by, else the endpoint prefix. */
  get serviceName(): string {
    return this.#serviceName ?? this.endpointPrefix
  }

  get serviceId(): string {
    const id = own(this.metadata, 'serviceId')
    if (typeof id !== 'string') throw new MissingServiceIdError({ serviceName: this.#serviceName ?? 'None' })
    return id
  }

  get signingName(): string {
    return (own(this.metadata, 'signingName') as string | undefined) ?? this.endpointPrefix
  }

  get apiVersion(): string {
    return this.#property('apiVersion')
  }

  get protocol(): string {
    return this.#property('protocol')
  }

  get protocols(): readonly string[] {
    return this.#property('protocols')
  }

  /** The protocol that is spoken: the preferred one of `protocols`, else `protocol`. */
  get resolvedProtocol(): string {
    const protocols = own(this.metadata, 'protocols') as readonly string[] | undefined
    if (protocols === undefined || protocols.length === 0) return this.protocol
    return resolveProtocol({ protocol: '', protocols }, this.serviceName)
  }

  get endpointPrefix(): string {
    return this.#property('endpointPrefix')
  }

  get signatureVersion(): string | undefined {
    return this.#signatureVersion ?? (own(this.metadata, 'signatureVersion') as string | undefined)
  }

  set signatureVersion(value: string | undefined) {
    this.#signatureVersion = value
  }

  get isQueryCompatible(): boolean {
    return Object.hasOwn(this.metadata, 'awsQueryCompatible')
  }

  get deprecated(): boolean {
    return own(this.#description, 'deprecated') === true
  }

  get deprecatedMessage(): string | undefined {
    return own(this.#description, 'deprecatedMessage') as string | undefined
  }

  get clientContextParameters(): readonly ClientContextParameter[] {
    return Object.entries(part(this.#description, 'clientContextParams')).map(([name, param]) => {
      const { type = '', documentation = '' } = param as Partial<ClientContextParameter>
      return { name, type, documentation }
    })
  }

  get endpointDiscoveryOperation(): OperationModel<ServiceModel> | undefined {
    const name = this.operationNames.find((each) => this.operationModel(each).isEndpointDiscoveryOperation)
    return name === undefined ? undefined : this.operationModel(name)
  }

  get endpointDiscoveryRequired(): boolean {
    return this.operationNames.some((name) => this.operationModel(name).endpointDiscovery?.required === true)
  }

  /** The service's exceptions, in the model's order. */
  get errorShapes(): readonly StructureShape[] {
    return [...this.#shapes.names]
      .map((name) => this.shapeFor(name))
      .filter((shape): shape is StructureShape => shape instanceof StructureShape && shape.metadata.exception === true)
  }

  /** The exception that an error code stands for. */
  shapeForErrorCode(errorCode: string): StructureShape | undefined {
    this.#errorCodes ??= new Map(this.errorShapes.map((shape) => [shape.errorCode!, shape]))
    return this.#errorCodes.get(errorCode)
  }

  /** Throws NoShapeFoundError. `memberTraits` come over the shape's own. */
  shapeFor(shapeName: string, memberTraits?: ShapeDefinition): Shape {
    return this.#shapes.shape(shapeName, memberTraits)
  }

  resolveShapeRef(reference: unknown): Shape {
    return this.#shapes.resolveShapeRef(reference)
  }

  /** Throws OperationNotFoundError. */
  operationModel(operationName: string): OperationModel<ServiceModel> {
    let operation = this.#operations.get(operationName)
    if (operation === undefined) {
      const definition = own(part(this.#description, 'operations'), operationName)
      if (definition === undefined) {
        const hint = didYouMean(String(operationName), this.operationNames)
        throw new OperationNotFoundError({ message: operationName }, { hint })
      }
      operation = new OperationModel(definition as ShapeDefinition, this, operationName)
      this.#operations.set(operationName, operation)
    }
    return operation
  }

  toString(): string {
    return `ServiceModel(${this.serviceName})`
  }

  #property<T = string>(name: string): T {
    const value = own(this.metadata, name)
    if (value !== undefined) return value as T
    throw new UndefinedModelAttributeError({
      message: `"${name}" not defined in the metadata of the model: ServiceModel(${this.#serviceName ?? ''})`,
    })
  }
}

function part(document: ShapeDefinition, key: string): ShapeDefinition {
  return (own(document, key) ?? {}) as ShapeDefinition
}
