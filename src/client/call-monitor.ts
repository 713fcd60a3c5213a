import {
  ConnectionClosedError,
  ConnectTimeoutError,
  EndpointConnectionError,
  ReadTimeoutError,
} from '../errors/http.ts'
import type { HttpRequest } from '../http/http.ts'
import type { Call } from './call.ts'
import type { CallObserver } from './call-observer.ts'
import type { AttemptOutcome } from './outcome.ts'

/** An event of client-side monitoring, in the names of its wire format. */
export type MonitoringEvent = Readonly<Record<string, string | number>>

const MOST = { exception: 128, userAgent: 256, message: 512 } as const
const RESPONSE_IDS: Readonly<Record<string, string>> = {
  'x-amzn-requestid': 'XAmznRequestId',
  'x-amz-request-id': 'XAmzRequestId',
  'x-amz-id-2': 'XAmzId2',
}
const V4 = /^AWS4-HMAC-SHA256 Credential=(\w+)\/\d+\/([a-z0-9-]+)\//
const S3 = /^AWS (\w+):/
const CONNECTION_ERRORS = [ConnectionClosedError, ConnectTimeoutError, EndpointConnectionError, ReadTimeoutError]

/** Makes the events of client-side monitoring of one call: one per attempt, and one for the whole. */
export class CallMonitor implements CallObserver {
  readonly #publish: (event: MonitoringEvent) => void
  readonly #base: MonitoringEvent
  readonly #now: () => number
  readonly #startedAt: number
  #attempts = 0
  #sentAt = 0
  /** Of the attempt under way, then of the last one. */
  #request: MonitoringEvent = {}
  #result: MonitoringEvent = {}
  #retriesExceeded = false

  constructor({ client, plan }: Call, clientId: string, publish: (event: MonitoringEvent) => void) {
    this.#publish = publish
    this.#now = () => Math.trunc(client.host.now())
    this.#startedAt = this.#now()
    const { serviceId } = client.model.metadata
    this.#base = { Version: 1, ClientId: clientId, Service: serviceId, Api: plan.operation.name }
  }

  resolved(): void {}

  sending(request: HttpRequest): void {
    this.#attempts++
    this.#sentAt = this.#now()
    this.#request = { Fqdn: request.host, ...requestFields(request.headers) }
  }

  received(outcome: AttemptOutcome): void {
    const { response, error } = outcome
    this.#retriesExceeded = CONNECTION_ERRORS.some((type) => error instanceof type)
    this.#result = error === undefined ? awsFields(outcome) : sdkFields(error)
    this.#publish({
      ...this.#base,
      Type: 'ApiCallAttempt',
      Timestamp: this.#sentAt,
      AttemptLatency: this.#now() - this.#sentAt,
      ...this.#request,
      ...this.#result,
      ...responseFields(response?.headers ?? {}),
    })
  }

  retrying(): void {}

  ended(output: object): void {
    this.#finish(output)
  }

  failed(error: unknown): void {
    this.#finish((error as { response?: object }).response)
  }

  #finish(parsed: object | undefined): void {
    const { Region, UserAgent } = this.#request
    const exceeded = parsed === undefined ? this.#retriesExceeded : reachedMost(parsed)
    const last = Object.entries(this.#result).map(([name, value]) => [`Final${name}`, value] as const)
    this.#publish({
      ...this.#base,
      Type: 'ApiCall',
      Timestamp: this.#startedAt,
      Latency: this.#now() - this.#startedAt,
      AttemptCount: this.#attempts,
      MaxRetriesExceeded: exceeded ? 1 : 0,
      ...(Region === undefined ? {} : { Region }),
      ...(UserAgent === undefined ? {} : { UserAgent }),
      ...Object.fromEntries(last),
    })
  }
}

function reachedMost(parsed: object): boolean {
  const { ResponseMetadata, Error: error } = parsed as {
    ResponseMetadata?: { MaxAttemptsReached?: boolean }
    Error?: object
  }
  return error !== undefined && ResponseMetadata?.MaxAttemptsReached === true
}

function requestFields(headers: Readonly<Record<string, string>>): MonitoringEvent {
  const fields: Record<string, string> = { UserAgent: (headers['user-agent'] ?? '').slice(0, MOST.userAgent) }
  const { authorization = '', 'x-amz-security-token': token } = headers
  const [, accessKey, region] = V4.exec(authorization) ?? S3.exec(authorization) ?? []
  if (accessKey !== undefined) fields['AccessKey'] = accessKey
  if (region !== undefined) fields['Region'] = region
  if (token !== undefined) fields['SessionToken'] = token
  return fields
}

function responseFields(headers: Readonly<Record<string, string>>): MonitoringEvent {
  const fields: Record<string, string> = {}
  for (const [header, field] of Object.entries(RESPONSE_IDS)) {
    const value = headers[header]
    if (value !== undefined) fields[field] = value
  }
  return fields
}

function awsFields({ response, failure }: AttemptOutcome): MonitoringEvent {
  const error = failure?.['Error'] as { Code?: unknown; Message?: unknown } | undefined
  return {
    ...(response === undefined ? {} : { HttpStatusCode: response.statusCode }),
    ...(error === undefined
      ? {}
      : {
          AwsException: String(error.Code).slice(0, MOST.exception),
          AwsExceptionMessage: String(error.Message).slice(0, MOST.message),
        }),
  }
}

function sdkFields(error: unknown): MonitoringEvent {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  return { SdkException: name.slice(0, MOST.exception), SdkExceptionMessage: message.slice(0, MOST.message) }
}
