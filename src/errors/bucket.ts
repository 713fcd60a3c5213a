import type { ErrorPhase } from './aws-error.ts'
import { BotoCoreError } from './boto-core-error.ts'

/** The bucket's name cannot be part of a host name. */
export class InvalidDNSNameError extends BotoCoreError<{ readonly bucketName: string }> {
  static override readonly errorName: string = 'InvalidDNSNameError'
  static override readonly fmt: string =
    "Bucket named {bucketName} is not DNS compatible. Virtual hosted-style addressing cannot be used. The addressing style can be configured by removing the addressing_style value or setting that value to 'path' or 'auto' in the AWS Config file or in the botocore.client.Config object."
  static override readonly phase: ErrorPhase = 'endpoint'
}

/** That kind of ARN cannot be used as a bucket. */
export class UnsupportedS3ArnError extends BotoCoreError<{ readonly arn: string }> {
  static override readonly errorName: string = 'UnsupportedS3ArnError'
  static override readonly fmt: string =
    'S3 ARN {arn} provided to "Bucket" parameter is invalid. Only ARNs for S3 access-points are supported.'
  static override readonly phase: ErrorPhase = 'endpoint'
}

/** That ARN cannot be used with the operation. */
export class UnsupportedS3ControlArnError extends BotoCoreError<{ readonly arn: string; readonly msg: string }> {
  static override readonly errorName: string = 'UnsupportedS3ControlArnError'
  static override readonly fmt: string = 'S3 ARN "{arn}" provided is invalid for this operation. {msg}'
  static override readonly phase: ErrorPhase = 'endpoint'
}

/** That outpost ARN cannot be used as a bucket. */
export class UnsupportedOutpostResourceError extends BotoCoreError<{ readonly resourceName: string }> {
  static override readonly errorName: string = 'UnsupportedOutpostResourceError'
  static override readonly fmt: string =
    'S3 Outpost ARN resource "{resourceName}" provided to "Bucket" parameter is invalid. Only ARNs for S3 Outpost arns with an access-point sub-resource are supported.'
  static override readonly phase: ErrorPhase = 'endpoint'
}

/** The bucket and the configuration do not go together. */
export class UnsupportedS3ConfigurationError extends BotoCoreError<{ readonly msg: string }> {
  static override readonly errorName: string = 'UnsupportedS3ConfigurationError'
  static override readonly fmt: string = 'Unsupported configuration when using S3: {msg}'
  static override readonly phase: ErrorPhase = 'endpoint'
}

/** The access point and the configuration do not go together. */
export class UnsupportedS3AccesspointConfigurationError extends BotoCoreError<{ readonly msg: string }> {
  static override readonly errorName: string = 'UnsupportedS3AccesspointConfigurationError'
  static override readonly fmt: string = 'Unsupported configuration when using S3 access-points: {msg}'
  static override readonly phase: ErrorPhase = 'endpoint'
}

/** The resource and the configuration do not go together. */
export class UnsupportedS3ControlConfigurationError extends BotoCoreError<{ readonly msg: string }> {
  static override readonly errorName: string = 'UnsupportedS3ControlConfigurationError'
  static override readonly fmt: string = 'Unsupported configuration when using S3 Control: {msg}'
  static override readonly phase: ErrorPhase = 'endpoint'
}
