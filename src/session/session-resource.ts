import { Config, toConfig } from '../config/client-config.ts'
import { ResourceNotExistsError, UnknownAPIVersionError } from '../errors/boto3.ts'
import { DataNotFoundError, UnknownServiceError } from '../errors/model.ts'
import type { GenericResource } from '../resources/resource.ts'
import type { ResourceDefinitions } from '../resources/resource-definitions.ts'
import { createServiceResource } from '../resources/service-resource.ts'
import { resourceCustomizationOf } from '../services/resources.ts'
import { checkOptions } from '../util/known-options.ts'
import { didYouMean } from '../util/suggestions.ts'
import { CLIENT_OPTION_NAMES, type ClientOptions } from './client-options.ts'
import type { CoreSession } from './core-session.ts'
import type { ResourceModule } from './resource-types.ts'
import { createSessionClient } from './session-client.ts'

const NO_CUSTOMIZATION = {}

/** The resource of a service, with a client of its own: at the API version of the resources' model, as in boto. */
export function createSessionResource(
  session: CoreSession,
  service: string | ResourceModule,
  options: ClientOptions,
): GenericResource {
  checkOptions(options, CLIENT_OPTION_NAMES)
  const serviceName = typeof service === 'object' ? service.serviceName : service
  const definitions = loadDefinitions(session, serviceName, options.apiVersion)
  const apiVersion = options.apiVersion ?? session.loader.determineLatestVersion(serviceName, 'resources-1')
  const client = createSessionClient(session, serviceName, {
    ...options,
    apiVersion,
    config: withUserAgent(options.config),
  })
  const customization = session.includeBuiltinHandlers ? resourceCustomizationOf(serviceName) : NO_CUSTOMIZATION
  return createServiceResource({ client, definitions, customization, events: session.events })
}

function withUserAgent(given: ClientOptions['config']): Config {
  return new Config({ userAgentExtra: 'Resource' }).merge(given === undefined ? new Config() : toConfig(given))
}

function loadDefinitions(
  session: CoreSession,
  serviceName: string,
  apiVersion: string | undefined,
): ResourceDefinitions {
  const { loader } = session
  try {
    return loader.loadServiceModel(serviceName, 'resources-1', { apiVersion }) as unknown as ResourceDefinitions
  } catch (error) {
    if (error instanceof UnknownServiceError) {
      const availableServices = loader.listAvailableServices('resources-1')
      const hasClient = loader.listAvailableServices('service-2').includes(serviceName)
      const hint = hasClient
        ? `Consider using session.client('${serviceName}') instead of a resource.`
        : didYouMean(String(serviceName), availableServices)
      throw new ResourceNotExistsError({ serviceName, availableServices }, { hint, cause: error })
    }
    if (error instanceof DataNotFoundError && apiVersion !== undefined) {
      const availableApiVersions = loader.listApiVersions(serviceName, 'resources-1')
      throw new UnknownAPIVersionError(
        { serviceName, badApiVersion: apiVersion, availableApiVersions },
        { cause: error },
      )
    }
    throw error
  }
}
