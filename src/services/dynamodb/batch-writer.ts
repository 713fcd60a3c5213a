import type { GenericClient } from '../../client/create-client.ts'
import type { AnyClient } from '../../client/service-types.ts'
import { isClientError } from '../../errors/client-error.ts'
import { ArgumentError } from '../../errors/config.ts'
import { showValue } from '../../protocols/validation/show.ts'
import { type Duration, parseDuration } from '../../util/duration.ts'
import type { Host } from '../../util/host.ts'
import { checkOptions } from '../../util/known-options.ts'
import { hostOf, plainClient } from './document-client.ts'
import { DynamoDBUnprocessedItemsError } from './errors.ts'
import { type SerializerOptions, toAttributeValue } from './type-serializer.ts'
import { Unstorable } from './unstorable.ts'
import { type Item, keyOf, toRequestItems, toWrites, type Write } from './write-requests.ts'

export interface BatchWriterOptions extends SerializerOptions {
  /**
   * The names of the table's key: of requests for the same key that wait to be sent, the last one counts. Default: none,
   * and DynamoDB refuses a batch that has a key twice.
   */
  readonly overwriteByPkeys?: readonly string[] | undefined
  /** How many requests are sent at a time: 1 to 25, which is the default. */
  readonly flushAmount?: number | undefined
  /** Between the calls that `close` makes: seconds, or text with a unit. Default 0. */
  readonly onExitLoopSleep?: Duration | undefined
}

const OPTIONS: ReadonlySet<string> = new Set<keyof BatchWriterOptions>([
  'flushAmount',
  'onExitLoopSleep',
  'overwriteByPkeys',
  'removeUndefinedValues',
])
const ITEM: ReadonlySet<string> = new Set(['Item'])
const KEY: ReadonlySet<string> = new Set(['Key'])
const MOST = 25
/** Calls, one after the other, that leave all they were given: the waits between them come to half a minute. */
const MOST_REFUSALS = 10
const FIRST_WAIT_MS = 50
const LONGEST_WAIT_MS = 20_000

/**
 * Writes to one table in batches: made by `batchWriter`, or by the `batchWriter` of a table of `session.resource`.
 *
 * What is put waits until there are enough; what DynamoDB leaves unprocessed is sent again, after a wait. `close` sends the
 * rest, and so does the end of an `await using`.
 */
export class BatchWriter {
  readonly #client: GenericClient
  readonly #host: Host
  readonly #tableName: string
  readonly #flushAmount: number
  readonly #keyNames: readonly string[] | undefined
  readonly #exitSleepMs: number
  readonly #serializer: SerializerOptions
  #waiting: readonly Write[] = []
  /** Calls are made one after the other: what is written last is there in the end. */
  #sending: Promise<void> = Promise.resolve()
  /** Calls, one after the other, that left something unprocessed. */
  #refusals = 0
  #closed = false

  /** @internal */
  constructor(client: AnyClient, tableName: string, options: BatchWriterOptions = {}) {
    checkOptions(options, OPTIONS)
    const { flushAmount = MOST, overwriteByPkeys, onExitLoopSleep = 0, removeUndefinedValues } = options
    this.#client = plainClient(client)
    this.#host = hostOf(this.#client)
    this.#tableName = checkTableName(tableName)
    this.#flushAmount = checkFlushAmount(flushAmount)
    this.#keyNames = overwriteByPkeys && checkKeyNames(overwriteByPkeys)
    this.#exitSleepMs = parseDuration(onExitLoopSleep, 'onExitLoopSleep')
    this.#serializer = { removeUndefinedValues }
  }

  /**
   * Puts an item into the table. Await it: where it fills a batch, that is sent.
   *
   * @throws ParamValidationError for what DynamoDB cannot keep, and what BatchWriteItem throws: the requests of that
   *   batch are then not sent again
   */
  async putItem(params: { readonly Item: object }): Promise<void> {
    checkOptions(params, ITEM)
    const { Item } = params
    await this.#add({ PutRequest: { Item: this.#serialized(Item, 'Item') } })
  }

  /** Deletes the item of a key from the table. Await it, as `putItem`. */
  async deleteItem(params: { readonly Key: object }): Promise<void> {
    checkOptions(params, KEY)
    const { Key } = params
    await this.#add({ DeleteRequest: { Key: this.#serialized(Key, 'Key') } })
  }

