import { AwsError } from './aws-error.ts'
import { BotoCoreError, type NoKwargs } from './boto-core-error.ts'
import { defineError, type ErrorClass } from './define-error.ts'

/** No source has credentials. */
export const NoCredentialsError: ErrorClass<NoKwargs> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'NoCredentialsError',
  'Unable to locate credentials',
  {
    advice: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a profile, or pass credentials to the session.',
    phase: 'credentials',
  },
)
export type NoCredentialsError = InstanceType<typeof NoCredentialsError>

/** A source has some of the credentials but not all. */
export const PartialCredentialsError: ErrorClass<{
  readonly provider: string
  readonly credVar: string | readonly string[]
}> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'PartialCredentialsError',
  'Partial credentials found in {provider}, missing: {credVar}',
  { phase: 'credentials' },
)
export type PartialCredentialsError = InstanceType<typeof PartialCredentialsError>

/** A source that should have credentials failed to give them. */
export const CredentialRetrievalError: ErrorClass<{ readonly provider: string; readonly errorMsg: string }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'CredentialRetrievalError',
    'Error when retrieving credentials from {provider}: {errorMsg}',
    { phase: 'credentials' },
  )
export type CredentialRetrievalError = InstanceType<typeof CredentialRetrievalError>

/**
 * What a source failed with, as an error of ours: anything else becomes the cause of a CredentialRetrievalError. A vault that
 * cannot be reached is not to look like a service that cannot.
 */
export function retrievalError(provider: string, error: unknown): AwsError {
  if (error instanceof AwsError) return error
  const errorMsg = error instanceof Error ? error.message || error.name : 'it threw what is no error'
  return new CredentialRetrievalError({ provider, errorMsg }, { cause: error })
}

/** There is no credential provider of that name. */
export const UnknownCredentialError: ErrorClass<{ readonly name: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'UnknownCredentialError',
  'Credential named {name} not found.',
  { phase: 'credentials' },
)
export type UnknownCredentialError = InstanceType<typeof UnknownCredentialError>

/** Credentials that need an MFA code cannot be refreshed on their own. */
export const RefreshWithMFAUnsupportedError: ErrorClass<NoKwargs> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'RefreshWithMFAUnsupportedError',
  'Cannot refresh credentials: MFA token required.',
  { phase: 'credentials' },
)
export type RefreshWithMFAUnsupportedError = InstanceType<typeof RefreshWithMFAUnsupportedError>

/** No source has a bearer token. */
export const NoAuthTokenError: ErrorClass<NoKwargs> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'NoAuthTokenError',
  'Unable to locate authorization token',
  { phase: 'credentials' },
)
export type NoAuthTokenError = InstanceType<typeof NoAuthTokenError>

/** A source that should have a bearer token failed to give it. */
export const TokenRetrievalError: ErrorClass<{ readonly provider: string; readonly errorMsg: string }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'TokenRetrievalError',
    'Error when retrieving token from {provider}: {errorMsg}',
    { phase: 'credentials' },
  )
export type TokenRetrievalError = InstanceType<typeof TokenRetrievalError>

/** There is no token provider of that name. */
export const UnknownTokenProviderError: ErrorClass<{ readonly name: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'UnknownTokenProviderError',
  'Token provider named {name} not found.',
  { phase: 'credentials' },
)
export type UnknownTokenProviderError = InstanceType<typeof UnknownTokenProviderError>

/** The container or instance metadata service did not give what was asked for. */
export const MetadataRetrievalError: ErrorClass<{ readonly errorMsg: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'MetadataRetrievalError',
  'Error retrieving metadata: {errorMsg}',
  { phase: 'credentials' },
)
export type MetadataRetrievalError = InstanceType<typeof MetadataRetrievalError>

/** The configured instance metadata endpoint is not a URL. */
export const InvalidIMDSEndpointError: ErrorClass<{ readonly endpoint: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'InvalidIMDSEndpointError',
  'Invalid endpoint EC2 Instance Metadata endpoint: {endpoint}',
  { phase: 'credentials' },
)
export type InvalidIMDSEndpointError = InstanceType<typeof InvalidIMDSEndpointError>

