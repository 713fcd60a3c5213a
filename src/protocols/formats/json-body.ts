import { ResponseParserError } from '../../errors/body.ts'
import type { WireShape } from '../../model/wire-model.ts'
import { utf8, utf8Text } from '../../util/bytes.ts'
import type { ReceivedResponse } from '../protocol.ts'
import { readJson } from './json-reader.ts'
import { parseJson } from './json-text.ts'

type Fields = Record<string, unknown>

/** What is sent where there is nothing to say. */
export const EMPTY_OBJECT: Uint8Array = utf8('{}')

/** The JSON of a body. As in boto, nothing counts as `{}`, and what is no JSON as a message. */
export function parseBody(body: Uint8Array): unknown {
  if (body.byteLength === 0) return {}
  const text = utf8Text(body)
  try {
    return parseJson(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
  } catch (error) {
    if (error instanceof SyntaxError) return { message: text }
    throw error
  }
}

/** The members of a structure as a body has them. */
export function readMembers(shape: WireShape, body: Uint8Array): Fields {
  const value = parseBody(body)
  return value === null ? {} : (readJson(shape, value) as Fields)
}

/** A value that is a whole body. */
export function readValue(shape: WireShape, body: Uint8Array): unknown {
  const value = parseBody(body)
  return value === null ? undefined : readJson(shape, value)
}

export function bodyBytes({ body }: ReceivedResponse): Uint8Array {
  if (body instanceof Uint8Array) return body
  throw new ResponseParserError({ message: 'The body of the response has not been read' })
}
