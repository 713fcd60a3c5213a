import { createExceptions } from '../client/exceptions.ts'
import type { DefaultConfiguration } from '../config/mode-defaults.ts'
import { UserAgent, type UserAgentSettings } from '../http/user-agent.ts'
import { Loader } from '../loaders/loader.ts'
import type { OwnComponents } from './components.ts'
import type { CoreSession } from './core-session.ts'

/** The component `user_agent_creator`: makes what says a client's User-Agent. */
export interface UserAgentCreator {
  create(settings: UserAgentSettings): Pick<UserAgent, 'header'>
}

/** The parts of every session, made when they are first asked for. Some botocore keeps to itself, and people reach for them. */
export const OWN_COMPONENTS: OwnComponents<CoreSession> = {
  data_loader: (session) => new Loader({ dataPath: session.getConfigVariable('data_path'), host: session.host }),
  credential_provider(session) {
    const { createCredentialResolver } = require('./credential-chain.ts') as typeof import('./credential-chain.ts')
    return createCredentialResolver(session, Object.hasOwn(session.instanceVariables(), 'profile'))
  },
  token_provider(session) {
    const { createTokenChain } = require('./token-chain.ts') as typeof import('./token-chain.ts')
    return createTokenChain(session)
  },
  user_agent_creator: () =>
    ({ create: (settings: UserAgentSettings) => new UserAgent(settings) }) satisfies UserAgentCreator,
  endpoint_resolver: (session) => ({
    getAvailablePartitions: () => session.getAvailablePartitions(),
    getPartitionForRegion: (regionName: string) => session.getPartitionForRegion(regionName),
  }),
  exceptions_factory: (session) => ({
    createClientExceptions: (serviceName: string) => createExceptions(session.loader.wireModel(serviceName)),
  }),
  monitor(session) {
    if (session.getConfigVariable('csm_enabled') !== true) return undefined
    const { createMonitor } = require('./monitor.ts') as typeof import('./monitor.ts')
    return createMonitor(session)
  },
  default_config_resolver: defaultConfigResolver,
}

function defaultConfigResolver(session: CoreSession): object {
  const document = (): DefaultConfiguration => session.getData('sdk-default-configuration') as DefaultConfiguration
  return {
    getDefaultModes: () => ['legacy', 'auto', ...Object.keys(document().modes)],
    getDefaultConfigValues: (mode: string) => document().modes[mode],
  }
}
