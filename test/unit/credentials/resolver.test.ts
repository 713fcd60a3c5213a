import { describe, expect, it } from 'vitest'
import { Credentials } from '../../../src/credentials/credentials.ts'
import { instanceRegion } from '../../../src/credentials/imds.ts'
import { type CredentialProvider, CredentialResolver } from '../../../src/credentials/resolver.ts'
import { StaticAuthToken } from '../../../src/credentials/tokens/auth-token.ts'
import { type TokenProvider, TokenProviderChain } from '../../../src/credentials/tokens/token-chain.ts'
import { CoreSession } from '../../../src/session/core-session.ts'
import { fakeHost } from '../fake-host.ts'

const none = (method: string): CredentialProvider => ({ method, load: () => undefined })
const some = (method: string): CredentialProvider => ({
  method,
  load: async () => new Credentials({ accessKeyId: method, secretAccessKey: 's' }, method),
})
const token = (method: string): TokenProvider => ({
  method,
  loadToken: () => new StaticAuthToken(method, { token: method }),
})

describe('the resolver', () => {
  it('has all sources of boto, in its order', () => {
    const session = new CoreSession({ host: fakeHost() })
    const { providers } = session.getComponent('credential_provider') as CredentialResolver
    expect(providers.map(({ method }) => method)).toEqual([
      'env',
      'assume-role',
      'assume-role-with-web-identity',
      'sso',
      'shared-credentials-file',
      'login',
      'custom-process',
      'config-file',
      'ec2-credentials-file',
      'boto-config',
      'container-role',
      'iam-role',
    ])
  })

  it('takes sources in, out and between', async () => {
    const resolver = new CredentialResolver([none('a'), none('b')])
    expect(await resolver.loadCredentials()).toBeUndefined()
    resolver.insertAfter('b', some('d'))
    resolver.insertBefore('d', some('c'))
    expect(resolver.providers.map(({ method }) => method)).toEqual(['a', 'b', 'c', 'd'])
    expect((await resolver.loadCredentials())?.method).toBe('c')
    resolver.remove('c')
    resolver.remove('nobody')
    expect((await resolver.loadCredentials())?.method).toBe('d')
    expect(resolver.getProvider('d').method).toBe('d')
    expect(() => resolver.getProvider('x')).toThrow('Credential named x not found.')
    expect(() => resolver.insertBefore('x', none('y'))).toThrow('Credential named x not found.')
  })

  it('ends with the first error', async () => {
    const cause = new Error('out of order')
    const broken: CredentialProvider = { method: 'broken', load: () => Promise.reject(cause) }
    await expect(new CredentialResolver([broken, some('a')]).loadCredentials()).rejects.toMatchObject({
      message: 'Error when retrieving credentials from broken: out of order',
      cause,
    })
  })

  it("is the session's, and may be given sources of one's own", async () => {
    const session = new CoreSession({ host: fakeHost() })
    const resolver = session.getComponent('credential_provider') as CredentialResolver
    resolver.insertBefore('env', some('vault'))
    const [first, second] = await Promise.all([session.getCredentials(), session.getCredentials()])
    expect(first?.method).toBe('vault')
    expect(second).toBe(first)
  })
})

describe('the chain of tokens', () => {
  it('takes sources in, out and between', () => {
    const chain = new TokenProviderChain([{ method: 'a', loadToken: () => undefined }])
    expect(chain.loadToken()).toBeUndefined()
    chain.insertAfter('a', token('c'))
    chain.insertBefore('c', token('b'))
    expect(chain.loadToken()?.method).toBe('b')
    chain.remove('b')
    expect(chain.getProvider('c').method).toBe('c')
    expect(chain.loadToken({ signingName: 'x' })?.method).toBe('c')
    expect(() => chain.getProvider('b')).toThrow('Token provider named b not found.')
  })
})

describe("an instance's region", () => {
  const context = (answers: readonly (readonly [number, string])[]) => {
    const left = [...answers]
    const variables: Record<string, unknown> = { metadata_service_timeout: 1, metadata_service_num_attempts: 1 }
    return {
      host: fakeHost(),
      getConfigVariable: (name: string) => variables[name],
      closing: () => new AbortController().signal,
      http: () => ({
        async send() {
          const [statusCode, text] = left.shift()!
          return { statusCode, headers: {}, body: new TextEncoder().encode(text) }
        },
        async close() {},
      }),
      userAgent: () => 'test',
      log() {},
    }
  }

  it("is its zone's", async () => {
    const found = [
      [200, 'token'],
      [200, 'eu-west-1c'],
    ] as const
    expect(await instanceRegion(context(found))).toBe('eu-west-1')
  })

  it('is nothing where there is no instance', async () => {
    const nothing = [
      [404, ''],
      [404, ''],
    ] as const
    expect(await instanceRegion(context(nothing))).toBeUndefined()
  })
})
