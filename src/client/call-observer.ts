import { type Channel, channel } from 'node:diagnostics_channel'
import type { Endpoint } from '../endpoints/endpoint.ts'
import type { HttpRequest } from '../http/http.ts'
import { getLogger, type LogSource } from '../logging/logger.ts'
import type { AttemptOutcome } from './outcome.ts'

type ChannelName = 'callStart' | 'callEnd' | 'callError' | 'attemptStart' | 'attemptEnd' | 'retry'

/**
 * Channels of node:diagnostics_channel, for tracing. What they say is in docs/logging.md; nothing is put together for
 * those nobody subscribed to.
 */
export const CHANNELS: Readonly<Record<ChannelName, Channel>> = {
  callStart: channel('tucuxi:call:start'),
  callEnd: channel('tucuxi:call:end'),
  callError: channel('tucuxi:call:error'),
  attemptStart: channel('tucuxi:attempt:start'),
  attemptEnd: channel('tucuxi:attempt:end'),
  retry: channel('tucuxi:call:retry'),
}

export const ENDPOINT_LOG: LogSource = getLogger('botocore.endpoint')

/** Somebody who watches a call. None of it may throw. */
export interface CallObserver {
  resolved(endpoint: Endpoint): void
  /** Signed. */
  sending(request: HttpRequest): void
  received(outcome: AttemptOutcome): void
  retrying(delayMs: number): void
  ended(output: object): void
  failed(error: unknown): void
}
