import { whereBundled } from '../util/bundled-features.ts'
import { type Cache, MemoryCache } from '../util/cache.ts'
import { type CredentialContext, has, profileSection } from './context.ts'
import type { Credentials } from './credentials.ts'
import { loadEnv } from './providers/env.ts'
import { type CredentialProvider, CredentialResolver } from './resolver.ts'

/** A source that keeps what it got. As in boto, its `cache` may be set to one that outlives the process. */
interface CachingProvider extends CredentialProvider {
  cache: Cache
}

/**
 * All sources of credentials, in the order in which they are asked. A source's code is loaded when its settings say
 * that it is wanted; only the first's, which is small and always asked, is here.
 *
 * @param profileIsChosen a profile was set in code, which means it rather than the environment
 */
export function createCredentialResolver(context: CredentialContext, profileIsChosen: boolean): CredentialResolver {
  const { profileName } = context
  const cache = new MemoryCache()
  return new CredentialResolver([
    ...(profileIsChosen ? [] : [environment(context)]),
    assumeRole(context, cache),
    ...profileProviders(context, profileName, !profileIsChosen, cache),
    ec2File(context),
    boto2Files(context),
    container(context),
    instanceMetadata(context),
  ])
}

/** What a profile, or the source profile of a role, may have. */
function profileProviders(
  context: CredentialContext,
  profileName: string,
  usesEnvironment: boolean,
  cache: Cache,
): CredentialProvider[] {
  return [
    webIdentity(context, profileName, usesEnvironment, cache),
    sso(context, profileName, cache),
    { method: 'shared-credentials-file', load: () => profileFiles()?.loadSharedCredentials(context, profileName) },
    login(context, profileName),
    customProcess(context, profileName),
    { method: 'config-file', load: () => profileFiles()?.loadConfigFile(context, profileName) },
  ]
}

/** A bundle without it was refused already where there are such files. */
function profileFiles(): typeof import('./providers/profile.ts') | undefined {
  return whereBundled(() => require('./providers/profile.ts') as typeof import('./providers/profile.ts'))
}

function environment({ host }: CredentialContext): CredentialProvider {
  return {
    method: 'env',
    load() {
      return host.env['AWS_ACCESS_KEY_ID'] ? loadEnv(host) : undefined
    },
  }
}

function assumeRole(context: CredentialContext, cache: Cache): CachingProvider {
  return {
    method: 'assume-role',
    cache,
    load() {
      if (!has(profileSection(context, context.profileName), 'role_arn')) return undefined
      const role = require('./providers/assume-role.ts') as typeof import('./providers/assume-role.ts')
      if (!role.asksForRole(profileSection(context, context.profileName))) return undefined
      const sources = {
        named: {
          Environment: { feature: 'CREDENTIALS_ENV_VARS', provider: environment(context) },
          EcsContainer: { feature: 'CREDENTIALS_HTTP', provider: container(context) },
          Ec2InstanceMetadata: { feature: 'CREDENTIALS_IMDS', provider: instanceMetadata(context) },
        },
        profile: (name: string): Promise<Credentials | undefined> =>
          new CredentialResolver(profileProviders(context, name, false, this.cache)).loadCredentials(),
      } as const
      return role.loadAssumeRole(context, sources, () => this.cache)
    },
  }
}

function webIdentity(
  context: CredentialContext,
  profileName: string,
  usesEnvironment: boolean,
  cache: Cache,
): CachingProvider {
  return {
    method: 'assume-role-with-web-identity',
    cache,
    load() {
      const fromEnvironment = usesEnvironment && context.host.env['AWS_WEB_IDENTITY_TOKEN_FILE'] !== undefined
      if (!fromEnvironment && !has(profileSection(context, profileName), 'web_identity_token_file')) return undefined
      const { loadWebIdentity } = require('./providers/web-identity.ts') as typeof import('./providers/web-identity.ts')
      return loadWebIdentity(context, profileName, usesEnvironment, () => this.cache)
    },
  }
}

function sso(context: CredentialContext, profileName: string, cache: Cache): CachingProvider {
  return {
    method: 'sso',
    cache,
    load() {
      const profile = profileSection(context, profileName)
      if (!has(profile, 'sso_role_name') && !has(profile, 'sso_account_id')) return undefined
      const { loadSso } = require('./providers/sso.ts') as typeof import('./providers/sso.ts')
      return loadSso(context, profileName, () => this.cache)
    },
  }
}

function login(context: CredentialContext, profileName: string): CredentialProvider {
  return {
    method: 'login',
    load() {
      if (!has(profileSection(context, profileName), 'login_session')) return undefined
      const { loadLogin } = require('./providers/login.ts') as typeof import('./providers/login.ts')
      return loadLogin(context, profileName)
    },
  }
}

function customProcess(context: CredentialContext, profileName: string): CredentialProvider {
  return {
    method: 'custom-process',
    load() {
      if (!has(profileSection(context, profileName), 'credential_process')) return undefined
      const { loadProcess } = require('./providers/process.ts') as typeof import('./providers/process.ts')
      return loadProcess(context, profileName)
    },
  }
}

function ec2File({ host }: CredentialContext): CredentialProvider {
  return {
    method: 'ec2-credentials-file',
    load() {
      if (host.env['AWS_CREDENTIAL_FILE'] === undefined) return undefined
      const files = require('./providers/legacy-files.ts') as typeof import('./providers/legacy-files.ts')
      return files.loadEc2File(host)
    },
  }
}

function boto2Files({ host }: CredentialContext): CredentialProvider {
  const read = (): Credentials | undefined => {
    const files = require('./providers/legacy-files.ts') as typeof import('./providers/legacy-files.ts')
    return files.loadBoto2(host)
  }
  // A bundle looks for a file of boto 2 only where one is named, or where it looks for files at all.
  return { method: 'boto-config', load: () => (host.env['BOTO_CONFIG'] === undefined ? whereBundled(read) : read()) }
}

function container(context: CredentialContext): CredentialProvider {
  return {
    method: 'container-role',
    load() {
      const { env } = context.host
      const uri = env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] ?? env['AWS_CONTAINER_CREDENTIALS_FULL_URI']
      if (uri === undefined) return undefined
      const { loadContainer } = require('./providers/container.ts') as typeof import('./providers/container.ts')
      return loadContainer(context)
    },
  }
}

function instanceMetadata(context: CredentialContext): CredentialProvider {
  const ask = (): Promise<Credentials | undefined> => {
    const imds = require('./providers/instance-metadata.ts') as typeof import('./providers/instance-metadata.ts')
    return imds.loadInstanceMetadata(context)
  }
  // A bundle without it lacks nothing where the service is not to be asked.
  const isDisabled = (): boolean => context.host.env['AWS_EC2_METADATA_DISABLED']?.toLowerCase() === 'true'
  return { method: 'iam-role', load: () => (isDisabled() ? whereBundled(ask) : ask()) }
}
