import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { unwatchAbort, watchAbort } from '../../../src/util/abort.ts'

describe('a watched signal', () => {
  it('has one listener, while anybody watches', () => {
    const { signal } = new AbortController()
    const targets = Array.from({ length: 20 }, () => ({ onAbort() {} }))
    for (const target of targets) watchAbort(signal, target)
    expect(getEventListeners(signal, 'abort')).toHaveLength(1)
    for (const target of targets) unwatchAbort(signal, target)
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
    unwatchAbort(signal, targets[0]!)
  })

  it('tells everybody who still watches, once', () => {
    const aborting = new AbortController()
    const told: number[] = []
    const targets = [0, 1, 2].map((i) => ({ onAbort: () => told.push(i) }))
    for (const target of targets) watchAbort(aborting.signal, target)
    unwatchAbort(aborting.signal, targets[1]!)
    aborting.abort()
    expect(told).toEqual([0, 2])
  })

  it('may be left from within', () => {
    const aborting = new AbortController()
    const told: number[] = []
    const second = { onAbort: () => told.push(2) }
    const first = {
      onAbort() {
        told.push(1)
        unwatchAbort(aborting.signal, second)
      },
    }
    watchAbort(aborting.signal, first)
    watchAbort(aborting.signal, second)
    aborting.abort()
    expect(told).toEqual([1])
  })
})
