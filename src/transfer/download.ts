import type { Client } from '../client/client.ts'
import type { Params } from '../client/stages.ts'
import { IncompleteReadError } from '../errors/body.ts'
import { ClientError } from '../errors/client-error.ts'
import { ReadTimeoutError, ResponseStreamingError } from '../errors/http.ts'
import { RetriesExceededError, S3DownloadFailedError, S3ValidationError } from '../errors/transfer.ts'
import type { StreamingBody } from '../http/streaming-body.ts'
import { getLogger } from '../logging/logger.ts'
import type { Output, ResponseMetadata } from '../protocols/protocol.ts'
import { unwatchAbort, watchAbort } from '../util/abort.ts'
import { type DownloadTarget, givenTarget, pathTarget } from './download-target.ts'
import { checkBucket, checkExtraArgs, DOWNLOAD_ARGS } from './extra-args.ts'
import { partRanges } from './part-size.ts'
import { checkTransferOptions, type Transfer, type TransferOptions, transferring } from './transfer.ts'
import { pathOf } from './upload.ts'

const LOG = getLogger('s3transfer.download')

/** Downloads into the file at a path. */
export function downloadFile(
  client: Client,
  bucket: string,
  key: string,
  filename: string | URL,
  options: TransferOptions = {},
): Promise<Output> {
  return download(client, bucket, key, options, ({ host, signal }) => pathTarget(pathOf(filename), host, signal))
}

/** Downloads into what can be written. */
export function downloadFileobj(
  client: Client,
  bucket: string,
  key: string,
  fileobj: unknown,
  options: TransferOptions = {},
): Promise<Output> {
  return download(client, bucket, key, options, ({ signal }) => givenTarget(fileobj, signal))
}

async function download(
  client: Client,
  bucket: string,
  key: string,
  options: TransferOptions,
  targetOf: (transfer: Transfer) => Promise<DownloadTarget>,
): Promise<Output> {
  checkTransferOptions(options)
  const extraArgs = checkExtraArgs(options.extraArgs, DOWNLOAD_ARGS)
  checkBucket(bucket)
  return transferring(client, options, async (transfer) => {
    const target = await targetOf(transfer)
    try {
      const object = new ObjectDownload(transfer, { Bucket: bucket, Key: key }, extraArgs, target)
      // Who does without checks of whole objects does without asking about them.
      const unchecked = transfer.client.config.responseChecksumValidation === 'when_required'
      const output = unchecked ? await object.fromFirstPart() : await object.fromHead()
      transfer.check()
      await target.complete()
      return output
    } catch (error) {
      transfer.fail(error)
      await target.discard()
      throw error
    }
  })
}

/** One part, as it is asked for. */
interface Part {
  readonly index: number
  readonly start: number
  /** Undefined where it is as long as the answer says. */
  readonly length?: number | undefined
  readonly params: Params
}

class ObjectDownload {
  readonly #transfer: Transfer
  readonly #source: { readonly Bucket: string; readonly Key: string }
  readonly #extraArgs: Params
  readonly #target: DownloadTarget

  constructor(
    transfer: Transfer,
    source: { readonly Bucket: string; readonly Key: string },
    extraArgs: Params,
    target: DownloadTarget,
  ) {
    this.#transfer = transfer
    this.#source = source
    this.#extraArgs = extraArgs
    this.#target = target
  }

  /** Asks how large the object is, then for all of it at once or in parts. */
  async fromHead(): Promise<Output> {
    const { multipartThreshold } = this.#transfer.config
    const head = await this.#transfer.call('HeadObject', { ...this.#source, ...this.#extraArgs })
    const size = head['ContentLength'] as number
    await this.#target.open()
    // A service that does not say how much it is gives it in one piece.
    if (size >= multipartThreshold) await this.#getParts(size, head['ETag'], 0)
    else await this.#get({ index: 0, start: 0, params: {} })
    return head
  }

  /** Asks for the first part, whose answer says whether there are others. */
  async fromFirstPart(): Promise<Output> {
    const { multipartChunksize } = this.#transfer.config
    await this.#target.open()
    const params = { Range: `bytes=0-${multipartChunksize - 1}` }
    const first = await this.#get({ index: 0, start: 0, params })
    const { Body: _body, ContentRange: range, ...output } = first
    const size = objectSize(first)
    // An answer that is no part is all of it.
    if (range !== undefined && size > multipartChunksize) await this.#getParts(size, first['ETag'], 1)
    return { ...output, ContentLength: size }
  }

