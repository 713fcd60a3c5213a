import { describe, expect, it } from 'vitest'
import { EventBody } from '../../../src/client/event-body.ts'
import { eventSource } from '../../../src/client/event-source.ts'
import { StubbedEvents } from '../../../src/client/stubber/stubbed-events.ts'

const bodyOf = (events: Iterable<unknown>): EventBody =>
  new EventBody(eventSource(events as never), undefined, () => Buffer.from('frame'))

async function failureOf(body: EventBody): Promise<unknown> {
  const stream = body.open()
  return new Promise((resolve) => stream.on('error', resolve).resume().on('end', resolve))
}

describe('a body of events', () => {
  it('fails with an error, whatever its source throws', async () => {
    const thrown: unknown = Object.create(null)
    function* events(): Generator<number> {
      yield 1
      throw thrown
    }
    const body = bodyOf(events())
    await expect(failureOf(body)).resolves.toBeInstanceOf(Error)
    expect(body.failure).toBe(thrown)
  })

  it('forgets the failure of the attempt before', async () => {
    let attempts = 0
    const body = new EventBody(eventSource([1] as never), undefined, () => {
      if (attempts++ === 0) throw new Error('the first')
      return Buffer.from('frame')
    })
    await failureOf(body)
    expect(body.failure).toMatchObject({ message: 'the first' })
    await failureOf(body)
    expect(body.failure).toBeUndefined()
  })
})

it('events of a stub are closed while one is waited for', async () => {
  async function* events(): AsyncGenerator<Record<string, unknown>> {
    yield { A: {} }
    await new Promise(() => {})
  }
  const stream = new StubbedEvents(events(), (event) => event)
  const reader = stream[Symbol.asyncIterator]()
  await reader.next()
  void reader.next()
  await expect(stream.close()).resolves.toBeUndefined()
})
