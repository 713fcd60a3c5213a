/**
 * EC2, and Auto Scaling, which has the first of these too:
 * - user data is encoded in base64; text and bytes are taken
 * - console output is decoded
 * - where the model says `Filter`, `Filters` is understood, which is its name everywhere else
 * - CopySnapshot sends a presigned URL of itself in the source region, and the destination region
 */
import type { Customization } from '../client/customization.ts'
import type { Params } from '../client/stages.ts'
import { toBase64 } from '../util/bytes.ts'
import { presignInSourceRegion } from './cross-region-copy.ts'
import { renameParameter } from './parameter-alias.ts'
import { parameterBytes } from './parameter-bytes.ts'

const WITH_FILTER = [
  'DescribeFlowLogs',
  'DescribeHostReservationOfferings',
  'DescribeHostReservations',
  'DescribeHosts',
  'DescribeNatGateways',
]

export const ec2: Customization = {
  register(events) {
    events.register('before-parameter-build.ec2.RunInstances', ({ params }) => encodeUserData(params))
    events.register('after-call.ec2.GetConsoleOutput', ({ parsed }) => decodeConsoleOutput(parsed))
    events.register('before-call.ec2.CopySnapshot', (event) => presignInSourceRegion(event, EC2_COPY))
    for (const name of WITH_FILTER) {
      events.register(`before-parameter-build.ec2.${name}`, ({ params }) =>
        renameParameter(params, 'Filter', 'Filters', name),
      )
    }
  },
}

export const autoScaling: Customization = {
  register(events) {
    const created = 'before-parameter-build.auto-scaling.CreateLaunchConfiguration'
    events.register(created, ({ params }) => encodeUserData(params))
  },
}

const EC2_COPY = { member: 'PresignedUrl', keepsSource: true, sendsDestination: true } as const

function encodeUserData(params: Params): void {
  const bytes = parameterBytes(params['UserData'])
  if (bytes !== undefined) params['UserData'] = toBase64(bytes)
}

/** Base64 as Python reads it: other characters are skipped, and what is not padded as it should be stays as it is. */
function decodeConsoleOutput(parsed: Record<string, unknown>): void {
  const output = parsed['Output']
  if (typeof output !== 'string' || /[^\0-\xff]/.test(output)) return
  const text = output.replace(/[^A-Za-z0-9+/=]/g, '')
  if (/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) {
    parsed['Output'] = Buffer.from(text, 'base64').toString('utf8')
  }
}
