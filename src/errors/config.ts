import { BotoCoreError, type NoKwargs } from './boto-core-error.ts'

/** No profile of that name exists in the shared config and credentials files. */
export class ProfileNotFound extends BotoCoreError<{ readonly profile: string }> {
  static override readonly errorName: string = 'ProfileNotFound'
  static override readonly fmt: string = 'The config profile ({profile}) could not be found'
}

/** A config file is not in the ini format. */
export class ConfigParseError extends BotoCoreError<{ readonly path: string; readonly line?: number }> {
  static override readonly errorName: string = 'ConfigParseError'
  static override readonly fmt: string = 'Unable to parse config file: {path}'
}

/** A config file that was named does not exist. */
export class ConfigNotFound extends BotoCoreError<{ readonly path: string }> {
  static override readonly errorName: string = 'ConfigNotFound'
  static override readonly fmt: string = 'The specified config file ({path}) could not be found.'
}

/** The configuration contradicts itself or holds a value that cannot be. */
export class InvalidConfigError<Kwargs extends object = { readonly errorMsg: string }> extends BotoCoreError<Kwargs> {
  static override readonly errorName: string = 'InvalidConfigError'
  static override readonly fmt: string = '{errorMsg}'
}

/** `source_profile` entries lead in a circle. */
export class InfiniteLoopConfigError extends InvalidConfigError<{
  readonly sourceProfile: string
  readonly visitedProfiles: readonly string[]
}> {
  static override readonly errorName: string = 'InfiniteLoopConfigError'
  static override readonly fmt: string =
    'Infinite loop in credential configuration detected. Attempting to load from profile {sourceProfile} which has already been visited. Visited profiles: {visitedProfiles}'
}

/** `retries` holds an option that does not exist. */
export class InvalidRetryConfigurationError<
  Kwargs extends object = { readonly retryConfigOption: string; readonly validOptions: readonly string[] },
> extends BotoCoreError<Kwargs> {
  static override readonly errorName: string = 'InvalidRetryConfigurationError'
  static override readonly fmt: string =
    'Cannot provide retry configuration for "{retryConfigOption}". Valid retry configuration options are: {validOptions}'
}

/** The number of attempts is not one. */
export class InvalidMaxRetryAttemptsError extends InvalidRetryConfigurationError<{
  readonly providedMaxAttempts: unknown
  readonly minValue: number
}> {
  static override readonly errorName: string = 'InvalidMaxRetryAttemptsError'
  static override readonly fmt: string =
    'Value provided to "max_attempts": {providedMaxAttempts} must be an integer greater than or equal to {minValue}.'
}

/** The retry mode is none of `legacy`, `standard`, `adaptive`. */
export class InvalidRetryModeError extends InvalidRetryConfigurationError<{
  readonly providedRetryMode: unknown
  readonly validModes: readonly string[]
}> {
  static override readonly errorName: string = 'InvalidRetryModeError'
  static override readonly fmt: string =
    'Invalid value provided to "mode": "{providedRetryMode}" must be one of: {validModes}'
}

/** The defaults mode does not exist. */
export class InvalidDefaultsMode extends BotoCoreError<{
  readonly mode: unknown
  readonly validModes: readonly string[]
}> {
  static override readonly errorName: string = 'InvalidDefaultsMode'
  static override readonly fmt: string =
    'Client configured with invalid defaults mode: {mode}. Valid defaults modes include: {validModes}.'
}

/** A checksum setting has a value that does not exist. */
export class InvalidChecksumConfigError extends BotoCoreError<{
  readonly configKey: string
  readonly validOptions: readonly string[]
  readonly configValue: unknown
}> {
  static override readonly errorName: string = 'InvalidChecksumConfigError'
  static override readonly fmt: string =
    'Unsupported configuration value for {configKey}. Expected one of {validOptions} but got {configValue}.'
}

