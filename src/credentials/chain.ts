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
    sharedCredentials(context, profileName),
    login(context, profileName),
    customProcess(context, profileName),
    configFile(context, profileName),
  ]
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

function sharedCredentials(context: CredentialContext, profileName: string): CredentialProvider {
  return {
    method: 'shared-credentials-file',
    load() {
      const { loadSharedCredentials } = require('./providers/profile.ts') as typeof import('./providers/profile.ts')
      return loadSharedCredentials(context, profileName)
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

function configFile(context: CredentialContext, profileName: string): CredentialProvider {
  return {
    method: 'config-file',
    load() {
      const { loadConfigFile } = require('./providers/profile.ts') as typeof import('./providers/profile.ts')
      return loadConfigFile(context, profileName)
    },
  }
}

function ec2File({ host }: CredentialContext): CredentialProvider {
  return {
    method: 'ec2-credentials-file',
    load() {
      if (host.env['AWS_CREDENTIAL_FILE'] === undefined) return undefined
      const { loadEc2File } = require('./providers/legacy-files.ts') as typeof import('./providers/legacy-files.ts')
      return loadEc2File(host)
    },
  }
}

function boto2Files({ host }: CredentialContext): CredentialProvider {
  return {
    method: 'boto-config',
    load() {
      const { loadBoto2 } = require('./providers/legacy-files.ts') as typeof import('./providers/legacy-files.ts')
      return loadBoto2(host)
    },
  }
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
  return {
    method: 'iam-role',
    load() {
      const { loadInstanceMetadata } =
        require('./providers/instance-metadata.ts') as typeof import('./providers/instance-metadata.ts')
      return loadInstanceMetadata(context)
    },
  }
}
