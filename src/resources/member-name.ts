import { xformName } from '../model/xform-name.ts'

/** What a member of a resource is called: boto's name in camel case. `KMSKeyId`, boto's `kms_key_id`, is `kmsKeyId`. */
export function memberName(name: string): string {
  return xformName(name).replace(/(?<=.)_+(.)/g, (_, letter: string) => letter.toUpperCase())
}
