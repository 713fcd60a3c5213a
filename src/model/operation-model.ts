import { UnknownSignatureVersionError } from '../errors/config.ts'
import { own } from './own.ts'
import { type Shape, type ShapeDefinition, StructureShape } from './shape.ts'
import type { HttpChecksumTrait } from './wire-model.ts'

/** What an operation asks its service's model for. */
export interface OperationSurroundings {
  readonly metadata: Readonly<Record<string, unknown>>
  resolveShapeRef(reference: unknown): Shape
}

/** A parameter of the endpoint rules that an operation gives a fixed value. */
export interface StaticContextParameter {
  readonly name: string
  readonly value: unknown
}

/** A parameter of the endpoint rules that takes a member of the input. */
export interface ContextParameter {
  readonly name: string
  readonly memberName: string
}

const SIGNATURE_VERSIONS: Readonly<Record<string, string>> = {
  'aws.auth#sigv4': 'v4',
  'aws.auth#sigv4a': 'v4a',
  'smithy.api#httpBearerAuth': 'bearer',
  'smithy.api#noAuth': 'none',
}

/**
 * An operation of a service's model: botocore's OperationModel.
 *
 * @example
 * const operation = client.meta.serviceModel.operationModel('PutItem')
 * operation.inputShape?.requiredMembers   // ['TableName', 'Item']
 * operation.errorShapes.map((shape) => shape.name)
 */
export class OperationModel<Service extends OperationSurroundings = OperationSurroundings> {
  readonly name: string
  readonly serviceModel: Service
  readonly metadata: Readonly<Record<string, unknown>>
  readonly http: { readonly method?: string; readonly requestUri?: string; readonly responseCode?: number }
  readonly #definition: ShapeDefinition
  readonly #shapes = new Map<string, Shape | undefined>()

  constructor(definition: ShapeDefinition, serviceModel: Service, name: string) {
    this.#definition = definition
    this.name = name
    this.serviceModel = serviceModel
    this.metadata = serviceModel.metadata
    this.http = (own(definition, 'http') ?? {}) as OperationModel['http']
  }

  /** The name on the wire; differs from `name` in old versions of one service. */
  get wireName(): string {
    return this.#get<string>('name') ?? this.name
  }

  /** Empty for the models of this package, which hold no prose. */
  get documentation(): string {
    return this.#get<string>('documentation') ?? ''
  }

  get deprecated(): boolean {
    return this.#get('deprecated') === true
  }

  get deprecatedMessage(): string | undefined {
    return this.#get('deprecatedMessage')
  }

  /** Whether the service finds its endpoint by a call; undefined when not, an empty object when it may. */
  get endpointDiscovery(): { readonly required?: boolean } | undefined {
    return this.#get('endpointdiscovery')
  }

  get isEndpointDiscoveryOperation(): boolean {
    return this.#get('endpointoperation') === true
  }

  get inputShape(): StructureShape | undefined {
    return this.#shape('input')
  }

  get outputShape(): StructureShape | undefined {
    return this.#shape('output')
  }

  /** The members of the input that get a random token when they are absent. */
  get idempotentMembers(): readonly string[] {
    return this.#inputMembers()
      .filter(([, shape]) => shape.metadata.idempotencyToken === true)
      .map(([name]) => name)
  }

  get staticContextParameters(): readonly StaticContextParameter[] {
    const params = this.#get<Record<string, { value?: unknown }>>('staticContextParams') ?? {}
    return Object.entries(params).map(([name, { value }]) => ({ name, value }))
  }

  get contextParameters(): readonly ContextParameter[] {
    return this.#inputMembers().flatMap(([memberName, { metadata }]) => {
      return metadata.contextParam?.name === undefined ? [] : [{ name: metadata.contextParam.name, memberName }]
    })
  }

  /** Parameters of the endpoint rules that take part of the input, by a JMESPath expression. */
  get operationContextParameters(): Readonly<Record<string, { readonly path: string }>> {
    return this.#get('operationContextParams') ?? {}
  }

  get requestCompression(): { readonly encodings: readonly string[] } | undefined {
    return this.#get('requestcompression')
  }

  get auth(): readonly string[] | undefined {
    return this.#get('auth')
  }

  get authType(): string | undefined {
    return this.#get('authtype')
  }

  /** How the operation is signed when it is not signed as the service is: from `auth`, else `authType`. */
  get resolvedAuthType(): string | undefined {
    const [first] = this.auth ?? []
    if (first === undefined) return this.authType
    if (Object.hasOwn(SIGNATURE_VERSIONS, first)) return SIGNATURE_VERSIONS[first]
    throw new UnknownSignatureVersionError({ signatureVersion: first })
  }

  get unsignedPayload(): boolean | undefined {
    return this.#get('unsignedPayload')
  }

  /** The exceptions that the operation is documented to answer with. */
  get errorShapes(): readonly Shape[] {
    const references = this.#get<readonly unknown[]>('errors') ?? []
    return references.map((reference) => this.serviceModel.resolveShapeRef(reference))
  }

  get endpoint(): { readonly hostPrefix?: string } | undefined {
    return this.#get('endpoint')
  }

  get httpChecksumRequired(): boolean {
    return this.#get('httpChecksumRequired') === true
  }

  get httpChecksum(): HttpChecksumTrait {
    return this.#get('httpChecksum') ?? {}
  }

  get hasEventStreamInput(): boolean {
    return this.getEventStreamInput() !== undefined
  }

  get hasEventStreamOutput(): boolean {
    return this.getEventStreamOutput() !== undefined
  }

  getEventStreamInput(): Shape | undefined {
    return eventStream(this.inputShape)
  }

  getEventStreamOutput(): Shape | undefined {
    return eventStream(this.outputShape)
  }

  get hasStreamingInput(): boolean {
    return this.getStreamingInput() !== undefined
  }

  get hasStreamingOutput(): boolean {
    return this.getStreamingOutput() !== undefined
  }

  getStreamingInput(): Shape | undefined {
    return streamingBody(this.inputShape)
  }

  getStreamingOutput(): Shape | undefined {
    return streamingBody(this.outputShape)
  }

  toString(): string {
    return `OperationModel(name=${this.name})`
  }

  #get<T>(key: string): T | undefined {
    return own(this.#definition, key) as T | undefined
  }

  #shape(key: 'input' | 'output'): StructureShape | undefined {
    if (!this.#shapes.has(key)) {
      const reference = this.#get(key)
      this.#shapes.set(key, reference === undefined ? undefined : this.serviceModel.resolveShapeRef(reference))
    }
    // A model of one's own may be wrong there; what reads members looks before.
    return this.#shapes.get(key) as StructureShape | undefined
  }

  #inputMembers(): [string, Shape][] {
    const input = this.inputShape
    return input instanceof StructureShape ? Object.entries(input.members) : []
  }
}

function eventStream(shape: Shape | undefined): Shape | undefined {
  const name = shape?.eventStreamName
  return name === undefined || !(shape instanceof StructureShape) ? undefined : shape.members[name]
}

/** The payload, when it is a blob. */
function streamingBody(shape: Shape | undefined): Shape | undefined {
  const { payload } = shape?.serialization ?? {}
  if (payload === undefined || !(shape instanceof StructureShape)) return undefined
  const body = shape.members[payload]
  return body?.typeName === 'blob' ? body : undefined
}
