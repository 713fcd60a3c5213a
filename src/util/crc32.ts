import zlib from 'node:zlib'

/** A process loads node:zlib in the time that the loop below takes for some kilobytes, and most calls have less. */
const SHORT = 1024
// biome-ignore format: a table
const NIBBLES = Int32Array.of(
  0, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
  0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
)

/** CRC-32 as in gzip (IEEE 802.3), as an unsigned number. `seed` is the checksum of what came before. */
export function crc32(bytes: Uint8Array, seed = 0): number {
  if (bytes.length > SHORT) return zlib.crc32(bytes, seed)
  let crc = ~seed
  for (let i = 0; i < bytes.length; i++) {
    crc ^= bytes[i]!
    crc = NIBBLES[crc & 15]! ^ (crc >>> 4)
    crc = NIBBLES[crc & 15]! ^ (crc >>> 4)
  }
  return ~crc >>> 0
}
