import type { ErrorPhase } from './aws-error.ts'
import { BotoCoreError, type NoKwargs } from './boto-core-error.ts'

/** Above the errors of choosing an endpoint by region. */
export class BaseEndpointResolverError<Kwargs extends object = NoKwargs> extends BotoCoreError<Kwargs> {
  static override readonly errorName: string = 'BaseEndpointResolverError'
  static override readonly phase: ErrorPhase = 'endpoint'
}

/** A region is needed and none is set. */
export class NoRegionError extends BaseEndpointResolverError<NoKwargs> {
  static override readonly errorName: string = 'NoRegionError'
  static override readonly fmt: string = 'You must specify a region.'
  static override readonly advice: string = "Pass regionName, set AWS_REGION, or put 'region' into the profile."
}

/** The region has no endpoint with FIPS or dual-stack as asked. */
export class EndpointVariantError extends BaseEndpointResolverError<{ readonly tags: readonly string[] }> {
  static override readonly errorName: string = 'EndpointVariantError'
  static override readonly fmt: string = 'Unable to construct a modeled endpoint with the following variant(s) {tags}: '
}

/** No endpoint can be made for the service in the region. */
export class UnknownEndpointError extends BaseEndpointResolverError<{
  readonly serviceName: string
  readonly regionName: string | undefined
}> {
  static override readonly errorName: string = 'UnknownEndpointError'
  static override readonly fmt: string = 'Unable to construct an endpoint for {serviceName} in region {regionName}'
}

/** The FIPS pseudo-region is not known for the service. */
export class UnknownFIPSEndpointError extends BaseEndpointResolverError<{
  readonly regionName: string | undefined
  readonly serviceName: string
}> {
  static override readonly errorName: string = 'UnknownFIPSEndpointError'
  static override readonly fmt: string =
    'The provided FIPS pseudo-region "{regionName}" is not known for the service "{serviceName}". A FIPS compliant endpoint cannot be constructed.'
}

/** No partition has that region. */
export class UnknownRegionError extends BotoCoreError<{
  readonly regionName: string | undefined
  readonly errorMsg: string
}> {
  static override readonly errorName: string = 'UnknownRegionError'
  static override readonly fmt: string = "Unknown region: '{regionName}'. {errorMsg}"
  static override readonly phase: ErrorPhase = 'endpoint'
}

/** The service does not exist in the region. */
export class ServiceNotInRegionError extends BotoCoreError<{
  readonly serviceName: string
  readonly regionName: string | undefined
}> {
  static override readonly errorName: string = 'ServiceNotInRegionError'
  static override readonly fmt: string = 'Service {serviceName} not available in region {regionName}'
  static override readonly phase: ErrorPhase = 'endpoint'
}

/** Above the errors of endpoint rules. */
export class EndpointProviderError<Kwargs extends object = { readonly msg: string }> extends BotoCoreError<Kwargs> {
  static override readonly errorName: string = 'EndpointProviderError'
  static override readonly fmt: string = '{msg}'
  static override readonly phase: ErrorPhase = 'endpoint'
}

/** The endpoint rules refuse this combination of parameters and configuration. */
export class EndpointResolutionError extends EndpointProviderError<{ readonly msg: string }> {
  static override readonly errorName: string = 'EndpointResolutionError'
  static override readonly fmt: string = '{msg}'
}

/** The endpoint rules ask for a built-in parameter that is unknown. */
export class UnknownEndpointResolutionBuiltInName extends EndpointProviderError<{ readonly name: string }> {
  static override readonly errorName: string = 'UnknownEndpointResolutionBuiltInName'
  static override readonly fmt: string = 'Unknown builtin variable name: {name}'
}

/** The endpoint cannot be used with the rest of the configuration. */
export class InvalidEndpointConfigurationError extends BotoCoreError<{ readonly msg: string }> {
  static override readonly errorName: string = 'InvalidEndpointConfigurationError'
  static override readonly fmt: string = 'Invalid endpoint configuration: {msg}'
  static override readonly phase: ErrorPhase = 'endpoint'
}

/** A parameter that becomes part of the host name is not a valid label. */
export class InvalidHostLabelError extends BotoCoreError<{ readonly label: string }> {
  static override readonly errorName: string = 'InvalidHostLabelError'
  static override readonly fmt: string = 'Invalid host label to be bound to the hostname of the endpoint: "{label}".'
  static override readonly phase: ErrorPhase = 'endpoint'
}

/** Above the errors of endpoint discovery. */
export class EndpointDiscoveryException<Kwargs extends object = NoKwargs> extends BotoCoreError<Kwargs> {
  static override readonly errorName: string = 'EndpointDiscoveryException'
  static override readonly phase: ErrorPhase = 'endpoint'
}

/** The operation needs endpoint discovery, which is switched off. */
export class EndpointDiscoveryRequired extends EndpointDiscoveryException<NoKwargs> {
  static override readonly errorName: string = 'EndpointDiscoveryRequired'
  static override readonly fmt: string = 'Endpoint Discovery is not enabled but this operation requires it.'
}

/** Endpoint discovery failed and the operation cannot do without. */
export class EndpointDiscoveryRefreshFailed extends EndpointDiscoveryException<NoKwargs> {
  static override readonly errorName: string = 'EndpointDiscoveryRefreshFailed'
  static override readonly fmt: string = 'Endpoint Discovery failed to refresh the required endpoints.'
}
