import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as errors from '../../../src/errors/index.ts'
import { AdaptiveRetries } from '../../../src/retries/adaptive.ts'
import { isThrottling } from '../../../src/retries/classify.ts'
import { createRetryStrategy } from '../../../src/retries/create-retry-strategy.ts'
import { RetryQuota } from '../../../src/retries/retry-quota.ts'
import type { FailedAttempt, ModelledError } from '../../../src/retries/retry-strategy.ts'
import { StandardRetries } from '../../../src/retries/standard.ts'
import { TokenBucket } from '../../../src/retries/token-bucket.ts'
import { retryFacts } from '../../../src/services/retries.ts'
import { fakeHost } from '../fake-host.ts'

interface LegacyService {
  readonly maxAttempts: number
  readonly delays: readonly (number | null)[]
  readonly attemptsReached: readonly boolean[]
  readonly retried: readonly (readonly [number, string | null])[]
  readonly errors: readonly string[]
  readonly corrupt: boolean
}
interface Recorded {
  readonly classes: {
    readonly responses: readonly (readonly [string, number, string | null, keyof typeof MODELLED, boolean, boolean])[]
    readonly errors: Readonly<Record<string, boolean>>
  }
  readonly delays: readonly (readonly [string, string | null, number, number, string | null, number])[]
  readonly quota: readonly (readonly {
    readonly operation: string
    readonly available: number
    readonly steps: readonly {
      readonly status: number
      readonly code: string | null
      readonly delay: number | null
      readonly slept: readonly number[]
      readonly quotaReached: boolean
      readonly attemptsReached: boolean
    }[]
  }[])[]
  readonly rates: readonly (readonly (readonly [number, boolean, number, boolean])[])[]
  readonly bucket: readonly (readonly [number, number | null, boolean, number, number])[]
  readonly legacy: {
    readonly document: unknown
    readonly statuses: readonly number[]
    readonly codes: readonly (string | null)[]
    readonly errors: readonly string[]
    readonly services: Readonly<Record<string, LegacyService>>
  }
}

const MODELLED = {
  none: undefined,
  plain: {},
  transient: { retryable: {} },
  throttling: { retryable: { throttling: true } },
} satisfies Record<string, ModelledError | undefined>

const recorded = JSON.parse(
  readFileSync(new URL('../../parity/data/retries.json', import.meta.url), 'utf8'),
) as Recorded

const classes: ReadonlyMap<string, unknown> = new Map(Object.entries(errors))
const ERROR_KWARGS = { endpointUrl: 'x', error: 'x', proxyUrl: 'x', streamObject: 'x' }
function makeError(name: string): Error {
  const Made = classes.get(name) as unknown as new (kwargs: object) => Error
  return new Made(ERROR_KWARGS)
}

const corrupt = new errors.ChecksumError({ checksumType: 'crc32', expectedChecksum: '1', actualChecksum: '2' })

const NOTHING: FailedAttempt = {
  attempt: 1,
  operationName: 'Op',
  statusCode: undefined,
  headers: undefined,
  errorCode: undefined,
  modelled: undefined,
  error: undefined,
}

