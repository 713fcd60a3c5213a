export { createRetryStrategy, type RetryOptions } from './create-retry-strategy.ts'
export type {
  FailedAttempt,
  ModelledError,
  RetryDecision,
  RetryFacts,
  RetryMode,
  RetryStrategy,
} from './retry-strategy.ts'
export { sdkRequest, timeToLive } from './sdk-request.ts'
