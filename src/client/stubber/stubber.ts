import { ArgumentError } from '../../errors/config.ts'
import {
  PendingResponsesError,
  StubAssertionError,
  StubResponseError,
  UnStubbedResponseError,
} from '../../errors/stub.ts'
import type { HandlerEvent } from '../../events/emitter.ts'
import type { WireModel } from '../../model/wire-model.ts'
import { asFields, type Fields } from '../../protocols/validation/value-kinds.ts'
import { checkOptions } from '../../util/known-options.ts'
import { didYouMean } from '../../util/suggestions.ts'
import { Client, stateOf } from '../client.ts'
import type { ClientState } from '../client-state.ts'
import type { GenericClient } from '../create-client.ts'
import { redactedBy } from '../redaction.ts'
import type { AnyClient, Operation, ParamsOf, Result, ResultOf } from '../service-types.ts'
import type { CallAnswer, CallContext, EventPayloads } from '../stages.ts'
import { type ExpectedParams, firstDifference } from './expected-params.ts'
import { type StubbedResult, stubbedResult } from './stubbed-result.ts'

/** The names of a client's operations. */
export type StubbedMethod<Client> = string extends keyof Client
  ? string
  : { [Name in keyof Client]: Client[Name] extends Operation<never, Result> ? Name : never }[keyof Client] & string

type ResponseOf<Client, Name> = string extends keyof Client
  ? Readonly<Record<string, unknown>>
  : Name extends keyof Client
    ? StubbedResult<ResultOf<Client[Name]>>
    : never

type ParamsFor<Client, Name> = string extends keyof Client
  ? Readonly<Record<string, unknown>>
  : Name extends keyof Client
    ? ExpectedParams<ParamsOf<Client[Name]>>
    : never

/** An error of the service, as a test writes it down. */
export interface ClientErrorStub<Expected = Readonly<Record<string, unknown>>> {
  /** As the service sends it: `NoSuchKey`. Default: none. */
  readonly serviceErrorCode?: string | undefined
  readonly serviceMessage?: string | undefined
  /** From 300 on. Default 400. */
  readonly httpStatusCode?: number | undefined
  /** More members of the response's `Error`. */
  readonly serviceErrorMeta?: Readonly<Record<string, unknown>> | undefined
  /** What the call has to be made with. Default: anything. */
  readonly expectedParams?: Expected | undefined
  /** More members of `ResponseMetadata`. */
  readonly responseMeta?: Readonly<Record<string, unknown>> | undefined
  /** The members that the model gives the exception of that code. */
  readonly modeledFields?: Readonly<Record<string, unknown>> | undefined
}

const ERROR_OPTIONS: ReadonlySet<string> = new Set([
  'serviceErrorCode',
  'serviceMessage',
  'httpStatusCode',
  'serviceErrorMeta',
  'expectedParams',
  'responseMeta',
  'modeledFields',
] satisfies (keyof ClientErrorStub)[])

/** One answer in the queue. */
interface Stub {
  readonly operationName: string
  readonly answer: CallAnswer
  readonly expectedParams: object | undefined
}

/** Which stubber answers for a client. */
const ACTIVE = new WeakMap<ClientState, object>()

/**
 * Answers the calls of one client with what a test has written down: each answer once, in that order, and nothing is
 * sent. A call of another operation, with other parameters than expected, or one too many, is an error.
 *
 * Answers are checked against the model when they are added, parameters when the call is made. No credentials are
 * needed; a region is, where the service has regions. Presigned URLs are made as always.
 *
 * @example
 * const s3 = session.client('s3')
 * using stubber = new Stubber(s3).activate()
 * stubber.addResponse('getObject', { Body: 'meow' }, { Bucket: 'photos', Key: ANY })
 * stubber.addClientError('getObject', { serviceErrorCode: 'NoSuchKey', httpStatusCode: 404 })
 * await nameOfCat(s3)
 * stubber.assertNoPendingResponses()
 */
