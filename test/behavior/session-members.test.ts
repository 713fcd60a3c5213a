import { describe, expect, it } from 'vitest'
import { Session as CoreSession, getSession } from '../../src/core.ts'
import { client, Session, setupDefaultSession } from '../../src/index.ts'
import { createNodeHost } from '../../src/util/node-host.ts'

const CONFIG = '[default]\nregion = us-east-1\n[profile myprofile]\nregion = eu-north-1\n'

function coreSession(): CoreSession {
  const readFile = (path: string): Uint8Array | undefined =>
    path.endsWith('config') ? new TextEncoder().encode(CONFIG) : undefined
  const env = { AWS_CONFIG_FILE: '/config', AWS_SHARED_CREDENTIALS_FILE: '/none', AWS_EC2_METADATA_DISABLED: 'true' }
  return new CoreSession({ host: { ...createNodeHost(), env, readFile } })
}

/** What boto's documentation of a session shows, in our words. */
describe("botocore's session", () => {
  it('has its members', () => {
    const session = coreSession() as unknown as Record<string, unknown>
    const methods = `getConfigVariable setConfigVariable instanceVariables getScopedConfig getDefaultClientConfig
      setDefaultClientConfig getCredentials setCredentials getAuthToken getAvailableServices getServiceModel getWaiterModel
      getPaginatorModel getServiceData getData createClient userAgent setDebugLogger setStreamLogger setFileLogger emit
      emitFirstNonNoneResponse register unregister getComponent registerComponent lazyRegisterComponent
      getAvailablePartitions getPartitionForRegion getAvailableRegions close`
    for (const name of methods.split(/\s+/)) expect(session[name], name).toBeTypeOf('function')
    expect(session['availableProfiles']).toEqual(['default', 'myprofile'])
    expect(session['userAgentName']).toBe('tucuxi')
    expect(getSession()).toBeInstanceOf(CoreSession)
  })

  it('does what its examples do', async () => {
    const session = coreSession()
    session.profile = 'myprofile'
    expect(session.createClient('s3', { regionName: 'us-east-1' }).meta.regionName).toBe('us-east-1')
    expect(session.createClient('ec2', { regionName: 'us-west-2' }).meta.regionName).toBe('us-west-2')
    expect(session.getConfigVariable('region')).toBe('eu-north-1')
    session.setConfigVariable('region', 'us-west-1')
    expect(session.getConfigVariable('region')).toBe('us-west-1')
    expect(session.fullConfig.profiles['myprofile']).toEqual({ region: 'eu-north-1' })
    expect(session.getAvailableServices().length).toBeGreaterThan(400)
    expect(session.getServiceModel('s3').operationNames).toContain('ListObjectsV2')
    expect(session.getAvailablePartitions()[0]).toBe('aws')
    expect(session.getPartitionForRegion('cn-north-1')).toBe('aws-cn')
    expect(session.getAvailableRegions('s3', { partitionName: 'aws-cn' })).toContain('cn-north-1')
    session.register('my-event', () => 'answer')
    expect((await session.emit('my-event')).map(([, response]) => response)).toEqual(['answer'])
    expect(await session.emitFirstNonNoneResponse('my-event.part')).toBe('answer')
  })
})

describe("boto3's session", () => {
  it('is made by default, and on purpose', async () => {
    expect(setupDefaultSession({ regionName: 'eu-west-1' })).toBeInstanceOf(Session)
    expect(client('sqs').meta.regionName).toBe('eu-west-1')
    const session = new Session({ botocoreSession: coreSession(), profileName: 'myprofile' })
    expect([session.profileName, session.regionName]).toEqual(['myprofile', 'eu-north-1'])
    expect(session.getAvailableServices()).toContain('dynamodb')
    expect(await session.getCredentials()).toBeUndefined()
  })

  it('opens and closes clients, and itself, with `await using`', async () => {
    let regionName: string | undefined
    {
      await using session = new Session({ regionName: 'us-east-1', awsAccessKeyId: 'a', awsSecretAccessKey: 'b' })
      await using s3 = session.client('s3')
      regionName = s3.meta.regionName
    }
    expect(regionName).toBe('us-east-1')
  })
})
