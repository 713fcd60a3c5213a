import { describe, expect, it } from 'vitest'
import { MissingServiceIdError, NoShapeFoundError, OperationNotFoundError } from '../../../src/errors/model.ts'
import { Loader } from '../../../src/loaders/loader.ts'
import { ServiceModel } from '../../../src/model/service-model.ts'
import { ListShape, MapShape, StringShape, type StructureShape } from '../../../src/model/shape.ts'

function modelOf(name: string): ServiceModel {
  return ServiceModel.of(new Loader({ includeDefaultSearchPaths: true }).wireModel(name))
}

describe('ServiceModel', () => {
  const s3 = modelOf('s3')

  it('shows the service as botocore does', () => {
    expect(s3.serviceName).toBe('s3')
    expect(s3.serviceId).toBe('S3')
    expect(s3.endpointPrefix).toBe('s3')
    expect(s3.signingName).toBe('s3')
    expect(s3.apiVersion).toBe('2006-03-01')
    expect(s3.signatureVersion).toBe('s3')
    expect(s3.resolvedProtocol).toBe('rest-xml')
    expect(s3.isQueryCompatible).toBe(false)
    expect(s3.operationNames).toContain('GetObject')
    expect(s3.clientContextParameters.map(({ name, type }) => [name, type])).toContainEqual([
      'ForcePathStyle',
      'boolean',
    ])
    expect(String(s3)).toBe('ServiceModel(s3)')
    s3.signatureVersion = 's3v4'
    expect(s3.signatureVersion).toBe('s3v4')
  })

  it('shows operations', () => {
    const put = s3.operationModel('PutObject')
    expect(s3.operationModel('PutObject')).toBe(put)
    expect(put.wireName).toBe('PutObject')
    expect(put.http.method).toBe('PUT')
    expect(put.inputShape?.requiredMembers).toEqual(['Bucket', 'Key'])
    expect(put.hasStreamingInput).toBe(true)
    expect(put.hasStreamingOutput).toBe(false)
    expect(put.getStreamingInput()?.typeName).toBe('blob')
    expect(put.httpChecksum).toEqual({ requestAlgorithmMember: 'ChecksumAlgorithm', requestChecksumRequired: false })
    expect(put.contextParameters).toContainEqual({ name: 'Bucket', memberName: 'Bucket' })
    expect(s3.operationModel('CreateBucket').staticContextParameters).toContainEqual({
      name: 'DisableAccessPoints',
      value: true,
    })
    expect(s3.operationModel('SelectObjectContent').getEventStreamOutput()?.serialization.eventstream).toBe(true)
    expect(s3.operationModel('GetObject').errorShapes.map(({ name }) => name)).toContain('NoSuchKey')
    expect(() => s3.operationModel('Nothing')).toThrow(OperationNotFoundError)
    expect(() => s3.operationModel('constructor')).toThrow(OperationNotFoundError)
    expect(() => s3.operationModel('getObject')).toThrow("getObject. Did you mean 'GetObject'")
  })

  it('shows shapes with the traits of the member that refers to them', () => {
    const input = s3.operationModel('PutObject').inputShape as StructureShape
    const { ACL, Metadata, Key } = input.members
    expect(ACL).toBeInstanceOf(StringShape)
    expect((ACL as StringShape).enum).toContain('bucket-owner-read')
    expect(ACL?.serialization).toEqual({ location: 'header', name: 'x-amz-acl' })
    expect(Metadata).toBeInstanceOf(MapShape)
    expect((Metadata as MapShape).value.typeName).toBe('string')
    expect(Key?.metadata.min).toBe(1)
    expect(input.members['SSECustomerKey']?.metadata.sensitive).toBe(true)
    expect(String(input)).toBe('<StructureShape(PutObjectRequest)>')
    const tags = (s3.shapeFor('Tagging') as StructureShape).members['TagSet']
    expect(tags).toBeInstanceOf(ListShape)
    expect((tags as ListShape).member.serialization.name).toBe('Tag')
    expect(() => s3.shapeFor('Nothing')).toThrow(NoShapeFoundError)
  })

  it('shows errors by code', () => {
    expect(s3.shapeForErrorCode('NoSuchKey')?.errorCode).toBe('NoSuchKey')
    expect(s3.shapeForErrorCode('Nothing')).toBeUndefined()
    const sqs = modelOf('sqs')
    const shape = sqs.errorShapes.find(({ name }) => name === 'QueueDoesNotExist')
    expect(shape?.metadata.exception).toBe(true)
    expect(sqs.shapeForErrorCode(shape!.errorCode!)?.name).toBe('QueueDoesNotExist')
    expect(sqs.isQueryCompatible).toBe(true)
  })

  it('knows unions, documents, event streams, compression, discovery, auth and deprecation', () => {
    const dynamodb = modelOf('dynamodb')
    expect((dynamodb.shapeFor('AttributeValue') as StructureShape).isTaggedUnion).toBe(false)
    expect(dynamodb.endpointDiscoveryOperation?.name).toBe('DescribeEndpoints')
    expect(dynamodb.endpointDiscoveryRequired).toBe(false)
    expect(modelOf('timestream-query').endpointDiscoveryRequired).toBe(true)
    expect(dynamodb.operationModel('BatchGetItem').operationContextParameters).toEqual({
      ResourceArnList: { path: 'keys(RequestItems)' },
    })
    const bedrock = modelOf('bedrock-runtime')
    expect((bedrock.shapeFor('ContentBlock') as StructureShape).isTaggedUnion).toBe(true)
    expect((bedrock.shapeFor('Document') as StructureShape).isDocumentType).toBe(true)
    expect(bedrock.operationModel('InvokeModelWithBidirectionalStream').hasEventStreamInput).toBe(true)
    expect(modelOf('cloudwatch').operationModel('PutMetricData').requestCompression).toEqual({ encodings: ['gzip'] })
    const identity = modelOf('cognito-identity').operationModel('GetId')
    expect(identity.auth).toEqual(['smithy.api#noAuth'])
    expect(identity.resolvedAuthType).toBe('none')
    expect(modelOf('lambda').operationModel('InvokeAsync').deprecated).toBe(true)
    expect(modelOf('ec2').operationModel('RunInstances').idempotentMembers).toEqual(['ClientToken'])
    expect(modelOf('ebs').operationModel('PutSnapshotBlock').unsignedPayload).toBe(true)
    expect(modelOf('s3control').operationModel('GetAccessPoint').contextParameters).toContainEqual({
      name: 'AccountId',
      memberName: 'AccountId',
    })
  })

  it('takes any document, and says what it lacks', () => {
    const model = new ServiceModel({
      metadata: { endpointPrefix: 'mine' },
      shapes: {
        Odd: { type: 'structure', members: { __proto__x: { shape: 'Text' }, constructor: { shape: 'Text' } } },
        Text: { type: 'string' },
      },
    })
    expect(model.serviceName).toBe('mine')
    expect(model.signingName).toBe('mine')
    expect(() => model.serviceId).toThrow(MissingServiceIdError)
    expect(() => model.apiVersion).toThrow('"apiVersion" not defined in the metadata of the model')
    expect(Object.keys((model.shapeFor('Odd') as StructureShape).members)).toEqual(['__proto__x', 'constructor'])
    expect(model.operationNames).toEqual([])
  })
})
