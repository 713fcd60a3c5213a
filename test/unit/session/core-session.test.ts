import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Config } from '../../../src/config/client-config.ts'
import { Credentials } from '../../../src/credentials/credentials.ts'
import { HierarchicalEmitter } from '../../../src/events/emitter.ts'
import { UserAgent } from '../../../src/http/user-agent.ts'
import { CoreSession } from '../../../src/session/core-session.ts'
import type { CoreSessionOptions } from '../../../src/session/core-session-options.ts'
import { getSession } from '../../../src/session/get-session.ts'
import { registerInitializer, unregisterInitializer } from '../../../src/session/initializers.ts'
import { Session } from '../../../src/session/session.ts'
import { createNodeHost } from '../../../src/util/node-host.ts'

const CONFIG = `[default]
region = us-east-1
[profile dev]
region = eu-west-1
max_attempts = 7
s3 =
  addressing_style = path
[profile other]
region = ap-south-1
aws_access_key_id = AKIDOTHER
aws_secret_access_key = other
`
const CREDENTIALS = '[dev]\naws_access_key_id = AKIDDEV\naws_secret_access_key = dev\n'

interface Made {
  readonly session: CoreSession
  readonly reads: string[]
}

function make(options: CoreSessionOptions & { env?: Record<string, string> } = {}): Made {
  const { env = {}, ...others } = options
  const reads: string[] = []
  const files: Record<string, string> = { '/home/me/.aws/config': CONFIG, '/home/me/.aws/credentials': CREDENTIALS }
  const host = {
    ...createNodeHost(),
    env: { AWS_EC2_METADATA_DISABLED: 'true', ...env },
    homeDirectory: () => '/home/me',
    readFile: (path: string) => {
      reads.push(path)
      const text = files[path]
      return text === undefined ? undefined : new TextEncoder().encode(text)
    },
  }
  return { session: new CoreSession({ host, ...others }), reads }
}

describe('profiles', () => {
  it('can be switched: region, settings and credentials follow', async () => {
    const { session } = make()
    expect(session.profile).toBeUndefined()
    expect(session.getConfigVariable('region')).toBe('us-east-1')
    session.profile = 'dev'
    expect(session.getConfigVariable('region')).toBe('eu-west-1')
    expect(session.getConfigVariable('max_attempts')).toBe(7)
    expect((await session.getCredentials())?.accessKeyId).toBe('AKIDDEV')
    session.profile = 'other'
    expect((await session.getCredentials())?.accessKeyId).toBe('AKIDOTHER')
    session.setConfigVariable('profile', 'dev')
    expect((await session.getCredentials())?.accessKeyId).toBe('AKIDDEV')
    session.profile = undefined
    expect(await session.getCredentials()).toBeUndefined()
  })

  it('are left by lookups that began before the switch', async () => {
    const { session } = make({ profile: 'dev' })
    const before = session.getCredentials()
    session.profile = 'other'
    expect((await before)?.accessKeyId).toBe('AKIDDEV')
    expect((await session.getCredentials())?.accessKeyId).toBe('AKIDOTHER')
  })

  it('leave credentials that were given in code alone', async () => {
    const { session } = make()
    session.setCredentials('AKIDSET', 'set', { token: 't', accountId: '1' })
    session.profile = 'dev'
    const credentials = (await session.getCredentials())!
    expect(await credentials.getFrozenCredentials()).toEqual({
      accessKeyId: 'AKIDSET',
      secretAccessKey: 'set',
      sessionToken: 't',
      accountId: '1',
    })
  })

  it('that do not exist are refused when something is asked of them', () => {
    const { session } = make({ profile: 'none' })
    expect(session.profile).toBe('none')
    expect(() => session.getScopedConfig()).toThrow('The config profile (none) could not be found')
    expect(() => session.createClient('sqs')).toThrow('The config profile (none) could not be found')
    const core = make().session
    expect(() => new Session({ profileName: 'none', botocoreSession: core })).toThrow('The config profile (none)')
  })
})

