import type { Call } from '../client/call.ts'
import { Client, stateOf } from '../client/client.ts'
import type { ClientState } from '../client/client-state.ts'
import { invoke } from '../client/invoke.ts'
import type { Params } from '../client/stages.ts'
import { abortedBy } from '../errors/abort-error.ts'
import { ArgumentError } from '../errors/config.ts'
import type { Output } from '../protocols/protocol.ts'
import { unwatchAbort, watchAbort } from '../util/abort.ts'
import type { Host } from '../util/host.ts'
import { checkOptions } from '../util/known-options.ts'
import { unlessAborted } from '../util/unless-aborted.ts'
import { Bandwidth } from './bandwidth.ts'
import { Progress, type ProgressCallback } from './progress.ts'
import { type TransferConfig, type TransferConfigOptions, toTransferConfig } from './transfer-config.ts'

/** What a transfer may be told. */
export interface TransferOptions {
  /** Parameters of the operations that the transfer consists of. */
  readonly extraArgs?: Params | undefined
  readonly callback?: ProgressCallback | undefined
  readonly config?: TransferConfig | TransferConfigOptions | undefined
  /**
   * Ends the transfer and takes back what it has done, once it is known whether an upload in parts was begun; it rejects with
   * AbortError. What is whole by then stays.
   */
  readonly signal?: AbortSignal | undefined
}

const OPTION_NAMES = ['extraArgs', 'callback', 'config', 'signal'] satisfies (keyof TransferOptions)[]

/** One transfer under way: the calls that it consists of have their end, their limits and their progress in common. */
export class Transfer {
  readonly client: ClientState
  readonly host: Host
  readonly config: TransferConfig
  readonly bandwidth: Bandwidth | undefined
  readonly progress: Progress | undefined
  readonly #end = new AbortController()
  #failure: { readonly error: unknown } | undefined

  constructor(client: Client, { callback, config }: TransferOptions) {
    if (callback !== undefined && typeof callback !== 'function') {
      throw new ArgumentError({ message: 'callback must be a function' })
    }
    this.client = stateOf(client)
    this.host = this.client.host
    this.config = toTransferConfig(config)
    const { maxBandwidth } = this.config
    this.bandwidth = maxBandwidth === undefined ? undefined : new Bandwidth(maxBandwidth, this.host)
    this.progress = callback && new Progress(callback, (error) => this.fail(error))
  }

  /** Aborted when the transfer fails, for whatever reason. */
  get signal(): AbortSignal {
    return this.#end.signal
  }

  /** What it failed of. The first failure counts: those that follow are of its making. */
  fail(error: unknown): void {
    this.#failure ??= { error }
    this.#end.abort(error)
  }

  /** Throws what it failed of, if it did. */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure.error
  }

  /** A call that ends with the transfer. */
  call(operation: string, params: Params, watch?: Call['watch'], client: ClientState = this.client): Promise<Output> {
    return invoke(client, client.plan(operation), params, { signal: this.signal }, 'S3_TRANSFER', watch)
  }

  /** A call that is not broken off: whether it was made, or what it says, is not to be lost. */
  wholeCall(operation: string, params: Params): Promise<Output> {
    return invoke(this.client, this.client.plan(operation), params, undefined, 'S3_TRANSFER')
  }

  /** Waits for something, but no longer than for a failure. */
  unlessFailed<Value>(promise: Promise<Value>): Promise<Value> {
    return unlessAborted(promise, this.signal)
  }

  /** Does `work` again and again, at most so many times at once, until it says that there is no more, or fails. */
  async inParallel(atOnce: number, work: () => Promise<boolean>): Promise<void> {
    const repeat = async (): Promise<void> => {
      try {
        while (!this.signal.aborted && (await work()));
      } catch (error) {
        this.fail(error)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, repeat))
    this.check()
  }

  /** How many requests are under way at a time. */
  get concurrency(): number {
    return this.config.useThreads ? this.config.maxConcurrency : 1
  }
}

/** Makes a transfer. When it fails it has come to rest: no call of it is under way any more. */
export async function transferring<Value>(
  client: Client,
  options: TransferOptions,
  work: (transfer: Transfer) => Promise<Value>,
): Promise<Value> {
  const transfer = new Transfer(client, options)
  const { signal } = options
  if (signal?.aborted) throw abortedBy(signal, 'transfer')
  const target = { onAbort: () => transfer.fail(abortedBy(signal!, 'transfer')) }
  if (signal !== undefined) watchAbort(signal, target)
  try {
    return await work(transfer)
  } catch (error) {
    transfer.fail(error)
    transfer.check()
    throw error
  } finally {
    if (signal !== undefined) unwatchAbort(signal, target)
  }
}

/** Refuses options that do not exist. */
export function checkTransferOptions(options: object, ...more: string[]): void {
  checkOptions(options, new Set([...OPTION_NAMES, ...more]))
}

/** The inside of another client that takes part. */
export function stateOfOther(client: unknown): ClientState {
  if (client instanceof Client) return stateOf(client)
  throw new ArgumentError({ message: 'sourceClient must be a client: what session.client() makes' })
}
