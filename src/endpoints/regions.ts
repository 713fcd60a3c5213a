import { UnknownRegionError } from '../errors/endpoint.ts'
import type { CatalogPartition, EndpointCatalog } from '../model/packed-endpoints.ts'

/** The names of all partitions, in the order of the data: `aws` first. */
export function getAvailablePartitions(data: EndpointCatalog): string[] {
  return data.partitions.map(({ partition }) => partition)
}

/** The partition that has the region, or whose pattern it fits. Throws UnknownRegionError when there is none. */
export function getPartitionForRegion(data: EndpointCatalog, regionName: string): string {
  const found = data.partitions.find((partition) => hasRegion(partition, regionName))
  if (found !== undefined) return found.partition
  throw new UnknownRegionError({ regionName, errorMsg: 'No partition found for provided region_name.' })
}

export interface AvailableRegionsOptions {
  /** Default `aws`. */
  readonly partitionName?: string | undefined
  /** Also endpoints that are no regions: `aws-global`, `fips-us-east-1`. Default false. */
  readonly allowNonRegional?: boolean | undefined
}

/** The regions that list the service, by its endpoint prefix; none for a service or partition that is unknown. */
export function getAvailableRegions(
  data: EndpointCatalog,
  endpointPrefix: string,
  { partitionName = 'aws', allowNonRegional = false }: AvailableRegionsOptions = {},
): string[] {
  const index = data.partitions.findIndex(({ partition }) => partition === partitionName)
  if (index < 0) return []
  const names = data.service(index, endpointPrefix)?.endpointNames() ?? []
  if (allowNonRegional) return [...names]
  const { regions } = data.partitions[index]!
  return names.filter((name) => Object.hasOwn(regions, name))
}

const PATTERNS = new WeakMap<CatalogPartition, RegExp>()

/** Whether the region is listed in the partition or fits its pattern. */
export function hasRegion(partition: CatalogPartition, regionName: string): boolean {
  if (Object.hasOwn(partition.regions, regionName)) return true
  if (partition.regionRegex === undefined) return false
  let pattern = PATTERNS.get(partition)
  if (pattern === undefined) PATTERNS.set(partition, (pattern = new RegExp(`^(?:${partition.regionRegex})`)))
  return pattern.test(regionName)
}

export interface NormalizedRegion {
  readonly regionName: string | undefined
  readonly useFips: boolean
}

/** `fips-us-east-1` and `us-east-1-fips` stand for the region with FIPS endpoints. */
export function normalizeFipsRegion(regionName: string | undefined): NormalizedRegion {
  const plain = regionName?.replaceAll('fips-', '').replaceAll('-fips', '')
  return { regionName: plain, useFips: plain !== regionName }
}
