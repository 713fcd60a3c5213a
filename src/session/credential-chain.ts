import type { IniSection } from '../config/ini.ts'
import { readIni } from '../config/profiles.ts'
import { envProvider } from '../credentials/providers/env.ts'
import { profileProvider } from '../credentials/providers/profile.ts'
import { type CredentialProvider, CredentialResolver } from '../credentials/resolver.ts'
import { ConfigNotFound } from '../errors/config.ts'
import type { CoreSession } from './core-session.ts'

/**
 * The sources of credentials in the order in which they are asked.
 *
 * @param profileIsChosen a profile was set in code, which means it rather than the environment
 */
export function createCredentialResolver(session: CoreSession, profileIsChosen: boolean): CredentialResolver {
  const { host } = session
  const section = (file: string) => () => profileSection(session, file)
  const providers: CredentialProvider[] = [
    ...(profileIsChosen ? [] : [envProvider(host)]),
    profileProvider('shared-credentials-file', section('credentials_file')),
    profileProvider('config-file', () => session.getScopedConfig()),
  ]
  return new CredentialResolver(providers)
}

function profileSection(session: CoreSession, file: string): IniSection | undefined {
  try {
    return readIni(String(session.getConfigVariable(file)), session.host).get(session.profile ?? 'default')
  } catch (error) {
    if (error instanceof ConfigNotFound) return undefined
    throw error
  }
}
