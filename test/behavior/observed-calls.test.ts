import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Config } from '../../src/config/client-config.ts'
import { addLogHandler, LOG_LEVELS, type LogRecord } from '../../src/logging/logger.ts'
import { CoreSession } from '../../src/session/core-session.ts'
import { Session } from '../../src/session/session.ts'

const SECRET = 'planted+Secret/Access=Key'
const TOKEN = 'planted-session-token'
const VALUE = 'planted-secret-value'
const PLANTED = [SECRET, TOKEN, VALUE]

function makeSession(): Session {
  return new Session({
    awsAccessKeyId: 'AKIAPLANTED',
    awsSecretAccessKey: SECRET,
    awsSessionToken: TOKEN,
    regionName: 'us-east-1',
  })
}

function answer(session: Session, ...answers: { statusCode: number; body: string }[]): void {
  session.events.register('before-send', () => ({ headers: { 'x-amzn-requestid': 'r-1' }, ...answers.shift()! }))
}

async function watched<T>(act: () => Promise<T>): Promise<{ records: LogRecord[]; published: [string, object][] }> {
  const records: LogRecord[] = []
  const published: [string, object][] = []
  const release = addLogHandler('', { level: LOG_LEVELS.DEBUG, handle: (record) => void records.push(record) })
  const listen = (message: unknown, name: string | symbol): void =>
    void published.push([String(name), { ...(message as object) }])
  const names = ['call:start', 'call:end', 'call:error', 'call:retry', 'attempt:start', 'attempt:end']
  for (const name of names) subscribe(`tucuxi:${name}`, listen)
  try {
    await act()
  } finally {
    release()
    for (const name of names) unsubscribe(`tucuxi:${name}`, listen)
  }
  return { records, published }
}

interface CallMessage {
  readonly service: string
  readonly operation: string
  readonly attempts: number
  readonly statusCode?: number
  /** What the tracer hangs on it. */
  span?: string
}

