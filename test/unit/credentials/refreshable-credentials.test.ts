import { describe, expect, it } from 'vitest'
import type { CredentialsLike } from '../../../src/credentials/credentials.ts'
import { RefreshableCredentials } from '../../../src/credentials/refreshable-credentials.ts'
import { toCredentials } from '../../../src/credentials/to-credentials.ts'
import { CredentialRetrievalError } from '../../../src/errors/credentials.ts'
import { fakeHost } from '../fake-host.ts'

const HOUR = 3600_000

/** A source whose answers a test gives when it likes. */
function source() {
  const waiting: { resolve(values: CredentialsLike): void; reject(error: Error): void }[] = []
  return {
    asked: 0,
    refresh(): Promise<CredentialsLike> {
      this.asked++
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    },
    answer(name: string, expiration: Date | undefined) {
      waiting.shift()!.resolve({ accessKeyId: name, secretAccessKey: `${name}-secret`, expiration })
    },
    fail(message: string) {
      waiting.shift()!.reject(new Error(message))
    },
  }
}

function fresh(options: ConstructorParameters<typeof RefreshableCredentials>[4] = {}) {
  const host = fakeHost({ now: 1_000_000_000_000 })
  const from = source()
  const warnings: string[] = []
  const initial = { accessKeyId: 'first', secretAccessKey: 's', expiration: new Date(host.now() + HOUR) }
  const credentials = new RefreshableCredentials(() => from.refresh(), host, 'test', initial, {
    warn: (message) => warnings.push(message),
    ...options,
  })
  return { host, from, warnings, credentials, inAnHour: () => new Date(host.now() + HOUR) }
}

const minutes = (count: number): number => count * 60_000
const settle = (): Promise<void> => new Promise((done) => setImmediate(done))

describe('refreshable credentials', () => {
  it('are fetched once for a thousand callers', async () => {
    const host = fakeHost({ now: 0 })
    const from = source()
    const credentials = new RefreshableCredentials(() => from.refresh(), host, 'test')
    const callers = Array.from({ length: 1000 }, () => credentials.getFrozenCredentials())
    expect(from.asked).toBe(1)
    from.answer('one', new Date(HOUR))
    const got = await Promise.all(callers)
    expect(new Set(got).size).toBe(1)
    expect(got[0]).toMatchObject({ accessKeyId: 'one' })
    expect(from.asked).toBe(1)
  })

  it('are left alone while they last', () => {
    const { host, from, credentials } = fresh()
    host.advance(HOUR - minutes(15))
    expect(credentials.getFrozenCredentials()).toMatchObject({ accessKeyId: 'first' })
    expect(from.asked).toBe(0)
  })

  it('are refreshed beside the calls from 15 minutes before the end', async () => {
    const { host, from, credentials, inAnHour } = fresh()
    host.advance(HOUR - minutes(15) + 1)
    for (let i = 0; i < 1000; i++) expect(credentials.getFrozenCredentials()).toMatchObject({ accessKeyId: 'first' })
    expect(from.asked).toBe(1)
    from.answer('second', inAnHour())
    await settle()
    expect(credentials.getFrozenCredentials()).toMatchObject({ accessKeyId: 'second' })
    expect(credentials.expiration).toEqual(inAnHour())
  })

  it('are waited for from 10 minutes before the end', async () => {
    const { host, from, credentials, inAnHour } = fresh()
    host.advance(HOUR - minutes(10) + 1)
    const got = Promise.all([credentials.getFrozenCredentials(), credentials.getFrozenCredentials()])
    expect(from.asked).toBe(1)
    from.answer('second', inAnHour())
    expect((await got).map((one) => one.accessKeyId)).toEqual(['second', 'second'])
  })

  it('join a refresh that began beside the calls', async () => {
    const { host, from, credentials, inAnHour } = fresh()
    host.advance(HOUR - minutes(14))
    credentials.getFrozenCredentials()
    host.advance(minutes(5))
    const got = credentials.getFrozenCredentials()
    expect(got).toBeInstanceOf(Promise)
    expect(from.asked).toBe(1)
    from.answer('second', inAnHour())
    expect(await got).toMatchObject({ accessKeyId: 'second' })
  })

  it('disturb nobody when a refresh fails while they are good, and try again a minute later', async () => {
    const { host, from, credentials, warnings, inAnHour } = fresh()
    host.advance(HOUR - minutes(14))
    expect(credentials.getFrozenCredentials()).toMatchObject({ accessKeyId: 'first' })
    from.fail('no')
    await settle()
    expect(warnings).toEqual(['Refreshing temporary credentials failed during advisory refresh period.'])
    for (let i = 0; i < 100; i++) expect(credentials.getFrozenCredentials()).toMatchObject({ accessKeyId: 'first' })
    expect(from.asked).toBe(1)
    host.advance(60_000)
    credentials.getFrozenCredentials()
    expect(from.asked).toBe(2)
    from.answer('second', inAnHour())
    await settle()
    expect(credentials.getFrozenCredentials()).toMatchObject({ accessKeyId: 'second' })
  })

  it('say why when they cannot be had in time, and are asked for again by the next call', async () => {
    const { host, from, credentials, warnings, inAnHour } = fresh()
    host.advance(HOUR - minutes(5))
    const first = credentials.getFrozenCredentials()
    from.fail('no route')
    await expect(first).rejects.toThrow('no route')
    expect(warnings).toEqual(['Refreshing temporary credentials failed during mandatory refresh period.'])
    const second = credentials.getFrozenCredentials()
    from.answer('second', inAnHour())
    expect(await second).toMatchObject({ accessKeyId: 'second' })
  })

  it.each([
    [
      'expired',
      { accessKeyId: 'a', secretAccessKey: 'b', expiration: new Date(5) },
      'the refreshed credentials are still expired.',
    ],
    ['no time', { accessKeyId: 'a', secretAccessKey: 'b', expiration: new Date(Number.NaN) }, 'is not a time'],
    ['nothing', undefined, 'response did not contain: accessKeyId, secretAccessKey'],
    ['no secret', { accessKeyId: 'a' }, 'response did not contain: secretAccessKey'],
  ])('refuse what is no credentials: %s', async (_what, values, message) => {
    const host = fakeHost({ now: 10 })
    const credentials = new RefreshableCredentials(async () => values as CredentialsLike, host, 'test')
    await expect(credentials.getFrozenCredentials()).rejects.toMatchObject({
      name: 'CredentialRetrievalError',
      message: expect.stringContaining(message),
    })
    await expect(credentials.getFrozenCredentials()).rejects.toThrow('Error when retrieving credentials from test')
  })

  it('never ask again when they do not expire', async () => {
    const from = source()
    const host = fakeHost()
    const credentials = new RefreshableCredentials(() => from.refresh(), host, 'test')
    const first = credentials.getFrozenCredentials()
    from.answer('only', undefined)
    await first
    host.advance(1e12)
    expect(credentials.getFrozenCredentials()).toMatchObject({ accessKeyId: 'only' })
    expect(credentials.expiration).toBeUndefined()
  })

  it('take other windows, in seconds', () => {
    const { host, from, credentials } = fresh({ advisoryTimeout: 45, mandatoryTimeout: 10 })
    host.advance(HOUR - 45_000)
    expect(credentials.getFrozenCredentials()).toMatchObject({ accessKeyId: 'first' })
    expect(from.asked).toBe(0)
    host.advance(36_000)
    expect(credentials.getFrozenCredentials()).toBeInstanceOf(Promise)
  })
})

