import type { IniSection } from '../../config/ini.ts'
import { buildProfileMap, readIni } from '../../config/profiles.ts'
import { ConfigNotFound } from '../../errors/config.ts'
import { PartialCredentialsError } from '../../errors/credentials.ts'
import { type CredentialContext, textOf } from '../context.ts'
import { Credentials } from '../credentials.ts'

/** Keys in the profile's section of the credentials file. */
export function loadSharedCredentials(context: CredentialContext, profileName: string): Credentials | undefined {
  const section = fromFile(() => readIni(fileOf(context, 'credentials_file'), context.host).get(profileName))
  return staticKeys(section, 'shared-credentials-file')
}

/** Keys in the profile's section of the config file. */
export function loadConfigFile(context: CredentialContext, profileName: string): Credentials | undefined {
  const section = fromFile(() => {
    const { profiles } = buildProfileMap(readIni(fileOf(context, 'config_file'), context.host))
    return Object.hasOwn(profiles, profileName) ? profiles[profileName] : undefined
  })
  return staticKeys(section, 'config-file')
}

function fileOf(context: CredentialContext, variable: string): string {
  return String(context.getConfigVariable(variable))
}

function fromFile(read: () => IniSection | undefined): IniSection | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof ConfigNotFound) return undefined
    throw error
  }
}

/** `aws_access_key_id`, `aws_secret_access_key`, `aws_session_token`, `aws_account_id`. */
function staticKeys(section: IniSection | undefined, method: string): Credentials | undefined {
  if (section === undefined) return undefined
  const accessKeyId = textOf(section, 'aws_access_key_id')
  if (accessKeyId === undefined) return undefined
  const secretAccessKey = textOf(section, 'aws_secret_access_key')
  if (secretAccessKey === undefined) {
    throw new PartialCredentialsError({ provider: method, credVar: 'aws_secret_access_key' })
  }
  const sessionToken = textOf(section, 'aws_security_token') ?? textOf(section, 'aws_session_token')
  const accountId = textOf(section, 'aws_account_id')
  return new Credentials({ accessKeyId, secretAccessKey, sessionToken, accountId }, method, ['CREDENTIALS_PROFILE'])
}
