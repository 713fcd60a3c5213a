import type { CallOptions } from '../client/call.ts'
import type { Params } from '../client/stages.ts'
import { ArgumentError } from '../errors/config.ts'
import { methodName } from '../model/naming.ts'
import type { Output } from '../protocols/protocol.ts'
import { callOperation, present, resultOf } from './action.ts'
import { mergeParameters } from './merge-parameters.ts'
import { fillParameters } from './parameters.ts'
import { Resource } from './resource.ts'
import type { ActionDefinition } from './resource-definitions.ts'
import type { CollectionModel } from './resource-model.ts'

/** What a collection asks for. */
interface Query {
  readonly params: Params
  readonly limit?: number | undefined
  readonly pageSize?: number | undefined
  readonly options?: CallOptions | undefined
}

let readParts: (collection: ResourceCollection) => { readonly parent: Resource; readonly query: Query }

/**
 * The resources that an operation lists: `bucket.objects`. What is on it are methods that give another one, asking for
 * less; iterating it calls the operation, page after page, each time anew.
 */
export class ResourceCollection implements AsyncIterable<Resource> {
  static {
    readParts = (collection) => ({ parent: collection.#parent, query: collection.#query })
    Object.defineProperty(ResourceCollection.prototype, Symbol.for('nodejs.util.inspect.custom'), {
      value: ResourceCollection.prototype.toString,
    })
  }

  readonly #parent: Resource
  readonly #model: CollectionModel
  readonly #query: Query

  /** @internal */
  constructor(parent: Resource, model: CollectionModel, query: Query = { params: {} }) {
    this.#parent = parent
    this.#model = model
    this.#query = query
  }

  all(options?: CallOptions): this {
    return this.#with({ options: options ?? this.#query.options })
  }

  filter(params: Params, options?: CallOptions): this {
    return this.#with({
      params: mergeParameters(this.#query.params, present(params)),
      options: options ?? this.#query.options,
    })
  }

  limit(count: number | undefined): this {
    return this.#with({ limit: wholeNumber('limit', count, 0) })
  }

  pageSize(count: number | undefined): this {
    return this.#with({ pageSize: wholeNumber('pageSize', count, 1) })
  }

  async *pages(): AsyncGenerator<Resource[], void, undefined> {
    const { params, limit = Number.POSITIVE_INFINITY } = this.#query
    const request = mergeParameters(await fillParameters(this.#parent, this.#model.request.params), params)
    let left = limit
    for await (const answer of this.#answers(request)) {
      const items = toList(await resultOf(this.#parent, this.#model, request, answer)).slice(0, left)
      left -= items.length
      yield items
      if (left <= 0) return
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Resource, void, undefined> {
    for await (const page of this.pages()) yield* page
  }

  /** `s3.Bucket.objectsCollection(s3.Bucket(name='photos'), s3.ObjectSummary)` */
  toString(): string {
    const { serviceName, resourceModel } = this.#parent.meta
    const { name, resource } = this.#model
    return `${resourceModel.className}.${name}Collection(${this.#parent}, ${serviceName}.${resource.type})`
  }

  toJSON(): string {
    return this.toString()
  }

  #with(query: Partial<Query>): this {
    const type = this.constructor as new (parent: Resource, model: CollectionModel, query: Query) => this
    return new type(this.#parent, this.#model, { ...this.#query, ...query })
  }

  async *#answers(params: Params): AsyncGenerator<Output, void, undefined> {
    const { client } = this.#parent.meta
    const { operation } = this.#model.request
    const { limit: maxItems, pageSize, options } = this.#query
    const method = methodName(operation)
    if (client.canPaginate(method))
      yield* client.getPaginator(method).paginate(params, { ...options, maxItems, pageSize })
    else yield await callOperation(this.#parent, operation, params, options)
  }
}

/**
 * Calls an operation for the resources of each page of a collection at once, page after page; gives an answer for each
 * page that has any.
 */
export async function callBatchAction(
  collection: ResourceCollection,
  action: ActionDefinition,
  given?: Params,
  options?: CallOptions,
): Promise<unknown[]> {
  const { parent, query } = readParts(collection)
  const results: unknown[] = []
  for await (const page of collection.all(options).pages()) {
    const params: Params = {}
    for (const [i, item] of page.entries()) await fillParameters(item, action.request.params, params, i)
    if (page.length === 0) continue
    Object.assign(params, present(given))
    const response = await callOperation(parent, action.request.operation, params, options ?? query.options)
    results.push(await resultOf(parent, action, params, response))
  }
  return results
}

function toList(result: unknown): Resource[] {
  if (Array.isArray(result)) return result
  return result instanceof Resource ? [result] : []
}

function wholeNumber(name: string, value: number | undefined, least: number): number | undefined {
  if (value === undefined || (Number.isInteger(value) && value >= least)) return value
  throw new ArgumentError({ message: `${name} must be a whole number from ${least}, not ${value}` })
}
