/** Directory buckets: the sessions that their calls are made in. What is sent is compared in test/parity/s3-endpoints. */
import { afterEach, describe, expect, it } from 'vitest'
import type { GenericClient } from '../../src/client/create-client.ts'
import type { SendAnswer } from '../../src/client/stages.ts'
import { UNSIGNED } from '../../src/config/client-config.ts'
import type { CredentialsLike } from '../../src/credentials/credentials.ts'
import type { HttpRequest } from '../../src/http/http.ts'
import { addLogHandler, LOG_LEVELS } from '../../src/logging/logger.ts'
import { CoreSession } from '../../src/session/core-session.ts'
import { Session } from '../../src/session/session.ts'
import type { Host } from '../../src/util/host.ts'
import { createNodeHost } from '../../src/util/node-host.ts'
import { type LocalService, localService, testSession } from './local-service.ts'

const START = Date.UTC(2026, 10, 20, 12)
const BUCKET = 'photos--use1-az4--x-s3'
const OBJECT = { Bucket: BUCKET, Key: 'k' }

/** The answer to CreateSession: the key tells which one it was. */
function sessionAnswer(number: number, now: number, lifetime = 300): SendAnswer {
  const expiration = new Date(now + lifetime * 1000).toISOString()
  return {
    statusCode: 200,
    body: `<CreateSessionResult><Credentials><SessionToken>token-${number}</SessionToken><SecretAccessKey>secret</SecretAccessKey><AccessKeyId>KEY${number}</AccessKeyId><Expiration>${expiration}</Expiration></Credentials></CreateSessionResult>`,
  }
}

interface Express {
  readonly client: GenericClient
  readonly requests: HttpRequest[]
  /** The keys that calls were signed with, CreateSession among them. */
  readonly keys: () => (string | undefined)[]
  /** Moves the clock: seconds. */
  pass(seconds: number): void
  /** Answers CreateSession from now on. */
  answer(how: (number: number, now: number) => SendAnswer | Promise<SendAnswer>): void
}

const keyOf = ({ headers }: HttpRequest): string | undefined =>
  /Credential=([^/]*)/.exec(headers['authorization'] ?? '')?.[1]
const creates = ({ query }: HttpRequest): boolean => query === 'session'

function express(options: object = {}, host: Partial<Host> = {}): Express {
  let now = START
  let number = 0
  let how: (number: number, now: number) => SendAnswer | Promise<SendAnswer> = sessionAnswer
  const { session } = testSession({ now: () => now, ...host })
  const client = session.client('s3', options as object) as unknown as GenericClient
  const requests: HttpRequest[] = []
  client.meta.events.register('before-send', ({ request }) => {
    requests.push(request)
    return creates(request) ? how(++number, now) : { statusCode: 200 }
  })
  return {
    client,
    requests,
    keys: () => requests.map(keyOf),
    pass: (seconds) => {
      now += seconds * 1000
    },
    answer: (other) => {
      how = other
    },
  }
}

