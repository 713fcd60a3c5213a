import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DataNotFoundError, InvalidModelError, UnknownServiceError } from '../../../src/errors/model.ts'
import { Loader } from '../../../src/loaders/loader.ts'
import type { Host } from '../../../src/util/host.ts'
import { createNodeHost } from '../../../src/util/node-host.ts'

const MODEL = {
  version: '2.0',
  metadata: {
    apiVersion: '2020-01-01',
    endpointPrefix: 'mine',
    protocol: 'json',
    serviceId: 'Mine',
    serviceFullName: 'Mine',
  },
  operations: { Do: { name: 'Do', http: { method: 'POST', requestUri: '/' }, input: { shape: 'DoRequest' } } },
  shapes: { DoRequest: { type: 'structure', members: { Name: { shape: 'Text' } } }, Text: { type: 'string' } },
}

let root: string
let host: Host

function write(path: string, document: unknown): void {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  writeFileSync(file, path.endsWith('.gz') ? gzipSync(text) : text)
}

function loader(dataPath?: string): Loader {
  return new Loader({ dataPath, host })
}

function failure(run: () => unknown): Error {
  try {
    run()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'models-'))
  host = { ...createNodeHost(), homeDirectory: () => join(root, 'home'), env: { PLACE: root } }
  write('first/mine/2020-01-01/service-2.json', MODEL)
  write('first/mine/2020-01-01/paginators-1.json', {
    pagination: { Do: { input_token: 'a', output_token: 'b', result_key: 'c' } },
  })
  write('first/mine/2020-01-01/service-2.sdk-extras.json', {
    version: 1.0,
    merge: { shapes: { DoRequest: { members: { Extra: { shape: 'Text' } } } } },
  })
  write('first/mine/2021-06-01/service-2.json.gz', MODEL)
  write('second/mine/2022-01-01/service-2.json', MODEL)
  write('second/mine/2020-01-01/service-2.json', { ...MODEL, operations: {} })
  write('home/.aws/models/homely/2019-01-01/service-2.json', MODEL)
  write('first/broken/2020-01-01/service-2.json', '{ "metadata": ')
  write('first/listy/2020-01-01/service-2.json', '[]')
  write('first/_retry.json', { mine: true })
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('the built-in models', () => {
  it('are listed, with their versions', () => {
    const names = loader().listAvailableServices('service-2')
    expect(names.length).toBeGreaterThan(430)
    expect(names).toEqual([...names].sort())
    expect(loader().listApiVersions('lambda', 'service-2')).toEqual(['2014-11-11', '2015-03-31'])
    expect(loader().determineLatestVersion('ec2', 'service-2')).toBe('2016-11-15')
    expect(loader().determineLatestVersion('dynamodb', 'endpoint-rule-set-1')).toBe('2012-08-10')
    expect(loader().listApiVersions('dynamodb', 'service-2')).toEqual(['2012-08-10'])
    expect(() => loader().listApiVersions('nothing', 'service-2')).toThrow(DataNotFoundError)
    expect(loader().listAvailableServices('examples-1')).toEqual([])
  })

  it('load as botocore documents', () => {
    const model = loader().loadServiceModel('sts', 'service-2')
    expect(Object.keys(model['operations'] as object)).toContain('GetCallerIdentity')
    const old = loader().loadServiceModel('ec2', 'service-2', { apiVersion: '2014-09-01' })
    expect(old['metadata']).toMatchObject({ apiVersion: '2014-09-01' })
    expect(loader().loadServiceModel('s3', 'paginators-1')).toHaveProperty('pagination.ListObjectsV2.result_key')
    expect(loader().loadServiceModel('s3', 'waiters-2')).toHaveProperty('waiters.BucketExists.operation', 'HeadBucket')
    expect(loader().loadServiceModel('s3', 'endpoint-rule-set-1')).toHaveProperty('parameters.Bucket')
    expect(loader().loadData('s3/2006-03-01/waiters-2')).toHaveProperty('version', 2)
    for (const name of ['partitions', 'endpoints', '_retry', 'sdk-default-configuration']) {
      const { data, path } = loader().loadDataWithPath(name)
      expect(Object.keys(data).length).toBeGreaterThan(0)
      expect(loader().isBuiltinPath(path)).toBe(true)
    }
  })

  it('open as wire models that are the same for the whole process', () => {
    const s3 = loader().wireModel('s3')
    expect(loader().wireModel('s3')).toBe(s3)
    expect(loader().wireModel('s3', '2006-03-01')).toBe(s3)
    expect(loader().wireModel('ec2', '2015-10-01').apiVersion).toBe('2015-10-01')
    expect(s3.operation('GetObject')?.input?.member('Key')?.traits).toEqual({
      location: 'uri',
      locationName: 'Key',
      contextParam: { name: 'Key' },
    })
    expect(Object.isFrozen(s3.operation('GetObject')?.input?.member('Key')?.traits)).toBe(true)
    expect(s3.operation('GetObject')).toBe(s3.operation('GetObject'))
    expect(s3.operation('constructor')).toBeUndefined()
    expect(s3.exception('NoSuchKey')?.name).toBe('NoSuchKey')
    expect(s3.exception('__proto__')).toBeUndefined()
    expect(s3.moduleName).toBe('S3')
    expect(loader().wireModel('amp').moduleName).toBe('PrometheusService')
  })

  it('have our patches in them', () => {
    const uri = (name: string, operation: string): string => loader().wireModel(name).operation(operation)!.requestUri
    expect(uri('s3', 'GetObject')).toBe('/{Key+}')
    expect(uri('s3', 'ListObjectsV2')).toBe('?list-type=2')
    expect(uri('s3', 'HeadBucket')).toBe('')
    expect(uri('s3', 'ListBuckets')).toBe('/')
    expect(loader().wireModel('s3control').operation('GetAccessPoint')?.traits.endpoint).toEqual({})
    expect(loader().loadServiceModel('s3', 'service-2')).toHaveProperty(
      'operations.PutBucketAcl.http.requestUri',
      '?acl',
    )
  })

  it('keep the names that something goes by', () => {
    const query = loader().wireModel('dynamodb').operation('Query')!.input!
    expect(query.member('KeyConditionExpression')?.shape.name).toBe('KeyExpression')
    expect(query.member('FilterExpression')?.shape.name).toBe('ConditionExpression')
    expect(query.member('ExclusiveStartKey')?.shape.value?.shape.name).toBe('AttributeValue')
    const record = loader().wireModel('route53').operation('GetHostedZone')!.input!
    expect(record.member('Id')?.shape.name).toBe('ResourceId')
    const role = loader().wireModel('iam').operation('CreateRole')!.input!
    expect(role.member('AssumeRolePolicyDocument')?.shape.name).toBe('policyDocumentType')
  })
})

