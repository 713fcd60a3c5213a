import type { Client } from '../client/client.ts'
import type { ClientState } from '../client/client-state.ts'
import type { Params } from '../client/stages.ts'
import { ClientError } from '../errors/client-error.ts'
import { ArgumentError } from '../errors/config.ts'
import { S3CopyFailedError } from '../errors/transfer.ts'
import { getLogger } from '../logging/logger.ts'
import type { Output } from '../protocols/protocol.ts'
import { copyAnnotations, copyTags } from './copied-notes.ts'
import { COPY_ARGS, checkBucket, checkExtraArgs, only, PART_ARGS, without } from './extra-args.ts'
import { type CompletedPart, partChecksum, uploadInParts } from './multipart-upload.ts'
import { type PartRange, partRanges, uploadPartSize } from './part-size.ts'
import { checkTransferOptions, stateOfOther, type Transfer, type TransferOptions, transferring } from './transfer.ts'

const LOG = getLogger('s3transfer.manager')

export interface CopyOptions extends TransferOptions {
  /** Another client, for what is asked of the source: one for its region, or with other credentials. */
  readonly sourceClient?: unknown
}

/** What is copied, where to, and how. */
export interface ObjectCopy {
  readonly source: { readonly Bucket: string; readonly Key: string; readonly VersionId?: string | undefined }
  readonly sourceClient: ClientState
  readonly target: { readonly Bucket: string; readonly Key: string }
  readonly extraArgs: Params
}

/** Conditions on the source, by what they are called when it is asked about. */
const HEAD_ARGS: Readonly<Record<string, string>> = {
  CopySourceIfMatch: 'IfMatch',
  CopySourceIfModifiedSince: 'IfModifiedSince',
  CopySourceIfNoneMatch: 'IfNoneMatch',
  CopySourceIfUnmodifiedSince: 'IfUnmodifiedSince',
  CopySourceSSECustomerKey: 'SSECustomerKey',
  CopySourceSSECustomerAlgorithm: 'SSECustomerAlgorithm',
  CopySourceSSECustomerKeyMD5: 'SSECustomerKeyMD5',
  RequestPayer: 'RequestPayer',
  ExpectedBucketOwner: 'ExpectedBucketOwner',
}
const OF_SOURCE = Object.keys(HEAD_ARGS).filter((name) => name.startsWith('CopySource'))
const COPIED_PART_ARGS = [...OF_SOURCE, ...PART_ARGS]
const NOT_FOR_CREATE = [...OF_SOURCE, 'MetadataDirective', 'TaggingDirective', 'AnnotationDirective', 'Tagging']
/** What `CopyObject` takes along and an upload in parts has to be told. */
const METADATA = [
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'ContentType',
  'Expires',
  'Metadata',
]

/** Copies an object, within S3. */
export async function copy(
  client: Client,
  copySource: unknown,
  bucket: string,
  key: string,
  options: CopyOptions = {},
): Promise<Output> {
  checkTransferOptions(options, 'sourceClient')
  const extraArgs = checkExtraArgs(options.extraArgs, COPY_ARGS)
  const source = sourceOf(copySource)
  checkBucket(source.Bucket)
  checkBucket(bucket)
  warnOfIgnored(extraArgs)
  return transferring(client, options, async (transfer) => {
    const sourceClient = options.sourceClient === undefined ? transfer.client : stateOfOther(options.sourceClient)
    const target = { Bucket: bucket, Key: key }
    const params = { ...source, ...renamed(extraArgs) }
    const head = await transfer.call('HeadObject', params, undefined, sourceClient)
    const size = head['ContentLength'] as number
    if (transfer.progress !== undefined) transfer.progress.size = size
    const work = { source, sourceClient, target, extraArgs }
    return size >= transfer.config.multipartThreshold
      ? copyParts(transfer, work, head)
      : copyWhole(transfer, work, size)
  })
}

