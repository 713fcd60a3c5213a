import type { ChecksumName } from './checksum.ts'

/** A client's settings about checksums. */
export interface ChecksumSettings {
  readonly requestChecksumCalculation: 'when_supported' | 'when_required'
  readonly responseChecksumValidation: 'when_supported' | 'when_required'
  /** With `s3`, the oldest, a checksum may not go into a trailer. */
  readonly signatureVersion?: unknown
}

/** Where the checksum of a request is. */
export interface AppliedChecksum {
  readonly algorithm: ChecksumName
  readonly in: 'header' | 'trailer'
  /** The header's name. */
  readonly name: string
}
