import type { CallOptions } from '../../client/call.ts'
import type { MadeOf, ParamsOf, ResultOf, ServiceClient, ServicePaginator } from '../../client/service-types.ts'
import type { PaginateOptions } from '../../paginate/paginator.ts'
import type { Attributes, NativeInput, NativeValue } from './attribute-value.ts'
import type { Condition } from './conditions.ts'
import type { ExactNumber } from './numbers.ts'

/** What is no structure, list or map of a model. */
type Plain = string | number | bigint | boolean | null | undefined | Date | Uint8Array | ((...args: never[]) => unknown)

/** True for what a model calls AttributeValue: a structure with the names of the types. */
type IsAttributeValue<Value> = string extends keyof Value
  ? false
  : 'NULL' | 'BOOL' | 'SS' extends keyof Value
    ? true
    : false

/** True for items, keys and whatever else is a map of such values. */
type IsAttributes<Value> = string extends keyof Value ? IsAttributeValue<Value[keyof Value]> : false

/** Members that take a condition. */
type ConditionMember = 'ConditionExpression' | 'FilterExpression' | 'KeyConditionExpression'

/** Members whose attributes are those of a key, whatever the items are. */
type KeyMember = 'ExclusiveStartKey' | 'ItemCollectionKey' | 'Key' | 'Keys' | 'LastEvaluatedKey' | 'UnprocessedKeys'

/** Parameters with native values in them, and conditions. */
export type DocumentParams<Value> = Value extends Plain
  ? Value
  : Value extends readonly (infer Element)[]
    ? readonly DocumentParams<Element>[]
    : IsAttributeValue<Value> extends true
      ? NativeInput
      : IsAttributes<Value> extends true
        ? object
        : {
            [Name in keyof Value]: Name extends ConditionMember ? Value[Name] | Condition : DocumentParams<Value[Name]>
          }

/** A result with native values in it; `Item` is what items are. */
export type DocumentResult<Value, Item = Attributes, Numeric = ExactNumber> = Value extends Plain
  ? Value
  : Value extends readonly (infer Element)[]
    ? DocumentResult<Element, Item, Numeric>[]
    : IsAttributeValue<Value> extends true
      ? NativeValue<Numeric>
      : IsAttributes<Value> extends true
        ? Item
        : {
            [Name in keyof Value]: Name extends 'ResponseMetadata'
              ? Value[Name]
              : DocumentResult<Value[Name], Name extends KeyMember ? Attributes<Numeric> : Item, Numeric>
          }

/** The arguments of a method that begin with its parameters: they can be left out where nothing is required. */
type Arguments<Method, Options> =
  [] extends Parameters<Extract<Method, (...args: never[]) => unknown>>
    ? [params?: DocumentParams<ParamsOf<Method>> | undefined, options?: Options]
    : [params: DocumentParams<ParamsOf<Method>>, options?: Options]

/** An operation of a document client: `Item` is what you know items to be. */
export type DocumentOperation<Method, Numeric = ExactNumber> = <Item extends object = Attributes<Numeric>>(
  ...args: Arguments<Method, CallOptions>
) => Promise<DocumentResult<ResultOf<Method>, Item, Numeric>>

type DocumentOperations<Operations, Numeric> = {
  readonly [Name in keyof Operations]: DocumentOperation<Operations[Name], Numeric>
}

/** A paginator of a document client. */
export interface DocumentPaginator<Method, Keys, Numeric = ExactNumber>
  extends Omit<ServicePaginator<Method, Keys>, 'paginate'> {
  /** The pages for these parameters; `Item` is what you know items to be. */
  paginate<Item extends object = Attributes<Numeric>>(
    ...args: Arguments<Method, PaginateOptions & CallOptions>
  ): DocumentPages<DocumentResult<ResultOf<Method>, Item, Numeric>, Keys>
}

type DocumentPages<Page, Keys> = ReturnType<ServicePaginator<() => Promise<Page>, Keys>['paginate']>

type DocumentErrors<Errors, Numeric> = {
  [Name in keyof Errors]: DocumentResult<Errors[Name], Attributes<Numeric>, Numeric>
}

/**
 * A client of DynamoDB whose parameters and results are native values. Each operation takes the type of its items:
 * `getItem<Book>(…)`.
 */
export type DocumentClient<Client, Numeric = ExactNumber> = string extends keyof Client
  ? Client
  : Client extends MadeOf<[infer Operations, infer Paginators, infer Waiters, infer Errors]>
    ? DocumentOperations<Operations, Numeric> &
        Omit<
          ServiceClient<DocumentOperations<Operations, Numeric>, Paginators, Waiters, DocumentErrors<Errors, Numeric>>,
          'getPaginator'
        > & {
          /**
           * Goes through all pages of an operation.
           *
           * @example
           * const pages = books.getPaginator('query').paginate<Book>({ TableName, KeyConditionExpression: Key('author').eq('Lem') })
           * for await (const book of pages.items()) console.log(book.title)
           */
          getPaginator<Name extends keyof Paginators & keyof Operations>(
            methodName: Name,
          ): DocumentPaginator<Operations[Name], Paginators[Name], Numeric>
        }
    : never
