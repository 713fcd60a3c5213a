/** What single services do with answers, beyond their models: as botocore does. */
import { describe, expect, it } from 'vitest'
import { customizedService } from './customized-service.ts'

const S3 = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'

describe('IAM', () => {
  const answer = (document: string) =>
    `<GetUserPolicyResponse><GetUserPolicyResult><UserName>%41</UserName><PolicyDocument>${document}</PolicyDocument></GetUserPolicyResult></GetUserPolicyResponse>`
  const policy = async (document: string) => {
    const params = { UserName: 'u', PolicyName: 'p' }
    const { PolicyDocument, UserName } = await customizedService('iam').result(
      'getUserPolicy',
      answer(document),
      params,
    )
    expect(UserName).toBe('%41')
    return PolicyDocument
  }

  it('decodes policies', async () => {
    expect(await policy('%7B%22a%22%3A%20%22%C3%BC%2B+%22%7D')).toEqual({ a: 'ü++' })
    expect(await policy('{"n":12345678901234567890}')).toEqual({ n: 12345678901234567890n })
    expect(await policy('%7Bno%ZZ')).toBe('%7Bno%ZZ')
    const polluted = (await policy('{"__proto__":{"x":1}}')) as object
    expect(Object.keys(polluted)).toEqual(['__proto__'])
  })

  it('decodes them in lists', async () => {
    const role = '<AssumeRolePolicyDocument>%7B%7D</AssumeRolePolicyDocument>'
    const xml = `<ListRolesResponse><ListRolesResult><Roles><member>${role}</member></Roles></ListRolesResult></ListRolesResponse>`
    expect((await customizedService('iam').result('listRoles', xml))['Roles']).toEqual([
      { AssumeRolePolicyDocument: {} },
    ])
  })
})

describe('CloudFormation', () => {
  const template = async (body: string) => {
    const xml = `<GetTemplateResponse><GetTemplateResult><TemplateBody>${body}</TemplateBody></GetTemplateResult></GetTemplateResponse>`
    return (await customizedService('cloudformation').result('getTemplate', xml))['TemplateBody']
  }

  it('decodes templates that are JSON', async () => {
    expect(await template('{"Resources":{}}')).toEqual({ Resources: {} })
    expect(await template('Resources: {}')).toBe('Resources: {}')
  })
})

describe('EC2', () => {
  const output = async (text: string) => {
    const xml = `<GetConsoleOutputResponse><output>${text}</output></GetConsoleOutputResponse>`
    return (await customizedService('ec2').result('getConsoleOutput', xml, { InstanceId: 'i' }))['Output']
  }

  it('decodes console output', async () => {
    expect(await output('aMOpbGxv')).toBe('héllo')
    expect(await output('aGV\nsbG8=')).toBe('hello')
    expect(await output('/w==')).toBe('\uFFFD')
    expect(await output('aGVsbG8')).toBe('aGVsbG8')
    expect(await output('a')).toBe('a')
    expect(await output('日本')).toBe('日本')
  })
})

describe('SSO OIDC', () => {
  it('has OAuth’s description as the message', async () => {
    const params = { clientId: 'c', clientSecret: 's', grantType: 'g' }
    const failed = (body: string) =>
      customizedService('sso-oidc').result('createToken', { statusCode: 400, body }, params)
    await expect(failed('{"error":"invalid_grant","error_description":"No"}')).rejects.toMatchObject({
      response: { Error: { Message: 'No' } },
    })
    await expect(failed('{"message":"Own","error_description":"No"}')).rejects.toMatchObject({
      response: { Error: { Message: 'Own' } },
    })
    await expect(failed('[]')).rejects.toMatchObject({ response: { Error: { Code: '400' } } })
    await expect(failed('nonsense')).rejects.toMatchObject({ response: { Error: { Message: 'nonsense' } } })
  })
})

describe('S3', () => {
  it('has the region of a bucket', async () => {
    const region = async (xml: string) =>
      (await customizedService('s3').result('getBucketLocation', xml, { Bucket: 'b' }))['LocationConstraint']
    expect(await region(`<?xml version="1.0"?><LocationConstraint ${S3}>eu-west-1</LocationConstraint>`)).toBe(
      'eu-west-1',
    )
    expect(await region(`<LocationConstraint ${S3}/>`)).toBeUndefined()
    expect(await region(`<LocationConstraint ${S3}></LocationConstraint>`)).toBeUndefined()
  })

  it('decodes the keys of listings that it asked for', async () => {
    const keys = '<Contents><Key>a%2Fb+c</Key></Contents><CommonPrefixes><Prefix>%C3%BC</Prefix></CommonPrefixes>'
    const xml = (type: string) =>
      `<ListBucketResult ${S3}>${type}<Prefix>%20</Prefix><Delimiter>%2F</Delimiter>${keys}</ListBucketResult>`
    const url = '<EncodingType>url</EncodingType>'
    const list = (params: object, type = url) =>
      customizedService('s3').result('listObjectsV2', xml(type), { Bucket: 'b', ...params })
    const decoded = { Prefix: ' ', Delimiter: '/', Contents: [{ Key: 'a/b c' }], CommonPrefixes: [{ Prefix: 'ü' }] }
    expect(await list({})).toMatchObject(decoded)
    const encoded = { Contents: [{ Key: 'a%2Fb+c' }], CommonPrefixes: [{ Prefix: '%C3%BC' }] }
    expect(await list({ EncodingType: 'url' })).toMatchObject(encoded)
    expect(await list({}, '')).toMatchObject(encoded)
  })

  it('treats an error inside a 200 as the 500 that it is', async () => {
    const error = '<?xml version="1.0"?>\n<!-- late --><Error><Code>InternalError</Code><Message>late</Message></Error>'
    const service = customizedService('s3')
    const copy = service.result('copyObject', error, { Bucket: 'b', Key: 'k', CopySource: 'a/b' })
    await expect(copy).rejects.toMatchObject({ code: 'InternalError', statusCode: 500 })
    expect(service.requests.length).toBeGreaterThan(1)
    const { Body } = (await service.result('getObject', error, { Bucket: 'b', Key: 'k' })) as {
      Body: { text(): unknown }
    }
    expect(await Body.text()).toBe(error)
    const { Policy } = await service.result('getBucketPolicy', error, { Bucket: 'b' })
    expect(Policy).toBe(error)
  })

  it('treats a document that broke off so, too', async () => {
    const service = customizedService('s3')
    const list = service.result('listObjectsV2', `<ListBucketResult ${S3}><Contents><Key>a`, { Bucket: 'b' })
    await expect(list).rejects.toMatchObject({ code: '500', statusCode: 500 })
    expect(service.requests.length).toBeGreaterThan(1)
    const wrong = `<ListBucketResult ${S3}><MaxKeys>many</MaxKeys></ListBucketResult>`
    await expect(service.result('listObjectsV2', wrong, { Bucket: 'b' })).rejects.toThrow('Invalid integer: many')
  })

  it('takes what was stored as Expires', async () => {
    const get = (expires: string) => {
      const answer = { statusCode: 200, headers: { Expires: expires } }
      return customizedService('s3').result('headObject', answer, { Bucket: 'b', Key: 'k' })
    }
    const date = 'Fri, 20 Nov 2026 12:34:56 GMT'
    expect(await get(date)).toMatchObject({ Expires: new Date(date), ExpiresString: date })
    const odd = await get('soon')
    expect(odd).toMatchObject({ ExpiresString: 'soon' })
    expect(odd).not.toHaveProperty('Expires')
  })
})
