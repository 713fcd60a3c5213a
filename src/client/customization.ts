import type { SigningScheme } from '../auth/signing-context.ts'
import type { ResolvedConfig } from '../config/resolve-client-config.ts'
import type { Builtins } from '../endpoints/builtins.ts'
import type { TranslateEndpointError } from '../endpoints/endpoint-resolver.ts'
import type { HierarchicalEmitter } from '../events/emitter.ts'
import type { HttpResponse } from '../http/http.ts'
import { hyphenizeServiceId } from '../model/naming.ts'
import type { WireModel } from '../model/wire-model.ts'
import type { RetryFacts } from '../retries/retry-strategy.ts'
import type { Call } from './call.ts'
import type { Client } from './client.ts'
import type { ClientState } from './client-state.ts'
import type { AttemptOutcome } from './outcome.ts'
import type { PreparedCall } from './prepare.ts'
import type { EventPayloads, Params } from './stages.ts'

/** What a service's endpoint parameters may depend on. */
export interface EndpointSettings {
  readonly config: ResolvedConfig
  readonly regionName: string | undefined
  readonly endpointUrl: string | undefined
}

/** A method of a service's clients. What it gets is its own affair: types are for the service's declarations. */
export type ClientMethod = (this: Client, ...given: never[]) => Promise<unknown>

/** Methods by name. Each is a seam and loads what it does when it is called. */
export type ClientMethods = Readonly<Record<string, ClientMethod>>

/**
 * What makes one service special. Everything in it is optional; decide for a fact about the model (models/extras)
 * first, and for a step of every call (invoke, attempt) second.
 */
export interface Customization {
  /** Handlers of the service's events. They are called before all that users register for the same name. */
  readonly register?: (events: Pick<HierarchicalEmitter<EventPayloads>, 'register'>, model: WireModel) => void
  /** Methods that clients of the service have beside its operations. */
  readonly methods?: ClientMethods
  /** Built-in parameters of this service's endpoint rules. */
  readonly endpointBuiltins?: (settings: EndpointSettings) => Readonly<Record<string, string | boolean | undefined>>
  /** Built-in parameters of one call's endpoint, where its operation or parameters want others than the client's. */
  readonly callBuiltins?: (call: Call, params: Params) => Builtins | undefined
  /** Who signs calls with a scheme, where it is not the owner of the client's credentials. */
  readonly identity?: (call: Call, scheme: SigningScheme, params: Params) => ReturnType<ClientState['identity']>
  /** For what a service refused: the same call as it is to be sent elsewhere, if that is where it belongs. */
  readonly redirect?: (
    call: Call,
    prepared: PreparedCall,
    outcome: AttemptOutcome,
  ) => PreparedCall | undefined | Promise<PreparedCall | undefined>
  /** Values of the rules' client parameters that come from options of the Config. */
  readonly clientContext?: (config: ResolvedConfig) => Readonly<Record<string, unknown>>
  /** The region that stands for the service's global endpoint, where it has one and the settings want it. */
  readonly globalRegion?: (settings: EndpointSettings) => string | undefined
  /** The host name of the service's global endpoint, where the settings want it for a region. */
  readonly globalHostname?: (settings: EndpointSettings) => string | undefined
  readonly retries?: RetryFacts
  /** Whether a stream is sent only when the service has said that it wants it: `Expect: 100-continue`. */
  readonly awaitsContinue?: boolean
  /** For an answer that cannot be read: the error that it stands for, to be read in its place. */
  readonly insteadOfUnreadable?: (response: HttpResponse) => HttpResponse | undefined
  /** The error to throw for what endpoint rules said, or undefined for EndpointResolutionError. */
  readonly translateEndpointError?: TranslateEndpointError
}

/** Emitters with a service's handlers and no others, for the next session that begins with a client of it. */
const ALONE = new WeakMap<WireModel, HierarchicalEmitter<EventPayloads>>()

/**
 * Registers a service's handlers, unless that emitter or the one it was copied from has them. With the emitter of a
 * session, all clients of the service share them, and so do sessions that begin with it.
 */
export function registerHandlers(
  emitter: HierarchicalEmitter<EventPayloads>,
  model: WireModel,
  customization: Customization,
): void {
  const mark = `customized.${hyphenizeServiceId(model.metadata.serviceId)}`
  if (customization.register === undefined || emitter.hasHandlers(mark)) return
  const alone = ALONE.get(model)
  if (alone !== undefined && emitter.adopt(alone)) return
  const { isEmpty } = emitter
  const register = emitter.registerFirst.bind(emitter)
  customization.register({ register }, model)
  emitter.register(mark, () => {})
  if (isEmpty) ALONE.set(model, emitter.copy())
}
