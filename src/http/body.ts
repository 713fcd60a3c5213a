import { createReadStream, fstatSync, ReadStream, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { UnseekableStreamError } from '../errors/body.ts'
import type { RequestBody, StreamBody } from './http.ts'

/** A body that is read as a stream: from what was given at first, then from `reopen`, if there is such a thing. */
export class StreamedBody implements StreamBody {
  readonly length: number | undefined
  readonly replayable: boolean
  readonly #source: unknown
  readonly #reopen: (() => Readable) | undefined
  #first: (() => Readable) | undefined

  constructor(source: unknown, length: number | undefined, first: () => Readable, reopen?: () => Readable) {
    this.#source = source
    this.length = length
    this.#first = first
    this.#reopen = reopen
    this.replayable = reopen !== undefined
  }

  get fresh(): boolean {
    return this.#first !== undefined && (this.#source as Partial<Readable>).readableEnded !== true
  }

  open(): Readable {
    const open = this.#first ?? this.#reopen
    if (open === undefined) throw new UnseekableStreamError({ streamObject: nameOf(this.#source) })
    this.#first = undefined
    return open()
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return this.open()[Symbol.asyncIterator]()
  }
}

/** Its kind, not its contents: this goes into messages. */
function nameOf(source: unknown): string {
  if (source instanceof ReadStream && source.path) return String(source.path)
  if (typeof source !== 'object' || source === null) return source === null ? 'null' : typeof source
  const { name } = source.constructor ?? {}
  return name || Object.prototype.toString.call(source).slice(8, -1)
}

function isStream(value: object): value is Readable {
  const { pipe, on, read } = value as { pipe?: unknown; on?: unknown; read?: unknown }
  return typeof pipe === 'function' && typeof on === 'function' && typeof read === 'function'
}

/** The part of a file that a stream reads, when it is a regular file and nothing of it has been read. */
function fileLength(file: ReadStream): number | undefined {
  const { start, end = Infinity } = file as ReadStream & { start?: number; end?: number }
  // Opened by number and without a start it reads on from wherever the descriptor is.
  if (!file.path && start === undefined) return undefined
  try {
    const { fd } = file as ReadStream & { fd?: unknown }
    const stat = typeof fd === 'number' ? fstatSync(fd) : statSync(file.path)
    return stat.isFile() ? Math.max(0, Math.min(stat.size, end + 1) - (start ?? 0)) : undefined
  } catch {
    // The stream will say what is wrong with the file.
    return undefined
  }
}

function fromStream(stream: Readable): StreamBody {
  // It may break before the call comes to reading it, which must fail the call and not the process.
  stream.on('error', () => {})
  const first = () => {
    if (stream.readableEnded) throw new UnseekableStreamError({ streamObject: nameOf(stream) })
    // Streams of Node's first kind cannot be destroyed.
    return typeof (stream as Partial<Readable>).destroy === 'function' ? stream : new Readable().wrap(stream)
  }
  const fresh = stream.readableDidRead !== true && stream.readableLength === 0
  if (fresh && stream instanceof ReadStream) {
    const { path, start, end } = stream as ReadStream & { start?: number; end?: number }
    const length = fileLength(stream)
    const reopen = () =>
      createReadStream(path, { ...(start !== undefined && { start }), ...(end !== undefined && { end }) })
    return new StreamedBody(stream, length, first, path && length !== undefined ? reopen : undefined)
  }
  return new StreamedBody(stream, fresh ? announcedLength(stream) : undefined, first)
}

/** The length of a response that is sent on: one of ours, or node:http's. */
function announcedLength(stream: Readable): number | undefined {
  const { contentLength, headers } = stream as { contentLength?: unknown; headers?: Record<string, unknown> }
  if (typeof contentLength === 'number') return contentLength
  const header = headers?.['content-length']
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined
}

async function* chunksOf(source: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of source) yield pieceOfBody(chunk)
}

/** The bytes of one piece of a body. Throws TypeError for what has none. */
export function pieceOfBody(piece: unknown): Uint8Array {
  const bytes = bytesOf(piece)
  if (bytes === undefined) throw new TypeError(`a body is made of bytes and strings, not of ${nameOf(piece)}`)
  return bytes
}

function fromIterable(source: AsyncIterable<unknown> | Iterable<unknown>): Readable {
  return Readable.from(chunksOf(source), { objectMode: false, highWaterMark: 64 * 1024 })
}

function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value
  if (typeof value === 'string') return Buffer.from(value)
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) return new Uint8Array(value)
  return undefined
}

/**
 * The body of a request from what a user gave: bytes and strings as they are, everything else as a stream.
 *
 * Files (`fs.createReadStream`), Blobs and arrays of bytes know their length and can be sent again when a call is
 * retried; other streams and iterables can be read once.
 *
 * @throws TypeError when it is none of these
 */
export function toRequestBody(value: unknown): RequestBody {
  if (value === undefined) return undefined
  const bytes = bytesOf(value)
  if (bytes !== undefined) return bytes
  if (typeof value === 'object' && value !== null) {
    if (value instanceof StreamedBody) return value
    if (isStream(value)) return fromStream(value)
    if (value instanceof Blob) {
      const open = () => Readable.fromWeb(value.stream() as ReadableStream)
      return new StreamedBody(value, value.size, open, open)
    }
    if (typeof (value as { getReader?: unknown }).getReader === 'function') {
      return new StreamedBody(value, undefined, () => Readable.fromWeb(value as ReadableStream))
    }
    if (Array.isArray(value)) {
      const parts = value.map(bytesOf)
      if (parts.every((part) => part !== undefined)) {
        const open = () => fromIterable(parts)
        return new StreamedBody(
          value,
          parts.reduce((sum, part) => sum + part.byteLength, 0),
          open,
          open,
        )
      }
    } else if (Symbol.asyncIterator in value || Symbol.iterator in value) {
      return new StreamedBody(value, undefined, () => fromIterable(value as AsyncIterable<unknown>))
    }
  }
  throw new TypeError(`not a body: ${nameOf(value)}. Give bytes, a string, a stream, a Blob or an iterable of bytes`)
}