/** What an instrumentation for OpenTelemetry does, with names for spans. */
class Tracer {
  readonly ended: string[] = []
  readonly #active = new AsyncLocalStorage<string>()
  readonly #listeners: Readonly<Record<string, (message: unknown) => void>> = {
    'tucuxi:call:start': (message) => {
      const call = message as CallMessage
      call.span = `${this.#active.getStore()} > ${call.service.toUpperCase()}.${call.operation}`
    },
    'tucuxi:attempt:end': (message) => {
      const { call, attempts, statusCode } = message as CallMessage & { readonly call: CallMessage }
      this.ended.push(`${call.span} > attempt ${attempts} ${statusCode}`)
    },
    'tucuxi:call:end': (message) => void this.ended.push((message as CallMessage).span!),
  }

  constructor() {
    for (const [name, listener] of Object.entries(this.#listeners)) subscribe(name, listener)
  }

  within<T>(span: string, act: () => Promise<T>): Promise<T> {
    return this.#active.run(span, act)
  }

  stop(): void {
    for (const [name, listener] of Object.entries(this.#listeners)) unsubscribe(name, listener)
  }
}

describe('a watched call', () => {
  it('tells its start, its attempts and its end', async () => {
    const session = makeSession()
    answer(session, { statusCode: 500, body: '{}' }, { statusCode: 200, body: '{"QueueUrl":"https://q"}' })
    const sqs = session.client('sqs', { config: { retries: { totalMaxAttempts: 2 } } })
    const { records, published } = await watched(() => sqs.getQueueUrl({ QueueName: 'q' }))
    expect(published.map(([name]) => name)).toEqual([
      'tucuxi:call:start',
      'tucuxi:attempt:start',
      'tucuxi:attempt:end',
      'tucuxi:call:retry',
      'tucuxi:attempt:start',
      'tucuxi:attempt:end',
      'tucuxi:call:end',
    ])
    expect(published.at(-1)![1]).toMatchObject({
      service: 'sqs',
      operation: 'GetQueueUrl',
      region: 'us-east-1',
      params: { QueueName: 'q' },
      attempts: 2,
      statusCode: 200,
      requestId: 'r-1',
    })
    const messages = records.map(({ name, message }) => `${name}: ${message}`)
    expect(messages).toContain('botocore.endpoint: Making request for OperationModel(name=GetQueueUrl)')
    expect(messages).toContain('botocore.regions: Endpoint provider result: https://sqs.us-east-1.amazonaws.com')
    expect(messages.filter((text) => text.startsWith('botocore.endpoint: Sending http request: POST'))).toHaveLength(2)
    expect(messages.some((text) => text.startsWith('botocore.retries: Retry needed, action of: '))).toBe(true)
  })

  it('tells why it failed', async () => {
    const session = makeSession()
    answer(session, { statusCode: 400, body: '{"__type":"QueueDoesNotExist","message":"none"}' })
    const { published } = await watched(() =>
      session
        .client('sqs')
        .getQueueUrl({ QueueName: 'q' })
        .catch(() => undefined),
    )
    expect(published.slice(-2).map(([name]) => name)).toEqual(['tucuxi:call:error', 'tucuxi:call:end'])
    expect((published.at(-1)![1] as { error: Error }).error.message).toContain('GetQueueUrl')
  })

  it('can be traced: spans of concurrent calls and of their attempts, under the span of the caller', async () => {
    const tracer = new Tracer()
    const session = makeSession()
    let sent = 0
    session.events.register('before-send', () => ({ statusCode: ++sent <= 2 ? 503 : 200, body: '{}' }))
    const sqs = session.client('sqs')
    await Promise.all(['a', 'b'].map((name) => tracer.within(name, () => sqs.getQueueUrl({ QueueName: name }))))
    tracer.stop()
    expect(tracer.ended.toSorted()).toEqual([
      'a > SQS.GetQueueUrl',
      'a > SQS.GetQueueUrl > attempt 1 503',
      'a > SQS.GetQueueUrl > attempt 2 200',
      'b > SQS.GetQueueUrl',
      'b > SQS.GetQueueUrl > attempt 1 503',
      'b > SQS.GetQueueUrl > attempt 2 200',
    ])
  })

  it('shows no secret', async () => {
    const session = makeSession()
    answer(session, {
      statusCode: 200,
      body: JSON.stringify({ Name: 'n', SecretString: VALUE, SecretBinary: 'cGxhbnRlZA==' }),
    })
    const secrets = session.client('secretsmanager')
    const first = await watched(() => secrets.getSecretValue({ SecretId: 'n' }))
    answer(session, { statusCode: 200, body: '{}' })
    const second = await watched(() =>
      session.client('secretsmanager').putSecretValue({ SecretId: 'n', SecretString: VALUE }),
    )
    // What was published at the end carries the result itself, for whoever asked for it.
    const shown = [first, second].flatMap(({ records, published }) => [
      ...records.map((record) => JSON.stringify(record)),
      ...published.map(([, message]) => JSON.stringify({ ...message, output: undefined })),
    ])
    expect(shown.length).toBeGreaterThan(10)
    for (const text of shown) for (const secret of PLANTED) expect(text).not.toContain(secret)
    expect(shown.join('\n')).toContain('****')
  })
})

describe('nothing secret', () => {
  it('is in what is printed of sessions, clients, credentials, requests and errors', async () => {
    const session = makeSession()
    const core = new CoreSession()
    core.setCredentials('AKIAPLANTED', SECRET, { token: TOKEN })
    const config = new Config({ proxies: { http: `http://user:${SECRET}@proxy:80`, https: `user:${TOKEN}@proxy` } })
    const keys = { awsAccessKeyId: 'AKIA', awsSecretAccessKey: SECRET, awsSessionToken: TOKEN }
    const client = session.client('sqs', { ...keys, config })
    const requests: unknown[] = []
    session.events.register('before-send', ({ request }: { request: unknown }) => {
      requests.push(request)
      return { statusCode: 403, body: '{"__type":"AccessDenied","message":"no"}' }
    })
    const error = await session
      .client('sqs')
      .listQueues()
      .catch((thrown: unknown) => thrown)
    const credentials = await session.getCredentials()
    const printed = [
      session,
      core,
      client,
      credentials,
      error,
      session.botocoreSession,
      client.meta,
      client.meta.config,
      config,
      ...requests,
    ]
    expect(requests).toHaveLength(1)
    for (const value of printed) {
      for (const text of [inspect(value, { depth: 10, showHidden: true }), JSON.stringify(value), String(value)]) {
        for (const secret of PLANTED) expect(text).not.toContain(secret)
      }
    }
  })
})