  /** Sends what waits, until nothing does. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#inTurn(async () => {
      while (this.#waiting.length > 0) {
        await this.#flush()
        if (this.#exitSleepMs > 0 && this.#waiting.length > 0) await this.#host.sleep(this.#exitSleepMs)
      }
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  /** No items: what JSON and `util.inspect` show. */
  toJSON(): object {
    return { tableName: this.#tableName, waiting: this.#waiting.length }
  }

  #serialized(fields: object, name: string): Item {
    try {
      const { M } = toAttributeValue(fields, this.#serializer)
      if (M !== undefined) return M
      throw new Unstorable('must be an object of attributes')
    } catch (error) {
      throw error instanceof Unstorable ? error.toError(name) : error
    }
  }

  async #add(request: Write['request']): Promise<void> {
    if (this.#closed) throw new ArgumentError({ message: 'The batch writer is closed, and sends nothing any more' })
    const write = { tableName: this.#tableName, request }
    this.#waiting = [...this.#withoutKeysOf([write], this.#waiting), write]
    if (this.#waiting.length < this.#flushAmount) return
    await this.#inTurn(async () => {
      while (this.#waiting.length >= this.#flushAmount) await this.#flush()
    })
  }

  #inTurn(send: () => Promise<void>): Promise<void> {
    const sent = this.#sending.then(send)
    this.#sending = sent.catch(() => {})
    return sent
  }

  async #flush(): Promise<void> {
    const batch = this.#waiting.slice(0, this.#flushAmount)
    this.#waiting = this.#waiting.slice(this.#flushAmount)
    const RequestItems = toRequestItems(batch)
    const { UnprocessedItems = {} } = await this.#client['batchWriteItem']({ RequestItems }).catch((error: unknown) => {
      // What DynamoDB says where it could take nothing at all.
      if (isClientError(error, 'ProvisionedThroughputExceededException', 'ThrottlingException')) {
        return { UnprocessedItems: RequestItems }
      }
      throw error
    })
    const left = toWrites(UnprocessedItems)
    // What was asked for meanwhile is newer.
    this.#waiting = [...this.#withoutKeysOf(this.#waiting, left), ...this.#waiting]
    this.#refusals = left.length === 0 ? 0 : left.length < batch.length ? 1 : this.#refusals + 1
    if (this.#refusals === 0) return
    if (this.#refusals === MOST_REFUSALS) {
      this.#refusals = 0
      throw new DynamoDBUnprocessedItemsError({ count: left.length, attempts: MOST_REFUSALS })
    }
    const longest = Math.min(FIRST_WAIT_MS * 2 ** this.#refusals, LONGEST_WAIT_MS)
    await this.#host.sleep(this.#host.random() * longest)
  }

  #withoutKeysOf(newer: readonly Write[], older: readonly Write[]): readonly Write[] {
    const names = this.#keyNames
    if (names === undefined || newer.length === 0) return older
    const keys = new Set(newer.map((write) => keyOf(write, names)))
    return older.filter((write) => !keys.has(keyOf(write, names)))
  }
}

function checkTableName(tableName: string): string {
  if (typeof tableName === 'string' && tableName !== '') return tableName
  throw new ArgumentError({ message: 'batchWriter takes a client and the name of a table, which is text' })
}

function checkFlushAmount(flushAmount: number): number {
  if (Number.isInteger(flushAmount) && flushAmount >= 1 && flushAmount <= MOST) return flushAmount
  const message = `flushAmount must be a whole number from 1 to ${MOST}, not ${showValue(flushAmount)}`
  throw new ArgumentError({ message })
}

function checkKeyNames(names: readonly string[]): readonly string[] {
  if (Array.isArray(names) && names.length > 0 && names.every((name) => typeof name === 'string')) return [...names]
  throw new ArgumentError({ message: "overwriteByPkeys must be the names of the table's key, such as ['id']" })
}

/**
 * Writes to a table in batches, with a client of DynamoDB, a plain one or a document client: items are native values
 * either way.
 *
 * @throws ArgumentError for another client, and for options that cannot be
 *
 * @example
 * await using batch = batchWriter(session.client('dynamodb'), 'books', { overwriteByPkeys: ['title'] })
 * for (const book of books) await batch.putItem({ Item: book })
 */
export function batchWriter(client: AnyClient, tableName: string, options: BatchWriterOptions = {}): BatchWriter {
  return new BatchWriter(client, tableName, options)
}
