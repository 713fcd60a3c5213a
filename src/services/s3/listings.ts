import type { CallContext, Params } from '../../client/stages.ts'
import { unquotePlus } from '../../util/unquote.ts'

type Fields = Record<string, unknown>

/** Where answers have keys and parts of keys: at their top, … */
export const LISTINGS: Readonly<Record<'ListObjects' | 'ListObjectsV2' | 'ListObjectVersions', readonly string[]>> = {
  ListObjects: ['Delimiter', 'Marker', 'NextMarker'],
  ListObjectsV2: ['Delimiter', 'Prefix', 'StartAfter'],
  ListObjectVersions: ['KeyMarker', 'NextKeyMarker', 'Prefix', 'Delimiter'],
}

/** … and in the members of those of these lists that they have. */
const LISTS: Readonly<Record<string, string>> = {
  Contents: 'Key',
  Versions: 'Key',
  DeleteMarkers: 'Key',
  CommonPrefixes: 'Prefix',
}

const ASKED = 'encoding_type_auto_set'

/** Keys may have characters that XML cannot have: S3 is asked to encode them, unless the caller has a say in it. */
export function askForEncodedKeys(params: Params, context: CallContext): void {
  if (params['EncodingType'] !== undefined) return
  context[ASKED] = true
  params['EncodingType'] = 'url'
}

/** Decodes the keys of a listing that the library asked to have encoded. */
export function decodeKeys(parsed: Fields, context: CallContext, top: readonly string[]): void {
  if (parsed['EncodingType'] !== 'url' || context[ASKED] !== true) return
  for (const name of top) decode(parsed, name)
  for (const list in LISTS) {
    for (const item of (parsed[list] as Fields[] | undefined) ?? []) decode(item, LISTS[list]!)
  }
}

function decode(fields: Fields, name: string): void {
  const value = fields[name]
  if (typeof value === 'string') fields[name] = unquotePlus(value)
}
