/** One checksum being taken over bytes as they come. */
export interface Checksum {
  update(bytes: Uint8Array): void
  /** The checksum as it is sent, most significant byte first. To be asked once. */
  digest(): Uint8Array
}
