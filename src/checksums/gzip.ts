import { pipeline, type Readable } from 'node:stream'
import { createGzip, gzipSync } from 'node:zlib'
import type { StreamBody } from '../http/http.ts'

/** The body in gzip: bytes at once, a stream while it is read. */
export function gzipBody(body: Uint8Array | StreamBody): Uint8Array | StreamBody {
  return body instanceof Uint8Array ? gzipSync(body) : new GzipBody(body)
}

class GzipBody implements StreamBody {
  readonly #source: StreamBody
  readonly length: undefined = undefined

  constructor(source: StreamBody) {
    this.#source = source
  }

  get replayable(): boolean {
    return this.#source.replayable
  }

  get fresh(): boolean {
    return this.#source.fresh
  }

  open(): Readable {
    // Errors reach whoever reads: pipeline destroys the compressed stream with them.
    return pipeline(this.#source.open(), createGzip(), () => {})
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return this.open()[Symbol.asyncIterator]()
  }
}
