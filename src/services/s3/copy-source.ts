import { uriEncode } from '../../auth/uri-encode.ts'
import type { Params } from '../../client/stages.ts'
import { ParamValidationError } from '../../errors/params.ts'
import { isAccessPoint } from './bucket-names.ts'

const VERSION = /\?versionId=[^\s]+$/

/**
 * What to copy, as a header: percent-encoded but for slashes and the version's id. It may be given as text,
 * `bucket/key` or `bucket/key?versionId=id`, or as `{ Bucket, Key, VersionId }`, where the bucket may be an access point.
 */
export function encodeCopySource(params: Params): void {
  const source = params['CopySource']
  if (typeof source === 'string') params['CopySource'] = fromText(source)
  else if (typeof source === 'object' && source !== null) params['CopySource'] = fromParts(source) ?? source
}

function fromText(source: string): string {
  const version = VERSION.exec(source)?.[0] ?? ''
  return uriEncode(source.slice(0, source.length - version.length), true) + version
}

/** Undefined for an object of something else, which validation has to refuse. */
function fromParts(source: { Bucket?: unknown; Key?: unknown; VersionId?: unknown }): string | undefined {
  const { Bucket: bucket, Key: key, VersionId: version } = source
  for (const name of ['Bucket', 'Key'] as const) {
    if (source[name] === undefined) throw new ParamValidationError({ report: `Missing required parameter: '${name}'` })
  }
  if (typeof bucket !== 'string' || typeof key !== 'string') return undefined
  const path = isAccessPoint(bucket) ? `${bucket}/object/${key}` : `${bucket}/${key}`
  return uriEncode(path, true) + (version === undefined || version === null ? '' : `?versionId=${String(version)}`)
}
