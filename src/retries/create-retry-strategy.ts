import type { Host } from '../util/host.ts'
import type { RetryFacts, RetryMode, RetryStrategy } from './retry-strategy.ts'
import { StandardRetries } from './standard.ts'

export interface RetryOptions {
  readonly host: Host
  readonly mode: RetryMode
  /** Attempts in all, the first included, where that is configured. */
  readonly totalMaxAttempts?: number | undefined
  readonly facts?: RetryFacts | undefined
  /** botocore's `_retry` document and what to look up in it: for legacy mode. */
  readonly legacy: { readonly document: () => unknown; readonly endpointPrefix: string }
}

/** The retries of one client, in the mode that is configured. */
export function createRetryStrategy(options: RetryOptions): RetryStrategy {
  const { host, mode, totalMaxAttempts, facts = {}, legacy } = options
  if (mode === 'legacy') {
    const { LegacyRetries } = require('./legacy.ts') as typeof import('./legacy.ts')
    const { readLegacyRules } = require('./legacy-rules.ts') as typeof import('./legacy-rules.ts')
    return new LegacyRetries(host, readLegacyRules(legacy.document(), legacy.endpointPrefix), totalMaxAttempts)
  }
  const standard = new StandardRetries(host, facts, totalMaxAttempts)
  if (mode === 'standard') return standard
  const { AdaptiveRetries } = require('./adaptive.ts') as typeof import('./adaptive.ts')
  return new AdaptiveRetries(host, standard)
}
