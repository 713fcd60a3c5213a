import { describe, expect, it } from 'vitest'
import { compileResources, resourcesDigest } from '../../../codegen/resources.ts'

const type = (shape?: string): object => ({ identifiers: [{ name: 'Id' }], ...(shape === undefined ? {} : { shape }) })
const file = (document: object) => () => Buffer.from(JSON.stringify(document))

function compile(files: Record<string, object>): ReturnType<typeof compileResources> {
  return compileResources(new Map(Object.entries(files).map(([path, document]) => [path, file(document)])), '9.9.9')
}

describe('compileResources', () => {
  it('puts the newest version into one file and all older ones into another, with the places of their shapes', () => {
    const definitions = { service: {}, resources: { Image: type('Image'), Route: type('Route'), Bare: type() } }
    const { documents, index, source } = compile({
      'boto3/data/ec2/2016-11-15/resources-1.json': definitions,
      'boto3/data/ec2/2016-09-15/resources-1.json': definitions,
      'boto3/data/ec2/2015-10-01/resources-1.json': definitions,
      'boto3/data/sqs/2012-11-05/resources-1.json': { service: {}, resources: { Message: type('Message') } },
      'boto3/session.py': {},
    })
    expect([...documents.keys()]).toEqual(['ec2.br', 'ec2@older.br', 'sqs.br'])
    expect(JSON.parse(documents.get('ec2.br')!)).toEqual({
      ...definitions,
      shapes: { Image: 'DescribeImages.Images', Route: 'CreateRouteTable.RouteTable.Routes' },
    })
    expect(Object.keys(JSON.parse(documents.get('ec2@older.br')!))).toEqual(['2015-10-01', '2016-09-15'])
    expect(index).toBe('ec2\t2015-10-01,2016-09-15,2016-11-15\nsqs\t2012-11-05\n')
    const { boto3, documents: digests } = JSON.parse(source) as { boto3: string; documents: Record<string, string> }
    expect(boto3).toBe('9.9.9')
    expect(digests['ec2/2016-11-15']).toBe(resourcesDigest(definitions))
  })

  it.each<[string, Record<string, object>, string]>([
    ['there are no resources', { 'boto3/session.py': {} }, 'no resources-1.json in this source: is it a boto3 wheel?'],
    [
      'the service is unknown',
      { 'data/nothing/2026-01-01/resources-1.json': { service: {}, resources: {} } },
      'nothing has resources of version 2026-01-01, and no model of it',
    ],
    [
      'a shape is in no result',
      { 'data/sqs/2012-11-05/resources-1.json': { service: {}, resources: { Queue: type('CreateQueueRequest') } } },
      'sqs/2012-11-05: no result holds CreateQueueRequest',
    ],
  ])('says it when %s', (_, files, message) => {
    expect(() => compile(files)).toThrow(message)
  })

  it('knows a document by all but the places', () => {
    const document = { service: {}, resources: { A: {}, B: {} } }
    expect(resourcesDigest({ ...document, shapes: { X: 'Y' } })).toBe(resourcesDigest(document))
    expect(resourcesDigest({ service: {}, resources: { B: {}, A: {} } })).not.toBe(resourcesDigest(document))
  })
})
