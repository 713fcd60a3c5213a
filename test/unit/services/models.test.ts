/** What the customizations know of their models by heart, against the models. */
import { describe, expect, it } from 'vitest'
import { Loader } from '../../../src/loaders/loader.ts'
import { ServiceModel } from '../../../src/model/service-model.ts'
import type { Shape, StructureShape } from '../../../src/model/shape.ts'

const loader = new Loader({ dataPath: '' })

function operationsOf(service: string): [string, StructureShape | undefined, StructureShape | undefined][] {
  const model = ServiceModel.of(loader.wireModel(service))
  return model.operationNames.map((name) => {
    const { inputShape, outputShape } = model.operationModel(name)
    return [name, inputShape as StructureShape | undefined, outputShape as StructureShape | undefined]
  })
}

/** Every member below a shape, once. */
function membersBelow(shape: Shape | undefined, seen = new Set<string>()): [string, Shape][] {
  if (shape === undefined || seen.has(shape.name)) return []
  seen.add(shape.name)
  if (shape.typeName === 'list') return membersBelow((shape as Shape & { member: Shape }).member, seen)
  if (shape.typeName !== 'structure') return []
  const members = Object.entries((shape as StructureShape).members)
  return [...members, ...members.flatMap(([, member]) => membersBelow(member, seen))]
}

describe('what customizations know of their models', () => {
  it('IAM: the members that are policy documents, and no others', () => {
    const members = operationsOf('iam').flatMap(([, , output]) => membersBelow(output))
    const policies = members.filter(([, { name }]) => name === 'policyDocumentType').map(([name]) => name)
    const names = new Set(policies)
    expect([...names].sort()).toEqual([
      'AssumeRolePolicyDocument',
      'AssumeRolePolicyDocumentTemplate',
      'Document',
      'PolicyDocument',
    ])
    expect(members.filter(([name, { typeName }]) => names.has(name) && typeName === 'string')).toHaveLength(
      policies.length,
    )
  })

  it('Route 53: the parameters that are ids of resources', () => {
    const ids = new Set(['ResourceId', 'DelegationSetId', 'ChangeId'])
    const found = operationsOf('route53').flatMap(([operation, input]) =>
      Object.entries(input?.members ?? {})
        .filter(([, { name }]) => ids.has(name))
        .map(([name]) => (name === 'Id' ? `${operation}.Id` : name)),
    )
    expect([...new Set(found)].sort()).toEqual([
      'DelegationSetId',
      'DeleteHostedZone.Id',
      'DeleteReusableDelegationSet.Id',
      'GetChange.Id',
      'GetHostedZone.Id',
      'GetReusableDelegationSet.Id',
      'HostedZoneId',
      'HostedZoneIdMarker',
      'UpdateHostedZoneComment.Id',
    ])
  })

  it('EC2: the operations that have Filter', () => {
    const found = operationsOf('ec2').filter(([, input]) => input?.members['Filter'] !== undefined)
    expect(found.map(([name]) => name)).toEqual([
      'DescribeFlowLogs',
      'DescribeHostReservationOfferings',
      'DescribeHostReservations',
      'DescribeHosts',
      'DescribeNatGateways',
    ])
  })

  it('S3: the results whose body is not S3’s own words', () => {
    const found = operationsOf('s3').filter(([, , output]) => {
      const payload = output?.members[output.serialization.payload ?? '']
      return payload?.typeName === 'blob' || payload?.typeName === 'string' || payload?.serialization.eventstream
    })
    expect(found.map(([name]) => name)).toEqual([
      'GetBucketPolicy',
      'GetObject',
      'GetObjectAnnotation',
      'GetObjectTorrent',
      'SelectObjectContent',
    ])
  })

  it('S3: the results that have Expires', () => {
    const found = operationsOf('s3').filter(([, , output]) => output?.members['Expires'] !== undefined)
    expect(found.map(([name]) => name)).toEqual(['GetObject', 'HeadObject'])
  })
})
