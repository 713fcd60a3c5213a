import { open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Client } from '../client/client.ts'
import type { Params } from '../client/stages.ts'
import { ClientError } from '../errors/client-error.ts'
import { ArgumentError } from '../errors/config.ts'
import { S3UploadFailedError } from '../errors/transfer.ts'
import type { Output } from '../protocols/protocol.ts'
import {
  checkBucket,
  checkExtraArgs,
  FULL_OBJECT_CHECKSUM_ARGS,
  only,
  PART_ARGS,
  UPLOAD_ARGS,
  without,
} from './extra-args.ts'
import { type CompletedPart, partChecksum, uploadInParts } from './multipart-upload.ts'
import { uploadPartSize } from './part-size.ts'
import { send } from './sending.ts'
import { checkTransferOptions, type Transfer, type TransferOptions, transferring } from './transfer.ts'
import { UploadParts } from './upload-parts.ts'
import { openedFile, StreamSource, type UploadSource, uploadSource } from './upload-source.ts'

const NOT_FOR_PUT = ['ChecksumType', 'MpuObjectSize']
const NOT_FOR_CREATE = [...FULL_OBJECT_CHECKSUM_ARGS, 'MpuObjectSize']
const SENT_PART_ARGS = ['ChecksumAlgorithm', ...PART_ARGS]
const COMPLETE_ARGS = [...PART_ARGS, 'ChecksumType', 'MpuObjectSize', ...FULL_OBJECT_CHECKSUM_ARGS]

/** Uploads the file at a path. */
export async function uploadFile(
  client: Client,
  filename: string | URL,
  bucket: string,
  key: string,
  options: TransferOptions = {},
): Promise<Output> {
  const path = pathOf(filename)
  const opening = async (): Promise<UploadSource> => {
    const file = await open(path, 'r')
    try {
      return await openedFile(file, () => file.close())
    } catch (error) {
      await file.close()
      throw error
    }
  }
  try {
    return await upload(client, opening, bucket, key, options)
  } catch (error) {
    if (!(error instanceof ClientError)) throw error
    throw new S3UploadFailedError({ filename: path, bucket, key, error }, { cause: error })
  }
}

/** Uploads what can be read. */
export function uploadFileobj(
  client: Client,
  fileobj: unknown,
  bucket: string,
  key: string,
  options: TransferOptions = {},
): Promise<Output> {
  return upload(client, () => uploadSource(fileobj), bucket, key, options)
}

/** The path in what names a file. Throws ArgumentError. */
export function pathOf(filename: unknown): string {
  if (typeof filename === 'string') return filename
  if (filename instanceof URL) return fileURLToPath(filename)
  throw new ArgumentError({ message: 'Filename must be a string or a path-like object' })
}

async function upload(
  client: Client,
  opening: () => Promise<UploadSource>,
  bucket: string,
  key: string,
  options: TransferOptions,
): Promise<Output> {
  checkTransferOptions(options)
  const extraArgs = checkExtraArgs(options.extraArgs, UPLOAD_ARGS)
  checkBucket(bucket)
  return transferring(client, options, async (transfer) => {
    if (transfer.client.config.requestChecksumCalculation === 'when_supported') setDefaultChecksum(extraArgs)
    const source = await opening()
    let closing: Promise<void> | undefined
    const close = (): Promise<void> => {
      closing ??= source.close()
      return closing
    }
    // A stream that nothing comes from would keep the transfer waiting for ever.
    transfer.signal.addEventListener('abort', () => close().catch(() => undefined))
    try {
      transfer.check()
      return await uploadFrom(source, transfer, { Bucket: bucket, Key: key }, extraArgs)
    } finally {
      await close()
    }
  })
}

function setDefaultChecksum(extraArgs: Params): void {
  if (FULL_OBJECT_CHECKSUM_ARGS.some((name) => name in extraArgs)) return
  extraArgs['ChecksumAlgorithm'] ??= 'CRC32'
}

async function uploadFrom(
  source: UploadSource,
  transfer: Transfer,
  target: { readonly Bucket: string; readonly Key: string },
  extraArgs: Params,
): Promise<Output> {
  const { multipartThreshold } = transfer.config
  if (source.size === undefined || source.size < multipartThreshold) {
    const stretch = await transfer.unlessFailed(source.next(multipartThreshold))
    if (stretch.length < multipartThreshold) {
      if (transfer.progress !== undefined) transfer.progress.size = stretch.length
      return send(transfer, 'PutObject', { ...target, ...without(extraArgs, NOT_FOR_PUT) }, stretch)
    }
    if (source instanceof StreamSource) source.unread(stretch as Uint8Array)
  }
  if (transfer.progress !== undefined) transfer.progress.size = source.size
  const args = withFullObjectChecksum(extraArgs)
  return uploadInParts(transfer, {
    target,
    createArgs: without(args, NOT_FOR_CREATE),
    completeArgs: only(args, COMPLETE_ARGS),
    sendParts: (UploadId) => sendParts(source, transfer, { ...target, UploadId, ...only(args, SENT_PART_ARGS) }),
  })
}

/** A checksum of the whole object says how those of its parts are to be made. */
function withFullObjectChecksum(extraArgs: Params): Params {
  const name = FULL_OBJECT_CHECKSUM_ARGS.findLast((candidate) => candidate in extraArgs)
  if (name === undefined) return extraArgs
  return { ...extraArgs, ChecksumType: 'FULL_OBJECT', ChecksumAlgorithm: name.slice('Checksum'.length) }
}

async function sendParts(source: UploadSource, transfer: Transfer, params: Params): Promise<CompletedPart[]> {
  const parts = new UploadParts(source, uploadPartSize(transfer.config.multipartChunksize, source.size))
  const completed: CompletedPart[] = []
  const free: Uint8Array[] = []
  await transfer.inParallel(transfer.concurrency, async () => {
    const part = await transfer.unlessFailed(parts.next(free.pop()))
    if (part === undefined) return false
    const { number, stretch } = part
    const answer = await send(transfer, 'UploadPart', { ...params, PartNumber: number }, stretch)
    if (stretch instanceof Uint8Array) free.push(stretch)
    const checksum = partChecksum(params['ChecksumAlgorithm'], answer)
    completed.push({ ETag: answer['ETag'], PartNumber: number, ...checksum })
    return true
  })
  return completed
}