/** `proxies_config` names files that cannot be used. */
export class InvalidProxiesConfigError extends BotoCoreError<NoKwargs> {
  static override readonly errorName: string = 'InvalidProxiesConfigError'
  static override readonly fmt: string = 'Invalid configuration value(s) provided for proxies_config.'
}

/** `endpoint_discovery_enabled` is none of `true`, `false`, `auto`. */
export class InvalidEndpointDiscoveryConfigurationError extends BotoCoreError<{ readonly configValue: unknown }> {
  static override readonly errorName: string = 'InvalidEndpointDiscoveryConfigurationError'
  static override readonly fmt: string =
    'Unsupported configuration value for endpoint_discovery_enabled. Expected one of ("true", "false", "auto") but got {configValue}.'
}

/** The addressing style is none of `auto`, `virtual`, `path`. */
export class InvalidS3AddressingStyleError extends BotoCoreError<{ readonly s3AddressingStyle: unknown }> {
  static override readonly errorName: string = 'InvalidS3AddressingStyleError'
  static override readonly fmt: string =
    "S3 addressing style {s3AddressingStyle} is invalid. Valid options are: 'auto', 'virtual', and 'path'"
}

/** The us-east-1 endpoint option is neither `legacy` nor `regional`. */
export class InvalidS3UsEast1RegionalEndpointConfigError extends BotoCoreError<{
  readonly s3UsEast1RegionalEndpointConfig: unknown
}> {
  static override readonly errorName: string = 'InvalidS3UsEast1RegionalEndpointConfigError'
  static override readonly fmt: string =
    'S3 us-east-1 regional endpoint option {s3UsEast1RegionalEndpointConfig} is invalid. Valid options are: "legacy", "regional"'
}

/** The regional endpoints option is neither `legacy` nor `regional`. */
export class InvalidSTSRegionalEndpointsConfigError extends BotoCoreError<{
  readonly stsRegionalEndpointsConfig: unknown
}> {
  static override readonly errorName: string = 'InvalidSTSRegionalEndpointsConfigError'
  static override readonly fmt: string =
    'STS regional endpoints option {stsRegionalEndpointsConfig} is invalid. Valid options are: "legacy", "regional"'
}

/** There is no signer for that signature version. */
export class UnknownSignatureVersionError extends BotoCoreError<{
  readonly signatureVersion: string | readonly string[]
}> {
  static override readonly errorName: string = 'UnknownSignatureVersionError'
  static override readonly fmt: string = 'Unknown Signature Version: {signatureVersion}.'
}

/** None of the signature versions asked for can be used here. */
export class UnsupportedSignatureVersionError extends BotoCoreError<{
  readonly signatureVersion: string | readonly string[]
}> {
  static override readonly errorName: string = 'UnsupportedSignatureVersionError'
  static override readonly fmt: string = 'Signature version(s) are not supported: {signatureVersion}'
}

/** An optional dependency is needed and not installed. */
export class MissingDependencyException extends BotoCoreError<{ readonly msg: string }> {
  static override readonly errorName: string = 'MissingDependencyException'
  static override readonly fmt: string = 'Missing Dependency: {msg}'
}

/** This runtime's crypto does not offer MD5. */
export class MD5UnavailableError extends BotoCoreError<NoKwargs> {
  static override readonly errorName: string = 'MD5UnavailableError'
  static override readonly fmt: string = 'This system does not support MD5 generation.'
}

/** Only dotted lookups can be used in this place. */
export class InvalidExpressionError extends BotoCoreError<{ readonly expression: string }> {
  static override readonly errorName: string = 'InvalidExpressionError'
  static override readonly fmt: string = 'Invalid expression {expression}: Only dotted lookups are supported.'
}

/** An argument cannot be used: what boto raises ValueError, TypeError or KeyError for. */
export class ArgumentError extends BotoCoreError<{ readonly message: string }> {
  static override readonly errorName: string = 'ArgumentError'
  static override readonly fmt: string = '{message}'
}
