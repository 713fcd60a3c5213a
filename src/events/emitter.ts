import { ArgumentError } from '../errors/config.ts'
import {
  callAll,
  callSync,
  callUntilResponse,
  type EventResponses,
  type FirstResponse,
  NO_RESPONSE,
  NO_RESPONSES,
  nameOf,
} from './call-handlers.ts'
import { EventStage } from './event-stage.ts'
import {
  addHandler,
  type EventHandler,
  emptyNode,
  handlersOf,
  hasHandler,
  isEmpty,
  type Owner,
  removeHandler,
  type Section,
  type TrieNode,
} from './handler-trie.ts'
import { checkCounting, type UniqueId } from './unique-ids.ts'

/** How to keep a handler from being registered twice. */
export interface RegisterOptions {
  /** A second registration with the same id is ignored. Default: none, and each registration counts. */
  readonly uniqueId?: string | undefined
  /** Registrations with the id are counted; the handler goes when it was unregistered as often. Default false. */
  readonly uniqueIdUsesCount?: boolean | undefined
}

/**
 * What a handler of the event `Name` gets, where `Payloads` says what the events of its stage (the part before the first
 * dot) carry; handlers of other events have to say it themselves.
 */
export type HandlerEvent<Payloads, Name extends string> = Name extends `${infer Stage}.${string}`
  ? StageEvent<Payloads, Stage>
  : StageEvent<Payloads, Name>

type StageEvent<Payloads, Stage> = Stage extends keyof Payloads
  ? Payloads[Stage] & { readonly eventName: string }
  : never

/** Names whose handlers are remembered; names can come from outside. */
const MOST_NAMES = 10_000
const NO_HANDLERS: readonly EventHandler[] = []

/**
 * Events with dotted names. A handler registered for `before-call.s3` hears `before-call.s3.GetObject`; `*` stands for
 * any one part: `before-call.*.GetObject`.
 *
 * The most specific handlers are called first; for one name those of `registerFirst`, then `register`, then
 * `registerLast`, each in the order of registration.
 *
 * @example
 * session.events.register('before-send.s3', ({ request }) => console.log(request.method, request.url))
 */
export class HierarchicalEmitter<Payloads extends object = Record<never, never>> {
  readonly #rename: (eventName: string) => string
  #owner: Owner = {}
  #root: TrieNode
  #uniqueIds: Map<string, UniqueId> | undefined
  #sharesIds = false
  /** There as soon as there are handlers; emitters that share these share it. */
  #found: Map<string, readonly EventHandler[]> | undefined
  #generation = 0

  /**
   * @param rename the name to use for a name, at registration and when emitting: `aliasEventName` for boto's aliases
   */
  constructor(rename: (eventName: string) => string = (eventName) => eventName) {
    this.#rename = rename
    this.#root = emptyNode(this.#owner)
  }

  /** Changes whenever a handler comes or goes. */
  get generation(): number {
    return this.#generation
  }

  /**
   * Calls `handler` when the event, or one whose name begins with it, is emitted.
   *
   * @throws ArgumentError for a handler that is no function, and for an id that counted before and now does not
   *
   * @example
   * s3.meta.events.register('before-call.s3.PutObject', ({ params }) => console.log(params.Key), { uniqueId: 'my-log' })
   */
  register<Name extends string>(
    eventName: Name,
    handler: (event: HandlerEvent<Payloads, Name>) => unknown,
    options?: RegisterOptions,
  ): void {
    this.#register(eventName, handler, 'middle', options)
  }

  /** As `register`, before all that are registered for the same name without `first`. */
  registerFirst<Name extends string>(
    eventName: Name,
    handler: (event: HandlerEvent<Payloads, Name>) => unknown,
    options?: RegisterOptions,
  ): void {
    this.#register(eventName, handler, 'first', options)
  }

  /** As `register`, after all that are registered for the same name without `last`. */
  registerLast<Name extends string>(
    eventName: Name,
    handler: (event: HandlerEvent<Payloads, Name>) => unknown,
    options?: RegisterOptions,
  ): void {
    this.#register(eventName, handler, 'last', options)
  }