/** The instance metadata endpoint mode is neither `ipv4` nor `ipv6`. */
export const InvalidIMDSEndpointModeError: ErrorClass<{
  readonly mode: unknown
  readonly validModes: readonly string[]
}> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'InvalidIMDSEndpointModeError',
  'Invalid EC2 Instance Metadata endpoint mode: {mode} Valid endpoint modes (case-insensitive): {validModes}.',
  { phase: 'credentials' },
)
export type InvalidIMDSEndpointModeError = InstanceType<typeof InvalidIMDSEndpointModeError>

/** The instance metadata service refused the request. */
export const BadIMDSRequestError: ErrorClass<{ readonly message: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'BadIMDSRequestError',
  '{message}',
  { phase: 'credentials' },
)
export type BadIMDSRequestError = InstanceType<typeof BadIMDSRequestError>

/** Credentials or a token from SSO could not be had. */
export const SSOError: ErrorClass<NoKwargs> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'SSOError',
  'An unspecified error happened when resolving AWS credentials or an access token from SSO.',
  { phase: 'credentials' },
)
export type SSOError = InstanceType<typeof SSOError>

/** The cached SSO token cannot be read. */
export const SSOTokenLoadError: ErrorClass<{ readonly errorMsg: string }> = /* @__PURE__ */ defineError(
  SSOError,
  'SSOTokenLoadError',
  'Error loading SSO Token: {errorMsg}',
)
export type SSOTokenLoadError = InstanceType<typeof SSOTokenLoadError>

/** The SSO session has expired. */
export const UnauthorizedSSOTokenError: ErrorClass<NoKwargs> = /* @__PURE__ */ defineError(
  SSOError,
  'UnauthorizedSSOTokenError',
  'The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile.',
)
export type UnauthorizedSSOTokenError = InstanceType<typeof UnauthorizedSSOTokenError>

/** Credentials of a login session could not be had. */
export const LoginError: ErrorClass<NoKwargs> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'LoginError',
  'An unspecified error happened when resolving AWS credentials or refreshing a login session profile.',
  { phase: 'credentials' },
)
export type LoginError = InstanceType<typeof LoginError>

/** The login session has expired. */
export const LoginRefreshRequired: ErrorClass<NoKwargs> = /* @__PURE__ */ defineError(
  LoginError,
  'LoginRefreshRequired',
  "Your session has expired or credentials have changed. Please reauthenticate using 'aws login'.",
)
export type LoginRefreshRequired = InstanceType<typeof LoginRefreshRequired>

/** The login session lacks a permission. */
export const LoginInsufficientPermissions: ErrorClass<NoKwargs> = /* @__PURE__ */ defineError(
  LoginError,
  'LoginInsufficientPermissions',
  "Unable to create or refresh login credentials due to insufficient permissions. You may be missing permission for the 'signin:CreateOAuth2Token' action.",
)
export type LoginInsufficientPermissions = InstanceType<typeof LoginInsufficientPermissions>

/** The cached login token cannot be read. */
export const LoginTokenLoadError: ErrorClass<{ readonly errorMsg: string }> = /* @__PURE__ */ defineError(
  LoginError,
  'LoginTokenLoadError',
  'Error loading login session token: {errorMsg}',
)
export type LoginTokenLoadError = InstanceType<typeof LoginTokenLoadError>

/** The authorization code of a login cannot be redeemed. */
export const LoginAuthorizationCodeError: ErrorClass<{ readonly errorMsg: string }> = /* @__PURE__ */ defineError(
  LoginError,
  'LoginAuthorizationCodeError',
  'Error loading or redeeming a login authorization code: {errorMsg} ',
)
export type LoginAuthorizationCodeError = InstanceType<typeof LoginAuthorizationCodeError>
