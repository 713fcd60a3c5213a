import type { WireOperation } from '../../model/wire-model.ts'
import { addModelledMembers } from '../error-code.ts'
import { asUnreadable, errorBody, genericError } from '../generic-error.ts'
import { hostPrefixOf } from '../host-prefix.ts'
import { withIdempotencyTokens } from '../idempotency-tokens.ts'
import { setField } from '../own-field.ts'
import type {
  ErrorResponse,
  Output,
  Protocol,
  ReceivedResponse,
  SerializedRequest,
  SerializeOptions,
} from '../protocol.ts'
import { restResponseMetadata } from '../response-metadata.ts'
import { validateParams } from '../validation/validate.ts'
import { formEncode } from './query-text.ts'
import { type QueryDialect, writeQuery } from './query-writer.ts'
import { openDocument } from './xml-document.ts'
import {
  asChildren,
  type ErrorDocument,
  errorFields,
  errorResponse,
  type FindError,
  readErrorDocument,
  readException,
  take,
} from './xml-errors.ts'
import type { XmlReader } from './xml-reader.ts'

/** What `query` and `ec2` do in different ways. */
export interface QueryFamily {
  readonly name: string
  readonly dialect: QueryDialect
  /** Reads the output's members and `reader.metadata`; the reader stands behind the root's start tag. */
  readOutput(reader: XmlReader, operation: WireOperation): Record<string, unknown>
  /** The element of an error document that has the request's id. */
  readonly requestIdField: string
  readonly findError: FindError
}

const CONTENT_TYPE = 'application/x-www-form-urlencoded; charset=utf-8'

function serialize(
  dialect: QueryDialect,
  operation: WireOperation,
  params: Record<string, unknown>,
  options: SerializeOptions,
): SerializedRequest {
  const { input, service, name } = operation
  let form = `Action=${formEncode(name)}&Version=${formEncode(service.metadata.apiVersion)}`
  let filled = params
  if (input !== undefined) {
    filled = withIdempotencyTokens(operation, params, options.uuid)
    if (options.validate) validateParams(input, filled)
    form += writeQuery(dialect, input, filled)
  }
  return {
    method: operation.method,
    path: '/',
    query: '',
    headers: { 'content-type': CONTENT_TYPE },
    body: Buffer.from(form, 'latin1'),
    hostPrefix: options.injectHostPrefix ? hostPrefixOf(operation, filled) : undefined,
  }
}

function parse(family: QueryFamily, operation: WireOperation, response: ReceivedResponse): Output {
  const { body, statusCode, headers } = response
  const read = body instanceof Uint8Array ? body : new Uint8Array(0)
  let output: Record<string, unknown> = {}
  let metadata: Record<string, unknown> | undefined
  // Nothing says nothing where nothing is expected.
  if (read.length > 0 || (operation.output?.members.length ?? 0) > 0) {
    const reader = openDocument(read)
    output = family.readOutput(reader, operation)
    reader.finish()
    metadata = reader.metadata
  }
  output['ResponseMetadata'] = { ...metadata, HTTPStatusCode: statusCode, HTTPHeaders: headers }
  return output as Output
}

function errorOf(document: ErrorDocument): ErrorResponse['Error'] | undefined {
  const { fields } = document
  const list = asChildren(take(fields, 'Errors'))
  for (const name in list) setField(fields, name, list[name])
  const error = asChildren(fields['Error'])
  if (error === undefined) return undefined
  take(fields, 'Error')
  return errorFields(error)
}

function parseError(family: QueryFamily, operation: WireOperation, response: ReceivedResponse): ErrorResponse {
  const document = readErrorDocument(response)
  if (document === undefined) return genericError(response)
  if (document === 'unreadable') {
    return asUnreadable(errorResponse(response, genericError(response).Error, restResponseMetadata(response), {}))
  }
  const error = errorOf(document)
  const id = take(document.fields, 'RequestId') ?? take(document.fields, family.requestIdField)
  const answer = errorResponse(response, error, id === undefined ? {} : { RequestId: id }, document.fields)
  addModelledMembers(operation, answer, (shape) => readException(errorBody(response), shape, family.findError))
  return answer
}

export function queryProtocol(family: QueryFamily): Protocol {
  return {
    name: family.name,
    serialize: (operation, params, options) => serialize(family.dialect, operation, params, options),
    parse: (operation, response) => parse(family, operation, response),
    parseError: (operation, response) => parseError(family, operation, response),
  }
}
