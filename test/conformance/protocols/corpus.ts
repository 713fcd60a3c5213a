import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RawModel } from '../../../src/loaders/raw-model.ts'
import type { WireOperation, WireShape } from '../../../src/model/wire-model.ts'

/** The folder of protocol compliance tests, or undefined when this run has none. */
export const corpora: string | undefined = process.env['TUCUXI_CORPORA']

export const UUID = '00000000-0000-4000-8000-000000000000'

interface Suite {
  readonly description?: string
  readonly metadata: Record<string, unknown>
  readonly shapes: Record<string, unknown>
  readonly clientEndpoint?: string
  readonly cases: readonly Case[]
}

export interface Case {
  readonly id?: string
  readonly given: Record<string, unknown> & { readonly name: string }
  readonly params?: Record<string, unknown>
  readonly serialized?: {
    readonly method?: string
    readonly uri: string
    readonly body?: string
    readonly host?: string
    readonly headers?: Record<string, string>
    readonly forbidHeaders?: readonly string[]
    readonly requireHeaders?: readonly string[]
  }
  readonly response?: {
    readonly status_code: number
    readonly headers?: Record<string, string>
    readonly body?: string
  }
  readonly result?: Record<string, unknown>
  readonly error?: Record<string, unknown>
  readonly errorCode?: string
  readonly errorMessage?: string
}

export interface Loaded {
  readonly name: string
  readonly test: Case
  readonly operation: WireOperation
  /** Where the client of the case was told to send, without a scheme. */
  readonly host: string | undefined
}

function modelOf(suite: Suite, test: Case, protocol: string): WireOperation {
  const given: Record<string, unknown> = { http: { method: 'POST', requestUri: '/' }, ...test.given }
  const output = given['output'] as Record<string, unknown> | undefined
  if (protocol === 'query' && output !== undefined && output['resultWrapper'] === undefined) {
    given['output'] = { ...output, resultWrapper: `${test.given.name}Result` }
  }
  const shapes = withPayloadOf(given['output'], withPayloadOf(given['input'], suite.shapes))
  const document = { metadata: suite.metadata, operations: { [test.given.name]: given }, shapes }
  const model = new RawModel('test', String(suite.metadata['apiVersion'] ?? ''), (type) =>
    type === 'service-2' ? document : undefined,
  )
  return model.operation(test.given.name)!
}

/** The oldest suites say at the reference what is the payload; models say it at the shape. */
function withPayloadOf(reference: unknown, shapes: Record<string, unknown>): Record<string, unknown> {
  const { shape, payload } = (reference ?? {}) as { shape?: string; payload?: string }
  if (shape === undefined || payload === undefined) return shapes
  return { ...shapes, [shape]: { ...(shapes[shape] as object), payload } }
}

/** Every case of one file, with a name of its own. */
export function casesOf(folder: 'input' | 'output' | 'legacy/input' | 'legacy/output', protocol: string): Loaded[] {
  if (corpora === undefined) return []
  const suites = JSON.parse(readFileSync(join(corpora, 'protocols', folder, `${protocol}.json`), 'utf8')) as Suite[]
  return suites.flatMap((suite, i) =>
    suite.cases.map((test, j) => ({
      name: `${test.id ?? `${suite.description ?? test.given.name} #${i}`}${test.id ? '' : `.${j}`}`,
      test,
      operation: modelOf(suite, test, protocol),
      host: suite.clientEndpoint?.replace(/^https?:\/\//, ''),
    })),
  )
}

/** Parameters as a program would pass them: the corpus writes special floats as text. */
export function asParams(shape: WireShape | undefined, value: unknown): unknown {
  if (shape === undefined || value === null || shape.traits.document === true) return value
  if (shape.type === 'float' || shape.type === 'double') return Number(value)
  if (shape.type === 'list') return (value as unknown[]).map((item) => asParams(shape.element!.shape, item))
  if (shape.type === 'structure' || shape.type === 'map') {
    const entries = Object.entries(value as Record<string, unknown>)
    return Object.fromEntries(
      entries.map(([key, item]) => [key, asParams((shape.value ?? shape.member(key))?.shape, item)]),
    )
  }
  return value
}

/** A result as the corpus writes it: seconds for dates, text for bytes and special floats. */
export function asExpected(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8')
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  if (Array.isArray(value)) return value.map(asExpected)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asExpected(item)]))
}

export function lowerCaseNames(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
