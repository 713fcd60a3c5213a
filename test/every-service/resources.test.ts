import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { resourcesDigest } from '../../codegen/resources.ts'
import { Loader } from '../../src/loaders/loader.ts'
import { ServiceModel } from '../../src/model/service-model.ts'
import type { StructureShape } from '../../src/model/shape.ts'
import type { ResourceDefinitions } from '../../src/resources/resource-definitions.ts'
import { shapeMembers } from '../../src/resources/shape-members.ts'
import type { BuiltinResourceName } from '../../src/services/resource-names.ts'

const source = JSON.parse(readFileSync(new URL('../../models/resources/SOURCE.json', import.meta.url), 'utf8')) as {
  readonly boto3: string
  readonly documents: Readonly<Record<string, string>>
}
const loader = new Loader({ includeDefaultSearchPaths: true })

describe(`resource models of boto3 ${source.boto3}`, () => {
  it.each(Object.entries(source.documents))('%s is as it was, and finds its shapes', (path, digest) => {
    const [service = '', apiVersion = ''] = path.split('/')
    const document = loader.loadServiceModel(service, 'resources-1', { apiVersion })
    expect(resourcesDigest(document)).toBe(digest)
    const definitions = document as unknown as ResourceDefinitions
    const model = loader.wireModel(service, apiVersion)
    const whole = ServiceModel.of(model)
    for (const { shape } of Object.values(definitions.resources)) {
      if (shape === undefined) continue
      expect(definitions.shapes, shape).toHaveProperty([shape])
      const expected = Object.keys((whole.shapeFor(shape) as StructureShape).members)
      expect(shapeMembers(model, definitions, shape), shape).toEqual(expected)
    }
  })

  it('are of the services that are listed, and typed', () => {
    const names: readonly BuiltinResourceName[] = [
      'cloudformation',
      'cloudwatch',
      'dynamodb',
      'ec2',
      'glacier',
      'iam',
      's3',
      'sns',
      'sqs',
    ]
    expect(loader.listAvailableServices('resources-1')).toEqual(names)
    const versions = names.flatMap((name) =>
      loader.listApiVersions(name, 'resources-1').map((version) => `${name}/${version}`),
    )
    expect(versions).toEqual(Object.keys(source.documents))
  })
})
