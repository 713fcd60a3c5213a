import { PaginationError } from '../errors/call.ts'
import { ArgumentError } from '../errors/config.ts'
import { inspectAsJson } from '../util/inspect.ts'
import { compileExpression, isFalsy } from '../util/jmespath.ts'
import type { PageDefinition } from './page-definition.ts'
import { countItems, eachItem, emptied, joined, sliceItems, withValue } from './page-path.ts'
import { badStartingToken, readStartingToken, type StartingPoint, TRUNCATE_AMOUNT } from './starting-token.ts'
import { tee } from './tee.ts'
import { encodeToken, type TokenFields } from './token-text.ts'

export type Page = Record<string, unknown>

/** The operation, called for each page. */
export type PageMethod<CallOptions extends object = object> = (params: Page, options: CallOptions) => Promise<Page>

export interface PageIteratorParts {
  readonly operationName: string
  readonly call: (params: Page) => Promise<Page>
  readonly pages: PageDefinition
  readonly params: Page
  readonly maxItems: number | undefined
  readonly pageSize: number | string | undefined
  readonly startingToken: string | undefined
}

function isNothing(token: unknown): boolean {
  return token === null || token === undefined
}

/** A token that the service left empty is none. */
function tokenOrNull(token: unknown): unknown {
  return isFalsy(token) || token === 0 || token === 0n ? null : token
}

/**
 * The pages of an operation, as the service sends them. Iterate it as often as you like: each time starts anew.
 *
 * @example
 * const pages = dynamodb.getPaginator('scan').paginate({ TableName: 'books' }, { maxItems: 100 })
 * for await (const page of pages) console.log(page.Items.length)
 * if (pages.resumeToken !== undefined) console.log('go on with', pages.resumeToken)
 */
export class PageIterator<Result extends Page = Page> implements AsyncIterable<Result> {
  static {
    inspectAsJson(PageIterator.prototype)
  }

  readonly #parts: PageIteratorParts
  #resumeToken: string | undefined
  #nonAggregatePart: Page = {}

  /** @internal */
  constructor(parts: PageIteratorParts) {
    this.#parts = parts
  }

  /** What the items are in; the first is what `maxItems` counts. */
  get resultKeys(): readonly string[] {
    return this.#parts.pages.resultKeys.map(({ text }) => text)
  }

  /** Where to go on after `maxItems` ended the last iteration; undefined when there is nothing left. */
  get resumeToken(): string | undefined {
    return this.#resumeToken
  }

  /** Tokens of the service by the parameters that take them. */
  set resumeToken(fields: TokenFields) {
    const { inputTokens } = this.#parts.pages
    const names = Object.keys(fields).filter((name) => name !== TRUNCATE_AMOUNT)
    if (names.length !== inputTokens.length || !names.every((name) => inputTokens.includes(name))) {
      throw badStartingToken(fields)
    }
    this.#resumeToken = encodeToken(fields)
  }

  /** What the first page of the last iteration said once for all pages. */
  get nonAggregatePart(): Page {
    return this.#nonAggregatePart
  }

  /** Neither parameters nor tokens, which are the user's: what JSON and `util.inspect` show. */
  toJSON(): object {
    const { operationName, maxItems, pageSize } = this.#parts
    return { operationName, resultKeys: this.resultKeys, maxItems, pageSize }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Result, void, undefined> {
    const { call, pages, maxItems, startingToken } = this.#parts
    const start = startingToken === undefined ? undefined : readStartingToken(startingToken, pages.inputTokens)
    let tokens: TokenFields = start?.tokens ?? Object.fromEntries(pages.inputTokens.map((name) => [name, null]))
    const params = this.#firstParams(start)
    this.#resumeToken = undefined
    let seen = 0
    let last: string | undefined
    for (let first = true; ; first = false) {
      let page = await call({ ...params })
      const skipped = first ? (start?.skip ?? 0) : 0
      if (first) {
        if (start !== undefined) page = this.#withoutSeen(page, skipped)
        this.#nonAggregatePart = this.#saidOnce(page)
      }
      const items = pages.resultKeys[0]?.select(page)
      const count = countItems(items)
      if (maxItems !== undefined && seen + count > maxItems) {
        const keep = maxItems - seen
        // Counted from the start of the page as the service sends it, whatever was dropped from it before.
        this.resumeToken = { ...tokens, [TRUNCATE_AMOUNT]: keep + skipped }
        yield withValue(page, pages.resultKeys[0]!.text, sliceItems(items, 0, keep)) as Result
        return
      }
      seen += count
      const next = this.#nextTokens(page)
      if (next !== undefined && seen === maxItems) this.resumeToken = next
      yield page as Result
      if (next === undefined || seen === maxItems) return
      const text = encodeToken(next)
      if (text === last) {
        throw new PaginationError({ message: `The same next token was received twice: ${JSON.stringify(show(next))}` })
      }
      inject(params, next)
      tokens = next
      last = text
    }
  }

  #firstParams(start: StartingPoint | undefined): Page {
    const { params, pageSize, pages } = this.#parts
    const first = { ...params }
    if (start !== undefined) inject(first, start.tokens)
    if (pageSize !== undefined && pages.limitKey !== undefined) first[pages.limitKey] = pageSize
    return first
  }

