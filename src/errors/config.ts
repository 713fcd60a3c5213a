import { BotoCoreError, type NoKwargs } from './boto-core-error.ts'
import { defineError, type ErrorClass } from './define-error.ts'

/** No profile of that name exists in the shared config and credentials files. */
export const ProfileNotFound: ErrorClass<{ readonly profile: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'ProfileNotFound',
  'The config profile ({profile}) could not be found',
)
export type ProfileNotFound = InstanceType<typeof ProfileNotFound>

/** A config file is not in the ini format. */
export const ConfigParseError: ErrorClass<{ readonly path: string; readonly line?: number }> =
  /* @__PURE__ */ defineError(BotoCoreError, 'ConfigParseError', 'Unable to parse config file: {path}')
export type ConfigParseError = InstanceType<typeof ConfigParseError>

/** A config file that was named does not exist. */
export const ConfigNotFound: ErrorClass<{ readonly path: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'ConfigNotFound',
  'The specified config file ({path}) could not be found.',
)
export type ConfigNotFound = InstanceType<typeof ConfigNotFound>

/** The configuration contradicts itself or holds a value that cannot be. */
export const InvalidConfigError: ErrorClass<{ readonly errorMsg: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'InvalidConfigError',
  '{errorMsg}',
)
export type InvalidConfigError = InstanceType<typeof InvalidConfigError>

/** `source_profile` entries lead in a circle. */
export const InfiniteLoopConfigError: ErrorClass<{
  readonly sourceProfile: string
  readonly visitedProfiles: readonly string[]
}> = /* @__PURE__ */ defineError(
  InvalidConfigError,
  'InfiniteLoopConfigError',
  'Infinite loop in credential configuration detected. Attempting to load from profile {sourceProfile} which has already been visited. Visited profiles: {visitedProfiles}',
)
export type InfiniteLoopConfigError = InstanceType<typeof InfiniteLoopConfigError>

/** `retries` holds an option that does not exist. */
export const InvalidRetryConfigurationError: ErrorClass<{
  readonly retryConfigOption: string
  readonly validOptions: readonly string[]
}> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'InvalidRetryConfigurationError',
  'Cannot provide retry configuration for "{retryConfigOption}". Valid retry configuration options are: {validOptions}',
)
export type InvalidRetryConfigurationError = InstanceType<typeof InvalidRetryConfigurationError>

/** The number of attempts is not one. */
export const InvalidMaxRetryAttemptsError: ErrorClass<{
  readonly providedMaxAttempts: unknown
  readonly minValue: number
}> = /* @__PURE__ */ defineError(
  InvalidRetryConfigurationError,
  'InvalidMaxRetryAttemptsError',
  'Value provided to "max_attempts": {providedMaxAttempts} must be an integer greater than or equal to {minValue}.',
)
export type InvalidMaxRetryAttemptsError = InstanceType<typeof InvalidMaxRetryAttemptsError>

/** The retry mode is none of `legacy`, `standard`, `adaptive`. */
export const InvalidRetryModeError: ErrorClass<{
  readonly providedRetryMode: unknown
  readonly validModes: readonly string[]
}> = /* @__PURE__ */ defineError(
  InvalidRetryConfigurationError,
  'InvalidRetryModeError',
  'Invalid value provided to "mode": "{providedRetryMode}" must be one of: {validModes}',
)
export type InvalidRetryModeError = InstanceType<typeof InvalidRetryModeError>

/** The defaults mode does not exist. */
export const InvalidDefaultsMode: ErrorClass<{ readonly mode: unknown; readonly validModes: readonly string[] }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'InvalidDefaultsMode',
    'Client configured with invalid defaults mode: {mode}. Valid defaults modes include: {validModes}.',
  )
export type InvalidDefaultsMode = InstanceType<typeof InvalidDefaultsMode>

/** A checksum setting has a value that does not exist. */
export const InvalidChecksumConfigError: ErrorClass<{
  readonly configKey: string
  readonly validOptions: readonly string[]
  readonly configValue: unknown
}> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'InvalidChecksumConfigError',
  'Unsupported configuration value for {configKey}. Expected one of {validOptions} but got {configValue}.',
)
export type InvalidChecksumConfigError = InstanceType<typeof InvalidChecksumConfigError>

