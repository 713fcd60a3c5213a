import type { CallOptions } from '../client/call.ts'
import type { WaitOptions } from '../waiters/waiter.ts'
import type { ResourceMeta } from './resource-meta.ts'

/** What the declarations of resources are written in: `tucuxi/services/<service>`. */

/** What every resource has beside the members of its type. */
export interface AnyResource<Client = unknown, Data = Record<string, unknown>> {
  readonly meta: ResourceMeta<Client, Data>
  /** The names of the constructors that it has, sorted: `Object`, `Policy` … */
  getAvailableSubresources(): string[]
  /** Whether `other` is a resource of the same type with the same identifiers. */
  equals(other: unknown): boolean
  /** `s3.Bucket(name='photos')` */
  toString(): string
}

/** A service as a resource, from which all others come: what `session.resource(name)` gives. */
export interface ServiceResource<Client = unknown> extends AnyResource<Client> {
  /** Drops idle connections of the client, which all resources of this one share. It can be used again. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** The parameters of an action's operation: what the resource fills in may be given to override it. */
export type Filled<Params, Names extends keyof Params> = Omit<Params, Names> & {
  [Name in Names]?: Params[Name] | undefined
}

/** A method of a resource that waits; it gives the answer that showed what was waited for. */
export type WaiterAction<Params, Answer> = (params?: Params, options?: WaitOptions & CallOptions) => Promise<Answer>

/** Parameters of an operation of which none has to be given. */
export type Filter<Params> = { [Name in keyof Params]?: Params[Name] | undefined }

/**
 * Many resources: iterate them, or their pages. It never changes; `filter`, `limit` and `pageSize` give another one,
 * and each iteration asks the service anew.
 *
 * @example
 * for await (const object of bucket.objects.filter({ Prefix: '2026/' }).limit(10)) console.log(object.key)
 */
export interface Collection<Item, Params extends object = Record<string, unknown>> extends AsyncIterable<Item> {
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined>
  /** All of them, as the collection itself; `options` are for its calls. */
  all(options?: CallOptions): this
  /**
   * Those that the service finds with these parameters of its operation. Filters add up: lists are joined, other
   * values replaced.
   */
  filter(params: Filter<Params>, options?: CallOptions): this
  /** At most so many, a whole number from 0. */
  limit(count: number): this
  /** At most so many for each call, where the operation has pages. */
  pageSize(count: number): this
  /** What each call brings, as a list. */
  pages(): AsyncGenerator<Item[], void, undefined>
}
