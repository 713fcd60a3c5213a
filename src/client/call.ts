import { CallTimeoutError } from '../errors/abort-error.ts'
import type { Feature } from '../http/user-agent.ts'
import type { OperationModel } from '../model/operation-model.ts'
import { type Duration, parseTimeout } from '../util/duration.ts'
import { guessableUuid } from '../util/guessable-uuid.ts'
import { checkOptions } from '../util/known-options.ts'
import type { CallObserver } from './call-observer.ts'
import type { CallPlan } from './call-plan.ts'
import type { ClientState } from './client-state.ts'
import type { CallContext } from './stages.ts'

/** What one call may be told. */
export interface CallOptions {
  /** Ends the call wherever it is; it rejects with AbortError, whose `cause` is the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** For the whole call, retries included: seconds, or text with a unit. Rejects with CallTimeoutError. */
  readonly timeout?: Duration | undefined
}

export const CALL_OPTIONS: ReadonlySet<string> = new Set(['signal', 'timeout'] satisfies (keyof CallOptions)[])

/** One operation call: what the user made. An attempt is one send of it. */
export class Call {
  readonly client: ClientState
  readonly plan: CallPlan
  readonly signal: AbortSignal | undefined
  /** It ends with its signature, as a URL that is good for so many seconds. */
  presigns: { readonly expiresIn: number } | undefined
  /** Whoever watches: the log, tracing. Undefined when nobody does. */
  observer: CallObserver | undefined
  /** Makes an observer of whoever made the call, beside those that watch every call. */
  watch: ((other: CallObserver | undefined) => CallObserver) | undefined
  /** The endpoint that the service had named was none any more, and another was asked for. */
  rediscovers = false
  /** What the service says the request lives for: sent with retries. */
  ttl: string | undefined
  #features: Set<Feature> | undefined
  readonly #timer: ReturnType<typeof setTimeout> | undefined
  #context: CallContext | undefined
  #invocationId: string | undefined

  constructor(client: ClientState, plan: CallPlan, options: CallOptions | undefined) {
    this.client = client
    this.plan = plan
    if (!options) return
    checkOptions(options, CALL_OPTIONS)
    this.signal = options.signal
    if (options.timeout === undefined) return
    const milliseconds = parseTimeout(options.timeout, 'timeout')
    const deadline = new AbortController()
    const error = new CallTimeoutError({ operationName: plan.operation.name, seconds: milliseconds / 1000 })
    this.#timer = setTimeout(() => deadline.abort(error), milliseconds)
    this.signal = options.signal ? AbortSignal.any([options.signal, deadline.signal]) : deadline.signal
  }

  /** Nothing of the call may keep the process alive after it. */
  end(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer)
  }

  /** Made when a handler first asks for it. */
  get context(): CallContext {
    this.#context ??= this.presigns === undefined ? {} : { isPresignRequest: true }
    return this.#context
  }

  /** The view of the operation that handlers get; expensive, so made when one asks for it. */
  get model(): OperationModel {
    return this.client.serviceModel.operationModel(this.plan.operation.name)
  }

  /** Features of the library that this call uses, told in the User-Agent; undefined for none beyond the client's own. */
  get features(): ReadonlySet<Feature> | undefined {
    return this.#features
  }

  useFeature(name: Feature): void {
    this.#features ??= new Set()
    this.#features.add(name)
  }

  /** The same for every attempt. */
  get invocationId(): string {
    this.#invocationId ??= guessableUuid(this.client.host.random)
    return this.#invocationId
  }
}
