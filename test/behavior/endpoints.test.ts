import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { EndpointResolutionError, EndpointVariantError, NoRegionError } from '../../src/errors/endpoint.ts'
import { ParamValidationError } from '../../src/errors/params.ts'
import type { HttpRequest } from '../../src/http/http.ts'
import type { ClientOptions } from '../../src/session/client-options.ts'
import type { ServiceName } from '../../src/session/client-types.ts'
import { CoreSession } from '../../src/session/core-session.ts'
import { Session } from '../../src/session/session.ts'
import type { Host } from '../../src/util/host.ts'
import { createNodeHost } from '../../src/util/node-host.ts'

const KEYS = { awsAccessKeyId: 'AKIDEXAMPLE', awsSecretAccessKey: 'secret' }

function sessionWith(env: Host['env'] = {}, more: { awsAccountId?: string } = {}): Session {
  const host: Host = { ...createNodeHost(), env, readFile: () => undefined, homeDirectory: () => undefined }
  return new Session({ botocoreSession: new CoreSession({ host }), ...KEYS, ...more })
}

interface Seen {
  readonly url: string
  /** Region and service of the signature. */
  readonly scope: string | undefined
}

async function call(
  session: Session,
  service: string,
  method: string,
  options: ClientOptions = {},
  params = {},
): Promise<Seen> {
  const client = session.client(service as ServiceName, options)
  let seen: Seen | undefined
  client.meta.events.register('before-send', ({ request }: { request: HttpRequest }) => {
    const scope = /Credential=[^/]+\/\d+\/([^/]+\/[^/]+)\//.exec(request.headers['authorization'] ?? '')?.[1]
    seen = { url: request.url, scope }
    return { statusCode: 200, body: '{}' }
  })
  await client[method]!(params).catch((error: unknown) => {
    if (seen === undefined) throw error
  })
  return seen!
}

describe('a client that cannot be', () => {
  it('is refused when it is made, where its partition lacks the variant', () => {
    const config = { useFipsEndpoint: true, useDualstackEndpoint: true }
    const make = (regionName: string): object => sessionWith().client('sqs', { regionName, config })
    expect(() => make('eu-isoe-west-1')).toThrow(EndpointVariantError)
    expect(make('eu-west-1')).toBeDefined()
  })
})

