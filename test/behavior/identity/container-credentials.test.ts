import { describe, expect, it } from 'vitest'
import type { GenericClient } from '../../../src/index.ts'
import { containerCredentials } from './container-credentials.ts'
import { Issuer, queues } from './issuer.ts'
import { Clock, Machine, MINUTE } from './machine.ts'

const PATH = '/v2/credentials/5f1a'

async function container(how: 'task' | 'pod') {
  const clock = new Clock()
  const issuer = new Issuer(clock)
  const sqs = await queues(issuer)
  const service = await containerCredentials(issuer, how === 'task' ? PATH : '/v1/credentials')
  const network = { '169.254.170.2': service.url, '169.254.170.23': service.url, [new URL(sqs.url).host]: sqs.url }
  const files = how === 'pod' ? { token: 'jwt-1' } : {}
  const env: Record<string, string> = { AWS_ENDPOINT_URL_SQS: sqs.url }
  const machine = new Machine({ clock, env, files, network })
  if (how === 'task') env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] = PATH
  else {
    service.state.token = 'jwt-1'
    env['AWS_CONTAINER_CREDENTIALS_FULL_URI'] = 'http://169.254.170.23/v1/credentials'
    env['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'] = `${machine.home}/token`
  }
  return { clock, sqs, service, machine, session: machine.session() }
}

const calls = (client: GenericClient, number: number): Promise<unknown> =>
  Promise.all(Array.from({ length: number }, () => client.listQueues()))

describe('the role of a task on ECS', () => {
  it('is asked for once by all calls, and once more by a thousand before it expires', async () => {
    const { clock, sqs, service, session } = await container('task')
    const client = session.client('sqs')
    await calls(client, 10)
    clock.pass(55 * MINUTE)
    await calls(client, 1000)
    expect(service.received.map(({ url, headers }) => [url, headers.host, headers.authorization])).toEqual([
      [PATH, '169.254.170.2', undefined],
      [PATH, '169.254.170.2', undefined],
    ])
    expect(sqs.signers.toSorted()).toEqual([...Array(10).fill(1), ...Array(1000).fill(2)])
    expect((await session.getCredentials())?.accountId).toBe('123456789012')
  })

  it('is renewed beside the calls, and a renewal that fails disturbs none until it must not', async () => {
    const { clock, sqs, service, session } = await container('task')
    const client = session.client('sqs')
    await calls(client, 1)
    service.state.down = true
    clock.pass(46 * MINUTE)
    await calls(client, 1000)
    expect(sqs.signers).toEqual(Array(1001).fill(1))
    expect(service.received).toHaveLength(4)
    clock.pass(5 * MINUTE)
    await expect(client.listQueues()).rejects.toThrow('Received non 200 response 503 from container metadata')
    service.state.down = false
    await calls(client, 1)
    expect(sqs.signers.at(-1)).toBe(2)
  })
})

describe('the identity of a pod on EKS', () => {
  it('is asked for with the token that is in the file at the time', async () => {
    const { clock, sqs, service, machine, session } = await container('pod')
    const client = session.client('sqs')
    await calls(client, 10)
    machine.write('token', 'jwt-2')
    service.state.token = 'jwt-2'
    clock.pass(55 * MINUTE)
    await calls(client, 1000)
    expect(service.received.map(({ headers }) => headers.authorization)).toEqual(['jwt-1', 'jwt-2'])
    expect(sqs.signers.toSorted()).toEqual([...Array(10).fill(1), ...Array(1000).fill(2)])
  })

  it('is refused with a token of yesterday, which no message quotes', async () => {
    const { service, session } = await container('pod')
    service.state.token = 'jwt-2'
    const error = await session
      .client('sqs')
      .listQueues()
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'CredentialRetrievalError' })
    expect(String(error)).toContain('401')
    expect(String(error)).not.toContain('jwt-1')
  })
})
