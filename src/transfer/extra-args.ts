import type { Params } from '../client/stages.ts'
import { ArgumentError } from '../errors/config.ts'
import { didYouMean } from '../util/suggestions.ts'

const SHARED_ARGS = [
  'ACL',
  'CacheControl',
  'ChecksumAlgorithm',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'ContentType',
  'ExpectedBucketOwner',
  'Expires',
  'GrantFullControl',
  'GrantRead',
  'GrantReadACP',
  'GrantWriteACP',
  'Metadata',
  'ObjectLockLegalHoldStatus',
  'ObjectLockMode',
  'ObjectLockRetainUntilDate',
  'RequestPayer',
  'ServerSideEncryption',
  'StorageClass',
  'SSECustomerAlgorithm',
  'SSECustomerKey',
  'SSECustomerKeyMD5',
  'SSEKMSKeyId',
  'SSEKMSEncryptionContext',
  'Tagging',
  'WebsiteRedirectLocation',
] as const

/** Who asks, and whom the bucket belongs to: every operation takes them. */
export const REQUESTER_ARGS: readonly string[] = ['RequestPayer', 'ExpectedBucketOwner']

/** What each part of an upload takes, and the end of it. */
export const PART_ARGS: readonly string[] = [
  'SSECustomerKey',
  'SSECustomerAlgorithm',
  'SSECustomerKeyMD5',
  ...REQUESTER_ARGS,
]

/** Checksums of a whole object, which the caller has worked out. */
export const FULL_OBJECT_CHECKSUM_ARGS = [
  'ChecksumCRC32',
  'ChecksumCRC32C',
  'ChecksumCRC64NVME',
  'ChecksumMD5',
  'ChecksumSHA1',
  'ChecksumSHA256',
  'ChecksumSHA512',
  'ChecksumXXHASH3',
  'ChecksumXXHASH64',
  'ChecksumXXHASH128',
] as const

type SharedArg = (typeof SHARED_ARGS)[number]
export type UploadArg = SharedArg | 'ChecksumType' | 'MpuObjectSize' | (typeof FULL_OBJECT_CHECKSUM_ARGS)[number]
export type DownloadArg = (typeof DOWNLOAD_ARGS)[number]
export type CopyArg = SharedArg | (typeof ONLY_COPY_ARGS)[number]

export const UPLOAD_ARGS: readonly UploadArg[] = [
  ...SHARED_ARGS,
  'ChecksumType',
  'MpuObjectSize',
  ...FULL_OBJECT_CHECKSUM_ARGS,
]

export const DOWNLOAD_ARGS = [
  'ChecksumMode',
  'VersionId',
  'SSECustomerAlgorithm',
  'SSECustomerKey',
  'SSECustomerKeyMD5',
  'RequestPayer',
  'ExpectedBucketOwner',
] as const

const ONLY_COPY_ARGS = [
  'CopySourceIfMatch',
  'CopySourceIfModifiedSince',
  'CopySourceIfNoneMatch',
  'CopySourceIfUnmodifiedSince',
  'CopySourceSSECustomerAlgorithm',
  'CopySourceSSECustomerKey',
  'CopySourceSSECustomerKeyMD5',
  'MetadataDirective',
  'TaggingDirective',
  'AnnotationDirective',
] as const

export const COPY_ARGS: readonly CopyArg[] = [...SHARED_ARGS, ...ONLY_COPY_ARGS]

const OBJECT_LAMBDA = /^arn:(aws).*:s3-object-lambda:[a-z\-0-9]+:[0-9]{12}:accesspoint[/:][a-zA-Z0-9-]{1,63}/

/** A copy of what was given, without what is absent. Throws ArgumentError for what such a transfer does not take. */
export function checkExtraArgs(given: Params | undefined, allowed: readonly string[]): Params {
  const args: Params = {}
  for (const [name, value] of Object.entries(given ?? {})) {
    if (!allowed.includes(name)) {
      const message = `Invalid extra_args key '${name}', must be one of: ${allowed.join(', ')}`
      throw new ArgumentError({ message }, { hint: didYouMean(name, allowed) })
    }
    if (value !== undefined) args[name] = value
  }
  return args
}

/** Refuses buckets that answer with something else than was stored. */
export function checkBucket(bucket: unknown): void {
  if (typeof bucket !== 'string' || !OBJECT_LAMBDA.test(bucket)) return
  throw new ArgumentError({
    message: 'TransferManager methods do not support S3 Object Lambda resource. Use direct client calls instead.',
  })
}

/** The arguments that an operation takes. */
export function only(args: Params, names: readonly string[]): Params {
  return Object.fromEntries(Object.entries(args).filter(([name]) => names.includes(name)))
}

/** The arguments but those that an operation does not take. */
export function without(args: Params, names: readonly string[]): Params {
  return Object.fromEntries(Object.entries(args).filter(([name]) => !names.includes(name)))
}
