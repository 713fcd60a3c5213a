import type { ErrorPhase } from './aws-error.ts'
import { BotoCoreError, type NoKwargs } from './boto-core-error.ts'

/** No source has credentials. */
export class NoCredentialsError extends BotoCoreError<NoKwargs> {
  static override readonly errorName: string = 'NoCredentialsError'
  static override readonly fmt: string = 'Unable to locate credentials'
  static override readonly advice: string =
    'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a profile, or pass credentials to the session.'
  static override readonly phase: ErrorPhase = 'credentials'
}

/** A source has some of the credentials but not all. */
export class PartialCredentialsError extends BotoCoreError<{
  readonly provider: string
  readonly credVar: string | readonly string[]
}> {
  static override readonly errorName: string = 'PartialCredentialsError'
  static override readonly fmt: string = 'Partial credentials found in {provider}, missing: {credVar}'
  static override readonly phase: ErrorPhase = 'credentials'
}

/** A source that should have credentials failed to give them. */
export class CredentialRetrievalError extends BotoCoreError<{ readonly provider: string; readonly errorMsg: string }> {
  static override readonly errorName: string = 'CredentialRetrievalError'
  static override readonly fmt: string = 'Error when retrieving credentials from {provider}: {errorMsg}'
  static override readonly phase: ErrorPhase = 'credentials'
}

/** There is no credential provider of that name. */
export class UnknownCredentialError extends BotoCoreError<{ readonly name: string }> {
  static override readonly errorName: string = 'UnknownCredentialError'
  static override readonly fmt: string = 'Credential named {name} not found.'
  static override readonly phase: ErrorPhase = 'credentials'
}

/** Credentials that need an MFA code cannot be refreshed on their own. */
export class RefreshWithMFAUnsupportedError extends BotoCoreError<NoKwargs> {
  static override readonly errorName: string = 'RefreshWithMFAUnsupportedError'
  static override readonly fmt: string = 'Cannot refresh credentials: MFA token required.'
  static override readonly phase: ErrorPhase = 'credentials'
}

/** No source has a bearer token. */
export class NoAuthTokenError extends BotoCoreError<NoKwargs> {
  static override readonly errorName: string = 'NoAuthTokenError'
  static override readonly fmt: string = 'Unable to locate authorization token'
  static override readonly phase: ErrorPhase = 'credentials'
}

/** A source that should have a bearer token failed to give it. */
export class TokenRetrievalError extends BotoCoreError<{ readonly provider: string; readonly errorMsg: string }> {
  static override readonly errorName: string = 'TokenRetrievalError'
  static override readonly fmt: string = 'Error when retrieving token from {provider}: {errorMsg}'
  static override readonly phase: ErrorPhase = 'credentials'
}

/** There is no token provider of that name. */
export class UnknownTokenProviderError extends BotoCoreError<{ readonly name: string }> {
  static override readonly errorName: string = 'UnknownTokenProviderError'
  static override readonly fmt: string = 'Token provider named {name} not found.'
  static override readonly phase: ErrorPhase = 'credentials'
}

/** The container or instance metadata service did not give what was asked for. */
export class MetadataRetrievalError extends BotoCoreError<{ readonly errorMsg: string }> {
  static override readonly errorName: string = 'MetadataRetrievalError'
  static override readonly fmt: string = 'Error retrieving metadata: {errorMsg}'
  static override readonly phase: ErrorPhase = 'credentials'
}

/** The configured instance metadata endpoint is not a URL. */
export class InvalidIMDSEndpointError extends BotoCoreError<{ readonly endpoint: string }> {
  static override readonly errorName: string = 'InvalidIMDSEndpointError'
  static override readonly fmt: string = 'Invalid endpoint EC2 Instance Metadata endpoint: {endpoint}'
  static override readonly phase: ErrorPhase = 'credentials'
}

/** The instance metadata endpoint mode is neither `ipv4` nor `ipv6`. */
export class InvalidIMDSEndpointModeError extends BotoCoreError<{
  readonly mode: unknown
  readonly validModes: readonly string[]
}> {
  static override readonly errorName: string = 'InvalidIMDSEndpointModeError'
  static override readonly fmt: string =
    'Invalid EC2 Instance Metadata endpoint mode: {mode} Valid endpoint modes (case-insensitive): {validModes}.'
  static override readonly phase: ErrorPhase = 'credentials'
}

/** The instance metadata service refused the request. */
export class BadIMDSRequestError extends BotoCoreError<{ readonly message: string }> {
  static override readonly errorName: string = 'BadIMDSRequestError'
  static override readonly fmt: string = '{message}'
  static override readonly phase: ErrorPhase = 'credentials'
}

/** Credentials or a token from SSO could not be had. */
export class SSOError<Kwargs extends object = NoKwargs> extends BotoCoreError<Kwargs> {
  static override readonly errorName: string = 'SSOError'
  static override readonly fmt: string =
    'An unspecified error happened when resolving AWS credentials or an access token from SSO.'
  static override readonly phase: ErrorPhase = 'credentials'
}

/** The cached SSO token cannot be read. */
export class SSOTokenLoadError extends SSOError<{ readonly errorMsg: string }> {
  static override readonly errorName: string = 'SSOTokenLoadError'
  static override readonly fmt: string = 'Error loading SSO Token: {errorMsg}'
}

/** The SSO session has expired. */
export class UnauthorizedSSOTokenError extends SSOError<NoKwargs> {
  static override readonly errorName: string = 'UnauthorizedSSOTokenError'
  static override readonly fmt: string =
    'The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile.'
}

/** Credentials of a login session could not be had. */
export class LoginError<Kwargs extends object = NoKwargs> extends BotoCoreError<Kwargs> {
  static override readonly errorName: string = 'LoginError'
  static override readonly fmt: string =
    'An unspecified error happened when resolving AWS credentials or refreshing a login session profile.'
  static override readonly phase: ErrorPhase = 'credentials'
}

/** The login session has expired. */
export class LoginRefreshRequired extends LoginError<NoKwargs> {
  static override readonly errorName: string = 'LoginRefreshRequired'
  static override readonly fmt: string =
    "Your session has expired or credentials have changed. Please reauthenticate using 'aws login'."
}

/** The login session lacks a permission. */
export class LoginInsufficientPermissions extends LoginError<NoKwargs> {
  static override readonly errorName: string = 'LoginInsufficientPermissions'
  static override readonly fmt: string =
    "Unable to create or refresh login credentials due to insufficient permissions. You may be missing permission for the 'signin:CreateOAuth2Token' action."
}

/** The cached login token cannot be read. */
export class LoginTokenLoadError extends LoginError<{ readonly errorMsg: string }> {
  static override readonly errorName: string = 'LoginTokenLoadError'
  static override readonly fmt: string = 'Error loading login session token: {errorMsg}'
}

/** The authorization code of a login cannot be redeemed. */
export class LoginAuthorizationCodeError extends LoginError<{ readonly errorMsg: string }> {
  static override readonly errorName: string = 'LoginAuthorizationCodeError'
  static override readonly fmt: string = 'Error loading or redeeming a login authorization code: {errorMsg} '
}