function sourceOf(copySource: unknown): ObjectCopy['source'] {
  if (typeof copySource === 'object' && copySource !== null) return copySource as ObjectCopy['source']
  const given = copySource === null ? 'null' : `${String(copySource)}, a ${typeof copySource}`
  throw new ArgumentError({ message: `copySource must be { Bucket, Key } or { Bucket, Key, VersionId }, not ${given}` })
}

/** Values without their directive do nothing, as in CopyObject. */
function warnOfIgnored(extraArgs: Params): void {
  for (const [name, what] of [
    ['Metadata', 'metadata'],
    ['Tagging', 'tagging'],
  ] as const) {
    const directive = `${name}Directive`
    if (extraArgs[name] === undefined || extraArgs[directive] !== undefined) continue
    LOG.warning(
      `${name} was given without a ${directive}: it is ignored, and the source's ${what} is kept. Set ${directive} to 'REPLACE' to have it.`,
    )
  }
}

function renamed(extraArgs: Params): Params {
  const entries = Object.entries(extraArgs).filter(([name]) => Object.hasOwn(HEAD_ARGS, name))
  return Object.fromEntries(entries.map(([name, value]) => [HEAD_ARGS[name], value]))
}

async function copyWhole(transfer: Transfer, work: ObjectCopy, size: number): Promise<Output> {
  const { source, target, extraArgs } = work
  const output = await transfer.call('CopyObject', { CopySource: source, ...target, ...extraArgs })
  transfer.progress?.add(size)
  transfer.check()
  return { ...(output['CopyObjectResult'] as object | undefined), ...output }
}

async function copyParts(transfer: Transfer, work: ObjectCopy, head: Output): Promise<Output> {
  const { target, extraArgs } = work
  const replaces = extraArgs['MetadataDirective'] === 'REPLACE'
  const createArgs = replaces ? extraArgs : { ...without(extraArgs, METADATA), ...only(head, METADATA) }
  const output = await uploadInParts(transfer, {
    target,
    createArgs: without(createArgs, NOT_FOR_CREATE),
    completeArgs: only(extraArgs, PART_ARGS),
    sendParts: (UploadId) => copyEach(transfer, work, head, UploadId),
  })
  await copyTags(transfer, work, output)
  await copyAnnotations(transfer, work, output)
  return output
}

async function copyEach(
  transfer: Transfer,
  work: ObjectCopy,
  head: Output,
  UploadId: string,
): Promise<CompletedPart[]> {
  const { source, target, extraArgs } = work
  const size = head['ContentLength'] as number
  const ranges = partRanges(size, uploadPartSize(transfer.config.multipartChunksize, size))
  const ifMatch = head['ETag'] === undefined ? {} : { CopySourceIfMatch: head['ETag'] }
  const params = { CopySource: source, ...target, UploadId, ...only(extraArgs, COPIED_PART_ARGS), ...ifMatch }
  const completed: CompletedPart[] = []
  await transfer.inParallel(transfer.concurrency, async () => {
    const { done, value } = ranges.next()
    if (done) return false
    const result = await copyPart(transfer, work, params, value)
    transfer.progress?.add(value.length)
    const checksum = partChecksum(extraArgs['ChecksumAlgorithm'], result)
    completed.push({ ETag: result['ETag'], PartNumber: value.index + 1, ...checksum })
    return true
  })
  return completed
}

async function copyPart(
  transfer: Transfer,
  { source }: ObjectCopy,
  params: Params,
  { index, start, length }: PartRange,
): Promise<Params> {
  const part = { PartNumber: index + 1, CopySourceRange: `bytes=${start}-${start + length - 1}` }
  try {
    const output = await transfer.call('UploadPartCopy', { ...params, ...part })
    return output['CopyPartResult'] as Params
  } catch (error) {
    if (!(error instanceof ClientError) || error.code !== 'PreconditionFailed') throw error
    const message = `Contents of stored object "${source.Key}" in bucket "${source.Bucket}" did not match expected ETag.`
    throw new S3CopyFailedError({ message }, { cause: error })
  }
}
