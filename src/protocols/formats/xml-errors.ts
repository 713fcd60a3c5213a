import { ResponseParserError } from '../../errors/body.ts'
import type { WireShape } from '../../model/wire-model.ts'
import { errorBody, isGenericError } from '../generic-error.ts'
import type { ErrorResponse, ReceivedResponse } from '../protocol.ts'
import { openDocument } from './xml-document.ts'
import { xmlCodec } from './xml-parser.ts'
import type { XmlReader } from './xml-reader.ts'
import { readTree, type XmlTree } from './xml-tree.ts'

export type Fields = { [name: string]: XmlTree }

/** An error document without a model: its root's name and children. */
export interface ErrorDocument {
  readonly root: string
  readonly fields: Fields
}

/** Undefined when something in between answered, `unreadable` when it is no XML. */
export function readErrorDocument(response: ReceivedResponse): ErrorDocument | 'unreadable' | undefined {
  if (isGenericError(response)) return undefined
  try {
    const reader = openDocument(errorBody(response))
    const root = reader.name
    const fields = reader.empty ? {} : readTree(reader, reader.close)
    reader.finish()
    return { root, fields }
  } catch (error) {
    if (error instanceof ResponseParserError) return 'unreadable'
    throw error
  }
}

/** Takes a field out of the others. */
export function take(fields: Fields, name: string): XmlTree | undefined {
  if (!Object.hasOwn(fields, name)) return undefined
  const value = fields[name]
  delete fields[name]
  return value
}

export function asChildren(tree: XmlTree | undefined): Fields | undefined {
  return typeof tree === 'object' && tree !== null ? tree : undefined
}

/** The code is text, also where it is empty; an empty message is null, as every empty element. */
export function errorFields(fields: Fields): ErrorResponse['Error'] {
  const error: Fields = { ...fields }
  if (Object.hasOwn(error, 'Code')) error['Code'] ??= ''
  return error as unknown as ErrorResponse['Error']
}

/** Puts together what ClientError has as its response. */
export function errorResponse(
  { statusCode, headers }: ReceivedResponse,
  error: ErrorResponse['Error'] | undefined,
  metadata: Record<string, unknown>,
  siblings: Fields,
): ErrorResponse {
  return {
    ...siblings,
    ...(error === undefined ? {} : { Error: error }),
    ResponseMetadata: { ...metadata, HTTPStatusCode: statusCode, HTTPHeaders: headers },
  }
}

/** Where in an error document the fields of the exception are; the reader stands behind the root's start tag. */
export type FindError = (reader: XmlReader) => boolean

/** Goes to the first child of that name; false when there is none. */
export function enterChild(reader: XmlReader, name: string): boolean {
  const { close } = reader
  if (reader.empty) return false
  while (reader.nextChild(close)) {
    if (reader.name === name) return true
    if (!reader.empty) reader.skipContent(reader.close)
  }
  return false
}

/** The members that the model gives an exception, read from its document. */
export function readException(body: Uint8Array, shape: WireShape, find: FindError): Record<string, unknown> {
  let reader = openDocument(body)
  if (!find(reader)) reader = openDocument(body)
  const codec = xmlCodec(shape)
  const members = reader.empty
    ? codec.empty(reader, reader.attributes)
    : codec.read(reader, reader.close, reader.attributes)
  return members as Record<string, unknown>
}
