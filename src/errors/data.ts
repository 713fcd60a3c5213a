import { BotoCoreError } from './boto-core-error.ts'

/** There is no such model data on the search path. */
export class DataNotFoundError<Kwargs extends object = { readonly dataPath: string }> extends BotoCoreError<Kwargs> {
  static override readonly errorName: string = 'DataNotFoundError'
  static override readonly fmt: string = 'Unable to load data for: {dataPath}'
}

/** There is no service of that name. */
export class UnknownServiceError extends DataNotFoundError<{
  readonly serviceName: string
  readonly knownServiceNames: readonly string[]
}> {
  static override readonly errorName: string = 'UnknownServiceError'
  static override readonly fmt: string =
    "Unknown service: '{serviceName}'. Valid service names are: {knownServiceNames}"
}

/** The service has no model for that API version. */
export class ApiVersionNotFoundError extends BotoCoreError<{ readonly dataPath: string; readonly apiVersion: string }> {
  static override readonly errorName: string = 'ApiVersionNotFoundError'
  static override readonly fmt: string = 'Unable to load data {dataPath} for: {apiVersion}'
}

/** The model's style of service is unknown. */
export class UnknownServiceStyle extends BotoCoreError<{ readonly serviceStyle: string }> {
  static override readonly errorName: string = 'UnknownServiceStyle'
  static override readonly fmt: string = 'The service style ({serviceStyle}) is not understood.'
}

/** The service speaks none of the protocols that are implemented. */
export class UnsupportedServiceProtocolsError extends BotoCoreError<{
  readonly botocoreSupportedProtocols: readonly string[]
  readonly service: string
  readonly serviceSupportedProtocols: readonly string[]
}> {
  static override readonly errorName: string = 'UnsupportedServiceProtocolsError'
  static override readonly fmt: string =
    'Botocore supports {botocoreSupportedProtocols}, but service {service} only supports {serviceSupportedProtocols}.'
}

/** The model lacks something that was asked for. */
export class UndefinedModelAttributeError<
  Kwargs extends object = { readonly message: string },
> extends BotoCoreError<Kwargs> {
  static override readonly errorName: string = 'UndefinedModelAttributeError'
  static override readonly fmt: string = '{message}'
}

/** The model lacks its serviceId. */
export class MissingServiceIdError extends UndefinedModelAttributeError<{ readonly serviceName: string }> {
  static override readonly errorName: string = 'MissingServiceIdError'
  static override readonly fmt: string =
    'The model being used for the service {serviceName} is missing the serviceId metadata property, which is required.'
}

/** Model data is not what botocore's format says; names the file and the place. */
export class InvalidModelError extends BotoCoreError<{ readonly message: string }> {
  static override readonly errorName: string = 'InvalidModelError'
  static override readonly fmt: string = '{message}'
}

/** The model has no shape of that name. */
export class NoShapeFoundError extends BotoCoreError<{ readonly message: string }> {
  static override readonly errorName: string = 'NoShapeFoundError'
  static override readonly fmt: string = '{message}'
}

/** A shape in the model is malformed. */
export class InvalidShapeError extends BotoCoreError<{ readonly message: string }> {
  static override readonly errorName: string = 'InvalidShapeError'
  static override readonly fmt: string = '{message}'
}

/** A reference to a shape in the model is malformed. */
export class InvalidShapeReferenceError extends BotoCoreError<{ readonly message: string }> {
  static override readonly errorName: string = 'InvalidShapeReferenceError'
  static override readonly fmt: string = '{message}'
}

/** The model has no operation of that name. */
export class OperationNotFoundError extends BotoCoreError<{ readonly message: string }> {
  static override readonly errorName: string = 'OperationNotFoundError'
  static override readonly fmt: string = '{message}'
}
