import { ArgumentError } from '../errors/config.ts'
import { isPromise } from '../util/promise.ts'
import type { EventHandler } from './handler-trie.ts'

/** What a handler gets: the event's own words, and its name. */
export type EventObject<Kwargs extends object = Record<string, unknown>> = Kwargs & { readonly eventName: string }

/** Handlers and what they returned, in the order they were called. */
export type EventResponses = readonly (readonly [handler: EventHandler, response: unknown])[]

/** The first handler that answered, and its answer; both undefined when none did. */
export type FirstResponse = readonly [handler: EventHandler | undefined, response: unknown]

export const NO_RESPONSES: EventResponses = []
export const NO_RESPONSE: FirstResponse = [undefined, undefined]

export function nameOf(handler: unknown): string {
  return typeof handler === 'function' ? handler.name || '(anonymous)' : String(handler)
}

type AnyEvent = EventObject<object>

function call(handler: EventHandler, event: AnyEvent): unknown {
  return (handler as (event: AnyEvent) => unknown)(event)
}

export function callSync(handler: EventHandler, event: AnyEvent): unknown {
  const response = call(handler, event)
  if (!isPromise(response)) return response
  // The error below is the one to see, not a rejection of something nobody waits for.
  response.then(undefined, () => undefined)
  throw new ArgumentError({
    message: `Event handler ${nameOf(handler)} of '${event.eventName}' returned a promise: this event is fired while something is made, where nothing can be waited for`,
  })
}

export function callAll(handlers: readonly EventHandler[], event: AnyEvent): EventResponses | Promise<EventResponses> {
  const responses: (readonly [EventHandler, unknown])[] = []
  for (let i = 0; i < handlers.length; i++) {
    const handler = handlers[i]!
    const response = call(handler, event)
    if (isPromise(response)) return finishAll(handlers, event, i, response, responses)
    responses.push([handler, response])
  }
  return responses
}

async function finishAll(
  handlers: readonly EventHandler[],
  event: AnyEvent,
  at: number,
  pending: PromiseLike<unknown>,
  responses: (readonly [EventHandler, unknown])[],
): Promise<EventResponses> {
  responses.push([handlers[at]!, await pending])
  for (const handler of handlers.slice(at + 1)) responses.push([handler, await call(handler, event)])
  return responses
}

export function callUntilResponse(
  handlers: readonly EventHandler[],
  event: AnyEvent,
): FirstResponse | Promise<FirstResponse> {
  for (let i = 0; i < handlers.length; i++) {
    const handler = handlers[i]!
    const response = call(handler, event)
    if (isPromise(response)) return finishUntilResponse(handlers, event, i, response)
    if (response !== undefined && response !== null) return [handler, response]
  }
  return NO_RESPONSE
}

async function finishUntilResponse(
  handlers: readonly EventHandler[],
  event: AnyEvent,
  at: number,
  pending: PromiseLike<unknown>,
): Promise<FirstResponse> {
  let response: unknown = await pending
  for (let i = at; ; response = await call(handlers[i]!, event)) {
    if (response !== undefined && response !== null) return [handlers[i]!, response]
    if (++i >= handlers.length) return NO_RESPONSE
  }
}
