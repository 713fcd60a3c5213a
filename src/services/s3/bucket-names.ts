import type { Params } from '../../client/stages.ts'
import { ParamValidationError } from '../../errors/params.ts'

// Written as botocore writes them: the sources stand in a message.
const BUCKET = String.raw`^[a-zA-Z0-9.\-_]{1,255}$`
const ACCESS_POINT = String.raw`^arn:(aws).*:(s3|s3-object-lambda):[a-z\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\-.]{1,63}$`
const OUTPOST = String.raw`^arn:(aws).*:s3-outposts:[a-z\-0-9]+:[0-9]{12}:outpost[/:][a-zA-Z0-9\-]{1,63}[/:]accesspoint[/:][a-zA-Z0-9\-]{1,63}$`

const bucketName = new RegExp(BUCKET)
const bucketArn = new RegExp(`${ACCESS_POINT}|${OUTPOST}`)

/** Whether it is the ARN of an access point, which can stand for a bucket. */
export function isAccessPoint(bucket: string): boolean {
  return bucketArn.test(bucket)
}

/** Refuses what is no bucket before it becomes part of a host or a path. */
export function validateBucketName({ Bucket: bucket }: Params): void {
  if (typeof bucket !== 'string' || bucketName.test(bucket) || isAccessPoint(bucket)) return
  throw new ParamValidationError({
    report: `Invalid bucket name "${bucket}": Bucket name must match the regex "${BUCKET}" or be an ARN matching the regex "${ACCESS_POINT}|${OUTPOST}"`,
  })
}
