import { createReadStream, createWriteStream } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import {
  type ClientErrorResponse,
  type Complete,
  type CompleteResults,
  client,
  isClientError,
  type ParamsOf,
  type ResultOf,
  Session,
  type StreamingBody,
  TransferConfig,
} from 'tucuxi'
import * as s3Module from 'tucuxi/services/s3'
import { equal } from './equal.ts'

const session = new Session({ regionName: 'eu-west-1' })
const s3 = session.client('s3')
equal<typeof s3, s3Module.Client>(true)

// The module itself will do as well, and the default session has the same types.
const fromModule = session.client(s3Module, { endpointUrl: 'http://localhost:9000' })
equal<typeof fromModule, s3Module.Client>(true)
const ofDefaultSession = client('s3')
equal<typeof ofDefaultSession, s3Module.Client>(true)

export async function operations(): Promise<void> {
  await s3.listBuckets()
  await s3.listBuckets({}, { signal: AbortSignal.timeout(1000), timeout: 5 })
  await s3.listBuckets({ MaxBuckets: undefined, Prefix: undefined })
  const { Body, ContentLength, LastModified, Metadata, ResponseMetadata } = await s3.getObject({
    Bucket: 'b',
    Key: 'k',
  })
  equal<typeof Body, StreamingBody>(true)
  equal<typeof ContentLength, number | undefined>(true)
  equal<typeof LastModified, Date | undefined>(true)
  equal<typeof Metadata, { [name: string]: string } | undefined>(true)
  const status: number = ResponseMetadata.HTTPStatusCode
  console.log(status, await Body.text(), Metadata?.['owner']?.length)
  const { Contents } = await s3.listObjectsV2({ Bucket: 'b' })
  for (const { Key, Size, StorageClass } of Contents ?? []) {
    console.log(Key?.length, Size === undefined ? 0 : Size + 1, StorageClass === 'GLACIER')
  }
}

/** With the types of Node alone and with those of browsers, which are there where tsconfig.json has no `lib`. */
export async function web(): Promise<unknown[]> {
  const { Body } = await s3.getObject({ Bucket: 'b', Key: 'k' })
  const bytes = await Body.bytes()
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  for await (const chunk of Body.iterChunks(1024)) new Blob([chunk])
  return [new Response(Body.toWeb()), new Response(bytes), new Blob([bytes]), digest]
}

export async function bodies(): Promise<void> {
  const key = { Bucket: 'b', Key: 'k' }
  await s3.putObject({ ...key, Body: 'text' })
  await s3.putObject({ ...key, Body: new Uint8Array(3) })
  await s3.putObject({ ...key, Body: new ArrayBuffer(3) })
  await s3.putObject({ ...key, Body: Readable.from(['a']) })
  await s3.putObject({ ...key, Body: createReadStream('file') })
  await s3.putObject({ ...key, Body: new Blob(['a']) })
  await s3.putObject({ ...key, Body: new Response('a').body! })
  await s3.putObject({ ...key, Body: ['a', new Uint8Array(3)] })
  await s3.putObject({ ...key, ACL: 'private', Expires: new Date(), StorageClass: 'A_CLASS_OF_NEXT_YEAR' })
  await s3.putObject({ ...key, Expires: 1_700_000_000, ContentLength: 10n })
  await s3.putObject({ ...key, Expires: '2026-01-01T00:00:00Z', ContentLength: 10 })
}

export async function collections(): Promise<void> {
  const pages = s3.getPaginator('listObjectsV2').paginate({ Bucket: 'b' }, { maxItems: 100, pageSize: 10 })
  for await (const page of pages) equal<typeof page, s3Module.ListObjectsV2Output>(true)
  for await (const object of pages.items()) equal<typeof object, s3Module.Object>(true)
  for await (const prefix of pages.items('CommonPrefixes')) equal<typeof prefix, s3Module.CommonPrefix>(true)
  const { Contents = [], NextToken } = await pages.buildFullResult()
  equal<typeof NextToken, string | undefined>(true)
  console.log(Contents.length, pages.resumeToken?.length, s3.canPaginate('listObjectsV2'))
  for await (const bucket of s3.getPaginator('listBuckets').paginate().items()) console.log(bucket.Name)
  const there = await s3.getWaiter('bucketExists').wait({ Bucket: 'b' }, { delay: 1, maxAttempts: 3 })
  equal<typeof there, s3Module.HeadBucketOutput | ClientErrorResponse>(true)
  const gone = await s3.getWaiter('bucketNotExists').wait({ Bucket: 'b' })
  equal<typeof gone, ClientErrorResponse>(true)
  equal<(typeof s3.waiterNames)[number], 'bucketExists' | 'bucketNotExists' | 'objectExists' | 'objectNotExists'>(true)
}

