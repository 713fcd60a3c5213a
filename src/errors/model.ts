import { BotoCoreError } from './boto-core-error.ts'
import { defineError, type ErrorClass } from './define-error.ts'

/** There is no such model data on the search path. */
export const DataNotFoundError: ErrorClass<{ readonly dataPath: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'DataNotFoundError',
  'Unable to load data for: {dataPath}',
)
export type DataNotFoundError = InstanceType<typeof DataNotFoundError>

/** There is no service of that name. */
export const UnknownServiceError: ErrorClass<{
  readonly serviceName: string
  readonly knownServiceNames: readonly string[]
}> = /* @__PURE__ */ defineError(
  DataNotFoundError,
  'UnknownServiceError',
  "Unknown service: '{serviceName}'. Valid service names are: {knownServiceNames}",
)
export type UnknownServiceError = InstanceType<typeof UnknownServiceError>

/** The service has no model for that API version. */
export const ApiVersionNotFoundError: ErrorClass<{ readonly dataPath: string; readonly apiVersion: string }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'ApiVersionNotFoundError',
    'Unable to load data {dataPath} for: {apiVersion}',
  )
export type ApiVersionNotFoundError = InstanceType<typeof ApiVersionNotFoundError>

/** The model's style of service is unknown. */
export const UnknownServiceStyle: ErrorClass<{ readonly serviceStyle: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'UnknownServiceStyle',
  'The service style ({serviceStyle}) is not understood.',
)
export type UnknownServiceStyle = InstanceType<typeof UnknownServiceStyle>

/** The service speaks none of the protocols that are implemented. */
export const UnsupportedServiceProtocolsError: ErrorClass<{
  readonly botocoreSupportedProtocols: readonly string[]
  readonly service: string
  readonly serviceSupportedProtocols: readonly string[]
}> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'UnsupportedServiceProtocolsError',
  'Botocore supports {botocoreSupportedProtocols}, but service {service} only supports {serviceSupportedProtocols}.',
)
export type UnsupportedServiceProtocolsError = InstanceType<typeof UnsupportedServiceProtocolsError>

/** The model lacks something that was asked for. */
export const UndefinedModelAttributeError: ErrorClass<{ readonly message: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'UndefinedModelAttributeError',
  '{message}',
)
export type UndefinedModelAttributeError = InstanceType<typeof UndefinedModelAttributeError>

/** The model lacks its serviceId. */
export const MissingServiceIdError: ErrorClass<{ readonly serviceName: string }> = /* @__PURE__ */ defineError(
  UndefinedModelAttributeError,
  'MissingServiceIdError',
  'The model being used for the service {serviceName} is missing the serviceId metadata property, which is required.',
)
export type MissingServiceIdError = InstanceType<typeof MissingServiceIdError>

/** Model data is not what botocore's format says; names the file and the place. */
export const InvalidModelError: ErrorClass<{ readonly message: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'InvalidModelError',
  '{message}',
)
export type InvalidModelError = InstanceType<typeof InvalidModelError>

/** The model has no shape of that name. */
export const NoShapeFoundError: ErrorClass<{ readonly message: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'NoShapeFoundError',
  '{message}',
)
export type NoShapeFoundError = InstanceType<typeof NoShapeFoundError>

/** A shape in the model is malformed. */
export const InvalidShapeError: ErrorClass<{ readonly message: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'InvalidShapeError',
  '{message}',
)
export type InvalidShapeError = InstanceType<typeof InvalidShapeError>

/** A reference to a shape in the model is malformed. */
export const InvalidShapeReferenceError: ErrorClass<{ readonly message: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'InvalidShapeReferenceError',
  '{message}',
)
export type InvalidShapeReferenceError = InstanceType<typeof InvalidShapeReferenceError>

/** The model has no operation of that name. */
export const OperationNotFoundError: ErrorClass<{ readonly message: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'OperationNotFoundError',
  '{message}',
)
export type OperationNotFoundError = InstanceType<typeof OperationNotFoundError>
