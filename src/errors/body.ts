import type { ErrorPhase } from './aws-error.ts'
import { BotoCoreError } from './boto-core-error.ts'

/** A body has to be sent again and its stream cannot be read twice. */
export class UnseekableStreamError extends BotoCoreError<{ readonly streamObject: unknown }> {
  static override readonly errorName: string = 'UnseekableStreamError'
  static override readonly fmt: string = 'Need to rewind the stream {streamObject}, but stream is not seekable.'
  static override readonly phase: ErrorPhase = 'send'
}

/** A body is shorter or longer than its Content-Length. */
export class IncompleteReadError extends BotoCoreError<{
  readonly actualBytes: number
  readonly expectedBytes: number
}> {
  static override readonly errorName: string = 'IncompleteReadError'
  static override readonly fmt: string = '{actualBytes} read, but total bytes expected is {expectedBytes}.'
  static override readonly phase: ErrorPhase = 'response'
}

/** A checksum differs. */
export class ChecksumError extends BotoCoreError<{
  readonly checksumType: string
  readonly expectedChecksum: string
  readonly actualChecksum: string
}> {
  static override readonly errorName: string = 'ChecksumError'
  static override readonly fmt: string =
    'Checksum {checksumType} failed, expected checksum {expectedChecksum} did not match calculated checksum {actualChecksum}.'
  static override readonly phase: ErrorPhase = 'response'
}

/** A checksum differs from what the service sent, or cannot be had. */
export class FlexibleChecksumError extends BotoCoreError<{ readonly errorMsg: string }> {
  static override readonly errorName: string = 'FlexibleChecksumError'
  static override readonly fmt: string = '{errorMsg}'
  static override readonly phase: ErrorPhase = 'response'
}

/** A body cannot be sent in chunks with a trailer. */
export class AwsChunkedWrapperError extends BotoCoreError<{ readonly errorMsg: string }> {
  static override readonly errorName: string = 'AwsChunkedWrapperError'
  static override readonly fmt: string = '{errorMsg}'
  static override readonly phase: ErrorPhase = 'send'
}

/** An answer is not what the protocol says. */
export class ResponseParserError extends BotoCoreError<{ readonly message: string }> {
  static override readonly errorName: string = 'ResponseParserError'
  static override readonly fmt: string = '{message}'
  static override readonly phase: ErrorPhase = 'response'
}
