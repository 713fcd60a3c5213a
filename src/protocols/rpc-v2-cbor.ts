import { AwsError } from '../errors/aws-error.ts'
import { reasonPhrase } from '../errors/reason-phrase.ts'
import type { Headers } from '../http/http.ts'
import type { WireOperation } from '../model/wire-model.ts'
import { addModelledMembers, applyQueryError, cleanErrorCode, errorMessage } from './error-code.ts'
import { CborDecoder } from './formats/cbor-decoder.ts'
import { readCborMembers } from './formats/cbor-reader.ts'
import { cborWriterOf, cborWriterWithout, encodeWith, type WriteCbor } from './formats/cbor-writer.ts'
import { bodyBytes } from './formats/json-body.ts'
import { asUnreadable, errorBody, genericError, isGenericError } from './generic-error.ts'
import { hostPrefixOf } from './host-prefix.ts'
import { withIdempotencyTokens } from './idempotency-tokens.ts'
import { perOperation } from './operation-plan.ts'
import type {
  ErrorResponse,
  Output,
  Protocol,
  ReceivedResponse,
  SerializedRequest,
  SerializeOptions,
} from './protocol.ts'
import { responseMetadata } from './response-metadata.ts'
import { isEventStream } from './validation/member-rules.ts'
import { refusal } from './validation/validate.ts'

const CBOR = 'application/cbor'
const EVENT_STREAM = 'application/vnd.amazon.eventstream'

interface Plan {
  readonly path: string
  readonly headers: Headers
  readonly strict: WriteCbor | undefined
  readonly lenient: WriteCbor | undefined
  readonly hasOutputEvents: boolean
}

const planOf = perOperation((operation): Plan => {
  const { name, input, output, service } = operation
  const { targetPrefix, awsQueryCompatible } = service.metadata
  const hasOutputEvents = output?.members.some(isEventStream) ?? false
  const headers: Headers = {
    'smithy-protocol': 'rpc-v2-cbor',
    accept: hasOutputEvents ? EVENT_STREAM : CBOR,
  }
  if (awsQueryCompatible !== undefined) headers['x-amzn-query-mode'] = 'true'
  const inputEvents = input?.members.find(isEventStream)?.name
  if (input !== undefined) headers['content-type'] = inputEvents === undefined ? CBOR : EVENT_STREAM
  const writerOf = (strict: boolean): WriteCbor | undefined => {
    if (input === undefined) return undefined
    return inputEvents === undefined ? cborWriterOf(input, strict) : cborWriterWithout(input, inputEvents, strict)
  }
  return {
    path: `/service/${targetPrefix ?? ''}/operation/${name}`,
    headers,
    strict: writerOf(true),
    lenient: writerOf(false),
    hasOutputEvents,
  }
})

/** Smithy's RPC v2 with CBOR. */
export const rpcV2Cbor: Protocol = {
  name: 'smithy-rpc-v2-cbor',
  serialize,
  parse,
  parseError,
  readDocument: readCborMembers,
  writeDocument: ({ shape }, value) => encodeWith(cborWriterOf(shape, false), value),
  documentType: CBOR,
}

function serialize(
  operation: WireOperation,
  given: Record<string, unknown>,
  options: SerializeOptions,
): SerializedRequest {
  const plan = planOf(operation)
  const params = withIdempotencyTokens(operation, given, options.uuid)
  return {
    method: 'POST',
    path: plan.path,
    query: '',
    headers: { ...plan.headers },
    body: writeBody(operation, options.validate ? plan.strict : plan.lenient, params),
    hostPrefix: options.injectHostPrefix ? hostPrefixOf(operation, params) : undefined,
  }
}

function writeBody(operation: WireOperation, write: WriteCbor | undefined, params: unknown): Uint8Array | undefined {
  if (write === undefined) return undefined
  try {
    return encodeWith(write, params)
  } catch (thrown) {
    throw refusal(operation.input!, params, thrown)
  }
}

function parse(operation: WireOperation, response: ReceivedResponse): Output {
  const { statusCode, headers } = response
  const { output } = operation
  // As in boto: the request's id is only kept beside other results.
  if (output === undefined) return { ResponseMetadata: { HTTPStatusCode: statusCode, HTTPHeaders: headers } }
  // The first event holds the other members; it is for whoever knows the framing.
  if (planOf(operation).hasOutputEvents) return { ResponseMetadata: responseMetadata(response) }
  const result = readCborMembers(output, bodyBytes(response)) as Output
  result.ResponseMetadata = responseMetadata(response)
  return result
}

function parseError(operation: WireOperation, response: ReceivedResponse): ErrorResponse {
  const { statusCode, headers } = response
  if (isGenericError(response)) return genericError(response)
  const fields = errorFields(errorBody(response))
  const body = fields ?? { message: reasonPhrase(statusCode) }
  const type = body['__type'] ?? headers['x-amzn-errortype']
  const error: ErrorResponse = {
    Error: {
      Message: errorMessage(body),
      Code: typeof type === 'string' ? cleanErrorCode(type) : String(statusCode),
    },
    ResponseMetadata: responseMetadata(response),
  }
  applyQueryError(error, headers)
  addModelledMembers(operation, error, (shape) => readCborMembers(shape, errorBody(response)))
  return fields === undefined ? asUnreadable(error) : error
}

/** The fields of an error; undefined where the body is not what it should be. */
function errorFields(body: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = body.byteLength === 0 ? undefined : new CborDecoder(body).any()
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {}
  } catch (error) {
    if (error instanceof AwsError) return undefined
    throw error
  }
}
