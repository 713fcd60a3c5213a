import { instanceRegion } from '../credentials/imds.ts'
import type { CoreSession } from './core-session.ts'
import { credentialContext } from './credential-chain.ts'

const REGIONS = new WeakMap<CoreSession, Promise<string | undefined>>()

/** Where the program runs as far as the environment says it; undefined when the machine must be asked. */
export function modeByEnvironment(session: CoreSession, regionName: string | undefined): string | undefined {
  const { env } = session.host
  if (!env['AWS_EXECUTION_ENV']) return undefined
  return modeFor(regionName, env['AWS_REGION'] || env['AWS_DEFAULT_REGION'])
}

/** The defaults mode for where the program runs, asking the instance's metadata service, once per session. */
export async function modeByInstance(session: CoreSession, regionName: string | undefined): Promise<string> {
  let region = REGIONS.get(session)
  if (region === undefined) {
    // A machine that is no instance has no such service, which is no news.
    region = instanceRegion(credentialContext(session)).catch(() => undefined)
    REGIONS.set(session, region)
  }
  return modeFor(regionName, await region)
}

function modeFor(regionName: string | undefined, current: string | undefined): string {
  if (!current) return 'standard'
  return current === regionName ? 'in-region' : 'cross-region'
}
