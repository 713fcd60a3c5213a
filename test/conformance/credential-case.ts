import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { expect } from 'vitest'
import { Credentials } from '../../src/credentials/credentials.ts'
import { RefreshableCredentials } from '../../src/credentials/refreshable-credentials.ts'
import type { CredentialResolver } from '../../src/credentials/resolver.ts'
import { ConnectTimeoutError, ReadTimeoutError } from '../../src/errors/http.ts'
import type { HttpHandler, HttpRequest, HttpResponse } from '../../src/http/http.ts'
import { FEATURE_IDS } from '../../src/http/user-agent.ts'
import { CoreSession } from '../../src/session/core-session.ts'
import type { Host } from '../../src/util/host.ts'
import { JSONFileCache } from '../../src/util/json-file-cache.ts'
import { createNodeHost } from '../../src/util/node-host.ts'

/** One request as a script expects it, and what comes back. */
export interface Exchange {
  /** `PUT http://169.254.169.254/latest/api/token` */
  readonly request: string
  readonly headers?: Readonly<Record<string, string>>
  /** Members that the body must have: of its form, or of its JSON. */
  readonly body?: Readonly<Record<string, unknown>>
  /** Feature ids of the User-Agent that tell of credentials. */
  readonly features?: readonly string[]
  /** 200 when absent. */
  readonly status?: number
  readonly answer?: unknown
  /** In place of an answer: what the connection failed with. */
  readonly fails?: string
}

/** What happens, in its order: seconds that pass, or a question and what it brings. */
export interface Step {
  /** Credentials when absent. */
  readonly ask?: 'token'
  readonly credentials?: Readonly<Record<string, unknown>>
  readonly token?: Readonly<Record<string, unknown>>
  readonly none?: true
  readonly error?: { readonly name: string; readonly message: string }
  /** Seconds that pass. */
  readonly advance?: number
  /** For a service's own token. */
  readonly signingName?: string
}

export interface Expectation {
  readonly why: string
  /** When it begins. Default 2026-01-01T00:00:00Z. */
  readonly now?: string
  readonly session?: {
    readonly profile?: string
    readonly mfaCode?: string
    readonly platform?: string
    /** Keep roles in ~/.aws/boto/cache. */
    readonly cachesRoles?: boolean
  }
  readonly steps: readonly Step[]
  /** Files that must be there at the end, with these members. */
  readonly files?: Readonly<Record<string, unknown>>
  /** Why botocore does otherwise. */
  readonly differs?: string
}

export const CASES: string = join(import.meta.dirname, 'credentials')
const START = '2026-01-01T00:00:00Z'

export function caseNames(): string[] {
  return readdirSync(CASES).filter((name) => existsSync(join(CASES, name, 'expect.json')))
}

/** A case's files where they can be written to, with `{root}` and `{node}` filled in. */
export interface OpenCase {
  readonly root: string
  readonly env: Record<string, string>
  readonly http: readonly Exchange[]
  readonly expectation: Expectation
  close(): void
}

export function openCase(name: string): OpenCase {
  const root = mkdtempSync(join(tmpdir(), 'tucuxi-credentials-'))
  const folder = join(CASES, name)
  const fill = (text: string): string => text.replaceAll('{root}', root).replaceAll('{node}', process.execPath)
  const json = (file: string, absent: unknown): unknown => {
    const path = join(folder, file)
    return existsSync(path) ? JSON.parse(fill(readFileSync(path, 'utf8'))) : absent
  }
  mkdirSync(join(root, 'home'))
  if (existsSync(join(folder, 'fs'))) cpSync(join(folder, 'fs'), root, { recursive: true })
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const path = join(root, file)
    if (statSync(path).isFile()) writeFileSync(path, fill(readFileSync(path, 'utf8')))
  }
  return {
    root,
    env: json('env.json', {}) as Record<string, string>,
    http: json('http.json', []) as Exchange[],
    expectation: json('expect.json', undefined) as Expectation,
    close: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** Answers requests in a script's order, and refuses any other. */
export class ScriptedHttp implements HttpHandler {
  readonly #script: readonly Exchange[]
  sent = 0

  constructor(script: readonly Exchange[]) {
    this.#script = script
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    const exchange = this.#script[this.sent++]
    expect(`${request.method} ${request.url}`).toBe(exchange?.request ?? 'no more requests')
    const { status: statusCode = 200, answer = '', fails, headers = {}, body, features } = exchange!
    for (const [name, value] of Object.entries(headers)) expect(request.headers[name], name).toBe(value)
    if (body !== undefined) expect(readBody(request)).toMatchObject(body)
    if (features !== undefined) expect(credentialFeatures(request)).toEqual([...features].sort())
    if (fails !== undefined) throw failure(fails, request)
    const text = typeof answer === 'string' ? answer : JSON.stringify(answer)
    return { statusCode, headers: { 'content-type': 'application/json' }, body: new TextEncoder().encode(text) }
  }

  async close(): Promise<void> {}
}

function failure(name: string, { url }: HttpRequest): Error {
  const types = { ConnectTimeoutError, ReadTimeoutError }
  return new types[name as keyof typeof types]({ endpointUrl: url })
}

function readBody({ body, headers }: HttpRequest): unknown {
  const text = new TextDecoder().decode(body as Uint8Array)
  return headers['content-type']?.includes('json') ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text))
}

