import { expandPath } from '../util/expand-path.ts'
import type { Host } from '../util/host.ts'

/** A file that is there, and its path in full. */
export interface SharedFile {
  readonly path: string
  readonly bytes: Uint8Array
}

export function findSharedFile(path: string, host: Host): SharedFile | undefined {
  const expanded = expandPath(path, host)
  const bytes = host.readFile(expanded)
  return bytes && { path: expanded, bytes }
}
