import type { Readable } from 'node:stream'
import type { StreamBody } from '../../../src/http/http.ts'

/** A body that opens what it is told to open. */
export function streamBody(open: () => Readable, replayable = false): StreamBody {
  return {
    length: undefined,
    replayable,
    fresh: true,
    open,
    [Symbol.asyncIterator]: () => open()[Symbol.asyncIterator](),
  }
}
