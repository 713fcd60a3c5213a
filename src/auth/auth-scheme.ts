import { UNSIGNED } from '../config/client-config.ts'
import { UnknownSignatureVersionError } from '../errors/config.ts'
import type { ServiceMetadata, WireOperation } from '../model/wire-model.ts'
import { bareName, plainName, preferred, resolveAuthTrait, resolvePreference } from './auth-trait.ts'
import type { SignatureVersion, SigningScheme } from './signing-context.ts'

/** One way to sign that an endpoint offers, under the names of endpoint rules. */
export interface OfferedScheme {
  readonly name: string
  readonly signingName?: string
  readonly signingRegion?: string
  readonly signingRegionSet?: readonly string[]
  readonly disableDoubleEncoding?: boolean
}

/** What a client knows about signing, fixed when it is made. */
export interface SigningSettings {
  readonly metadata: ServiceMetadata
  /** Signing name and region where neither endpoint nor operation says one; asked only then. */
  readonly names: () => { readonly signingName: string; readonly signingRegion: string | undefined }
  /** The Config's signature version. */
  readonly signatureVersion?: string | typeof UNSIGNED | undefined
  /** The profile's `signature_version` for the service. */
  readonly profileSignatureVersion?: string | undefined
  /** Names of auth schemes, the preferred first: `sigv4a`, `sigv4`, `httpBearerAuth`, `noAuth`. */
  readonly authSchemePreference?: readonly string[] | undefined
  readonly sigv4aSigningRegionSet?: string | undefined
  /** The service takes bearer tokens, there is one for it, and no Config says how to sign. */
  readonly preferBearer?: boolean | undefined
}

/** Where a scheme is chosen for a presigned URL, the endpoint's region may be left aside. */
export interface ChooseOptions {
  readonly ignoreSigningRegion?: boolean | undefined
}

/** Names that rules may offer, without their `sig`. */
const OFFERABLE: ReadonlySet<string> = new Set(['v4', 'v4a', 'v4-s3express', 'bearer', 'v2', 'v3', 'v3https'])

const NO_SIGNATURE: SigningScheme = {
  signatureVersion: 'none',
  signingName: '',
  signingRegion: undefined,
  payloadSigningEnabled: true,
}

/**
 * How an operation's calls to an endpoint are signed. `offered` is the endpoint's `authSchemes`, which win over the
 * operation's and the service's own.
 */
export function chooseSigningScheme(
  settings: SigningSettings,
  operation: WireOperation,
  offered: readonly OfferedScheme[] | undefined,
  options: ChooseOptions = {},
): SigningScheme {
  if (settings.signatureVersion === UNSIGNED) return NO_SIGNATURE
  const pick = offered === undefined ? undefined : pickOffered(settings, offered)
  const authType = offered === undefined ? operationAuthType(settings, operation) : pick?.version
  const { metadata } = settings
  const s3 = pick?.scheme.disableDoubleEncoding === true || isS3Family(metadata)
  const signatureVersion = chooseVersion(settings, authType, s3)
  if (signatureVersion === 'none') return NO_SIGNATURE
  const offeredRegion = options.ignoreSigningRegion ? undefined : offeredRegions(pick?.scheme)
  return {
    signatureVersion,
    signingName: pick?.scheme.signingName ?? settings.names().signingName,
    signingRegion: signatureVersion.endsWith('v4a')
      ? settings.sigv4aSigningRegionSet || offeredRegion || '*'
      : (offeredRegion ?? settings.names().signingRegion),
    payloadSigningEnabled: !(
      authType !== undefined &&
      (operation.traits.unsignedPayload || authType === 'v4-unsigned-body')
    ),
  }
}

/**
 * The same, remembered per list of offered schemes: endpoints are cached, so a warm call pays for a comparison.
 */
export function schemeChooser(
  settings: SigningSettings,
  operation: WireOperation,
): (offered: readonly OfferedScheme[] | undefined) => SigningScheme {
  let last: readonly OfferedScheme[] | undefined
  let scheme: SigningScheme | undefined
  return (offered) => {
    if (scheme === undefined || offered !== last) {
      scheme = chooseSigningScheme(settings, operation, offered)
      last = offered
    }
    return scheme
  }
}

/**
 * The scheme with another signature version: what a `choose-signer` handler answered. Throws
 * UnknownSignatureVersionError for what is no name; a name that nobody knows is found out when it is to be signed with.
 */
