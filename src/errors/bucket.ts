import { BotoCoreError } from './boto-core-error.ts'
import { defineError, type ErrorClass } from './define-error.ts'

/** The bucket's name cannot be part of a host name. */
export const InvalidDNSNameError: ErrorClass<{ readonly bucketName: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'InvalidDNSNameError',
  "Bucket named {bucketName} is not DNS compatible. Virtual hosted-style addressing cannot be used. The addressing style can be configured by removing the addressing_style value or setting that value to 'path' or 'auto' in the AWS Config file or in the botocore.client.Config object.",
  { phase: 'endpoint' },
)
export type InvalidDNSNameError = InstanceType<typeof InvalidDNSNameError>

/** That kind of ARN cannot be used as a bucket. */
export const UnsupportedS3ArnError: ErrorClass<{ readonly arn: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'UnsupportedS3ArnError',
  'S3 ARN {arn} provided to "Bucket" parameter is invalid. Only ARNs for S3 access-points are supported.',
  { phase: 'endpoint' },
)
export type UnsupportedS3ArnError = InstanceType<typeof UnsupportedS3ArnError>

/** That ARN cannot be used with the operation. */
export const UnsupportedS3ControlArnError: ErrorClass<{ readonly arn: string; readonly msg: string }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'UnsupportedS3ControlArnError',
    'S3 ARN "{arn}" provided is invalid for this operation. {msg}',
    { phase: 'endpoint' },
  )
export type UnsupportedS3ControlArnError = InstanceType<typeof UnsupportedS3ControlArnError>

/** That outpost ARN cannot be used as a bucket. */
export const UnsupportedOutpostResourceError: ErrorClass<{ readonly resourceName: string }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'UnsupportedOutpostResourceError',
    'S3 Outpost ARN resource "{resourceName}" provided to "Bucket" parameter is invalid. Only ARNs for S3 Outpost arns with an access-point sub-resource are supported.',
    { phase: 'endpoint' },
  )
export type UnsupportedOutpostResourceError = InstanceType<typeof UnsupportedOutpostResourceError>

/** The bucket and the configuration do not go together. */
export const UnsupportedS3ConfigurationError: ErrorClass<{ readonly msg: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'UnsupportedS3ConfigurationError',
  'Unsupported configuration when using S3: {msg}',
  { phase: 'endpoint' },
)
export type UnsupportedS3ConfigurationError = InstanceType<typeof UnsupportedS3ConfigurationError>

/** The access point and the configuration do not go together. */
export const UnsupportedS3AccesspointConfigurationError: ErrorClass<{ readonly msg: string }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'UnsupportedS3AccesspointConfigurationError',
    'Unsupported configuration when using S3 access-points: {msg}',
    { phase: 'endpoint' },
  )
export type UnsupportedS3AccesspointConfigurationError = InstanceType<typeof UnsupportedS3AccesspointConfigurationError>

/** The resource and the configuration do not go together. */
export const UnsupportedS3ControlConfigurationError: ErrorClass<{ readonly msg: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'UnsupportedS3ControlConfigurationError',
  'Unsupported configuration when using S3 Control: {msg}',
  { phase: 'endpoint' },
)
export type UnsupportedS3ControlConfigurationError = InstanceType<typeof UnsupportedS3ControlConfigurationError>