  /** The page without what was given out of it before. */
  #withoutSeen(page: Page, skip: number): Page {
    const [primary, ...others] = this.#parts.pages.resultKeys
    let rest = page
    const items = primary?.select(page)
    if (primary !== undefined && !isNothing(items)) rest = withValue(rest, primary.text, sliceItems(items, skip))
    for (const { text, select } of others) {
      const value = select(page)
      if (!isNothing(value)) rest = withValue(rest, text, emptied(value))
    }
    return rest
  }

  #saidOnce(page: Page): Page {
    let part: Page = {}
    for (const { text, select } of this.#parts.pages.nonAggregateKeys) {
      const value = select(page)
      if (!isNothing(value)) part = withValue(part, text, value)
    }
    return part
  }

  /** The tokens of the page after this one; undefined when this is the last. */
  #nextTokens(page: Page): TokenFields | undefined {
    const { inputTokens, outputTokens, moreResults } = this.#parts.pages
    if (moreResults !== undefined && tokenOrNull(moreResults(page)) === null) return undefined
    const tokens: TokenFields = {}
    let any = false
    for (const [i, name] of inputTokens.entries()) {
      const token = tokenOrNull(outputTokens[i]?.(page))
      tokens[name] = token
      any ||= token !== null
    }
    return any ? tokens : undefined
  }

  /**
   * The items of all pages, one by one: elements of a list, `[key, value]` of a map.
   *
   * @param resultKey which ones, where the operation has several: `CommonPrefixes`; the first unless given
   */
  async *items<Item = unknown>(resultKey?: string): AsyncGenerator<Item, void, undefined> {
    const { resultKeys } = this.#parts.pages
    const key = resultKey === undefined ? resultKeys[0] : resultKeys.find(({ text }) => text === resultKey)
    if (key === undefined) {
      const known = resultKeys.map(({ text }) => text).join(', ')
      throw new ArgumentError({ message: `The pages have no result key ${resultKey}. Valid result keys are: ${known}` })
    }
    for await (const page of this) yield* eachItem(key.select(page)) as Iterable<Item>
  }

  /**
   * What a JMESPath expression selects from each page; the elements of lists one by one.
   *
   * @example
   * for await (const key of pages.search('Contents[?Size > `1000`].Key')) console.log(key)
   */
  async *search<Item = unknown>(expression: string): AsyncGenerator<Item, void, undefined> {
    const select = compileExpression(expression)
    for await (const page of this) {
      const found = select(page)
      if (Array.isArray(found)) yield* found
      else yield found as Item
    }
  }

  /** For each result key its items; all of them read the same pages, which are called for once. */
  resultKeyIters(): AsyncGenerator<unknown, void, undefined>[] {
    const { resultKeys } = this.#parts.pages
    return tee(this, resultKeys.length).map(async function* (pages, i): AsyncGenerator<unknown, void, undefined> {
      for await (const page of pages) yield* eachItem(resultKeys[i]!.select(page))
    })
  }

  /**
   * All pages as one result: lists joined, numbers added, what each page repeats taken from the first. When `maxItems`
   * ended it, `NextToken` is the resume token.
   */
  async buildFullResult(): Promise<Result> {
    let result: Page = {}
    const { resultKeys } = this.#parts.pages
    const joinedSoFar = new Map<string, unknown>()
    for await (const page of this) {
      for (const { text, select } of resultKeys) {
        const value = select(page)
        if (isNothing(value)) continue
        const before = joinedSoFar.get(text)
        joinedSoFar.set(
          text,
          before === undefined ? (Array.isArray(value) ? [...value] : value) : joined(before, value),
        )
      }
    }
    for (const [text, value] of joinedSoFar) result = withValue(result, text, value)
    for (const { text, select } of this.#parts.pages.nonAggregateKeys) {
      const value = select(this.#nonAggregatePart)
      if (!isNothing(value)) result = withValue(result, text, value)
    }
    if (this.#resumeToken !== undefined) result['NextToken'] = this.#resumeToken
    return result as Result
  }
}

function inject(params: Page, tokens: TokenFields): void {
  for (const [name, token] of Object.entries(tokens)) {
    if (isNothing(token) || token === 'None') delete params[name]
    else params[name] = token
  }
}

function show(tokens: TokenFields): unknown {
  return JSON.parse(JSON.stringify(tokens, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))
}
