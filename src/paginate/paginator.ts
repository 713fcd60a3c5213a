import { PaginationError } from '../errors/call.ts'
import { ArgumentError } from '../errors/config.ts'
import type { PaginatorDefinition, WireOperation } from '../model/wire-model.ts'
import { refuseConfigParameter } from '../util/boto-options.ts'
import { inspectAsJson } from '../util/inspect.ts'
import { checkOptions } from '../util/known-options.ts'
import { compilePages, type PageDefinition } from './page-definition.ts'
import { type Page, PageIterator, type PageMethod } from './page-iterator.ts'

/** What `paginate` may be told; anything else is for each call: `signal`, `timeout`. */
export interface PaginateOptions {
  /** Items of the first result key to stop after; the last page is cut. `resumeToken` then tells where to go on. */
  readonly maxItems?: number | undefined
  /** Items that the service is to put into a page: the operation's own limit, whatever that is called. */
  readonly pageSize?: number | string | undefined
  /** A `resumeToken`, the `NextToken` of `buildFullResult`, or a token that the service gave. boto's work too. */
  readonly startingToken?: string | undefined
}

const OPTIONS: readonly string[] = ['maxItems', 'pageSize', 'startingToken']

/** A whole number from 0, given as one or as text. */
function wholeNumber(value: unknown, name: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0) {
    throw new ArgumentError({ message: `${name} must be a whole number, not ${JSON.stringify(value) ?? value}` })
  }
  return number
}

/**
 * Follows an operation through its pages.
 *
 * @example
 * const pages = s3.getPaginator('listObjectsV2').paginate({ Bucket: 'photos' }, { maxItems: 5000 })
 * for await (const object of pages.items()) console.log(object.Key)
 */
export class Paginator<Result extends Page = Page, CallOptions extends object = object> {
  static {
    inspectAsJson(Paginator.prototype)
  }

  readonly #method: PageMethod<CallOptions>
  readonly #pages: PageDefinition
  readonly #operation: WireOperation
  readonly #options: ReadonlySet<string>

  /**
   * @internal
   * @param callOptions the names of what a call may be told
   */
  constructor(
    method: PageMethod<CallOptions>,
    definition: PaginatorDefinition,
    operation: WireOperation,
    callOptions: Iterable<string> = [],
  ) {
    this.#method = method
    this.#options = new Set([...OPTIONS, ...callOptions])
    this.#pages = compilePages(definition)
    this.#operation = operation
  }

  /** What the items are in: `Contents`, `CommonPrefixes`. The first is what `maxItems` counts. */
  get resultKeys(): readonly string[] {
    return this.#pages.resultKeys.map(({ text }) => text)
  }

  /**
   * The pages for these parameters. Nothing is sent before they are iterated, and each iteration starts anew.
   *
   * @param params as for the operation itself
   * @throws ArgumentError for an option that cannot be, PaginationError for a `pageSize` where there is none
   */
  paginate(
    params: Record<string, unknown> = {},
    options: PaginateOptions & CallOptions = {} as never,
  ): PageIterator<Result> {
    if (this.#operation.input?.member('PaginationConfig') === undefined) {
      refuseConfigParameter(params, 'PaginationConfig', 'paginate(params, { maxItems, pageSize, startingToken })')
    }
    checkOptions(options, this.#options)
    const { maxItems, pageSize, startingToken, ...callOptions } = options
    return new PageIterator<Result>({
      operationName: this.#operation.name,
      call: (pageParams) => this.#method(pageParams, callOptions as unknown as CallOptions),
      pages: this.#pages,
      params,
      maxItems: maxItems === undefined ? undefined : wholeNumber(maxItems, 'maxItems'),
      pageSize: pageSize === undefined ? undefined : this.#pageSize(pageSize),
      startingToken,
    })
  }

  /** What JSON and `util.inspect` show. */
  toJSON(): object {
    return { operationName: this.#operation.name, resultKeys: this.resultKeys }
  }

  #pageSize(pageSize: number | string): number | string {
    const { limitKey } = this.#pages
    if (limitKey === undefined) {
      const message = 'PageSize parameter is not supported for the pagination interface for this operation.'
      throw new PaginationError({ message })
    }
    const isText = this.#operation.input?.member(limitKey)?.shape.type === 'string'
    return isText ? String(pageSize) : wholeNumber(pageSize, 'pageSize')
  }
}
