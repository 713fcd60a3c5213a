import { isPromise } from '../util/promise.ts'
import { callAll, callSync, callUntilResponse } from './call-handlers.ts'
import type { EventHandler } from './handler-trie.ts'

/** Where a stage finds its handlers: an emitter. */
export interface HandlerSource {
  /** Changes whenever a handler comes or goes. */
  readonly generation: number
  handlers(eventName: string): readonly EventHandler[]
  /** The name that handlers hear. */
  nameOf(eventName: string): string
}

/**
 * One event of one emitter. `listened` costs a comparison until handlers come or go; nothing is looked up, joined or
 * allocated for an event that nobody hears.
 *
 * @example
 * if (stage.listened) {
 *   const done = stage.emit({ params, model })
 *   if (done !== undefined) await done
 * }
 */
export class EventStage<Kwargs extends object = Record<string, unknown>> {
  readonly eventName: string
  readonly #source: HandlerSource
  #handlers: readonly EventHandler[] = []
  #generation = -1

  constructor(source: HandlerSource, eventName: string) {
    this.#source = source
    this.eventName = eventName
  }

  get listened(): boolean {
    return this.#current().length > 0
  }

  #current(): readonly EventHandler[] {
    if (this.#generation !== this.#source.generation) {
      this.#generation = this.#source.generation
      this.#handlers = this.#source.handlers(this.eventName)
    }
    return this.#handlers
  }

  // Not a copy: what is expensive to make may be a getter, and is made when a handler asks for it.
  #event(kwargs: Kwargs): Kwargs & { readonly eventName: string } {
    return Object.assign(kwargs, { eventName: this.#source.nameOf(this.eventName) })
  }

  /** Calls every handler. A promise when one of them returned one, otherwise undefined: done. */
  emit(kwargs: Kwargs): Promise<unknown> | undefined {
    const handlers = this.#current()
    if (handlers.length === 0) return undefined
    const done = callAll(handlers, this.#event(kwargs))
    return isPromise(done) ? done : undefined
  }

  /** The first answer that is neither `undefined` nor `null`, else undefined; a promise of it when one had to be waited for. */
  emitUntilResponse(kwargs: Kwargs): unknown {
    const handlers = this.#current()
    if (handlers.length === 0) return undefined
    const first = callUntilResponse(handlers, this.#event(kwargs))
    return isPromise(first) ? first.then(([, response]) => response) : first[1]
  }

  /** Calls every handler; one that returns a promise is an error. */
  emitSync(kwargs: Kwargs): void {
    const handlers = this.#current()
    if (handlers.length === 0) return
    const event = this.#event(kwargs)
    for (const handler of handlers) callSync(handler, event)
  }
}