  async #getParts(size: number, etag: unknown, from: number): Promise<void> {
    const { config, concurrency } = this.#transfer
    const ranges = partRanges(size, config.multipartChunksize)
    for (let i = 0; i < from; i++) ranges.next()
    await this.#transfer.inParallel(concurrency, async () => {
      const { done, value } = ranges.next()
      if (done) return false
      const { index, start, length, isLast } = value
      const Range = `bytes=${start}-${isLast ? '' : start + length - 1}`
      const params = etag === undefined ? { Range } : { Range, IfMatch: etag }
      await this.#get({ index, start, length, params })
      return true
    })
  }

  /** Gets a part, again from its start when its body breaks off. */
  async #get(part: Part): Promise<Output> {
    const { numDownloadAttempts } = this.#transfer.config
    const attempt: { part: Part; received: number } = { part, received: 0 }
    let lastException: unknown
    for (let number = 1; number <= numDownloadAttempts; number++) {
      try {
        const output = await this.#attempt(attempt)
        await this.#put(this.#target.finish(part.index))
        return output
      } catch (error) {
        const empty = this.#whatItMeans(error, part)
        if (empty !== undefined) return empty
        LOG.debug(`Retrying after an error (attempt ${number} of ${numDownloadAttempts}).`, { error: String(error) })
        lastException = error
        this.#target.restart(part.index)
        this.#transfer.progress?.add(-attempt.received)
        attempt.received = 0
      }
    }
    throw new RetriesExceededError({ lastException })
  }

  async #attempt(attempt: { part: Part; received: number }): Promise<Output> {
    const { part } = attempt
    const output = await this.#transfer.call('GetObject', { ...this.#source, ...part.params, ...this.#extraArgs })
    const body = output['Body'] as StreamingBody
    const { progress, signal } = this.#transfer
    if (progress !== undefined) progress.size = objectSize(output)
    const target = { onAbort: () => body.destroy(signal.reason as Error) }
    watchAbort(signal, target)
    try {
      this.#transfer.check()
      const length = rangeLength(part, output['ContentRange']) ?? part.length
      // From here on no attempt may bring another object.
      const params = { ...part.params, IfMatch: part.params['IfMatch'] ?? output['ETag'] }
      attempt.part = { ...part, length, params }
      await this.#keep(body, attempt)
      return output
    } finally {
      unwatchAbort(signal, target)
      body.destroy()
    }
  }

  async #keep(body: StreamingBody, attempt: { readonly part: Part; received: number }): Promise<void> {
    const { index, start, length } = attempt.part
    const { config, bandwidth, progress, signal } = this.#transfer
    for await (const bytes of body.iterChunks(config.ioChunksize)) {
      if (length !== undefined && attempt.received + bytes.length > length) throw notThePart(attempt.part)
      await bandwidth?.take(bytes.length, signal)
      await this.#put(this.#target.write(index, start + attempt.received, bytes))
      attempt.received += bytes.length
      progress?.add(bytes.length)
      this.#transfer.check()
    }
    if (length !== undefined && attempt.received !== length) throw notThePart(attempt.part)
  }

  /** What fails of the target is no body that broke off, whatever it is. */
  #put(written: Promise<void>): Promise<void> {
    return written.catch((error) => {
      this.#transfer.fail(error)
      throw error
    })
  }

  /** Throws what is no reason to try again; an object without bytes has no first part, and is whole. */
  #whatItMeans(error: unknown, { index, length, params }: Part): Output | undefined {
    if (error instanceof ClientError) {
      const { code } = error
      if (code === 'PreconditionFailed' || (code === '412' && params['IfMatch'] !== undefined)) {
        const { Bucket: bucket, Key: key } = this.#source
        throw new S3DownloadFailedError({ bucket, key }, { cause: error })
      }
      if (code === 'InvalidRange' && index === 0 && length === undefined) {
        return { ContentLength: 0, ResponseMetadata: error.response.ResponseMetadata as ResponseMetadata }
      }
    }
    if (this.#transfer.signal.aborted || !isBrokenBody(error)) throw error
    return undefined
  }
}

function isBrokenBody(error: unknown): boolean {
  return (
    error instanceof ReadTimeoutError || error instanceof IncompleteReadError || error instanceof ResponseStreamingError
  )
}

const CONTENT_RANGE = /^bytes (\d+)-(\d+)\/(\d+)$/

/** How large the object is that an answer has, or has a part of. */
function objectSize({ ContentRange: range, ContentLength: length }: Readonly<Record<string, unknown>>): number {
  const total = CONTENT_RANGE.exec(String(range))?.[3]
  return total === undefined ? (length as number) : Number(total)
}

/**
 * How many bytes the answer to a range has to have. One that begins elsewhere, or goes further, would be written where it
 * does not belong.
 */
function rangeLength({ params, start }: Part, contentRange: unknown): number | undefined {
  const asked = /^bytes=\d+-(\d*)$/.exec(String(params['Range']))
  const given = CONTENT_RANGE.exec(String(contentRange))
  if (asked === null || given === null) return undefined
  const [from, to, total] = [Number(given[1]), Number(given[2]), Number(given[3])]
  if (from !== start) {
    const message = `Response range start \`${from}\` does not match requested start \`${start}\``
    throw new S3ValidationError({ message })
  }
  const end = asked[1] === '' ? total - 1 : Number(asked[1])
  if (to > end) {
    throw new S3ValidationError({ message: `Response range end \`${to}\` exceeds requested end \`${end}\`` })
  }
  return Math.min(end, total - 1) - start + 1
}

function notThePart({ start, length }: Part): S3ValidationError {
  return new S3ValidationError({
    message: `The answer is not the ${length} bytes from ${start} on that were asked for: does the service know ranges?`,
  })
}
