import type { ClientError, ClientErrorResponse } from '../errors/client-error.ts'
import type { PaginateOptions } from '../paginate/paginator.ts'
import type { ResponseMetadata } from '../protocols/protocol.ts'
import type { WaitOptions } from '../waiters/waiter.ts'
import type { CallOptions } from './call.ts'
import type { ClientMeta } from './client.ts'
import type { ExceptionClass } from './exceptions.ts'
import type { PresignOptions } from './presigned-url.ts'

/** What the declarations of services are written in: `tucuxi/services/<service>`. */

/** What every result has beside its own members. */
export interface Result {
  ResponseMetadata: ResponseMetadata
}

/** A method of a client: one operation of its service. */
export type Operation<Params, Output> = (params: Params, options?: CallOptions) => Promise<Output>

/** As `Operation`, where nothing has to be given. */
export type FreeOperation<Params, Output> = (params?: Params, options?: CallOptions) => Promise<Output>

/** The parameters of an operation that takes none. */
export type NoParams = Readonly<Record<string, never>>

/** A document: what JSON can say. */
export type Document = null | boolean | number | string | Document[] | { [name: string]: Document }

/** A point in time of a parameter: a date, seconds since 1970, or text. */
export type DateInput = Date | number | string

/** A whole number of a parameter that may be larger than a `number` can say. */
export type LongInput = number | bigint

/** Bytes of a parameter. */
export type BytesInput = Uint8Array | string | ArrayBuffer | ArrayBufferView

/** What to copy in S3: `bucket/key`, with `?versionId=` and an id after it for a version, or its parts. */
export type CopySource =
  | string
  | { readonly Bucket: string; readonly Key: string; readonly VersionId?: string | undefined }

/** A body to send: bytes, text, a Node or web stream, a Blob, or an iterable of chunks. */
export type StreamingInput =
  | BytesInput
  | SharedArrayBuffer
  | AsyncIterable<Uint8Array | string>
  | Iterable<Uint8Array | string>
  | { getReader(): unknown }
  | { readonly size: number; arrayBuffer(): Promise<ArrayBuffer>; stream(): unknown }

type Never<Members, Key> = { readonly [Other in Exclude<keyof Members, Key>]?: undefined }

/** A union to send: exactly one of the members. */
export type OneOf<Members> = {
  [Key in keyof Members]: { [One in Key]: Members[Key] } & Never<Members, Key>
}[keyof Members]

/**
 * A union as a service sends it: one of the members, or `SDK_UNKNOWN_MEMBER` with the name of one that came to the
 * service after this release.
 */
export type OneOfReceived<Members> = OneOf<Members & { readonly SDK_UNKNOWN_MEMBER: { name: string } }>

/** An error of a service that the model knows: its code, and the members it comes with. */
export interface ServiceError<Code extends string = string, Members extends object = object> extends ClientError {
  readonly code: Code
  readonly response: ClientErrorResponse & Members
}

/**
 * An error of a service by its name.
 *
 * @example
 * import type * as dynamodb from 'tucuxi/services/dynamodb'
 * type Cancelled = ErrorOf<dynamodb.Errors, 'TransactionCanceledException'>
 */
export type ErrorOf<Errors, Name extends keyof Errors> = Errors[Name] extends readonly [
  infer Code extends string,
  infer Members extends object,
]
  ? ServiceError<Code, Members>
  : ServiceError<Name & string, Errors[Name] & object>

/** A class of `client.exceptions`. */
export interface ServiceErrorClass<Raised> {
  new (response: ClientErrorResponse, operationName: string): Raised
  readonly prototype: Raised
  readonly errorName: string
}

/** What every service's `client.exceptions` has. */
export interface CommonExceptions {
  readonly ClientError: ExceptionClass
  /** The class for an error code; `ClientError` for a code that the model does not have. */
  readonly fromCode: (code: string) => ExceptionClass
}

