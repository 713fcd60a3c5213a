import type { Channel } from 'node:diagnostics_channel'
import type { Endpoint } from '../endpoints/endpoint.ts'
import type { HttpRequest } from '../http/http.ts'
import { redactHeaders, redactQuery, redactUrl } from '../http/redaction.ts'
import { getLogger } from '../logging/logger.ts'
import type { Call } from './call.ts'
import { type CallObserver, CHANNELS, ENDPOINT_LOG } from './call-observer.ts'
import type { AttemptOutcome } from './outcome.ts'
import { redactedBy } from './redaction.ts'

const RETRY_LOG = getLogger('botocore.retries')
const PARSE_LOG = getLogger('botocore.parsers')
const REGION_LOG = getLogger('botocore.regions')

/** What every message of a call carries: the same object for all of its messages, to hang things on. */
export interface CallMessage {
  readonly service: string
  readonly operation: string
  readonly region: string | undefined
  /** Called with these; what the model calls sensitive is left out. */
  readonly params: unknown
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  attempts: number
  statusCode?: number | undefined
  requestId?: string | undefined
  error?: unknown
  [key: string]: unknown
}

/** Tells the log and the channels how a call goes. Made only for calls that somebody watches. */
export class CallReporter implements CallObserver {
  readonly #call: Call
  readonly #message: CallMessage

  constructor(call: Call, params: object | undefined) {
    this.#call = call
    const { client, plan } = call
    const shown = this.#redacted(params ?? {}, 'inputShape')
    this.#message = {
      service: client.model.serviceName,
      operation: plan.operation.name,
      region: client.endpoints.client.regionName,
      params: shown,
      startedAt: client.host.now(),
      attempts: 0,
    }
    publish(CHANNELS.callStart, this.#message)
    ENDPOINT_LOG.debug(`Making request for OperationModel(name=${plan.operation.name})`, { params: shown })
  }

  #redacted(value: object, side: 'inputShape' | 'outputShape'): unknown {
    const { client, plan } = this.#call
    return redactedBy(client.model, plan.operation.name, value, () => this.#call.model[side])
  }

  resolved({ url, properties }: Endpoint): void {
    if (REGION_LOG.debugs) REGION_LOG.debug(`Endpoint provider result: ${redactUrl(url)}`, { properties })
  }

  sending(request: HttpRequest): void {
    this.#message.attempts++
    const { method, scheme, host, path, query } = request
    const url = `${scheme}://${host}${path}${query === '' ? '' : `?${redactQuery(query)}`}`
    const headers = redactHeaders(request.headers)
    publish(CHANNELS.attemptStart, { ...this.#message, call: this.#message, method, url, headers })
    ENDPOINT_LOG.debug(`Sending http request: ${method} ${url}`, { headers })
  }

  received({ response, output, failure, error }: AttemptOutcome): void {
    const statusCode = response?.statusCode
    this.#message.statusCode = statusCode
    const headers = response && redactHeaders(response.headers)
    this.#message.requestId = headers?.['x-amzn-requestid'] ?? headers?.['x-amz-request-id']
    publish(CHANNELS.attemptEnd, { ...this.#message, call: this.#message, headers, error: error ?? errorOf(failure) })
    if (response === undefined) {
      ENDPOINT_LOG.debug('Exception received when sending HTTP request.', { error: String(error) })
      return
    }
    if (!PARSE_LOG.debugs) return
    PARSE_LOG.debug('Response headers', { statusCode, headers })
    const parsed = output === undefined ? failure : this.#redacted(output, 'outputShape')
    PARSE_LOG.debug('Response body', { parsed: parsed ?? String(error) })
  }

  retrying(delayMs: number): void {
    publish(CHANNELS.retry, { ...this.#message, call: this.#message, delay: delayMs / 1000 })
    RETRY_LOG.debug(`Retry needed, action of: ${delayMs / 1000}`, { attempts: this.#message.attempts })
  }

  ended(output: object): void {
    // Not enumerable: tracing may look at it, and nobody prints it by accident.
    Object.defineProperty(this.#message, 'output', { value: output })
    publish(CHANNELS.callEnd, this.#message)
  }

  failed(error: unknown): void {
    this.#message.error = error
    publish(CHANNELS.callError, this.#message)
    publish(CHANNELS.callEnd, this.#message)
  }
}

function publish(to: Channel, message: object): void {
  if (to.hasSubscribers) to.publish(message)
}

function errorOf(failure: Record<string, unknown> | undefined): unknown {
  return failure?.['Error']
}
