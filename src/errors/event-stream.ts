import type { ErrorPhase } from './aws-error.ts'
import { BotoCoreError, type NoKwargs } from './boto-core-error.ts'

/** Above the errors of event-stream frames. */
export class ParserError<Kwargs extends object = { readonly message: string }> extends BotoCoreError<Kwargs> {
  static override readonly errorName: string = 'ParserError'
  static override readonly fmt: string = '{message}'
  static override readonly phase: ErrorPhase = 'response'
}

/** A frame has one header twice. */
export class DuplicateHeader extends ParserError<{ readonly header: string }> {
  static override readonly errorName: string = 'DuplicateHeader'
  static override readonly fmt: string = 'Duplicate header present: "{header}"'
}

/** A frame's headers are longer than allowed. */
export class InvalidHeadersLength extends ParserError<{ readonly length: number; readonly maximum: number }> {
  static override readonly errorName: string = 'InvalidHeadersLength'
  static override readonly fmt: string = 'Header length of {length} exceeded the maximum of {maximum}'
}

/** A frame's payload is longer than allowed. */
export class InvalidPayloadLength extends ParserError<{ readonly length: number; readonly maximum: number }> {
  static override readonly errorName: string = 'InvalidPayloadLength'
  static override readonly fmt: string = 'Payload length of {length} exceeded the maximum of {maximum}'
}

/** A frame's CRC differs. */
export class ChecksumMismatch extends ParserError<{ readonly expected: string; readonly calculated: string }> {
  static override readonly errorName: string = 'ChecksumMismatch'
  static override readonly fmt: string = 'Checksum mismatch: expected 0x{expected}, calculated 0x{calculated}'
}

/** The stream did not begin with an initial response. */
export class NoInitialResponseError extends ParserError<NoKwargs> {
  static override readonly errorName: string = 'NoInitialResponseError'
  static override readonly fmt: string = 'First event was not of the initial-response type'
  static override readonly phase: ErrorPhase = 'response'
}
