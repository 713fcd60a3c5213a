import type { AwsErrorOptions, ErrorPhase } from './aws-error.ts'
import { BotoCoreError } from './boto-core-error.ts'
import { defineError, type ErrorClass } from './define-error.ts'

/** A file could not be uploaded. The service's error is the `cause`. */
export const S3UploadFailedError: ErrorClass<{
  readonly filename: string
  readonly bucket: string
  readonly key: string
  readonly error: unknown
}> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'S3UploadFailedError',
  'Failed to upload {filename} to {bucket}/{key}: {error}',
  { phase: 'service' },
)
export type S3UploadFailedError = InstanceType<typeof S3UploadFailedError>

/** The object was changed while it was downloaded. */
export const S3DownloadFailedError: ErrorClass<{ readonly bucket: string; readonly key: string }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'S3DownloadFailedError',
    'Contents of stored object "{key}" in bucket "{bucket}" did not match expected ETag.',
    { phase: 'service' },
  )
export type S3DownloadFailedError = InstanceType<typeof S3DownloadFailedError>

/** The object was changed while it was copied, or its annotations could not be. */
export const S3CopyFailedError: ErrorClass<{ readonly message: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'S3CopyFailedError',
  '{message}',
  { phase: 'service' },
)
export type S3CopyFailedError = InstanceType<typeof S3CopyFailedError>

/** An answer is not the part of the object that was asked for. */
export const S3ValidationError: ErrorClass<{ readonly message: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'S3ValidationError',
  '{message}',
  { phase: 'response' },
)
export type S3ValidationError = InstanceType<typeof S3ValidationError>

/** A part of a download broke off at each attempt. The last error is the `cause`. */
export class RetriesExceededError extends BotoCoreError<{ readonly lastException: unknown }> {
  static override readonly errorName: string = 'RetriesExceededError'
  static override readonly fmt: string = 'Max Retries Exceeded'
  static override readonly phase: ErrorPhase = 'response'

  constructor(kwargs: { readonly lastException: unknown }, options?: AwsErrorOptions) {
    super(kwargs, { cause: kwargs.lastException, ...options })
  }

  get lastException(): unknown {
    return this.kwargs.lastException
  }
}
