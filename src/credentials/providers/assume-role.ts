import type { IniSection } from '../../config/ini.ts'
import { InfiniteLoopConfigError, InvalidConfigError } from '../../errors/config.ts'
import {
  CredentialRetrievalError,
  PartialCredentialsError,
  RefreshWithMFAUnsupportedError,
} from '../../errors/credentials.ts'
import type { Feature } from '../../http/user-agent.ts'
import type { Cache } from '../../util/cache.ts'
import { type CredentialContext, has, NO_SECTION, profileSection, textOf } from '../context.ts'
import type { Credentials, CredentialsProvider } from '../credentials.ts'
import { RefreshableCredentials } from '../refreshable-credentials.ts'
import type { CredentialProvider } from '../resolver.ts'
import { assumeRoleFetcher, type RoleParams } from '../role-fetcher.ts'

/** Sources of credentials that a role may be assumed with. */
export interface RoleSources {
  /** What `credential_source` may name. */
  readonly named: Readonly<Record<string, { readonly feature: Feature; readonly provider: CredentialProvider }>>
  /** Whatever a profile offers. */
  readonly profile: (profileName: string) => Promise<Credentials | undefined>
}

const METHOD = 'assume-role'

/** Whether a profile is for this source; one with a web identity is not. */
export function asksForRole(profile: IniSection): boolean {
  return has(profile, 'role_arn') && !has(profile, 'web_identity_token_file')
}

/** `role_arn` with `source_profile` or `credential_source`. STS is asked when the credentials are first used. */
export function loadAssumeRole(
  context: CredentialContext,
  sources: RoleSources,
  cache: () => Cache,
): Promise<Credentials> {
  return new RoleChain(context, sources, cache).load(context.profileName)
}

/** One walk from a profile to the keys that its chain of roles begins with. */
class RoleChain {
  readonly #context: CredentialContext
  readonly #sources: RoleSources
  readonly #cache: () => Cache
  readonly #visited: string[]
  readonly #features = new Set<Feature>()

  constructor(context: CredentialContext, sources: RoleSources, cache: () => Cache) {
    this.#context = context
    this.#sources = sources
    this.#cache = cache
    this.#visited = [context.profileName]
  }

  async load(profileName: string): Promise<Credentials> {
    const profile = profileSection(this.#context, profileName)
    const source = await this.#source(profile, profileName)
    for (const feature of source.features) this.#features.add(feature)
    const params = roleParams(profile)
    const { host, mfaPrompter, log } = this.#context
    const fetch = assumeRoleFetcher(this.#context, () => source, mfaPrompter, {
      params,
      cache: this.#cache,
      features: [...this.#features],
    })
    this.#features.add('CREDENTIALS_STS_ASSUME_ROLE')
    return new RefreshableCredentials(
      params.SerialNumber === undefined ? fetch : once(fetch),
      host,
      METHOD,
      undefined,
      {
        features: [...this.#features],
        warn: (message, error) => log('warning', message, error),
      },
    )
  }

  async #source(profile: IniSection, profileName: string): Promise<Credentials> {
    const sourceProfile = textOf(profile, 'source_profile')
    const credentialSource = textOf(profile, 'credential_source')
    if (credentialSource !== undefined && sourceProfile !== undefined) {
      const errorMsg = `The profile "${profileName}" contains both source_profile and credential_source.`
      throw new InvalidConfigError({ errorMsg })
    }
    if (credentialSource !== undefined) return this.#named(credentialSource, profileName)
    if (sourceProfile !== undefined) return this.#profile(sourceProfile, profileName)
    throw new PartialCredentialsError({ provider: METHOD, credVar: 'source_profile or credential_source' })
  }

  async #named(name: string, profileName: string): Promise<Credentials> {
    const source = Object.hasOwn(this.#sources.named, name) ? this.#sources.named[name] : undefined
    if (source === undefined) {
      const errorMsg = `The credential source "${name}" referenced in profile "${profileName}" is not valid.`
      throw new InvalidConfigError({ errorMsg })
    }
    this.#features.add('CREDENTIALS_PROFILE_NAMED_PROVIDER')
    const credentials = await source.provider.load()
    if (!credentials) {
      const errorMsg = `No credentials found in credential_source referenced in profile ${profileName}`
      throw new CredentialRetrievalError({ provider: name, errorMsg })
    }
    this.#features.add(source.feature)
    return credentials
  }

  async #profile(name: string, parent: string): Promise<Credentials> {
    const { profiles } = this.#context.fullConfig()
    if (!Object.hasOwn(profiles, name)) {
      const errorMsg = `The source_profile "${name}" referenced in the profile "${parent}" does not exist.`
      throw new InvalidConfigError({ errorMsg })
    }
    const profile = profiles[name] ?? NO_SECTION
    const keys = has(profile, 'aws_access_key_id') || has(profile, 'aws_secret_access_key')
    // A profile may be its own source, to have keys and role in one place.
    if (this.#visited.includes(name) && (name !== parent || !keys)) {
      throw new InfiniteLoopConfigError({ sourceProfile: name, visitedProfiles: this.#visited })
    }
    this.#visited.push(name)
    this.#features.add('CREDENTIALS_PROFILE_SOURCE_PROFILE')
    this.#features.add('CREDENTIALS_PROFILE')
    if (!keys && asksForRole(profile)) return this.load(name)
    const credentials = await this.#sources.profile(name)
    if (credentials) return credentials
    throw new InvalidConfigError({ errorMsg: `The source profile "${name}" must have credentials.` })
  }
}

function roleParams(profile: IniSection): RoleParams {
  const duration = textOf(profile, 'duration_seconds')?.trim() ?? ''
  const optional = {
    RoleSessionName: textOf(profile, 'role_session_name'),
    ExternalId: textOf(profile, 'external_id'),
    SerialNumber: textOf(profile, 'mfa_serial'),
    DurationSeconds: /^[+-]?\d+$/.test(duration) ? Number(duration) : undefined,
  }
  const given = Object.entries(optional).filter(([, value]) => value !== undefined)
  return { RoleArn: textOf(profile, 'role_arn') ?? '', ...Object.fromEntries(given) }
}

/** Nobody may be there to give a second code. */
function once(fetch: CredentialsProvider): CredentialsProvider {
  let succeeded = false
  return async () => {
    if (succeeded) throw new RefreshWithMFAUnsupportedError()
    const credentials = await fetch()
    succeeded = true
    return credentials
  }
}
