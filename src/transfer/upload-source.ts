import type { FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { IncompleteReadError } from '../errors/body.ts'
import { ArgumentError } from '../errors/config.ts'
import { pieceOfBody, toRequestBody } from '../http/body.ts'
import type { StreamBody } from '../http/http.ts'
import { isFileHandle, readFully } from './whole-file.ts'

/** A stretch of a file that is too long to be kept: it is read anew whenever it is sent. */
export interface FileStretch {
  readonly length: number
  read(at: number, length: number): Promise<Uint8Array>
}

/** Some of what is uploaded, in memory or in its file. */
export type Stretch = Uint8Array | FileStretch

/** Where an upload gets its bytes from. Stretches are asked for one after the other, and not before the last one came. */
export interface UploadSource {
  /** In bytes; undefined for a stream whose end shows when it is there. */
  readonly size: number | undefined
  /**
   * The next bytes: as many as asked for, or what is left. `buffer`, if it is long enough, may be what they come in: it is
   * free for others when they have been sent.
   */
  next(length: number, buffer?: Uint8Array): Promise<Stretch>
  close(): Promise<void>
}

/** Of a file no longer stretch is kept in memory. */
const LONGEST_KEPT = 16 * 1024 * 1024

function room(length: number, buffer: Uint8Array | undefined): Uint8Array {
  return buffer !== undefined && buffer.buffer.byteLength >= length
    ? new Uint8Array(buffer.buffer, 0, length)
    : Buffer.allocUnsafeSlow(length)
}

function grown(bytes: Uint8Array, length: number): Uint8Array {
  const out = Buffer.allocUnsafeSlow(length)
  out.set(bytes)
  return out
}

/** A file, read at places: what else is done with its handle does not matter. */
export class FileSource implements UploadSource {
  readonly size: number
  readonly #file: FileHandle
  readonly #close: () => Promise<void>
  #position = 0

  constructor(file: FileHandle, size: number, close: () => Promise<void>) {
    this.#file = file
    this.size = size
    this.#close = close
  }

  async next(wanted: number, buffer?: Uint8Array): Promise<Stretch> {
    const start = this.#position
    const length = Math.min(wanted, this.size - start)
    this.#position += length
    const file = this.#file
    if (length <= LONGEST_KEPT) return readFully(file, room(length, buffer), start)
    return { length, read: (at, size) => readFully(file, new Uint8Array(size), start + at) }
  }

  close(): Promise<void> {
    return this.#close()
  }
}

/** What is in memory, or can be had from it. */
class KnownSource implements UploadSource {
  readonly size: number
  readonly #slice: (start: number, end: number) => Uint8Array | Promise<Uint8Array>
  #position = 0

  constructor(size: number, slice: (start: number, end: number) => Uint8Array | Promise<Uint8Array>) {
    this.size = size
    this.#slice = slice
  }

  async next(wanted: number): Promise<Uint8Array> {
    const start = this.#position
    this.#position = Math.min(start + wanted, this.size)
    return this.#slice(start, this.#position)
  }

  async close(): Promise<void> {}
}

/** A stream, read once from its start. */
export class StreamSource implements UploadSource {
  readonly size: number | undefined
  readonly #stream: Readable
  readonly #chunks: AsyncIterator<unknown>
  readonly #close: (() => Promise<void>) | undefined
  #pending: Uint8Array[] = []
  #total = 0

  constructor(body: StreamBody, close?: () => Promise<void>) {
    this.size = body.length
    this.#stream = body.open()
    this.#chunks = this.#stream[Symbol.asyncIterator]()
    this.#close = close
  }

  async next(length: number, buffer?: Uint8Array): Promise<Uint8Array> {
    let target = room(Math.min(length, Math.max(LONGEST_KEPT, buffer?.buffer.byteLength ?? 0)), buffer)
    let at = 0
    while (at < length) {
      const chunk = this.#pending.shift() ?? (await this.#read())
      if (chunk === undefined) break
      const taken = chunk.subarray(0, length - at)
      if (at + taken.length > target.length) target = grown(target, Math.min(length, 2 * (at + taken.length)))
      target.set(taken, at)
      at += taken.length
      if (taken.length < chunk.length) this.#pending.unshift(chunk.subarray(taken.length))
    }
    return target.subarray(0, at)
  }

  /** Puts bytes back, to come again. */
  unread(bytes: Uint8Array): void {
    this.#pending.unshift(bytes)
  }

  async close(): Promise<void> {
    this.#stream.destroy()
    // A file that is no regular one closes when its last read ends, which may be never.
    this.#close?.().catch(() => undefined)
  }

  async #read(): Promise<Uint8Array | undefined> {
    const { done, value } = await this.#chunks.next()
    if (done) {
      this.#checkTotal()
      return undefined
    }
    const chunk = pieceOfBody(value)
    this.#total += chunk.length
    return chunk
  }

  #checkTotal(): void {
    if (this.size === undefined || this.#total === this.size) return
    throw new IncompleteReadError({ actualBytes: this.#total, expectedBytes: this.size }, { phase: 'send' })
  }
}

/** A file that is open: read at places if it is a regular one, else as it comes. */
export async function openedFile(file: FileHandle, close: () => Promise<void>): Promise<UploadSource> {
  const stat = await file.stat()
  if (stat.isDirectory()) throw new ArgumentError({ message: 'A folder cannot be uploaded, only files' })
  if (stat.isFile()) return new FileSource(file, stat.size, close)
  const body = toRequestBody(file.createReadStream({ autoClose: false })) as StreamBody
  return new StreamSource(body, close)
}

/** What people upload. Throws ArgumentError for what has no bytes. */
export async function uploadSource(given: unknown): Promise<UploadSource> {
  // Text would be uploaded as it is, where somebody most likely means the path of a file.
  if (typeof given !== 'object' || given === null) throw unreadable(`not ${given === null ? 'null' : typeof given}`)
  if (isFileHandle(given)) return openedFile(given, async () => undefined)
  if (given instanceof Blob) {
    return new KnownSource(
      given.size,
      async (start, end) => new Uint8Array(await given.slice(start, end).arrayBuffer()),
    )
  }
  const body = bodyOf(given)
  if (body instanceof Uint8Array) return new KnownSource(body.length, (start, end) => body.subarray(start, end))
  return new StreamSource(body)
}

function bodyOf(given: object): Uint8Array | StreamBody {
  try {
    return toRequestBody(given)!
  } catch (error) {
    throw error instanceof TypeError ? unreadable(error.message) : error
  }
}

function unreadable(why: string): ArgumentError {
  const hint = `It is bytes, a Blob, a Node or web stream, an iterable of bytes or an open file: ${why}. The path of a file is for uploadFile.`
  return new ArgumentError({ message: 'Fileobj must implement read' }, { hint })
}
