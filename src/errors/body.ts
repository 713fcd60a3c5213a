import { BotoCoreError } from './boto-core-error.ts'
import { defineError, type ErrorClass } from './define-error.ts'

/** A body has to be sent again and its stream cannot be read twice. */
export const UnseekableStreamError: ErrorClass<{ readonly streamObject: unknown }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'UnseekableStreamError',
  'Need to rewind the stream {streamObject}, but stream is not seekable.',
  { phase: 'send' },
)
export type UnseekableStreamError = InstanceType<typeof UnseekableStreamError>

/** A body is shorter or longer than its Content-Length. */
export const IncompleteReadError: ErrorClass<{ readonly actualBytes: number; readonly expectedBytes: number }> =
  /* @__PURE__ */ defineError(
    BotoCoreError,
    'IncompleteReadError',
    '{actualBytes} read, but total bytes expected is {expectedBytes}.',
    { phase: 'response' },
  )
export type IncompleteReadError = InstanceType<typeof IncompleteReadError>

/** A checksum differs. */
export const ChecksumError: ErrorClass<{
  readonly checksumType: string
  readonly expectedChecksum: string
  readonly actualChecksum: string
}> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'ChecksumError',
  'Checksum {checksumType} failed, expected checksum {expectedChecksum} did not match calculated checksum {actualChecksum}.',
  { phase: 'response' },
)
export type ChecksumError = InstanceType<typeof ChecksumError>

/** A checksum differs from what the service sent, or cannot be had. */
export const FlexibleChecksumError: ErrorClass<{ readonly errorMsg: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'FlexibleChecksumError',
  '{errorMsg}',
  { phase: 'response' },
)
export type FlexibleChecksumError = InstanceType<typeof FlexibleChecksumError>

/** A body cannot be sent in chunks with a trailer. */
export const AwsChunkedWrapperError: ErrorClass<{ readonly errorMsg: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'AwsChunkedWrapperError',
  '{errorMsg}',
  { phase: 'send' },
)
export type AwsChunkedWrapperError = InstanceType<typeof AwsChunkedWrapperError>

/** An answer is not what the protocol says. */
export const ResponseParserError: ErrorClass<{ readonly message: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'ResponseParserError',
  '{message}',
  { phase: 'response' },
)
export type ResponseParserError = InstanceType<typeof ResponseParserError>
