/**
 * The wire model: what a call needs to know of a service, its operations and its shapes, and nothing else.
 *
 * Packs (the compiled models of this package) and raw botocore JSON both present themselves through these interfaces,
 * so that protocols, endpoints, paginators, waiters and clients never know where a model came from. Everything is
 * lazy: a shape's members are read when somebody looks at them. Objects are shared, cached for the process, immutable:
 * the same shape is the same object each time, so that a codec can be kept per shape in a WeakMap.
 *
 * For people who want to look at a model, with names, enums, patterns and error lists, there is ServiceModel.
 */
import type { AsciiText } from '../util/ascii-text.ts'

export type ShapeType =
  | 'structure'
  | 'list'
  | 'map'
  | 'string'
  | 'blob'
  | 'boolean'
  | 'integer'
  | 'long'
  | 'float'
  | 'double'
  | 'timestamp'

export type TimestampFormat = 'iso8601' | 'unixTimestamp' | 'rfc822'

export interface XmlNamespace {
  readonly uri: string
  readonly prefix?: string
}

/** Facts about a shape itself, under the names that botocore's models use. Absent means false or none. */
export interface ShapeTraits {
  /** structure: name of the member that is the HTTP body */
  readonly payload?: string
  readonly required?: readonly string[]
  readonly union?: boolean
  readonly document?: boolean
  readonly exception?: boolean
  readonly error?: { readonly code?: string; readonly httpStatusCode?: number; readonly senderFault?: boolean }
  readonly fault?: boolean
  readonly retryable?: { readonly throttling?: boolean }
  readonly eventstream?: boolean
  readonly event?: boolean
  readonly wrapper?: boolean
  readonly locationName?: string
  readonly xmlNamespace?: XmlNamespace | string
  /** list, map */
  readonly flattened?: boolean
  readonly sparse?: boolean
  /** string, blob, list, map: least length; numbers: least value */
  readonly min?: number
  readonly timestampFormat?: TimestampFormat
  readonly streaming?: boolean
  readonly requiresLength?: boolean
}

/** Facts about a reference to a shape (a structure's member, a list's element, a map's key or value). */
export interface MemberTraits {
  readonly location?: 'header' | 'headers' | 'uri' | 'querystring' | 'statusCode'
  readonly locationName?: string
  readonly queryName?: string
  readonly flattened?: boolean
  readonly xmlAttribute?: boolean
  readonly xmlNamespace?: XmlNamespace | string
  readonly streaming?: boolean
  readonly idempotencyToken?: boolean
  readonly jsonvalue?: boolean
  readonly hostLabel?: boolean
  readonly contextParam?: { readonly name: string }
  readonly eventpayload?: boolean
  readonly eventheader?: boolean
  readonly timestampFormat?: TimestampFormat
  /** Part of the key that discovered endpoints are kept under. */
  readonly endpointdiscoveryid?: boolean
}

export interface WireMember {
  /** The member's name; `member`, `key` or `value` in lists and maps. */
  readonly name: string
  readonly shape: WireShape
  readonly traits: MemberTraits
}

export interface WireShape {
  readonly type: ShapeType
  /**
   * The model's own name for exceptions and for whatever a source keeps names of; otherwise an identifier that means
   * nothing outside the model.
   */
  readonly name: string
  readonly traits: ShapeTraits
  /** structure: in the model's order; empty for every other type */
  readonly members: readonly WireMember[]
  /** structure: the member of that name */
  member(name: string): WireMember | undefined
  /** list */
  readonly element: WireMember | undefined
  /** map */
  readonly key: WireMember | undefined
  readonly value: WireMember | undefined
}

export interface HttpChecksumTrait {
  readonly requestChecksumRequired?: boolean
  readonly requestAlgorithmMember?: string
  readonly requestValidationModeMember?: string
  readonly responseAlgorithms?: readonly string[]
}

/** Facts about an operation, under botocore's names. */
export interface OperationTraits {
  readonly endpoint?: { readonly hostPrefix?: string }
  readonly staticContextParams?: Readonly<Record<string, { readonly value: unknown }>>
  readonly operationContextParams?: Readonly<Record<string, { readonly path: string }>>
  readonly httpChecksum?: HttpChecksumTrait
  readonly httpChecksumRequired?: boolean
  readonly requestcompression?: { readonly encodings: readonly string[] }
  readonly authtype?: string
  readonly auth?: readonly string[]
  readonly unsignedPayload?: boolean
  readonly endpointdiscovery?: { readonly required?: boolean }
  readonly endpointoperation?: boolean
}

