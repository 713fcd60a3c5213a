import type { HttpRequest, HttpResponse } from '../http/http.ts'
import type { OperationModel } from '../model/operation-model.ts'
import type { ServiceModel } from '../model/service-model.ts'
import type { WaiterModel } from '../waiters/waiter-model.ts'

/** Parameters of an operation, as the user gives them. */
export type Params = Record<string, unknown>

/**
 * Notes of one call that handlers of later stages can read; those of services themselves are under botocore's names.
 * `isPresignRequest` is true where nothing will be sent because a URL is wanted.
 */
export type CallContext = Record<string, unknown>

/** What a before-send handler may answer with instead of sending. */
export interface SendAnswer {
  readonly statusCode: number
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: Uint8Array | string | AsyncIterable<Uint8Array> | undefined
}

/** Signs other requests in the name of a call's client. */
export interface RequestSigner {
  /** The client's region. */
  readonly regionName: string | undefined
  /** A URL of a request that is not the call's own, good for an hour; `regionName` is the region it is signed for. */
  generatePresignedUrl(request: HttpRequest, options: { readonly regionName: string }): Promise<string>
}

/** A before-call answer: a finished result, or an error when its status is 300 or above. */
export interface CallAnswer {
  readonly statusCode: number
  readonly parsed: Record<string, unknown>
}

/**
 * The stages of a call in their order, and what a handler of each gets. An event's whole name is
 * `<stage>.<service id>.<Operation>`; `before-endpoint-resolution` has no operation. Every payload also has
 * `eventName`.
 */
export interface CallStages {
  /** May return other parameters, which replace the caller's. */
  'provide-client-params': { params: Params; readonly model: OperationModel; readonly context: CallContext }
  /** May change `params` in place (they are a copy of the caller's top level). */
  'before-parameter-build': { params: Params; readonly model: OperationModel; readonly context: CallContext }
  /** May change `builtins` of the endpoint rules. */
  'before-endpoint-resolution': {
    readonly builtins: Record<string, unknown>
    readonly params: Params
    readonly model: OperationModel
    readonly context: CallContext
  }
  /** May change the serialized request, or answer the call without sending anything. */
  'before-call': {
    readonly request: HttpRequest
    readonly params: Params
    readonly requestSigner: RequestSigner
    readonly model: OperationModel
    readonly context: CallContext
  }
  /** Each attempt has a request of its own, not signed yet. */
  'request-created': { readonly request: HttpRequest; readonly operationName: string; readonly context: CallContext }
  /** May return the name of another signature version. */
  'choose-signer': {
    readonly signatureVersion: string
    readonly signingName: string
    readonly regionName: string | undefined
    readonly context: CallContext
  }
  'before-sign': {
    readonly request: HttpRequest
    readonly signatureVersion: string
    readonly signingName: string
    readonly regionName: string | undefined
    readonly operationName: string
  }
  /** Signed. May return a response, and nothing is sent. */
  'before-send': { readonly request: HttpRequest; readonly context: CallContext }
  /** May return another response to be read in this one's place. */
  'before-parse': { readonly response: HttpResponse; readonly model: OperationModel; readonly context: CallContext }
  'response-received': {
    readonly response: HttpResponse | undefined
    readonly parsed: Record<string, unknown> | undefined
    readonly error: unknown
    readonly context: CallContext
  }
  /** May return seconds to wait before another attempt. */
  'needs-retry': {
    readonly request: HttpRequest
    readonly response: HttpResponse | undefined
    readonly parsed: Record<string, unknown> | undefined
    readonly error: unknown
    readonly attempts: number
    readonly operationName: string
    readonly context: CallContext
  }
  'after-call': {
    readonly parsed: Record<string, unknown>
    readonly response: HttpResponse | undefined
    readonly model: OperationModel
    readonly context: CallContext
  }
  'after-call-error': { readonly error: unknown; readonly context: CallContext }
}

/** The first part of the names of a call's events. */
export type StageName = keyof CallStages

/** What handlers get by the first part of an event's name: the stages of a call, and what happens before there is a client. */
export interface EventPayloads extends CallStages {
  /** May return the name of another service. A handler must not return a promise. */
  'choose-service-name': { readonly serviceName: string }
  /** May change the document, which is the caller's own. A handler must not return a promise. */
  'service-data-loaded': {
    readonly serviceData: Record<string, unknown>
    readonly serviceName: string
    /** Which loaded it: a core session. */
    readonly session: unknown
  }
  /**
   * May add, replace and delete methods in `classAttributes`, and append classes to `baseClasses` whose methods are
   * mixed in. A handler must not return a promise.
   */
  'creating-client-class': {
    readonly classAttributes: Record<string, unknown>
    readonly baseClasses: (abstract new (...args: never[]) => object)[]
  }
  /**
   * As `creating-client-class`, for a type of resources: `creating-resource-class.s3.Bucket`, and `ServiceResource` for
   * the service itself. `classAttributes` has methods, and getters of what is read without a call.
   */
  'creating-resource-class': {
    readonly classAttributes: Record<string, unknown>
    readonly baseClasses: (abstract new (...args: never[]) => object)[]
    readonly serviceContext: ResourceServiceContext
  }
}

/** What is known of a service whose resources get a class. */
export interface ResourceServiceContext {
  readonly serviceName: string
  readonly serviceModel: ServiceModel
  /** The types of the `resources-1` document. */
  readonly resourceJsonDefinitions: object
  readonly serviceWaiterModel: WaiterModel
}

/** The operation's view and the call's notes, made when a handler asks for them. */
class CallEvent {
  readonly #call: { readonly model: OperationModel; readonly context: CallContext }

  constructor(call: { readonly model: OperationModel; readonly context: CallContext }, fields: object) {
    this.#call = call
    Object.assign(this, fields)
  }

  get model(): OperationModel {
    return this.#call.model
  }

  get context(): CallContext {
    return this.#call.context
  }
}

/** What handlers of a call's stage get: the stage's own fields, with `model` and `context`. */
export function callEvent<Fields extends object>(
  call: { readonly model: OperationModel; readonly context: CallContext },
  fields: Fields,
): Fields & { readonly model: OperationModel; readonly context: CallContext } {
  return new CallEvent(call, fields) as unknown as Fields & {
    readonly model: OperationModel
    readonly context: CallContext
  }
}
