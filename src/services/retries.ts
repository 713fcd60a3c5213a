import type { RetryFacts } from '../retries/retry-strategy.ts'

// Quicker than others, and more patient: what their services are built for. Their CRC covers the body as sent.
const DYNAMODB: RetryFacts = { maxAttempts: 4, baseScaleMs: 25, checksCrc32: true }
const DYNAMODB_STREAMS: RetryFacts = { maxAttempts: 4, baseScaleMs: 25 }

/** Retries that differ from everybody's, by the name of the client. */
const RETRY_FACTS: ReadonlyMap<string, RetryFacts> = new Map([
  ['dynamodb', DYNAMODB],
  ['dynamodbstreams', DYNAMODB_STREAMS],
  ['kinesis', { longPollingOperations: ['ReceiveQueueRecords', 'ReceiveDeadLetterQueueRecords'] }],
  ['sqs', { longPollingOperations: ['ReceiveMessage'] }],
  ['stepfunctions', { longPollingOperations: ['GetActivityTask'] }],
  ['sts', { transientCodes: ['IDPCommunicationError'] }],
  ['swf', { longPollingOperations: ['PollForActivityTask', 'PollForDecisionTask'] }],
])

export function retryFacts(serviceName: string): RetryFacts | undefined {
  return RETRY_FACTS.get(serviceName)
}
