import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readZip } from '../../../codegen/zip.ts'

interface Entry {
  readonly name: string
  readonly content: Buffer
  readonly method: number
}

function header(signature: number, { name, content, method }: Entry, stored: Buffer, size: number, at: number): Buffer {
  const bytes = Buffer.alloc(size)
  const shift = size === 46 ? 2 : 0
  bytes.writeUInt32LE(signature, 0)
  bytes.writeUInt16LE(method, 8 + shift)
  bytes.writeUInt32LE(crc32(content), 14 + shift)
  bytes.writeUInt32LE(stored.length, 18 + shift)
  bytes.writeUInt32LE(content.length, 22 + shift)
  bytes.writeUInt16LE(Buffer.byteLength(name), 26 + shift)
  if (size === 46) bytes.writeUInt32LE(at, 42)
  return Buffer.concat([bytes, Buffer.from(name)])
}

function zip(entries: readonly Entry[], comment = ''): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const stored = entry.method === 8 ? deflateRawSync(entry.content) : entry.content
    const file = Buffer.concat([header(0x04034b50, entry, stored, 30, 0), stored])
    directory.push(header(0x02014b50, entry, stored, 46, at))
    files.push(file)
    at += file.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...files, ...directory, end, Buffer.from(comment)])
}

describe('readZip', () => {
  const content = Buffer.from('{"a": "ä"}'.repeat(100))

  it('reads stored and deflated entries, behind a comment too', () => {
    const archive = zip(
      [
        { name: 'a.json', content, method: 8 },
        { name: 'folder/ü.json', content: Buffer.from('x'), method: 0 },
        { name: 'empty', content: Buffer.alloc(0), method: 0 },
      ],
      'made for this test',
    )
    const entries = readZip(archive)
    expect([...entries.keys()]).toEqual(['a.json', 'folder/ü.json', 'empty'])
    expect(entries.get('a.json')?.()).toEqual(content)
    expect(entries.get('folder/ü.json')?.().toString()).toBe('x')
    expect(entries.get('empty')?.()).toHaveLength(0)
  })

  it('refuses what is no zip, is damaged, or is compressed otherwise', () => {
    expect(() => readZip(Buffer.from('no zip at all, this'))).toThrow('not a zip archive')
    const archive = zip([{ name: 'a', content: Buffer.from('hello'), method: 0 }])
    archive[archive.indexOf('hello')] = 0
    expect(() => readZip(archive).get('a')?.()).toThrow('bad checksum')
    const other = zip([{ name: 'a', content, method: 12 }])
    expect(() => readZip(other).get('a')?.()).toThrow('unknown compression method 12')
  })
})
