/** boto3's `resources-1` format: what the resources of a service are, as its JSON says it. */
export interface ResourceDefinitions {
  /** The service itself: what `session.resource(name)` gives. */
  readonly service: ResourceDefinition
  /** Its types by name. */
  readonly resources: Readonly<Record<string, ResourceDefinition>>
  /**
   * Where the service's model has the shapes of the attributes, by name: an operation, and the path in its result
   * (`ListBuckets Buckets[]`). Written by `npm run models:sync`; shapes that are not here are looked up by name.
   */
  readonly shapes?: Readonly<Record<string, string>>
}

export interface ResourceDefinition {
  readonly identifiers?: readonly { readonly name: string; readonly memberName?: string }[]
  /** The service model's shape whose members are the attributes. */
  readonly shape?: string
  readonly load?: ActionDefinition
  readonly actions?: Readonly<Record<string, ActionDefinition>>
  readonly batchActions?: Readonly<Record<string, ActionDefinition>>
  readonly has?: Readonly<Record<string, { readonly resource: ResponseDefinition }>>
  readonly hasMany?: Readonly<Record<string, CollectionDefinition>>
  readonly waiters?: Readonly<Record<string, WaiterActionDefinition>>
}

export interface ActionDefinition {
  readonly request: RequestDefinition
  /** What to make of the answer; the answer itself without. */
  readonly resource?: ResponseDefinition
  /** JMESPath: the part of the answer that counts. */
  readonly path?: string
}

export interface CollectionDefinition extends ActionDefinition {
  readonly resource: ResponseDefinition
}

export interface RequestDefinition {
  readonly operation: string
  readonly params?: readonly ParameterDefinition[]
}

export interface WaiterActionDefinition {
  readonly waiterName: string
  readonly params?: readonly ParameterDefinition[]
}

export interface ResponseDefinition {
  readonly type: string
  readonly identifiers?: readonly ParameterDefinition[]
  /** JMESPath: the part of the answer that becomes the resource's data. */
  readonly path?: string
}

/** A value that is filled in: where it goes, and where it comes from. */
export interface ParameterDefinition {
  /** For parameters a path (`Tags[*].Key`), for identifiers a name. */
  readonly target: string
  /** `identifier`, `data`, `response`, `requestParameter`, `input`, `string`, `integer`, `boolean` */
  readonly source: string
  /** Of an identifier. */
  readonly name?: string
  /** JMESPath, into data, the answer, or the parameters of the request. */
  readonly path?: string
  /** The value itself. */
  readonly value?: unknown
}
