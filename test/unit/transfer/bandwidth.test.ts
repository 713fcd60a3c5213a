import { describe, expect, it } from 'vitest'
import { Bandwidth } from '../../../src/transfer/bandwidth.ts'
import type { Host } from '../../../src/util/host.ts'

describe('a limit of 1000 bytes per second', () => {
  it('lets the first pass, and others when its time is over, whoever asks', async () => {
    let now = 5000
    const host = {
      now: () => now,
      sleep: async (milliseconds: number): Promise<void> => {
        slept.push(milliseconds)
      },
    } as unknown as Host
    const slept: number[] = []
    const limit = new Bandwidth(1000, host)
    const { signal } = new AbortController()
    await Promise.all([limit.take(500, signal), limit.take(250, signal), limit.take(1000, signal)])
    expect(slept).toEqual([500, 750])
    now += 1_750
    await limit.take(1, signal)
    now += 100_000
    await limit.take(1, signal)
    expect(slept).toEqual([500, 750])
  })
})
