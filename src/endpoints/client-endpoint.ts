import type { EndpointCatalog } from '../model/packed-endpoints.ts'
import type { ServiceMetadata } from '../model/wire-model.ts'
import { findRegionEndpoint, type RegionEndpoint } from './region-endpoint.ts'

export interface ClientEndpointQuery {
  readonly metadata: Pick<ServiceMetadata, 'endpointPrefix' | 'signingName'>
  /** As asked for; fips pseudo-regions already taken apart. */
  readonly regionName: string | undefined
  /** Given or configured. */
  readonly endpointUrl?: string | undefined
  /** Default true. */
  readonly useSsl?: boolean | undefined
  readonly useFips?: boolean | undefined
  readonly useDualstack?: boolean | undefined
  /**
   * The region that stands for the service's global endpoint: it, and no region at all, are looked up without a region, and are
   * reported under this name.
   */
  readonly globalRegion?: string | undefined
  /** The host name of a global endpoint that settings ask for; variants do not have one. */
  readonly globalHostname?: string | undefined
}

/** What a client is when it has not called anything yet. */
export interface ClientEndpoint {
  /** The client's region: as asked for, or a name like `aws-global` for a service without regions. */
  readonly regionName: string | undefined
  readonly partition: string | undefined
  /** Where a client of a model without endpoint rules calls, and what `client.meta.endpointUrl` says. */
  readonly endpointUrl: string
  readonly signingName: string
  readonly signingRegion: string | undefined
  /** By the legacy data, for models that do not say themselves. */
  readonly signatureVersions: readonly string[]
  /** `dualstack`, `fips`: the variants that were found. */
  readonly tags: readonly string[]
}

/**
 * Region, partition, URL and signing names of a new client, by the legacy endpoint data. Throws NoRegionError for a regional
 * service without a region, EndpointVariantError where the partition has no such variant.
 */
export function resolveClientEndpoint(data: EndpointCatalog, query: ClientEndpointQuery): ClientEndpoint {
  const { metadata, globalRegion } = query
  const asked = askedRegion(query)
  const found = findRegionEndpoint(data, {
    endpointPrefix: metadata.endpointPrefix,
    regionName: asked,
    useDualstack: query.useDualstack === true,
    useFips: query.useFips === true,
  })
  const names = regionNames(query, asked, found)
  const rename = globalRegion !== undefined && asked === undefined
  return {
    regionName: rename ? globalRegion : names.regionName,
    partition: found?.partition,
    endpointUrl: query.endpointUrl ?? url(query, asked, found),
    signingName: found?.credentialScope.service ?? metadata.signingName ?? metadata.endpointPrefix,
    signingRegion: names.signingRegion,
    signatureVersions: found?.signatureVersions ?? ['v4'],
    tags: found?.tags ?? [],
  }
}

/** The region to look up: none for a global endpoint, unless it is to be dual-stack, which only regions are. */
function askedRegion({ regionName, globalRegion, useDualstack }: ClientEndpointQuery): string | undefined {
  const isGlobal = globalRegion !== undefined && (regionName === undefined || regionName === globalRegion)
  if (!isGlobal) return regionName
  return useDualstack ? globalRegion : undefined
}

/** With an endpoint of their own, people may mean any region: what was asked for stays. */
function regionNames(
  query: ClientEndpointQuery,
  asked: string | undefined,
  found: RegionEndpoint | undefined,
): Pick<ClientEndpoint, 'regionName' | 'signingRegion'> {
  const ownEndpoint = query.endpointUrl !== undefined && (asked !== undefined || query.globalRegion === undefined)
  if (found === undefined || ownEndpoint) return { regionName: asked, signingRegion: asked }
  const { endpointName, credentialScope } = found
  return { regionName: endpointName, signingRegion: credentialScope.region ?? endpointName }
}

function url(query: ClientEndpointQuery, asked: string | undefined, found: RegionEndpoint | undefined): string {
  const globalHostname = found?.tags.length ? undefined : query.globalHostname
  const hostname = globalHostname ?? found?.hostname ?? `${query.metadata.endpointPrefix}.${asked}.amazonaws.com`
  const protocols = found?.protocols ?? ['http', 'https']
  return `${query.useSsl !== false && protocols.includes('https') ? 'https' : 'http'}://${hostname}`
}