describe('calls to a directory bucket', () => {
  it('are signed in a session, one for each bucket', async () => {
    const { client, requests, keys } = express()
    await client['getObject'](OBJECT)
    await client['headObject'](OBJECT)
    await client['listObjectsV2']({ Bucket: 'other--use1-az4--x-s3' })
    expect(keys()).toEqual(['AKIDEXAMPLE', 'KEY1', 'KEY1', 'AKIDEXAMPLE', 'KEY2'])
    expect(requests[1]!.headers['x-amz-s3session-token']).toBe('token-1')
    expect(requests[1]!.headers['x-amz-security-token']).toBeUndefined()
    expect(requests[0]!.host).toBe(`${BUCKET}.s3express-use1-az4.us-east-1.amazonaws.com`)
  })

  it('wait for one and the same session', async () => {
    const { client, requests, answer } = express()
    answer(async (number, now) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return sessionAnswer(number, now)
    })
    await Promise.all(Array.from({ length: 20 }, () => client['getObject'](OBJECT)))
    expect(requests.filter(creates)).toHaveLength(1)
    expect(requests).toHaveLength(21)
  })

  it('get another session before theirs ends, and wait only when it is about to', async () => {
    const { client, requests, keys, pass } = express()
    await client['getObject'](OBJECT)
    pass(254)
    await client['getObject'](OBJECT)
    pass(2)
    await client['getObject'](OBJECT)
    await client['getObject'](OBJECT)
    expect(requests.filter(creates)).toHaveLength(2)
    pass(300 - 9)
    await client['getObject'](OBJECT)
    expect(keys().at(-1)).toBe('KEY3')
    pass(3600)
    await client['getObject'](OBJECT)
    expect(keys().at(-1)).toBe('KEY4')
  })

  it('go on in their session when there is no other yet', async () => {
    const { client, requests, pass, answer } = express()
    const last = (): unknown => keyOf(requests.findLast((request) => !creates(request))!)
    const logged: string[] = []
    const release = addLogHandler('botocore.credentials', {
      level: LOG_LEVELS.WARNING,
      handle: ({ message }) => void logged.push(message),
    })
    await client['getObject'](OBJECT)
    pass(260)
    answer(() => ({ statusCode: 403, body: '<Error><Code>AccessDenied</Code><Message>No</Message></Error>' }))
    await client['getObject'](OBJECT)
    expect(last()).toBe('KEY1')
    await new Promise((resolve) => setImmediate(resolve))
    await client['getObject'](OBJECT)
    expect(last()).toBe('KEY1')
    pass(40)
    await expect(client['getObject'](OBJECT)).rejects.toMatchObject({ code: 'AccessDenied' })
    release()
    expect(logged).toEqual([
      'Refreshing temporary credentials failed during advisory refresh period.',
      'Refreshing temporary credentials failed during mandatory refresh period.',
    ])
  })

  it('find a session good for as long as S3 says, by whatever clock', async () => {
    for (const minutes of [-14, 14]) {
      const { client, requests, pass, answer } = express()
      answer((number, now) => {
        const theirs = now - minutes * 60_000
        return { ...sessionAnswer(number, theirs), headers: { date: new Date(theirs).toUTCString() } }
      })
      await client['getObject'](OBJECT)
      pass(240)
      await client['getObject'](OBJECT)
      expect(requests.filter(creates), String(minutes)).toHaveLength(1)
      pass(60)
      await client['getObject'](OBJECT)
      expect(requests.filter(creates), String(minutes)).toHaveLength(2)
    }
  })

  it('are in sessions of those whose keys they are', async () => {
    let given: CredentialsLike = { accessKeyId: 'FIRST', secretAccessKey: 's', expiration: new Date(START + 3_600_000) }
    let now = START
    const host: Host = { ...createNodeHost(), env: {}, readFile: () => undefined, now: () => now }
    const session = new Session({
      botocoreSession: new CoreSession({ host }),
      regionName: 'us-east-1',
      credentials: async () => given,
    })
    const client = session.client('s3') as unknown as GenericClient
    const keys: (string | undefined)[] = []
    let number = 0
    client.meta.events.register('before-send', ({ request }) => {
      keys.push(keyOf(request))
      return creates(request) ? sessionAnswer(++number, now, 7200) : { statusCode: 200 }
    })
    await client['getObject'](OBJECT)
    given = { accessKeyId: 'SECOND', secretAccessKey: 's' }
    now += 3_590_000
    await client['getObject'](OBJECT)
    await client['getObject'](OBJECT)
    expect(keys).toEqual(['FIRST', 'KEY1', 'SECOND', 'KEY2', 'KEY2'])
  })

  it('of a hundred buckets are remembered', async () => {
    const { client, requests } = express()
    const get = (i: number): Promise<unknown> => client['headObject']({ Bucket: `b${i}--use1-az4--x-s3`, Key: 'k' })
    for (let i = 0; i < 100; i++) await get(i)
    await get(0)
    await get(100)
    requests.length = 0
    await get(0)
    await get(1)
    expect(requests.map(({ host, query }) => [host.split('--')[0], query])).toEqual([
      ['b0', ''],
      ['b1', 'session'],
      ['b1', ''],
    ])
  })

  it('have CRC32 checksums and no MD5', async () => {
    const { client, requests } = express()
    await client['putObject']({ ...OBJECT, Body: 'text' })
    expect(requests.at(-1)!.headers).toMatchObject({ 'x-amz-trailer': 'x-amz-checksum-crc32' })
    await client['deleteObjects']({ Bucket: BUCKET, Delete: { Objects: [{ Key: 'k' }] } })
    expect(requests.at(-1)!.headers['x-amz-checksum-crc32']).toEqual(expect.any(String))
    expect(requests.at(-1)!.headers['content-md5']).toBeUndefined()
  })

  it('may be URLs', async () => {
    const { client, requests } = express()
    const url = new URL(await client.generatePresignedUrl('getObject', { params: OBJECT, expiresIn: 60 }))
    expect(requests.map(creates)).toEqual([true])
    expect(url.host).toBe(`${BUCKET}.s3express-use1-az4.us-east-1.amazonaws.com`)
    expect(url.searchParams.get('X-Amz-Credential')).toBe('KEY1/20261120/us-east-1/s3express/aws4_request')
    expect(url.searchParams.get('X-Amz-S3session-Token')).toBe('token-1')
    expect(url.searchParams.has('X-Amz-Security-Token')).toBe(false)
  })

  it('are signed with the client’s own keys where there is no session', async () => {
    const copy = express()
    await copy.client['copyObject']({ ...OBJECT, CopySource: 'ordinary/k' })
    await copy.client['createSession']({ Bucket: BUCKET })
    await copy.client['listDirectoryBuckets']()
    await copy.client['getBucketPolicy']({ Bucket: BUCKET })
    await copy.client['copyObject']({ Bucket: 'ordinary', Key: 'k', CopySource: `${BUCKET}/k` })
    expect(copy.keys()).toEqual(Array.from({ length: 5 }, () => 'AKIDEXAMPLE'))
    expect(copy.requests.map(({ host }) => host.replace('.us-east-1.amazonaws.com', ''))).toEqual([
      `${BUCKET}.s3express-use1-az4`,
      `${BUCKET}.s3express-use1-az4`,
      's3express-control',
      's3express-control',
      'ordinary.s3.amazonaws.com',
    ])
    const anonymous = express({ config: { signatureVersion: UNSIGNED } })
    await anonymous.client['getObject'](OBJECT)
    expect(anonymous.keys()).toEqual([undefined])
  })

  it.each([
    ['the option', { config: { s3DisableExpressSessionAuth: true } }, {}],
    ['the option in its group', { config: { s3: { disableS3ExpressSessionAuth: true } } }, {}],
    ['the environment', {}, { env: { AWS_S3_DISABLE_EXPRESS_SESSION_AUTH: 'true' } }],
    ['the profile', {}, profile('s3_disable_express_session_auth = true')],
  ])('are without a session where %s says so', async (_what, options, host) => {
    const { client, requests, keys } = express(options, host)
    await client['getObject'](OBJECT)
    expect(keys()).toEqual(['AKIDEXAMPLE'])
    expect(requests[0]!.headers['authorization']).toContain('/us-east-1/s3express/aws4_request')
    expect(requests[0]!.headers['x-amz-s3session-token']).toBeUndefined()
    const url = await client.generatePresignedUrl('getObject', { params: OBJECT })
    expect(url).not.toContain('S3session')
  })
})

