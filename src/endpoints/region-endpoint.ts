import { EndpointVariantError, NoRegionError } from '../errors/endpoint.ts'
import type { CatalogPartition, EndpointCatalog, ServiceEndpoints } from '../model/packed-endpoints.ts'
import { hasRegion } from './regions.ts'

type JsonObject = Readonly<Record<string, unknown>>

export interface RegionEndpointQuery {
  readonly endpointPrefix: string
  readonly regionName: string | undefined
  readonly useDualstack: boolean
  readonly useFips: boolean
}

/** An endpoint of the legacy data, templates filled in. */
export interface RegionEndpoint {
  readonly partition: string
  /** The region, or a name like `aws-global`. */
  readonly endpointName: string
  readonly hostname: string
  readonly sslCommonName: string | undefined
  readonly protocols: readonly string[]
  readonly signatureVersions: readonly string[]
  readonly credentialScope: { readonly region?: string; readonly service?: string }
  /** `dualstack`, `fips`, as asked for. */
  readonly tags: readonly string[]
  readonly deprecated: boolean
}

const WITHOUT_DUALSTACK: readonly string[] = ['aws-iso', 'aws-iso-b']

/**
 * The endpoint of the first partition that has the region, else of the first one by its template; undefined when the data
 * have no partition at all. Throws NoRegionError and EndpointVariantError.
 */
export function findRegionEndpoint(data: EndpointCatalog, query: RegionEndpointQuery): RegionEndpoint | undefined {
  const { regionName, useDualstack } = query
  for (const [index, partition] of data.partitions.entries()) {
    if (useDualstack && WITHOUT_DUALSTACK.includes(partition.partition)) continue
    const service = data.service(index, query.endpointPrefix)
    if (regionName === undefined) {
      if (service?.partitionEndpoint === undefined) throw new NoRegionError()
      return regionEndpoint(partition, service, service.partitionEndpoint, query)
    }
    if (service?.endpoint(regionName) !== undefined) return regionEndpoint(partition, service, regionName, query)
    if (hasRegion(partition, regionName)) return regexEndpoint(partition, service, regionName, query)
  }
  const index = data.partitions.findIndex(({ partition }) => partition === 'aws')
  if (index < 0 || regionName === undefined) return undefined
  return regexEndpoint(data.partitions[index]!, data.service(index, query.endpointPrefix), regionName, query)
}

/** A region that the data do not list for the service: by template, or the one endpoint of a service without regions. */
function regexEndpoint(
  partition: CatalogPartition,
  service: ServiceEndpoints | undefined,
  regionName: string,
  query: RegionEndpointQuery,
): RegionEndpoint {
  const global = service?.isRegionalized === false ? service.partitionEndpoint : undefined
  return regionEndpoint(partition, service, global ?? regionName, query)
}

function regionEndpoint(
  partition: CatalogPartition,
  service: ServiceEndpoints | undefined,
  endpointName: string,
  query: RegionEndpointQuery,
): RegionEndpoint {
  const own = service?.endpoint(endpointName) ?? {}
  const defaults = service?.defaults ?? {}
  const partitionDefaults = partition.defaults ?? {}
  const tags = [...(query.useDualstack ? ['dualstack'] : []), ...(query.useFips ? ['fips'] : [])]
  const variants = tags.length === 0 ? [] : [own, defaults, partitionDefaults].flatMap((from) => variantOf(from, tags))
  if (tags.length > 0 && variants.length === 0) throw new EndpointVariantError({ tags })
  const merged: JsonObject = Object.assign(
    {},
    partitionDefaults,
    defaults,
    { dnsSuffix: partition.dnsSuffix },
    own,
    ...variants.reverse(),
  )
  const fill = (template: unknown): string =>
    String(template)
      .replaceAll('{service}', query.endpointPrefix)
      .replaceAll('{region}', endpointName)
      .replaceAll('{dnsSuffix}', String(merged['dnsSuffix']))
  return {
    partition: partition.partition,
    endpointName,
    hostname: fill(merged['hostname'] ?? '{service}.{region}.{dnsSuffix}'),
    sslCommonName: merged['sslCommonName'] === undefined ? undefined : fill(merged['sslCommonName']),
    protocols: (merged['protocols'] ?? []) as readonly string[],
    signatureVersions: (merged['signatureVersions'] ?? []) as readonly string[],
    credentialScope: (merged['credentialScope'] ?? {}) as RegionEndpoint['credentialScope'],
    tags,
    deprecated: merged['deprecated'] === true,
  }
}

function variantOf(from: JsonObject, tags: readonly string[]): JsonObject[] {
  const variants = (from['variants'] ?? []) as readonly { readonly tags: readonly string[] }[]
  const found = variants.find(
    (variant) => variant.tags.length === tags.length && tags.every((tag) => variant.tags.includes(tag)),
  )
  return found === undefined ? [] : [found as unknown as JsonObject]
}
