import type { CatalogSource } from '../loaders/open-pack.ts'
import {
  type CatalogPartition,
  type EndpointCatalog,
  PackedEndpoints,
  type ServiceEndpoints,
} from '../model/packed-endpoints.ts'

type JsonObject = Readonly<Record<string, unknown>>

const made = new WeakMap<CatalogSource, EndpointCatalog>()

/** The same object each time for the same source. Throws a TypeError for a document without partitions. */
export function createEndpointCatalog(source: CatalogSource): EndpointCatalog {
  let catalog = made.get(source)
  if (catalog === undefined) {
    catalog = source.kind === 'packed' ? new PackedEndpoints(() => source.text) : new EndpointsDocument(source.document)
    made.set(source, catalog)
  }
  return catalog
}

class EndpointsDocument implements EndpointCatalog {
  readonly isBuiltin = false
  readonly partitions: readonly (CatalogPartition & { readonly services?: Readonly<Record<string, JsonObject>> })[]

  constructor(document: unknown) {
    const partitions = (document as { partitions?: unknown } | undefined)?.partitions
    if (!Array.isArray(partitions)) throw new TypeError('Missing "partitions" in endpoint data')
    this.partitions = partitions
  }

  service(partition: number, name: string): ServiceEndpoints | undefined {
    const services = this.partitions[partition]?.services ?? {}
    if (!Object.hasOwn(services, name)) return undefined
    const service = services[name]!
    const endpoints = (service['endpoints'] ?? {}) as Readonly<Record<string, JsonObject>>
    return {
      defaults: service['defaults'] as JsonObject | undefined,
      partitionEndpoint: service['partitionEndpoint'] as string | undefined,
      isRegionalized: service['isRegionalized'] !== false,
      endpointNames: () => Object.keys(endpoints),
      endpoint: (endpoint) => (Object.hasOwn(endpoints, endpoint) ? endpoints[endpoint] : undefined),
    }
  }
}
