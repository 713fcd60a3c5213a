import type { WireOperation, WireShape } from '../model/wire-model.ts'
import { addModelledMembers } from './error-code.ts'
import { EMPTY_OBJECT, readMembers, readValue } from './formats/json-body.ts'
import { parseJsonError, restJsonErrorCode } from './formats/json-errors.ts'
import { converterOfMember, partialConverterOf, writeJson, writeJsonDocument } from './formats/json-writer.ts'
import { errorBody, isGenericError } from './generic-error.ts'
import {
  compileRestParser,
  compileRestSerializer,
  type RestBodyReader,
  type RestBodyWriter,
  type RestParse,
} from './http-bindings/index.ts'
import { perOperation } from './operation-plan.ts'
import type {
  ErrorResponse,
  Output,
  Protocol,
  ReceivedResponse,
  SerializedRequest,
  SerializeOptions,
} from './protocol.ts'
import { restResponseMetadata } from './response-metadata.ts'

const writer: RestBodyWriter = {
  validates: true,
  contentType: 'application/json',
  emptyBody: EMPTY_OBJECT,
  members(operation, strict) {
    const convert = partialConverterOf(operation.input!, strict)
    return (fields) => writeJson(convert, fields)
  },
  payload(member, _operation, strict) {
    const convert = converterOfMember(member, strict)
    return (value) => writeJson(convert, value)
  },
}

const reader: RestBodyReader = {
  members: (shape) => (body) => readMembers(shape, body),
  payload:
    ({ shape }) =>
    (body) =>
      // A union has one member or does not exist.
      body.byteLength === 0 && shape.traits.union === true ? undefined : readValue(shape, body),
}

const serializerOf = perOperation((operation) => compileRestSerializer(operation, writer))
const parsers = new WeakMap<WireShape, RestParse>()

function parserOf(shape: WireShape): RestParse {
  let parser = parsers.get(shape)
  if (parser === undefined) {
    parser = compileRestParser(shape, reader)
    parsers.set(shape, parser)
  }
  return parser
}

/** JSON bodies, with members in paths, queries and headers. */
export const restJson: Protocol = {
  name: 'rest-json',
  serialize,
  parse,
  parseError,
  readDocument: readValue,
  writeDocument: writeJsonDocument,
  documentType: writer.contentType!,
}

function serialize(
  operation: WireOperation,
  params: Record<string, unknown>,
  options: SerializeOptions,
): SerializedRequest {
  return serializerOf(operation)(params, options)
}

function parse({ output }: WireOperation, response: ReceivedResponse): Output {
  const result: Output = { ResponseMetadata: restResponseMetadata(response) }
  if (output !== undefined) parserOf(output)(response, result)
  return result
}

function parseError(operation: WireOperation, response: ReceivedResponse): ErrorResponse {
  const error = parseJsonError(response, restJsonErrorCode)
  if (!isGenericError(response)) {
    addModelledMembers(operation, error, (shape) => {
      const members: Record<string, unknown> = {}
      parserOf(shape)({ ...response, body: errorBody(response) }, members)
      return members
    })
  }
  return error
}
