import type { SigningSettings } from '../auth/auth-scheme.ts'
import type { TokenIdentity } from '../auth/identity.ts'
import type { ResolvedConfig } from '../config/resolve-client-config.ts'
import type { Credentials, FrozenCredentials } from '../credentials/credentials.ts'
import type { HierarchicalEmitter } from '../events/emitter.ts'
import type { Headers, HttpHandler, SendOptions } from '../http/http.ts'
import type { Feature } from '../http/user-agent.ts'
import { hyphenizeServiceId } from '../model/naming.ts'
import type { EndpointCatalog } from '../model/packed-endpoints.ts'
import type { ServiceModel } from '../model/service-model.ts'
import type { WireModel } from '../model/wire-model.ts'
import { getProtocol, resolveProtocol } from '../protocols/index.ts'
import type { Protocol, SerializeOptions } from '../protocols/protocol.ts'
import { createRetryStrategy } from '../retries/create-retry-strategy.ts'
import type { RetryStrategy } from '../retries/retry-strategy.ts'
import { parseTimeout } from '../util/duration.ts'
import type { Host } from '../util/host.ts'
import { isPromise } from '../util/promise.ts'
import type { Call } from './call.ts'
import type { CallObserver } from './call-observer.ts'
import { type CallPlan, createCallPlan } from './call-plan.ts'
import { ClientEndpoints } from './client-endpoints.ts'
import type { Customization } from './customization.ts'
import { checkDiscoverySetting } from './discovery-setting.ts'
import { createExceptions, type Exceptions } from './exceptions.ts'
import type { EventPayloads } from './stages.ts'

/** What a client is made of: everything that was decided before its first call. */
export interface ClientParts {
  readonly model: WireModel
  readonly host: Host
  /** Made at the first call; shared by the clients of a session that connect in the same way. */
  readonly http: () => HttpHandler
  /** The client's own copy of the session's emitter. */
  readonly events: HierarchicalEmitter<EventPayloads>
  readonly config: ResolvedConfig
  /** As asked for: argument, Config or setting. */
  readonly regionName: string | undefined
  /** Argument or configured; without it, the rules decide. */
  readonly endpointUrl: string | undefined
  readonly useSsl: boolean
  /** Looked up at the first call that signs. Undefined for anonymous clients. */
  readonly credentials: (() => Credentials | undefined | Promise<Credentials | undefined>) | undefined
  readonly token: (() => TokenIdentity | undefined | Promise<TokenIdentity | undefined>) | undefined
  /** A bearer token for the service is in the environment. */
  readonly hasServiceToken: boolean
  /** The profile's `signature_version` for the service. */
  readonly profileSignatureVersion: string | undefined
  /** The legacy data on endpoints and regions. */
  readonly endpointsData: () => EndpointCatalog
  /** botocore's documents that belong to no service: `partitions`, `_retry`. */
  readonly document: (name: string) => unknown
  readonly customization: Customization
  /** The User-Agent of a call: with the features that it uses, and those of the source of its credentials. */
  readonly userAgent: (features: ReadonlySet<Feature> | undefined, source: readonly Feature[] | undefined) => string
  /** The connect timeout, in seconds, where it is only known at the first call. */
  readonly settle?: (() => Promise<number>) | undefined
  /** Client-side monitoring of a call, beside whoever watches it already. */
  readonly monitor?: ((call: Call, other: CallObserver | undefined) => CallObserver) | undefined
}

/** The inside of a client: what its calls read. */
export class ClientState {
  /** For another client like this one. */
  readonly parts: ClientParts
  readonly model: WireModel
  readonly host: Host
  readonly events: HierarchicalEmitter<EventPayloads>
  readonly config: ResolvedConfig
  readonly customization: Customization
  /** As in event names: `s3`, `api-gateway`. */
  readonly serviceId: string
  readonly protocol: Protocol
  readonly retries: RetryStrategy
  readonly endpoints: ClientEndpoints
  readonly signing: SigningSettings
  readonly serializeOptions: SerializeOptions
  /** Sent with every call, unless the operation sends them itself. */
  readonly injectedHeaders: Headers
  connectTimeoutMs: number
  readonly readTimeoutMs: number
  readonly token: ClientParts['token']
  readonly userAgent: ClientParts['userAgent']
  readonly monitor: ClientParts['monitor']
  /** Argument or configured; undefined where the rules decide, or the service. */
  readonly endpointUrl: string | undefined
  /** Ends the calls whose events go both ways; there when one was made. */
  endStreams: (() => void) | undefined
  /** Milliseconds that the service's clock is ahead of ours. */
  clockOffset = 0
  #plans: Map<string, CallPlan> | undefined
  /** Waits for what is only known at the first call; undefined once it is. */
  settle: (() => Promise<void>) | undefined
  #plainSend: readonly [whole: SendOptions, stream: SendOptions]
  #http: HttpHandler | undefined
  #credentials: Credentials | undefined
  #serviceModel: ServiceModel | undefined

