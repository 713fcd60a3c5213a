import { Config, UNSIGNED } from '../config/client-config.ts'
import { createCredentialResolver as createResolver } from '../credentials/chain.ts'
import type { CredentialContext, NestedClient, NestedClientOptions } from '../credentials/context.ts'
import type { CredentialResolver } from '../credentials/resolver.ts'
import { createNodeHandler } from '../http/node-handler.ts'
import { getLogger, LOG_LEVELS } from '../logging/logger.ts'
import type { CoreSession } from './core-session.ts'

const CREDENTIALS_LOG = getLogger('botocore.credentials')
const LEVELS = { debug: 'DEBUG', info: 'INFO', warning: 'WARNING' } as const

/**
 * The sources of credentials in the order in which they are asked.
 *
 * @param profileIsChosen a profile was set in code, which means it rather than the environment
 */
export function createCredentialResolver(session: CoreSession, profileIsChosen: boolean): CredentialResolver {
  // Throws ProfileNotFound, whichever source would have been the one.
  session.getScopedConfig()
  const regionName = session.lastClientRegion
  return createResolver(credentialContext(session, { sts: regionName }), profileIsChosen)
}

/** @param regions where services are called that are not told a region; the session's own when absent */
export function credentialContext(
  session: CoreSession,
  regions: Readonly<Record<string, string | undefined>> = {},
): CredentialContext {
  const { host } = session
  return {
    host,
    profileName: session.profile ?? 'default',
    fullConfig: () => session.fullConfig,
    getConfigVariable: (name) => session.getConfigVariable(name),
    makeClient: (service, options) =>
      nestedClient(session, service, { ...options, regionName: options.regionName ?? regions[service] }),
    http: () => session.httpHandlers.of('metadata', () => createNodeHandler({ host, proxies: {} })),
    closing: () => session.httpHandlers.closing,
    userAgent: () => `${session.userAgentName}/${session.userAgentVersion}`,
    mfaPrompter: session.mfaPrompter ?? askAtTerminal,
    log: (level, message, error) =>
      CREDENTIALS_LOG.log(
        LOG_LEVELS[LEVELS[level]],
        message,
        error === undefined ? undefined : { error: String(error) },
      ),
  }
}

function askAtTerminal(question: string): Promise<string> {
  const { promptAtTerminal } = require('../credentials/prompt.ts') as typeof import('../credentials/prompt.ts')
  return promptAtTerminal(question)
}

function nestedClient(
  session: CoreSession,
  service: string,
  { regionName, credentials, features }: NestedClientOptions,
): NestedClient {
  const config = credentials === undefined ? new Config({ signatureVersion: UNSIGNED }) : undefined
  const client = session.createNestedClient(service, { regionName, credentials, config }, features)
  return {
    events: client.meta.events,
    call: async (operationName, params, { signal } = {}) => {
      const { closing } = session.httpHandlers
      const either = signal === undefined ? closing : AbortSignal.any([signal, closing])
      return (await client[operationName]!(params, { signal: either })) as Record<string, unknown>
    },
  }
}