export function withSignatureVersion(scheme: SigningScheme, version: unknown): SigningScheme {
  if (version === UNSIGNED) return NO_SIGNATURE
  if (typeof version !== 'string') throw new UnknownSignatureVersionError({ signatureVersion: String(version) })
  return { ...scheme, signatureVersion: version as SignatureVersion }
}

/** The scheme for presigned URLs. */
export function presigning(scheme: SigningScheme): SigningScheme {
  const { signatureVersion } = scheme
  if (signatureVersion === 'none' || signatureVersion.endsWith('-query')) return scheme
  return withSignatureVersion(scheme, `${signatureVersion}-query`)
}

/** The model says which services have S3's way of signing. */
function isS3Family(metadata: ServiceMetadata): boolean {
  return metadata.signatureVersion === 's3' || metadata.signatureVersion === 's3v4'
}

function chooseVersion(settings: SigningSettings, authType: string | undefined, s3: boolean): SignatureVersion {
  if (authType === 'none' || authType === 'bearer' || authType === 'v4-s3express') return authType
  if (authType?.startsWith('v4')) return s3Variant(authType === 'v4a' ? 'v4a' : 'v4', s3)
  const preferred = preferredVersion(settings)
  if (settings.preferBearer && acceptsBearer(settings.metadata)) return 'bearer'
  if (preferred !== undefined) return s3Variant(preferred, s3)
  return (authType ?? clientVersion(settings)) as SignatureVersion
}

function s3Variant(version: SignatureVersion, s3: boolean): SignatureVersion {
  if (!s3) return version
  return version === 'v4' ? 's3v4' : version === 'v4a' ? 's3v4a' : version
}

function preferredVersion(settings: SigningSettings): SignatureVersion | undefined {
  const { authSchemePreference, metadata, signatureVersion } = settings
  if (signatureVersion !== undefined || !authSchemePreference?.length || !metadata.auth?.length) return undefined
  return resolvePreference(authSchemePreference, metadata.auth)
}

/** Whether calls may carry a bearer token in place of a signature. */
export function acceptsBearer(metadata: ServiceMetadata): boolean {
  return metadata.auth?.includes('smithy.api#httpBearerAuth') === true
}

/** The version of a client whose endpoint and operation say nothing. */
function clientVersion(settings: SigningSettings): string {
  const { metadata, signatureVersion, profileSignatureVersion } = settings
  if (typeof signatureVersion === 'string') return signatureVersion
  if (profileSignatureVersion !== undefined) return profileSignatureVersion
  if (isS3Family(metadata)) return 's3v4'
  return metadata.auth?.length ? resolveAuthTrait(metadata.auth) : metadata.signatureVersion
}

function operationAuthType(settings: SigningSettings, operation: WireOperation): string | undefined {
  const { auth, authtype } = operation.traits
  if (!auth?.length) return authtype
  const preference = settings.authSchemePreference
  return preference?.length ? resolvePreference(preference, auth) : resolveAuthTrait(auth)
}

interface Pick {
  readonly version: string
  readonly scheme: OfferedScheme
}

function pickOffered(settings: SigningSettings, offered: readonly OfferedScheme[]): Pick | undefined {
  const { signatureVersion, authSchemePreference } = settings
  if (typeof signatureVersion === 'string') return pickRequested(signatureVersion, offered)
  const version = authSchemePreference?.length
    ? preferred(
        authSchemePreference,
        offered.map((scheme) => bareName(scheme.name)),
      )
    : undefined
  const scheme = offered.find(({ name }) =>
    version === undefined ? OFFERABLE.has(plainName(name)) : plainName(name) === version,
  )
  if (scheme !== undefined) return { version: plainName(scheme.name), scheme }
  throw new UnknownSignatureVersionError({ signatureVersion: offered.map(({ name }) => plainName(name)).join(', ') })
}

/** Signature versions of old, which rules do not know, match nothing: then the client's own settings hold. */
function pickRequested(requested: string, offered: readonly OfferedScheme[]): Pick | undefined {
  const family = requested.split('-')[0]!
  const wanted = family !== 's3' && family.startsWith('s3') ? family.slice(2) : family
  const scheme = offered.find(({ name }) => plainName(name) === wanted)
  return scheme && { version: requested, scheme }
}

function offeredRegions(scheme: OfferedScheme | undefined): string | undefined {
  return scheme?.signingRegion ?? (scheme?.signingRegionSet?.length ? scheme.signingRegionSet.join(',') : undefined)
}
