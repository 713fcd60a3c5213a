import { describe, expect, it } from 'vitest'
import type { GenericClient } from '../../../src/index.ts'
import { instanceMetadata } from './instance-metadata.ts'
import { Issuer, queues } from './issuer.ts'
import { Clock, Machine, MINUTE } from './machine.ts'

async function instance(env: Readonly<Record<string, string>> = {}) {
  const clock = new Clock()
  const issuer = new Issuer(clock)
  const metadata = await instanceMetadata(issuer)
  const sqs = await queues(issuer)
  const at = {
    AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url,
    AWS_ENDPOINT_URL_SQS: sqs.url,
    // Whoever runs a thousand calls beside it, on a machine that has other things to do.
    AWS_METADATA_SERVICE_TIMEOUT: '30',
  }
  return { clock, metadata, sqs, session: new Machine({ clock, env: { ...at, ...env } }).session() }
}

const calls = (client: GenericClient, number: number): Promise<unknown> =>
  Promise.all(Array.from({ length: number }, () => client.listQueues()))

describe('the role of an instance', () => {
  it('is asked for once by a thousand calls of two clients, and once more before it expires', async () => {
    const { clock, metadata, sqs, session } = await instance()
    const clients = [session.client('sqs'), session.client('sqs')]
    await Promise.all(clients.map((client) => calls(client, 500)))
    expect(metadata.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'PUT /latest/api/token',
      'GET /latest/meta-data/iam/security-credentials/',
      'GET /latest/meta-data/iam/security-credentials/web-server',
    ])
    clock.pass(356 * MINUTE)
    await Promise.all(clients.map((client) => calls(client, 500)))
    expect(metadata.received).toHaveLength(6)
    expect(sqs.signers.toSorted()).toEqual([...Array(1000).fill(1), ...Array(1000).fill(2)])
  })

  it('is renewed beside the calls in the last quarter of an hour, and a renewal that fails disturbs none', async () => {
    const { clock, metadata, sqs, session } = await instance()
    const client = session.client('sqs')
    await calls(client, 1)
    clock.pass(348 * MINUTE)
    metadata.state.down = true
    await calls(client, 1000)
    expect(sqs.signers).toEqual(Array(1001).fill(1))
    // One question for a token, one for the role's name without it: both failed.
    expect(metadata.received).toHaveLength(5)
    metadata.state.down = false
    clock.pass(8 * MINUTE)
    await calls(client, 1000)
    expect(sqs.signers.slice(1001)).toEqual(Array(1000).fill(2))
  })

  it('is used past its time while the instance cannot renew it, and asked for again after a while', async () => {
    const { clock, metadata, session } = await instance()
    metadata.state.stale = true
    const credentials = await session.getCredentials()
    clock.pass(400 * MINUTE)
    const before = metadata.received.length
    await credentials!.getFrozenCredentials()
    await credentials!.getFrozenCredentials()
    expect(metadata.received.length - before).toBe(3)
    metadata.state.stale = false
    clock.pass(25 * MINUTE)
    expect((await credentials!.getFrozenCredentials()).accessKeyId).toBe('ASIA0000000000000002')
  })

  it.each(['refused', 'lost'] as const)('may be asked for without a token where that is %s', async (tokens) => {
    const { metadata, sqs, session } = await instance({ AWS_METADATA_SERVICE_TIMEOUT: '1' })
    metadata.state.tokens = tokens
    metadata.state.allowsVersion1 = true
    await session.client('sqs').listQueues()
    expect(sqs.signers).toEqual([1])
    const strict = await instance({ AWS_METADATA_SERVICE_TIMEOUT: '1', AWS_EC2_METADATA_V1_DISABLED: 'true' })
    Object.assign(strict.metadata.state, metadata.state)
    await expect(strict.session.client('sqs').listQueues()).rejects.toThrow('IMDSv1 has been disabled')
  })

  it('is asked for at the IPv6 address where that is wanted', async () => {
    const clock = new Clock()
    const issuer = new Issuer(clock)
    const metadata = await instanceMetadata(issuer)
    const network = { '[fd00:ec2::254]': metadata.url }
    const env = { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: 'ipv6' }
    const session = new Machine({ clock, env, network }).session()
    expect((await session.getCredentials())?.method).toBe('iam-role')
    expect(metadata.received[0]!.headers.host).toBe('[fd00:ec2::254]')
  })

  it('tells where a program runs, for the defaults mode `auto`', async () => {
    const { metadata, session } = await instance({ AWS_DEFAULTS_MODE: 'auto' })
    await session.client('sqs').listQueues()
    expect(metadata.received.filter(({ url }) => url.includes('availability-zone'))).toHaveLength(1)
  })
})