describe('names', () => {
  it.each([
    '../x',
    's3/../../etc',
    '..',
    '.',
    '',
    '__proto__',
    'constructor',
    'S3',
    's3.txt',
    's3@2006-03-01',
    's3\0',
    'C:\\x',
    'x'.repeat(150),
    'nul',
    'nothing-like-it',
  ])('refuses %j as a service', (name) => {
    const error = failure(() => loader().wireModel(name))
    expect(error).toBeInstanceOf(UnknownServiceError)
    expect(error.message).toMatch(/^Unknown service: '.*'. Valid service names are: accessanalyzer, account/s)
    expect(() => loader().loadServiceModel(name, 'service-2')).toThrow(UnknownServiceError)
    expect(() => loader().loadData(`${name}/2020-01-01/service-2`)).toThrow(DataNotFoundError)
  })

  it('suggests what may have been meant', () => {
    expect(failure(() => loader().wireModel('dynamo')).message).toMatch(/Did you mean .*'dynamodb'/)
    expect(failure(() => loader().wireModel('S3')).message).toMatch(/Did you mean .*'s3'/)
    expect(failure(() => loader().wireModel('lamda')).message).toMatch(/Did you mean .*'lambda'/)
  })

  it.each(['../..', '2006-03-01/../x', '1999-01-01', '__proto__', '2011-12-05'])(
    'refuses %j as a version',
    (version) => {
      expect(() => loader().wireModel('dynamodb', version)).toThrow(DataNotFoundError)
      expect(() => loader().loadServiceModel('dynamodb', 'service-2', { apiVersion: version })).toThrow(
        DataNotFoundError,
      )
      expect(failure(() => loader().wireModel('dynamodb', version)).message).toContain(
        'The API versions of dynamodb are 2012-08-10.',
      )
    },
  )

  it('refuses paths that leave the data', () => {
    for (const path of ['../package', 's3/../../package', '/etc/passwd', 's3//service-2', 'SOURCE', 'package']) {
      expect(() => loader().loadData(path), path).toThrow(DataNotFoundError)
    }
  })
})

