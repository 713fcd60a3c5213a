import { Readable } from 'node:stream'
import { UnseekableStreamError } from '../errors/body.ts'
import type { StreamBody } from '../http/http.ts'
import type { EventCursor, EventSource } from './event-source.ts'

/** Makes a frame of an event; `number` counts from 0. */
export type FrameEvent = (event: unknown, number: number) => Uint8Array

/** What becomes of a frame on its way, and of nothing at the end of all. */
export type SignFrame = (frame: Uint8Array) => Uint8Array

const NOTHING = new Uint8Array(0)

interface FrameStreamParts {
  readonly cursor: EventCursor
  readonly initial: Uint8Array | undefined
  readonly frame: FrameEvent
  readonly sign: SignFrame | undefined
  readonly failed: (error: unknown) => void
}

/** What has become of a caller's events, whichever attempt reads them. */
interface Progress {
  fresh: boolean
  failure: unknown
}

/**
 * A request's body that is made of events while it is read: an event is taken when there is room for it, never before.
 * Who stops reading ends the source of the events.
 */
export class EventBody implements StreamBody {
  readonly length: undefined = undefined
  readonly #source: EventSource
  readonly #initial: Uint8Array | undefined
  readonly #frame: FrameEvent
  readonly #sign: SignFrame | undefined
  readonly #progress: Progress

  /** @param initial the frame before those of the events */
  constructor(
    source: EventSource,
    initial: Uint8Array | undefined,
    frame: FrameEvent,
    sign?: SignFrame,
    progress: Progress = { fresh: true, failure: undefined },
  ) {
    this.#source = source
    this.#initial = initial
    this.#frame = frame
    this.#sign = sign
    this.#progress = progress
  }

  get replayable(): boolean {
    return this.#source.replayable
  }

  get fresh(): boolean {
    return this.#progress.fresh
  }

  get failure(): unknown {
    return this.#progress.failure
  }

  /** The same events, each frame signed, with a last one for the end. */
  signed(sign: SignFrame): EventBody {
    return new EventBody(this.#source, this.#initial, this.#frame, sign, this.#progress)
  }

  open(): Readable {
    const progress = this.#progress
    if (!progress.fresh && !this.replayable) throw new UnseekableStreamError({ streamObject: 'event stream' })
    progress.fresh = false
    progress.failure = undefined
    const failed = (error: unknown): void => {
      progress.failure = error
    }
    return new FrameStream({
      cursor: this.#source.open(),
      initial: this.#initial,
      frame: this.#frame,
      sign: this.#sign,
      failed,
    })
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return this.open()[Symbol.asyncIterator]()
  }
}

/** Frames, made when they are asked for. */
class FrameStream extends Readable {
  readonly #cursor: EventCursor
  readonly #frame: FrameEvent
  readonly #sign: SignFrame | undefined
  readonly #failed: (error: unknown) => void
  #initial: Uint8Array | undefined
  #count = 0
  /** The source has said its last: it need not be told. */
  #isOver = false

  constructor({ cursor, initial, frame, sign, failed }: FrameStreamParts) {
    // Nothing is made ahead of whoever reads.
    super({ highWaterMark: 0 })
    this.#cursor = cursor
    this.#initial = initial
    this.#frame = frame
    this.#sign = sign
    this.#failed = failed
  }

  override async _read(): Promise<void> {
    try {
      const frame = await this.#next()
      // Whoever reads may have gone meanwhile.
      if (this.destroyed) return
      if (frame !== undefined) this.push(this.#sign?.(frame) ?? frame)
      else {
        if (this.#sign !== undefined) this.push(this.#sign(NOTHING))
        this.push(null)
      }
    } catch (error) {
      if (this.destroyed) return
      this.#failed(error)
      this.destroy(error instanceof Error ? error : new Error('the source of the events threw what is no error'))
    }
  }

  /** Undefined at the end. */
  async #next(): Promise<Uint8Array | undefined> {
    const initial = this.#initial
    if (initial !== undefined) {
      this.#initial = undefined
      return initial
    }
    const { value, done } = await this.#event()
    return done === true ? undefined : this.#frame(value, this.#count++)
  }

  async #event(): Promise<IteratorResult<unknown>> {
    try {
      const event = await this.#cursor.next()
      this.#isOver = event.done === true
      return event
    } catch (error) {
      this.#isOver = true
      throw error
    }
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    if (!this.#isOver) this.#cursor.close()
    callback(error)
  }
}
