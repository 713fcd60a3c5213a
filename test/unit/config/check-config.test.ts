import { describe, expect, it } from 'vitest'
import { Config, type ConfigOptions, UNSIGNED } from '../../../src/config/client-config.ts'
import { addLogHandler } from '../../../src/logging/logger.ts'
import { Session } from '../../../src/session/session.ts'

const KEYS = { regionName: 'us-east-1', awsAccessKeyId: 'a', awsSecretAccessKey: 'b' }
const config = (options: object): Config => new Config(options as ConfigOptions)

describe('an option of a Config', () => {
  it.each<[object, string]>([
    [{ maxPoolConnections: 0 }, 'maxPoolConnections must be a whole number from 1'],
    [{ useFipsEndpoint: 'false' }, 'useFipsEndpoint must be true or false'],
    [
      { proxies: 'http://user:password@proxy' },
      "proxies must be an object with the URL of a proxy as 'http' or 'https'",
    ],
    [{ proxies: { ftp: 'x' } }, "proxies must be an object with the URL of a proxy as 'http' or 'https'"],
    [{ s3: 'path' }, 's3 must be an object'],
    [
      { s3: { addressingStyles: 'path' } },
      "unexpected keyword argument 'addressingStyles'. Did you mean 'addressingStyle'?",
    ],
    [{ s3: { useArnRegion: 'no' } }, 's3.useArnRegion must be true or false'],
    [{ proxiesConfig: { proxyClientCert: ['one'] } }, 'proxiesConfig.proxyClientCert must be the path'],
    [{ signatureVersion: 4 }, 'signatureVersion must be the name of a signature version, or UNSIGNED'],
    [{ clientContextParams: [] }, 'clientContextParams must be an object'],
  ])('is refused when it is of another kind: %j', (options, message) => {
    expect(() => config(options)).toThrow(message)
    expect(() => config(options)).not.toThrow('password')
  })

  it.each<object>([
    { maxPoolConnections: 1, signatureVersion: UNSIGNED, clientCert: ['a', 'b'] },
    { proxies: { https: 'http://proxy', http: undefined }, s3: { addressingStyle: 'path', useArnRegion: true } },
    { readTimeout: null, tcpKeepalive: null },
  ])('is taken when it is not: %j', (options) => {
    expect(config(options)).toBeInstanceOf(Config)
  })
})

describe('what a client or a session is given', () => {
  const session = new Session(KEYS)
  const client = (options: object) => () => session.client('s3', options)

  it.each<[string, () => unknown, string]>([
    ['useSsl', client({ useSsl: 'no' }), 'useSsl must be true or false'],
    ['verify', client({ verify: 1 }), 'verify must be true, false, or the path of a CA bundle'],
    ['config', client({ config: 5 }), 'The options must be an object, not number'],
    ['credentials', client({ credentials: {} }), 'The accessKeyId of credentials must be text, not undefined'],
    ['another credentials', client({ credentials: 'AKID' }), 'credentials must be an object'],
    [
      'an account',
      () => new Session({ ...KEYS, awsAccountId: 123456789012 as never }),
      'The accountId of credentials must be text, not number',
    ],
    [
      'a core session',
      () => new Session({ botocoreSession: {} as never }),
      'botocoreSession must be a session of tucuxi/core',
    ],
    ['nothing', () => new Session(null as never), 'The options must be an object, not null'],
  ])('is refused when it cannot be: %s', (_what, make, message) => {
    expect(make).toThrow(message)
  })

  it('may be a name of the application that is too long, with a warning', async () => {
    const warnings: string[] = []
    const stop = addLogHandler('botocore.args', { level: 30, handle: ({ message }) => void warnings.push(message) })
    const sqs = session.client('sqs', { config: { userAgentAppid: 'x'.repeat(51) } })
    sqs.meta.events.register('before-send', () => ({ statusCode: 200, body: '{}' }))
    await sqs.listQueues()
    await sqs.listQueues()
    stop()
    expect(warnings).toEqual(['The configured value for user_agent_appid exceeds the maximum length of 50 characters.'])
  })
})