/** The parameters of an operation's method. */
export type ParamsOf<Method> = Method extends (params: infer Params, options?: CallOptions) => unknown
  ? Exclude<Params, undefined>
  : never

/** The result of an operation's method. */
export type ResultOf<Method> = Method extends (...args: never[]) => Promise<infer Output> ? Output : never

/**
 * What a paginator goes through is one result key or a list of them: the name of a list in the page, or an object with
 * the name of what is none and the type of its items.
 */
type OneOfKeys<Keys> = Keys extends readonly (infer Key)[] ? Key : Keys
type FirstOfKeys<Keys> = Keys extends readonly [infer First, ...unknown[]] ? First : Keys
type NameOfKey<Key> = Key extends string ? Key : keyof Key
type ItemOfKey<Page, Key> = Key extends keyof Page
  ? Page[Key] extends readonly (infer Item)[] | undefined
    ? Item
    : never
  : Key[keyof Key]
type ItemsOf<Page, Keys> = { [Key in OneOfKeys<Keys> as NameOfKey<Key>]: ItemOfKey<Page, Key> }
type FirstItem<Page, Keys> = ItemOfKey<Page, FirstOfKeys<Keys>>

/** The arguments of a method that begin with its parameters: they can be left out where nothing is required. */
type Arguments<Method, Options> =
  Parameters<Extract<Method, (...args: never[]) => unknown>> extends [infer Params, ...unknown[]]
    ? [params: Params, options?: Options]
    : [params?: ParamsOf<Method> | undefined, options?: Options]

/** The pages of an operation: iterate them, or what is on them. */
export interface ServicePages<Page, Items, Item> extends AsyncIterable<Page> {
  readonly resultKeys: readonly (keyof Items & string)[]
  /** Where to go on after `maxItems` ended the last iteration; undefined when there is nothing left. */
  readonly resumeToken: string | undefined
  /** What the first page of the last iteration said once for all pages. */
  readonly nonAggregatePart: Record<string, unknown>
  [Symbol.asyncIterator](): AsyncGenerator<Page, void, undefined>
  /** The items of all pages, one by one: elements of a list, `[key, value]` of a map. */
  items(): AsyncGenerator<Item, void, undefined>
  items<Key extends keyof Items>(resultKey: Key): AsyncGenerator<Items[Key], void, undefined>
  /** What a JMESPath expression selects from each page; the elements of lists one by one. */
  search<Found = unknown>(expression: string): AsyncGenerator<Found, void, undefined>
  /** For each result key its items; all of them read the same pages, which are called for once. */
  resultKeyIters(): AsyncGenerator<Items[keyof Items], void, undefined>[]
  /** All pages as one result. When `maxItems` ended it, `NextToken` is the resume token. */
  buildFullResult(): Promise<Omit<Page, 'ResponseMetadata'> & { NextToken?: string }>
}

/** A paginator of one operation. */
export interface ServicePaginator<Method, Keys> {
  /** What the items are in; the first is what `maxItems` counts. */
  readonly resultKeys: readonly (keyof ItemsOf<ResultOf<Method>, Keys> & string)[]
  /** The pages for these parameters. Nothing is sent before they are iterated, and each iteration starts anew. */
  paginate(
    ...args: Arguments<Method, PaginateOptions & CallOptions>
  ): ServicePages<ResultOf<Method>, ItemsOf<ResultOf<Method>, Keys>, FirstItem<ResultOf<Method>, Keys>>
}

/** A waiter: it calls an operation until a resource is in a state, and gives the answer that showed it. */
export interface ServiceWaiter<Method, Answer> {
  /** As the model writes it: `TableExists`. */
  readonly name: string
  wait(...args: Arguments<Method, WaitOptions & CallOptions>): Promise<Answer>
}

