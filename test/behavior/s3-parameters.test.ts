/** What S3 does with parameters and requests, beyond its model: as botocore does. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { customizedService } from './customized-service.ts'

const OBJECT = { Bucket: 'bucket', Key: 'k' }
const ACCESS_POINT = 'arn:aws:s3:us-east-1:123456789012:accesspoint/name'

describe('buckets', () => {
  it('have names that fit into a URL', async () => {
    const service = customizedService('s3')
    for (const Bucket of ['a/b', 'a b', 'ä', '', 'a'.repeat(256), 'arn:aws:sns:us-east-1:123456789012:topic']) {
      await expect(service.request('headBucket', { Bucket }), Bucket).rejects.toThrow(
        `Parameter validation failed:\nInvalid bucket name "${Bucket}": Bucket name must match the regex "^[a-zA-Z0-9.\\-_]{1,255}$" or be an ARN matching the regex "^arn:(aws).*:(s3|s3-object-lambda):[a-z\\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\\-.]{1,63}$|^arn:(aws).*:s3-outposts:[a-z\\-0-9]+:[0-9]{12}:outpost[/:][a-zA-Z0-9\\-]{1,63}[/:]accesspoint[/:][a-zA-Z0-9\\-]{1,63}$"`,
      )
    }
    await expect(service.request('headBucket', {})).rejects.toThrow('Missing required parameter in input: "Bucket"')
  })

  it('may be access points, also where path style is asked for', async () => {
    const service = customizedService('s3', { config: { s3: { addressingStyle: 'path' } } })
    const head = await service.request('headObject', { Bucket: ACCESS_POINT, Key: 'k' })
    expect(head.url).toBe('https://name-123456789012.s3-accesspoint.us-east-1.amazonaws.com/k')
    expect((await service.request('headObject', OBJECT)).url).toBe('https://s3.amazonaws.com/bucket/k')
  })

  it('are asked for their region in path style', async () => {
    const service = customizedService('s3', { regionName: 'eu-west-1' })
    const asked = await service.request('getBucketLocation', { Bucket: 'bucket' })
    expect(asked.url).toBe('https://s3.eu-west-1.amazonaws.com/bucket?location')
    expect((await service.request('headBucket', { Bucket: 'bucket' })).host).toBe('bucket.s3.eu-west-1.amazonaws.com')
  })
})

describe('errors of the endpoint rules', () => {
  it('have boto’s classes', async () => {
    const elsewhere = { Bucket: 'arn:aws-cn:s3:cn-north-1:123456789012:accesspoint/name', Key: 'k' }
    await expect(customizedService('s3').request('headObject', elsewhere)).rejects.toMatchObject({
      name: 'UnsupportedS3AccesspointConfigurationError',
      message:
        'Unsupported configuration when using S3 access-points: Client was configured for partition `aws` but ARN (`arn:aws-cn:s3:cn-north-1:123456789012:accesspoint/name`) has `aws-cn`',
    })
    const fips = customizedService('s3', { config: { useFipsEndpoint: true, s3: { useAccelerateEndpoint: true } } })
    await expect(fips.request('headObject', OBJECT)).rejects.toMatchObject({ name: 'UnsupportedS3ConfigurationError' })
    const control = customizedService('s3control')
    const bucket = { AccountId: '123456789012', Bucket: 'arn:aws:s3-outposts:us-east-1:123456789012:outpost' }
    await expect(control.request('getBucket', bucket)).rejects.toMatchObject({ name: 'UnsupportedS3ControlArnError' })
  })
})

describe('ARNs of S3 Control', () => {
  const OUTPOST = 'arn:aws:s3-outposts:us-east-1:123456789012:outpost/op-01234567890123456'
  const control = customizedService('s3control')

  it.each([
    ['getBucket', { Bucket: `${OUTPOST}/bucket/mine` }, '/v20180820/bucket/'],
    ['getBucket', { Bucket: `${OUTPOST}:bucket:mine`, AccountId: '123456789012' }, '/v20180820/bucket/'],
    ['getAccessPoint', { Name: `${OUTPOST}/accesspoint/mine` }, '/v20180820/accesspoint/'],
  ])('say whose %s is about', async (method, params, path) => {
    const given = { ...params }
    const { headers, url } = await control.request(method, params)
    expect(headers).toMatchObject({
      'x-amz-account-id': '123456789012',
      'x-amz-outpost-id': 'op-01234567890123456',
    })
    expect(url).toContain(`https://s3-outposts.us-east-1.amazonaws.com${path}arn%3Aaws%3As3-outposts`)
    expect(params).toEqual(given)
  })

  it.each([
    ['getBucket', { Bucket: `${OUTPOST}/accesspoint/mine` }, 'The Bucket parameter does not support the provided ARN'],
    [
      'getBucket',
      { Bucket: 'arn:aws:s3:::b', AccountId: '1' },
      'The Bucket parameter does not support the provided ARN',
    ],
    [
      'getStorageLensGroup',
      { Name: 'arn:aws:iam::123456789012:role/x', AccountId: '1' },
      'The Name parameter does not support the provided ARN',
    ],
    [
      'getBucket',
      { Bucket: `${OUTPOST}/bucket/mine`, AccountId: '9' },
      'Account ID in arn does not match the AccountId parameter provided: "9"',
    ],
    [
      'getBucket',
      { Bucket: `${OUTPOST}/bucket/mine`.replace('us-east-1', 'fips-us-west-2') },
      'Invalid ARN, FIPS region not allowed in ARN.',
    ],
  ])('may be none for %s', async (method, params: { Bucket?: string; Name?: string }, msg) => {
    await expect(control.request(method, params)).rejects.toMatchObject({
      name: 'UnsupportedS3ControlArnError',
      message: `S3 ARN "${params.Bucket ?? params.Name}" provided is invalid for this operation. ${msg}`,
    })
  })

  it('are left to the rules where something is created', async () => {
    const bucket = control.request('createBucket', { Bucket: 'arn:aws:s3:::b' })
    await expect(bucket).rejects.toThrow('Invalid ARN: No ARN type specified')
    const { url } = await control.request('createAccessPoint', {
      AccountId: '123456789012',
      Name: 'mine',
      Bucket: `${OUTPOST}/bucket/b`,
    })
    expect(url).toContain('s3-outposts.us-east-1')
  })
})

describe('a customer’s own key', () => {
  const key = Buffer.alloc(32, 7)
  const md5 = createHash('md5').update(key).digest('base64')

  it('is sent in base64 with its MD5', async () => {
    const service = customizedService('s3')
    for (const SSECustomerKey of [key, key.toString('latin1')]) {
      const { headers } = await service.request('getObject', {
        ...OBJECT,
        SSECustomerKey,
        SSECustomerAlgorithm: 'AES256',
      })
      expect(headers['x-amz-server-side-encryption-customer-key']).toBe(key.toString('base64'))
      expect(headers['x-amz-server-side-encryption-customer-key-md5']).toBe(md5)
    }
  })

  it('is encoded for every operation that takes one', async () => {
    const { requests, client } = customizedService('s3')
    const parts = { ...OBJECT, SSECustomerKey: key }
    await Promise.allSettled([
      client['getObjectAttributes']({ ...parts, ObjectAttributes: ['ETag'] }),
      client['listParts']({ ...parts, UploadId: '1' }),
    ])
    expect(requests.map(({ headers }) => headers['x-amz-server-side-encryption-customer-key-md5'])).toEqual([md5, md5])
  })

  it('has been encoded when handlers of the operation see it', async () => {
    const { client, request } = customizedService('s3')
    let seen: unknown
    client.meta.events.register('before-parameter-build.s3.GetObject', ({ params }) => {
      seen = params['SSECustomerKeyMD5']
    })
    await request('getObject', { ...OBJECT, SSECustomerKey: key })
    expect(seen).toBe(md5)
  })

  it('is left alone where the caller gives the MD5', async () => {
    const params = { ...OBJECT, SSECustomerKey: 'encoded', SSECustomerKeyMD5: 'mine' }
    const { headers } = await customizedService('s3').request('headObject', params)
    expect(headers['x-amz-server-side-encryption-customer-key']).toBe('encoded')
    expect(headers['x-amz-server-side-encryption-customer-key-md5']).toBe('mine')
  })

  it('may be that of the source of a copy', async () => {
    const params = { ...OBJECT, CopySource: 'a/b', CopySourceSSECustomerKey: key, SSECustomerKey: key }
    const { headers } = await customizedService('s3').request('copyObject', params)
    expect(headers['x-amz-copy-source-server-side-encryption-customer-key-md5']).toBe(md5)
    expect(headers['x-amz-server-side-encryption-customer-key-md5']).toBe(md5)
  })
})

describe('the source of a copy', () => {
  const sourceOf = async (CopySource: unknown) =>
    (await customizedService('s3').request('copyObject', { ...OBJECT, CopySource })).headers['x-amz-copy-source']

  it('is encoded, but for slashes and the version', async () => {
    expect(await sourceOf('bucket/a b/ü?x')).toBe('bucket/a%20b/%C3%BC%3Fx')
    expect(await sourceOf('bucket/a+b?versionId=x/y+z')).toBe('bucket/a%2Bb?versionId=x/y+z')
    expect(await sourceOf({ Bucket: 'bucket', Key: 'a b' })).toBe('bucket/a%20b')
    expect(await sourceOf({ Bucket: 'bucket', Key: 'a', VersionId: 'v1' })).toBe('bucket/a?versionId=v1')
    expect(await sourceOf({ Bucket: ACCESS_POINT, Key: 'a' })).toBe(
      'arn%3Aaws%3As3%3Aus-east-1%3A123456789012%3Aaccesspoint/name/object/a',
    )
  })

  it('is refused when it is none', async () => {
    await expect(sourceOf({ Bucket: 'b' })).rejects.toThrow("Missing required parameter: 'Key'")
    await expect(sourceOf({ Bucket: 5, Key: 'a' })).rejects.toThrow('Invalid type for parameter CopySource')
    await expect(sourceOf(undefined)).rejects.toThrow('Missing required parameter in input: "CopySource"')
  })
})

describe('requests', () => {
  it('have metadata in ASCII', async () => {
    const Metadata = { naïve: 'x' }
    await expect(customizedService('s3').request('putObject', { ...OBJECT, Metadata })).rejects.toThrow(
      'Non ascii characters found in S3 metadata for key "naïve", value: "x".  \nS3 metadata can only contain ASCII characters. ',
    )
    const put = await customizedService('s3').request('putObject', { ...OBJECT, Metadata: { a: 'b' } })
    expect(put.headers['x-amz-meta-a']).toBe('b')
  })

  it('keep the line ends of keys', async () => {
    const Delete = { Objects: [{ Key: 'a\r\nb' }] }
    const { body, headers } = await customizedService('s3').request('deleteObjects', { Bucket: 'bucket', Delete })
    expect(Buffer.from(body as Uint8Array).toString()).toContain('<Key>a&#xD;&#xA;b</Key>')
    expect(headers['x-amz-checksum-crc32']).toBeDefined()
  })

  it('ask for encoded keys, unless the caller says something', async () => {
    const service = customizedService('s3')
    for (const method of ['listObjects', 'listObjectsV2', 'listObjectVersions']) {
      expect((await service.request(method, { Bucket: 'bucket' })).query).toContain('encoding-type=url')
    }
    expect((await service.request('listMultipartUploads', { Bucket: 'bucket' })).query).toBe('uploads')
  })
})
