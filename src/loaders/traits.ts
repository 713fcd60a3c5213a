import type { MemberTraits, OperationTraits, ShapeTraits } from '../model/wire-model.ts'
import { deepFreeze, type JsonObject } from './json.ts'

/** What the wire model keeps of a shape. `required` and `type` have places of their own. */
export const SHAPE_TRAITS: ReadonlySet<string> = new Set([
  'payload',
  'required',
  'union',
  'document',
  'exception',
  'error',
  'fault',
  'retryable',
  'eventstream',
  'event',
  'wrapper',
  'locationName',
  'xmlNamespace',
  'flattened',
  'sparse',
  'min',
  'timestampFormat',
  'streaming',
  'requiresLength',
] satisfies (keyof ShapeTraits)[])

/** What the wire model keeps of a reference to a shape. */
export const MEMBER_TRAITS: ReadonlySet<string> = new Set([
  'location',
  'locationName',
  'queryName',
  'flattened',
  'xmlAttribute',
  'xmlNamespace',
  'streaming',
  'idempotencyToken',
  'jsonvalue',
  'hostLabel',
  'contextParam',
  'eventpayload',
  'eventheader',
  'timestampFormat',
  'endpointdiscoveryid',
] satisfies (keyof MemberTraits)[])

/** What only references say in AWS's models; in other people's, as in boto, a shape may say it for all of them. */
export const REFERENCE_TRAITS: ReadonlySet<string> = new Set(
  [...MEMBER_TRAITS].filter((name) => !SHAPE_TRAITS.has(name)),
)

/** What the wire model keeps of an operation. */
export const OPERATION_TRAITS: ReadonlySet<string> = new Set([
  'endpoint',
  'staticContextParams',
  'operationContextParams',
  'httpChecksum',
  'httpChecksumRequired',
  'requestcompression',
  'authtype',
  'auth',
  'unsignedPayload',
  'endpointdiscovery',
  'endpointoperation',
] satisfies (keyof OperationTraits)[])

export const INPUT_TRAITS: ReadonlySet<string> = new Set(['locationName', 'xmlNamespace'])
export const OUTPUT_TRAITS: ReadonlySet<string> = new Set(['resultWrapper', 'locationName'])

export const NO_TRAITS: Readonly<Record<never, never>> = Object.freeze({})

/**
 * Those traits of a model's object that the wire model keeps, frozen with what is in them; a trait that is false counts
 * as absent.
 */
export function pickTraits<T extends object>(from: JsonObject, kept: ReadonlySet<string>): T {
  let traits: JsonObject | undefined
  for (const key of Object.keys(from)) {
    if (!kept.has(key) || from[key] === false) continue
    traits ??= {}
    traits[key] = from[key]
  }
  return (traits === undefined ? NO_TRAITS : deepFreeze(traits)) as T
}
