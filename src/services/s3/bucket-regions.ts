import type { Call } from '../../client/call.ts'
import type { ClientState } from '../../client/client-state.ts'
import type { AttemptOutcome } from '../../client/outcome.ts'
import { codeOf } from '../../errors/client-error.ts'

/** The header that says where a bucket is. */
export const BUCKET_REGION = 'x-amz-bucket-region'

/** The region of a call's bucket, where it is not the client's own. */
export type RegionOf = (call: Call, bucket: unknown) => string | undefined

/** What clients have learned about their buckets, as soon as there is something. */
export const LEARNED_REGIONS: WeakMap<ClientState, RegionOf> = new WeakMap()

/** What handlers of a call's later stages find in its context, as in botocore. */
export interface RedirectNote {
  redirected: boolean
  readonly bucket: unknown
  readonly params: Readonly<Record<string, unknown>>
}

/** Whether S3 says that the bucket is in another region. To a HEAD it says so without words, so that the status has to do. */
export function isElsewhere({ plan }: Call, { response, failure }: AttemptOutcome): boolean {
  if (response === undefined || failure === undefined) return false
  const { name } = plan.operation
  const code = codeOf(failure)
  return (
    [301, 302, 307].includes(response.statusCode) ||
    code === 'PermanentRedirect' ||
    (code === 'AuthorizationHeaderMalformed' && (failure['Error'] as { Region?: string }).Region !== undefined) ||
    (code === 'IllegalLocationConstraintException' && name !== 'CreateBucket') ||
    (code === '400' && (name === 'HeadObject' || (name === 'HeadBucket' && BUCKET_REGION in response.headers)))
  )
}
