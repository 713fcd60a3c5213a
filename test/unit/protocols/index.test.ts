import { describe, expect, it } from 'vitest'
import { UnsupportedServiceProtocolsError } from '../../../src/errors/index.ts'
import type { ServiceMetadata } from '../../../src/model/wire-model.ts'
import { getProtocol, PROTOCOL_NAMES, resolveProtocol } from '../../../src/protocols/index.ts'

function resolve(protocol: string, protocols?: string[]): string {
  return resolveProtocol({
    protocol,
    ...(protocols && { protocols }),
    serviceId: 'Thing',
  } as unknown as ServiceMetadata)
}

describe('the protocol of a service', () => {
  it('is the one that comes first in our order, of those it offers', () => {
    expect(resolve('smithy-rpc-v2-cbor', ['smithy-rpc-v2-cbor', 'json', 'query'])).toBe('json')
    expect(resolve('query', ['query', 'smithy-rpc-v2-cbor'])).toBe('smithy-rpc-v2-cbor')
    expect(resolve('json', ['new', 'ec2'])).toBe('ec2')
  })

  it('is the only one that an older model names', () => {
    expect(resolve('rest-xml')).toBe('rest-xml')
    expect(resolve('rest-xml', [])).toBe('rest-xml')
  })

  it('may be one that nobody here speaks', () => {
    expect(() => resolve('json', ['new', 'newer'])).toThrow(UnsupportedServiceProtocolsError)
    expect(() => resolve('json', ['new', 'newer'])).toThrow(
      'Botocore supports json, rest-json, rest-xml, smithy-rpc-v2-cbor, query, ec2, but service Thing only supports new, newer.',
    )
    expect(() => getProtocol('soap')).toThrow(UnsupportedServiceProtocolsError)
  })

  it('is loaded by its name', () => {
    for (const name of PROTOCOL_NAMES) expect(getProtocol(name).name).toBe(name)
  })
})
