import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Loader } from '../../../src/loaders/loader.ts'
import { ServiceModel } from '../../../src/model/service-model.ts'
import type { StructureShape } from '../../../src/model/shape.ts'

const corpora = process.env['TUCUXI_CORPORA']
const suite = corpora === undefined ? describe.skip : describe

suite(`custom models${corpora === undefined ? ' (left out: TUCUXI_CORPORA is not set)' : ''}`, () => {
  const folder = join(corpora ?? '', 'custom-models')
  const loader = new Loader({ dataPath: folder })

  it('load from the data path, beside the built-in ones', () => {
    const names = loader.listAvailableServices('service-2')
    expect(names).toEqual(expect.arrayContaining(['custom-acm', 'test-discovery-endpoint', 'test-protocol-list', 's3']))
    const acm = loader.wireModel('custom-acm')
    const source = JSON.parse(readFileSync(join(folder, 'custom-acm/2015-12-08/service-2.json'), 'utf8')) as {
      operations: object
    }
    expect(acm.operationNames).toEqual(Object.keys(source.operations))
    expect(acm.paginator('ListCertificates')?.result_key).toBe('CertificateSummaryList')
    expect(acm.waiter('CertificateValidated')?.operation).toBe('DescribeCertificate')
    expect(acm.ruleSet()?.kind).toBe('document')
  })

  it('choose among protocols', () => {
    const model = ServiceModel.of(loader.wireModel('test-protocol-list'))
    expect(model.protocols).toContain(model.resolvedProtocol)
  })

  it('say how endpoints are discovered', () => {
    const wire = loader.wireModel('test-discovery-endpoint')
    const model = ServiceModel.of(wire)
    expect(model.endpointDiscoveryOperation?.name).toBe('DescribeEndpoints')
    const identified = model.operationNames.flatMap((name) => {
      const input = model.operationModel(name).inputShape as StructureShape | undefined
      return Object.entries(input?.members ?? {})
        .filter(([, shape]) => shape.metadata.endpointdiscoveryid === true)
        .map(([member]) => wire.operation(name)?.input?.member(member)?.traits.endpointdiscoveryid)
    })
    expect(identified.length).toBeGreaterThan(0)
    expect(identified.every((flag) => flag === true)).toBe(true)
  })

  it('replace endpoints and defaults', () => {
    for (const name of ['endpoints', 'sdk-default-configuration']) {
      const { data, path } = loader.loadDataWithPath(name)
      expect(path).toBe(join(folder, name))
      expect(data).toEqual(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')))
      expect(loader.isBuiltinPath(path)).toBe(false)
    }
  })
})
