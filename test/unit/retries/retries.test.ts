import { describe, expect, it, vi } from 'vitest'
import { AbortError, ChecksumError, ConnectTimeoutError, InvalidModelError } from '../../../src/errors/index.ts'
import { AdaptiveRetries } from '../../../src/retries/adaptive.ts'
import { checkCrc32 } from '../../../src/retries/body-crc32.ts'
import { createRetryStrategy } from '../../../src/retries/create-retry-strategy.ts'
import { readLegacyRules } from '../../../src/retries/legacy-rules.ts'
import type { FailedAttempt, RetryMode } from '../../../src/retries/retry-strategy.ts'
import { sdkRequest, timeToLive } from '../../../src/retries/sdk-request.ts'
import { StandardRetries } from '../../../src/retries/standard.ts'
import { TokenBucket } from '../../../src/retries/token-bucket.ts'
import { retryFacts } from '../../../src/services/retries.ts'
import { utf8 } from '../../../src/util/bytes.ts'
import { fakeHost } from '../fake-host.ts'

const THROTTLED: FailedAttempt = {
  attempt: 1,
  operationName: 'Op',
  statusCode: 400,
  headers: {},
  errorCode: 'ThrottlingException',
  modelled: undefined,
  error: undefined,
}
const UNAVAILABLE: FailedAttempt = { ...THROTTLED, statusCode: 503, errorCode: undefined }
const legacy = { document: () => ({ retry: {} }), endpointPrefix: 'x' }

describe('createRetryStrategy', () => {
  it.each(['standard', 'adaptive', 'legacy'] as RetryMode[])('%s', (mode) => {
    const retries = createRetryStrategy({ host: fakeHost(), mode, legacy })
    expect(retries.mode).toBe(mode)
    expect(retries.announcesMaxAttempts).toBe(mode !== 'legacy')
    expect(retries.acquire?.(undefined)).toBeUndefined()
    expect(createRetryStrategy({ host: fakeHost(), mode, legacy, totalMaxAttempts: 7 }).maxAttempts).toBe(7)
  })

  it('has three attempts, four for the quick ones, five in legacy mode', () => {
    const attempts = (mode: RetryMode, service: string): number =>
      createRetryStrategy({ host: fakeHost(), mode, facts: retryFacts(service), legacy }).maxAttempts
    expect(attempts('standard', 's3')).toBe(3)
    expect(attempts('adaptive', 'dynamodb')).toBe(4)
    expect(attempts('standard', 'dynamodbstreams')).toBe(4)
    expect(attempts('legacy', 's3')).toBe(5)
  })

  it('reads the legacy rules only for legacy mode', () => {
    const document = vi.fn(() => ({}))
    createRetryStrategy({ host: fakeHost(), mode: 'standard', legacy: { document, endpointPrefix: 's3' } })
    expect(document).not.toHaveBeenCalled()
  })
})

describe('standard mode', () => {
  it('tells running out of attempts from a failure that is not retried', () => {
    const retries = new StandardRetries(fakeHost(), {})
    expect(retries.decide({ ...UNAVAILABLE, attempt: 3 })).toMatchObject({ retry: false, maxAttemptsReached: true })
    expect(retries.decide({ ...UNAVAILABLE, statusCode: 404, attempt: 3 })).toMatchObject({
      retry: false,
      maxAttemptsReached: false,
    })
    expect(new StandardRetries(fakeHost(), {}, 1).decide(UNAVAILABLE)).toMatchObject({ maxAttemptsReached: true })
  })

  it('retries a corrupt result', () => {
    const retries = new StandardRetries(fakeHost(), retryFacts('dynamodb') ?? {})
    expect(retries.checksCrc32).toBe(true)
    expect(
      retries.decide({ ...UNAVAILABLE, statusCode: 200, error: checkCrc32({ 'x-amz-crc32': '1' }, utf8('foo')) }),
    ).toMatchObject({ retry: true, cost: 14 })
  })

  it('retries when nothing came', () => {
    const error = new ConnectTimeoutError({ endpointUrl: 'https://x' })
    const failed = { ...UNAVAILABLE, statusCode: undefined, headers: undefined, error }
    expect(new StandardRetries(fakeHost(), {}).decide(failed)).toEqual({ retry: true, delayMs: 25, cost: 14 })
  })
})

