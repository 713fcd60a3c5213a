import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DeviceAuthorization, GenericClient } from '../../../src/index.ts'
import { bundledForWorkers, inWorker } from '../in-worker.ts'
import { CA_BUNDLE } from '../local-service.ts'
import { type IdentityCenter, identityCenter } from './identity-center.ts'
import { Issuer, queues } from './issuer.ts'
import { Clock, Machine, MINUTE, serve } from './machine.ts'

const config = (startUrl: string): string => `
[profile dev]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = developer
[profile other]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = administrator
[profile old]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_account_id = 123456789012
sso_role_name = developer
[sso-session corp]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access
`

async function workplace(more: Readonly<Record<string, string>> = {}) {
  const clock = new Clock()
  const issuer = new Issuer(clock)
  const center = await identityCenter(issuer)
  const sqs = await queues(issuer)
  const bearers: (string | undefined)[] = []
  const catalyst = await serve((response, { headers }) => {
    bearers.push(headers.authorization)
    response.setHeader('content-type', 'application/json')
    response.end('{"items":[]}')
  }, true)
  const env = {
    AWS_ENDPOINT_URL_SSO: center.url,
    AWS_ENDPOINT_URL_SSO_OIDC: center.url,
    AWS_ENDPOINT_URL_SQS: sqs.url,
    AWS_ENDPOINT_URL_CODECATALYST: catalyst.url,
    AWS_EC2_METADATA_DISABLED: 'true',
    ...more,
  }
  const machine = new Machine({ clock, env, files: { '.aws/config': config(center.startUrl) } })
  return { clock, center, sqs, machine, bearers, env }
}

/** Somebody who enters the code while the program waits for its `after`-th answer. */
function person(center: IdentityCenter, after = 3) {
  return ({ userCode }: DeviceAuthorization): void => {
    const asked = center.received.length
    const timer = setInterval(() => {
      if (center.received.length < asked + after) return
      clearInterval(timer)
      center.approve(userCode)
    }, 1)
  }
}

const calls = (client: GenericClient, number: number): Promise<unknown> =>
  Promise.all(Array.from({ length: number }, () => client.listQueues()))

const asked = (center: IdentityCenter, path: string): number =>
  center.received.filter(({ url }) => url.startsWith(path)).length

