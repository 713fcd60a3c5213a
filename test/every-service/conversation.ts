import type { HttpRequest, StreamBody } from '../../src/http/http.ts'
import type { WireMember, WireOperation, WireShape } from '../../src/model/wire-model.ts'
import { checkedEvents, type SeenEvent } from '../behavior/event-service.ts'
import { toJson } from './generate/json-text.ts'
import { randomFrom } from './generate/random.ts'
import { generate } from './generate/values.ts'

type Fields = Record<string, unknown>

/** The member of an operation's input that is a stream of events, if it has one. */
export function inputEvents({ input }: WireOperation): WireMember | undefined {
  return input?.members.find(({ shape }) => shape.traits.eventstream)
}

/** One event of every kind that the operation takes. */
export function generateEvents({ service, name }: WireOperation, { shape }: WireMember): Fields[] {
  const random = randomFrom(`${service.serviceName}.${name}.events`)
  return shape.members.map((member) => ({
    [member.name]: generate(member.shape, member.traits, { random, richness: 'rich', direction: 'input' }) ?? {},
  }))
}

/** The events of a signed request, each signature checked on the way. */
export async function eventsOf(
  { method, path, query, host, headers, body }: HttpRequest,
  secret: string,
): Promise<SeenEvent[]> {
  const events: SeenEvent[] = []
  const head = { ...headers, ':method': method, ':path': `${path}?${query}`, ':authority': host }
  for await (const one of checkedEvents(body as StreamBody, head, secret)) events.push(one)
  return events
}

/** What a service reads of an event, and what it should: written from the format's description, not our code. */
export function readBack({ headers, payload }: SeenEvent): unknown {
  const isJson = headers[':content-type'] === 'application/json'
  return { headers, payload: isJson ? JSON.parse(String(payload)) : String(payload) }
}

export function expectedEvent(stream: WireShape, event: Fields): unknown {
  const [name, fields] = Object.entries(event)[0] as [string, Fields]
  const { shape } = stream.member(name)!
  const own = shape.members.filter(({ traits }) => traits.eventheader)
  const whole = shape.members.find(({ traits }) => traits.eventpayload)
  if (own.length > 0 || (whole !== undefined && whole.shape.type !== 'blob'))
    throw new Error(`${name}: say what is expected`)
  const contentType = whole === undefined ? 'application/json' : 'application/octet-stream'
  return {
    headers: { ':event-type': name, ':message-type': 'event', ':content-type': contentType },
    payload: whole === undefined ? toJson(shape, {}, fields) : String(Buffer.from(fields[whole.name] as Uint8Array)),
  }
}
