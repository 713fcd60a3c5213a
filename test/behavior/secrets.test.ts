import { type Channel, channel } from 'node:diagnostics_channel'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addLogHandler, Session as CoreSession, type HttpHandler, type HttpRequest } from '../../src/core.ts'
import { type GenericClient, type ServiceName, Session } from '../../src/index.ts'
import { createNodeHost } from '../../src/util/node-host.ts'

/** Everything that anybody is shown: log, tracing, errors, and objects of the library as they print. */
const shown: string[] = []
const stops: (() => void)[] = []

function show(value: unknown): void {
  const text = [inspect(value, { depth: 20, showHidden: true, getters: true }), String(value)]
  try {
    text.push(
      JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? String(part) : (part as unknown))) ?? '',
    )
  } catch {
    // What cannot be JSON is not shown as JSON.
  }
  // The source of this file, in stacks, has the planted values.
  shown.push(text.join('\n').replace(/^.*secrets\.test\.ts.*$/gm, ''))
}

const CHANNELS = ['call:start', 'call:end', 'call:error', 'attempt:start', 'attempt:end', 'call:retry']

beforeEach(() => {
  shown.length = 0
  stops.push(addLogHandler('', { level: 0, handle: show }))
  for (const name of CHANNELS) {
    const watched: Channel = channel(`tucuxi:${name}`)
    // What is not enumerable is for programs that ask for it.
    const listener = (message: unknown): void => show({ ...(message as object) })
    watched.subscribe(listener)
    stops.push(() => watched.unsubscribe(listener))
  }
})

afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

const SECRET = 'planted'

/** Nothing that was shown has a planted value in it. */
function expectNothing(): void {
  expect(shown.length).toBeGreaterThan(0)
  const leaks = shown.flatMap((text) => text.split('\n').filter((line) => line.includes(SECRET)))
  expect(leaks).toEqual([])
}

const KEYS = {
  awsAccessKeyId: 'AKIDEXAMPLE',
  awsSecretAccessKey: `${SECRET}-secret-key`,
  awsSessionToken: `${SECRET}-session-token`,
  regionName: 'us-east-1',
}

