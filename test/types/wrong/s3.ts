import { type ClientErrorResponse, client, isClientError, Session } from 'tucuxi'
import type * as s3Module from 'tucuxi/services/s3'

const session = new Session()
const s3 = session.client('s3')
const key = { Bucket: 'b', Key: 'k' }

// A name that no service has.
// expect: '"s33"' is not assignable to parameter of type
session.client('s33')
// expect: '"S3"' is not assignable
client('S3')
declare const name: string
// expect: 'string' is not assignable to parameter of type
session.client(name)
// expect: '"s4"' is not assignable to type 'ServiceName'
session.client({ serviceName: 's4' } as { serviceName: 's4' })
// expect: 'regionname' does not exist in type 'ClientOptions'
session.client('s3', { regionname: 'eu-west-1' })
// expect: 'number' is not assignable to type 'string'
session.client('s3', { regionName: 1 })

// Operations and their parameters.
// expect: 'getobject' does not exist on type 'Client'. Did you mean 'getObject'?
s3.getobject(key)
// expect: Property 'Key' is missing in type '{ Bucket: string; }' but required in type 'GetObjectRequest'
s3.getObject({ Bucket: 'b' })
// expect: Expected 1-2 arguments, but got 0
s3.getObject()
// expect: 'Buckett' does not exist in type 'GetObjectRequest'
s3.getObject({ ...key, Buckett: 'b' })
// expect: Type 'number' is not assignable to type 'string'
s3.getObject({ Bucket: 'b', Key: 1 })
// expect: Type 'null' is not assignable to type 'string
s3.getObject({ ...key, VersionId: null })
// expect: Type 'number' is not assignable to type 'StreamingInput | undefined'
s3.putObject({ ...key, Body: 1 })
// expect: 'text' does not exist in type
s3.putObject({ ...key, Body: { text: 'no body' } })
// expect: Type 'number' is not assignable to type 'ObjectCannedACL | undefined'
s3.putObject({ ...key, ACL: 5 })
// expect: Type 'string' is not assignable to type 'LongInput | undefined'
s3.putObject({ ...key, ContentLength: '10' })
// expect: Type 'true' is not assignable to type 'DateInput | undefined'
s3.putObject({ ...key, Expires: true })
// expect: Type 'number' is not assignable to type 'string'
s3.putObject({ ...key, Metadata: { a: 1 } })
// expect: Type 'string' is not assignable to type 'boolean | undefined'
s3.putObject({ ...key, BucketKeyEnabled: 'true' })
// expect: Type 'string' is not assignable to type 'number'
s3.listObjectsV2({ Bucket: 'b', MaxKeys: '10' })
// expect: Property 'Quiet' is missing
const deletion: Required<s3Module.Delete> = { Objects: [{ Key: 'k' }] }
// expect: Property 'Key' is missing in type '{}' but required in type 'ObjectIdentifier'
s3.deleteObjects({ Bucket: 'b', Delete: { Objects: [{}] } })
// expect: Type 'string' is not assignable to type 'ObjectIdentifier'
s3.deleteObjects({ Bucket: 'b', Delete: { Objects: ['k'] } })
// expect: 'Region' does not exist in type 'CreateBucketConfiguration
s3.createBucket({ Bucket: 'b', CreateBucketConfiguration: { Region: 'eu-west-1' } })

// Options of a call.
// expect: 'timout' does not exist in type 'CallOptions'
s3.listBuckets({}, { timout: 5 })
// expect: Type 'AbortController' is missing the following properties from type 'AbortSignal'
s3.listBuckets({}, { signal: new AbortController() })

export async function results(): Promise<void> {
  const object = await s3.getObject(key)
  // expect: 'object.LastModified' is possibly 'undefined'
  object.LastModified.getTime()
  // expect: Property 'transformToString' does not exist on type 'StreamingBody'
  await object.Body.transformToString()
  // expect: Property 'ContentLenght' does not exist on type 'GetObjectOutput'. Did you mean 'ContentLength'?
  console.log(object.ContentLenght)
  // expect: Type 'Date' is not assignable to type 'string'
  const modified: string = object.LastModified!
  // expect: Type 'string | undefined' is not assignable to type 'string'
  const etag: string = object.ETag
  const { Contents } = await s3.listObjectsV2({ Bucket: 'b' })
  // expect: 'Contents' is possibly 'undefined'
  for (const one of Contents) console.log(one)
  // expect: Property 'Items' does not exist on type 'ListObjectsV2Output'
  console.log((await s3.listObjectsV2({ Bucket: 'b' })).Items)
  // expect: Property 'Contents' does not exist on type 'Promise<ListObjectsV2Output>'
  console.log(s3.listObjectsV2({ Bucket: 'b' }).Contents)
  console.log(modified, etag, deletion)
}