/** By its operation's method, with its answer where that is not the operation's result. */
type WaiterOf<Operations, Entry> = Entry extends keyof Operations
  ? ServiceWaiter<Operations[Entry], ResultOf<Operations[Entry]>>
  : Entry extends readonly [infer Method extends keyof Operations, infer Answer]
    ? ServiceWaiter<Operations[Method], Answer>
    : never

/** What every client has beside the methods of its service. */
export interface AnyClient {
  readonly meta: ClientMeta
  readonly exceptions: CommonExceptions
  /** Whether `getPaginator` has something for the method. Throws for a name that is no method. */
  canPaginate(methodName: string): boolean
  /** Drops idle connections. The client can be used again. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

declare const MADE_OF: unique symbol

/** What a client's type is made of, for types that are made of it: no value has this member. */
export interface MadeOf<Parts extends readonly unknown[]> {
  readonly [MADE_OF]?: Parts
}

/** What the client of one service has beside the methods of its operations. */
export interface ServiceClient<Operations, Paginators, Waiters, Errors>
  extends AnyClient,
    MadeOf<[Operations, Paginators, Waiters, Errors]> {
  /** The classes of this service's errors: `error instanceof client.exceptions.NoSuchKey`. */
  readonly exceptions: CommonExceptions & {
    readonly [Name in keyof Errors]: ServiceErrorClass<ErrorOf<Errors, Name>>
  }
  canPaginate(methodName: keyof Operations & string): boolean
  /**
   * Goes through all pages of an operation.
   *
   * @example
   * for await (const page of s3.getPaginator('listObjectsV2').paginate({ Bucket: 'photos' })) console.log(page.KeyCount)
   */
  getPaginator<Name extends keyof Paginators & keyof Operations>(
    methodName: Name,
  ): ServicePaginator<Operations[Name], Paginators[Name]>
  /** The names that `getWaiter` takes. */
  readonly waiterNames: readonly (keyof Waiters & string)[]
  /**
   * Waits until something is so.
   *
   * @example
   * await s3.getWaiter('bucketExists').wait({ Bucket: 'photos' }, { delay: 1, maxAttempts: 30 })
   */
  getWaiter<Name extends keyof Waiters>(waiterName: Name): WaiterOf<Operations, Waiters[Name]>
  /**
   * A URL with which anybody can make one call for a while.
   *
   * @example
   * const url = await s3.generatePresignedUrl('getObject', { params: { Bucket: 'photos', Key: 'cat.jpg' }, expiresIn: 300 })
   */
  generatePresignedUrl<Name extends keyof Operations>(
    methodName: Name,
    options?: Omit<PresignOptions, 'params'> & { readonly params?: ParamsOf<Operations[Name]> | undefined },
  ): Promise<string>
}

type Whole<Value> = Value extends Date | Uint8Array | string | number | bigint | boolean | null | undefined
  ? Value
  : Value extends { readonly pipe: unknown } | AsyncIterable<unknown>
    ? Value
    : Value extends (infer Item)[]
      ? Whole<Item>[]
      : Value extends object
        ? { [Key in keyof Value]-?: Whole<Exclude<Value[Key], undefined>> }
        : Value

/**
 * A result with every member there, for those who know that the service sends them all. The models mark few members as
 * required; this is your word, not the service's.
 *
 * @example
 * const { Contents } = (await s3.listObjectsV2({ Bucket })) as Complete<ListObjectsV2Output>
 */
export type Complete<Value> = Whole<Value>

/**
 * A client whose results have every member there: `Complete` for each of its operations.
 *
 * @example
 * const ec2 = session.client('ec2') as CompleteResults<EC2>
 */
export type CompleteResults<Client> = {
  [Name in keyof Client]: Client[Name] extends (params: infer Params, options?: CallOptions) => Promise<infer Output>
    ? Output extends Result
      ? undefined extends Params
        ? (params?: Params, options?: CallOptions) => Promise<Complete<Output>>
        : (params: Params, options?: CallOptions) => Promise<Complete<Output>>
      : Client[Name]
    : Client[Name]
}
