import type { Customization, EndpointSettings } from '../../client/customization.ts'
import type { Params } from '../../client/stages.ts'
import type { ResolvedConfig } from '../../config/resolve-client-config.ts'
import type { Builtins } from '../../endpoints/builtins.ts'
import type { WireOperation } from '../../model/wire-model.ts'
import { isArn } from '../../util/arn.ts'

/**
 * How the `s3` options of a Config reach the endpoint rules of S3 and S3 Control:
 * - addressing style: path style where asked for, and for endpoints that are not AWS's unless `virtual` is asked for
 * - `accelerate`, dual-stack, ARN regions, multi-region access points, S3 Express session auth
 * - us-east-1 and no region at all mean the global endpoint, unless `usEast1RegionalEndpoint` is `regional`
 */
export const s3Endpoints: Customization = {
  globalRegion: ({ config }) =>
    (config.s3?.usEast1RegionalEndpoint ?? 'legacy') === 'legacy' ? 'us-east-1' : undefined,
  endpointBuiltins: (settings) => ({
    'AWS::S3::UseGlobalEndpoint': usesGlobalEndpoint(settings.config, settings.regionName),
    'AWS::S3::Accelerate': settings.config.s3?.useAccelerateEndpoint ?? false,
    'AWS::S3::ForcePathStyle': forcesPathStyle(settings),
    'AWS::S3::UseArnRegion': settings.config.s3?.useArnRegion ?? true,
    'AWS::S3::DisableMultiRegionAccessPoints': settings.config.s3?.s3DisableMultiregionAccessPoints ?? false,
    'AWS::S3::DisableS3ExpressSessionAuth': settings.config.s3DisableExpressSessionAuth,
    ...dualStack(settings),
  }),
}

export const s3ControlEndpoints: Customization = {
  endpointBuiltins: (settings) => ({
    'AWS::S3Control::UseArnRegion': settings.config.s3?.useArnRegion ?? false,
    ...dualStack(settings),
  }),
}

function usesGlobalEndpoint(config: ResolvedConfig, regionName: string | undefined): boolean {
  const legacy = (config.s3?.usEast1RegionalEndpoint ?? 'legacy') === 'legacy'
  return legacy && (regionName === undefined || regionName === 'us-east-1')
}

const PATH_STYLE: Builtins = { 'AWS::S3::ForcePathStyle': true }
const VIRTUAL_STYLE: Builtins = { 'AWS::S3::ForcePathStyle': false }

/**
 * Where the region of a bucket is asked for it is not known yet, and only path style can be signed for any; an ARN has no
 * path style.
 */
export function s3CallBuiltins({ name }: WireOperation, { Bucket: bucket }: Params): Builtins | undefined {
  if (name === 'GetBucketLocation') return PATH_STYLE
  return typeof bucket === 'string' && isArn(bucket) ? VIRTUAL_STYLE : undefined
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