export class Stubber<Stubbed extends AnyClient = GenericClient> {
  readonly client: Stubbed
  readonly #state: ClientState
  /** For calls that have not begun. */
  readonly #queue: Stub[] = []
  /** By calls that have begun: some may be made at the same time. */
  readonly #begun = new WeakMap<CallContext, Stub>()
  /** Not given out yet. */
  readonly #pending = new Set<Stub>()

  /** @throws ArgumentError for what is no client */
  constructor(client: Stubbed) {
    const given: unknown = client
    if (!(given instanceof Client)) {
      throw new ArgumentError({ message: 'A Stubber takes a client, as session.client(name) makes one' })
    }
    this.client = client
    this.#state = stateOf(given)
  }

  /**
   * From now on the stubber answers, until `deactivate` or the end of a `using` block.
   *
   * @throws ArgumentError when another stubber answers for the client
   *
   * @example
   * using stubber = new Stubber(dynamodb).activate()
   */
  activate(): this {
    const other = ACTIVE.get(this.#state)
    if (other === this) return this
    if (other !== undefined) {
      throw new ArgumentError({ message: 'Another Stubber is active on this client: deactivate that one first' })
    }
    ACTIVE.set(this.#state, this)
    const { events } = this.#state
    events.registerFirst('before-parameter-build.*.*', this.#begin)
    events.register('before-endpoint-resolution.*', withoutAccountId)
    events.register('before-call.*.*', this.#answer)
    return this
  }

  /** Calls are sent again. What is in the queue stays there. */
  deactivate(): void {
    if (ACTIVE.get(this.#state) !== this) return
    ACTIVE.delete(this.#state)
    const { events } = this.#state
    events.unregister('before-parameter-build.*.*', this.#begin)
    events.unregister('before-endpoint-resolution.*', withoutAccountId)
    events.unregister('before-call.*.*', this.#answer)
  }

  /**
   * Queues a result.
   *
   * @param method the client's method: `getObject`
   * @param serviceResponse what the service would answer. Bodies may be text, bytes or any stream, events an array or an
   * async iterable; `ResponseMetadata` is filled in
   * @param expectedParams what the call has to be made with, all of it; default: anything
   * @throws ArgumentError for a method that the client does not have, ParamValidationError for a result that its model
   * does not have
   *
   * @example
   * stubber.addResponse('listBuckets', { Buckets: [{ Name: 'photos', CreationDate: new Date(0) }] }, {})
   */
  addResponse<Name extends StubbedMethod<Stubbed>>(
    method: Name,
    serviceResponse: ResponseOf<Stubbed, Name>,
    expectedParams?: ParamsFor<Stubbed, Name>,
  ): void {
    const operationName = this.#operationName(method)
    const { ResponseMetadata, ...members } = responseFields(serviceResponse)
    const parsed = stubbedResult(this.#state.model.operation(operationName)!.output, members)
    parsed['ResponseMetadata'] = metadata(200, ResponseMetadata)
    this.#add({ operationName, answer: { statusCode: 200, parsed }, expectedParams })
  }

  /**
   * Queues an error of the service: a ClientError, of the class that the model has for the code.
   *
   * @throws ArgumentError for a method that the client does not have, and for a status that is no error;
   * ParamValidationError for `modeledFields` that the model does not have
   *
   * @example
   * stubber.addClientError('getItem', { serviceErrorCode: 'ResourceNotFoundException', serviceMessage: 'no such table' })
   */
  addClientError<Name extends StubbedMethod<Stubbed>>(
    method: Name,
    options: ClientErrorStub<ParamsFor<Stubbed, Name>> = {},
  ): void {
    checkOptions(options, ERROR_OPTIONS)
    const operationName = this.#operationName(method)
    const { serviceErrorCode = '', serviceMessage = '', httpStatusCode = 400, modeledFields } = options
    if (!(httpStatusCode >= 300)) {
      throw new ArgumentError({ message: `httpStatusCode of an error is 300 or above, not ${httpStatusCode}` })
    }
    const shape = this.#state.model.exception(serviceErrorCode)
    const parsed = {
      Error: { Message: serviceMessage, Code: serviceErrorCode, ...options.serviceErrorMeta },
      ResponseMetadata: metadata(httpStatusCode, options.responseMeta),
      ...(modeledFields && stubbedResult(shape, modeledFields)),
    }
    const { expectedParams } = options
    this.#add({ operationName, answer: { statusCode: httpStatusCode, parsed }, expectedParams })
  }

  /**
   * At the end of a test: all answers were asked for.
   *
   * @throws PendingResponsesError, which names the operations whose answers are left
   */
  assertNoPendingResponses(): void {
    const { size } = this.#pending
    if (size === 0) return
    const names = new Set([...this.#pending].map(({ operationName }) => operationName))
    throw new PendingResponsesError({ count: size }, { hint: `They are for ${[...names].join(', ')}.` })
  }

  /** `deactivate`, at the end of a `using` block. As in boto, it does not look at what is left in the queue. */
  [Symbol.dispose](): void {
    this.deactivate()
  }

  #operationName(method: string): string {
    const { methodToApiMapping } = this.client.meta
    if (Object.hasOwn(methodToApiMapping, method)) return methodToApiMapping[method]!
    const message = `Client ${this.#state.model.serviceName} does not have method: ${String(method)}`
    throw new ArgumentError({ message }, { hint: didYouMean(String(method), Object.keys(methodToApiMapping)) })
  }

  #add(stub: Stub): void {
    this.#queue.push(stub)
    this.#pending.add(stub)
  }

  readonly #begin = (event: HandlerEvent<EventPayloads, 'before-parameter-build'>): void => {
    const { context, params } = event
    if (context['isPresignRequest'] === true) return
    const stub = nextStub(this.#queue, operationOf(event))
    const difference = stub.expectedParams && firstDifference(stub.expectedParams, params)
    if (difference !== undefined) throw unexpectedParams(this.#state.model, stub, event, difference)
    this.#queue.shift()
    this.#begun.set(context, stub)
  }

  readonly #answer = ({ context }: HandlerEvent<EventPayloads, 'before-call'>): CallAnswer | undefined => {
    const stub = this.#begun.get(context)
    if (stub === undefined) return undefined
    this.#pending.delete(stub)
    return stub.answer
  }
}

function responseFields(response: unknown): Fields {
  const fields = asFields(response)
  if (fields !== undefined) return fields
  throw new ArgumentError({ message: 'serviceResponse must be an object: what the service would answer' })
}

/** What comes last in the name of a call's event. */
function operationOf({ eventName }: { readonly eventName: string }): string {
  return eventName.slice(eventName.lastIndexOf('.') + 1)
}

function nextStub([next]: readonly Stub[], operationName: string): Stub {
  if (next === undefined) {
    const reason =
      'Unexpected API Call: A call was made but no additional calls expected. Either the API Call was not stubbed or it was called multiple times.'
    throw new UnStubbedResponseError({ operationName, reason })
  }
  if (next.operationName === operationName) return next
  throw new StubResponseError({
    operationName,
    reason: `Operation mismatch: found response for ${next.operationName}.`,
  })
}

function unexpectedParams(
  model: WireModel,
  { operationName, expectedParams }: Stub,
  event: HandlerEvent<EventPayloads, 'before-parameter-build'>,
  difference: string,
): StubAssertionError {
  const show = (value: unknown): string =>
    JSON.stringify(
      redactedBy(model, operationName, value, () => event.model.inputShape),
      asText,
      2,
    )
  const reason = `Expected parameters:\n${show(expectedParams)},\nbut received:\n${show(event.params)}`
  return new StubAssertionError({ operationName, reason }, { hint: `They differ at ${difference}.` })
}

function asText(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

/** The account would be looked up with credentials, which a stubbed client need not have. */
function withoutAccountId({ builtins }: HandlerEvent<EventPayloads, 'before-endpoint-resolution'>): void {
  if ('AWS::Auth::AccountId' in builtins) builtins['AWS::Auth::AccountId'] = undefined
}

function metadata(statusCode: number, given: unknown): Record<string, unknown> {
  return { HTTPStatusCode: statusCode, HTTPHeaders: {}, RetryAttempts: 0, ...(given as object | undefined) }
}
