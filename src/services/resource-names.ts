/** The services that have resources, in this package's models. */
export type BuiltinResourceName =
  | 'cloudformation'
  | 'cloudwatch'
  | 'dynamodb'
  | 'ec2'
  | 'glacier'
  | 'iam'
  | 's3'
  | 'sns'
  | 'sqs'
