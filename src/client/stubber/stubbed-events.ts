import { EventStream } from '../../eventstream/event-stream.ts'

type Event = Readonly<Record<string, unknown>>

/** Events as a test gives them. */
export type AnyEvents = Iterable<Event> | AsyncIterable<Event>

const NOTHING = {
  async *[Symbol.asyncIterator]() {},
  async close() {},
}

/** Events that come from a test, with an event stream's manners: one by one, each once. */
export class StubbedEvents extends EventStream<Event> {
  readonly #events: AsyncGenerator<Event, void>

  constructor(events: AnyEvents, read: (event: Event) => Event) {
    super(NOTHING, () => undefined)
    this.#events = oneByOne(events, read)
  }

  override [Symbol.asyncIterator](): AsyncGenerator<Event, void> {
    return this.#events
  }

  override async close(): Promise<void> {
    // Not waited for: the test's events may be waiting themselves.
    this.#events.return().catch(() => {})
    await super.close()
  }
}

async function* oneByOne(events: AnyEvents, read: (event: Event) => Event): AsyncGenerator<Event, void> {
  for await (const event of events) yield read(event)
}
