/** What calls of operations with checksums do beyond those of others. */
export { applyRequestChecksum } from './request-checksum.ts'
export { askForChecksums, checkResponse } from './response-checksum.ts'
