import type { Params } from '../../client/stages.ts'
import { ParamValidationError } from '../../errors/params.ts'
import { consistsOf, isNameCharacter } from '../../util/ascii.ts'

// Written as botocore writes them, for a message; the first is what `isBucketName` says.
const BUCKET = String.raw`^[a-zA-Z0-9.\-_]{1,255}$`
const ACCESS_POINT = String.raw`^arn:(aws).*:(s3|s3-object-lambda):[a-z\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\-.]{1,63}$`
const OUTPOST = String.raw`^arn:(aws).*:s3-outposts:[a-z\-0-9]+:[0-9]{12}:outpost[/:][a-zA-Z0-9\-]{1,63}[/:]accesspoint[/:][a-zA-Z0-9\-]{1,63}$`

let bucketArn: RegExp | undefined

/** Whether it is the ARN of an access point, which can stand for a bucket. */
export function isAccessPoint(bucket: string): boolean {
  bucketArn ??= new RegExp(`${ACCESS_POINT}|${OUTPOST}`)
  return bucketArn.test(bucket)
}

function isBucketName(bucket: string): boolean {
  return bucket.length <= 255 && consistsOf(bucket, isNameCharacter)
}

/** Refuses what is no bucket before it becomes part of a host or a path. */
export function validateBucketName({ Bucket: bucket }: Params): void {
  if (typeof bucket !== 'string' || isBucketName(bucket) || isAccessPoint(bucket)) return
  throw new ParamValidationError({
    report: `Invalid bucket name "${bucket}": Bucket name must match the regex "${BUCKET}" or be an ARN matching the regex "${ACCESS_POINT}|${OUTPOST}"`,
  })
}
