import { InvalidEndpointDiscoveryConfigurationError } from '../errors/config.ts'
import type { WireModel, WireOperation } from '../model/wire-model.ts'

/** `endpoint_discovery_enabled` as it may be given; undefined for what is none. */
export function discoverySetting(value: unknown): boolean | 'auto' | undefined {
  switch (typeof value === 'string' ? value.toLowerCase().trim() : value) {
    case 'auto':
      return 'auto'
    case true:
    case 'true':
      return true
    case false:
    case 'false':
      return false
    default:
      return undefined
  }
}

/** Throws InvalidEndpointDiscoveryConfigurationError for a setting that is none, where the service would go by it. */
export function checkDiscoverySetting(value: unknown, model: WireModel): void {
  if (discoverySetting(value) !== undefined || describingOperation(model) === undefined) return
  throw new InvalidEndpointDiscoveryConfigurationError({ configValue: value })
}

/** The operation by which a service names endpoints. */
export function describingOperation(model: WireModel): WireOperation | undefined {
  const name = model.operationNames.find((each) => model.operation(each)!.traits.endpointoperation === true)
  return name === undefined ? undefined : model.operation(name)
}
