import type { ResolvedConfig } from '../config/resolve-client-config.ts'
import { OperationNotPageableError } from '../errors/call.ts'
import { ArgumentError } from '../errors/config.ts'
import type { HierarchicalEmitter } from '../events/emitter.ts'
import type { ServiceModel } from '../model/service-model.ts'
import type { Paginator } from '../paginate/paginator.ts'
import type { Output } from '../protocols/protocol.ts'
import { inspectAsJson } from '../util/inspect.ts'
import { lowerFirst } from '../util/lower-first.ts'
import { didYouMean } from '../util/suggestions.ts'
import type { Waiter } from '../waiters/waiter.ts'
import { CALL_OPTIONS, type CallOptions } from './call.ts'
import type { ClientState } from './client-state.ts'
import type { Exceptions } from './exceptions.ts'
import { invoke } from './invoke.ts'
import type { PresignOptions } from './presigned-url.ts'
import type { EventPayloads, Params } from './stages.ts'

let readState: (client: Client) => ClientState

/** What a client knows about itself. */
export interface ClientMeta {
  readonly serviceModel: ServiceModel
  readonly regionName: string | undefined
  /** Where calls go when nothing in their parameters says otherwise. */
  readonly endpointUrl: string
  readonly partition: string | undefined
  readonly config: ResolvedConfig
  readonly events: HierarchicalEmitter<EventPayloads>
  /** `{ getObject: 'GetObject', … }` */
  readonly methodToApiMapping: Readonly<Record<string, string>>
}

/**
 * A client of one service. Its methods are the service's operations with a lower-case first letter; made by
 * `session.client(name)`.
 *
 * @example
 * await using s3 = session.client('s3')
 * const { Buckets } = await s3.listBuckets()
 */
export class Client {
  readonly meta: ClientMeta
  readonly #state: ClientState

  static {
    readState = (client) => client.#state
    inspectAsJson(Client.prototype)
  }

  /** @internal */
  constructor(state: ClientState, meta: ClientMeta) {
    this.#state = state
    this.meta = meta
  }

  /** The classes of this service's errors: `client.exceptions.NoSuchKey`. */
  get exceptions(): Exceptions {
    return this.#state.exceptions
  }

  /** Whether `getPaginator` has something for the method. Throws for a name that is no method. */
  canPaginate(methodName: string): boolean {
    return this.#state.model.paginator(this.#operationName(methodName)) !== undefined
  }

  /**
   * Goes through all pages of an operation.
   *
   * @example
   * for await (const page of s3.getPaginator('listObjectsV2').paginate({ Bucket: 'photos' })) console.log(page.KeyCount)
   */
  getPaginator(methodName: string): Paginator<Output, CallOptions> {
    const operationName = this.#operationName(methodName)
    const definition = this.#state.model.paginator(operationName)
    if (definition === undefined) throw new OperationNotPageableError({ operationName: methodName })
    const { Paginator } = require('../paginate/paginator.ts') as typeof import('../paginate/paginator.ts')
    const state = this.#state
    const plan = state.plan(operationName)
    const method = (params: Params, options: CallOptions): Promise<Output> =>
      invoke(state, plan, params, options, 'PAGINATOR')
    return new Paginator(method, definition, plan.operation, CALL_OPTIONS)
  }

  /** The names that `getWaiter` takes. */
  get waiterNames(): readonly string[] {
    return this.#state.model.waiterNames.map(lowerFirst)
  }

  /**
   * Waits until something is so.
   *
   * @example
   * await s3.getWaiter('bucketExists').wait({ Bucket: 'photos' }, { delay: 1, maxAttempts: 30 })
   */
  getWaiter(waiterName: string): Waiter<Output, CallOptions> {
    const state = this.#state
    const name = state.model.waiterNames.find((candidate) => lowerFirst(candidate) === lowerFirst(waiterName))
    const definition = name === undefined ? undefined : state.model.waiter(name)
    if (name === undefined || definition === undefined) {
      throw new ArgumentError(
        { message: `Waiter does not exist: ${waiterName}` },
        { hint: didYouMean(waiterName, this.waiterNames) },
      )
    }
    const { Waiter } = require('../waiters/waiter.ts') as typeof import('../waiters/waiter.ts')
    const plan = state.plan(definition.operation)
    return new Waiter<Output, CallOptions>(
      name,
      definition,
      (params, options) => invoke(state, plan, params, options, 'WAITER'),
      state.host,
      CALL_OPTIONS,
    )
  }

  /**
   * A URL with which anybody can make one call for a while.
   *
   * @param methodName the method whose call it is
   * @throws UnknownClientMethodError, ParamValidationError, NoCredentialsError
   *
   * @example
   * const url = await s3.generatePresignedUrl('getObject', { params: { Bucket: 'photos', Key: 'cat.jpg' }, expiresIn: 300 })
   */
  generatePresignedUrl(methodName: string, options: PresignOptions = {}): Promise<string> {
    const { presignUrl } = require('./presigned-url.ts') as typeof import('./presigned-url.ts')
    return presignUrl(this.#state, this.meta.methodToApiMapping, methodName, options)
  }

  /** Drops idle connections. The client can be used again. */
  async close(): Promise<void> {
    await this.#state.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  /** Names, no secrets: what JSON and `util.inspect` show. */
  toJSON(): object {
    const { model, config } = this.#state
    return { service: model.serviceName, regionName: this.meta.regionName, retryMode: config.retryMode }
  }

  #operationName(methodName: string): string {
    const mapping = this.meta.methodToApiMapping
    if (Object.hasOwn(mapping, methodName)) return mapping[methodName]!
    throw new ArgumentError(
      { message: `${this.#state.model.serviceName} has no operation ${methodName}` },
      { hint: didYouMean(methodName, Object.keys(mapping)) },
    )
  }
}

/** The inside of a client, which users do not see. */
export function stateOf(client: Client): ClientState {
  return readState(client)
}
