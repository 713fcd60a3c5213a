import { Readable } from 'node:stream'
import { IncompleteReadError } from '../errors/body.ts'
import type { StreamBody } from '../http/http.ts'
import { toBase64 } from '../util/bytes.ts'
import type { Checksum } from './algorithm.ts'

const CHUNK_SIZE = 1024 * 1024
const CRLF = Buffer.from('\r\n')

/**
 * A body in the `aws-chunked` encoding: chunks of 1 MiB, then a trailer with the checksum of what went by. Can be
 * sent again when its source can. A source that is not as long as was announced is an error, before the service would
 * take what came for the whole.
 */
export class AwsChunkedBody implements StreamBody {
  readonly #source: StreamBody
  readonly #trailer: string
  readonly #newChecksum: () => Checksum | Promise<Checksum>
  readonly #expected: number | undefined

  readonly length: undefined = undefined

  /** @param expected the source's length in bytes, where the request's head says it */
  constructor(
    source: StreamBody,
    trailer: string,
    newChecksum: () => Checksum | Promise<Checksum>,
    expected?: number | undefined,
  ) {
    this.#source = source
    this.#trailer = trailer
    this.#newChecksum = newChecksum
    this.#expected = expected
  }

  get replayable(): boolean {
    return this.#source.replayable
  }

  get fresh(): boolean {
    return this.#source.fresh
  }

  open(): Readable {
    const source = this.#source.open()
    const encoded = Readable.from(this.#encode(source), { objectMode: false })
    // While nothing is read yet, nobody else would hear of it.
    source.on('error', (error) => encoded.destroy(error))
    // A reader that gives up leaves the generator unfinished, and perhaps not even begun.
    encoded.once('close', () => source.destroy())
    return encoded
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return this.open()[Symbol.asyncIterator]()
  }

  async *#encode(source: Readable): AsyncGenerator<Uint8Array> {
    const checksum = await this.#newChecksum()
    let pieces: Uint8Array[] = []
    let size = 0
    let total = 0
    for await (const data of source) {
      let piece: Uint8Array = typeof data === 'string' ? Buffer.from(data) : data
      checksum.update(piece)
      total += piece.length
      if (this.#expected !== undefined && total > this.#expected) throw this.#mismatch(total)
      while (size + piece.length >= CHUNK_SIZE) {
        const rest = CHUNK_SIZE - size
        pieces.push(piece.subarray(0, rest))
        yield* chunk(pieces, CHUNK_SIZE)
        piece = piece.subarray(rest)
        pieces = []
        size = 0
      }
      if (piece.length > 0) pieces.push(piece)
      size += piece.length
    }
    if (this.#expected !== undefined && total !== this.#expected) throw this.#mismatch(total)
    if (size > 0) yield* chunk(pieces, size)
    yield Buffer.from(lastChunk(this.#trailer, toBase64(checksum.digest())))
  }

  #mismatch(actualBytes: number): IncompleteReadError {
    return new IncompleteReadError({ actualBytes, expectedBytes: this.#expected! }, { phase: 'send' })
  }
}

function* chunk(pieces: readonly Uint8Array[], size: number): Generator<Uint8Array> {
  yield Buffer.from(`${size.toString(16)}\r\n`)
  yield* pieces
  yield CRLF
}

function lastChunk(trailer: string, checksum: string): string {
  return `0\r\n${trailer}:${checksum}\r\n\r\n`
}

/** A body in memory as one `aws-chunked` text. */
export function encodeOneChunk(body: Uint8Array, trailer: string, checksum: string): Uint8Array {
  const { length } = body
  const head = length === 0 ? '' : `${length.toString(16)}\r\n`
  const tail = length === 0 ? lastChunk(trailer, checksum) : `\r\n${lastChunk(trailer, checksum)}`
  const encoded = Buffer.allocUnsafe(head.length + length + tail.length)
  encoded.write(head, 0, 'latin1')
  encoded.set(body, head.length)
  encoded.write(tail, head.length + length, 'latin1')
  return encoded
}

/** Bodies up to here are encoded in one piece; larger ones are not copied. */
export const ONE_CHUNK_LIMIT: number = 64 * 1024

/** Bytes in memory as a body that can be opened any number of times. */
export class BytesBody implements StreamBody {
  readonly #bytes: Uint8Array
  readonly replayable: true = true
  readonly fresh: true = true

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get length(): number {
    return this.#bytes.length
  }

  open(): Readable {
    return Readable.from([this.#bytes], { objectMode: false })
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return this.open()[Symbol.asyncIterator]()
  }
}
