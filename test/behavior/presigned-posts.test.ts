import { describe, expect, it } from 'vitest'
import type { GenericClient } from '../../src/client/create-client.ts'
import { CoreSession } from '../../src/session/core-session.ts'
import { testSession } from './local-service.ts'

const NOW = Date.UTC(2026, 0, 31, 7, 5, 9)

function client(options: object = {}): GenericClient {
  return testSession({ now: () => NOW }).session.client('s3', options) as unknown as GenericClient
}

function policyOf({ fields }: { fields: Record<string, string> }): { expiration: string; conditions: unknown[] } {
  return JSON.parse(Buffer.from(fields['policy']!, 'base64').toString())
}

describe('generatePresignedPost', () => {
  it('leaves what it was given as it was', async () => {
    const fields = Object.freeze({ acl: 'private' })
    const conditions = Object.freeze([Object.freeze({ acl: 'private' })])
    const post = await client().generatePresignedPost('a-bucket', 'k', { fields, conditions, expiresIn: '5m' })
    expect(post.fields).toMatchObject({ acl: 'private', key: 'k' })
    expect(policyOf(post)).toMatchObject({
      expiration: '2026-01-31T07:10:09Z',
      conditions: [{ acl: 'private' }, { bucket: 'a-bucket' }, { key: 'k' }, {}, {}, {}],
    })
  })

  it.each([
    [['a-bucket', 7], 'key must be text, not number'],
    [['a-bucket', 'k', { expiresIn: 0 }], 'expiresIn must be at least one second'],
    [['a-bucket', 'k', { expiresIn: -1 }], 'expiresIn must be a number of seconds'],
    [['a-bucket', 'k', { conditions: { acl: 'x' } }], 'conditions must be an array'],
    [['a-bucket', 'k', { Fields: {} }], "Got unexpected keyword argument 'Fields'"],
    [[undefined, 'k'], 'Missing required parameter in input: "Bucket"'],
  ])('refuses %j', async (given, message) => {
    await expect(client().generatePresignedPost(...given)).rejects.toThrow(message)
  })

  it('needs credentials', async () => {
    const session = new CoreSession({ host: { ...testSession().session.botocoreSession.host, env: {} } })
    session.registerComponent('credential_provider', { loadCredentials: async () => undefined })
    const s3 = session.createClient('s3', { regionName: 'us-east-1' })
    await expect(s3['generatePresignedPost']('a-bucket', 'k')).rejects.toMatchObject({ name: 'NoCredentialsError' })
  })

  it('says that there are no forms with SigV4a', async () => {
    const bucket = 'arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap'
    await expect(client().generatePresignedPost(bucket, 'k')).rejects.toThrow(
      'Signature version(s) are not supported: s3v4a-presign-post',
    )
  })

  it('lets handlers choose and see how the upload is signed', async () => {
    const s3 = client()
    const seen: unknown[] = []
    s3.meta.events.register('choose-signer.s3.PutObject', ({ signatureVersion }) => {
      seen.push(signatureVersion)
      return 's3-presign-post'
    })
    s3.meta.events.register('before-sign.s3.PutObject', ({ signatureVersion, operationName }) => {
      seen.push(signatureVersion, operationName)
    })
    const { fields } = await s3.generatePresignedPost('a-bucket', 'k')
    expect(Object.keys(fields)).toEqual(['key', 'AWSAccessKeyId', 'policy', 'signature'])
    expect(seen).toEqual(['s3v4-presign-post', 's3-presign-post', 'PutObject'])
  })

  it('signs by the clock of the service', async () => {
    const s3 = client()
    s3.meta.events.register('before-send', () => ({
      statusCode: 403,
      headers: { date: new Date(NOW + 3_600_000).toUTCString() },
      body: '<Error><Code>RequestTimeTooSkewed</Code></Error>',
    }))
    await expect(s3.listBuckets()).rejects.toMatchObject({ code: 'RequestTimeTooSkewed' })
    const post = await s3.generatePresignedPost('a-bucket', 'k', { expiresIn: 60 })
    expect(post.fields['x-amz-date']).toBe('20260131T080509Z')
    expect(policyOf(post).expiration).toBe('2026-01-31T08:06:09Z')
  })
})

describe('methods that a service has beside its operations', () => {
  it('are there for its clients only', () => {
    const { session } = testSession()
    expect('generatePresignedPost' in session.client('s3')).toBe(true)
    expect('generatePresignedPost' in session.client('sqs')).toBe(false)
    expect((client() as { then?: unknown }).then).toBeUndefined()
  })

  it('are not there without the built-in handlers, as in botocore', () => {
    const session = new CoreSession({ includeBuiltinHandlers: false })
    const s3 = session.createClient('s3', { regionName: 'us-east-1' })
    expect(s3['generatePresignedPost']).toBeUndefined()
    expect(client()['generatePresignedPost']).toBeTypeOf('function')
  })

  it('can be wrapped by handlers that make the class', async () => {
    const { session } = testSession()
    session.events.register('creating-client-class.s3', ({ classAttributes }) => {
      const original = classAttributes['generatePresignedPost'] as (...given: unknown[]) => Promise<object>
      classAttributes['generatePresignedPost'] = async function (this: object, ...given: unknown[]) {
        return { wrapped: true, ...(await original.apply(this, given)) }
      }
    })
    const s3 = session.client('s3') as unknown as GenericClient
    expect(await s3.generatePresignedPost('a-bucket', 'k')).toMatchObject({ wrapped: true, fields: { key: 'k' } })
  })
})
