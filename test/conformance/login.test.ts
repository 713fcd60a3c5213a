import { createPublicKey, verify } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RefreshableCredentials } from '../../src/credentials/refreshable-credentials.ts'
import type { HttpHandler, HttpRequest, HttpResponse } from '../../src/http/http.ts'
import { CoreSession } from '../../src/session/core-session.ts'
import { createNodeHost } from '../../src/util/node-host.ts'

interface Outcome {
  readonly result: 'credentials' | 'cacheContents' | 'error'
  readonly [member: string]: unknown
}

interface LoginCase {
  readonly documentation: string
  readonly configContents: string
  readonly cacheContents: Readonly<Record<string, unknown>>
  readonly mockApiCalls?: readonly {
    readonly request: { readonly tokenInput: object }
    readonly response?: { readonly tokenOutput: object }
    readonly responseCode?: number
  }[]
  readonly outcomes: readonly Outcome[]
}

const corpora = process.env['TUCUXI_CORPORA']
const NOW = Date.parse('2025-11-19T00:00:00Z')
const FIRST_ERROR = /^Login/

/** Answers as the case says, after a look at the request and its proof of possession. */
function signIn(calls: NonNullable<LoginCase['mockApiCalls']>): HttpHandler & { sent: number } {
  return {
    sent: 0,
    async send(request: HttpRequest): Promise<HttpResponse> {
      const call = calls[this.sent++]!
      const text = new TextDecoder().decode(request.body as Uint8Array)
      expect(JSON.parse(text)).toEqual(call.request.tokenInput)
      checkDpop(request)
      const answer = call.response?.tokenOutput ?? { __type: 'AccessDeniedException', error: 'TOKEN_EXPIRED' }
      const body = new TextEncoder().encode(JSON.stringify(answer))
      return { statusCode: call.responseCode ?? 200, headers: { 'content-type': 'application/json' }, body }
    },
    async close() {},
  }
}

function checkDpop({ headers, url }: HttpRequest): void {
  const [head, payload, signature] = headers['dpop']!.split('.') as [string, string, string]
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
  const { typ, alg, jwk } = read(head)
  expect({ typ, alg }).toEqual({ typ: 'dpop+jwt', alg: 'ES256' })
  expect(read(payload)).toEqual({
    htm: 'POST',
    htu: url,
    iat: NOW / 1000,
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
  const key = createPublicKey({ key: jwk as Record<string, string>, format: 'jwk' })
  const bytes = Buffer.from(signature, 'base64url')
  expect(bytes.length).toBe(64)
  expect(verify('sha256', Buffer.from(`${head}.${payload}`), { key, dsaEncoding: 'ieee-p1363' }, bytes)).toBe(true)
}

async function play(item: LoginCase, root: string): Promise<void> {
  const cache = join(root, 'cache')
  mkdirSync(cache)
  writeFileSync(join(root, 'config'), item.configContents)
  for (const [name, token] of Object.entries(item.cacheContents)) {
    writeFileSync(join(cache, name), JSON.stringify(token))
  }
  const env = {
    AWS_CONFIG_FILE: join(root, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(root, 'none'),
    AWS_LOGIN_CACHE_DIRECTORY: cache,
    AWS_DEFAULT_REGION: 'us-west-2',
  }
  const calls = item.mockApiCalls ?? []
  const http = signIn(calls)
  const session = new CoreSession({
    httpHandler: http,
    host: { ...createNodeHost(), env, now: () => NOW },
    profile: 'signin',
  })
  const found = session.getCredentials().then(async (credentials) => {
    const frozen = await credentials!.getFrozenCredentials()
    const { expiration } = credentials as RefreshableCredentials
    return { ...frozen, expiresAt: expiration?.toISOString().replace('.000Z', 'Z') }
  })
  for (const { result, ...expected } of item.outcomes) {
    if (result === 'error') await expect(found).rejects.toMatchObject({ name: expect.stringMatching(FIRST_ERROR) })
    else if (result === 'credentials') expect(await found).toEqual(expected)
    else
      for (const [name, token] of Object.entries(expected)) {
        expect(JSON.parse(readFileSync(join(cache, name), 'utf8'))).toEqual(token)
      }
  }
  expect(http.sent).toBe(calls.length)
}

if (corpora === undefined) {
  describe.skip('login corpus (left out: TUCUXI_CORPORA is not set)', () => {
    it('is not there', () => {})
  })
} else {
  const path = join(corpora, 'login', 'login-provider-test-cases.json')
  const cases = JSON.parse(readFileSync(path, 'utf8')) as LoginCase[]
  describe('login corpus', () => {
    it('has 8 cases', () => expect(cases).toHaveLength(8))

    it.each(cases.map((item) => [item.documentation, item] as const))('%s', async (_name, item) => {
      const root = mkdtempSync(join(tmpdir(), 'tucuxi-login-'))
      try {
        await play(item, root)
      } finally {
        rmSync(root, { recursive: true })
      }
    })
  })
}
