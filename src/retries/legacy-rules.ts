import { InvalidModelError } from '../errors/model.ts'

/** When a legacy rule says to retry. */
export type LegacyPolicy =
  | { readonly kind: 'status'; readonly statusCode: number }
  | { readonly kind: 'code'; readonly statusCode: number; readonly errorCode: string }
  | { readonly kind: 'connection' }
  | { readonly kind: 'crc32' }

/** What botocore's `_retry` document says about one service. */
export interface LegacyRules {
  readonly maxAttempts: number
  /** Seconds; `rand` is a random number below 1. */
  readonly base: number | 'rand'
  readonly growthFactor: number
  readonly policies: readonly LegacyPolicy[]
}

type Json = Readonly<Record<string, unknown>>

function object(value: unknown, path: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
  throw new InvalidModelError({ message: `_retry: ${path} is not an object` })
}

function own(from: Json, key: string): unknown {
  return Object.hasOwn(from, key) ? from[key] : undefined
}

function part(from: Json, key: string, path: string): Json {
  const value = own(from, key)
  return value === undefined ? {} : object(value, `${path}.${key}`)
}

function policy(source: Json, definitions: Json, path: string): LegacyPolicy {
  const reference = own(source, '$ref')
  const appliesWhen = part(
    typeof reference === 'string' ? part(definitions, reference, 'definitions') : source,
    'applies_when',
    path,
  )
  if (own(appliesWhen, 'socket_errors') !== undefined) return { kind: 'connection' }
  const response = part(appliesWhen, 'response', path)
  if (own(response, 'crc32body') !== undefined) return { kind: 'crc32' }
  const statusCode = own(response, 'http_status_code')
  const errorCode = own(response, 'service_error_code')
  if (typeof statusCode !== 'number') throw new InvalidModelError({ message: `_retry: ${path}: Unknown retry policy` })
  return typeof errorCode === 'string' ? { kind: 'code', statusCode, errorCode } : { kind: 'status', statusCode }
}

/** The rules for a service, by its endpoint prefix: those of all services, and its own over them. */
export function readLegacyRules(document: unknown, endpointPrefix: string): LegacyRules {
  const root = object(document, 'the document')
  const definitions = part(root, 'definitions', '')
  const retry = part(root, 'retry', '')
  const all = part(retry, '__default__', 'retry')
  const service = part(part(retry, endpointPrefix, 'retry'), '__default__', endpointPrefix)
  const delay = { ...part(all, 'delay', 'default'), ...part(service, 'delay', endpointPrefix) }
  const policies = { ...part(all, 'policies', 'default'), ...part(service, 'policies', endpointPrefix) }
  const base = delay['base']
  return {
    maxAttempts: Number(own(service, 'max_attempts') ?? own(all, 'max_attempts') ?? 5),
    base: typeof base === 'number' ? base : 'rand',
    growthFactor: Number(delay['growth_factor'] ?? 2),
    policies: Object.entries(policies).map(([name, value]) => policy(object(value, name), definitions, name)),
  }
}
