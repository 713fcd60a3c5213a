import type { IniSection } from '../../config/ini.ts'
import { PartialCredentialsError } from '../../errors/credentials.ts'
import { Credentials } from '../credentials.ts'
import type { CredentialProvider } from '../resolver.ts'

/**
 * Static keys in a profile: `aws_access_key_id`, `aws_secret_access_key`, `aws_session_token`, `aws_account_id`.
 *
 * @param method `shared-credentials-file` or `config-file`
 * @param profile reads the profile's section of that file, undefined when the file has none
 */
export function profileProvider(method: string, profile: () => IniSection | undefined): CredentialProvider {
  return {
    method,
    load() {
      const section = profile() ?? {}
      const accessKeyId = text(section, 'aws_access_key_id')
      if (accessKeyId === undefined) return undefined
      const secretAccessKey = text(section, 'aws_secret_access_key')
      if (secretAccessKey === undefined) {
        throw new PartialCredentialsError({ provider: method, credVar: 'aws_secret_access_key' })
      }
      const sessionToken = text(section, 'aws_security_token') ?? text(section, 'aws_session_token')
      const accountId = text(section, 'aws_account_id')
      return new Credentials({ accessKeyId, secretAccessKey, sessionToken, accountId }, method)
    },
  }
}

function text(section: IniSection, key: string): string | undefined {
  const value = Object.hasOwn(section, key) ? section[key] : undefined
  return typeof value === 'string' ? value : undefined
}
