import { ResponseParserError } from '../errors/body.ts'
import { EventStreamError } from '../errors/client-error.ts'
import type { DecodeEvent } from '../eventstream/event-stream.ts'
import type { EventHeaders, HeaderValue } from '../eventstream/headers.ts'
import type { EventStreamMessage } from '../eventstream/message.ts'
import type { WireMember, WireShape } from '../model/wire-model.ts'
import { utf8Text } from '../util/bytes.ts'
import { setField } from './own-field.ts'
import { parseTimestamp } from './timestamp.ts'

type Fields = Record<string, unknown>

/** Reads a whole document as a value of `shape`; undefined where there is none. */
export type ReadDocument = (shape: WireShape, body: Uint8Array) => unknown

/**
 * Makes events of messages as the shape of an event stream says. An event that the model does not know is left out, as
 * in boto; what the service reports as an error is thrown as EventStreamError.
 */
export function eventDecoder(stream: WireShape, read: ReadDocument, operationName: string): DecodeEvent<Fields> {
  return (message) => {
    const type = message.headers.get(':message-type')
    if (type === 'error' || type === 'exception') throw reportedError(stream, read, message, operationName)
    const member = memberNamed(stream, message.headers.get(':event-type'))
    if (member === undefined) return undefined
    const event: Fields = {}
    setField(event, member.name, readEvent(member.shape, read, message))
    return event
  }
}

function memberNamed(shape: WireShape, name: HeaderValue | undefined): WireMember | undefined {
  return typeof name === 'string' ? shape.member(name) : undefined
}

function readEvent(shape: WireShape, read: ReadDocument, { headers, payload }: EventStreamMessage): Fields {
  const fields: Fields = {}
  for (const member of shape.members) {
    if (member.traits.eventheader && headers.has(member.name)) {
      setField(fields, member.name, headerField(member, headers))
    }
  }
  if (!shape.traits.event) return fields
  const whole = shape.members.find((member) => member.traits.eventpayload)
  if (whole === undefined) return { ...fields, ...(read(shape, payload) as Fields | undefined) }
  const value = payloadField(whole.shape, read, payload)
  if (value !== undefined) setField(fields, whole.name, value)
  return fields
}

function headerField({ name, shape }: WireMember, headers: EventHeaders): unknown {
  const value = headers.get(name)
  if (shape.type !== 'timestamp') return value
  if (typeof value === 'number' || typeof value === 'bigint') return parseTimestamp(Number(value) / 1000)
  throw new ResponseParserError({ message: `The event's header "${name}" is not a timestamp` })
}

function payloadField(shape: WireShape, read: ReadDocument, payload: Uint8Array): unknown {
  if (shape.type === 'blob') return payload
  return shape.type === 'string' ? utf8Text(payload) : read(shape, payload)
}

/** An exception of the model says what it has to say in its document, any other error in its headers. */
function reportedError(
  stream: WireShape,
  read: ReadDocument,
  { headers, payload }: EventStreamMessage,
  operationName: string,
): EventStreamError {
  const exception = memberNamed(stream, headers.get(':exception-type'))
  if (exception === undefined) {
    const Code = textOf(headers.get(':error-code'))
    return new EventStreamError({ Error: { Code, Message: textOf(headers.get(':error-message')) } }, operationName)
  }
  const fields = (read(exception.shape, payload) ?? {}) as { Message?: string; message?: string }
  const Message = fields.Message ?? fields.message ?? ''
  return new EventStreamError({ Error: { Code: exception.name, Message } }, operationName)
}

function textOf(value: HeaderValue | undefined): string {
  return typeof value === 'string' ? value : ''
}
