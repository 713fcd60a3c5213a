import { UnknownSignatureVersionError, UnsupportedSignatureVersionError } from '../errors/config.ts'
import type { SignatureVersion } from './signing-context.ts'

const TRAIT_VERSIONS: ReadonlyMap<string, SignatureVersion> = new Map([
  ['aws.auth#sigv4', 'v4'],
  ['aws.auth#sigv4a', 'v4a'],
  ['smithy.api#httpBearerAuth', 'bearer'],
  ['smithy.api#noAuth', 'none'],
])

const PREFERENCE_VERSIONS: ReadonlyMap<string, SignatureVersion> = new Map(
  [...TRAIT_VERSIONS].map(([trait, version]) => [bareName(trait), version]),
)

/** The version of the first scheme in a model's `auth` list. */
export function resolveAuthTrait(auth: readonly string[]): SignatureVersion {
  const version = TRAIT_VERSIONS.get(auth[0]!)
  if (version === undefined) throw new UnknownSignatureVersionError({ signatureVersion: auth[0]! })
  return version
}

/** The version of the most preferred scheme among those that a model's `auth` list allows. */
export function resolvePreference(preference: readonly string[], auth: readonly string[]): SignatureVersion {
  const version = preferred(preference, auth.map(bareName))
  if (version !== undefined) return version
  const signatureVersion = auth.map(bareName).sort().join(', ')
  throw new UnsupportedSignatureVersionError({ signatureVersion })
}

/** The version that names of a preference list choose among the names there are, which follow in their own order. */
export function preferred(preference: readonly string[], names: readonly string[]): SignatureVersion | undefined {
  for (const name of [...preference, ...names]) {
    const version = names.includes(name) ? PREFERENCE_VERSIONS.get(name) : undefined
    if (version !== undefined) return version
  }
  return undefined
}

/** `sigv4` for `aws.auth#sigv4`. */
export function bareName(trait: string): string {
  return trait.slice(trait.indexOf('#') + 1)
}

/** `v4` for `sigv4` and `aws.auth#sigv4`. */
export function plainName(name: string): string {
  const bare = bareName(name)
  if (bare.startsWith('sig')) return bare.slice(3)
  return PREFERENCE_VERSIONS.get(bare) ?? bare
}