describe('where calls go, and what they are signed for', () => {
  it.each<[string, string, ClientOptions, string, string, object?]>([
    ['sqs', 'listQueues', { regionName: 'eu-west-1' }, 'https://sqs.eu-west-1.amazonaws.com/', 'eu-west-1/sqs'],
    ['sqs', 'listQueues', { regionName: 'cn-north-1' }, 'https://sqs.cn-north-1.amazonaws.com.cn/', 'cn-north-1/sqs'],
    ['sqs', 'listQueues', { regionName: 'us-moon-1' }, 'https://sqs.us-moon-1.amazonaws.com/', 'us-moon-1/sqs'],
    [
      'sqs',
      'listQueues',
      { regionName: 'fips-us-west-2' },
      'https://sqs-fips.us-west-2.amazonaws.com/',
      'us-west-2/sqs',
    ],
    ['iam', 'listUsers', {}, 'https://iam.amazonaws.com/', 'us-east-1/iam'],
    ['iam', 'listUsers', { regionName: 'eu-west-1' }, 'https://iam.amazonaws.com/', 'us-east-1/iam'],
    ['iam', 'listUsers', { regionName: 'us-gov-west-1' }, 'https://iam.us-gov.amazonaws.com/', 'us-gov-west-1/iam'],
    ['sts', 'getCallerIdentity', {}, 'https://sts.amazonaws.com/', 'us-east-1/sts'],
    [
      'logs',
      'listTagsForResource',
      { regionName: 'eu-west-1', config: { useDualstackEndpoint: true } },
      'https://logs.eu-west-1.api.aws/',
      'eu-west-1/logs',
      { resourceArn: 'a' },
    ],
    ['s3', 'listBuckets', {}, 'https://s3.amazonaws.com/', 'us-east-1/s3'],
    ['s3', 'listBuckets', { regionName: 'us-east-1' }, 'https://s3.amazonaws.com/', 'us-east-1/s3'],
    [
      's3',
      'listBuckets',
      { regionName: 'us-east-1', config: { s3: { usEast1RegionalEndpoint: 'regional' } } },
      'https://s3.us-east-1.amazonaws.com/',
      'us-east-1/s3',
    ],
    [
      's3',
      'listBuckets',
      { regionName: 'eu-west-1', useSsl: false },
      'http://s3.eu-west-1.amazonaws.com/',
      'eu-west-1/s3',
    ],
    [
      's3',
      'headObject',
      { regionName: 'eu-west-1' },
      'https://one.s3.eu-west-1.amazonaws.com/a%20b',
      'eu-west-1/s3',
      { Bucket: 'one', Key: 'a b' },
    ],
    [
      's3',
      'headObject',
      { regionName: 'eu-west-1', endpointUrl: 'http://localhost:9000/base/' },
      'http://localhost:9000/base/one/k',
      'eu-west-1/s3',
      { Bucket: 'one', Key: 'k' },
    ],
    [
      'dynamodb',
      'listTables',
      { regionName: 'eu-west-1', endpointUrl: 'http://localhost:8000' },
      'http://localhost:8000/',
      'eu-west-1/dynamodb',
    ],
  ])('%s %s of %j: %s', async (service, method, options, url, scope, params) => {
    const seen = await call(sessionWith(), service, method, options, params)
    expect(seen.url.replace(/\?.*/, '')).toBe(url)
    expect(seen.scope).toBe(scope)
  })

  it('need a region where the service has regions', () => {
    expect(() => sessionWith().client('sqs')).toThrow(NoRegionError)
    expect(() => sessionWith().client('sqs', { endpointUrl: 'http://localhost:1' })).toThrow(NoRegionError)
  })

  it.each<[string, string, object, string[]]>([
    ['s3', 'getObject', { Bucket: 1, Key: 2 }, ['Bucket, value: 1, type: number', 'Key, value: 2, type: number']],
    [
      'dynamodb',
      'getItem',
      { TableName: ['t'] },
      ['required parameter in input: "Key"', 'TableName, value: [1 elements]'],
    ],
    ['s3', 'getObject', { Bucket: 10n, Key: 'k' }, ['Bucket, value: 10, type: bigint']],
    [
      'dynamodb',
      'transactWriteItems',
      { TransactItems: [{ Put: { TableName: 5n, Item: {} } }] },
      ['TableName, value: 5'],
    ],
    ['cloudformation', 'createStackSet', Number.NaN as never, ['required parameter in input: "StackSetName"']],
    ['dynamodb', 'batchGetItem', { RequestItems: 5 }, ['RequestItems, value: 5, type: number']],
    ['s3control', 'getAccessPoint', { AccountId: '1', Name: true }, ['Name, value: true, type: boolean']],
  ])('are not looked for with parameters that %s.%s does not take', async (service, method, params, problems) => {
    const refused: unknown = await call(sessionWith(), service, method, { regionName: 'eu-west-1' }, params).catch(
      (error: unknown) => error,
    )
    expect(refused).toBeInstanceOf(ParamValidationError)
    const [, ...lines] = (refused as Error).message.split('\n')
    expect(lines).toEqual(problems.map((problem) => expect.stringContaining(problem)))
  })

  it('are what the rules refuse when nobody is to look at the parameters, or they are fine', async () => {
    const refused = async (config: object, params: object) =>
      call(sessionWith(), 's3control', 'getAccessPoint', { regionName: 'eu-west-1', config }, params).catch(
        (error: unknown) => error,
      )
    const unchecked = await refused({ parameterValidation: false }, { AccountId: '123456789012', Name: 5 })
    expect(unchecked).toBeInstanceOf(EndpointResolutionError)
    const fine = await refused({}, { AccountId: '123456789012', Name: 'arn:aws:s3:eu-west-1:123456789012:other:x' })
    expect((fine as Error).name).not.toBe('ParamValidationError')
  })

  it('depend on the account id of the credentials', async () => {
    const session = sessionWith({}, { awsAccountId: '123456789012' })
    const regionName = 'eu-west-1'
    expect((await call(session, 'dynamodb', 'listTables', { regionName })).url).toBe(
      'https://123456789012.ddb.eu-west-1.amazonaws.com/',
    )
    const disabled = { regionName, config: { accountIdEndpointMode: 'disabled' } as const }
    expect((await call(session, 'dynamodb', 'listTables', disabled)).url).toBe(
      'https://dynamodb.eu-west-1.amazonaws.com/',
    )
    const required = { regionName, config: { accountIdEndpointMode: 'required' } as const }
    await expect(call(sessionWith(), 'dynamodb', 'listTables', required)).rejects.toThrow(EndpointResolutionError)
  })
})

