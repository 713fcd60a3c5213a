import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { addLogHandler, Session as CoreSession, createNodeHandler } from '../../src/core.ts'
import { type HttpHandler, type HttpRequest, type HttpResponse, type SendOptions, Session } from '../../src/index.ts'
import { createNodeHost } from '../../src/util/node-host.ts'
import { localService } from './local-service.ts'

const KEYS = { awsAccessKeyId: 'AKIDEXAMPLE', awsSecretAccessKey: 'secret', regionName: 'us-east-1' }
const TEXT = { 'Content-Type': 'text/xml' }

/** A network of the test's own. */
class Handler implements HttpHandler {
  readonly sent: HttpRequest[] = []
  readonly options: SendOptions[] = []
  closed = 0
  readonly #answer: (request: HttpRequest, number: number) => unknown

  constructor(answer: (request: HttpRequest, number: number) => unknown) {
    this.#answer = answer
  }

  async send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
    this.options.push(options)
    return this.#answer(request, this.sent.push(request)) as HttpResponse
  }

  async close(): Promise<void> {
    this.closed++
  }
}

const buckets = (): object => ({
  statusCode: 200,
  headers: TEXT,
  body: new TextEncoder().encode(
    '<ListAllMyBucketsResult><Buckets><Bucket><Name>b</Name></Bucket></Buckets></ListAllMyBucketsResult>',
  ),
})

function machine(env: Record<string, string>): ReturnType<typeof createNodeHost> {
  return { ...createNodeHost(), env, readFile: () => undefined, sleep: async () => {}, homeDirectory: () => undefined }
}

describe('the handler of this library', () => {
  it('says in the log that calls wait for a connection', async () => {
    const records: string[] = []
    const stop = addLogHandler('botocore.httpsession', {
      level: 30,
      handle: ({ message }) => void records.push(message),
    })
    const service = await localService((response) => setTimeout(() => response.end('{"QueueUrls":[]}'), 20))
    const config = { maxPoolConnections: 2 }
    const sqs = new Session(KEYS).client('sqs', { endpointUrl: service.url, config })
    await Promise.all(Array.from({ length: 6 }, () => sqs.listQueues()))
    stop()
    const host = service.url.replace('http://', '')
    expect(records).toEqual([`All 2 connections to ${host} are busy (maxPoolConnections): calls queue.`])
    await sqs.close()
    await service.close()
  })
})

