import { abortedBy } from '../errors/abort-error.ts'
import { WaiterError } from '../errors/call.ts'
import { ClientError } from '../errors/client-error.ts'
import { ArgumentError } from '../errors/config.ts'
import type { WaiterDefinition } from '../model/wire-model.ts'
import { refuseConfigParameter } from '../util/boto-options.ts'
import { type Duration, parseDuration } from '../util/duration.ts'
import type { Host } from '../util/host.ts'
import { inspectAsJson } from '../util/inspect.ts'
import { checkOptions } from '../util/known-options.ts'
import { type Acceptor, compileAcceptors, isError, type Response } from './acceptor.ts'

/** What `wait` may be told; anything else is for each call: `timeout`. */
export interface WaitOptions {
  /** Between two calls: seconds, or text with a unit (`'500ms'`, `'2m'`). The waiter's own unless given. */
  readonly delay?: Duration | undefined
  /** Calls in all. The waiter's own unless given. */
  readonly maxAttempts?: number | undefined
  /** Ends the wait wherever it is; it rejects with AbortError. */
  readonly signal?: AbortSignal | undefined
}

/** The operation, called until its answer is what is waited for. */
export type WaitMethod<CallOptions extends object = object> = (
  params: Record<string, unknown>,
  options: CallOptions & { readonly signal?: AbortSignal | undefined },
) => Promise<Response>

const OPTIONS: readonly string[] = ['delay', 'maxAttempts', 'signal']

interface Answer {
  readonly response: Response
  readonly error: ClientError | undefined
}

/**
 * Calls an operation until a resource is in a state.
 *
 * @example
 * await dynamodb.getWaiter('tableExists').wait({ TableName: 'books' }, { delay: 2, maxAttempts: 30 })
 */
export class Waiter<Result extends Response = Response, CallOptions extends object = object> {
  static {
    inspectAsJson(Waiter.prototype)
  }

  /** As the model writes it: `TableExists`. */
  readonly name: string
  /** botocore's definition: which operation, how often, looking for what. */
  readonly config: WaiterDefinition
  readonly #method: WaitMethod<CallOptions>
  readonly #host: Pick<Host, 'sleep'>
  readonly #options: ReadonlySet<string>

  /**
   * @internal
   * @param callOptions the names of what a call may be told
   */
  constructor(
    name: string,
    config: WaiterDefinition,
    method: WaitMethod<CallOptions>,
    host: Pick<Host, 'sleep'>,
    callOptions: Iterable<string> = [],
  ) {
    this.#options = new Set([...OPTIONS, ...callOptions])
    this.name = name
    this.config = config
    this.#method = method
    this.#host = host
  }

  /**
   * Resolves when the resource is in the state, with the answer that showed it (for a waiter that waits for an error,
   * such as `bucketNotExists`, the error's).
   *
   * @throws WaiterError when the resource failed, an error came that the waiter does not know, or the attempts ran
   *   out; its `lastResponse` is the last answer. ArgumentError for an option that cannot be
   */
  async wait(params: Record<string, unknown> = {}, options: WaitOptions & CallOptions = {} as never): Promise<Result> {
    refuseConfigParameter(params, 'WaiterConfig', 'wait(params, { delay, maxAttempts })')
    checkOptions(options, this.#options)
    const { delay = this.config.delay, maxAttempts = this.config.maxAttempts, ...callOptions } = options
    const delayMs = parseDuration(delay, 'delay')
    if (!Number.isInteger(maxAttempts) || maxAttempts < 1) {
      throw new ArgumentError({ message: `maxAttempts must be a whole number from 1, not ${maxAttempts}` })
    }
    const acceptors = compileAcceptors(this.config)
    let matched: Acceptor | undefined
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#call(params, callOptions as CallOptions & WaitOptions)
      const acceptor = acceptors.find(({ matches }) => matches(answer.response))
      if (acceptor?.state === 'success') return answer.response as Result
      if (acceptor?.state === 'failure') {
        throw this.#failed(`Waiter encountered a terminal failure state: ${acceptor.explanation}`, answer)
      }
      if (acceptor === undefined && isError(answer.response)) throw this.#failed(errorReason(answer.response), answer)
      matched = acceptor ?? matched
      if (attempt >= maxAttempts) {
        const before = matched === undefined ? '' : `. Previously accepted state: ${matched.explanation}`
        throw this.#failed(`Max attempts exceeded${before}`, answer)
      }
      await this.#sleep(delayMs, options.signal)
    }
  }

  /** What JSON and `util.inspect` show. */
  toJSON(): object {
    const { operation: operationName, delay, maxAttempts } = this.config
    return { name: this.name, operationName, delay, maxAttempts }
  }

  async #call(params: Record<string, unknown>, options: CallOptions & WaitOptions): Promise<Answer> {
    try {
      return { response: await this.#method({ ...params }, options), error: undefined }
    } catch (error) {
      if (error instanceof ClientError) return { response: withError(error), error }
      throw error
    }
  }

  #failed(reason: string, { response, error }: Answer): WaiterError {
    return new WaiterError({ name: this.name, reason, lastResponse: response }, { cause: error })
  }

  async #sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
    try {
      await this.#host.sleep(ms, signal)
    } catch (error) {
      throw signal?.aborted ? abortedBy(signal, 'wait') : error
    }
  }
}

/** What acceptors look at: an error also where something in between answered, and said nothing that is one. */
function withError({ code, response }: ClientError): Response {
  return response.Error === undefined ? { ...response, Error: { Code: code, Message: '' } } : response
}

function errorReason(response: Response): string {
  const { Code = 'Unknown', Message = 'Unknown' } = response['Error'] as { Code?: string; Message?: string }
  return `An error occurred (${Code}): ${Message}`
}
