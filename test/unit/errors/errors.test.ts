import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import * as errors from '../../../src/errors/index.ts'
import {
  AbortError,
  AwsError,
  abortedBy,
  BotoCoreError,
  CallTimeoutError,
  ClientError,
  ConnectionError,
  ConnectTimeoutError,
  InfiniteLoopConfigError,
  InvalidConfigError,
  isClientError,
  NoCredentialsError,
  ParamValidationError,
  ProfileNotFound,
  ProxyConnectionError,
  UnknownServiceError,
  WaiterError,
} from '../../../src/errors/index.ts'

type ErrorClass = typeof AwsError & { fmt?: string; advice?: string }
const classes = Object.entries(errors).filter(
  (entry): entry is [string, ErrorClass] => typeof entry[1] === 'function' && entry[1].prototype instanceof Error,
)

describe('every error class', () => {
  it('is there', () => expect(classes.length).toBeGreaterThan(110))

  it.each(classes)('%s is called what it is exported as', (name, type) => {
    expect([type.errorName, (type as unknown as { name: string }).name]).toEqual([name, name])
    expect(type === AwsError || type.prototype instanceof Error).toBe(true)
  })

  it('has a message of its own or of its parent, without empty places', () => {
    for (const [, type] of classes) {
      if (type.fmt === undefined) continue
      const kwargs = Object.fromEntries([...type.fmt.matchAll(/\{(\w+)\}/g)].map(([, key]) => [key!, `<${key}>`]))
      const Made = type as unknown as new (kwargs: object) => BotoCoreError
      const error = new Made(kwargs)
      expect(error.message).not.toContain('undefined')
      expect(error.message).not.toMatch(/\{\w+\}/)
      expect(error.name).toBe(type.errorName)
      expect(error.phase).toBe(type.phase)
    }
  })
})

describe('BotoCoreError', () => {
  it("says boto's sentence and keeps what it was filled with", () => {
    const cause = new Error('below')
    const error = new ProfileNotFound({ profile: 'dev' }, { cause })
    expect(error.message).toBe('The config profile (dev) could not be found')
    expect(error.kwargs.profile).toBe('dev')
    expect(error.cause).toBe(cause)
    expect(Object.keys(error)).toEqual(['phase'])
  })

  it('says what to do after it', () => {
    expect(new NoCredentialsError().message).toMatch(/^Unable to locate credentials\. Set AWS_ACCESS_KEY_ID/)
    expect(new NoCredentialsError({}, { hint: 'Log in.' }).message).toBe('Unable to locate credentials. Log in.')
    const unknown = new UnknownServiceError(
      { serviceName: 's4', knownServiceNames: ['s3', 'sqs'] },
      { hint: "Did you mean 's3'?" },
    )
    expect(unknown.message).toBe("Unknown service: 's4'. Valid service names are: s3, sqs. Did you mean 's3'?")
  })

  it('keeps what looks like a pattern in a value as it is', () => {
    expect(new ParamValidationError({ report: 'a {report} $& $1' }).message).toBe(
      'Parameter validation failed:\na {report} $& $1',
    )
  })

  it('follows the hierarchy of boto', () => {
    const error = new InfiniteLoopConfigError({ sourceProfile: 'a', visitedProfiles: ['a', 'b'] })
    expect(error).toBeInstanceOf(InvalidConfigError)
    expect(error).toBeInstanceOf(BotoCoreError)
    expect(error).not.toBeInstanceOf(ConnectionError)
    expect(new ConnectTimeoutError({ endpointUrl: 'https://x' })).toBeInstanceOf(ConnectionError)
    const waiter = new WaiterError({ name: 'X', reason: 'Max attempts exceeded', lastResponse: { a: 1 } })
    expect(waiter.message).toBe('Waiter X failed: Max attempts exceeded')
    expect(waiter.lastResponse).toEqual({ a: 1 })
  })

  it('shows no password of a proxy', () => {
    for (const proxyUrl of ['http://user:secret@proxy:80', 'user:secret@proxy:80']) {
      const error = new ProxyConnectionError({ proxyUrl })
      expect(error.message).not.toContain('secret')
      expect(error.message).toContain('***:***@proxy:80')
      expect(JSON.stringify(error.kwargs)).not.toContain('secret')
    }
    expect(new ProxyConnectionError({ proxyUrl: 'http://proxy:80/' }).message).toContain('"http://proxy:80/"')
  })
})

