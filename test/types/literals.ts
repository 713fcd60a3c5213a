import { Loader } from '../../src/loaders/loader.ts'
import type { WireModel, WireOperation, WireShape } from '../../src/model/wire-model.ts'
import { resolveProtocol } from '../../src/protocols/index.ts'
import { generateParams, generateResult } from '../every-service/generate/params.ts'

/** A program that calls every operation of a service with generated parameters and takes a generated result. */
export interface EveryOperation {
  readonly text: string
  readonly operations: number
}

/** Results whose body or events the test has to stand in for. */
const STREAMS = `declare const body: StreamingBody
declare const events: EventStream<never>
const ResponseMetadata = { HTTPStatusCode: 200, HTTPHeaders: {} }`

export function writeEveryOperation(model: WireModel): EveryOperation {
  const lines = [
    `import type { EventStream, StreamingBody } from 'tucuxi'`,
    `import type * as service from 'tucuxi/services/${model.serviceName}'`,
    STREAMS,
    'declare const client: service.Client',
    'type Results = { [Name in keyof service.Operations]: Awaited<ReturnType<service.Operations[Name]>> }',
  ]
  for (const name of model.operationNames) {
    const operation = model.operation(name)!
    const method = JSON.stringify(name.charAt(0).toLowerCase() + name.slice(1))
    for (const richness of ['minimal', 'rich'] as const) {
      const params = withEvents(operation.input, generateParams(operation, richness))
      lines.push(`void client[${method}](${literal(params)})`)
    }
    lines.push(`void (${literal(resultOf(model, operation))} satisfies Results[${method}])`)
  }
  return { text: `${lines.join('\n')}\n`, operations: model.operationNames.length }
}

/** A word of the program rather than a text. */
class Name {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

function resultOf(model: WireModel, operation: WireOperation): Record<string, unknown> {
  const result = withEvents(operation.output, generateResult(operation))
  const payload = operation.output?.traits.payload
  const isRest = resolveProtocol(model.metadata).startsWith('rest-')
  if (
    isRest &&
    payload !== undefined &&
    operation.output?.member(payload)?.shape.type === 'blob' &&
    payload in result
  ) {
    result[payload] = new Name('body')
  }
  return { ...result, ResponseMetadata: new Name('ResponseMetadata') }
}

/** Events are not generated; every answer has them. */
function withEvents(shape: WireShape | undefined, values: Record<string, unknown>): Record<string, unknown> {
  const streams = shape?.members.filter((member) => member.shape.traits.eventstream) ?? []
  return Object.assign({}, values, Object.fromEntries(streams.map(({ name }) => [name, new Name('events')])))
}

function literal(value: unknown): string {
  if (value instanceof Name) return value.name
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (value instanceof Uint8Array) return `new Uint8Array(${value.byteLength})`
  if (Array.isArray(value)) return `[${value.map(literal).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}:${literal(one)}`)}}`
}

export function everyModel(): WireModel[] {
  const loader = new Loader({ includeDefaultExtras: false })
  return loader.listAvailableServices('service-2').map((name) => loader.wireModel(name))
}
