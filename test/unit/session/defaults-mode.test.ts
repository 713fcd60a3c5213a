import { describe, expect, it } from 'vitest'
import { stateOf } from '../../../src/client/client.ts'
import type { HttpRequest } from '../../../src/http/http.ts'
import { CoreSession } from '../../../src/session/core-session.ts'
import { createNodeHost } from '../../../src/util/node-host.ts'

function make(env: Record<string, string> = {}): { session: CoreSession; asked: string[] } {
  const asked: string[] = []
  const session = new CoreSession({ host: { ...createNodeHost(), env, readFile: () => undefined } })
  session.setCredentials('a', 'b')
  session.setConfigVariable('region', 'eu-west-1')
  session.register('before-send', () => ({ statusCode: 200, body: '{}' }))
  session.httpHandlers.of('metadata', () => ({
    send: async (request: HttpRequest) => {
      asked.push(request.path)
      const body = request.path.endsWith('/token') ? 'token' : 'eu-west-1b'
      return { statusCode: 200, headers: {}, body: new TextEncoder().encode(body) }
    },
    close: async () => undefined,
  }))
  return { session, asked }
}

describe('defaults modes', () => {
  it.each([
    ['standard', 3100],
    ['in-region', 1100],
    ['Cross-Region', 3100],
    ['mobile', 30_000],
    ['legacy', 60_000],
  ])('%s', (defaultsMode, milliseconds) => {
    const client = make().session.createClient('sqs', { config: { defaultsMode } })
    expect(stateOf(client).connectTimeoutMs).toBe(milliseconds)
    expect(client.meta.config.s3?.usEast1RegionalEndpoint).toBe(defaultsMode === 'legacy' ? undefined : 'regional')
  })

  it('auto goes by the environment where it says something', () => {
    const mode = { config: { defaultsMode: 'auto' } }
    const env = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x', AWS_REGION: 'eu-west-1' }
    expect(stateOf(make(env).session.createClient('sqs', mode)).connectTimeoutMs).toBe(1100)
    const other = make({ ...env, AWS_REGION: 'us-east-1' })
    expect(stateOf(other.session.createClient('sqs', mode)).connectTimeoutMs).toBe(3100)
    expect(other.asked).toEqual([])
  })

  it('auto asks the machine at the first call, once for all clients', async () => {
    const { session, asked } = make({ AWS_DEFAULTS_MODE: 'auto' })
    const client = session.createClient('sqs')
    expect(asked).toEqual([])
    expect(stateOf(client).connectTimeoutMs).toBe(3100)
    await Promise.all([client.listQueues(), session.createClient('sqs').listQueues()])
    await client.listQueues()
    expect(stateOf(client).connectTimeoutMs).toBe(1100)
    expect(asked).toEqual(['/latest/api/token', '/latest/meta-data/placement/availability-zone/'])
  })

  it('auto asks nobody for what the program says itself', async () => {
    const { session, asked } = make()
    const client = session.createClient('sqs', { config: { defaultsMode: 'auto', connectTimeout: 2 } })
    await client.listQueues()
    expect(stateOf(client).connectTimeoutMs).toBe(2000)
    expect(asked).toEqual([])
  })
})
