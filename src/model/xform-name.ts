import { XFORM_EXCEPTIONS } from './xform-exceptions.ts'

/**
 * A camel-case name the way Python spells it: `ListObjectsV2` is `list_objects_v2`. Botocore's `xform_name`.
 *
 * @example
 * xformName('DescribeDBInstances')      // 'describe_db_instances'
 * xformName('ListWebACLs', '-')         // 'list-web-acls'
 */
export function xformName(name: string, sep = '_'): string {
  if (name.includes(sep)) return name
  const known = XFORM_EXCEPTIONS.get(name)
  if (known !== undefined) return known.replaceAll('_', sep)
  // Plurals of acronyms at the end stay in one piece: GatewayARNs, SomeCNAMEs.
  const plural = /[A-Z]{2,}s$/.exec(name)?.[0]
  const words = plural === undefined ? name : `${name.slice(0, -plural.length)}${sep}${plural.toLowerCase()}`
  return words
    .replace(/(.)([A-Z][a-z]+)/g, `$1${sep}$2`)
    .replace(/([a-z0-9])([A-Z])/g, `$1${sep}$2`)
    .toLowerCase()
}