describe('configuration', () => {
  it('reads each file once, however many clients are made', () => {
    const { session, reads } = make()
    for (let i = 0; i < 3; i++) session.createClient('sqs')
    expect(reads.filter((path) => path.includes('.aws/con'))).toEqual(['/home/me/.aws/config'])
    expect(reads.filter((path) => path.includes('.aws/cred'))).toEqual(['/home/me/.aws/credentials'])
  })

  it('reads nothing until something is asked', () => {
    expect(make().reads).toEqual([])
  })

  it('asks only the sources that are named', () => {
    const { session } = make({ env: { AWS_DEFAULT_REGION: 'env-1' } })
    session.setConfigVariable('region', 'set-1')
    expect(session.getConfigVariable('region')).toBe('set-1')
    expect(session.getConfigVariable('region', { methods: ['env', 'config'] })).toBe('env-1')
    expect(session.getConfigVariable('region', { methods: ['config'] })).toBe('us-east-1')
    // The order in which they are named is not that in which they are asked.
    expect(session.getConfigVariable('region', { methods: ['config', 'env'] })).toBe('env-1')
    expect(session.getConfigVariable('retry_mode', { methods: ['env'] })).toBe('standard')
    expect(session.instanceVariables()).toEqual({ region: 'set-1' })
  })

  it('reads AWS_REGION after AWS_DEFAULT_REGION', () => {
    expect(make({ env: { AWS_REGION: 'b' } }).session.getConfigVariable('region')).toBe('b')
    const both = make({ env: { AWS_REGION: 'b', AWS_DEFAULT_REGION: 'a' } })
    expect(both.session.getConfigVariable('region')).toBe('a')
  })

  it('takes variables of the program, and other sources for known ones', () => {
    const { session } = make({
      env: { MY_PROFILE: 'dev', MY_LEVEL: '4' },
      sessionVars: {
        profile: { env: 'MY_PROFILE' },
        level: { configKey: 'level', env: ['NO', 'MY_LEVEL'], default: 1, convert: Number },
        style: { configKey: ['style', ['s3', 'addressing_style']] },
      },
    })
    expect(session.profile).toBe('dev')
    expect(session.getConfigVariable('level' as 'region')).toBe(4)
    expect(session.getConfigVariable('style' as 'region')).toBe('path')
    expect(getSession({ level: { default: 3 } }).getConfigVariable('level' as 'region')).toBe(3)
  })

  it('lays the Config of a client over the default one, option by option', () => {
    const { session } = make()
    session.setDefaultClientConfig({ readTimeout: 5, retries: { totalMaxAttempts: 9 } })
    expect(session.getDefaultClientConfig()).toBeInstanceOf(Config)
    const client = session.createClient('sqs', { config: { retries: { mode: 'legacy' } } })
    expect(client.meta.config).toMatchObject({ readTimeout: 5, retryMode: 'legacy', totalMaxAttempts: undefined })
  })

  it('refuses numbers that are none, naming the setting', () => {
    const { session } = make({ env: { AWS_MAX_ATTEMPTS: 'many' } })
    expect(() => session.createClient('sqs')).toThrow("max_attempts must be a whole number, not 'many'")
  })
})

describe('components', () => {
  it('can be replaced, and take effect', async () => {
    const { session } = make()
    expect(await session.getCredentials()).toBeUndefined()
    let asked = 0
    const mine = new Credentials({ accessKeyId: 'MINE', secretAccessKey: 'x' })
    session.lazyRegisterComponent('credential_provider', async () => ({
      loadCredentials: async () => {
        asked++
        return mine
      },
    }))
    const [a, b] = await Promise.all([session.getCredentials(), session.getCredentials()])
    expect([a, b, asked]).toEqual([mine, mine, 1])
    session.profile = 'dev'
    expect((await session.getCredentials())?.accessKeyId).toBe('MINE')
  })

  it('say the User-Agent, and emit the events', async () => {
    const { session } = make()
    session.userAgentExtra = 'extra/1'
    session.registerComponent('user_agent_creator', {
      create: (settings: object) => new UserAgent({ ...settings, override: 'mine' }),
    })
    const emitter = new HierarchicalEmitter()
    session.registerComponent('event_emitter', emitter)
    let userAgent: string | undefined
    emitter.register('before-send', ({ request }: { request: { headers: Record<string, string> } }) => {
      userAgent = request.headers['user-agent']
      return { statusCode: 200, body: '{}' }
    })
    session.setCredentials('a', 'b')
    await session.createClient('sqs').listQueues()
    expect(userAgent).toBe('mine extra/1')
    expect(session.userAgent()).toMatch(/^tucuxi\/\S+ nodejs\/\S+ \S+\/\S+ extra\/1$/)
  })

  it('are made once; a factory that fails is tried again', async () => {
    const { session } = make()
    let tries = 0
    session.lazyRegisterComponent('own', () => {
      if (++tries === 1) throw new Error('not yet')
      return { tries }
    })
    expect(() => session.getComponent('own')).toThrow('not yet')
    expect(session.getComponent('own')).toBe(session.getComponent('own'))
    let attempts = 0
    session.lazyRegisterComponent('later', async () => {
      if (++attempts === 1) throw new Error('not yet')
      return attempts
    })
    const first = session.getComponent('later')
    expect(session.getComponent('later')).toBe(first)
    await expect(first).rejects.toThrow('not yet')
    await expect(session.getComponent('later')).resolves.toBe(2)
  })

  it('may come later where they are used later, and not where they are needed at once', async () => {
    const { session } = make()
    const token = { method: 'own', getFrozenToken: () => ({ token: 't' }) }
    session.lazyRegisterComponent('token_provider', async () => ({ loadToken: () => token }))
    expect(await Promise.all([session.getAuthToken(), session.getAuthToken({ signingName: 'x' })])).toEqual([
      token,
      token,
    ])
    session.lazyRegisterComponent('data_loader', async () => ({}))
    expect(() => session.getAvailableServices()).toThrow(
      'The component data_loader is needed at once: its factory must not return a promise',
    )
  })

  it("have botocore's names, and unknown ones are refused", () => {
    const { session } = make()
    for (const name of [
      'data_loader',
      'token_provider',
      'config_store',
      'endpoint_resolver',
      'default_config_resolver',
    ]) {
      expect(session.getComponent(name), name).toBeDefined()
    }
    expect(session.getComponent('monitor')).toBeUndefined()
    expect(() => session.getComponent('data_loadr')).toThrow(
      "Unknown component: data_loadr. Did you mean 'data_loader'?",
    )
  })
})

