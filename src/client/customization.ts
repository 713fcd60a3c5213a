import type { ResolvedConfig } from '../config/resolve-client-config.ts'
import type { TranslateEndpointError } from '../endpoints/endpoint-resolver.ts'
import type { HierarchicalEmitter } from '../events/emitter.ts'
import type { WireModel } from '../model/wire-model.ts'
import type { RetryFacts } from '../retries/retry-strategy.ts'
import type { EventPayloads } from './stages.ts'

/** What a service's endpoint parameters may depend on. */
export interface EndpointSettings {
  readonly config: ResolvedConfig
  readonly regionName: string | undefined
  readonly endpointUrl: string | undefined
}

/**
 * What makes one service special. Everything in it is optional; decide for a fact about the model (models/extras)
 * first, and for a step of every call (invoke, attempt) second.
 */
export interface Customization {
  /** Registrations on the client's own emitter. */
  readonly register?: (events: HierarchicalEmitter<EventPayloads>, model: WireModel) => void
  /** Built-in parameters of this service's endpoint rules. */
  readonly endpointBuiltins?: (settings: EndpointSettings) => Readonly<Record<string, string | boolean | undefined>>
  /** Values of the rules' client parameters that come from options of the Config. */
  readonly clientContext?: (config: ResolvedConfig) => Readonly<Record<string, unknown>>
  /** The region that stands for the service's global endpoint, where it has one and the settings want it. */
  readonly globalRegion?: (settings: EndpointSettings) => string | undefined
  /** The host name of the service's global endpoint, where the settings want it for a region. */
  readonly globalHostname?: (settings: EndpointSettings) => string | undefined
  readonly retries?: RetryFacts
  /** The error to throw for what endpoint rules said, or undefined for EndpointResolutionError. */
  readonly translateEndpointError?: TranslateEndpointError
}
