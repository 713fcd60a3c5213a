import type { Call } from '../../client/call.ts'
import { callEndpoint } from '../../client/call-endpoint.ts'
import type { ClientState } from '../../client/client-state.ts'
import { invoke } from '../../client/invoke.ts'
import type { AttemptOutcome } from '../../client/outcome.ts'
import type { PreparedCall } from '../../client/prepare.ts'
import { ClientError } from '../../errors/client-error.ts'
import type { Headers } from '../../http/http.ts'
import { getLogger } from '../../logging/logger.ts'
import { isArn } from '../../util/arn.ts'
import { isValidRegionName } from '../../util/host-label.ts'
import { BUCKET_REGION, LEARNED_REGIONS, type RedirectNote } from './bucket-regions.ts'

const LOG = getLogger('botocore.utils')
/** Buckets of a client whose regions are remembered. */
const REMEMBERED = 1000

const REGIONS = new WeakMap<ClientState, Map<string, string>>()

/**
 * The call as it is to be sent to the region that its bucket is in, which is remembered for the client's next calls.
 * Undefined where that is not known or is where the call was sent, for what has been sent elsewhere before, and for
 * ARNs, which say their region.
 */
export async function redirect(
  call: Call,
  prepared: PreparedCall,
  outcome: AttemptOutcome,
): Promise<PreparedCall | undefined> {
  const note = call.context['s3_redirect'] as RedirectNote
  const { bucket } = note
  if (typeof bucket !== 'string' || isArn(bucket) || note.redirected) return undefined
  const region = regionSaid(outcome) ?? (await regionAsked(call, bucket))
  if (!region || !isValidRegionName(region)) return undefined
  remember(call.client, bucket, region)
  note.redirected = true
  const endpoint = await callEndpoint(call, prepared.params)
  const scheme = call.plan.chooseScheme(endpoint.properties.authSchemes)
  if (endpoint.url === prepared.endpoint.url && scheme.signingRegion === prepared.scheme.signingRegion) return undefined
  LOG.debug(
    `S3 client configured for region ${call.client.endpoints.client.regionName} but the bucket ${bucket} is in region ${region}; Please configure the proper region to avoid multiple unnecessary redirects and signing attempts.`,
  )
  const request = prepared.request.clone()
  const { path, query } = request
  request.url = endpoint.url
  Object.assign(request, { path, query })
  return { ...prepared, endpoint, request, scheme }
}

function regionSaid({ response, failure }: AttemptOutcome): string | undefined {
  const { Region } = (failure?.['Error'] ?? {}) as { readonly Region?: string }
  return response?.headers[BUCKET_REGION] ?? Region
}

/** Whether or not it may be called, a bucket says where it is. */
async function regionAsked({ client, plan, signal }: Call, bucket: string): Promise<string | undefined> {
  if (plan.operation.name === 'HeadBucket') return undefined
  const answer = await invoke(client, client.plan('HeadBucket'), { Bucket: bucket }, { signal }).catch((error) => {
    if (error instanceof ClientError) return error.response
    throw error
  })
  return (answer.ResponseMetadata?.['HTTPHeaders'] as Headers | undefined)?.[BUCKET_REGION]
}

function remember(client: ClientState, bucket: string, region: string): void {
  let regions = REGIONS.get(client)
  if (regions === undefined) {
    const known = (regions = new Map<string, string>())
    REGIONS.set(client, known)
    LEARNED_REGIONS.set(client, (call, name) => regionOf(call, known.get(name as string)))
  }
  regions.delete(bucket)
  if (region !== client.endpoints.builtins['AWS::Region']) regions.set(bucket, region)
  if (regions.size > REMEMBERED) regions.delete(regions.keys().next().value!)
}

/** A bucket that is to be made is made where the client is, wherever one of its name has been; to presign is to make none. */
function regionOf(call: Call, region: string | undefined): string | undefined {
  const { redirected } = call.context['s3_redirect'] as RedirectNote
  const creates = call.plan.operation.name === 'CreateBucket' && call.presigns === undefined
  if (region === undefined || (creates && !redirected)) return undefined
  call.useFeature('S3_REGION_REDIRECT')
  return region
}