interface Answer {
  readonly status?: number
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

function sessionWith(answer: Answer = {}, env: Readonly<Record<string, string>> = {}): Session {
  const httpHandler: HttpHandler = {
    async send(request: HttpRequest) {
      show(request)
      const { status = 200, body = '', headers = {} } = answer
      return { statusCode: status, headers, body: new TextEncoder().encode(body) }
    },
    async close() {},
  }
  const host = {
    ...createNodeHost(),
    env,
    readFile: () => undefined,
    homeDirectory: () => undefined,
    sleep: async () => {},
  }
  const session = new Session({ ...KEYS, botocoreSession: new CoreSession({ host, httpHandler }) })
  stops.push(() => {
    show(session)
    show(session.botocoreSession)
  })
  return session
}

/** Makes a call, and shows what comes of it. */
async function call(client: GenericClient, method: string, params: object): Promise<void> {
  show(client)
  const output: unknown = await client[method](params).catch((error: unknown) => {
    show(error)
  })
  void output
}

describe('secrets are not shown', () => {
  it('of keys and tokens that a session has', async () => {
    const session = sessionWith()
    await call(session.client('s3'), 'listBuckets', {})
    show(await session.getCredentials())
    show(session.client('s3').meta)
    show(session.botocoreSession.getComponent('credential_provider'))
    expectNothing()
  })

  const json = (body: object): Answer => ({ body: JSON.stringify(body) })
  const xml = (body: string): Answer => ({ body, headers: { 'content-type': 'text/xml' } })

  it.each<[string, ServiceName, string, object, Answer]>([
    [
      'a customer key of S3',
      's3',
      'putObject',
      { Bucket: 'b', Key: 'k', SSECustomerKey: `${SECRET}`.padEnd(32, '0'), SSECustomerAlgorithm: 'AES256' },
      {},
    ],
    [
      'a customer key of a copy',
      's3',
      'copyObject',
      {
        Bucket: 'b',
        Key: 'k',
        CopySource: 'b/x',
        CopySourceSSECustomerKey: `${SECRET}`.padEnd(32, '0'),
        CopySourceSSECustomerAlgorithm: 'AES256',
      },
      {},
    ],
    [
      'an MFA code',
      'sts',
      'assumeRole',
      {
        RoleArn: 'arn:aws:iam::123456789012:role/x',
        RoleSessionName: 'x',
        SerialNumber: 'arn:aws:iam::1:mfa/x',
        TokenCode: SECRET,
      },
      {},
    ],
    [
      'an MFA code of a session',
      'sts',
      'getSessionToken',
      { SerialNumber: 'arn:aws:iam::1:mfa/x', TokenCode: SECRET },
      {},
    ],
    [
      'MFA codes of a device',
      'iam',
      'enableMFADevice',
      { UserName: 'u', SerialNumber: 'arn:aws:iam::1:mfa/x', AuthenticationCode1: SECRET, AuthenticationCode2: SECRET },
      {},
    ],
    [
      'a web identity',
      'sts',
      'assumeRoleWithWebIdentity',
      { RoleArn: 'arn:aws:iam::123456789012:role/x', RoleSessionName: 'x', WebIdentityToken: SECRET },
      {},
    ],
    [
      'a SAML assertion',
      'sts',
      'assumeRoleWithSAML',
      {
        RoleArn: 'arn:aws:iam::123456789012:role/x',
        PrincipalArn: 'arn:aws:iam::123456789012:saml/x',
        SAMLAssertion: SECRET,
      },
      {},
    ],
    [
      'credentials that STS gives',
      'sts',
      'getSessionToken',
      {},
      xml(
        `<R><GetSessionTokenResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>${SECRET}</SecretAccessKey><SessionToken>${SECRET}</SessionToken></Credentials></GetSessionTokenResult></R>`,
      ),
    ],
    [
      'keys that IAM makes',
      'iam',
      'createAccessKey',
      {},
      xml(
        `<R><CreateAccessKeyResult><AccessKey><UserName>u</UserName><AccessKeyId>A</AccessKeyId><Status>Active</Status><SecretAccessKey>${SECRET}</SecretAccessKey></AccessKey></CreateAccessKeyResult></R>`,
      ),
    ],
    ['a secret', 'secretsmanager', 'getSecretValue', { SecretId: 's' }, json({ Name: 'n', SecretString: SECRET })],
    ['a new secret', 'secretsmanager', 'createSecret', { Name: 's', SecretString: SECRET }, json({})],
    ['a parameter', 'ssm', 'getParameter', { Name: 'p' }, json({ Parameter: { Name: 'p', Value: SECRET } })],
    ['a plaintext', 'kms', 'encrypt', { KeyId: 'k', Plaintext: SECRET }, json({ CiphertextBlob: 'AAAA' })],
    [
      'a password',
      'rds',
      'createDBInstance',
      { DBInstanceIdentifier: 'd', DBInstanceClass: 'c', Engine: 'e', MasterUserPassword: SECRET },
      {},
    ],
    [
      'a password of a pool',
      'cognito-idp',
      'initiateAuth',
      { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: 'c', AuthParameters: { USERNAME: 'u', PASSWORD: SECRET } },
      json({ AuthenticationResult: { AccessToken: SECRET, IdToken: SECRET, RefreshToken: SECRET } }),
    ],
    [
      'a device code, and tokens for it',
      'sso-oidc',
      'createToken',
      {
        clientId: 'c',
        clientSecret: SECRET,
        grantType: 'g',
        deviceCode: SECRET,
        refreshToken: SECRET,
        codeVerifier: SECRET,
        code: SECRET,
      },
      json({ accessToken: SECRET, refreshToken: SECRET, idToken: SECRET }),
    ],
    [
      'a registration',
      'sso-oidc',
      'registerClient',
      { clientName: 'c', clientType: 'public' },
      json({ clientId: 'c', clientSecret: SECRET }),
    ],
    [
      'a device authorization',
      'sso-oidc',
      'startDeviceAuthorization',
      { clientId: 'c', clientSecret: SECRET, startUrl: 'u' },
      json({ deviceCode: SECRET, userCode: 'ABCD' }),
    ],
    [
      'a role of the portal',
      'sso',
      'getRoleCredentials',
      { roleName: 'r', accountId: '1', accessToken: SECRET },
      json({ roleCredentials: { accessKeyId: 'A', secretAccessKey: SECRET, sessionToken: SECRET } }),
    ],
    [
      'a login',
      'signin',
      'createOAuth2Token',
      {
        tokenInput: {
          clientId: 'arn:aws:signin:::devtools/same-device',
          grantType: 'refresh_token',
          refreshToken: SECRET,
        },
      },
      json({ tokenOutput: {} }),
    ],
    [
      'a login that answers',
      'signin',
      'createOAuth2Token',
      {
        tokenInput: {
          clientId: 'arn:aws:signin:::devtools/same-device',
          grantType: 'refresh_token',
          refreshToken: 'x',
        },
      },
      json({
        accessToken: { accessKeyId: 'A', secretAccessKey: SECRET, sessionToken: SECRET },
        refreshToken: SECRET,
        idToken: SECRET,
        tokenType: 't',
        expiresIn: 1,
      }),
    ],
    [
      'a session of a directory bucket',
      's3',
      'createSession',
      { Bucket: 'b--x-s3' },
      xml(
        `<R><Credentials><SessionToken>${SECRET}</SessionToken><SecretAccessKey>${SECRET}</SecretAccessKey><AccessKeyId>A</AccessKeyId><Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></R>`,
      ),
    ],
    [
      'a registry login',
      'ecr',
      'getAuthorizationToken',
      {},
      json({ authorizationData: [{ authorizationToken: SECRET }] }),
    ],
    [
      'a repository login',
      'codeartifact',
      'getAuthorizationToken',
      { domain: 'd' },
      json({ authorizationToken: SECRET }),
    ],
    ['a key pair', 'ec2', 'createKeyPair', { KeyName: 'k' }, xml(`<R><keyMaterial>${SECRET}</keyMaterial></R>`)],
    ['a certificate key', 'acm', 'importCertificate', { Certificate: 'c', PrivateKey: SECRET }, json({})],
    [
      'a function environment',
      'lambda',
      'updateFunctionConfiguration',
      { FunctionName: 'f', Environment: { Variables: { PASSWORD: SECRET } } },
      json({ Environment: { Variables: { PASSWORD: SECRET } } }),
    ],
    [
      'a presigned link',
      'lambda',
      'getFunction',
      { FunctionName: 'f' },
      json({
        Code: { Location: `https://x.s3.amazonaws.com/k?X-Amz-Signature=${SECRET}&X-Amz-Security-Token=${SECRET}` },
      }),
    ],
    [
      'an error that quotes',
      'secretsmanager',
      'createSecret',
      { Name: 's', SecretString: SECRET },
      { status: 400, body: JSON.stringify({ __type: 'InvalidRequestException', message: 'no' }) },
    ],
  ])('of calls: %s', async (_what, service, method, params, answer) => {
    await call(sessionWith(answer).client(service), method, params)
    expectNothing()
  })

  it.each<[string, ServiceName, string, object]>([
    [
      'a number in place of a password',
      'rds',
      'createDBInstance',
      { DBInstanceIdentifier: 'd', DBInstanceClass: 'c', Engine: 'e', MasterUserPassword: [SECRET] },
    ],
    ['a list in place of a secret', 'secretsmanager', 'createSecret', { Name: 's', SecretString: { [SECRET]: 1 } }],
    [
      'a text in place of a map of secrets',
      'cognito-idp',
      'initiateAuth',
      { AuthFlow: 'f', ClientId: 'c', AuthParameters: SECRET },
    ],
    [
      'a map with a wrong secret',
      'lambda',
      'createFunction',
      { FunctionName: 'f', Role: 'r', Code: {}, Environment: { Variables: SECRET } },
    ],
  ])('of parameters that are refused: %s', async (_what, service, method, params) => {
    await call(sessionWith().client(service), method, params)
    expect(shown.join('')).toContain('ParamValidationError')
    expectNothing()
  })

  it('of a bearer token', async () => {
    const session = sessionWith({ body: '{}' }, { AWS_BEARER_TOKEN_BEDROCK: SECRET })
    await call(session.client('bedrock'), 'listFoundationModels', {})
    show(session.botocoreSession.getComponent('token_provider'))
    show(await session.botocoreSession.getAuthToken({ signingName: 'bedrock' }))
    expect(shown.join('')).toContain('ListFoundationModels')
    expectNothing()
  })

  it('of a presigned URL', async () => {
    const url = await sessionWith()
      .client('s3')
      .generatePresignedUrl('getObject', { params: { Bucket: 'b', Key: 'k' } })
    const signature = /X-Amz-Signature=(\w+)/.exec(url)![1]!
    await call(sessionWith().client('s3'), 'getObject', { Bucket: 'b', Key: 'k' })
    expect(shown.join('')).not.toContain(signature)
    expectNothing()
  })

  const node = (config: object, options: object = {}, env: Record<string, string> = {}): GenericClient => {
    const host = {
      ...createNodeHost(),
      env,
      readFile: () => undefined,
      homeDirectory: () => undefined,
      sleep: async () => {},
    }
    const session = new Session({ ...KEYS, botocoreSession: new CoreSession({ host }) })
    return session.client('sqs', { endpointUrl: 'http://127.0.0.1:1', config, ...options }) as GenericClient
  }

  it.each<[string, () => GenericClient]>([
    ['a proxy that does not answer', () => node({ proxies: { http: `http://user:${SECRET}@127.0.0.1:1` } })],
    ['a proxy that is no URL', () => node({ proxies: { http: `http://user:${SECRET}@[::` } })],
    ['a proxy of the environment', () => node({}, {}, { HTTP_PROXY: `http://${SECRET}:${SECRET}@127.0.0.1:1` })],
    ['an endpoint', () => node({ proxies: {} }, { endpointUrl: `http://user:${SECRET}@127.0.0.1:1` })],
  ])('of a URL: %s', async (_what, make) => {
    let client: GenericClient
    try {
      client = make()
    } catch (error) {
      show(error)
      return expectNothing()
    }
    await call(client, 'listQueues', {})
    expectNothing()
  })
})