function profile(line: string): Partial<Host> {
  const files: Record<string, string> = { '/config': `[default]\n${line}\n` }
  return {
    env: { AWS_CONFIG_FILE: '/config', AWS_SHARED_CREDENTIALS_FILE: '/none' },
    readFile: (path) => (files[path] === undefined ? undefined : Buffer.from(files[path])),
  }
}

describe('a session that is refused', () => {
  const refuse = (code: string) => (): SendAnswer => ({
    statusCode: 403,
    body: `<Error><Code>${code}</Code><Message>Access Denied</Message></Error>`,
  })

  it('says what the call needs', async () => {
    const { client, requests, answer } = express()
    answer(refuse('AccessDenied'))
    await expect(client['getObject'](OBJECT)).rejects.toMatchObject({
      name: 'ClientError',
      code: 'AccessDenied',
      operationName: 'CreateSession',
      statusCode: 403,
      message:
        'An error occurred (AccessDenied) when calling the CreateSession operation: Access Denied. Calls to a directory bucket are made in a session: allow s3express:CreateSession, or set s3_disable_express_session_auth and allow each operation.',
    })
    answer(sessionAnswer)
    await client['getObject'](OBJECT)
    expect(requests.map(creates)).toEqual([true, true, false])
  })

  it('is S3’s own error otherwise', async () => {
    const { client, answer } = express()
    answer(() => ({ statusCode: 404, body: '<Error><Code>NoSuchBucket</Code><Message>No</Message></Error>' }))
    const error = await client['getObject'](OBJECT).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(client.exceptions['NoSuchBucket']!)
    expect(error).toMatchObject({ operationName: 'CreateSession' })
  })

  it('may be none at all', async () => {
    const { client, answer } = express()
    answer(() => ({ statusCode: 200, body: '<CreateSessionResult/>' }))
    await expect(client['getObject'](OBJECT)).rejects.toThrow('accessKeyId')
  })

  it('needs keys', async () => {
    const host: Host = { ...createNodeHost(), env: { AWS_EC2_METADATA_DISABLED: 'true' }, readFile: () => undefined }
    const session = new Session({ botocoreSession: new CoreSession({ host }), regionName: 'us-east-1' })
    const client = session.client('s3') as unknown as GenericClient
    await expect(client['getObject'](OBJECT)).rejects.toMatchObject({ name: 'NoCredentialsError' })
  })
})

describe('over sockets', () => {
  let service: LocalService | undefined

  afterEach(() => service?.close())

  it('an object goes in and out in one session', async () => {
    let kept: Buffer = Buffer.alloc(0)
    service = await localService((response, { method, url, body }) => {
      if (url.endsWith('?session')) response.end(sessionAnswer(1, Date.now()).body as string)
      else if (method === 'PUT') {
        kept = body
        response.end()
      } else response.end(kept)
    })
    const { session } = testSession()
    await using s3 = session.client('s3', { endpointUrl: service.url })
    await s3.putObject({ ...OBJECT, Body: 'rivers' })
    const { Body } = await s3.getObject(OBJECT)
    expect(await Body!.text()).toBe('rivers')
    expect(service.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET /${BUCKET}?session`,
      `PUT /${BUCKET}/k`,
      `GET /${BUCKET}/k`,
    ])
    expect(service.received.map(({ headers }) => headers['x-amz-s3session-token'])).toEqual([
      undefined,
      'token-1',
      'token-1',
    ])
  })
})
