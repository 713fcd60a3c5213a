import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { CoreSession } from '../../src/session/core-session.ts'
import { Session } from '../../src/session/session.ts'
import type { Host } from '../../src/util/host.ts'
import { createNodeHost } from '../../src/util/node-host.ts'
import { type Answer, type LocalService, localService } from './local-service.ts'

const START = Date.parse('2026-01-01T00:00:00Z')
const MINUTE = 60_000
const services: LocalService[] = []

afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()))
})

async function serve(answer: Answer): Promise<LocalService> {
  const service = await localService(answer)
  services.push(service)
  return service
}

/** A service that takes every call. */
const queue = (): Promise<LocalService> => serve((response) => json(response, 200, { QueueUrls: [] }))

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body))
}

/** A session on a machine of its own, whose clock a test moves. */
function machine(env: Record<string, string>, overrides: Partial<Host> = {}) {
  const clock = { now: START }
  const host: Host = {
    ...createNodeHost(),
    env: { AWS_DEFAULT_REGION: 'us-east-1', ...env },
    now: () => clock.now,
    readFile: () => undefined,
    sleep: async () => {},
    ...overrides,
  }
  return { clock, session: new Session({ botocoreSession: new CoreSession({ host }) }) }
}

const keyOf = (received: LocalService['received'][number]): string | undefined =>
  /Credential=([^/]+)/.exec(received.headers.authorization ?? '')?.[1]

const at = (minutes: number): string => new Date(START + minutes * MINUTE).toISOString().replace('.000Z', 'Z')

/** An instance's metadata service, version 2 only. */
function imds(minutes: () => number, role = 'my-role'): Answer {
  return (response, { method, url, headers }) => {
    if (method === 'PUT') {
      response.writeHead(headers['x-aws-ec2-metadata-token-ttl-seconds'] === '21600' ? 200 : 400).end('imds-token')
    } else if (headers['x-aws-ec2-metadata-token'] !== 'imds-token') response.writeHead(401).end()
    else if (url.endsWith('/security-credentials/')) response.end(role)
    else {
      const Expiration = at(minutes())
      json(response, 200, { AccessKeyId: `AKID${minutes()}`, SecretAccessKey: 's', Token: 't', Expiration })
    }
  }
}