  constructor(parts: ClientParts) {
    const { model, host, config, customization } = parts
    this.parts = parts
    this.model = model
    this.host = host
    this.events = parts.events
    this.config = config
    this.customization = customization
    this.endpointUrl = parts.endpointUrl
    if (parts.endpointUrl === undefined) checkDiscoverySetting(config.endpointDiscoveryEnabled, model)
    this.token = parts.token
    this.userAgent = parts.userAgent
    this.monitor = parts.monitor
    this.serviceId = hyphenizeServiceId(model.metadata.serviceId)
    this.protocol = getProtocol(resolveProtocol(model.metadata, model.serviceName))
    this.retries = createRetryStrategy({
      host,
      mode: config.retryMode,
      totalMaxAttempts: config.totalMaxAttempts,
      facts: customization.retries,
      legacy: { document: () => parts.document('_retry'), endpointPrefix: model.metadata.endpointPrefix },
    })
    this.endpoints = new ClientEndpoints(parts, () => this.#accountId())
    this.signing = {
      metadata: model.metadata,
      names: () => this.endpoints.signing,
      signatureVersion: config.signatureVersion,
      profileSignatureVersion: parts.profileSignatureVersion,
      authSchemePreference: config.authSchemePreference,
      sigv4aSigningRegionSet: config.sigv4aSigningRegionSet,
      preferBearer: parts.hasServiceToken && config.signatureVersion === undefined,
    }
    this.serializeOptions = {
      validate: config.parameterValidation,
      injectHostPrefix: config.injectHostPrefix,
      uuid: () => host.uuid(),
    }
    this.injectedHeaders = recursionHeader(host.env)
    this.connectTimeoutMs = parseTimeout(config.connectTimeout, 'connectTimeout')
    this.readTimeoutMs = parseTimeout(config.readTimeout, 'readTimeout')
    this.#plainSend = [this.#send(false, undefined), this.#send(true, undefined)]
    const { settle } = parts
    this.settle = settle && (() => this.#settleWith(settle))
  }

  async #settleWith(timeout: () => Promise<number>): Promise<void> {
    this.connectTimeoutMs = parseTimeout(await timeout(), 'connectTimeout')
    this.#plainSend = [this.#send(false, undefined), this.#send(true, undefined)]
    this.settle = undefined
  }

  get http(): HttpHandler {
    this.#http ??= this.parts.http()
    return this.#http
  }

  get exceptions(): Exceptions {
    return createExceptions(this.model)
  }

  get serviceModel(): ServiceModel {
    this.#serviceModel ??= openServiceModel(this.model)
    return this.#serviceModel
  }

  async close(): Promise<void> {
    this.endStreams?.()
    await this.#http?.close()
  }

  /** The plan of an operation's calls, made at its first. */
  plan(operationName: string): CallPlan {
    this.#plans ??= new Map()
    let plan = this.#plans.get(operationName)
    if (plan === undefined) {
      plan = createCallPlan(this, this.model.operation(operationName)!)
      this.#plans.set(operationName, plan)
    }
    return plan
  }

  sendOptions(stream: boolean, signal: AbortSignal | undefined): SendOptions {
    return signal === undefined ? this.#plainSend[stream ? 1 : 0] : this.#send(stream, signal)
  }

  #send(stream: boolean, signal: AbortSignal | undefined): SendOptions {
    return { stream, signal, connectTimeout: this.connectTimeoutMs, readTimeout: this.readTimeoutMs }
  }

  /** How the credentials were found, once they are. */
  get credentialFeatures(): readonly Feature[] | undefined {
    return this.#credentials?.features
  }

  /** What to sign with now; a promise only when it has to be looked up or refreshed. */
  identity(): FrozenCredentials | undefined | Promise<FrozenCredentials | undefined> {
    if (this.#credentials !== undefined) return this.#credentials.getFrozenCredentials()
    const found = this.parts.credentials?.()
    if (isPromise(found)) return this.#identityLater(found as Promise<Credentials | undefined>)
    this.#credentials = found
    return found?.getFrozenCredentials()
  }

  /** A promise only when the credentials are one: endpoints by account id are asked for at every call. */
  #accountId(): string | undefined | Promise<string | undefined> {
    const found = this.identity()
    if (!isPromise(found)) return found?.accountId
    return (found as Promise<FrozenCredentials | undefined>).then((identity) => identity?.accountId)
  }

  async #identityLater(found: Promise<Credentials | undefined>): Promise<FrozenCredentials | undefined> {
    this.#credentials = await found
    return this.#credentials?.getFrozenCredentials()
  }
}

/** Inside Lambda, calls tell the service about the invocation they belong to, so that endless recursion is noticed. */
function recursionHeader(env: Host['env']): Headers {
  const trace = env['_X_AMZN_TRACE_ID']
  if (!env['AWS_LAMBDA_FUNCTION_NAME'] || !trace) return {}
  return { 'x-amzn-trace-id': trace.replace(/[^\w.~\-=;:+&[\]{}"',]/gu, encodeURIComponent) }
}

function openServiceModel(model: WireModel): ServiceModel {
  const { ServiceModel } = require('../model/service-model.ts') as typeof import('../model/service-model.ts')
  return ServiceModel.of(model)
}
