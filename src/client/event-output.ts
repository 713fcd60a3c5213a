import { ResponseParserError } from '../errors/body.ts'
import { NoInitialResponseError } from '../errors/event-stream.ts'
import { EventStream } from '../eventstream/event-stream.ts'
import type { StreamingBody } from '../http/streaming-body.ts'
import type { WireOperation } from '../model/wire-model.ts'
import { eventDecoder } from '../protocols/event-decoder.ts'
import type { Output, Protocol } from '../protocols/protocol.ts'

type Fields = Record<string, unknown>

/**
 * Puts the events into an output, as its member of that name. A promise where the other members come with the first
 * event, which has to be waited for: in protocols that have no other place for them.
 *
 * @param inputFailure what events that go up at the same time broke off with
 */
export function attachEvents(
  protocol: Protocol,
  operation: WireOperation,
  member: string,
  output: Output,
  body: StreamingBody,
  inputFailure?: () => unknown,
): Output | Promise<Output> {
  const shape = operation.output!
  const decode = eventDecoder(shape.member(member)!.shape, protocol.readDocument!, operation.name)
  const events = new EventStream(body, decode, inputFailure)
  output[member] = events
  return shape.traits.payload === member ? output : withInitialResponse(protocol, operation, events, output, member)
}

async function withInitialResponse(
  protocol: Protocol,
  operation: WireOperation,
  events: EventStream<Fields>,
  output: Output,
  member: string,
): Promise<Output> {
  try {
    const { payload } = await events.getInitialResponse()
    const others = protocol.readDocument!(operation.output!, payload)
    return { ...(others as Fields | undefined), ...output, [member]: events }
  } catch (error) {
    await events.close()
    if (!(error instanceof NoInitialResponseError)) throw error
    const message = 'First event was not of type initial-response'
    throw new ResponseParserError({ message }, { cause: error.cause ?? error })
  }
}
