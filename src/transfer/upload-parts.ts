import { ArgumentError } from '../errors/config.ts'
import { MOST_PARTS } from './part-size.ts'
import type { Stretch, UploadSource } from './upload-source.ts'

export interface UploadPart {
  readonly number: number
  readonly stretch: Stretch
}

/** The parts of an upload, by whoever asks next. One reads at a time: the number of a part is the turn it was read in. */
export class UploadParts {
  readonly #source: UploadSource
  readonly #size: number
  #last: Promise<UploadPart | undefined> = Promise.resolve(undefined)
  #number = 0

  constructor(source: UploadSource, size: number) {
    this.#source = source
    this.#size = size
  }

  /** @param buffer of a part that has been sent */
  next(buffer: Uint8Array | undefined): Promise<UploadPart | undefined> {
    this.#last = this.#last.then(() => this.#read(buffer))
    return this.#last
  }

  async #read(buffer: Uint8Array | undefined): Promise<UploadPart | undefined> {
    const stretch = await this.#source.next(this.#size, buffer)
    if (stretch.length === 0) return undefined
    if (++this.#number > MOST_PARTS) throw tooManyParts(this.#size)
    return { number: this.#number, stretch }
  }
}

function tooManyParts(partSize: number): ArgumentError {
  return new ArgumentError(
    { message: `The stream has more than ${MOST_PARTS} parts of ${partSize} bytes` },
    { phase: 'send', hint: 'How long it is was not known: give a larger multipartChunksize.' },
  )
}
