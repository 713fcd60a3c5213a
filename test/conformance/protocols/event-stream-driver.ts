import { expect } from 'vitest'
import { attachEvents } from '../../../src/client/event-output.ts'
import type { EventStream } from '../../../src/eventstream/event-stream.ts'
import { StreamingBody } from '../../../src/http/streaming-body.ts'
import type { WireMember } from '../../../src/model/wire-model.ts'
import type { Protocol } from '../../../src/protocols/protocol.ts'
import { asExpected, type Loaded, lowerCaseNames } from './corpus.ts'

/** The member of a case's output that is a stream of events, if it has one. */
export function eventsMember({ operation }: Loaded): WireMember | undefined {
  return operation.output?.members.find(({ shape }) => shape.traits.eventstream)
}

/** Checks a result with events, all of which are read, against its case. */
export async function checkEvents(protocol: Protocol, loaded: Loaded): Promise<void> {
  const { operation, test } = loaded
  const { name } = eventsMember(loaded)!
  const { status_code: statusCode, headers, body = '' } = test.response!
  const response = { statusCode, headers: lowerCaseNames(headers), body: Buffer.from(body, 'base64') }
  const head = protocol.parse(operation, response)
  const whole = await attachEvents(protocol, operation, name, head, new StreamingBody(response.body))
  const { ResponseMetadata, ...result } = whole
  expect(ResponseMetadata.HTTPStatusCode).toBe(statusCode)
  const events: unknown[] = []
  for await (const event of result[name] as EventStream<unknown>) events.push(event)
  expect(asExpected({ ...result, [name]: events })).toEqual(test.result)
}
