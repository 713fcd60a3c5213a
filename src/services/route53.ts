/**
 * Route 53 hands out ids with the kind of their resource before them (`/hostedzone/Z1`) and takes them without.
 */
import type { Customization } from '../client/customization.ts'
import type { Params } from '../client/stages.ts'

/** Parameters that are ids of resources, by operation where others have a parameter of that name for something else. */
const EVERYWHERE = ['DelegationSetId', 'HostedZoneId', 'HostedZoneIdMarker']
const WITH_ID: ReadonlySet<string> = new Set([
  'DeleteHostedZone',
  'GetChange',
  'GetHostedZone',
  'GetReusableDelegationSet',
  'DeleteReusableDelegationSet',
  'UpdateHostedZoneComment',
])

export const route53: Customization = {
  register(events) {
    events.register('before-parameter-build.route-53', ({ params }) => trimIds(params, EVERYWHERE))
    for (const name of WITH_ID) {
      events.register(`before-parameter-build.route-53.${name}`, ({ params }) => trimIds(params, ['Id']))
    }
  },
}

function trimIds(params: Params, names: readonly string[]): void {
  for (const name of names) {
    const id = params[name]
    if (typeof id === 'string') params[name] = id.slice(id.lastIndexOf('/') + 1)
  }
}
