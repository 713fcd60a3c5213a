import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Credentials } from '../../../src/credentials/credentials.ts'
import { RefreshableCredentials } from '../../../src/credentials/refreshable-credentials.ts'
import { RefreshableAuthToken, StaticAuthToken } from '../../../src/credentials/tokens/auth-token.ts'
import { CoreSession } from '../../../src/session/core-session.ts'
import { Session } from '../../../src/session/session.ts'
import { MemoryCache } from '../../../src/util/cache.ts'
import { fakeHost } from '../fake-host.ts'

const SECRET = 'planted-secret'
const VALUES = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: SECRET, sessionToken: `${SECRET}-token` }

function everyView(value: unknown): string {
  const options = { depth: 20, showHidden: true, getters: true }
  const names = typeof value === 'object' && value !== null ? Reflect.ownKeys(value).map(String) : []
  return [inspect(value, options), inspect(value), JSON.stringify(value), String(value), names.join()].join('\n')
}

describe('secrets', () => {
  const host = fakeHost()
  const session = new Session({
    botocoreSession: new CoreSession({ host }),
    credentials: VALUES,
    regionName: 'us-east-1',
  })

  it.each([
    ['Credentials', () => new Credentials(VALUES)],
    ['RefreshableCredentials', () => new RefreshableCredentials(async () => VALUES, host, 'x', VALUES)],
    ['a token', () => new StaticAuthToken('env', { token: SECRET })],
    ['a cache', () => new MemoryCache().set('role', { Credentials: VALUES })],
    ['a session', () => session],
    ['a core session', () => session.botocoreSession],
    ['a client', () => session.client('sqs')],
    ['a client with keys of its own', () => session.client('sqs', { credentials: VALUES })],
  ])('are not shown by %s', (_name, make) => {
    expect(everyView(make())).not.toContain(SECRET)
  })

  it('are not shown by refreshed credentials, tokens, and the sources that hold them', async () => {
    const credentials = new RefreshableCredentials(async () => VALUES, host, 'x')
    await credentials.getFrozenCredentials()
    expect(everyView(credentials)).not.toContain(SECRET)
    const token = new RefreshableAuthToken('sso', async () => ({ token: SECRET }), { host, warn() {}, hint: '' })
    await token.getFrozenToken()
    expect(everyView(token)).not.toContain(SECRET)
    expect(everyView(session.botocoreSession.getComponent('credential_provider'))).not.toContain(SECRET)
  })
})
