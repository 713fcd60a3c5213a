import type { Headers } from '../http/http.ts'
import type { WireOperation } from '../model/wire-model.ts'
import { addModelledMembers } from './error-code.ts'
import { bodyBytes, EMPTY_OBJECT, readMembers, readValue } from './formats/json-body.ts'
import { jsonErrorCode, parseJsonError } from './formats/json-errors.ts'
import { type Convert, converterOf, writeJson, writeJsonDocument } from './formats/json-writer.ts'
import { errorBody, isGenericError } from './generic-error.ts'
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

interface Plan {
  readonly target: string
  readonly contentType: string
  readonly isQueryCompatible: boolean
  readonly strict: Convert | undefined
  readonly lenient: Convert | undefined
}

const planOf = perOperation((operation): Plan => {
  const { name, input, service } = operation
  const { targetPrefix, jsonVersion, awsQueryCompatible } = service.metadata
  return {
    target: `${targetPrefix ?? ''}.${name}`,
    contentType: `application/x-amz-json-${jsonVersion ?? '1.0'}`,
    isQueryCompatible: awsQueryCompatible !== undefined,
    strict: input && converterOf(input, true),
    lenient: input && converterOf(input, false),
  }
})

const hasEvents = perOperation(({ output }) => output?.members.some(isEventStream) ?? false)

/** AWS's JSON over POST, versions 1.0 and 1.1. */
export const awsJson: Protocol = {
  name: 'json',
  serialize,
  parse,
  parseError,
  readDocument: readValue,
  writeDocument: writeJsonDocument,
  documentType: 'application/json',
}

function serialize(
  operation: WireOperation,
  given: Record<string, unknown>,
  options: SerializeOptions,
): SerializedRequest {
  const plan = planOf(operation)
  const params = withIdempotencyTokens(operation, given, options.uuid)
  const headers: Headers = { 'x-amz-target': plan.target, 'content-type': plan.contentType }
  if (plan.isQueryCompatible) headers['x-amzn-query-mode'] = 'true'
  return {
    method: operation.method,
    path: '/',
    query: '',
    headers,
    body: writeBody(operation, options.validate ? plan.strict : plan.lenient, params),
    hostPrefix: options.injectHostPrefix ? hostPrefixOf(operation, params) : undefined,
  }
}

function writeBody(operation: WireOperation, convert: Convert | undefined, params: unknown): Uint8Array {
  if (convert === undefined) return EMPTY_OBJECT
  try {
    return writeJson(convert, params)
  } catch (thrown) {
    throw refusal(operation.input!, params, thrown)
  }
}

function parse(operation: WireOperation, response: ReceivedResponse): Output {
  const { output } = operation
  const metadata = responseMetadata(response)
  if (output === undefined) return { ResponseMetadata: metadata }
  // The first event holds the other members; it is for whoever knows the framing.
  if (hasEvents(operation)) return { ResponseMetadata: metadata }
  const result = readMembers(output, bodyBytes(response)) as Output
  result.ResponseMetadata = metadata
  return result
}

function parseError(operation: WireOperation, response: ReceivedResponse): ErrorResponse {
  const error = parseJsonError(response, jsonErrorCode)
  if (!isGenericError(response)) {
    addModelledMembers(operation, error, (shape) => readMembers(shape, errorBody(response)))
  }
  return error
}
