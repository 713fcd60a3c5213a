import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toRequestBody } from '../../../src/http/body.ts'
import { hashArchive } from '../../../src/services/glacier/tree-hash.ts'

const MIB = 1024 * 1024
const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()

describe('hashArchive', () => {
  it('is the digest itself up to a MiB', async () => {
    for (const body of [undefined, new Uint8Array(0), Buffer.from('hello'), Buffer.alloc(MIB, 1)]) {
      const { sha256: digest, treeHash } = await hashArchive(body)
      expect(digest).toBe(sha256(body ?? new Uint8Array(0)).toString('hex'))
      expect(treeHash).toBe(digest)
    }
  })

  it('is a tree of digests beyond, of bytes and of streams', async () => {
    const bytes = Buffer.concat([Buffer.alloc(MIB, 1), Buffer.alloc(MIB, 2), Buffer.from('rest')])
    const leaves = [bytes.subarray(0, MIB), bytes.subarray(MIB, 2 * MIB), bytes.subarray(2 * MIB)].map((leaf) =>
      sha256(leaf),
    )
    const wanted = {
      sha256: sha256(bytes).toString('hex'),
      treeHash: sha256(sha256(leaves[0]!, leaves[1]!), leaves[2]!).toString('hex'),
    }
    expect(await hashArchive(bytes)).toEqual(wanted)
    expect(await hashArchive(toRequestBody(new Blob([bytes])))).toEqual(wanted)
  })

  it('agrees with botocore on five and a half MiB', async () => {
    const { treeHash } = await hashArchive(Buffer.alloc(5.5 * MIB, 'a'))
    expect(treeHash).toBe('6fe91a2459edf2f97c31f3533905d61bcb91b434c244c5146fb2d92330db76ea')
  })
})
