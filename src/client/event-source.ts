import type { Readable } from 'node:stream'

/** What a caller gave events in. */
export interface EventSource {
  /** An array gives its events once more to another attempt. */
  readonly replayable: boolean
  /** Begins to take events. */
  open(): EventCursor
}

/** Takes events one by one. */
export interface EventCursor {
  next(): Promise<IteratorResult<unknown>>
  /** No more are wanted. Waits for nobody: the source may be waiting itself. */
  close(): void
}

type Iterables = AsyncIterable<unknown> & Iterable<unknown>

/** Events from whatever may hold them: iterables, async or not, Node's streams in object mode, web streams. */
export function eventSource(given: unknown): EventSource {
  if (isNodeStream(given)) {
    // It may break before anybody reads it, which must fail the call and not the process.
    given.on('error', () => {})
    return { replayable: false, open: () => cursorOfStream(given) }
  }
  const iterable = given as Iterables
  if (Symbol.asyncIterator in iterable || Symbol.iterator in iterable) {
    return { replayable: Array.isArray(given), open: () => cursorOf(iterable) }
  }
  return { replayable: false, open: () => cursorOfReader((given as ReadableStream).getReader()) }
}

function isNodeStream(value: unknown): value is Readable {
  const { pipe, read, destroy } = value as Partial<Readable>
  return typeof pipe === 'function' && typeof read === 'function' && typeof destroy === 'function'
}

function cursorOfStream(stream: Readable): EventCursor {
  const iterator = stream[Symbol.asyncIterator]()
  // Not by the iterator's `return`, which would wait for the stream's next event.
  return { next: () => iterator.next(), close: () => stream.destroy() }
}

function cursorOfReader(reader: ReadableStreamDefaultReader<unknown>): EventCursor {
  return {
    next: () => reader.read() as Promise<IteratorResult<unknown>>,
    close: () => void reader.cancel().catch(() => {}),
  }
}

function cursorOf(iterable: Iterables): EventCursor {
  const iterator = iterable[Symbol.asyncIterator]?.() ?? iterable[Symbol.iterator]()
  return {
    async next() {
      const { done = false, value } = await iterator.next()
      // As `for await`: what is not async may hold promises.
      return { done, value: await value }
    },
    async close() {
      try {
        await iterator.return?.()
      } catch {
        // It was told; how it takes that is its own business.
      }
    },
  }
}
