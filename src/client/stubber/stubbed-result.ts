import { ParamValidationError } from '../../errors/params.ts'
import type { EventStream } from '../../eventstream/event-stream.ts'
import { toRequestBody } from '../../http/body.ts'
import { StreamingBody } from '../../http/streaming-body.ts'
import type { WireMember, WireShape } from '../../model/wire-model.ts'
import type { ResponseMetadata } from '../../protocols/protocol.ts'
import { parseTimestamp } from '../../protocols/timestamp.ts'
import {
  isDocument,
  isEventStream,
  isJsonValueHeader,
  isStreaming,
  ruledMember,
} from '../../protocols/validation/member-rules.ts'
import { type Report, report } from '../../protocols/validation/report.ts'
import { showType, showValue } from '../../protocols/validation/show.ts'
import { asFields, bytesOf, type Fields, isBytes, isStream } from '../../protocols/validation/value-kinds.ts'
import type { StreamingInput } from '../service-types.ts'
import { type AnyEvents, StubbedEvents } from './stubbed-events.ts'

type Result = Record<string, unknown>

/** A result as a test writes it down: bodies as text or bytes, events as an array; `ResponseMetadata` only for what matters. */
export type StubbedResult<Output> = {
  readonly [Name in keyof Omit<Output, 'ResponseMetadata'>]: StubbedMember<Output[Name]>
} & { readonly ResponseMetadata?: Partial<ResponseMetadata> | undefined }

type StubbedMember<Value> =
  | Value
  | (Value extends StreamingBody
      ? StreamingInput
      : Value extends EventStream<infer Event>
        ? readonly Event[] | AsyncIterable<Event>
        : never)

/**
 * What the service would have given, from what a test wrote down: a copy, with dates, bytes and streams where results
 * have them.
 *
 * @throws ParamValidationError when the model has no such result
 */
export function stubbedResult(shape: WireShape | undefined, given: Fields): Result {
  if (shape !== undefined) {
    check(shape, given)
    return structure(shape, given)
  }
  if (Object.keys(given).length === 0) return {}
  throw new ParamValidationError({ report: 'Service response should only contain ResponseMetadata.' })
}

function check(shape: WireShape, given: Fields): void {
  const events = shape.members.find(isEventStream)
  const reports = hasEvents(given, events)
    ? [report(shape, { ...given, [events.name]: [] }), ...eventReports(events, given[events.name])]
    : [report(shape, given)]
  const problems = reports.flatMap((found) => found.problems)
  if (problems.length === 0) return
  const hint = reports.find((found) => found.hint !== undefined)?.hint
  throw new ParamValidationError({ report: problems.join('\n') }, { hint })
}

function hasEvents(given: Fields, events: WireMember | undefined): events is WireMember {
  return events !== undefined && given[events.name] !== undefined
}

/** Those of a list are looked at one by one; those of a stream when they come. */
function eventReports({ name, shape }: WireMember, events: unknown): readonly Report[] {
  if (isStream(events)) return []
  if (Array.isArray(events)) return events.map((event) => report(shape, event))
  const problem = `Invalid type for parameter ${name}, value: ${showValue(events)}, type: ${showType(events)}, valid types: array, async iterable`
  return [{ problems: [problem], hint: undefined }]
}

function structure(shape: WireShape, value: unknown): Result {
  const members: Result = {}
  for (const [name, field] of Object.entries(asFields(value) ?? {})) {
    if (field !== undefined) members[name] = received(ruledMember(shape, shape.member(name)!), field)
  }
  return members
}

function received(member: WireMember, value: unknown): unknown {
  const { shape } = member
  if (isJsonValueHeader(member) || isDocument(member)) return structuredClone(value)
  if (isEventStream(member)) return new StubbedEvents(value as AnyEvents, (event) => stubbedResult(shape, event))
  switch (shape.type) {
    case 'structure':
      return structure(shape, value)
    case 'list':
      return (value as readonly unknown[]).map((item) => received(shape.element!, item))
    case 'map':
      return map(shape, value as Fields)
    case 'timestamp':
      return value instanceof Date ? value : parseTimestamp(value)
    case 'blob':
      return isStreaming(member) ? streamingBody(value) : bytes(value as string | ArrayBuffer)
    default:
      return value
  }
}

function map(shape: WireShape, value: Fields): Result {
  const present = Object.entries(value).filter(([, item]) => item !== undefined)
  return Object.fromEntries(present.map(([name, item]) => [name, received(shape.value!, item)]))
}

function bytes(value: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  return isBytes(value) ? bytesOf(value) : new TextEncoder().encode(value)
}

function streamingBody(value: unknown): StreamingBody {
  if (value instanceof StreamingBody) return value
  const body = toRequestBody(value)!
  if (body instanceof Uint8Array) return new StreamingBody(body, { contentLength: body.byteLength })
  return new StreamingBody(body.open(), { contentLength: body.length })
}
