import { BotoCoreError } from './boto-core-error.ts'
import { defineError, type ErrorClass } from './define-error.ts'
import { DataNotFoundError } from './model.ts'

/** The root of the errors that boto3 has beside botocore's. */
export const Boto3Error: ErrorClass<{ readonly message: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'Boto3Error',
  '{message}',
)
export type Boto3Error = InstanceType<typeof Boto3Error>

/** An attribute was asked for of a resource that cannot be loaded, such as one that only a collection knows. */
export const ResourceLoadException: ErrorClass<{ readonly message: string }> = /* @__PURE__ */ defineError(
  Boto3Error,
  'ResourceLoadException',
)
export type ResourceLoadException = InstanceType<typeof ResourceLoadException>

/** There are no resources of that service. */
export const ResourceNotExistsError: ErrorClass<{
  readonly serviceName: string
  readonly availableServices: readonly string[]
}> = /* @__PURE__ */ defineError(
  DataNotFoundError,
  'ResourceNotExistsError',
  "The '{serviceName}' resource does not exist. The available resources are: {availableServices}",
)
export type ResourceNotExistsError = InstanceType<typeof ResourceNotExistsError>

/** There are no resources of the service for that version of its API. */
export const UnknownAPIVersionError: ErrorClass<{
  readonly serviceName: string
  readonly badApiVersion: string
  readonly availableApiVersions: readonly string[]
}> = /* @__PURE__ */ defineError(
  DataNotFoundError,
  'UnknownAPIVersionError',
  "The '{serviceName}' resource does not support an API version of: {badApiVersion}\nValid API versions are: {availableApiVersions}",
)
export type UnknownAPIVersionError = InstanceType<typeof UnknownAPIVersionError>
