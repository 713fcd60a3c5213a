import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceAuthorization } from '../../../src/credentials/tokens/device-login.ts'
import type { HttpHandler, HttpRequest, HttpResponse } from '../../../src/http/http.ts'
import { CoreSession } from '../../../src/session/core-session.ts'
import { createNodeHost } from '../../../src/util/node-host.ts'
import { fakeHost } from '../fake-host.ts'

const CONFIG = `
[default]
sso_session = corp
[profile old]
sso_start_url = https://old.awsapps.com/start
sso_region = us-east-1
[profile none]
region = us-east-1
[sso-session corp]
sso_start_url = https://my.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access, codewhisperer:completions
`
const START = Date.parse('2026-01-01T00:00:00Z')

type Reply = readonly [status: number, body: object]

const pending: Reply = [400, { __type: 'AuthorizationPendingException', error: 'authorization_pending' }]
const slowDown: Reply = [400, { __type: 'SlowDownException', error: 'slow_down' }]
const expired: Reply = [400, { __type: 'ExpiredTokenException', error: 'expired_token' }]
const token: Reply = [200, { accessToken: 'at', expiresIn: 3600, refreshToken: 'rt', tokenType: 'Bearer' }]

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tucuxi-device-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function login(answers: readonly Reply[], profile?: string) {
  const bodies: Record<string, unknown>[] = []
  const urls: string[] = []
  const left = [...answers]
  const http: HttpHandler = {
    async send(request: HttpRequest): Promise<HttpResponse> {
      urls.push(request.url)
      bodies.push(JSON.parse(new TextDecoder().decode(request.body as Uint8Array)))
      const [statusCode, body] = urls.length === 1 ? REGISTERED : urls.length === 2 ? STARTED : left.shift()!
      const bytes = new TextEncoder().encode(JSON.stringify(body))
      return { statusCode, headers: { 'content-type': 'application/json' }, body: bytes }
    },
    async close() {},
  }
  const machine = fakeHost({ now: START })
  const node = createNodeHost()
  const host = {
    ...machine,
    readFile: (path: string) =>
      path === join(root, '.aws/config') ? new TextEncoder().encode(CONFIG) : node.readFile(path),
    replaceFile: node.replaceFile,
    homeDirectory: () => root,
  }
  return { session: new CoreSession({ host, profile, httpHandler: http }), urls, bodies, slept: machine.slept }
}

const REGISTERED: Reply = [
  200,
  { clientId: 'client', clientSecret: 'secret', clientSecretExpiresAt: START / 1000 + 90 * 86400 },
]
const STARTED: Reply = [
  200,
  {
    deviceCode: 'device',
    userCode: 'ABCD-EFGH',
    verificationUri: 'https://device.sso.eu-west-1.amazonaws.com/',
    verificationUriComplete: 'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH',
    expiresIn: 600,
    interval: 1,
  },
]

describe('a login with a device code', () => {
  it('shows the code, waits, and keeps the token where everybody looks for it', async () => {
    const { session, urls, bodies, slept } = login([pending, slowDown, pending, token])
    const shown: DeviceAuthorization[] = []
    await session.ssoLogin({ clientName: 'test', onAuthorization: (one) => void shown.push(one) })
    expect(shown).toEqual([
      {
        userCode: 'ABCD-EFGH',
        verificationUri: 'https://device.sso.eu-west-1.amazonaws.com/',
        verificationUriComplete: 'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH',
        expiresAt: new Date('2026-01-01T00:10:00Z'),
      },
    ])
    expect(urls.map((url) => url.replace('https://oidc.eu-west-1.amazonaws.com', ''))).toEqual([
      '/client/register',
      '/device_authorization',
      ...['/token', '/token', '/token', '/token'],
    ])
    expect(bodies[0]).toEqual({
      clientName: 'test',
      clientType: 'public',
      scopes: ['sso:account:access', 'codewhisperer:completions'],
    })
    expect(bodies[1]).toEqual({ clientId: 'client', clientSecret: 'secret', startUrl: 'https://my.awsapps.com/start' })
    expect(bodies[2]).toEqual({
      clientId: 'client',
      clientSecret: 'secret',
      deviceCode: 'device',
      grantType: 'urn:ietf:params:oauth:grant-type:device_code',
    })
    expect(slept).toEqual([1000, 6000, 6000])
    // The SHA-1 of the session's name.
    const file = join(root, '.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      startUrl: 'https://my.awsapps.com/start',
      region: 'eu-west-1',
      accessToken: 'at',
      expiresAt: '2026-01-01T01:00:13Z',
      clientId: 'client',
      clientSecret: 'secret',
      registrationExpiresAt: '2026-04-01T00:00:00Z',
      refreshToken: 'rt',
    })
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
    const found = await session.getAuthToken()
    expect(await found?.getFrozenToken()).toEqual({ token: 'at', expiration: new Date('2026-01-01T01:00:13Z') })
  })

  it('works for profiles of the old form', async () => {
    const { session, urls, bodies } = login([token], 'old')
    await session.ssoLogin({ onAuthorization() {} })
    expect(urls[0]).toBe('https://oidc.us-east-1.amazonaws.com/client/register')
    expect(bodies[0]).toEqual({ clientName: 'tucuxi', clientType: 'public' })
  })

  it('ends when nobody enters the code', async () => {
    const options = { onAuthorization() {} }
    const error = { name: 'TokenRetrievalError', message: expect.stringContaining('nobody entered the code') }
    await expect(login([expired]).session.ssoLogin(options)).rejects.toMatchObject(error)
    const slow = login(Array.from({ length: 700 }, () => pending))
    await expect(slow.session.ssoLogin(options)).rejects.toMatchObject(error)
    expect(slow.slept).toHaveLength(600)
  })

  it('ends when it is told to', async () => {
    const { session } = login([pending])
    const aborter = new AbortController()
    const promise = session.ssoLogin({
      signal: aborter.signal,
      onAuthorization: () => aborter.abort(new Error('enough')),
    })
    await expect(promise).rejects.toMatchObject({ name: 'AbortError', cause: { message: 'enough' } })
  })

  it('says which settings are missing', async () => {
    const message = 'The profile "none" is missing required configuration for a login: sso_start_url, sso_region'
    await expect(login([], 'none').session.ssoLogin()).rejects.toMatchObject({ name: 'InvalidConfigError', message })
    await expect(login([]).session.ssoLogin({ ssoSession: 'gone' })).rejects.toThrow('does not exist: "gone"')
  })
})
