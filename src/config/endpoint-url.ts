import { InvalidConfigError } from '../errors/config.ts'
import type { FullConfig, Profile } from './profiles.ts'

/** What a configured endpoint URL is looked up in. */
export interface EndpointUrlSources {
  readonly env: Readonly<Record<string, string | undefined>>
  scopedConfig(): Profile
  fullConfig(): FullConfig
}

/**
 * The endpoint that environment and files configure for a service, in this order: AWS_ENDPOINT_URL_<SERVICE>,
 * AWS_ENDPOINT_URL, the profile's `[services]` section, the profile's own `endpoint_url`. Empty text counts as absent.
 *
 * @param serviceId the hyphenated service id, e.g. `elastic-load-balancing-v2`
 */
export function configuredEndpointUrl(serviceId: string, sources: EndpointUrlSources): string | undefined {
  const key = serviceId.replaceAll('-', '_')
  return (
    nonEmpty(sources.env[`AWS_ENDPOINT_URL_${key.toUpperCase()}`]) ??
    nonEmpty(sources.env['AWS_ENDPOINT_URL']) ??
    fromServicesSection(key.toLowerCase(), sources) ??
    nonEmpty(sources.scopedConfig()['endpoint_url'])
  )
}

function fromServicesSection(key: string, sources: EndpointUrlSources): string | undefined {
  const name = sources.scopedConfig()['services']
  if (typeof name !== 'string') return undefined
  const { services = {} } = sources.fullConfig()
  if (!Object.hasOwn(services, name)) {
    throw new InvalidConfigError({
      errorMsg: `The profile is configured to use the services section but the "${name}" services configuration does not exist.`,
    })
  }
  const section = services[name]!
  const entry = Object.hasOwn(section, key) ? section[key] : undefined
  return typeof entry === 'object' ? nonEmpty(entry['endpoint_url']) : undefined
}

function nonEmpty(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