describe('a session', () => {
  it('is printed also when its profile does not exist', () => {
    const { session } = make({ env: { AWS_PROFILE: 'absent' } })
    expect(inspect(new Session({ botocoreSession: session }))).toBe('Session {"profileName":"absent"}')
  })

  it('in a role has the handlers of initializers once', async () => {
    let heard = 0
    const initializer = (session: CoreSession): void => session.register('before-send', () => void heard++)
    registerInitializer(initializer)
    const { session } = make()
    const role = session.withCredentials({ accessKeyId: 'a', secretAccessKey: 'b' })
    unregisterInitializer(initializer)
    role.register('before-send', () => ({ statusCode: 200, body: '{}' }))
    await role.createClient('sqs').listQueues()
    expect(heard).toBe(1)
  })

  it('is shown to initializers', () => {
    const seen: CoreSession[] = []
    const initializer = (session: CoreSession): void => void seen.push(session)
    registerInitializer(initializer)
    const { session } = make()
    unregisterInitializer(initializer)
    make()
    expect(seen).toEqual([session])
  })

  it('tells handlers of the data it loads', () => {
    const { session } = make()
    const events: unknown[] = []
    session.register(
      'service-data-loaded.sqs',
      ({ serviceName, serviceData }: { serviceName: string; serviceData: object }) => {
        events.push([serviceName, 'metadata' in serviceData])
      },
    )
    session.getServiceData('sqs')
    expect(events).toEqual([['sqs', true]])
  })

  it('knows models of pages and waiters', () => {
    const { session } = make()
    expect(session.getPaginatorModel('s3').getPaginator('ListObjectsV2')).toMatchObject({
      result_key: expect.anything(),
    })
    expect(session.getWaiterModel('s3').waiterNames).toContain('BucketExists')
    expect(session.getWaiterModel('s3').getWaiter('BucketExists')).toMatchObject({ operation: 'HeadBucket' })
    expect(() => session.getWaiterModel('sqs')).toThrow()
    expect(() => session.getPaginatorModel('s3').getPaginator('Nope')).toThrow('Nope')
  })

  it('resolves a client in the order of boto', () => {
    const { session } = make({ env: { AWS_DEFAULT_REGION: 'env-1' } })
    const region = (options: object): string | undefined => session.createClient('sqs', options).meta.regionName
    expect(region({})).toBe('env-1')
    expect(region({ config: { regionName: 'config-1' } })).toBe('config-1')
    expect(region({ config: { regionName: 'config-1' }, regionName: 'arg-1' })).toBe('arg-1')
    expect(() => session.createClient('sqs', { regionName: 'no region' })).toThrow("'no region'")
    expect(() => session.createClient('sqs', { awsAccessKeyId: 'x' })).toThrow('missing: aws_secret_access_key')
    expect(() => session.createClient('sqs', { endpointUrl: 'localhost:1' })).toThrow('Invalid endpoint: localhost:1')
    expect(() => session.createClient('sqs', { verify: ' ' })).toThrow('Invalid CA bundle')
    const nowhere = make({ env: { AWS_CONFIG_FILE: '/none' } }).session
    expect(() => nowhere.createClient('sqs')).toThrow('You must specify a region.')
    expect(nowhere.createClient('iam').meta.regionName).toBe('aws-global')
  })

  it('takes half of the keys for a mistake', () => {
    expect(() => new Session({ awsAccessKeyId: 'a' })).toThrow('missing: aws_secret_access_key')
    expect(() => new Session({ awsAccountId: '1' })).toThrow('Unable to locate credentials')
  })
})
