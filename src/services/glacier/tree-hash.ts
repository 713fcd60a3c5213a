import { createHash } from 'node:crypto'
import type { RequestBody } from '../../http/http.ts'
import { byteChunks } from '../../http/stream-slices.ts'

const LEAF_BYTES = 1024 * 1024

/** Both in hex. */
export interface ArchiveHashes {
  readonly sha256: string
  /** SHA-256 of each MiB, then of each two of those side by side, and so on until one is left. */
  readonly treeHash: string
}

/** Reads a body once. A stream must be one that can be read again, for it is still to be sent. */
export async function hashArchive(body: RequestBody): Promise<ArchiveHashes> {
  const whole = createHash('sha256')
  const leaves: Buffer[] = []
  for await (const chunk of leavesOf(body)) {
    whole.update(chunk)
    leaves.push(sha256(chunk))
  }
  return { sha256: whole.digest('hex'), treeHash: root(leaves).toString('hex') }
}

async function* leavesOf(body: RequestBody): AsyncGenerator<Uint8Array, void> {
  if (body === undefined) return
  if (!(body instanceof Uint8Array)) {
    yield* byteChunks(body, LEAF_BYTES)
    return
  }
  for (let at = 0; at < body.byteLength; at += LEAF_BYTES) yield body.subarray(at, at + LEAF_BYTES)
}

function root(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256(new Uint8Array(0))
  let level = leaves
  while (level.length > 1) {
    const above: Buffer[] = []
    for (let i = 0; i < level.length; i += 2) {
      const [first, second] = [level[i]!, level[i + 1]]
      above.push(second === undefined ? first : sha256(Buffer.concat([first, second])))
    }
    level = above
  }
  return level[0]!
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