describe('the metadata service of an instance', () => {
  it('is never asked through a proxy', async () => {
    const metadata = await serve(imds(() => 360))
    const env = { AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url, HTTP_PROXY: 'http://127.0.0.1:1' }
    expect((await machine(env).session.getCredentials())?.accessKeyId).toBe('AKID360')
  })

  it('may not be there, and then nobody has credentials', async () => {
    const { session } = machine({ AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:1' })
    expect(await session.getCredentials()).toBeUndefined()
    const sqs = await queue()
    const call = session.client('sqs', { endpointUrl: sqs.url }).listQueues({})
    await expect(call).rejects.toMatchObject({ name: 'NoCredentialsError' })
    expect(sqs.received).toHaveLength(0)
  })

  it('is looked for again by the next call when it was not there', async () => {
    let down = true
    const metadata = await serve((response, received, number) => {
      if (down) response.writeHead(503).end()
      else imds(() => 360)(response, received, number)
    })
    const { session } = machine({ AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url })
    expect(await session.getCredentials()).toBeUndefined()
    down = false
    expect((await session.getCredentials())?.method).toBe('iam-role')
  })
})

describe('the endpoint of a container', () => {
  it('is asked three times before it is given up', async () => {
    const ecs = await serve((response) => response.writeHead(503).end('busy'))
    const { session } = machine({ AWS_CONTAINER_CREDENTIALS_FULL_URI: ecs.url })
    await expect(session.getCredentials()).rejects.toMatchObject({
      name: 'CredentialRetrievalError',
      message: expect.stringContaining('Received non 200 response 503 from container metadata: busy'),
    })
    expect(ecs.received).toHaveLength(3)
  })
})

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIDENV', AWS_SECRET_ACCESS_KEY: 'secret' }
const ROLE = 'arn:aws:iam::123456789012:role/audit'

/** STS, which hands out roles that are good for an hour, until it is down. */
function sts(state: { down: boolean; now: number }, operation = 'AssumeRole'): Answer {
  return (response, _received, number) => {
    const xmlns = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"'
    const head = { 'content-type': 'text/xml' }
    if (state.down) {
      const error = '<Error><Type>Sender</Type><Code>AccessDenied</Code><Message>down</Message></Error>'
      response.writeHead(403, head).end(`<ErrorResponse ${xmlns}>${error}</ErrorResponse>`)
      return
    }
    const Expiration = new Date(state.now + 60 * MINUTE).toISOString()
    const values = { AccessKeyId: `AKIDROLE${number}`, SecretAccessKey: 's', SessionToken: 't', Expiration }
    const members = Object.entries(values).map(([name, value]) => `<${name}>${value}</${name}>`)
    const user = `<AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/audit/x</Arn></AssumedRoleUser>`
    const result = `<${operation}Result>${user}<Credentials>${members.join('')}</Credentials></${operation}Result>`
    response.writeHead(200, head).end(`<${operation}Response ${xmlns}>${result}</${operation}Response>`)
  }
}

describe('a role in code', () => {
  async function roles() {
    const state = { down: false, now: START }
    const service = await serve((response, received, number) => {
      state.now = Math.max(state.now, made.clock.now)
      sts(state)(response, received, number)
    })
    const sqs = await queue()
    const made = machine({ ...KEYS, AWS_ENDPOINT_URL_STS: service.url, AWS_ENDPOINT_URL_SQS: sqs.url })
    return { ...made, state, sts: service, sqs }
  }

  it('is a session, whose clients call in the role; what it may be told is sent', async () => {
    const { session, sts: service, sqs } = await roles()
    const audit = session.assumeRole({
      roleArn: ROLE,
      roleSessionName: 'me',
      durationSeconds: 900,
      externalId: 'ext',
      policy: { Version: '2012-10-17', Statement: [] },
      policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      tags: { team: 'a' },
      transitiveTagKeys: ['team'],
      sourceIdentity: 'who',
      serialNumber: 'arn:aws:iam::123456789012:mfa/me',
      mfaPrompter: (question) => (question === 'Enter MFA code for arn:aws:iam::123456789012:mfa/me: ' ? '123456' : ''),
    })
    expect(service.received).toHaveLength(0)
    expect(audit.regionName).toBe('us-east-1')
    await audit.client('sqs').listQueues({})
    await session.client('sqs').listQueues({})
    expect(sqs.received.map(keyOf)).toEqual(['AKIDROLE1', 'AKIDENV'])
    expect(service.received.map(keyOf)).toEqual(['AKIDENV'])
    expect(Object.fromEntries(new URLSearchParams(service.received[0]!.body.toString()))).toEqual({
      Action: 'AssumeRole',
      Version: '2011-06-15',
      RoleArn: ROLE,
      RoleSessionName: 'me',
      DurationSeconds: '900',
      ExternalId: 'ext',
      Policy: '{"Version":"2012-10-17","Statement":[]}',
      'PolicyArns.member.1.arn': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'Tags.member.1.Key': 'team',
      'Tags.member.1.Value': 'a',
      'TransitiveTagKeys.member.1': 'team',
      SourceIdentity: 'who',
      SerialNumber: 'arn:aws:iam::123456789012:mfa/me',
      TokenCode: '123456',
    })
    const credentials = await audit.getCredentials()
    expect(await credentials!.getFrozenCredentials()).toMatchObject({ accountId: '123456789012' })
  })

  it('is assumed once for a thousand calls, and disturbs none when it cannot be assumed again in time', async () => {
    const { session, sts: service, sqs, state, clock } = await roles()
    const client = session.client('sqs', { credentials: session.assumeRoleCredentials({ roleArn: ROLE }) })
    await Promise.all(Array.from({ length: 1000 }, () => client.listQueues({})))
    expect(service.received).toHaveLength(1)
    state.down = true
    clock.now += 46 * MINUTE
    await Promise.all(Array.from({ length: 1000 }, () => client.listQueues({})))
    expect(service.received).toHaveLength(2)
    expect(new Set(sqs.received.map(keyOf))).toEqual(new Set(['AKIDROLE1']))
    clock.now += 6 * MINUTE
    await expect(client.listQueues({})).rejects.toThrow('down')
    state.down = false
    await client.listQueues({})
    expect(keyOf(sqs.received.at(-1)!)).toBe('AKIDROLE4')
  })

  it('may be what the session itself plays from then on', async () => {
    const { session, sts: service, sqs } = await roles()
    const core = session.botocoreSession
    core.useCredentials(core.assumeRoleCredentials({ roleArn: ROLE }))
    await session.client('sqs').listQueues({})
    expect(service.received.map(keyOf)).toEqual(['AKIDENV'])
    expect(sqs.received.map(keyOf)).toEqual(['AKIDROLE1'])
  })

  it('may be reached through another role', async () => {
    const { session, sts: service } = await roles()
    const inner = session.assumeRole({ roleArn: ROLE }).assumeRole({ roleArn: `${ROLE}-2` })
    await inner.client('sqs').listQueues({})
    expect(service.received.map(keyOf)).toEqual(['AKIDENV', 'AKIDROLE1'])
  })
})

describe('a role for a web identity', () => {
  it('is assumed once for a thousand calls, and again with the token that is in the file then', async () => {
    const state = { down: false, now: START }
    const service = await serve((response, received, number) => {
      state.now = Math.max(state.now, made.clock.now)
      sts(state, 'AssumeRoleWithWebIdentity')(response, received, number)
    })
    const sqs = await queue()
    let token = 'jwt-1'
    const env = {
      AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
      AWS_ROLE_ARN: ROLE,
      AWS_ROLE_SESSION_NAME: 'pod',
      AWS_ENDPOINT_URL_STS: service.url,
      AWS_ENDPOINT_URL_SQS: sqs.url,
    }
    const readFile = (path: string) => (path === '/token' ? new TextEncoder().encode(token) : undefined)
    const made = machine(env, { readFile })
    const client = made.session.client('sqs')
    await Promise.all(Array.from({ length: 1000 }, () => client.listQueues({})))
    token = 'jwt-2'
    made.clock.now += 55 * MINUTE
    await Promise.all(Array.from({ length: 100 }, () => client.listQueues({})))
    const sent = service.received.map(({ body, headers }) => {
      const { WebIdentityToken, RoleArn, RoleSessionName } = Object.fromEntries(new URLSearchParams(body.toString()))
      return [WebIdentityToken, RoleArn, RoleSessionName, headers.authorization]
    })
    expect(sent).toEqual([
      ['jwt-1', ROLE, 'pod', undefined],
      ['jwt-2', ROLE, 'pod', undefined],
    ])
    expect(new Set(sqs.received.slice(1000).map(keyOf))).toEqual(new Set(['AKIDROLE2']))
  })
})

describe('credentials from a function', () => {
  it('are asked for once for a thousand calls, and belong to one client when they were given to it', async () => {
    const sqs = await queue()
    const { session } = machine({ ...KEYS, AWS_ENDPOINT_URL_SQS: sqs.url })
    let asked = 0
    const credentials = async () => {
      asked++
      return { accessKeyId: 'AKIDVAULT', secretAccessKey: 's', expiration: new Date(START + 60 * MINUTE) }
    }
    const client = session.client('sqs', { credentials })
    await Promise.all(Array.from({ length: 1000 }, () => client.listQueues({})))
    expect(asked).toBe(1)
    await session.client('sqs').listQueues({})
    expect(new Set(sqs.received.slice(0, -1).map(keyOf))).toEqual(new Set(['AKIDVAULT']))
    expect(keyOf(sqs.received.at(-1)!)).toBe('AKIDENV')
  })
})

describe('bearer tokens', () => {
  it('are taken from the environment, for the service that they are for', async () => {
    const bedrock = await serve((response) => json(response, 200, { modelSummaries: [] }))
    const { session } = machine({ AWS_BEARER_TOKEN_BEDROCK: 'my-token' })
    const url = bedrock.url.replace('http:', 'https:')
    const client = session.client('bedrock', { endpointUrl: url, verify: false })
    const sent: (string | undefined)[] = []
    client.meta.events.register(
      'before-send.bedrock',
      ({ request }: { request: { headers: Record<string, string> } }) => {
        sent.push(request.headers['authorization'], / m\/(\S+)/.exec(request.headers['user-agent']!)?.[1])
        return { statusCode: 200, body: '{}' }
      },
    )
    await client.listFoundationModels({})
    expect(sent[0]).toBe('Bearer my-token')
    expect(sent[1]?.split(',')).toContain('3')
  })
})

it('credentials and keys are not given together: one of them would have no effect', () => {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
  const keys = { awsAccessKeyId: 'AKIDOTHER', awsSecretAccessKey: 'other' }
  expect(() => new Session({ credentials, ...keys })).toThrow('give one of them')
  const session = new Session({ regionName: 'eu-west-1' })
  expect(() => session.client('sqs', { credentials, awsSessionToken: 'token' })).toThrow('give one of them')
})
