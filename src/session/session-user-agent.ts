import { release } from 'node:os'
import type { CoreSession } from './core-session.ts'

/** botocore's older form: name and version, runtime, system, where it runs, and what was added. */
export function sessionUserAgent(session: CoreSession): string {
  const { userAgentName, userAgentVersion, userAgentExtra, host } = session
  const executionEnv = host.env['AWS_EXECUTION_ENV']
  return [
    `${userAgentName}/${userAgentVersion}`,
    `nodejs/${process.versions.node}`,
    `${host.platform}/${release()}`,
    ...(executionEnv ? [`exec-env/${executionEnv}`] : []),
    ...(userAgentExtra ? [userAgentExtra] : []),
  ].join(' ')
}
