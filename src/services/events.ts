/**
 * EventBridge: what the endpoint rules say about endpoints of several regions is an error of the configuration.
 */
import type { Customization } from '../client/customization.ts'
import { InvalidEndpointConfigurationError } from '../errors/endpoint.ts'

const NO_FIPS = 'Invalid Configuration: FIPS is not supported with EventBridge multi-region endpoints.'

export const eventBridge: Customization = {
  translateEndpointError: (msg) =>
    msg.startsWith(NO_FIPS) || msg === 'EndpointId must be a valid host label.'
      ? new InvalidEndpointConfigurationError({ msg })
      : undefined,
}