describe('a login with a device code', () => {
  it('waits as long as the service likes, keeps the token, and roles are given for it', async () => {
    const { clock, center, sqs, machine } = await workplace()
    const session = machine.session('dev')
    await expect(session.client('sqs').listQueues()).rejects.toThrow(
      "Token for corp does not exist. Run 'aws sso login --profile dev'",
    )
    await session.ssoLogin({ clientName: 'test', onAuthorization: person(center) })
    expect(clock.slept.length).toBeGreaterThanOrEqual(3)
    const cache = join(machine.home, '.aws/sso/cache')
    const [file] = readdirSync(cache)
    expect(statSync(join(cache, file!)).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(join(cache, file!), 'utf8'))).toMatchObject({
      startUrl: center.startUrl,
      region: 'us-east-1',
      accessToken: 'access-token-1',
      refreshToken: 'refresh-token-1',
      clientId: 'client-1',
    })
    await calls(session.client('sqs'), 100)
    expect(sqs.signers).toEqual(Array(100).fill(1))
    expect(asked(center, '/federation/credentials')).toBe(1)
  })

  it('asks less often when it is told to slow down', async () => {
    const { clock, center, machine } = await workplace()
    const session = machine.session('dev')
    center.state.interval = 4
    await session.ssoLogin({ onAuthorization: person(center, 4) })
    expect(clock.slept.slice(0, 3)).toEqual([1, 6, 6])
  })

  it('ends when nobody enters the code, and when the program no longer wants it', async () => {
    const { machine } = await workplace()
    const session = machine.session('dev')
    await expect(session.ssoLogin({ onAuthorization: () => {} })).rejects.toThrow(
      'nobody entered the code before it expired',
    )
    const controller = new AbortController()
    const login = session.ssoLogin({ onAuthorization: () => controller.abort(), signal: controller.signal })
    await expect(login).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('ends in the middle of a question that gets no answer, too', async () => {
    const controller = new AbortController()
    const silent = await serve(() => controller.abort('enough'))
    const { machine } = await workplace({ AWS_ENDPOINT_URL_SSO_OIDC: silent.url })
    const login = machine.session('dev').ssoLogin({ onAuthorization: () => {}, signal: controller.signal })
    await expect(login).rejects.toMatchObject({ name: 'AbortError', message: 'The login was aborted', cause: 'enough' })
    expect(silent.received).toHaveLength(1)
  })

  it('is also for profiles of the old form, whose tokens cannot be renewed', async () => {
    const { clock, center, sqs, machine } = await workplace()
    const session = machine.session('old')
    await session.ssoLogin({ onAuthorization: person(center, 1) })
    await calls(session.client('sqs'), 10)
    expect(sqs.signers).toEqual(Array(10).fill(1))
    clock.pass(56 * MINUTE)
    await calls(session.client('sqs'), 10)
    clock.pass(61 * MINUTE)
    await expect(session.client('sqs').listQueues()).rejects.toMatchObject({ name: 'UnauthorizedSSOTokenError' })
  })
})

describe('roles of IAM Identity Center', () => {
  it('are renewed by one request, with a token that is renewed by one request', async () => {
    const { clock, center, sqs, machine } = await workplace()
    const session = machine.session('dev')
    await session.ssoLogin({ onAuthorization: person(center, 1) })
    const clients = [session.client('sqs'), session.client('sqs')]
    await Promise.all(clients.map((client) => calls(client, 5)))
    const before = asked(center, '/token')
    clock.pass(55 * MINUTE)
    await Promise.all(clients.map((client) => calls(client, 500)))
    expect(asked(center, '/federation/credentials')).toBe(2)
    expect(asked(center, '/token') - before).toBe(1)
    expect(sqs.signers.toSorted()).toEqual([...Array(10).fill(1), ...Array(1000).fill(2)])
  })

  it('are renewed beside the calls, and a renewal that fails disturbs none', async () => {
    const { clock, center, sqs, machine } = await workplace()
    const session = machine.session('dev')
    await session.ssoLogin({ onAuthorization: person(center, 1) })
    const client = session.client('sqs')
    await calls(client, 1)
    center.state.down = true
    clock.pass(48 * MINUTE)
    await calls(client, 1000)
    expect(sqs.signers).toEqual(Array(1001).fill(1))
    expect(asked(center, '/federation/credentials')).toBe(2)
    center.state.down = false
    clock.pass(5 * MINUTE)
    await calls(client, 1000)
    expect(sqs.signers.slice(1001)).toEqual(Array(1000).fill(2))
  })

  it('are refused to whom they are not given, and after a sign-out', async () => {
    const { center, machine } = await workplace()
    await machine.session('dev').ssoLogin({ onAuthorization: person(center, 1) })
    await expect(machine.session('other').client('sqs').listQueues()).rejects.toMatchObject({
      code: 'ForbiddenException',
      operationName: 'GetRoleCredentials',
    })
    center.signOut()
    const late = machine.session('dev').client('sqs').listQueues()
    await expect(late).rejects.toMatchObject({ name: 'UnauthorizedSSOTokenError' })
    await expect(late).rejects.toThrow('aws sso login')
  })
})

/** A session of a thread's own, on the machine that all threads share. */
const THREAD = `
import { parentPort, workerData } from 'node:worker_threads'
import { Session } from './src/index.ts'
import { CoreSession } from './src/session/core-session.ts'
import { createNodeHost } from './src/util/node-host.ts'

async function main() {
  const { env, home } = workerData
  const host = { ...createNodeHost(), env, homeDirectory: () => home }
  const session = new Session({ botocoreSession: new CoreSession({ host, profile: 'dev' }) })
  const calls = Array.from({ length: 20 }, () => session.client('sqs').listQueues())
  const results = await Promise.allSettled(calls)
  parentPort.postMessage(results.map(({ reason }) => (reason === undefined ? 'well' : String(reason))))
}
main()
`

describe('worker threads', () => {
  it('that find the same old token at the same time all get roles, and leave one whole token behind', async () => {
    const { clock, center, sqs, machine, env } = await workplace()
    // Threads have the real time.
    clock.now = Date.now()
    center.state.lifetime = 6 * MINUTE
    await machine.session('dev').ssoLogin({ onAuthorization: person(center, 1) })
    center.state.lifetime = 60 * MINUTE
    const code = await bundledForWorkers(THREAD)
    const workerData = { env: { AWS_DEFAULT_REGION: 'us-east-1', ...env }, home: machine.home }
    const results = await Promise.all([1, 2, 3, 4].map(() => inWorker(code, workerData)))
    expect(results).toEqual(Array(4).fill(Array(20).fill('well')))
    expect(sqs.signers).toHaveLength(80)
    expect(asked(center, '/federation/credentials')).toBe(4)
    const cache = join(machine.home, '.aws/sso/cache')
    const files = readdirSync(cache)
    expect(files).toHaveLength(1)
    const { refreshToken } = JSON.parse(readFileSync(join(cache, files[0]!), 'utf8')) as { refreshToken: string }
    expect(refreshToken).toBe('refresh-token-2')
  })
})

describe('the token of IAM Identity Center itself', () => {
  it('is sent by all calls, and renewed by one request of a thousand', async () => {
    const { clock, center, machine, bearers } = await workplace()
    const session = machine.session('dev')
    await session.ssoLogin({ onAuthorization: person(center, 1) })
    const catalyst = session.client('codecatalyst', { verify: CA_BUNDLE })
    await catalyst.listSpaces()
    const before = asked(center, '/token')
    clock.pass(55 * MINUTE)
    await Promise.all(Array.from({ length: 1000 }, () => catalyst.listSpaces()))
    expect(asked(center, '/token') - before).toBe(1)
    // Good for five minutes more: nobody waited but the one who asked.
    expect(new Set(bearers)).toEqual(new Set(['Bearer access-token-1', 'Bearer access-token-2']))
    await catalyst.listSpaces()
    expect(bearers.at(-1)).toBe('Bearer access-token-2')
  })

  it('that cannot be renewed in time disturbs no call, and is good at once after another login', async () => {
    const { clock, center, machine, bearers } = await workplace()
    const session = machine.session('dev')
    await session.ssoLogin({ onAuthorization: person(center, 1) })
    const catalyst = session.client('codecatalyst', { verify: CA_BUNDLE })
    await catalyst.listSpaces()
    center.state.down = true
    clock.pass(48 * MINUTE)
    await Promise.all(Array.from({ length: 1000 }, () => catalyst.listSpaces()))
    expect(new Set(bearers)).toEqual(new Set(['Bearer access-token-1']))
    clock.pass(13 * MINUTE)
    await expect(catalyst.listSpaces()).rejects.toThrow("refresh failed. Run 'aws sso login --profile dev'")
    center.state.down = false
    await session.ssoLogin({ onAuthorization: person(center, 1) })
    await catalyst.listSpaces()
    expect(bearers.at(-1)).toBe('Bearer access-token-2')
  })

  it('that another program has renewed is taken from the cache', async () => {
    const { clock, center, machine, bearers } = await workplace()
    await machine.session('dev').ssoLogin({ onAuthorization: person(center, 1) })
    const clients = [1, 2].map(() => machine.session('dev').client('codecatalyst', { verify: CA_BUNDLE }))
    await Promise.all(clients.map((client) => client.listSpaces()))
    clock.pass(55 * MINUTE)
    for (const client of clients) await client.listSpaces()
    expect(bearers.slice(-2)).toEqual(['Bearer access-token-2', 'Bearer access-token-2'])
  })
})
