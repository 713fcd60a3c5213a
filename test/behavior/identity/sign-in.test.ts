import { createHash, generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { GenericClient } from '../../../src/index.ts'
import { Issuer, queues } from './issuer.ts'
import { Clock, Machine, MINUTE } from './machine.ts'
import { jwkThumbprint, signIn } from './sign-in.ts'

const SESSION = 'arn:aws:iam::123456789012:user/me'
const CACHE = `.aws/login/cache/${createHash('sha256').update(SESSION).digest('hex')}.json`

/** A machine on which somebody ran `aws login` a moment ago. */
async function loggedIn(format: 'sec1' | 'pkcs8' = 'sec1') {
  const clock = new Clock()
  const issuer = new Issuer(clock)
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const service = await signIn(issuer, jwkThumbprint(publicKey.export({ format: 'jwk' }) as Record<string, string>))
  const sqs = await queues(issuer)
  const { AccessKeyId, SecretAccessKey, Token, expires } = issuer.issue(30 * MINUTE)
  const token = {
    accessToken: {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: Token,
      accountId: '123456789012',
      expiresAt: new Date(expires).toISOString(),
    },
    tokenType: 'aws_sigv4',
    clientId: 'arn:aws:signin:::devtools/same-device',
    refreshToken: 'refresh-token-0',
    idToken: 'id-token',
    dpopKey: privateKey.export({ format: 'pem', type: format }),
  }
  const machine = new Machine({
    clock,
    env: { AWS_ENDPOINT_URL_SIGNIN: service.url, AWS_ENDPOINT_URL_SQS: sqs.url },
    files: { '.aws/config': `[profile me]\nlogin_session = ${SESSION}\n`, [CACHE]: JSON.stringify(token) },
  })
  const cache = () => JSON.parse(readFileSync(join(machine.home, CACHE), 'utf8')) as Record<string, unknown>
  return { clock, service, sqs, machine, cache, session: machine.session('me') }
}

const calls = (client: GenericClient, number: number): Promise<unknown> =>
  Promise.all(Array.from({ length: number }, () => client.listQueues()))

describe('a session of `aws login`', () => {
  it.each(['sec1', 'pkcs8'] as const)('is renewed by one request with a proof of its key (%s)', async (format) => {
    const { clock, service, sqs, cache, session } = await loggedIn(format)
    const client = session.client('sqs')
    await calls(client, 10)
    expect(service.received).toHaveLength(0)
    clock.pass(26 * MINUTE)
    await calls(client, 1000)
    clock.pass(26 * MINUTE)
    await calls(client, 10)
    expect(service.received).toHaveLength(2)
    expect(sqs.signers.toSorted()).toEqual([...Array(10).fill(1), ...Array(1000).fill(2), ...Array(10).fill(3)])
    expect(cache()).toMatchObject({
      refreshToken: 'refresh-token-2',
      idToken: 'id-token',
      accessToken: { accessKeyId: 'ASIA0000000000000003', accountId: '123456789012' },
    })
  })

  it('is renewed by one of two programs, and the other finds it', async () => {
    const { clock, service, sqs, machine, session } = await loggedIn()
    const other = machine.session('me')
    await Promise.all([calls(session.client('sqs'), 1), calls(other.client('sqs'), 1)])
    clock.pass(26 * MINUTE)
    await calls(session.client('sqs'), 1)
    await calls(other.client('sqs'), 1)
    expect(service.received).toHaveLength(1)
    expect(sqs.signers).toEqual([1, 1, 2, 2])
  })

  it('that two programs renew at the same time is good for both', async () => {
    const { clock, service, sqs, machine, session } = await loggedIn()
    const other = machine.session('me')
    await Promise.all([calls(session.client('sqs'), 1), calls(other.client('sqs'), 1)])
    clock.pass(26 * MINUTE)
    await Promise.all([calls(session.client('sqs'), 1), calls(other.client('sqs'), 1)])
    expect(service.received).toHaveLength(2)
    expect(sqs.signers).toEqual([1, 1, 2, 2])
  })

  it('is renewed beside the calls, and a renewal that fails disturbs none until it must not', async () => {
    const { clock, service, sqs, session } = await loggedIn()
    const client = session.client('sqs')
    service.state.denies = 'INSUFFICIENT_PERMISSIONS'
    await calls(client, 1)
    // Twelve minutes are left: the file is read again, and says the same.
    clock.pass(18 * MINUTE)
    await calls(client, 1000)
    expect([sqs.signers.length, service.received.length]).toEqual([1001, 0])
    clock.pass(8.5 * MINUTE)
    await expect(client.listQueues()).rejects.toMatchObject({ name: 'LoginInsufficientPermissions' })
    service.state.denies = 'TOKEN_EXPIRED'
    await expect(client.listQueues()).rejects.toThrow("Please reauthenticate using 'aws login'")
    service.state.denies = undefined
    await calls(client, 1)
    expect(sqs.signers.at(-1)).toBe(2)
  })
})
