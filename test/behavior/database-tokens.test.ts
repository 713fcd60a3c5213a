/** Tokens for databases, as botocore makes them. */
import { describe, expect, it } from 'vitest'
import { CoreSession } from '../../src/session/core-session.ts'
import { Session } from '../../src/session/session.ts'
import { createNodeHost } from '../../src/util/node-host.ts'
import { testSession } from './local-service.ts'

interface Tokens {
  generateDbAuthToken(host: unknown, port: unknown, user: unknown, options?: object): Promise<string>
  generateDbConnectAuthToken(host: unknown, options?: object): Promise<string>
  generateDbConnectAdminAuthToken(host: unknown, options?: object): Promise<string>
}

const host = { ...createNodeHost(), env: {}, readFile: () => undefined, now: () => Date.UTC(2026, 10, 20, 12, 34, 56) }
const { session } = testSession(host)
const rds = session.client('rds') as unknown as Tokens
const dsql = session.client('dsql') as unknown as Tokens

describe('a token of RDS', () => {
  it('is a URL without its scheme', async () => {
    expect(await rds.generateDbAuthToken('db.example.com', 3306, 'me')).toBe(
      'db.example.com:3306/?Action=connect&DBUser=me&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20261120%2Fus-east-1%2Frds-db%2Faws4_request&X-Amz-Date=20261120T123456Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=8abd822bdbbaa7f49fa3d6bad41d84371d6210fe4d35508471ad2f4de5df16a2',
    )
    expect(await rds.generateDbAuthToken('DB.example.com', 443, 'me/ ü', { region: 'eu-west-1' })).toBe(
      'DB.example.com:443/?Action=connect&DBUser=me%2F%20%C3%BC&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20261120%2Feu-west-1%2Frds-db%2Faws4_request&X-Amz-Date=20261120T123456Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=100fdcc313ac308556981fa3aa214fc41be38bedb4a5a302911b937f6c5cab9c',
    )
  })

  it('takes an empty region for none, as clients do', async () => {
    const ordinary = await rds.generateDbAuthToken('db.example.com', 3306, 'me')
    expect(await rds.generateDbAuthToken('db.example.com', 3306, 'me', { region: '' })).toBe(ordinary)
  })

  it('has the token of temporary credentials', async () => {
    const temporary = new Session({
      botocoreSession: new CoreSession({ host }),
      awsAccessKeyId: 'AKIDEXAMPLE',
      awsSecretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
      awsSessionToken: 'to/ken',
      regionName: 'us-east-1',
    })
    const client = temporary.client('rds') as unknown as Tokens
    expect(await client.generateDbAuthToken('db.example.com', 3306, 'me')).toBe(
      'db.example.com:3306/?Action=connect&DBUser=me&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20261120%2Fus-east-1%2Frds-db%2Faws4_request&X-Amz-Date=20261120T123456Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Security-Token=to%2Fken&X-Amz-Signature=9f1968791f1c4ea85d832a27ed9c5f81e06fe060b7b72629226169f75dbdcfb1',
    )
  })

  it.each([
    [['https://db', 3306, 'me'], 'dbHostname must be a host name'],
    [['db:3306', 3306, 'me'], 'dbHostname must be a host name'],
    [[undefined, 3306, 'me'], 'dbHostname must be a host name'],
    [['db', '33o6', 'me'], 'port must be a number'],
    [['db', 70_000, 'me'], 'port must be a number'],
    [['db', 3306, undefined], 'dbUsername must be text'],
    [['db', 3306, 'me', { regionName: 'eu-west-1' }], "'regionName'"],
    [['db', 3306, 'me', { region: 'a/b' }], 'a/b'],
  ] as const)('is refused for %j', async (given, message) => {
    await expect(rds.generateDbAuthToken(...(given as unknown as [string, number, string]))).rejects.toThrow(message)
  })

  it('needs keys', async () => {
    const nobody = new Session({
      botocoreSession: new CoreSession({ host: { ...host, env: { AWS_EC2_METADATA_DISABLED: 'true' } } }),
      regionName: 'us-east-1',
    })
    const token = (nobody.client('rds') as unknown as Tokens).generateDbAuthToken('db', 1, 'me')
    await expect(token).rejects.toMatchObject({ name: 'NoCredentialsError' })
  })
})

describe('a token of DSQL', () => {
  it('is for users or for administrators', async () => {
    expect(await dsql.generateDbConnectAuthToken('db.example.com')).toBe(
      'db.example.com/?Action=DbConnect&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20261120%2Fus-east-1%2Fdsql%2Faws4_request&X-Amz-Date=20261120T123456Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=b3a1197e7955ed748998bda9e33ac84f84ccab0e6b05a887bb3c80f214b8d1b5',
    )
    expect(await dsql.generateDbConnectAdminAuthToken('db.example.com', { region: 'eu-west-1', expiresIn: '1m' })).toBe(
      'db.example.com/?Action=DbConnectAdmin&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20261120%2Feu-west-1%2Fdsql%2Faws4_request&X-Amz-Date=20261120T123456Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=b84a2960dab61296b0f7faff6d32a745ea9f7cd0bc040c94a14cd430c471c037',
    )
  })

  it('is refused for what is no host or no time', async () => {
    await expect(dsql.generateDbConnectAuthToken('a/b')).rejects.toThrow('hostname must be a host name')
    await expect(dsql.generateDbConnectAuthToken('a', { expiresIn: 0 })).rejects.toThrow('at least one second')
  })
})
