import type { WireOperation, WireShape } from '../model/wire-model.ts'
import { addModelledMembers } from './error-code.ts'
import { restXmlBody, writeXmlDocument } from './formats/rest-xml-body.ts'
import { parseXml } from './formats/xml-document.ts'
import {
  asChildren,
  type ErrorDocument,
  enterChild,
  errorFields,
  errorResponse,
  readErrorDocument,
  readException,
  take,
} from './formats/xml-errors.ts'
import { errorBody, genericError, isGenericError } from './generic-error.ts'
import { compileRestParser, compileRestSerializer, type RestBodyReader, type RestParse } from './http-bindings/index.ts'
import { perOperation } from './operation-plan.ts'
import type { ErrorResponse, Output, Protocol, ReceivedResponse } from './protocol.ts'
import { restResponseMetadata } from './response-metadata.ts'

type Fields = Record<string, unknown>

const outputBody: RestBodyReader = {
  members: (shape) => (body) => (body.byteLength === 0 ? {} : (parseXml(body, shape) as Fields)),
  payload:
    ({ shape }) =>
    (body) =>
      readDocument(shape, body),
}

function readDocument(shape: WireShape, body: Uint8Array): unknown {
  if (body.byteLength > 0) return parseXml(body, shape)
  // An empty body is an empty structure, but a union has one member or does not exist.
  return shape.type === 'structure' && !shape.traits.union ? {} : undefined
}

/** `<ErrorResponse><Error>…</Error></ErrorResponse>`, or S3's `<Error>…</Error>`. */
const exceptionBody: RestBodyReader = {
  ...outputBody,
  members: (shape) => (body) =>
    body.byteLength === 0
      ? {}
      : readException(body, shape, (root) => root.name === 'ErrorResponse' && enterChild(root, 'Error')),
}

const serializerOf = perOperation((operation) => compileRestSerializer(operation, restXmlBody))

const outputs = new WeakMap<WireShape, RestParse>()
const exceptions = new WeakMap<WireShape, RestParse>()

function parserOf(shape: WireShape, parsers: WeakMap<WireShape, RestParse>, body: RestBodyReader): RestParse {
  let parser = parsers.get(shape)
  if (parser === undefined) parsers.set(shape, (parser = compileRestParser(shape, body)))
  return parser
}

function parse({ output }: WireOperation, response: ReceivedResponse): Output {
  const result: Output = { ResponseMetadata: restResponseMetadata(response) }
  if (output !== undefined) parserOf(output, outputs, outputBody)(response, result)
  return result
}

function documentError(response: ReceivedResponse, { root, fields }: ErrorDocument): ErrorResponse {
  if (root === 'Error') {
    // Both are in the headers too, which is where the metadata has them from.
    for (const name of ['RequestId', 'HostId']) take(fields, name)
    return errorResponse(response, errorFields(fields), restResponseMetadata(response), {})
  }
  const id = take(fields, 'RequestId')
  const error = { Message: '', Code: '', ...asChildren(take(fields, 'Error')) }
  return errorResponse(response, errorFields(error), id === undefined ? {} : { RequestId: id }, fields)
}

/** Answers to HEAD, for one, say it all in their heads. */
function statusError(response: ReceivedResponse): ErrorResponse {
  const { headers } = response
  const ids = { RequestId: headers['x-amz-request-id'] ?? '', HostId: headers['x-amz-id-2'] ?? '' }
  return errorResponse(response, genericError(response).Error, isGenericError(response) ? {} : ids, {})
}

function parseError(operation: WireOperation, response: ReceivedResponse): ErrorResponse {
  const document = readErrorDocument(response)
  const error = typeof document === 'object' ? documentError(response, document) : statusError(response)
  if (!isGenericError(response)) {
    addModelledMembers(operation, error, (shape) => {
      const members: Fields = {}
      parserOf(shape, exceptions, exceptionBody)({ ...response, body: errorBody(response) }, members)
      return members
    })
  }
  return error
}

/** XML bodies, with members in paths, queries and headers. */
export const restXml: Protocol = {
  name: 'rest-xml',
  serialize: (operation, params, options) => serializerOf(operation)(params, options),
  parse,
  parseError,
  readDocument,
  writeDocument: writeXmlDocument,
  documentType: 'application/xml',
}
