import { BotoCoreError, type NoKwargs } from './boto-core-error.ts'
import { defineError, type ErrorClass } from './define-error.ts'

/** Above the errors of event-stream frames. */
export const ParserError: ErrorClass<{ readonly message: string }> = /* @__PURE__ */ defineError(
  BotoCoreError,
  'ParserError',
  '{message}',
  { phase: 'response' },
)
export type ParserError = InstanceType<typeof ParserError>

/** A frame has one header twice. */
export const DuplicateHeader: ErrorClass<{ readonly header: string }> = /* @__PURE__ */ defineError(
  ParserError,
  'DuplicateHeader',
  'Duplicate header present: "{header}"',
)
export type DuplicateHeader = InstanceType<typeof DuplicateHeader>

/** A frame's headers are longer than allowed. */
export const InvalidHeadersLength: ErrorClass<{ readonly length: number; readonly maximum: number }> =
  /* @__PURE__ */ defineError(
    ParserError,
    'InvalidHeadersLength',
    'Header length of {length} exceeded the maximum of {maximum}',
  )
export type InvalidHeadersLength = InstanceType<typeof InvalidHeadersLength>

/** A frame's payload is longer than allowed. */
export const InvalidPayloadLength: ErrorClass<{ readonly length: number; readonly maximum: number }> =
  /* @__PURE__ */ defineError(
    ParserError,
    'InvalidPayloadLength',
    'Payload length of {length} exceeded the maximum of {maximum}',
  )
export type InvalidPayloadLength = InstanceType<typeof InvalidPayloadLength>

/** A frame's CRC differs. */
export const ChecksumMismatch: ErrorClass<{ readonly expected: string; readonly calculated: string }> =
  /* @__PURE__ */ defineError(
    ParserError,
    'ChecksumMismatch',
    'Checksum mismatch: expected 0x{expected}, calculated 0x{calculated}',
  )
export type ChecksumMismatch = InstanceType<typeof ChecksumMismatch>

/** The stream did not begin with an initial response. */
export const NoInitialResponseError: ErrorClass<NoKwargs> = /* @__PURE__ */ defineError(
  ParserError,
  'NoInitialResponseError',
  'First event was not of the initial-response type',
  { phase: 'response' },
)
export type NoInitialResponseError = InstanceType<typeof NoInitialResponseError>
