import type { Params } from '../client/stages.ts'
import { S3CopyFailedError } from '../errors/transfer.ts'
import type { StreamingBody } from '../http/streaming-body.ts'
import type { Output } from '../protocols/protocol.ts'
import { unquotePlus } from '../util/unquote.ts'
import type { ObjectCopy } from './copy.ts'
import { only, REQUESTER_ARGS } from './extra-args.ts'
import type { Transfer } from './transfer.ts'

// What CopyObject takes along, and an object that was copied in parts gets afterwards.

const WRITE_ARGS = [...REQUESTER_ARGS, 'ChecksumAlgorithm']

/** Puts the source's tags on the copy with the directive `COPY`, those that were given with `REPLACE`. */
export async function copyTags(transfer: Transfer, work: ObjectCopy, made: Output): Promise<void> {
  const { target, extraArgs } = work
  const directive = extraArgs['TaggingDirective']
  if (directive !== 'COPY' && directive !== 'REPLACE') return
  const tags = directive === 'COPY' ? await sourceTags(transfer, work) : givenTags(String(extraArgs['Tagging'] ?? ''))
  if (tags.length === 0) return
  const params = { ...target, Tagging: { TagSet: tags }, ...only(extraArgs, WRITE_ARGS), ...versionOf(made) }
  await transfer.call('PutObjectTagging', params)
}

async function sourceTags(transfer: Transfer, work: ObjectCopy): Promise<unknown[]> {
  const params = { ...work.source, ...only(work.extraArgs, REQUESTER_ARGS) }
  const { TagSet: tags = [] } = await transfer.call('GetObjectTagging', params, undefined, work.sourceClient)
  return tags as unknown[]
}

/** Tags as a header has them: a query. */
function givenTags(text: string): Params[] {
  return text
    .split('&')
    .filter((tag) => tag !== '')
    .map((tag) => {
      const at = tag.indexOf('=')
      const [key, value] = at === -1 ? [tag, ''] : [tag.slice(0, at), tag.slice(at + 1)]
      return { Key: unquotePlus(key), Value: unquotePlus(value) }
    })
}

/** Puts the source's annotations on the copy, with the directive `COPY`. Those that can be are, also when others cannot. */
export async function copyAnnotations(transfer: Transfer, work: ObjectCopy, made: Output): Promise<void> {
  const { source, sourceClient, target, extraArgs } = work
  if (extraArgs['AnnotationDirective'] !== 'COPY') return
  const from = { ...source, ...only(extraArgs, REQUESTER_ARGS) }
  const etag = made['ETag'] === undefined ? {} : { ObjectIfMatch: made['ETag'] }
  const to = { ...target, ...only(extraArgs, WRITE_ARGS), ...versionOf(made), ...etag }
  const succeeded: string[] = []
  const failed = new Map<string, unknown>()
  for await (const AnnotationName of annotationNames(transfer, work, from)) {
    const found = await transfer.call('GetObjectAnnotation', { ...from, AnnotationName }, undefined, sourceClient)
    const AnnotationPayload = await (found['AnnotationPayload'] as StreamingBody).bytes()
    try {
      await transfer.call('PutObjectAnnotation', { ...to, AnnotationName, AnnotationPayload })
      succeeded.push(AnnotationName)
    } catch (error) {
      failed.set(AnnotationName, error)
    }
  }
  if (failed.size > 0) throw annotationsFailed(work, succeeded, failed)
}

async function* annotationNames(transfer: Transfer, work: ObjectCopy, from: Params): AsyncGenerator<string, void> {
  let page: Params = {}
  do {
    page = await transfer.call('ListObjectAnnotations', { ...from, ...page }, undefined, work.sourceClient)
    for (const { AnnotationName } of (page['Annotations'] ?? []) as { readonly AnnotationName: string }[]) {
      yield AnnotationName
    }
    page = { ContinuationToken: page['NextContinuationToken'] }
  } while (page['ContinuationToken'] !== undefined)
}

function annotationsFailed(
  { target }: ObjectCopy,
  succeeded: readonly string[],
  failed: ReadonlyMap<string, unknown>,
): S3CopyFailedError {
  const list = (names: Iterable<string>): string => `[${[...names].map((name) => `'${name}'`).join(', ')}]`
  const errors = [...failed].map(
    ([name, error]) => `'${name}': ${error instanceof Error ? error.message : String(error)}`,
  )
  const message =
    `Failed to copy annotations to s3://${target.Bucket}/${target.Key}. Succeeded: ${list(succeeded)}. ` +
    `Failed: ${list(failed.keys())}. Errors: {${errors.join(', ')}}`
  const [cause] = failed.values()
  return new S3CopyFailedError({ message }, { cause })
}

function versionOf(made: Output): Params {
  return made['VersionId'] === undefined ? {} : { VersionId: made['VersionId'] }
}
