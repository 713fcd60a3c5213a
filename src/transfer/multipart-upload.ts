import type { Params } from '../client/stages.ts'
import { getLogger } from '../logging/logger.ts'
import type { Output } from '../protocols/protocol.ts'
import { only, REQUESTER_ARGS } from './extra-args.ts'
import type { Transfer } from './transfer.ts'

const LOG = getLogger('s3transfer.tasks')

/** A part that S3 has, as it wants to be told of it. */
export interface CompletedPart extends Params {
  readonly ETag: unknown
  readonly PartNumber: number
}

/** The object that is made, and what its upload is begun and ended with. */
export interface MultipartUpload {
  readonly target: { readonly Bucket: string; readonly Key: string }
  readonly createArgs: Params
  readonly completeArgs: Params
  /** Sends the parts, and gives what S3 said of each. */
  readonly sendParts: (uploadId: string) => Promise<CompletedPart[]>
}

/** Uploads in parts. Whatever fails on the way, no upload is left behind that somebody would pay for. */
export async function uploadInParts(transfer: Transfer, upload: MultipartUpload): Promise<Output> {
  const { target, createArgs, completeArgs, sendParts } = upload
  const { UploadId } = await transfer.wholeCall('CreateMultipartUpload', { ...target, ...createArgs })
  try {
    transfer.check()
    const parts = await sendParts(UploadId as string)
    parts.sort((a, b) => a.PartNumber - b.PartNumber)
    const params = { ...target, UploadId, MultipartUpload: { Parts: parts }, ...completeArgs }
    return await transfer.call('CompleteMultipartUpload', params)
  } catch (error) {
    transfer.fail(error)
    await abort(transfer, { ...target, UploadId, ...only(createArgs, REQUESTER_ARGS) })
    throw error
  }
}

async function abort(transfer: Transfer, params: Params): Promise<void> {
  try {
    await transfer.wholeCall('AbortMultipartUpload', params)
  } catch (error) {
    // What the transfer failed of is what the caller wants to hear.
    LOG.debug(`The upload ${String(params['UploadId'])} could not be aborted.`, { error: String(error) })
  }
}

/** The checksum of a part, where the answer has it. */
export function partChecksum(algorithm: unknown, answer: Readonly<Record<string, unknown>>): Params {
  const member = `Checksum${String(algorithm).toUpperCase()}`
  return algorithm !== undefined && answer[member] !== undefined ? { [member]: answer[member] } : {}
}
