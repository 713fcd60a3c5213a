import type { EventPayloads } from '../client/stages.ts'
import type { ConfigSource } from '../config/config-store.ts'
import type { SessionVariable } from '../config/settings.ts'
import type { MfaPrompter } from '../credentials/context.ts'
import type { HierarchicalEmitter } from '../events/emitter.ts'
import type { HttpHandler } from '../http/http.ts'
import type { LogStream } from '../logging/text-handlers.ts'
import type { Host } from '../util/host.ts'

/** Where a variable may be looked for. */
export interface ConfigVariableOptions {
  /** Only these sources, and the default. */
  readonly methods?: readonly ConfigSource[] | undefined
}

/** What a core session is made with. */
export interface CoreSessionOptions {
  /** Variables of your own, or other sources for known ones, by logical name. */
  readonly sessionVars?: Readonly<Record<string, SessionVariable>> | undefined
  /** The emitter to use instead of a new one. */
  readonly eventHooks?: HierarchicalEmitter<EventPayloads> | undefined
  /** Default true. */
  readonly includeBuiltinHandlers?: boolean | undefined
  readonly profile?: string | undefined
  /** Asks a person for the MFA code of a role. Default: at the terminal. */
  readonly mfaPrompter?: MfaPrompter | undefined
  /** What sends the requests of all clients, and of the sources of credentials. Default: one of `createNodeHandler`. */
  readonly httpHandler?: HttpHandler | undefined
  /** What to take from the machine: clock, environment, files. */
  readonly host?: Host | undefined
}

export const CORE_SESSION_OPTION_NAMES: ReadonlySet<string> = new Set([
  'sessionVars',
  'eventHooks',
  'includeBuiltinHandlers',
  'profile',
  'mfaPrompter',
  'httpHandler',
  'host',
] satisfies (keyof CoreSessionOptions)[])

export interface StreamLoggerOptions {
  /** Anything with a `write`. Default standard error. */
  readonly stream?: LogStream | undefined
  /** Python's `%(asctime)s - %(name)s - %(levelname)s - %(message)s` is the default. */
  readonly formatString?: string | undefined
}
