import { ArgumentError } from '../errors/config.ts'

/** How one operation is paginated, as botocore's `paginators-1` says it. */
export type PaginatorDefinition = Readonly<Record<string, unknown>>

/** What a service can paginate: botocore's PaginatorModel. */
export class PaginatorModel {
  readonly #definitions: Readonly<Record<string, PaginatorDefinition>>

  constructor(document: unknown) {
    this.#definitions = (document as { pagination: Readonly<Record<string, PaginatorDefinition>> }).pagination
  }

  /** Names of operations: `ListObjectsV2`. */
  get operationNames(): string[] {
    return Object.keys(this.#definitions)
  }

  /** Throws ArgumentError for an operation that is not paginated. */
  getPaginator(operationName: string): PaginatorDefinition {
    if (Object.hasOwn(this.#definitions, operationName)) return this.#definitions[operationName]!
    throw new ArgumentError({ message: `Paginator for operation does not exist: ${operationName}` })
  }
}
