import type { ErrorPhase } from './aws-error.ts'
import { BotoCoreError } from './boto-core-error.ts'

/** Parameters are not what the model says. `report` has one line for each problem. */
export class ParamValidationError extends BotoCoreError<{ readonly report: string }> {
  static override readonly errorName: string = 'ParamValidationError'
  static override readonly fmt: string = 'Parameter validation failed:\n{report}'
  static override readonly phase: ErrorPhase = 'params'
}

/** Above the errors about one value. */
export class ValidationError<
  Kwargs extends object = { readonly value: unknown; readonly param: string; readonly typeName: string },
> extends BotoCoreError<Kwargs> {
  static override readonly errorName: string = 'ValidationError'
  static override readonly fmt: string = "Invalid value ('{value}') for param {param} of type {typeName} "
  static override readonly phase: ErrorPhase = 'params'
}

/** A key of a parameter is not one of those allowed. */
export class UnknownKeyError extends ValidationError<{
  readonly value: unknown
  readonly param: string
  readonly choices: readonly string[]
}> {
  static override readonly errorName: string = 'UnknownKeyError'
  static override readonly fmt: string = "Unknown key '{value}' for param '{param}'.  Must be one of: {choices}"
}

/** The operation has no such parameter. */
export class UnknownParameterError extends ValidationError<{
  readonly name: string
  readonly operation: string
  readonly choices: readonly string[]
}> {
  static override readonly errorName: string = 'UnknownParameterError'
  static override readonly fmt: string =
    "Unknown parameter '{name}' for operation {operation}.  Must be one of: {choices}"
}

/** The region's name cannot be part of a host name. */
export class InvalidRegionError extends ValidationError<{ readonly regionName: string | undefined }> {
  static override readonly errorName: string = 'InvalidRegionError'
  static override readonly fmt: string = "Provided region_name '{regionName}' doesn't match a supported format."
}

/** A parameter was given twice, under two names. */
export class AliasConflictParameterError extends ValidationError<{
  readonly original: string
  readonly alias: string
  readonly operation: string
}> {
  static override readonly errorName: string = 'AliasConflictParameterError'
  static override readonly fmt: string =
    "Parameter '{original}' and its alias '{alias}' were provided for operation {operation}.  Only one of them may be used."
}

/** Parameters that are needed are missing. */
export class MissingParametersError extends BotoCoreError<{
  readonly objectName: string
  readonly missing: readonly string[]
}> {
  static override readonly errorName: string = 'MissingParametersError'
  static override readonly fmt: string = 'The following required parameters are missing for {objectName}: {missing}'
  static override readonly phase: ErrorPhase = 'params'
}

/** That is not an ARN. */
export class InvalidArnException extends BotoCoreError<{ readonly message: string }> {
  static override readonly errorName: string = 'InvalidArnException'
  static override readonly fmt: string = '{message}'
  static override readonly phase: ErrorPhase = 'params'
}