describe('adaptive mode', () => {
  function throttledClient(host = fakeHost({ now: 10_000 })): AdaptiveRetries {
    const retries = new AdaptiveRetries(host, new StandardRetries(host, {}))
    retries.decide(THROTTLED)
    return retries
  }

  it('lets calls through until the service throttles, then at the rate', async () => {
    const host = fakeHost({ now: 10_000 })
    const retries = new AdaptiveRetries(host, new StandardRetries(host, {}))
    expect(retries.acquire(undefined)).toBeUndefined()
    retries.decide(THROTTLED)
    expect(retries.sendRate).toBe(0.5)
    await retries.acquire(undefined)
    expect(host.slept).toEqual([2000])
    await retries.acquire(undefined)
    expect(host.slept).toEqual([2000, 2000])
  })

  it('is abortable while it holds a call back, and the next one gets its turn', async () => {
    const asleep: AbortSignal[] = []
    const host = fakeHost({
      now: 10_000,
      whileAsleep: (_, signal) =>
        new Promise((resolve, reject) => {
          asleep.push(signal!)
          if (asleep.length > 1) return resolve()
          signal?.addEventListener('abort', () => reject(signal.reason))
        }),
    })
    const retries = throttledClient(host)
    const controller = new AbortController()
    const first = retries.acquire(controller.signal)
    const second = retries.acquire(undefined)
    const third = retries.acquire(AbortSignal.abort('before'))
    await expect(third).rejects.toBeInstanceOf(AbortError)
    controller.abort('enough')
    await expect(first).rejects.toMatchObject({ name: 'AbortError', cause: 'enough' })
    await second
    expect(retries.sendRate).toBe(0.5)
  })
})

describe('TokenBucket', () => {
  it('gives tokens in the order they were asked for', async () => {
    const host = fakeHost()
    const bucket = new TokenBucket(host, 1)
    const order: number[] = []
    await Promise.all([1, 2, 3].map((n) => bucket.acquire()?.then(() => order.push(n))))
    expect(order).toEqual([1, 2, 3])
    expect(host.slept).toEqual([1000, 1000, 1000])
    host.advance(1000)
    expect(bucket.acquire()).toBeUndefined()
  })

  it('counts again when the rate changes while somebody waits', async () => {
    const host = fakeHost({
      whileAsleep: (_, signal) =>
        new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    })
    const bucket = new TokenBucket(host, 1)
    const waiting = bucket.acquire()
    await new Promise((resolve) => setImmediate(resolve))
    expect(host.slept).toEqual([1000])
    host.advance(500)
    bucket.setRate(10)
    await new Promise((resolve) => setImmediate(resolve))
    expect(host.slept).toEqual([1000, 50])
    host.advance(50)
    bucket.setRate(10)
    await waiting
  })
})

describe('legacy rules', () => {
  it.each([
    [[], 'the document is not an object'],
    [{ retry: 5 }, '.retry is not an object'],
    [{ retry: { __default__: { policies: { x: { applies_when: { response: {} } } } } } }, 'x: Unknown retry policy'],
    [{ retry: { __default__: { policies: { x: { $ref: 'constructor' } } } } }, 'x: Unknown retry policy'],
  ])('refuse %j', (document, message) => {
    expect(() => readLegacyRules(document, 'x')).toThrow(InvalidModelError)
    expect(() => readLegacyRules(document, 'x')).toThrow(message)
  })

  it('take names of object members for names', () => {
    expect(readLegacyRules({ retry: {} }, '__proto__')).toEqual({
      maxAttempts: 5,
      base: 'rand',
      growthFactor: 2,
      policies: [],
    })
  })
})

describe('amz-sdk-request', () => {
  it.each([
    [sdkRequest(1, undefined, undefined), 'attempt=1'],
    [sdkRequest(1, 3, undefined), 'attempt=1; max=3'],
    [sdkRequest(2, 3, '20260102T030405Z'), 'ttl=20260102T030405Z; attempt=2; max=3'],
  ])('%s', (text, expected) => expect(text).toBe(expected))

  it("lives as long as the read timeout, by the service's clock", () => {
    const received = Date.UTC(2026, 0, 2, 3, 4, 5)
    const ttl = (date: string): string | undefined => timeToLive({ date }, received, received + 2000, 60_000)
    expect(ttl('Fri, 02 Jan 2026 03:04:05 GMT')).toBe('20260102T030507Z')
    expect(ttl('Fri, 02 Jan 2026 04:04:05 GMT')).toBe('20260102T040507Z')
    expect(ttl('nonsense')).toBeUndefined()
    expect(timeToLive({}, received, received, 60_000)).toBeUndefined()
    expect(timeToLive({ date: 'Fri, 02 Jan 2026 03:04:05 GMT' }, received, received, Number.MAX_VALUE)).toBeUndefined()
  })
})

describe('x-amz-crc32', () => {
  it('is compared with the body', () => {
    expect(checkCrc32({ 'x-amz-crc32': '2356372769' }, utf8('foo'))).toBeUndefined()
    expect(checkCrc32({ 'x-amz-crc32': '0' }, utf8(''))).toBeUndefined()
    expect(checkCrc32({ 'x-amz-crc32': 'nonsense' }, utf8('foo'))).toBeUndefined()
    expect(checkCrc32({}, utf8('foo'))).toBeUndefined()
    const error = checkCrc32({ 'x-amz-crc32': '2356372768' }, utf8('foo'))
    expect(error).toBeInstanceOf(ChecksumError)
    expect(error?.message).toBe(
      'Checksum crc32 failed, expected checksum 2356372768 did not match calculated checksum 2356372769.',
    )
  })
})
