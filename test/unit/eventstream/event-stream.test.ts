import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { EventStream } from '../../../src/eventstream/event-stream.ts'
import type { EventStreamMessage } from '../../../src/eventstream/message.ts'
import { StreamingBody } from '../../../src/http/streaming-body.ts'
import { event } from './frames.ts'

const decode = ({ headers, payload }: EventStreamMessage): string | undefined => {
  const type = headers.get(':event-type')
  if (type === 'Bad') throw new Error('bad')
  return type === 'Unknown' ? undefined : Buffer.from(payload).toString()
}

function streamOf(...chunks: Uint8Array[]): EventStream<string> {
  return new EventStream(new StreamingBody(Readable.from(chunks)), decode)
}

async function all<T>(events: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const one of events) list.push(one)
  return list
}

describe('EventStream', () => {
  it('gives events as they come, without those that nobody knows', async () => {
    const stream = streamOf(event('A', 'one'), Buffer.concat([event('Unknown'), event('A', 'two')]))
    expect(await all(stream)).toEqual(['one', 'two'])
    expect(await all(stream)).toEqual([])
  })

  it('is empty where nothing came', async () => {
    expect(await all(streamOf())).toEqual([])
    expect(await all(new EventStream(new StreamingBody(new Uint8Array(0)), decode))).toEqual([])
  })

  it('reads no further than it is asked', async () => {
    let given = 0
    const source = new Readable({
      highWaterMark: 1,
      read() {
        given++
        this.push(event('A', 'x'.repeat(100_000)))
      },
    })
    const events = new EventStream(new StreamingBody(source), decode)[Symbol.asyncIterator]()
    await events.next()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(given).toBeLessThan(5)
    await events.return()
    expect(source.destroyed).toBe(true)
  })

  it('ends with the loop', async () => {
    const source = Readable.from([event('A', 'one'), event('A', 'two')])
    const stream = new EventStream(new StreamingBody(source), decode)
    for await (const one of stream) {
      expect(one).toBe('one')
      break
    }
    expect(source.destroyed).toBe(true)
    await expect(all(stream)).rejects.toThrow('the event stream was closed before its end')
  })

  it('ends with close() and await using, also while somebody waits', async () => {
    const silent = () => new Readable({ read() {} })
    const source = silent()
    const stream = new EventStream(new StreamingBody(source), decode)
    const waiting = all(stream)
    await new Promise((resolve) => setImmediate(resolve))
    await stream.close()
    await expect(waiting).rejects.toThrow('the event stream was closed before its end')
    const other = silent()
    {
      await using _ = new EventStream(new StreamingBody(other), decode)
    }
    expect(other.destroyed).toBe(true)
  })

  it('keeps the error it ended with', async () => {
    const stream = streamOf(event('A', 'one'), event('Bad'), event('A', 'two'))
    const events = stream[Symbol.asyncIterator]()
    expect((await events.next()).value).toBe('one')
    await expect(events.next()).rejects.toThrow('bad')
    await expect(all(stream)).rejects.toThrow('bad')
  })

  it('takes an end in the middle of a message for what it is', async () => {
    const cut = event('A', 'two').subarray(0, 20)
    const events = streamOf(event('A', 'one'), cut)[Symbol.asyncIterator]()
    expect((await events.next()).value).toBe('one')
    await expect(events.next()).rejects.toMatchObject({
      name: 'IncompleteReadError',
      message: `20 read, but total bytes expected is ${event('A', 'two').length}.`,
    })
  })

  it('says that the source broke', async () => {
    const source = Readable.from(
      (async function* () {
        yield event('A', 'one')
        throw new Error('reset')
      })(),
    )
    await expect(all(new EventStream(new StreamingBody(source), decode))).rejects.toMatchObject({
      name: 'ResponseStreamingError',
    })
  })

  it('hands out the initial response', async () => {
    const stream = streamOf(event('initial-response', '{}'), event('A', 'one'))
    expect(Buffer.from((await stream.getInitialResponse()).payload).toString()).toBe('{}')
    expect(await all(stream)).toEqual(['one'])
    await expect(streamOf(event('A', 'one')).getInitialResponse()).rejects.toMatchObject({
      name: 'NoInitialResponseError',
      message: 'First event was not of the initial-response type',
    })
    await expect(streamOf().getInitialResponse()).rejects.toMatchObject({ name: 'NoInitialResponseError' })
    await expect(streamOf(event('Bad')).getInitialResponse()).rejects.toMatchObject({ cause: new Error('bad') })
  })
})
