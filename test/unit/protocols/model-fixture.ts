import { RawModel } from '../../../src/loaders/raw-model.ts'
import type { WireOperation, WireShape } from '../../../src/model/wire-model.ts'
import type { ReceivedResponse, SerializeOptions } from '../../../src/protocols/protocol.ts'

type Json = Record<string, unknown>

const SCALARS: Json = {
  String: { type: 'string' },
  Integer: { type: 'integer' },
  Long: { type: 'long' },
  Double: { type: 'double' },
  Float: { type: 'float' },
  Boolean: { type: 'boolean' },
  Timestamp: { type: 'timestamp' },
  Blob: { type: 'blob' },
  Stream: { type: 'blob', streaming: true },
  Document: { type: 'structure', document: true, members: {} },
  Strings: { type: 'list', member: { shape: 'String' } },
  StringMap: { type: 'map', key: { shape: 'String' }, value: { shape: 'String' } },
}

export interface Fixture {
  readonly shapes?: Json
  /** Members of the input's structure, as `{ Name: { shape: 'String' } }`. */
  readonly input?: Json
  /** More of the input's structure: `payload`, `required`. */
  readonly inputTraits?: Json
  readonly output?: Json
  readonly outputTraits?: Json
  readonly http?: Json
  readonly operation?: Json
  readonly metadata?: Json
}

/** An operation `Do` of a small model. */
export function operationOf(fixture: Fixture): WireOperation {
  const { shapes, input, inputTraits, output, outputTraits, http, operation, metadata } = fixture
  const document = {
    metadata: { apiVersion: '2020-01-01', targetPrefix: 'Target', jsonVersion: '1.1', ...metadata },
    operations: {
      Do: {
        name: 'Do',
        http: { method: 'POST', requestUri: '/', ...http },
        ...(input && { input: { shape: 'Input' } }),
        ...(output && { output: { shape: 'Output' } }),
        ...operation,
      },
    },
    shapes: {
      ...SCALARS,
      ...(input && { Input: { type: 'structure', members: input, ...inputTraits } }),
      ...(output && { Output: { type: 'structure', members: output, ...outputTraits } }),
      ...shapes,
    },
  }
  return new RawModel('test', '2020-01-01', () => document as never).operation('Do')!
}

/** A structure with those members. */
export function shapeOf(members: Json, shapes: Json = {}, traits: Json = {}): WireShape {
  return operationOf({ input: members, inputTraits: traits, shapes }).input!
}

export const OPTIONS: SerializeOptions = { validate: true, injectHostPrefix: true, uuid: () => 'token' }

export function responseOf(
  body: string | Uint8Array,
  statusCode = 200,
  headers: Record<string, string> = {},
): ReceivedResponse {
  return { statusCode, headers, body: Buffer.from(body) }
}

export function textOf(body: unknown): string {
  return body === undefined ? '' : Buffer.from(body as Uint8Array).toString('utf8')
}
