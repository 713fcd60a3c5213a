import { crc32, inflateRawSync } from 'node:zlib'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const STORED = 0
const DEFLATED = 8

/** A zip archive's entries by path; each is inflated when it is asked for. */
export function readZip(archive: Buffer): Map<string, () => Buffer> {
  const end = findEndOfDirectory(archive)
  const count = archive.readUInt16LE(end + 10)
  let at = archive.readUInt32LE(end + 16)
  const entries = new Map<string, () => Buffer>()
  for (let i = 0; i < count; i++) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error(`zip: no directory entry at byte ${at}`)
    const nameLength = archive.readUInt16LE(at + 28)
    const entry = at
    entries.set(archive.toString('utf8', at + 46, at + 46 + nameLength), () => inflateEntry(archive, entry))
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return entries
}

function findEndOfDirectory(archive: Buffer): number {
  for (let at = archive.length - 22; at >= 0 && at >= archive.length - 65_557; at--) {
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY) return at
  }
  throw new Error('zip: not a zip archive')
}

function inflateEntry(archive: Buffer, entry: number): Buffer {
  const method = archive.readUInt16LE(entry + 10)
  const size = archive.readUInt32LE(entry + 20)
  const header = archive.readUInt32LE(entry + 42)
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28)
  const bytes = archive.subarray(start, start + size)
  if (method !== STORED && method !== DEFLATED) throw new Error(`zip: unknown compression method ${method}`)
  const content = method === STORED ? bytes : inflateRawSync(bytes)
  if (crc32 !== undefined && crc32(content) !== archive.readUInt32LE(entry + 16)) throw new Error('zip: bad checksum')
  return content
}
