import { describe, expect, it } from 'vitest'
import { resolveClientEndpoint } from '../../../src/endpoints/client-endpoint.ts'
import { createEndpointCatalog } from '../../../src/endpoints/endpoint-catalog.ts'
import { createPartitions } from '../../../src/endpoints/partitions.ts'
import { getAvailableRegions, getPartitionForRegion, normalizeFipsRegion } from '../../../src/endpoints/regions.ts'
import { EndpointVariantError, NoRegionError, UnknownRegionError } from '../../../src/errors/endpoint.ts'
import { builtinModels } from '../../../src/loaders/model-store.ts'

const data = createEndpointCatalog({ kind: 'packed', text: builtinModels().text('endpoints.txt')! })
const sqs = { endpointPrefix: 'sqs' }
const iam = { endpointPrefix: 'iam' }
const s3 = { endpointPrefix: 's3' }

describe('regions', () => {
  it('are listed by endpoint prefix', () => {
    expect(getAvailableRegions(data, 'sqs')).toContain('eu-west-1')
    expect(getAvailableRegions(data, 'iam')).toEqual([])
    expect(getAvailableRegions(data, 'iam', { allowNonRegional: true })).toContain('aws-global')
    expect(getAvailableRegions(data, 'sqs', { partitionName: 'aws-cn' })).toEqual(['cn-north-1', 'cn-northwest-1'])
  })

  it.each(['elasticloadbalancing2', '', '__proto__', 'constructor', 'a\tb', '0'])('are none for %j', (name) => {
    expect(getAvailableRegions(data, name)).toEqual([])
    expect(getAvailableRegions(data, 'sqs', { partitionName: name })).toEqual([])
  })

  it('belong to partitions by name or pattern', () => {
    expect(getPartitionForRegion(data, 'us-east-99')).toBe('aws')
    expect(() => getPartitionForRegion(data, 'mars')).toThrow(UnknownRegionError)
    expect(() => getPartitionForRegion(data, 'constructor')).toThrow(UnknownRegionError)
  })

  it.each([
    ['fips-us-east-1', 'us-east-1', true],
    ['us-gov-west-1-fips', 'us-gov-west-1', true],
    ['us-east-1', 'us-east-1', false],
    [undefined, undefined, false],
  ])('%s stands for %s', (asked, regionName, useFips) => {
    expect(normalizeFipsRegion(asked)).toEqual({ regionName, useFips })
  })
})

describe('a new client', () => {
  it('of a service without regions signs for the one that its endpoint has', () => {
    expect(resolveClientEndpoint(data, { metadata: iam, regionName: undefined })).toEqual({
      regionName: 'aws-global',
      partition: 'aws',
      endpointUrl: 'https://iam.amazonaws.com',
      signingName: 'iam',
      signingRegion: 'us-east-1',
      signatureVersions: ['v4'],
      tags: [],
    })
  })

  it('needs a region, even with an endpoint of its own', () => {
    expect(() => resolveClientEndpoint(data, { metadata: sqs, regionName: undefined })).toThrow(NoRegionError)
    const query = { metadata: sqs, regionName: undefined, endpointUrl: 'http://localhost:1' }
    expect(() => resolveClientEndpoint(data, query)).toThrow(NoRegionError)
  })

  it('in an unknown region takes the first partition by template', () => {
    expect(resolveClientEndpoint(data, { metadata: sqs, regionName: 'mars', useSsl: false })).toMatchObject({
      regionName: 'mars',
      partition: 'aws',
      endpointUrl: 'http://sqs.mars.amazonaws.com',
      signingRegion: 'mars',
    })
  })

  it('has FIPS and dual-stack endpoints where its partition has', () => {
    const query = { metadata: sqs, regionName: 'us-iso-east-1', useFips: true }
    expect(resolveClientEndpoint(data, query)).toMatchObject({
      endpointUrl: 'https://sqs.us-iso-east-1.c2s.ic.gov',
      tags: ['fips'],
    })
    const isoE = { metadata: sqs, regionName: 'eu-isoe-west-1', useDualstack: true }
    expect(() => resolveClientEndpoint(data, isoE)).toThrow(EndpointVariantError)
  })

  it.each([undefined, 'us-east-1'])(
    'of a service with a global endpoint, asked for %s, is in that region',
    (regionName) => {
      const wanted = { regionName: 'us-east-1', signingRegion: 'us-east-1', endpointUrl: 'https://s3.amazonaws.com' }
      const query = { metadata: s3, regionName, globalRegion: 'us-east-1' }
      expect(resolveClientEndpoint(data, query)).toMatchObject(wanted)
      const endpointUrl = 'http://localhost:1'
      expect(resolveClientEndpoint(data, { ...query, endpointUrl })).toMatchObject({ ...wanted, endpointUrl })
      expect(resolveClientEndpoint(data, { ...query, regionName: 'eu-west-1' }).regionName).toBe('eu-west-1')
    },
  )

  it('may have data of the user', () => {
    const own = createEndpointCatalog({
      kind: 'document',
      document: {
        partitions: [
          {
            partition: 'mine',
            dnsSuffix: 'example.com',
            regionRegex: '^my-\\w+$',
            regions: {},
            defaults: { hostname: '{service}.{region}.{dnsSuffix}', protocols: ['https'] },
            services: {
              sqs: { endpoints: { 'my-one': { hostname: 'queue.example.com', credentialScope: { service: 'q' } } } },
            },
          },
        ],
      },
    })
    expect(resolveClientEndpoint(own, { metadata: sqs, regionName: 'my-one' })).toMatchObject({
      partition: 'mine',
      endpointUrl: 'https://queue.example.com',
      signingName: 'q',
    })
    expect(resolveClientEndpoint(own, { metadata: sqs, regionName: 'my-two' }).endpointUrl).toBe(
      'https://sqs.my-two.example.com',
    )
    expect(resolveClientEndpoint(own, { metadata: sqs, regionName: 'elsewhere' })).toMatchObject({
      partition: undefined,
      endpointUrl: 'https://sqs.elsewhere.amazonaws.com',
    })
    expect(() => createEndpointCatalog({ kind: 'document', document: {} })).toThrow(
      'Missing "partitions" in endpoint data',
    )
    expect(() => createPartitions({ partitions: [] })).toThrow('no partitions')
  })
})