describe("somebody's own models", () => {
  it('are found on the data path, plain and zipped, and at home', () => {
    const found = loader(`${join(root, 'first')}${delimiter}${join(root, 'second')}`)
    expect(found.searchPaths.slice(0, 3)).toEqual([
      join(root, 'first'),
      join(root, 'second'),
      join(root, 'home/.aws/models'),
    ])
    expect(found.listAvailableServices('service-2')).toEqual(expect.arrayContaining(['homely', 'mine', 's3']))
    expect(found.listApiVersions('mine', 'service-2')).toEqual(['2020-01-01', '2021-06-01', '2022-01-01'])
    expect(found.wireModel('mine').apiVersion).toBe('2022-01-01')
    expect(found.wireModel('mine', '2021-06-01').operationNames).toEqual(['Do'])
    expect(found.wireModel('homely').operationNames).toEqual(['Do'])
    expect(found.wireModel('mine', '2020-01-01').operationNames).toEqual(['Do'])
    expect(found.determineLatestVersion('mine', 'paginators-1')).toBe('2020-01-01')
    expect(found.wireModel('mine').moduleName).toBe('Mine')
  })

  it('expands variables and the home folder in the data path', () => {
    const paths = loader(['$PLACE/first', '$' + '{PLACE}/second', '~/x', '$NOT_SET'].join(delimiter)).searchPaths
    expect(paths.slice(0, 4)).toEqual([join(root, 'first'), join(root, 'second'), join(root, 'home/x'), '$NOT_SET'])
  })

  it('merges extras, unless told not to', () => {
    const names = (found: Loader): string[] =>
      found
        .wireModel('mine', '2020-01-01')
        .operation('Do')!
        .input!.members.map(({ name }) => name)
    expect(names(loader(join(root, 'first')))).toEqual(['Name', 'Extra'])
    expect(names(new Loader({ dataPath: join(root, 'first'), includeDefaultExtras: false, host }))).toEqual(['Name'])
    const document = loader(join(root, 'first')).loadServiceModel('mine', 'service-2', { apiVersion: '2020-01-01' })
    expect(document).toHaveProperty('shapes.DoRequest.members.Extra')
    expect(loader(join(root, 'first')).loadData('mine/2020-01-01/service-2')).not.toHaveProperty(
      'shapes.DoRequest.members.Extra',
    )
  })

  it('come before the built-in ones, document by document', () => {
    write('over/sts/2011-06-15/paginators-1.json', {
      pagination: { Mine: { input_token: 'a', output_token: 'b', result_key: 'c' } },
    })
    const sts = loader(join(root, 'over')).wireModel('sts')
    expect(sts.paginatorNames).toEqual(['Mine'])
    expect(sts.operation('GetCallerIdentity')).toBeDefined()
    expect(sts.ruleSet()?.kind).toBe('packed')
    // What is made of it is remembered by it.
    expect(sts.ruleSet()).toBe(sts.ruleSet())
    expect(sts.moduleName).toBe('STS')
    write('newer/sts/2099-01-01/service-2.json', MODEL)
    const newer = loader(join(root, 'newer')).wireModel('sts')
    expect(newer.apiVersion).toBe('2099-01-01')
    expect(newer.operationNames).toEqual(['Do'])
    expect(loader(join(root, 'newer')).wireModel('sts', '2011-06-15').operationNames).toContain('AssumeRole')
  })

  it('get our patches where they fit', () => {
    write('patched/my-store/2020-01-01/service-2.json', {
      ...MODEL,
      metadata: { ...MODEL.metadata, serviceId: 'S3' },
      operations: { Do: { name: 'Do', http: { method: 'GET', requestUri: '/{Bucket}/{Key+}' } } },
    })
    expect(loader(join(root, 'patched')).wireModel('my-store').operation('Do')?.requestUri).toBe('/{Key+}')
  })

  it('replace data of no service', () => {
    const found = loader(join(root, 'first'))
    const { data, path } = found.loadDataWithPath('_retry')
    expect(data).toEqual({ mine: true })
    expect(path).toBe(join(root, 'first', '_retry'))
    expect(found.isBuiltinPath(path)).toBe(false)
  })

  it('are told apart from broken files', () => {
    const found = loader(join(root, 'first'))
    expect(failure(() => found.wireModel('broken'))).toBeInstanceOf(InvalidModelError)
    expect(failure(() => found.wireModel('broken')).message).toContain(
      join(root, 'first/broken/2020-01-01/service-2.json'),
    )
    expect(() => found.wireModel('listy')).toThrow('is not a JSON object')
  })

  it('are shared by all loaders of the process until their file changes', () => {
    write('shared/mine/2020-01-01/service-2.json', MODEL)
    const first = loader(join(root, 'shared')).wireModel('mine')
    expect(loader(join(root, 'shared')).wireModel('mine')).toBe(first)
    write('shared/mine/2020-01-01/service-2.json', { ...MODEL, operations: {} })
    expect(loader(join(root, 'shared')).wireModel('mine').operationNames).toEqual([])
  })

  it('need no file at all', () => {
    const found = loader()
    expect(() => found.wireModel('in-memory')).toThrow(UnknownServiceError)
    found.addModel('in-memory', '2024-01-01', { 'service-2': MODEL })
    expect(found.wireModel('in-memory').operationNames).toEqual(['Do'])
    expect(found.wireModel('in-memory').ruleSet()).toBeUndefined()
    expect(found.listAvailableServices('service-2')).toContain('in-memory')
    expect(() => found.addModel('../x', '1', {})).toThrow(UnknownServiceError)
    expect(() => loader().wireModel('in-memory')).toThrow(UnknownServiceError)
  })

  it('can be all there is', () => {
    const only = new Loader({ dataPath: join(root, 'first'), includeDefaultSearchPaths: false, host })
    expect(only.listAvailableServices('service-2')).toEqual(['broken', 'listy', 'mine'])
    expect(() => only.wireModel('s3')).toThrow(UnknownServiceError)
  })
})
