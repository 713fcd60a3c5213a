import type { Host } from '../../src/util/host.ts'

/** A machine whose clock moves only when told to, or when somebody sleeps. */
export interface FakeHost extends Host {
  advance(ms: number): void
  /** How long each sleep was. */
  readonly slept: number[]
}

export interface FakeHostOptions {
  readonly now?: number
  readonly random?: () => number
  readonly env?: Record<string, string | undefined>
  /** What to do while asleep; without it a sleep ends at once. */
  readonly whileAsleep?: (ms: number, signal: AbortSignal | undefined) => Promise<void>
}

export function fakeHost(options: FakeHostOptions = {}): FakeHost {
  let now = options.now ?? 0
  let uuids = 0
  const slept: number[] = []
  return {
    slept,
    advance: (ms) => {
      now += ms
    },
    now: () => now,
    sleep: async (ms, signal) => {
      if (signal?.aborted) throw signal.reason
      slept.push(ms)
      await options.whileAsleep?.(ms, signal)
      if (signal?.aborted) throw signal.reason
      now += ms
    },
    random: options.random ?? (() => 0.5),
    uuid: () => `00000000-0000-4000-8000-${String(uuids++).padStart(12, '0')}`,
    env: options.env ?? {},
    readFile: () => undefined,
    homeDirectory: () => undefined,
    platform: 'linux',
  }
}