export async function errors(): Promise<string> {
  try {
    await s3.createBucket({ Bucket: 'b', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } })
    return await s3.generatePresignedUrl('getObject', { params: { Bucket: 'b', Key: 'k' }, expiresIn: '5m' })
  } catch (error) {
    if (error instanceof s3.exceptions.NoSuchKey) {
      equal<typeof error.code, 'NoSuchKey'>(true)
      return error.operationName
    }
    if (error instanceof s3.exceptions.InvalidObjectState) return String(error.response.StorageClass)
    if (error instanceof s3.exceptions.ClientError) return error.message
    if (isClientError(error, 'NoSuchBucket')) {
      equal<typeof error.code, 'NoSuchBucket'>(true)
      return error.requestId ?? ''
    }
    if (isClientError(error, 'NoSuchUpload', '404')) {
      equal<typeof error.code, 'NoSuchUpload' | '404'>(true)
      return error.operationName
    }
    throw error
  }
}

export async function form(): Promise<FormData> {
  const { url, fields } = await s3.generatePresignedPost('b', 'uploads/cat.jpg', {
    fields: { acl: 'private' },
    conditions: [{ acl: 'private' }, ['content-length-range', 1, 10], ['starts-with', '$Content-Type', 'image/']],
    expiresIn: '10m',
  })
  equal<typeof url, string>(true)
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

export async function transfers(file: FileHandle, request: Request): Promise<number> {
  const config = new TransferConfig({ maxConcurrency: 4, maxBandwidth: 1_000_000 })
  const { ETag, VersionId } = await s3.uploadFile('cat.jpg', 'b', 'k', {
    extraArgs: { ContentType: 'image/jpeg', Metadata: { a: 'b' }, ChecksumAlgorithm: 'SHA256' },
    callback: (bytes, { transferred, size }) => console.log(bytes, transferred, size ?? '?'),
    config,
    signal: AbortSignal.timeout(1000),
  })
  equal<typeof ETag, string | undefined>(true)
  equal<typeof VersionId, string | undefined>(true)
  const sources = [new Uint8Array(1), Readable.from(['x']), new Blob(['x']), file] as const
  for (const source of sources) await s3.uploadFileobj(source, 'b', 'k', { config: { useThreads: false } })
  if (request.body !== null) await s3.uploadFileobj(request.body, 'b', 'k')
  const { ContentLength, Metadata } = await s3.downloadFile('b', 'k', new URL('file:///tmp/x'), {
    extraArgs: { VersionId: 'v' },
    callback: async (bytes) => console.log(bytes),
  })
  equal<typeof Metadata, { [k: string]: string } | undefined>(true)
  await s3.downloadFileobj('b', 'k', createWriteStream('x'))
  await s3.downloadFileobj('b', 'k', new WritableStream<Uint8Array>())
  await s3.downloadFileobj('b', 'k', file)
  await s3.downloadFileobj('b', 'k', (bytes) => console.log(bytes.length))
  const other = new Session().client('s3', { regionName: 'eu-west-1' })
  const copied = await s3.copy({ Bucket: 'b', Key: 'k', VersionId: undefined }, 'b', 'other', {
    sourceClient: other,
    extraArgs: { MetadataDirective: 'REPLACE', TaggingDirective: 'COPY', CopySourceIfMatch: '"x"' },
  })
  equal<typeof copied.ETag, string | undefined>(true)
  return ContentLength ?? 0
}

/** What people write around clients. */
export async function helpers(): Promise<void> {
  type PutParams = ParamsOf<s3Module.Client['putObject']>
  equal<PutParams, s3Module.PutObjectRequest>(true)
  equal<ResultOf<s3Module.Client['putObject']>, s3Module.PutObjectOutput>(true)
  const listed = (await s3.listObjectsV2({ Bucket: 'b' })) as Complete<s3Module.ListObjectsV2Output>
  const size: number = listed.Contents[0]!.Size
  const sure = s3 as unknown as CompleteResults<s3Module.Client>
  const object = await sure.getObject({ Bucket: 'b', Key: 'k' })
  console.log(
    size,
    await object.Body.bytes(),
    object.LastModified.getTime(),
    (await sure.listBuckets()).Buckets[0]?.Name.length,
  )
  await using closed = session.client('s3')
  console.log(closed.meta.regionName, closed.meta.methodToApiMapping['getObject'])
}

/** What the library does beyond the model. */
export async function customized(): Promise<void> {
  const s3 = session.client('s3')
  const where = { Bucket: 'b', Key: 'k' }
  await s3.copyObject({ ...where, CopySource: 'a/b', CopySourceSSECustomerKey: new Uint8Array(32) })
  await s3.copyObject({ ...where, CopySource: { Bucket: 'a', Key: 'b', VersionId: 'v' } })
  const { ExpiresString } = await s3.getObject({ ...where, SSECustomerKey: 'key' })
  console.log(ExpiresString?.length)
}
