import { BotoCoreError, type NoKwargs } from './boto-core-error.ts'
import { defineError, type ErrorClass } from './define-error.ts'

/** Above the errors of choosing an endpoint by region. */
export const BaseEndpointResolverError: ErrorClass<NoKwargs> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'BaseEndpointResolverError',
  undefined,
  { phase: 'endpoint' },
)
export type BaseEndpointResolverError = InstanceType<typeof BaseEndpointResolverError>

/** A region is needed and none is set. */
export const NoRegionError: ErrorClass<NoKwargs> = /* @__PURE__ */ defineError(
  BaseEndpointResolverError,
  'NoRegionError',
  'You must specify a region.',
  { advice: "Pass regionName, set AWS_REGION, or put 'region' into the profile." },
)
export type NoRegionError = InstanceType<typeof NoRegionError>

/** The region has no endpoint with FIPS or dual-stack as asked. */
export const EndpointVariantError: ErrorClass<{ readonly tags: readonly string[] }> = /* @__PURE__ */ defineError(
  BaseEndpointResolverError,
  'EndpointVariantError',
  'Unable to construct a modeled endpoint with the following variant(s) {tags}: ',
)
export type EndpointVariantError = InstanceType<typeof EndpointVariantError>

/** No endpoint can be made for the service in the region. */
export const UnknownEndpointError: ErrorClass<{
  readonly serviceName: string
  readonly regionName: string | undefined
}> = /* @__PURE__ */ defineError(
  BaseEndpointResolverError,
  'UnknownEndpointError',
  'Unable to construct an endpoint for {serviceName} in region {regionName}',
)
export type UnknownEndpointError = InstanceType<typeof UnknownEndpointError>

/** The FIPS pseudo-region is not known for the service. */
export const UnknownFIPSEndpointError: ErrorClass<{
  readonly regionName: string | undefined
  readonly serviceName: string
}> = /* @__PURE__ */ defineError(
  BaseEndpointResolverError,
  'UnknownFIPSEndpointError',
  'The provided FIPS pseudo-region "{regionName}" is not known for the service "{serviceName}". A FIPS compliant endpoint cannot be constructed.',
)
export type UnknownFIPSEndpointError = InstanceType<typeof UnknownFIPSEndpointError>

/** No partition has that region. */
export const UnknownRegionError: ErrorClass<{ readonly regionName: string | undefined; readonly errorMsg: string }> =
  /* @__PURE__ */ defineError(BotoCoreError, 'UnknownRegionError', "Unknown region: '{regionName}'. {errorMsg}", {
    phase: 'endpoint',
  })
export type UnknownRegionError = InstanceType<typeof UnknownRegionError>

/** The service does not exist in the region. */
export const ServiceNotInRegionError: ErrorClass<{
  readonly serviceName: string
  readonly regionName: string | undefined
}> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'ServiceNotInRegionError',
  'Service {serviceName} not available in region {regionName}',
  { phase: 'endpoint' },
)
export type ServiceNotInRegionError = InstanceType<typeof ServiceNotInRegionError>

/** Above the errors of endpoint rules. */
export const EndpointProviderError: ErrorClass<{ readonly msg: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'EndpointProviderError',
  '{msg}',
  { phase: 'endpoint' },
)
export type EndpointProviderError = InstanceType<typeof EndpointProviderError>

/** The endpoint rules refuse this combination of parameters and configuration. */
export const EndpointResolutionError: ErrorClass<{ readonly msg: string }> = /* @__PURE__ */ defineError(
  EndpointProviderError,
  'EndpointResolutionError',
  '{msg}',
)
export type EndpointResolutionError = InstanceType<typeof EndpointResolutionError>

/** The endpoint rules ask for a built-in parameter that is unknown. */
export const UnknownEndpointResolutionBuiltInName: ErrorClass<{ readonly name: string }> = /* @__PURE__ */ defineError(
  EndpointProviderError,
  'UnknownEndpointResolutionBuiltInName',
  'Unknown builtin variable name: {name}',
)
export type UnknownEndpointResolutionBuiltInName = InstanceType<typeof UnknownEndpointResolutionBuiltInName>

/** The endpoint cannot be used with the rest of the configuration. */
export const InvalidEndpointConfigurationError: ErrorClass<{ readonly msg: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'InvalidEndpointConfigurationError',
  'Invalid endpoint configuration: {msg}',
  { phase: 'endpoint' },
)
export type InvalidEndpointConfigurationError = InstanceType<typeof InvalidEndpointConfigurationError>

/** A parameter that becomes part of the host name is not a valid label. */
export const InvalidHostLabelError: ErrorClass<{ readonly label: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'InvalidHostLabelError',
  'Invalid host label to be bound to the hostname of the endpoint: "{label}".',
  { phase: 'endpoint' },
)
export type InvalidHostLabelError = InstanceType<typeof InvalidHostLabelError>

/** Above the errors of endpoint discovery. */
export const EndpointDiscoveryException: ErrorClass<NoKwargs> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'EndpointDiscoveryException',
  undefined,
  { phase: 'endpoint' },
)
export type EndpointDiscoveryException = InstanceType<typeof EndpointDiscoveryException>

/** The operation needs endpoint discovery, which is switched off. */
export const EndpointDiscoveryRequired: ErrorClass<NoKwargs> = /* @__PURE__ */ defineError(
  EndpointDiscoveryException,
  'EndpointDiscoveryRequired',
  'Endpoint Discovery is not enabled but this operation requires it.',
)
export type EndpointDiscoveryRequired = InstanceType<typeof EndpointDiscoveryRequired>

/** Endpoint discovery failed and the operation cannot do without. */
export const EndpointDiscoveryRefreshFailed: ErrorClass<NoKwargs> = /* @__PURE__ */ defineError(
  EndpointDiscoveryException,
  'EndpointDiscoveryRefreshFailed',
  'Endpoint Discovery failed to refresh the required endpoints.',
)
export type EndpointDiscoveryRefreshFailed = InstanceType<typeof EndpointDiscoveryRefreshFailed>
