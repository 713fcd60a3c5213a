/** Endpoint discovery where botocore leaves something to be desired; the rest is in test/parity/discovery.test.ts. */
import { expect, it } from 'vitest'
import type { HttpHandler, HttpRequest, HttpResponse } from '../../src/http/http.ts'
import { CoreSession } from '../../src/session/core-session.ts'
import { Session } from '../../src/session/session.ts'
import { fakeHost } from '../unit/fake-host.ts'

const DISCOVERED = { Endpoints: [{ Address: 'cell1.example.com', CachePeriodInMinutes: 10 }] }

type Answer = readonly [status: number, body: object]

function timestream(answer: (operation: string, host: string) => Answer, env: Record<string, string> = {}) {
  const sent: string[] = []
  const httpHandler: HttpHandler = {
    async send({ host, headers }: HttpRequest): Promise<HttpResponse> {
      const operation = headers['x-amz-target']!.split('.')[1]!
      sent.push(`${operation} ${host}`)
      const [statusCode, body] = answer(operation, host)
      return { statusCode, headers: {}, body: Buffer.from(JSON.stringify(body)) }
    },
    close: async () => {},
  }
  const core = new CoreSession({ host: fakeHost({ env }), httpHandler })
  const session = new Session({ botocoreSession: core, awsAccessKeyId: 'AKID', awsSecretAccessKey: 'secret' })
  return { client: session.client('timestream-write', { regionName: 'eu-west-1' }), sent }
}

it('is one question for all calls that are made at once', async () => {
  const { client, sent } = timestream((operation) => [200, operation === 'DescribeEndpoints' ? DISCOVERED : {}])
  await Promise.all(Array.from({ length: 20 }, () => client.listDatabases()))
  expect(sent[0]).toBe('DescribeEndpoints ingest.timestream.eu-west-1.amazonaws.com')
  expect(sent.slice(1)).toEqual(Array(20).fill('ListDatabases cell1.example.com'))
})

it('is asked for once more in a call, not for ever, when endpoints are never right', async () => {
  const { client, sent } = timestream((operation) =>
    operation === 'DescribeEndpoints' ? [200, DISCOVERED] : [421, {}],
  )
  await expect(client.listDatabases()).rejects.toMatchObject({ statusCode: 421 })
  expect(sent.map((each) => each.split(' ')[0])).toEqual([
    'DescribeEndpoints',
    'ListDatabases',
    'DescribeEndpoints',
    'ListDatabases',
  ])
})

it('does not ask where an endpoint is configured, which is for everything', async () => {
  const { client, sent } = timestream(() => [200, {}], { AWS_ENDPOINT_URL: 'http://localhost:4566' })
  await client.listDatabases()
  expect(sent).toEqual(['ListDatabases localhost:4566'])
})

it('is where a presigned URL leads, too', async () => {
  const { client } = timestream(() => [200, DISCOVERED])
  const url = await client.generatePresignedUrl('listDatabases')
  expect(new URL(url).host).toBe('cell1.example.com')
})

it('fails with what kept it from asking as the cause', async () => {
  const { client } = timestream(() => {
    throw Object.assign(new Error('no'), { code: 'ECONNREFUSED' })
  })
  await expect(client.listDatabases()).rejects.toMatchObject({
    name: 'EndpointDiscoveryRefreshFailed',
    phase: 'endpoint',
    cause: { name: 'EndpointConnectionError' },
  })
})
