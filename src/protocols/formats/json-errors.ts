import type { Headers } from '../../http/http.ts'
import { applyQueryError, cleanErrorCode, errorMessage } from '../error-code.ts'
import { errorBody, genericError, isGenericError } from '../generic-error.ts'
import type { ErrorResponse, ReceivedResponse } from '../protocol.ts'
import { responseMetadata } from '../response-metadata.ts'
import { parseBody } from './json-body.ts'

type Fields = Readonly<Record<string, unknown>>

/** How a protocol finds an error's code. */
export type FindCode = (body: Fields, headers: Headers) => unknown

const ERROR_TYPE = 'x-amzn-errortype'

/** The json protocol has the code in `__type`; older services have it where rest-json does. */
export function jsonErrorCode(body: Fields, headers: Headers): unknown {
  return textOf(body['__type']) ?? textOf(headers[ERROR_TYPE]) ?? textOf(body['code'])
}

/** rest-json has the code in a header, or in `code`. */
export function restJsonErrorCode(body: Fields, headers: Headers): unknown {
  return headers[ERROR_TYPE] ?? body['code'] ?? body['Code'] ?? body['__type']
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** An error whose body is JSON, or was meant to be. */
export function parseJsonError(response: ReceivedResponse, findCode: FindCode): ErrorResponse {
  const { statusCode, headers } = response
  if (isGenericError(response)) {
    const error = genericError(response)
    const code = headers[ERROR_TYPE]
    return code === undefined ? error : { ...error, Error: { ...error.Error!, Code: cleanErrorCode(code) } }
  }
  const body = fieldsOf(parseBody(errorBody(response)))
  const found = findCode(body, headers)
  const code = found === undefined || found === null ? String(statusCode) : cleanErrorCode(String(found))
  const error: ErrorResponse = {
    Error: { Message: errorMessage(body), Code: code },
    ResponseMetadata: responseMetadata(response),
  }
  applyQueryError(error, headers)
  return error
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}