describe('ClientError', () => {
  const response = {
    Error: { Code: 'NoSuchKey', Message: 'gone' },
    ResponseMetadata: { HTTPStatusCode: 404, RequestId: 'r1' },
  }

  it("says boto's sentence", () => {
    const error = new ClientError(response, 'GetObject')
    expect(error.message).toBe('An error occurred (NoSuchKey) when calling the GetObject operation: gone')
    expect(error).toMatchObject({ code: 'NoSuchKey', operationName: 'GetObject', statusCode: 404, requestId: 'r1' })
    expect(error).toMatchObject({ fault: 'client', phase: 'service', name: 'ClientError', response })
  })

  it('mentions retries only when they ran out', () => {
    const metadata = { RetryAttempts: 2, MaxAttemptsReached: true }
    const error = new ClientError({ Error: { Code: 'X', Message: 'm' }, ResponseMetadata: metadata }, 'Op')
    expect(error.message).toBe('An error occurred (X) when calling the Op operation (reached max retries: 2): m')
    const early = new ClientError({ ResponseMetadata: { RetryAttempts: 2 } }, 'Op')
    expect(early.message).toBe('An error occurred (Unknown) when calling the Op operation: Unknown')
    expect(early.code).toBe('Unknown')
  })

  it('knows whose fault it is', () => {
    const fault = (status: number, type?: string) =>
      new ClientError(
        { Error: type === undefined ? {} : { Type: type }, ResponseMetadata: { HTTPStatusCode: status } },
        'Op',
      ).fault
    expect([fault(400), fault(503), fault(500, 'Sender'), fault(400, 'Receiver')]).toEqual([
      'client',
      'server',
      'client',
      'server',
    ])
  })

  it('is recognised by isClientError', () => {
    const error: unknown = new ClientError(response, 'GetObject')
    expect(isClientError(error)).toBe(true)
    expect(isClientError(error, 'NoSuchKey')).toBe(true)
    expect(isClientError(error, 'NoSuchBucket')).toBe(false)
    expect(isClientError(error, 'NoSuchBucket', 'NoSuchKey')).toBe(true)
    expect(isClientError(error, 'NoSuchBucket', '404')).toBe(false)
    expect(isClientError(new Error('x'))).toBe(false)
    expect(isClientError(undefined)).toBe(false)
  })
})

describe('abortedBy', () => {
  it('keeps the reason as the cause', () => {
    const error = abortedBy(AbortSignal.abort('enough'), 'wait')
    expect(error).toBeInstanceOf(AbortError)
    expect(error).toMatchObject({ message: 'The wait was aborted', cause: 'enough', phase: 'send' })
  })

  it('is named as everywhere else', async () => {
    const signal = AbortSignal.abort()
    const nodes: unknown = await sleep(1, undefined, { signal }).catch((error: unknown) => error)
    const { name, code, cause } = nodes as AbortError
    expect(abortedBy(signal)).toMatchObject({ name, code, cause })
  })

  it('gives an error of ours as it is', () => {
    const reason = new CallTimeoutError({ operationName: 'GetItem', seconds: 5 })
    expect(abortedBy(AbortSignal.abort(reason))).toBe(reason)
    expect(reason.message).toBe('The GetItem call did not finish within its timeout of 5 s')
    expect(reason).toBeInstanceOf(AbortError)
  })
})

describe('instanceof', () => {
  it('works across two installations, by name', () => {
    class Other extends Error {
      get [Symbol.for('tucuxi.error')](): readonly string[] {
        return ['ProfileNotFound', 'BotoCoreError', 'AwsError']
      }
    }
    expect(new Other()).toBeInstanceOf(ProfileNotFound)
    expect(new Other()).not.toBeInstanceOf(ClientError)
    expect(new Error('x')).not.toBeInstanceOf(AwsError)
  })
})