describe('standard mode', () => {
  it(`classifies ${recorded.classes.responses.length} answers as botocore`, () => {
    for (const [service, statusCode, code, modelled, retryable, throttling] of recorded.classes.responses) {
      const failed = { ...NOTHING, statusCode, errorCode: code ?? undefined, modelled: MODELLED[modelled] }
      const decision = new StandardRetries(fakeHost(), retryFacts(service) ?? {}, 3).decide(failed)
      expect([service, statusCode, code, modelled, decision.retry, isThrottling(failed)]).toEqual([
        service,
        statusCode,
        code,
        modelled,
        retryable,
        throttling,
      ])
    }
  })

  it.each(Object.entries(recorded.classes.errors))('%s: retried %s', (name, retried) => {
    const decision = new StandardRetries(fakeHost(), {}).decide({ ...NOTHING, error: makeError(name) })
    expect(decision.retry).toBe(retried)
  })

  it(`waits as long as botocore, in ${recorded.delays.length} cases`, () => {
    const clients: Record<string, string> = { 'dynamodb-streams': 'dynamodbstreams' }
    for (const [service, code, attempt, random, after, seconds] of recorded.delays) {
      const facts = retryFacts(clients[service] ?? service) ?? {}
      const decision = new StandardRetries(fakeHost({ random: () => random }), facts, 100).decide({
        ...NOTHING,
        attempt,
        statusCode: 503,
        errorCode: code ?? undefined,
        headers: after === null ? {} : { 'x-amz-retry-after': after },
      })
      expect(decision.retry).toBe(true)
      expect(decision.delayMs, JSON.stringify([service, code, attempt, random, after])).toBeCloseTo(seconds * 1000, 6)
    }
  })

  it.each(recorded.quota.map((calls, i) => [i, calls] as const))(
    'spends its quota as botocore, client %i',
    (_, calls) => {
      const quota = new RetryQuota()
      const retries = new StandardRetries(fakeHost({ random: () => 0.5 }), retryFacts('sqs') ?? {}, 3, quota)
      for (const call of calls) {
        let cost = 0
        for (const [i, step] of call.steps.entries()) {
          if (step.status === 200) {
            retries.succeeded(cost)
            continue
          }
          const decision = retries.decide({
            ...NOTHING,
            attempt: i + 1,
            operationName: call.operation,
            statusCode: step.status,
            errorCode: step.code ?? undefined,
          })
          if (decision.retry) {
            expect(decision.delayMs).toBeCloseTo((step.delay ?? Number.NaN) * 1000, 6)
            cost = decision.cost
          } else {
            expect(step.delay).toBeNull()
            expect(decision.delayMs).toBeCloseTo((step.slept[0] ?? 0) * 1000, 6)
            expect(decision.retryQuotaReached).toBe(step.quotaReached)
            expect(decision.maxAttemptsReached).toBe(step.attemptsReached)
          }
        }
        expect(quota.available).toBe(call.available)
      }
    },
  )
})

describe('adaptive mode', () => {
  it.each(recorded.rates.map((steps, i) => [i, steps] as const))(
    'sends at the rate of botocore, client %i',
    (_, steps) => {
      const host = fakeHost({ now: 1_000_250 })
      const retries = new AdaptiveRetries(host, new StandardRetries(host, {}))
      for (const [pause, throttled, rate, limiting] of steps) {
        host.advance(pause)
        if (throttled) retries.decide({ ...NOTHING, statusCode: 400, errorCode: 'SlowDown' })
        else retries.succeeded(0)
        if (limiting) expect(retries.sendRate).toBeCloseTo(rate, 6)
        else expect(retries.sendRate).toBeUndefined()
      }
    },
  )

  it('fills its bucket as botocore', () => {
    const host = fakeHost()
    const bucket = new TokenBucket(host, 1)
    for (const [pause, rate, taken, available, maxRate] of recorded.bucket) {
      host.advance(pause)
      if (rate !== null) bucket.setRate(rate)
      if (taken) expect(bucket.acquire()).toBeUndefined()
      else bucket.setRate(bucket.rate)
      expect(bucket.available).toBeCloseTo(available, 6)
      expect(bucket.rate).toBe(maxRate)
    }
  })
})

describe('legacy mode', () => {
  const { document, statuses, codes, services } = recorded.legacy
  it.each(Object.entries(services))('%s', (endpointPrefix, expected) => {
    const retries = createRetryStrategy({
      host: fakeHost({ random: () => 0.5 }),
      mode: 'legacy',
      legacy: { document: () => document, endpointPrefix },
    })
    expect(retries.maxAttempts).toBe(expected.maxAttempts)
    expect(retries.checksCrc32).toBe(expected.corrupt)
    const retried: (readonly [number, string | null])[] = []
    for (const statusCode of statuses) {
      for (const code of codes) {
        if (retries.decide({ ...NOTHING, statusCode, errorCode: code ?? undefined }).retry)
          retried.push([statusCode, code])
      }
    }
    expect(retried).toEqual(expected.retried)
    const names = recorded.legacy.errors
    expect(names.filter((name) => retries.decide({ ...NOTHING, error: makeError(name) }).retry)).toEqual(
      expected.errors,
    )
    expect(retries.decide({ ...NOTHING, statusCode: 200, error: corrupt }).retry).toBe(expected.corrupt)
    for (const [i, seconds] of expected.delays.entries()) {
      const decision = retries.decide({ ...NOTHING, attempt: i + 1, statusCode: 500 })
      if (seconds === null) expect(decision.retry).toBe(false)
      else expect(decision.delayMs).toBeCloseTo(seconds * 1000, 6)
      if (!decision.retry) expect(decision.maxAttemptsReached).toBe(expected.attemptsReached[i])
    }
  })
})