describe('credentials that are good for minutes only', () => {
  it('are not asked for at each call, and before they expire all the same', async () => {
    const host = fakeHost({ now: 1_000_000 })
    let fetched = 0
    const fetch = async () => {
      fetched++
      return { accessKeyId: `A${fetched}`, secretAccessKey: 's', expiration: new Date(host.now() + 300_000) }
    }
    const credentials = new RefreshableCredentials(fetch, host, 'short')
    for (let i = 0; i < 5; i++) await credentials.getFrozenCredentials()
    expect(fetched).toBe(1)
    // Half of them is over: one refresh, beside the calls.
    host.advance(151_000)
    expect(await credentials.getFrozenCredentials()).toMatchObject({ accessKeyId: 'A1' })
    expect(await credentials.getFrozenCredentials()).toMatchObject({ accessKeyId: 'A2' })
    // A third is left: calls wait.
    host.advance(201_000)
    expect(await credentials.getFrozenCredentials()).toMatchObject({ accessKeyId: 'A3' })
    expect(fetched).toBe(3)
  })
})

describe('credentials in any form', () => {
  it('are taken as they are, from an object, and from a function', async () => {
    const host = fakeHost()
    const values = { accessKeyId: ' AKID\n', secretAccessKey: 'secret', accountId: '123456789012' }
    const made = toCredentials(values, host)
    expect(made.getFrozenCredentials()).toEqual({
      accessKeyId: 'AKID',
      secretAccessKey: 'secret',
      sessionToken: undefined,
      accountId: '123456789012',
    })
    expect(made).toMatchObject({ method: 'explicit', features: ['CREDENTIALS_CODE'], accountId: '123456789012' })
    expect(toCredentials(made, host)).toBe(made)
    const later = toCredentials(async () => values, host)
    expect(await later.getFrozenCredentials()).toMatchObject({ accessKeyId: 'AKID' })
    expect(later.method).toBe('custom')
  })

  it('say that it was they who failed, with what was thrown as the cause', async () => {
    const failing = (thrown: unknown) => async () =>
      toCredentials(() => Promise.reject(thrown), fakeHost()).getFrozenCredentials()
    const down = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:8200'), { code: 'ECONNREFUSED' })
    await expect(failing(down)()).rejects.toMatchObject({
      name: 'CredentialRetrievalError',
      phase: 'credentials',
      message: 'Error when retrieving credentials from custom: connect ECONNREFUSED 10.0.0.1:8200',
      cause: down,
    })
    await expect(failing('hunter2')()).rejects.toMatchObject({
      message: 'Error when retrieving credentials from custom: it threw what is no error',
      cause: 'hunter2',
    })
    const ours = new CredentialRetrievalError({ provider: 'vault', errorMsg: 'sealed' })
    await expect(failing(ours)()).rejects.toBe(ours)
  })
})