/** `proxies_config` names files that cannot be used. */
export const InvalidProxiesConfigError: ErrorClass<NoKwargs> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'InvalidProxiesConfigError',
  'Invalid configuration value(s) provided for proxies_config.',
)
export type InvalidProxiesConfigError = InstanceType<typeof InvalidProxiesConfigError>

/** `endpoint_discovery_enabled` is none of `true`, `false`, `auto`. */
export const InvalidEndpointDiscoveryConfigurationError: ErrorClass<{ readonly configValue: unknown }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'InvalidEndpointDiscoveryConfigurationError',
    'Unsupported configuration value for endpoint_discovery_enabled. Expected one of ("true", "false", "auto") but got {configValue}.',
  )
export type InvalidEndpointDiscoveryConfigurationError = InstanceType<typeof InvalidEndpointDiscoveryConfigurationError>

/** The addressing style is none of `auto`, `virtual`, `path`. */
export const InvalidS3AddressingStyleError: ErrorClass<{ readonly s3AddressingStyle: unknown }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'InvalidS3AddressingStyleError',
    "S3 addressing style {s3AddressingStyle} is invalid. Valid options are: 'auto', 'virtual', and 'path'",
  )
export type InvalidS3AddressingStyleError = InstanceType<typeof InvalidS3AddressingStyleError>

/** The us-east-1 endpoint option is neither `legacy` nor `regional`. */
export const InvalidS3UsEast1RegionalEndpointConfigError: ErrorClass<{
  readonly s3UsEast1RegionalEndpointConfig: unknown
}> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'InvalidS3UsEast1RegionalEndpointConfigError',
  'S3 us-east-1 regional endpoint option {s3UsEast1RegionalEndpointConfig} is invalid. Valid options are: "legacy", "regional"',
)
export type InvalidS3UsEast1RegionalEndpointConfigError = InstanceType<
  typeof InvalidS3UsEast1RegionalEndpointConfigError
>

/** The regional endpoints option is neither `legacy` nor `regional`. */
export const InvalidSTSRegionalEndpointsConfigError: ErrorClass<{ readonly stsRegionalEndpointsConfig: unknown }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'InvalidSTSRegionalEndpointsConfigError',
    'STS regional endpoints option {stsRegionalEndpointsConfig} is invalid. Valid options are: "legacy", "regional"',
  )
export type InvalidSTSRegionalEndpointsConfigError = InstanceType<typeof InvalidSTSRegionalEndpointsConfigError>

/** There is no signer for that signature version. */
export const UnknownSignatureVersionError: ErrorClass<{ readonly signatureVersion: string | readonly string[] }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'UnknownSignatureVersionError',
    'Unknown Signature Version: {signatureVersion}.',
  )
export type UnknownSignatureVersionError = InstanceType<typeof UnknownSignatureVersionError>

/** None of the signature versions asked for can be used here. */
export const UnsupportedSignatureVersionError: ErrorClass<{ readonly signatureVersion: string | readonly string[] }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'UnsupportedSignatureVersionError',
    'Signature version(s) are not supported: {signatureVersion}',
  )
export type UnsupportedSignatureVersionError = InstanceType<typeof UnsupportedSignatureVersionError>

/** An optional dependency is needed and not installed. */
export const MissingDependencyException: ErrorClass<{ readonly msg: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'MissingDependencyException',
  'Missing Dependency: {msg}',
)
export type MissingDependencyException = InstanceType<typeof MissingDependencyException>

/** This runtime's crypto does not offer MD5. */
export const MD5UnavailableError: ErrorClass<NoKwargs> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'MD5UnavailableError',
  'This system does not support MD5 generation.',
)
export type MD5UnavailableError = InstanceType<typeof MD5UnavailableError>

/** Only dotted lookups can be used in this place. */
export const InvalidExpressionError: ErrorClass<{ readonly expression: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'InvalidExpressionError',
  'Invalid expression {expression}: Only dotted lookups are supported.',
)
export type InvalidExpressionError = InstanceType<typeof InvalidExpressionError>

/** An argument cannot be used: what boto raises ValueError, TypeError or KeyError for. */
export const ArgumentError: ErrorClass<{ readonly message: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'ArgumentError',
  '{message}',
)
export type ArgumentError = InstanceType<typeof ArgumentError>
