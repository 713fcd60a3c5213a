import { AwsError } from '../errors/aws-error.ts'
import { IncompleteReadError } from '../errors/body.ts'
import { NoInitialResponseError } from '../errors/event-stream.ts'
import { ResponseStreamingError } from '../errors/http.ts'
import { inspectAsJson } from '../util/inspect.ts'
import { EventStreamBuffer } from './event-stream-buffer.ts'
import type { EventStreamMessage } from './message.ts'

/** The bytes of a response, as they come. */
export interface EventSource extends AsyncIterable<Uint8Array> {
  /** Gives up what has not been read. */
  close(): Promise<void>
}

/** Makes an event of a message; undefined for one that nobody knows. Throws what the message reports as an error. */
export type DecodeEvent<Event> = (message: EventStreamMessage) => Event | undefined

/**
 * The events of a response, one by one as they come: each is an object with one member, named as the event.
 *
 * It reads no further than it is asked: a slow reader slows the service down. The end of a `for await` loop, however it
 * comes about, ends the stream; so do `close()`, `await using`, and the call's `signal`. Errors that the service reports
 * in the stream are an `EventStreamError`; a stream that was cut short is an error too, never a short result. A stream
 * nobody reads is given up after the read timeout.
 *
 * @example
 * const { Payload } = await s3.selectObjectContent({ Bucket, Key, Expression, ExpressionType: 'SQL', … })
 * for await (const event of Payload) {
 *   if (event.Records !== undefined) process.stdout.write(event.Records.Payload)
 * }
 */
export class EventStream<Event> implements AsyncIterable<Event>, AsyncDisposable {
  static {
    inspectAsJson(EventStream.prototype)
  }

  readonly #source: EventSource
  readonly #decode: DecodeEvent<Event>
  readonly #inputFailure: (() => unknown) | undefined
  readonly #messages: AsyncGenerator<EventStreamMessage, void>
  #isFinished = false
  #failure: unknown

  /** @param inputFailure what the events that go the other way broke off with, if they did: then these did for it */
  constructor(source: EventSource, decode: DecodeEvent<Event>, inputFailure?: () => unknown) {
    this.#source = source
    this.#decode = decode
    this.#inputFailure = inputFailure
    this.#messages = messagesOf(source)
  }

  /**
   * The events that have not been given out yet.
   *
   * @throws EventStreamError for an error that the service reports, ParserError for what is no message of an event
   * stream, ReadTimeoutError when nothing came for as long as the read timeout, AbortError after the call's signal,
   * IncompleteReadError or ResponseStreamingError when the stream broke off or was closed
   *
   * @example
   * for await (const event of EventStream) console.log(event.PayloadChunk?.Payload)
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<Event, void> {
    try {
      for (;;) {
        const message = await this.#next()
        if (message === undefined) return
        const event = this.#attempt(() => this.#decode(message))
        if (event !== undefined) yield event
      }
    } finally {
      await this.close()
    }
  }

  /**
   * The first message, which services with the `json` and `smithy-rpc-v2-cbor` protocols put the other members of the
   * result into. The library reads it for them before the call returns; only a stream that was made in another way
   * still has it.
   *
   * @throws NoInitialResponseError when the first message is another one, or there is none
   */
  async getInitialResponse(): Promise<EventStreamMessage> {
    const message = await this.#next()
    if (message?.headers.get(':event-type') === 'initial-response') return message
    throw new NoInitialResponseError({}, { cause: message === undefined ? undefined : this.#reportedBy(message) })
  }

  /**
   * Gives up what has not been read, and the connection with it.
   *
   * @example
   * await Payload.close()
   */
  async close(): Promise<void> {
    if (!this.#isFinished) this.#fail(closed())
    await this.#source.close()
  }

  /** What JSON and `util.inspect` show. */
  toJSON(): object {
    return { closed: this.#isFinished }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async #next(): Promise<EventStreamMessage | undefined> {
    if (this.#failure !== undefined) throw this.#failure
    try {
      const { value, done } = await this.#messages.next()
      if (done === true) this.#isFinished = true
      return value ?? undefined
    } catch (error) {
      // Closed meanwhile, which is why the source broke.
      throw this.#fail(error)
    }
  }

  #attempt<T>(step: () => T): T {
    try {
      return step()
    } catch (error) {
      throw this.#fail(error)
    }
  }

  /** Whoever asks again gets the same answer. */
  #fail(error: unknown): unknown {
    this.#isFinished = true
    this.#failure ??= this.#inputFailure?.() ?? error
    return this.#failure
  }

  #reportedBy(message: EventStreamMessage): unknown {
    try {
      this.#decode(message)
      return undefined
    } catch (error) {
      return error
    }
  }
}

async function* messagesOf(source: EventSource): AsyncGenerator<EventStreamMessage, void> {
  const buffer = new EventStreamBuffer()
  try {
    for await (const chunk of source) {
      buffer.addData(chunk)
      for (let message = buffer.next(); message !== undefined; message = buffer.next()) yield message
    }
  } catch (error) {
    if (error instanceof AwsError) throw error
    throw new ResponseStreamingError({ error }, { cause: error })
  }
  const { unfinished } = buffer
  if (unfinished !== undefined) {
    throw new IncompleteReadError({ actualBytes: unfinished.received, expectedBytes: unfinished.expected })
  }
}

function closed(): ResponseStreamingError {
  return new ResponseStreamingError({ error: 'the event stream was closed before its end' })
}