  #register(eventName: string, handler: EventHandler, section: Section, options: RegisterOptions = {}): void {
    if (typeof handler !== 'function') {
      throw new ArgumentError({ message: `Event handler ${nameOf(handler)} must be callable.` })
    }
    const name = this.#rename(eventName)
    const { uniqueId, uniqueIdUsesCount = false } = options
    if (uniqueId !== undefined) {
      const known = this.#uniqueIds?.get(uniqueId)
      if (known !== undefined) {
        checkCounting(uniqueId, known, uniqueIdUsesCount, 'register')
        if (known.count !== undefined) this.#ownIds().set(uniqueId, { ...known, count: known.count + 1 })
        return
      }
      this.#ownIds().set(uniqueId, { handler, eventName: name, count: uniqueIdUsesCount ? 1 : undefined })
    }
    this.#changeTo(addHandler(this.#root, this.#owner, name, handler, section))
  }

  /**
   * Takes a registration back: by its handler, or by its unique id. What is not registered is ignored.
   */
  unregister(eventName: string, handler?: EventHandler, options: RegisterOptions = {}): void {
    const name = this.#rename(eventName)
    const { uniqueId, uniqueIdUsesCount = false } = options
    if (uniqueId === undefined) {
      if (handler !== undefined) this.#remove(name, handler)
      return
    }
    const known = this.#uniqueIds?.get(uniqueId)
    if (known === undefined) return
    checkCounting(uniqueId, known, uniqueIdUsesCount, 'unregister')
    if (known.count !== undefined && known.count > 1) {
      this.#ownIds().set(uniqueId, { ...known, count: known.count - 1 })
    } else if (hasHandler(this.#root, name, known.handler)) {
      this.#remove(name, known.handler)
    }
  }

  #remove(name: string, handler: EventHandler): void {
    const root = removeHandler(this.#root, this.#owner, name, handler)
    for (const [id, known] of this.#uniqueIds ?? []) {
      if (known.handler === handler && known.eventName === name) this.#ownIds().delete(id)
    }
    this.#changeTo(root)
  }

  #changeTo(root: TrieNode): void {
    this.#root = root
    this.#found = new Map()
    this.#generation++
  }

  #ownIds(): Map<string, UniqueId> {
    if (this.#uniqueIds === undefined || this.#sharesIds) this.#uniqueIds = new Map(this.#uniqueIds)
    this.#sharesIds = false
    return this.#uniqueIds
  }

  /** An emitter with the same handlers; what is registered later with one is unknown to the other. */
  copy(): HierarchicalEmitter<Payloads> {
    const copy = new HierarchicalEmitter<Payloads>(this.#rename)
    // Nobody owns the nodes any longer: whoever changes them first copies them.
    this.#owner = {}
    copy.#root = this.#root
    copy.#found = this.#found
    copy.#uniqueIds = this.#uniqueIds
    copy.#sharesIds = true
    this.#sharesIds = true
    return copy
  }

  /** Whether nobody hears anything. */
  get isEmpty(): boolean {
    return isEmpty(this.#root)
  }

  /**
   * Takes another emitter's handlers where this one has none, without a copy of them: both share what neither changes.
   * False, and nothing done, where there are handlers already or names mean something else.
   *
   * @internal
   */
  adopt(other: HierarchicalEmitter<Payloads>): boolean {
    if (!this.isEmpty || other.#rename !== this.#rename || (other.#uniqueIds?.size ?? 0) > 0) return false
    other.#owner = {}
    this.#owner = {}
    this.#changeTo(other.#root)
    this.#found = other.#found
    return true
  }

  /** Whether anybody hears that event. */
  hasHandlers(eventName: string): boolean {
    return this.handlers(eventName).length > 0
  }

  /**
   * The name that handlers hear for a name: the same, where it is no alias.
   *
   * @internal
   */
  nameOf(eventName: string): string {
    return this.#rename(eventName)
  }

  /** The handlers that hear the event, in the order they are called. */
  handlers(eventName: string): readonly EventHandler[] {
    if (isEmpty(this.#root)) return NO_HANDLERS
    const found = this.#found!
    let handlers = found.get(eventName)
    if (handlers === undefined) {
      if (found.size >= MOST_NAMES) found.clear()
      handlers = handlersOf(this.#root, this.#rename(eventName))
      found.set(eventName, handlers)
    }
    return handlers
  }

  /**
   * Calls every handler, one after the other. A promise only when one of them returned a promise.
   */
  emit(eventName: string, kwargs: object = {}): EventResponses | Promise<EventResponses> {
    const handlers = this.handlers(eventName)
    if (handlers.length === 0) return NO_RESPONSES
    return callAll(handlers, { ...kwargs, eventName: this.#rename(eventName) })
  }

  /**
   * As `emit`, for events that are fired while something is made: a handler that returns a promise is an error.
   */
  emitSync(eventName: string, kwargs: object = {}): EventResponses {
    const handlers = this.handlers(eventName)
    if (handlers.length === 0) return NO_RESPONSES
    const event = { ...kwargs, eventName: this.#rename(eventName) }
    return handlers.map((handler) => [handler, callSync(handler, event)] as const)
  }

  /**
   * Calls handlers until one answers with anything but `undefined` or `null`. A promise only when one of those called
   * returned a promise.
   */
  emitUntilResponse(eventName: string, kwargs: object = {}): FirstResponse | Promise<FirstResponse> {
    const handlers = this.handlers(eventName)
    if (handlers.length === 0) return NO_RESPONSE
    return callUntilResponse(handlers, { ...kwargs, eventName: this.#rename(eventName) })
  }

  /** As `emitUntilResponse`, where a handler that returns a promise is an error. */
  emitUntilResponseSync(eventName: string, kwargs: object = {}): FirstResponse {
    const handlers = this.handlers(eventName)
    if (handlers.length === 0) return NO_RESPONSE
    const event = { ...kwargs, eventName: this.#rename(eventName) }
    for (const handler of handlers) {
      const response = callSync(handler, event)
      if (response !== undefined && response !== null) return [handler, response]
    }
    return NO_RESPONSE
  }

  /**
   * A handle to one event, for whoever emits it often.
   *
   * @internal
   */
  stage<Kwargs extends object = Record<string, unknown>>(eventName: string): EventStage<Kwargs> {
    return new EventStage(this, eventName)
  }
}