export async function collections(): Promise<void> {
  // expect: '"getObject"' is not assignable to parameter of type
  s3.getPaginator('getObject')
  const paginator = s3.getPaginator('listObjectsV2')
  // expect: Property 'Bucket' is missing
  paginator.paginate({})
  // expect: Expected 1-2 arguments, but got 0
  paginator.paginate()
  // expect: 'maxitems' does not exist in type
  paginator.paginate({ Bucket: 'b' }, { maxitems: 5 })
  const pages = paginator.paginate({ Bucket: 'b' })
  // expect: '"Content"' is not assignable to parameter of type '
  pages.items('Content')
  // expect: Property 'Prefix' does not exist on type 'Object'
  for await (const item of pages.items()) console.log(item.Prefix)
  // expect: '"bucketExist"' is not assignable to parameter of type 'keyof Waiters'
  s3.getWaiter('bucketExist')
  // expect: Property 'Bucket' is missing
  await s3.getWaiter('bucketExists').wait({})
  // expect: 'delays' does not exist in type
  await s3.getWaiter('bucketExists').wait({ Bucket: 'b' }, { delays: 1 })
  // expect: '"listObject"' is not assignable to parameter of type
  s3.canPaginate('listObject')
}

export async function errors(error: unknown): Promise<ClientErrorResponse | undefined> {
  // expect: Property 'NoSuchKeys' does not exist on type
  if (error instanceof s3.exceptions.NoSuchKeys) return undefined
  // expect: no overlap
  if (error instanceof s3.exceptions.NoSuchKey && error.code === 'NoSuchBucket') return undefined
  // expect: 'error' is of type 'unknown'
  if (error.code === 'NoSuchKey') return undefined
  // expect: '"getObjects"' is not assignable to parameter of type
  await s3.generatePresignedUrl('getObjects')
  // expect: 'Keys' does not exist in type 'GetObjectRequest'
  await s3.generatePresignedUrl('getObject', { params: { Bucket: 'b', Key: 'k', Keys: '' } })
  // expect: Type 'true' is not assignable to type 'Duration
  await s3.generatePresignedUrl('getObject', { params: key, expiresIn: true })
  // expect: '["content-length-range", string, number]' is not assignable to type
  await s3.generatePresignedPost('b', 'k', { conditions: [['content-length-range', '1', 10]] })
  return undefined
}

export async function transfers(): Promise<void> {
  // expect: 'contentType' does not exist in type
  await s3.uploadFile('x', 'b', 'k', { extraArgs: { contentType: 'x' } })
  // expect: 'MpuObjectSize' does not exist in type
  await s3.copy({ Bucket: 'b', Key: 'k' }, 'b', 'k', { extraArgs: { MpuObjectSize: 1 } })
  // expect: 'Config' does not exist in type
  await s3.downloadFile('b', 'k', 'x', { Config: {} })
  // expect: 'maxconcurrency' does not exist in type
  await s3.downloadFile('b', 'k', 'x', { config: { maxconcurrency: 1 } })
  // expect: Argument of type 'number' is not assignable to parameter of type
  await s3.uploadFileobj(42, 'b', 'k')
  // expect: Argument of type 'string' is not assignable to parameter of type 'ObjectSource
  await s3.copy('b/k', 'b', 'k')
  // expect: Argument of type 'string' is not assignable to parameter of type 'DownloadOutput'
  await s3.downloadFileobj('b', 'k', 'path')
}

export function codes(error: unknown): boolean {
  // expect: no overlap
  return isClientError(error, 'NoSuchKey', '404') && error.code === 'NoSuchBucket'
}
