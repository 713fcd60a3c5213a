import { describe, expect, it } from 'vitest'
import { bytes, collect, connect, UNICODE, unique } from './live-client.ts'

describe('sts in moto', () => {
  it('says who is calling and hands out a role', async () => {
    const sts = connect('sts')
    expect(await sts['getCallerIdentity']!()).toMatchObject({
      Account: '123456789012',
      Arn: expect.stringContaining('arn:aws:'),
    })
    const assumed = await sts['assumeRole']!<{ Credentials: { Expiration: Date; SessionToken: string } }>({
      RoleArn: 'arn:aws:iam::123456789012:role/live',
      RoleSessionName: 'live',
      DurationSeconds: 900,
      Tags: [{ Key: 'k', Value: 'v' }],
    })
    expect(assumed.Credentials.Expiration.getTime()).toBeGreaterThan(Date.now())
    expect(assumed.Credentials.SessionToken).not.toBe('')
  })
})

describe('iam in moto', () => {
  it('makes users and roles, pages through them, and deletes them', async () => {
    const iam = connect('iam')
    const PathPrefix = `/${unique('live')}/`
    const names = Array.from({ length: 7 }, () => unique('user'))
    for (const UserName of names) {
      await iam['createUser']!({ UserName, Path: PathPrefix, Tags: [{ Key: 'text', Value: 'naïve' }] })
    }
    const pages = await collect(iam.getPaginator('listUsers').paginate({ PathPrefix }, { pageSize: 3 }))
    const users = pages.flatMap((page) => page['Users'] as { UserName: string; CreateDate: Date }[])
    expect(users.map((user) => user.UserName).sort()).toEqual([...names].sort())
    expect(users[0]!.CreateDate).toBeInstanceOf(Date)
    const RoleName = unique('role')
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [] })
    await iam['createRole']!({ RoleName, AssumeRolePolicyDocument })
    await iam.getWaiter('roleExists').wait({ RoleName }, { delay: 1, maxAttempts: 3 })
    for (const UserName of names) await iam['deleteUser']!({ UserName })
    await expect(iam['getUser']!({ UserName: names[0] })).rejects.toMatchObject({ code: 'NoSuchEntity' })
  })
})

describe('kms in moto', () => {
  it('decrypts what it encrypted', async () => {
    const kms = connect('kms')
    const { KeyMetadata } = await kms['createKey']!<{ KeyMetadata: { KeyId: string; CreationDate: Date } }>({
      Description: UNICODE,
    })
    expect(KeyMetadata.CreationDate).toBeInstanceOf(Date)
    const Plaintext = bytes(1000)
    const EncryptionContext = { purpose: 'live' }
    const { CiphertextBlob } = await kms['encrypt']!<{ CiphertextBlob: Uint8Array }>({
      KeyId: KeyMetadata.KeyId,
      Plaintext,
      EncryptionContext,
    })
    const plain = await kms['decrypt']!<{ Plaintext: Uint8Array }>({ CiphertextBlob, EncryptionContext })
    expect(Buffer.from(plain.Plaintext).equals(Plaintext)).toBe(true)
    await expect(kms['describeKey']!({ KeyId: '00000000-0000-0000-0000-000000000000' })).rejects.toBeInstanceOf(
      kms.exceptions['NotFoundException']!,
    )
  })
})

describe('secretsmanager in moto', () => {
  it('keeps text and binary, and versions', async () => {
    const secrets = connect('secretsmanager')
    const SecretId = unique('live')
    await secrets['createSecret']!({ Name: SecretId, SecretString: UNICODE })
    expect(await secrets['getSecretValue']!({ SecretId })).toMatchObject({ SecretString: UNICODE })
    await secrets['putSecretValue']!({ SecretId, SecretBinary: bytes(64) })
    const now = await secrets['getSecretValue']!<{ SecretBinary: Uint8Array; CreatedDate: Date }>({ SecretId })
    expect(Buffer.from(now.SecretBinary).equals(bytes(64))).toBe(true)
    expect(now.CreatedDate).toBeInstanceOf(Date)
    await expect(secrets['getSecretValue']!({ SecretId: 'nowhere' })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    })
  })
})

describe('ssm in moto', () => {
  it('keeps parameters and pages through a path', async () => {
    const ssm = connect('ssm')
    const Path = `/${unique('live')}`
    for (let i = 0; i < 12; i++) {
      await ssm['putParameter']!({
        Name: `${Path}/p${i}`,
        Value: `${UNICODE}${i}`,
        Type: i % 2 ? 'String' : 'SecureString',
      })
    }
    const got = await ssm['getParameter']!<{ Parameter: { Value: string; Version: number } }>({
      Name: `${Path}/p0`,
      WithDecryption: true,
    })
    expect(got.Parameter).toMatchObject({ Value: `${UNICODE}0`, Version: 1 })
    const pages = ssm.getPaginator('getParametersByPath').paginate({ Path, Recursive: true }, { pageSize: 5 })
    expect((await collect(pages.items('Parameters'))).length).toBe(12)
    await expect(ssm['getParameter']!({ Name: `${Path}/none` })).rejects.toBeInstanceOf(
      ssm.exceptions['ParameterNotFound']!,
    )
  })
})
