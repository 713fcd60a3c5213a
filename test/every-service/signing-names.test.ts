import { describe, expect, it } from 'vitest'
import { builtinModels } from '../../src/loaders/model-store.ts'
import { openPack } from '../../src/loaders/open-pack.ts'
import { serviceIndex } from '../../src/loaders/service-index.ts'
import { PackedEndpoints } from '../../src/model/packed-endpoints.ts'

interface Endpoint {
  readonly credentialScope?: { readonly service?: string }
}

/** Every name that the legacy endpoint data give a service to sign with. */
function scopesOf(catalog: PackedEndpoints, endpointPrefix: string): Set<string> {
  const found = catalog.partitions.flatMap((_, index) => {
    const service = catalog.service(index, endpointPrefix)
    return [service?.defaults, ...(service?.endpointNames() ?? []).map((name) => service!.endpoint(name))]
  })
  return new Set(found.flatMap((endpoint) => (endpoint as Endpoint | undefined)?.credentialScope?.service ?? []))
}

describe('the name to sign with', () => {
  const store = builtinModels()
  const catalog = new PackedEndpoints(() => store.text('endpoints.txt')!)
  const models = [...serviceIndex(store)].flatMap(([service, { versions }]) =>
    [...versions.keys()].map((version) => openPack(store, service, version)!),
  )

  it('is in the model of every service of signature version 4, whatever the legacy data say', () => {
    expect(models.length).toBeGreaterThan(439)
    const named = models.filter(({ metadata }) => metadata.endpointPrefix !== undefined)
    const others = named.filter(({ metadata }) => {
      const { endpointPrefix, signingName = endpointPrefix, signatureVersion } = metadata
      return signatureVersion !== 'v2' && [...scopesOf(catalog, endpointPrefix)].some((name) => name !== signingName)
    })
    expect(others.map(({ serviceName }) => serviceName)).toEqual([])
  })
})
