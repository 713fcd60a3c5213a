import type { FileHandle } from 'node:fs/promises'
import { IncompleteReadError } from '../errors/body.ts'

/** Fills `target` from a place of the file; a file that has become shorter is an error. */
export async function readFully(file: FileHandle, target: Uint8Array, position: number): Promise<Uint8Array> {
  for (let at = 0; at < target.length; ) {
    const { bytesRead } = await file.read(target, at, target.length - at, position + at)
    if (bytesRead === 0) {
      const lengths = { actualBytes: position + at, expectedBytes: position + target.length }
      throw new IncompleteReadError(lengths, { phase: 'send', hint: 'The file has become shorter meanwhile.' })
    }
    at += bytesRead
  }
  return target
}

/** Writes all bytes: to a place of the file, or after what was written last. */
export async function writeFully(file: FileHandle, bytes: Uint8Array, position: number | null): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at, position === null ? null : position + at)
    at += bytesWritten
  }
}

/** Whether it is an open file of node:fs/promises. */
export function isFileHandle(value: unknown): value is FileHandle {
  const { fd, stat, read } = value as Partial<FileHandle>
  return typeof fd === 'number' && typeof stat === 'function' && typeof read === 'function'
}
