/** Sources of credentials beside botocore's own: the same outcome for the same machine, and the same cache files. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { python } from '../../scripts/python.ts'
import { CoreSession } from '../../src/session/core-session.ts'
import { Session } from '../../src/session/session.ts'
import { createNodeHost } from '../../src/util/node-host.ts'
import {
  CASES,
  caseNames,
  type Exchange,
  type Expectation,
  type OpenCase,
  openCase,
  playCase,
  type Step,
} from '../conformance/credential-case.ts'

type Played = readonly Step[] | { readonly failed: string }

const open: OpenCase[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

function opened(name: string): OpenCase {
  const one = openCase(name)
  open.push(one)
  return one
}

async function inBotocore(cases: readonly OpenCase[]): Promise<Played[]> {
  const input = cases.map((one) => JSON.stringify(one)).join('\n')
  const env = { PATH: process.env['PATH'], PYTHONWARNINGS: 'ignore' }
  const args = [join(import.meta.dirname, 'credential_cases.py')]
  const run = spawnSync(await python(), args, { input: `${input}\n`, env, encoding: 'utf8', maxBuffer: 1e8 })
  expect(run.stderr).toBe('')
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Played)
}

const NAMES: Readonly<Record<string, string>> = { ValueError: 'ArgumentError' }

/** What both say in their own ways: Python's lists, built-in errors, and hints that only we give. */
function comparable(step: Step, boto: Step | undefined): Step {
  if (step.error === undefined) {
    const { features: _features, ...credentials } = step.credentials ?? {}
    return step.credentials === undefined ? step : { ...step, credentials }
  }
  const plain = (message: string): string => message.replace(/[[\]()']/g, '')
  const message = plain(step.error.message)
  const wanted = boto?.error === undefined ? message : plain(boto.error.message)
  const name = NAMES[step.error.name] ?? step.error.name
  return { ...step, error: { name, message: message.startsWith(wanted) ? wanted : message } }
}

describe('botocore', () => {
  const expectations = caseNames().map((name) => {
    const text = readFileSync(join(CASES, name, 'expect.json'), 'utf8')
    return [name, JSON.parse(text) as Expectation] as const
  })
  const same = expectations.filter(([, { differs }]) => differs === undefined)
  const played = new Map<string, readonly [Played, OpenCase]>()

  beforeAll(async () => {
    const cases = same.map(([name]) => openCase(name))
    const results = await inBotocore(cases)
    same.forEach(([name], i) => void played.set(name, [results[i]!, cases[i]!]))
    for (const one of cases) one.close()
  })

  it('is said to differ in few cases, each with its reason', () => {
    expect(expectations.length - same.length).toBeLessThan(10)
  })

  it.each(same.map(([name]) => name))('brings the same: %s', (name) => {
    const [boto, { expectation }] = played.get(name)!
    expect(boto).toBeInstanceOf(Array)
    const steps = boto as readonly Step[]
    expect(expectation.steps.map((step, i) => comparable(step, steps[i]))).toEqual(
      steps.map((step) => comparable(step, step)),
    )
  })
})

describe('cache files', () => {
  type Play = (one: OpenCase) => Promise<Played>
  const ours: Play = playCase
  const botocore: Play = async (one) => (await inBotocore([one]))[0]!

  /** The second sees what the first left behind, and sends only what is in `rest`. */
  async function pass(name: string, first: Play, second: Play, rest: readonly Exchange[], more: object = {}) {
    const one = opened(name)
    const expectation: Expectation = { ...one.expectation, session: { ...one.expectation.session, ...more } }
    const begun = { ...one, expectation: { ...expectation, steps: expectation.steps.slice(0, 1) } }
    const before = await first(begun)
    const after = await second({ ...begun, http: rest })
    const [left, right] = [before, after].map((played) => (played as readonly Step[])[0]!)
    return [comparable(left!, undefined), comparable(right!, undefined)] as const
  }

  const both = [
    ['ours by botocore', ours, botocore],
    ["botocore's by us", botocore, ours],
  ] as const

  it.each(both)('of tokens of IAM Identity Center are used: %s', async (_what, first, second) => {
    const rest = openCase('sso-token-refreshed')
    open.push(rest)
    const [before, after] = await pass('sso-token-refreshed', first, second, rest.http.slice(1))
    expect(after).toEqual(before)
  })

  it.each(both)('of logins are used: %s', async (_what, first, second) => {
    const [before, after] = await pass('login-refreshed', first, second, [])
    expect(before.credentials?.['accessKeyId']).toBe('AKIDLOGIN2')
    expect(after).toEqual(before)
  })

  it.each(both)('of roles are used: %s', async (_what, first, second) => {
    const [before, after] = await pass('role-all-options', first, second, [], { cachesRoles: true })
    expect(before.credentials?.['accessKeyId']).toBe('AKIDROLE')
    expect(after).toEqual(before)
  })

  it.each(both)('of SSO roles are used: %s', async (_what, first, second) => {
    const [before, after] = await pass('sso', first, second, [], { cachesRoles: true })
    expect(before.credentials?.['accessKeyId']).toBe('AKIDSSO')
    expect(after).toEqual(before)
  })
})

describe('roles in moto', () => {
  const ROLE = 'arn:aws:iam::123456789012:role/live'
  const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }
  const CONFIG = `
[profile base]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = secret
[profile inner]
role_arn = ${ROLE}-inner
source_profile = base
role_session_name = inner
[profile outer]
role_arn = ${ROLE}-outer
source_profile = inner
role_session_name = outer
[profile web]
role_arn = ${ROLE}-web
web_identity_token_file = /token
role_session_name = web
`

  function session(env: Record<string, string>): Session {
    const files: Record<string, string> = { '/config': CONFIG, '/token': 'not a real token' }
    const host = {
      ...createNodeHost(),
      env: { AWS_CONFIG_FILE: '/config', AWS_DEFAULT_REGION: 'us-east-1', AWS_ENDPOINT_URL: inject('moto'), ...env },
      readFile: (path: string) => (files[path] === undefined ? undefined : new TextEncoder().encode(files[path])),
    }
    return new Session({ botocoreSession: new CoreSession({ host }) })
  }

  it.each(['inner', 'outer', 'web'])('are played by profile: %s', async (profile) => {
    const sts = session({ AWS_PROFILE: profile }).client('sts')
    expect((await sts.getCallerIdentity({})).Arn).toBe(
      `arn:aws:sts::123456789012:assumed-role/live-${profile}/${profile}`,
    )
  })

  it('are played in code, by sessions and clients', async () => {
    const base = session(KEYS)
    const role = { roleArn: ROLE, roleSessionName: 'code' }
    const expected = 'arn:aws:sts::123456789012:assumed-role/live/code'
    expect((await base.assumeRole(role).client('sts').getCallerIdentity({})).Arn).toBe(expected)
    const client = base.client('sts', { credentials: base.assumeRoleCredentials(role) })
    expect((await client.getCallerIdentity({})).Arn).toBe(expected)
    const web = base.assumeRoleCredentials({ ...role, webIdentityToken: () => 'not a real token' })
    expect((await base.client('sts', { credentials: web }).getCallerIdentity({})).Arn).toBe(expected)
    expect((await web.getFrozenCredentials()).accountId).toBe('123456789012')
  })
})
