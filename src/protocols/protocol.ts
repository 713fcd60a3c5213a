import type { Headers, HttpResponse, RequestBody } from '../http/http.ts'
import type { WireMember, WireOperation, WireShape } from '../model/wire-model.ts'

/** A request before it has an endpoint: what an operation's parameters become. */
export interface SerializedRequest {
  readonly method: string
  /** Percent-encoded, starts with a slash; the endpoint's own path goes in front. */
  path: string
  /** Percent-encoded, without the question mark. */
  query: string
  headers: Headers
  body: RequestBody
  /** What to put before the endpoint's host, labels filled in: `data.`, `123456789012.`. */
  hostPrefix: string | undefined
}

/** Settings of one client that serialization depends on. */
export interface SerializeOptions {
  /** False skips validation, as boto's `parameter_validation = false`. */
  readonly validate: boolean
  /** False leaves host prefixes out. */
  readonly injectHostPrefix: boolean
  /** A new idempotency token. */
  readonly uuid: () => string
}

/** A response whose body has been read, or is left to the caller when the output streams. */
export type ReceivedResponse = HttpResponse

/** `ResponseMetadata` of every result. */
export interface ResponseMetadata {
  RequestId?: string
  HostId?: string
  HTTPStatusCode: number
  HTTPHeaders: Headers
  RetryAttempts?: number
  [name: string]: unknown
}

/** An error as a service sent it: what becomes ClientError.response. */
export interface ErrorResponse {
  /** Null is what a service sent as null, or as an empty element of XML. A page of a proxy has nothing that could stand here. */
  Error?: { Code: string; Message: string | null; Type?: string; QueryErrorCode?: string; [name: string]: unknown }
  ResponseMetadata: ResponseMetadata
  [member: string]: unknown
}

export type Output = Record<string, unknown> & { ResponseMetadata: ResponseMetadata }

/** One wire format, both ways. Stateless: codecs are compiled per shape at first use and kept with the shape. */
export interface Protocol {
  /** botocore's name: `json`, `rest-xml`, `smithy-rpc-v2-cbor` … */
  readonly name: string
  /**
   * Validates and converts in one pass. Throws ParamValidationError with every problem and its path. `params` is not
   * changed.
   */
  serialize(operation: WireOperation, params: Record<string, unknown>, options: SerializeOptions): SerializedRequest
  /** Status 300 and below. Throws ResponseParserError when the body is not what the model says. */
  parse(operation: WireOperation, response: ReceivedResponse): Output
  /** Status 301 and above, as botocore. Never throws for what a server sent: HTML and empty bodies become generic errors. */
  parseError(operation: WireOperation, response: ReceivedResponse): ErrorResponse
  /** A whole document as a value of that shape, undefined where there is none: what is in an event. */
  readDocument?(shape: WireShape, body: Uint8Array): unknown
  /** A value as a whole document, not validated: what goes into an event. Throws INVALID for what cannot be written. */
  writeDocument?(member: WireMember, value: unknown): Uint8Array
  /** The media type of such documents. */
  readonly documentType?: string
}
