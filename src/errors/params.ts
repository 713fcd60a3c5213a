import { BotoCoreError } from './boto-core-error.ts'
import { defineError, type ErrorClass } from './define-error.ts'

/** Parameters are not what the model says. `report` has one line for each problem. */
export const ParamValidationError: ErrorClass<{ readonly report: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'ParamValidationError',
  'Parameter validation failed:\n{report}',
  { phase: 'params' },
)
export type ParamValidationError = InstanceType<typeof ParamValidationError>

/** Above the errors about one value. */
export const ValidationError: ErrorClass<{
  readonly value: unknown
  readonly param: string
  readonly typeName: string
}> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'ValidationError',
  "Invalid value ('{value}') for param {param} of type {typeName} ",
  { phase: 'params' },
)
export type ValidationError = InstanceType<typeof ValidationError>

/** A key of a parameter is not one of those allowed. */
export const UnknownKeyError: ErrorClass<{
  readonly value: unknown
  readonly param: string
  readonly choices: readonly string[]
}> = /* @__PURE__ */ defineError(
  ValidationError,
  'UnknownKeyError',
  "Unknown key '{value}' for param '{param}'.  Must be one of: {choices}",
)
export type UnknownKeyError = InstanceType<typeof UnknownKeyError>

/** The operation has no such parameter. */
export const UnknownParameterError: ErrorClass<{
  readonly name: string
  readonly operation: string
  readonly choices: readonly string[]
}> = /* @__PURE__ */ defineError(
  ValidationError,
  'UnknownParameterError',
  "Unknown parameter '{name}' for operation {operation}.  Must be one of: {choices}",
)
export type UnknownParameterError = InstanceType<typeof UnknownParameterError>

/** The region's name cannot be part of a host name. */
export const InvalidRegionError: ErrorClass<{ readonly regionName: string | undefined }> = /* @__PURE__ */ defineError(
  ValidationError,
  'InvalidRegionError',
  "Provided region_name '{regionName}' doesn't match a supported format.",
)
export type InvalidRegionError = InstanceType<typeof InvalidRegionError>

/** A parameter was given twice, under two names. */
export const AliasConflictParameterError: ErrorClass<{
  readonly original: string
  readonly alias: string
  readonly operation: string
}> = /* @__PURE__ */ defineError(
  ValidationError,
  'AliasConflictParameterError',
  "Parameter '{original}' and its alias '{alias}' were provided for operation {operation}.  Only one of them may be used.",
)
export type AliasConflictParameterError = InstanceType<typeof AliasConflictParameterError>

/** Parameters that are needed are missing. */
export const MissingParametersError: ErrorClass<{ readonly objectName: string; readonly missing: readonly string[] }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'MissingParametersError',
    'The following required parameters are missing for {objectName}: {missing}',
    { phase: 'params' },
  )
export type MissingParametersError = InstanceType<typeof MissingParametersError>

/** That is not an ARN. */
export const InvalidArnException: ErrorClass<{ readonly message: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'InvalidArnException',
  '{message}',
  { phase: 'params' },
)
export type InvalidArnException = InstanceType<typeof InvalidArnException>
