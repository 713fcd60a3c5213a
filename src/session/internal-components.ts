import { createExceptions } from '../client/exceptions.ts'
import type { DefaultConfiguration } from '../config/mode-defaults.ts'
import { UserAgent, type UserAgentSettings } from '../http/user-agent.ts'
import type { ComponentLocator } from './components.ts'
import type { CoreSession } from './core-session.ts'

/** The component `user_agent_creator`: makes what says a client's User-Agent. */
export interface UserAgentCreator {
  create(settings: UserAgentSettings): Pick<UserAgent, 'header'>
}

/** Parts that botocore keeps to itself, and people reach for all the same. */
export function registerInternalComponents(components: ComponentLocator, session: CoreSession): void {
  components.registerComponent('user_agent_creator', {
    create: (settings) => new UserAgent(settings),
  } satisfies UserAgentCreator)
  components.lazyRegisterComponent('endpoint_resolver', () => ({
    getAvailablePartitions: () => session.getAvailablePartitions(),
    getPartitionForRegion: (regionName: string) => session.getPartitionForRegion(regionName),
  }))
  components.lazyRegisterComponent('exceptions_factory', () => ({
    createClientExceptions: (serviceName: string) => createExceptions(session.loader.wireModel(serviceName)),
  }))
  components.lazyRegisterComponent('monitor', () => {
    if (session.getConfigVariable('csm_enabled') !== true) return undefined
    const { createMonitor } = require('./monitor.ts') as typeof import('./monitor.ts')
    return createMonitor(session)
  })
  components.lazyRegisterComponent('default_config_resolver', () => defaultConfigResolver(session))
}

function defaultConfigResolver(session: CoreSession): object {
  const document = (): DefaultConfiguration => session.getData('sdk-default-configuration') as DefaultConfiguration
  return {
    getDefaultModes: () => ['legacy', 'auto', ...Object.keys(document().modes)],
    getDefaultConfigValues: (mode: string) => document().modes[mode],
  }
}
