import { describe, expect, it } from 'vitest'
import { CHECKSUM_NAMES, type ChecksumName, createChecksum, isChecksumName } from '../../../src/checksums/checksum.ts'
import { toHex } from '../../../src/util/bytes.ts'

async function checksum(name: ChecksumName, ...pieces: readonly (string | Uint8Array)[]): Promise<string> {
  const made = await createChecksum(name)
  for (const piece of pieces) made.update(typeof piece === 'string' ? Buffer.from(piece) : piece)
  return toHex(made.digest())
}

// The check values of the CRC catalogue, of RFC 1321, FIPS 180 and of xxHash's own tests.
const VECTORS: readonly (readonly [ChecksumName, string, string])[] = [
  ['crc32', '', '00000000'],
  ['crc32', '123456789', 'cbf43926'],
  ['crc32c', '', '00000000'],
  ['crc32c', '123456789', 'e3069283'],
  ['crc64nvme', '', '0000000000000000'],
  ['crc64nvme', '123456789', 'ae8b14860a799888'],
  ['md5', '', 'd41d8cd98f00b204e9800998ecf8427e'],
  ['md5', 'abc', '900150983cd24fb0d6963f7d28e17f72'],
  ['sha1', 'abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
  ['sha256', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'sha512',
    'abc',
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
  ],
  ['xxhash64', '', 'ef46db3751d8e999'],
  ['xxhash64', 'abc', '44bc2cf5ad770999'],
  ['xxhash3', '', '2d06800538d394c2'],
  ['xxhash3', 'abc', '78af5f94892f3950'],
  ['xxhash128', '', '99aa06d3014798d86001c324468d497f'],
  ['xxhash128', 'abc', '06b05ab6733a618578af5f94892f3950'],
]

describe('known answers', () => {
  it.each(VECTORS)('%s of %j', async (name, text, expected) => {
    expect(await checksum(name, text)).toBe(expected)
  })

  it('cover every algorithm', () => {
    expect(new Set(VECTORS.map(([name]) => name))).toEqual(new Set(CHECKSUM_NAMES))
  })

  it('CRC32C of RFC 3720', async () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, index) => index)
    expect(await checksum('crc32c', new Uint8Array(32))).toBe('8a9136aa')
    expect(await checksum('crc32c', new Uint8Array(32).fill(255))).toBe('62a8ab43')
    expect(await checksum('crc32c', bytes)).toBe('46dd794e')
    expect(await checksum('crc32c', bytes.toReversed())).toBe('113fdb5c')
  })
})

describe('pieces', () => {
  const data = Uint8Array.from({ length: 1000 }, (_, index) => (index * 7919) >> 3)

  it.each(CHECKSUM_NAMES)('%s does not depend on how bytes come', async (name) => {
    const whole = await checksum(name, data)
    for (const at of [0, 1, 3, 7, 8, 9, 500, 999, 1000]) {
      expect(await checksum(name, data.subarray(0, at), data.subarray(at))).toBe(whole)
    }
    expect(await checksum(name, ...Array.from(data, (byte) => Uint8Array.of(byte)))).toBe(whole)
  })

  it.each(['crc32c', 'crc64nvme'] as const)('%s is the same for much as for little', async (name) => {
    const [little, much] = [await createChecksum(name), await createChecksum(name, 1e9)]
    for (const made of [little, much]) for (const byte of [data, data.subarray(3)]) made.update(byte)
    expect(toHex(much.digest())).toBe(toHex(little.digest()))
  })

  it.each(CHECKSUM_NAMES)('%s: two at once do not disturb each other', async (name) => {
    const [one, two] = [await createChecksum(name), await createChecksum(name)]
    one.update(data.subarray(0, 10))
    two.update(data)
    one.update(data.subarray(10))
    expect(toHex(one.digest())).toBe(toHex(two.digest()))
  })
})

describe('names', () => {
  it.each(['crc33', 'CRC32', '__proto__', 'constructor', ''])('%j is none', (name) => {
    expect(isChecksumName(name)).toBe(false)
  })

  it('few have to be waited for, more when there is much to read', () => {
    const waiting = (size?: number) => CHECKSUM_NAMES.filter((name) => createChecksum(name, size) instanceof Promise)
    expect(waiting()).toEqual(['xxhash128', 'xxhash3', 'xxhash64'])
    expect(waiting(4_194_304)).toEqual(['xxhash128', 'xxhash3', 'crc64nvme', 'xxhash64', 'crc32c'])
  })
})