describe('data of the user', () => {
  it('other partitions can take the place of those of the package', async () => {
    const other = mkdtempSync(join(tmpdir(), 'partitions-'))
    const outputs = {
      dnsSuffix: 'example.org',
      dualStackDnsSuffix: 'api.example.org',
      supportsFIPS: true,
      supportsDualStack: true,
    }
    const partition = { id: 'aws', regionRegex: '^.*$', regions: {}, outputs }
    writeFileSync(join(other, 'partitions.json'), JSON.stringify({ version: '1.1', partitions: [partition] }))
    const seen = await call(sessionWith({ AWS_DATA_PATH: other }), 'sqs', 'listQueues', { regionName: 'eu-west-1' })
    rmSync(other, { recursive: true })
    expect(seen.url).toBe('https://sqs.eu-west-1.example.org/')
  })

  const folder = mkdtempSync(join(tmpdir(), 'endpoints-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('an own endpoints.json has the last word', async () => {
    const partition = {
      partition: 'mine',
      partitionName: 'Mine',
      dnsSuffix: 'example.com',
      regionRegex: '^my-\\w+$',
      regions: { 'my-one': { description: 'One' } },
      defaults: { hostname: '{service}.{region}.{dnsSuffix}', protocols: ['https'], signatureVersions: ['v4'] },
      services: { sqs: { endpoints: { 'my-one': {} } } },
    }
    writeFileSync(join(folder, 'endpoints.json'), JSON.stringify({ version: 3, partitions: [partition] }))
    const session = sessionWith({ AWS_DATA_PATH: folder })
    const options = { regionName: 'my-one' }
    expect(session.getAvailablePartitions()).toEqual(['mine'])
    expect(session.client('sqs', options).meta).toMatchObject({
      endpointUrl: 'https://sqs.my-one.example.com',
      partition: 'mine',
    })
    expect(await call(session, 'sqs', 'listQueues', options)).toEqual({
      url: 'https://sqs.my-one.example.com/',
      scope: 'my-one/sqs',
    })
  })
})

describe('an endpoint that is no URL', () => {
  const message = "Invalid endpoint: localhost:9000. An endpoint is a whole URL: did you mean 'https://localhost:9000'?"

  it.each(['s3', 'sqs', 'sts'] as const)('is refused when a client of %s is made', (service) => {
    const options = { regionName: 'eu-west-1', endpointUrl: 'localhost:9000' }
    expect(() => sessionWith().client(service, options)).toThrow(message)
    const env = { AWS_ENDPOINT_URL: 'localhost:9000', AWS_REGION: 'eu-west-1' }
    expect(() => sessionWith(env).client(service)).toThrow(message)
  })
})
