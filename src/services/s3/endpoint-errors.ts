import type { TranslateEndpointError } from '../../endpoints/endpoint-resolver.ts'
import {
  UnsupportedS3AccesspointConfigurationError,
  UnsupportedS3ConfigurationError,
  UnsupportedS3ControlArnError,
  UnsupportedS3ControlConfigurationError,
} from '../../errors/bucket.ts'
import { ParamValidationError } from '../../errors/params.ts'

const CONFIGURATION = ['S3 Object Lambda does not support S3 Accelerate', 'Accelerate cannot be used with FIPS']

const ACCESS_POINT = [
  'S3 Outposts does not support',
  'S3 MRAP does not support',
  'S3 Object Lambda does not support',
  'Access Points do not support',
  'Invalid configuration:',
  'Client was configured for partition',
]

/** What the rules say, as the errors that boto had before there were rules. */
export const translateS3Error: TranslateEndpointError = (msg) => {
  if (CONFIGURATION.includes(msg)) return new UnsupportedS3ConfigurationError({ msg })
  if (ACCESS_POINT.some((start) => msg.startsWith(start)))
    return new UnsupportedS3AccesspointConfigurationError({ msg })
  return msg.toLowerCase().startsWith('invalid arn:') ? new ParamValidationError({ report: msg }) : undefined
}

export const translateS3ControlError: TranslateEndpointError = (msg, { Bucket, ResourceArn }) => {
  if (msg.startsWith('Invalid ARN:'))
    return new UnsupportedS3ControlArnError({ arn: String(Bucket ?? ResourceArn), msg })
  if (msg.startsWith('Invalid configuration:') || msg.startsWith('Client was configured for partition')) {
    return new UnsupportedS3ControlConfigurationError({ msg })
  }
  return msg === 'AccountId is required but not set' ? new ParamValidationError({ report: msg }) : undefined
}
