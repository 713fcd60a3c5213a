import type { HierarchicalEmitter } from '../events/emitter.ts'
import { type Client, stateOf } from './client.ts'
import { createClient, type GenericClient } from './create-client.ts'
import type { EventPayloads } from './stages.ts'

/**
 * Another client with the same settings, credentials and connections, whose handlers are changed: the client itself hears
 * nothing of it.
 */
export function deriveClient(
  client: Client,
  change: (events: HierarchicalEmitter<EventPayloads>) => void,
): GenericClient {
  const { parts } = stateOf(client)
  const events = parts.events.copy()
  change(events)
  return createClient({ ...parts, events })
}