/** What the model says about the reference to an operation's input. */
export interface InputTraits {
  readonly locationName?: string
  readonly xmlNamespace?: XmlNamespace | string
}

export interface OutputTraits {
  readonly resultWrapper?: string
  readonly locationName?: string
}

export interface WireOperation {
  readonly name: string
  readonly method: string
  readonly requestUri: string
  readonly responseCode: number | undefined
  readonly input: WireShape | undefined
  readonly inputTraits: InputTraits
  readonly output: WireShape | undefined
  readonly outputTraits: OutputTraits
  readonly traits: OperationTraits
  readonly service: WireModel
}

/** botocore's `metadata`, as it is. */
export interface ServiceMetadata {
  readonly apiVersion: string
  readonly endpointPrefix: string
  readonly protocol: string
  readonly protocols?: readonly string[]
  readonly serviceFullName: string
  readonly serviceAbbreviation?: string
  readonly serviceId: string
  readonly signatureVersion: string
  readonly signingName?: string
  readonly auth?: readonly string[]
  readonly jsonVersion?: string
  readonly targetPrefix?: string
  readonly uid?: string
  readonly xmlNamespace?: string
  readonly globalEndpoint?: string
  readonly awsQueryCompatible?: object
  readonly protocolSettings?: { readonly h2?: string }
}

export interface ContextParamDeclaration {
  readonly type: string
  readonly documentation?: string
}

/** botocore's paginators-1 entry, as it is. */
export interface PaginatorDefinition {
  readonly input_token: string | readonly string[]
  readonly output_token: string | readonly string[]
  readonly result_key: string | readonly string[]
  readonly limit_key?: string
  readonly more_results?: string
  readonly non_aggregate_keys?: readonly string[]
}

export interface AcceptorDefinition {
  readonly state: 'success' | 'failure' | 'retry'
  readonly matcher: 'path' | 'pathAll' | 'pathAny' | 'status' | 'error'
  readonly argument?: string
  readonly expected: string | number | boolean
}

/** botocore's waiters-2 entry, as it is. */
export interface WaiterDefinition {
  readonly operation: string
  readonly delay: number
  readonly maxAttempts: number
  readonly acceptors: readonly AcceptorDefinition[]
}

/** One service at one API version. */
export interface WireModel {
  /** The name clients are made by: `s3`, `dynamodb`. */
  readonly serviceName: string
  readonly apiVersion: string
  /** What the client's class is called: `S3`, `PrometheusService`. */
  readonly moduleName: string
  readonly metadata: ServiceMetadata
  readonly clientContextParams: Readonly<Record<string, ContextParamDeclaration>>
  readonly operationNames: readonly string[]
  /**
   * Names under which the model has secrets: of members, `member`, `key` and `value` of lists and maps, and of operations
   * whose input or output is one. What has none of them on its way is none; for the rest there is the whole model.
   * Undefined where only that knows.
   */
  readonly sensitiveNames: ReadonlySet<string> | undefined
  operation(name: string): WireOperation | undefined
  /** The exception that a service's error code stands for: by the shape's own code, else by its name. */
  exception(code: string): WireShape | undefined
  /** The names of all exceptions, in the model's order. Where one's code differs, `traits.error.code` says it. */
  readonly exceptionNames: readonly string[]
  exceptionNamed(name: string): WireShape | undefined

  readonly paginatorNames: readonly string[]
  paginator(operationName: string): PaginatorDefinition | undefined
  readonly waiterNames: readonly string[]
  waiter(name: string): WaiterDefinition | undefined

  /** The endpoint rules, or undefined for a custom model without any. What `endpoints/` takes. */
  ruleSet(): RuleSetSource | undefined

  /**
   * One of botocore's documents for this service (`service-2`, `paginators-1`, `waiters-2`, `endpoint-rule-set-1`),
   * whole but for prose. For introspection: slow, and not kept.
   */
  document(type: string): unknown
}

/** A rule set as botocore writes it, or as a pack holds it: the line of the pack and where its templates are. */
export type RuleSetSource =
  | { readonly kind: 'document'; readonly document: unknown }
  | { readonly kind: 'packed'; readonly line: string; readonly templates: () => AsciiText }
