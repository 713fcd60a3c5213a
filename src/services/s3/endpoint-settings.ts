import type { Call } from '../../client/call.ts'
import type { Customization, EndpointSettings } from '../../client/customization.ts'
import type { Params } from '../../client/stages.ts'
import type { Builtins } from '../../endpoints/builtins.ts'
import { isArn } from '../../util/arn.ts'
import { LEARNED_REGIONS } from './bucket-regions.ts'

/**
 * How the `s3` options of a Config reach the endpoint rules of S3 and S3 Control:
 * - addressing style: path style where asked for, and for endpoints that are not AWS's unless `virtual` is asked for
 * - `accelerate`, dual-stack, ARN regions, multi-region access points, S3 Express session auth
 * - us-east-1 and no region at all mean the global endpoint, unless `usEast1RegionalEndpoint` is `regional`
 */
export const s3Endpoints: Customization = {
  globalRegion,
  endpointBuiltins(settings) {
    const { config, regionName = GLOBAL_REGION } = settings
    const {
      useAccelerateEndpoint = false,
      useArnRegion = true,
      s3DisableMultiregionAccessPoints = false,
    } = config.s3 ?? {}
    return {
      'AWS::S3::UseGlobalEndpoint': regionName === globalRegion(settings),
      'AWS::S3::Accelerate': useAccelerateEndpoint,
      'AWS::S3::ForcePathStyle': forcesPathStyle(settings),
      'AWS::S3::UseArnRegion': useArnRegion,
      'AWS::S3::DisableMultiRegionAccessPoints': s3DisableMultiregionAccessPoints,
      ...dualStack(settings),
    }
  },
  clientContext: ({ s3DisableExpressSessionAuth }) => ({ disableS3ExpressSessionAuth: s3DisableExpressSessionAuth }),
}

export const s3ControlEndpoints: Customization = {
  endpointBuiltins: (settings) => ({
    'AWS::S3Control::UseArnRegion': settings.config.s3?.useArnRegion ?? false,
    ...dualStack(settings),
  }),
}

const GLOBAL_REGION = 'us-east-1'

function globalRegion({ config }: EndpointSettings): string | undefined {
  return (config.s3?.usEast1RegionalEndpoint ?? 'legacy') === 'legacy' ? GLOBAL_REGION : undefined
}

const PATH_STYLE: Builtins = { 'AWS::S3::ForcePathStyle': true }
const VIRTUAL_STYLE: Builtins = { 'AWS::S3::ForcePathStyle': false }

/**
 * A bucket that was found elsewhere is called there. Where the region of a bucket is asked for it is not known yet, and only path style can be signed for any; an ARN has no
 * path style.
 */
export function s3CallBuiltins(call: Call, { Bucket: bucket }: Params): Builtins | undefined {
  const asksForRegion = call.plan.operation.name === 'GetBucketLocation'
  const style = asksForRegion ? PATH_STYLE : isArn(bucket) ? VIRTUAL_STYLE : undefined
  const region = LEARNED_REGIONS.get(call.client)?.(call, bucket)
  return region === undefined ? style : { ...style, 'AWS::Region': region }
}

const ACCELERATE_HOST = /^https?:\/\/s3-accelerate(\.dualstack)?\.amazonaws\.com/i

function forcesPathStyle({ config, endpointUrl }: EndpointSettings): boolean {
  if (config.s3?.useAccelerateEndpoint) return false
  const style = config.s3?.addressingStyle
  const accelerates = endpointUrl?.includes('s3-accelerate') && ACCELERATE_HOST.test(endpointUrl)
  return endpointUrl !== undefined && !accelerates ? style !== 'virtual' : style === 'path'
}

/** The `s3` section's own switch wins over the general one, but not over an endpoint that was given. */
function dualStack({ config, endpointUrl }: EndpointSettings): { 'AWS::UseDualStack'?: boolean } {
  const asked = config.s3?.useDualstackEndpoint
  return asked === undefined || endpointUrl !== undefined ? {} : { 'AWS::UseDualStack': asked }
}