describe('a handler of the program', () => {
  it('sends the requests of every client of a session, and of nobody else', async () => {
    const httpHandler = new Handler(buckets)
    const session = new Session({ ...KEYS, httpHandler })
    const s3 = session.client('s3', { config: { connectTimeout: 3, readTimeout: '7s' } })
    expect((await s3.listBuckets()).Buckets).toEqual([{ Name: 'b' }])
    await session.client('s3').listBuckets()
    expect(httpHandler.sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET https://s3.amazonaws.com/',
      'GET https://s3.amazonaws.com/',
    ])
    expect(httpHandler.sent[0]!.headers['authorization']).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\//)
    expect(httpHandler.options[0]).toMatchObject({ stream: false, connectTimeout: 3000, readTimeout: 7000 })
    await session.close()
    expect(httpHandler.closed).toBe(1)
  })

  it('sends what one client alone calls', async () => {
    const [ofSession, ofClient] = [new Handler(buckets), new Handler(buckets)]
    const session = new Session({ ...KEYS, httpHandler: ofSession })
    const s3 = session.client('s3', { httpHandler: ofClient })
    await s3.listBuckets()
    await s3.close()
    expect([ofSession.sent.length, ofClient.sent.length, ofClient.closed]).toEqual([0, 1, 1])
  })

  it('is a component, which may be made late, and follows into a role', async () => {
    const httpHandler = new Handler(({ body }) => {
      const isRole = new TextDecoder().decode(body as Uint8Array).includes('AssumeRole')
      const values =
        '<AccessKeyId>AKIDROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>'
      const text = isRole
        ? `<R><AssumeRoleResult><Credentials>${values}<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></R>`
        : '<R><GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult></R>'
      return { statusCode: 200, headers: TEXT, body: new TextEncoder().encode(text) }
    })
    const core = new CoreSession()
    let made = 0
    core.lazyRegisterComponent('http_handler', () => {
      made++
      return httpHandler
    })
    const session = new Session({ ...KEYS, botocoreSession: core })
    const role = session.assumeRole({ roleArn: 'arn:aws:iam::123456789012:role/x' })
    expect(made).toBe(0)
    expect(await role.client('sts').getCallerIdentity()).toMatchObject({ Account: '1' })
    expect([made, httpHandler.sent.length]).toEqual([1, 2])
  })

  it('is asked for metadata of the machine too', async () => {
    const httpHandler = new Handler(({ method, path }) => {
      const last = path.endsWith('/') ? 'role' : ''
      const values = { AccessKeyId: 'AKIDIMDS', SecretAccessKey: 's', Token: 't', Expiration: '2099-01-01T00:00:00Z' }
      const text = method === 'PUT' ? 'token' : last || JSON.stringify(values)
      return { statusCode: 200, headers: {}, body: new TextEncoder().encode(text) }
    })
    const session = new CoreSession({ host: machine({}), httpHandler })
    expect((await session.getCredentials())?.accessKeyId).toBe('AKIDIMDS')
    expect(httpHandler.sent[0]!.url).toBe('http://169.254.169.254/latest/api/token')
  })

  it('may stream, and what it streams is read as any body', async () => {
    const httpHandler = new Handler(() => ({
      statusCode: 200,
      headers: { 'Content-Length': '5' },
      body: Readable.from([new TextEncoder().encode('he'), new TextEncoder().encode('llo')]),
    }))
    const s3 = new Session({ ...KEYS, httpHandler }).client('s3')
    const { Body, ContentLength } = await s3.getObject({ Bucket: 'bucket', Key: 'key' })
    expect([await Body.text(), ContentLength]).toEqual(['hello', 5])
    expect(httpHandler.options[0]!.stream).toBe(true)
  })

  it('is not asked to wait for a 100, which fetch would refuse', async () => {
    const httpHandler = new Handler(() => ({ statusCode: 200, headers: {} }))
    const session = new Session({ ...KEYS, httpHandler })
    let expected: unknown
    session.events.register('before-send.s3', ({ request }) => {
      expected = request.headers['expect']
    })
    await session.client('s3').putObject({ Bucket: 'bucket', Key: 'key', Body: new Blob(['hello']) })
    expect([expected, httpHandler.sent[0]!.headers['expect']]).toEqual(['100-continue', undefined])
  })

  it('may stand before the handler of this library', async () => {
    const service = await localService((response) => response.end('{"QueueUrls":["q"]}'))
    const node = createNodeHandler()
    const seen: number[] = []
    const httpHandler: HttpHandler = {
      async send(request, options) {
        const response = await node.send(request, options)
        seen.push(response.statusCode)
        return response
      },
      close: () => node.close(),
    }
    const sqs = new Session({ ...KEYS, httpHandler }).client('sqs', { endpointUrl: service.url })
    expect((await sqs.listQueues()).QueueUrls).toEqual(['q'])
    expect(seen).toEqual([200])
    await sqs.close()
    await service.close()
  })

  it('fails with errors that decide about another attempt', async () => {
    const session = (httpHandler: HttpHandler): Session =>
      new Session({ ...KEYS, botocoreSession: new CoreSession({ host: machine({}), httpHandler }) })
    const refused = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } })
    refused.cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    const down = new Handler(() => {
      throw refused
    })
    await expect(session(down).client('s3').listBuckets()).rejects.toMatchObject({ name: 'EndpointConnectionError' })
    expect(down.sent).toHaveLength(3)
    const odd = new Handler((_request, number) => {
      if (number === 1) throw new Error('the pigeon is ill')
      return buckets()
    })
    await session(odd).client('s3').listBuckets()
    expect(odd.sent).toHaveLength(2)
  })

  it.each([
    ['nothing', undefined, 'gave no response with a statusCode and headers'],
    ['a text', { statusCode: 200, headers: {}, body: 'text' }, 'must be a Uint8Array or a Readable'],
  ])('must give a response: %s', async (_what, response, message) => {
    const client = new Session({ ...KEYS, httpHandler: new Handler(() => response) }).client('s3', {
      config: { retries: { totalMaxAttempts: 1 } },
    })
    await expect(client.listBuckets()).rejects.toThrow(message)
  })

  it('must be one, and leaves nothing to `verify`', () => {
    const foreign = { handle: async () => undefined } as unknown as HttpHandler
    const session = new Session(KEYS)
    expect(() => session.client('s3', { httpHandler: foreign })).toThrow(
      'httpHandler must be an object with send(request, options) and close(). The handlers of the AWS SDK for JavaScript v3',
    )
    const httpHandler = new Handler(buckets)
    expect(() => session.client('s3', { httpHandler, verify: false })).toThrow('verify has no effect')
    expect(() => new Session({ botocoreSession: new CoreSession(), httpHandler })).toThrow(
      'httpHandler has no effect beside botocoreSession: give it to that session',
    )
  })
})
