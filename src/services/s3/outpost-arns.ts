import type { Params } from '../../client/stages.ts'
import { UnsupportedS3ControlArnError } from '../../errors/bucket.ts'
import { isArn, parseArn } from '../../util/arn.ts'

/** What an ARN in a parameter must be of. */
const KINDS = { Bucket: 'bucket', Name: 'accesspoint' } as const

/**
 * An ARN in place of a name is that of something on an outpost, and says whose it is: the account that the call is for. What
 * is to be created has no ARN yet.
 */
export function readOutpostArns(params: Params, operationName: string): void {
  if (operationName !== 'CreateAccessPoint') readArn(params, 'Name')
  if (operationName !== 'CreateBucket') readArn(params, 'Bucket')
}

function readArn(params: Params, name: keyof typeof KINDS): void {
  const arn = params[name]
  if (!isArn(arn)) return
  const { service, region, account, resource } = parseArn(arn)
  const refuse = (msg: string) => new UnsupportedS3ControlArnError({ arn, msg })
  if (region.startsWith('fips-') || region.endsWith('fips-')) {
    throw refuse('Invalid ARN, FIPS region not allowed in ARN.')
  }
  const [outpost, , kind, ...more] = resource.split(/[/:]/)
  if (service !== 's3-outposts' || outpost !== 'outpost' || kind !== KINDS[name] || more.length !== 1) {
    throw refuse(`The ${name} parameter does not support the provided ARN`)
  }
  const { AccountId: given = account } = params
  if (given !== account) {
    throw refuse(`Account ID in arn does not match the AccountId parameter provided: "${String(given)}"`)
  }
  params['AccountId'] = account
}
