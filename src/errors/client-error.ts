import { AwsError, type AwsErrorOptions, type ErrorPhase } from './aws-error.ts'
import { reasonPhrase } from './reason-phrase.ts'

/** The answer that a ClientError was made of. */
export interface ClientErrorResponse {
  readonly Error?: {
    readonly Code?: string
    /** Null where the answer had an empty one. */
    readonly Message?: string | null
    readonly Type?: string
    readonly [name: string]: unknown
  }
  readonly ResponseMetadata?: {
    readonly RequestId?: string
    readonly HTTPStatusCode?: number
    readonly RetryAttempts?: number
    readonly MaxAttemptsReached?: boolean
    readonly [name: string]: unknown
  }
  /** Members that the model gives the exception. */
  readonly [member: string]: unknown
}

function retryNote(response: ClientErrorResponse): string {
  const metadata = response.ResponseMetadata
  if (!metadata?.MaxAttemptsReached || metadata.RetryAttempts === undefined) return ''
  return ` (reached max retries: ${metadata.RetryAttempts})`
}

function sentence(response: ClientErrorResponse, operationName: string): string {
  const { code, message } = reported(response)
  return `An error occurred (${code}) when calling the ${operationName} operation${retryNote(response)}: ${message}`
}

/** Code and message of an error: where they belong, else at the top, where S3 and some emulators have them, else of the status. */
function reported(response: ClientErrorResponse): { readonly code: string; readonly message: string } {
  const { Error: error, ResponseMetadata: { HTTPStatusCode: status } = {} } = response
  const own = [error, response as NonNullable<ClientErrorResponse['Error']>].find((one) => isText(one?.Code))
  if (own !== undefined) return { code: own.Code!, message: own.Message ?? 'Unknown' }
  const phrase = status === undefined ? '' : reasonPhrase(status)
  return { code: status === undefined ? 'Unknown' : String(status), message: error?.Message || phrase || 'Unknown' }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** The code of an error's answer: the service's own, or the HTTP status where something in between answered. */
export function codeOf(response: ClientErrorResponse): string {
  return reported(response).code
}

/**
 * An error that a service answered with. The classes of `client.exceptions` derive from it.
 *
 * @example
 * try { await s3.getObject({ Bucket, Key }) } catch (error) {
 *   if (error instanceof ClientError && error.code === 'NoSuchKey') return undefined
 *   throw error
 * }
 */
export class ClientError extends AwsError {
  static override readonly errorName: string = 'ClientError'
  static override readonly phase: ErrorPhase = 'service'

  /** The whole answer: `Error`, `ResponseMetadata`, and the members that the model gives the exception. */
  readonly response: ClientErrorResponse
  /** As the model writes it: `GetObject`. */
  readonly operationName: string

  constructor(response: ClientErrorResponse, operationName: string, options: AwsErrorOptions = {}) {
    super(sentence(response, operationName), options)
    this.response = response
    this.operationName = operationName
  }

  /** The service's code for the error: `NoSuchKey`; the HTTP status when it gave none, as in a proxy's page. */
  get code(): string {
    return codeOf(this.response)
  }

  /** The HTTP status, where the answer came over HTTP. */
  get statusCode(): number | undefined {
    return this.response.ResponseMetadata?.HTTPStatusCode
  }

  /** What to tell AWS support. */
  get requestId(): string | undefined {
    return this.response.ResponseMetadata?.RequestId
  }

  /** Whose fault it is: as the service says (query services do), else by the status: `server` from 500. */
  get fault(): 'client' | 'server' {
    const type = this.response.Error?.Type
    if (type === 'Sender') return 'client'
    if (type === 'Receiver') return 'server'
    return (this.statusCode ?? 400) >= 500 ? 'server' : 'client'
  }
}

/**
 * An error whose answer cannot be read: boto's ResponseParserError, here with what the status says, and sent again
 * where the status allows it.
 */
export class UnreadableErrorResponse extends ClientError {
  static override readonly errorName: string = 'ResponseParserError'
}

/** An error inside an event stream, after the call itself had succeeded. */
export class EventStreamError extends ClientError {
  static override readonly errorName: string = 'EventStreamError'
}

/**
 * Whether `error` is what a service answered, and with one of these codes where some are given.
 *
 * @param codes as the service sends them, which is not always what its class is called: SQS says
 * `AWS.SimpleQueueService.NonExistentQueue` where the class is `sqs.exceptions.QueueDoesNotExist`, and the answer to a HEAD
 * has no code but its status
 *
 * @example
 * if (isClientError(error, 'ConditionalCheckFailedException')) retryWithFreshItem()
 * if (isClientError(error, 'NoSuchKey', '404')) return undefined
 */
export function isClientError<Code extends string>(
  error: unknown,
  ...codes: readonly [Code, ...Code[]]
): error is ClientError & { code: Code }
export function isClientError(error: unknown, ...codes: readonly string[]): error is ClientError
export function isClientError(error: unknown, ...codes: readonly string[]): error is ClientError {
  return error instanceof ClientError && (codes.length === 0 || codes.includes(error.code))
}