const CREDENTIAL_IDS: ReadonlySet<string> = new Set(
  Object.entries(FEATURE_IDS).flatMap(([name, id]) => (name.startsWith('CREDENTIALS_') ? [id] : [])),
)

function credentialFeatures({ headers }: HttpRequest): string[] {
  const ids = / m\/(\S+)/.exec(headers['user-agent'] ?? '')?.[1]?.split(',') ?? []
  return ids.filter((id) => CREDENTIAL_IDS.has(id)).sort()
}

/** Plays a case; what each step brought. Throws when requests are not as the script says. */
export async function playCase(opened: OpenCase): Promise<Step[]> {
  const { root, env, http, expectation } = opened
  let now = Date.parse(expectation.now ?? START)
  const node = createNodeHost()
  const host: Host = {
    ...node,
    env,
    now: () => now,
    sleep: async (ms) => {
      now += ms
    },
    random: () => 0.5,
    uuid: () => '00000000-0000-4000-8000-000000000000',
    readFile: (path) => (path.startsWith(root) ? node.readFile(path) : undefined),
    homeDirectory: () => join(root, 'home'),
    platform: expectation.session?.platform ?? process.platform,
  }
  const { profile, mfaCode } = expectation.session ?? {}
  const httpHandler = new ScriptedHttp(http)
  const session = new CoreSession({ httpHandler, host, profile, mfaPrompter: () => mfaCode ?? '' })
  if (expectation.session?.cachesRoles) {
    const resolver = session.getComponent('credential_provider') as CredentialResolver
    const cache = new JSONFileCache(undefined, host)
    for (const provider of resolver.providers) if ('cache' in provider) provider.cache = cache
  }
  const outcomes: Step[] = []
  for (const step of expectation.steps) {
    now += (step.advance ?? 0) * 1000
    outcomes.push(step.advance === undefined ? await outcome(session, step) : step)
    // What runs beside the calls.
    await new Promise((done) => setImmediate(done))
  }
  expect(httpHandler.sent, 'requests').toBe(http.length)
  return outcomes
}

/** Compares the files that a case leaves behind. */
export function checkFiles({ root, expectation }: OpenCase): void {
  for (const [file, members] of Object.entries(expectation.files ?? {})) {
    expect(JSON.parse(readFileSync(join(root, file), 'utf8')), file).toMatchObject(members as object)
    if (process.platform !== 'win32') expect(statSync(join(root, file)).mode & 0o777, file).toBe(0o600)
  }
}

/** Secrets of the cases: no log and no error shows one. */
export const PLANTED: RegExp =
  /\b\w+-secret(?:-\d)?\b|\b(?:AKID\w*|env|file|sso|ecs|proc|pod|imds)-token\b|\b(?:refresh|jwt|pod)-\d|(?:login|imds)-session\b|MIGHAgEA|c2VjcmV0|\bbearer$/

async function outcome(session: CoreSession, { ask, signingName }: Step): Promise<Step> {
  const question = known({ ask, signingName })
  try {
    const found = ask === 'token' ? await session.getAuthToken({ signingName }) : await session.getCredentials()
    if (found === undefined) return { ...question, none: true }
    if (found instanceof Credentials) return { credentials: await describe(found) }
    const { token, expiration } = await found.getFrozenToken()
    return { ...question, token: known({ method: found.method, token, expiration: seconds(expiration) }) }
  } catch (error) {
    const shown = inspect(error, { depth: 20, showHidden: true }).replace(/^.*\.ts:\d+.*$/gm, '')
    expect(shown).not.toMatch(PLANTED)
    const { name, message } = error as Error
    return { ...question, error: { name, message } }
  }
}

async function describe(credentials: Credentials): Promise<Record<string, unknown>> {
  const frozen = await credentials.getFrozenCredentials()
  const expiration = credentials instanceof RefreshableCredentials ? credentials.expiration : undefined
  const features = credentials.features.map((feature) => FEATURE_IDS[feature]).sort()
  return known({ method: credentials.method, ...frozen, expiration: seconds(expiration), features: features.join() })
}

function seconds(date: Date | undefined): string | undefined {
  return date?.toISOString().replace('.000Z', 'Z')
}

function known(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))
}
