import { type WrittenHeader, writeHeaders, writeMessage } from '../eventstream/write-message.ts'
import type { WireMember, WireShape } from '../model/wire-model.ts'
import { utf8 } from '../util/bytes.ts'
import { setField } from './own-field.ts'
import type { Protocol } from './protocol.ts'
import { toInstant } from './timestamp.ts'
import { checkOfShape, INVALID } from './validation/check.ts'
import { asFields, bytesOf, type Fields, isBytes } from './validation/value-kinds.ts'

/** Makes a frame of an event. Throws INVALID for one that the model does not allow, ParserError for one too long. */
export type EncodeEvent = (event: unknown) => Uint8Array

type EventWriter = (value: unknown) => Uint8Array

/** Makes frames of events, as the shape of an event stream says: `{ AudioEvent: { AudioChunk } }`. */
export function eventEncoder(stream: WireShape, protocol: Protocol, validate: boolean): EncodeEvent {
  const writers = new Map<string, EventWriter>()
  return (event) => {
    const fields = asFields(event)
    const names = Object.keys(fields ?? {}).filter((name) => fields![name] !== undefined)
    const [name] = names
    const member = name === undefined || names.length > 1 ? undefined : stream.member(name)
    if (member === undefined) throw INVALID
    let write = writers.get(member.name)
    if (write === undefined) writers.set(member.name, (write = eventWriter(member, protocol)))
    const value = fields![member.name]
    if (validate) checkOfShape(member.shape)(value)
    return write(value)
  }
}

/** The first event in protocols that have no other place for the rest of the parameters. */
export function encodeInitialRequest(protocol: Protocol, document: Uint8Array): Uint8Array {
  return frameOf('initial-request', protocol.documentType, [], document)
}

function frameOf(
  type: string,
  contentType: string | undefined,
  headers: readonly WrittenHeader[],
  payload: Uint8Array,
): Uint8Array {
  const own: WrittenHeader[] = [text(':event-type', type), text(':message-type', 'event')]
  if (contentType !== undefined) own.push(text(':content-type', contentType))
  return writeMessage(writeHeaders([...own, ...headers]), payload)
}

function text(name: string, value: string): WrittenHeader {
  return { name, type: 'string', value }
}

function eventWriter(member: WireMember, protocol: Protocol): EventWriter {
  const inHeaders = member.shape.members.filter(({ traits }) => traits.eventheader)
  const writePayload = payloadWriter(member, inHeaders, protocol)
  return (value) => {
    const fields = asFields(value)
    if (fields === undefined) throw INVALID
    const headers = inHeaders.flatMap((one) => {
      const field = fields[one.name]
      return field === undefined || field === null ? [] : [headerOf(one, field)]
    })
    const { contentType, payload } = writePayload(fields)
    return frameOf(member.name, contentType, headers, payload)
  }
}

interface Payload {
  readonly contentType: string | undefined
  readonly payload: Uint8Array
}

const NO_PAYLOAD: Payload = { contentType: undefined, payload: new Uint8Array(0) }

/** One member is the whole payload, or all that is not in headers is, as one document. */
function payloadWriter(
  event: WireMember,
  inHeaders: readonly WireMember[],
  protocol: Protocol,
): (fields: Fields) => Payload {
  const { members } = event.shape
  const whole = members.find(({ traits }) => traits.eventpayload)
  if (whole !== undefined) {
    return (fields) => {
      const value = fields[whole.name]
      return value === undefined || value === null ? NO_PAYLOAD : wholePayload(whole, value, protocol)
    }
  }
  if (inHeaders.length > 0 && inHeaders.length === members.length) return () => NO_PAYLOAD
  const names = new Set(inHeaders.map(({ name }) => name))
  return (fields) => documentPayload(event, names.size === 0 ? fields : without(fields, names), protocol)
}

function wholePayload(member: WireMember, value: unknown, protocol: Protocol): Payload {
  switch (member.shape.type) {
    case 'blob':
      return { contentType: 'application/octet-stream', payload: toBytes(value) }
    case 'string':
      if (typeof value !== 'string') throw INVALID
      return { contentType: 'text/plain', payload: utf8(value) }
    default:
      return documentPayload(member, value, protocol)
  }
}

function documentPayload(member: WireMember, value: unknown, protocol: Protocol): Payload {
  return { contentType: protocol.documentType, payload: protocol.writeDocument!(member, value) }
}

function without(fields: Fields, names: ReadonlySet<string>): Fields {
  const rest: Record<string, unknown> = {}
  for (const name of Object.keys(fields)) if (!names.has(name)) setField(rest, name, fields[name])
  return rest
}

function headerOf({ name, shape }: WireMember, value: unknown): WrittenHeader {
  switch (shape.type) {
    case 'boolean':
      return { name, type: 'boolean', value: value === true }
    case 'integer':
    case 'long':
      return { name, type: shape.type, value: toWhole(value) }
    case 'timestamp':
      return { name, type: 'timestamp', value: toMilliseconds(value) }
    case 'blob':
      return { name, type: 'bytes', value: toBytes(value) }
    default:
      if (typeof value !== 'string') throw INVALID
      return { name, type: 'string', value }
  }
}

function toWhole(value: unknown): number | bigint {
  if (typeof value === 'bigint' || Number.isInteger(value)) return value as number | bigint
  throw INVALID
}

function toMilliseconds(value: unknown): number {
  const instant = toInstant(value)
  if (instant === undefined) throw INVALID
  return instant.seconds * 1000 + Math.floor(instant.micros / 1000)
}

function toBytes(value: unknown): Uint8Array {
  if (typeof value === 'string') return utf8(value)
  if (!isBytes(value)) throw INVALID
  return bytesOf(value)
}
