import type { Headers } from '../http/http.ts'
import type { WireOperation, WireShape } from '../model/wire-model.ts'
import { setField } from './own-field.ts'
import type { ErrorResponse } from './protocol.ts'

/** An error's code without the namespace before it and the address after it: `a.b#Code:http://c/` is `Code`. */
export function cleanErrorCode(code: string): string {
  const colon = code.indexOf(':')
  const named = colon < 0 ? code : code.slice(0, colon)
  return named.slice(named.lastIndexOf('#') + 1)
}

/** What an error says of itself, under either name. As in boto, a message that is null stays null. */
export function errorMessage(body: Readonly<Record<string, unknown>>): string | null {
  const name = ['message', 'Message'].find((candidate) => Object.hasOwn(body, candidate))
  const message = name === undefined ? '' : body[name]
  return message === null ? null : String(message)
}

/** What services that once spoke the query protocol say of an error: the code and the type it had then. */
export function applyQueryError({ Error: error }: ErrorResponse, headers: Headers): void {
  const parts = headers['x-amzn-query-error']?.split(';')
  if (error === undefined || parts === undefined || parts.length !== 2 || parts[0] === '') return
  error.QueryErrorCode = error.Code
  error.Code = parts[0]!
  error.Type = parts[1]!
}

/**
 * Adds the members that the model gives the error. An error must never keep its reader from learning of it: what
 * cannot be read is left out.
 */
export function addModelledMembers(
  operation: WireOperation,
  error: ErrorResponse,
  read: (shape: WireShape) => Readonly<Record<string, unknown>>,
): void {
  const code = error.Error?.Code
  const shape = code === undefined ? undefined : operation.service.exception(code)
  if (shape === undefined) return
  let members: Readonly<Record<string, unknown>>
  try {
    members = read(shape)
  } catch {
    return
  }
  for (const name in members) {
    if (name !== 'Error' && name !== 'ResponseMetadata') setField(error, name, members[name])
  }
}
