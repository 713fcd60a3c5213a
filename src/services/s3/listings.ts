import type { CallContext, Params } from '../../client/stages.ts'
import { unquotePlus } from '../../util/unquote.ts'

type Fields = Record<string, unknown>

/** Where an answer has keys and parts of keys: at its top, and in the members of its lists. */
export interface EncodedKeys {
  readonly top: readonly string[]
  readonly lists: Readonly<Record<string, string>>
}

export const LISTINGS: Readonly<Record<'ListObjects' | 'ListObjectsV2' | 'ListObjectVersions', EncodedKeys>> = {
  ListObjects: {
    top: ['Delimiter', 'Marker', 'NextMarker'],
    lists: { Contents: 'Key', CommonPrefixes: 'Prefix' },
  },
  ListObjectsV2: {
    top: ['Delimiter', 'Prefix', 'StartAfter'],
    lists: { Contents: 'Key', CommonPrefixes: 'Prefix' },
  },
  ListObjectVersions: {
    top: ['KeyMarker', 'NextKeyMarker', 'Prefix', 'Delimiter'],
    lists: { Versions: 'Key', DeleteMarkers: 'Key', CommonPrefixes: 'Prefix' },
  },
}

const ASKED = 'encoding_type_auto_set'

/** Keys may have characters that XML cannot have: S3 is asked to encode them, unless the caller has a say in it. */
export function askForEncodedKeys(params: Params, context: CallContext): void {
  if (params['EncodingType'] !== undefined) return
  context[ASKED] = true
  params['EncodingType'] = 'url'
}

/** Decodes the keys of a listing that the library asked to have encoded. */
export function decodeKeys(parsed: Fields, context: CallContext, { top, lists }: EncodedKeys): void {
  if (parsed['EncodingType'] !== 'url' || context[ASKED] !== true) return
  for (const name of top) decode(parsed, name)
  for (const list in lists) {
    for (const item of (parsed[list] as Fields[] | undefined) ?? []) decode(item, lists[list]!)
  }
}

function decode(fields: Fields, name: string): void {
  const value = fields[name]
  if (typeof value === 'string') fields[name] = unquotePlus(value)
}
