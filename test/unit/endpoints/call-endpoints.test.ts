import { describe, expect, it, vi } from 'vitest'
import { type BuiltinSettings, commonBuiltins } from '../../../src/endpoints/builtins.ts'
import { CallEndpoints, type CallEndpointsOptions } from '../../../src/endpoints/call-endpoints.ts'
import type { Endpoint } from '../../../src/endpoints/endpoint.ts'
import { createRuleSet } from '../../../src/endpoints/rule-set.ts'
import { ParamValidationError } from '../../../src/errors/params.ts'
import { builtinModels } from '../../../src/loaders/model-store.ts'
import { openPack } from '../../../src/loaders/open-pack.ts'
import type { WireOperation } from '../../../src/model/wire-model.ts'
import { builtinPartitions } from './builtin-rules.ts'

const partitions = builtinPartitions()

interface Options extends Partial<Omit<CallEndpointsOptions, 'ruleSet'>> {
  readonly settings?: Partial<BuiltinSettings>
}

function endpointsOf(service: string, operationName: string, options: Options = {}) {
  const model = openPack(builtinModels(), service)!
  const { settings, builtins, ...rest } = options
  const calls = new CallEndpoints({
    ruleSet: createRuleSet(model.ruleSet()!),
    partitions: () => partitions,
    clientContextParams: model.clientContextParams,
    builtins: { ...commonBuiltins({ regionName: 'us-west-2', ...settings }), ...builtins },
    ...rest,
  })
  return calls.operation(model.operation(operationName)!)
}

function urlOf(endpoint: Endpoint | Promise<Endpoint>): string {
  if (endpoint instanceof Promise) throw new Error('a promise where none is needed')
  return endpoint.url
}

describe('endpoints of calls', () => {
  it('are one object when nothing of a call has a say', () => {
    const endpoints = endpointsOf('sts', 'GetCallerIdentity')
    const first = endpoints.resolve({})
    expect(urlOf(first)).toBe('https://sts.us-west-2.amazonaws.com')
    expect(endpoints.resolve({ anything: 1 })).toBe(first)
  })

  it('follow the member that the operation binds', () => {
    const endpoints = endpointsOf('s3', 'GetObject')
    expect(urlOf(endpoints.resolve({ Bucket: 'one', Key: 'k' }))).toBe('https://one.s3.us-west-2.amazonaws.com')
    expect(urlOf(endpoints.resolve({ Bucket: 'Two_2', Key: 'k' }))).toBe('https://s3.us-west-2.amazonaws.com/Two_2')
    const again = endpoints.resolve({ Bucket: 'one', Key: 'another' })
    expect(again).toBe(endpoints.resolve({ Bucket: 'one', Key: 'k' }))
  })

  it('do not look at parameters that no rule reads', () => {
    const endpoints = endpointsOf('s3', 'GetObject')
    expect(endpoints.resolve({ Bucket: 'one', Key: 5 })).toBe(endpoints.resolve({ Bucket: 'one', Key: 'x' }))
  })

  it('read values by path', () => {
    const settings = { accountIdEndpointMode: 'preferred' } as const
    const arn = (account: string) => `arn:aws:dynamodb:us-west-2:${account}:table/t`
    const get = endpointsOf('dynamodb', 'BatchGetItem', { settings })
    expect(urlOf(get.resolve({ RequestItems: { [arn('111111111111')]: {} } }))).toBe(
      'https://111111111111.ddb.us-west-2.amazonaws.com',
    )
    expect(urlOf(get.resolve({ RequestItems: { plain: {} } }))).toBe('https://dynamodb.us-west-2.amazonaws.com')
    expect(urlOf(get.resolve({}))).toBe('https://dynamodb.us-west-2.amazonaws.com')
    const write = endpointsOf('dynamodb', 'TransactWriteItems', { settings })
    expect(urlOf(write.resolve({ TransactItems: [{ Put: { TableName: arn('222222222222') } }] }))).toBe(
      'https://222222222222.ddb.us-west-2.amazonaws.com',
    )
  })

  it('take what is static before everything else', () => {
    const endpoints = endpointsOf('s3', 'CreateBucket', { settings: { useDualstack: true } })
    expect(urlOf(endpoints.resolve({ Bucket: 'b--usw2-az1--x-s3' }))).toBe(
      'https://s3express-control.dualstack.us-west-2.amazonaws.com/b--usw2-az1--x-s3',
    )
  })

  it.each(['ForcePathStyle', 'forcePathStyle', 'force_path_style'])(
    'take %s from the client context before a built-in',
    (name) => {
      const endpoints = endpointsOf('s3', 'GetObject', {
        clientContext: { [name]: true },
        builtins: { 'AWS::S3::ForcePathStyle': false },
      })
      expect(urlOf(endpoints.resolve({ Bucket: 'one' }))).toBe('https://s3.us-west-2.amazonaws.com/one')
    },
  )

  it('say which parameter has the wrong type', () => {
    const endpoints = endpointsOf('dynamodb', 'GetItem')
    expect(() => endpoints.resolve({ TableName: 5 })).toThrow(
      'Value (ResourceArn) is the wrong type. Must be a string. It comes from the parameter TableName.',
    )
  })

  it('treat null as absent', () => {
    const endpoints = endpointsOf('dynamodb', 'GetItem')
    expect(urlOf(endpoints.resolve({ TableName: null }))).toBe('https://dynamodb.us-west-2.amazonaws.com')
  })

  it('can be asked with other built-ins for one call', () => {
    const endpoints = endpointsOf('sts', 'GetCallerIdentity')
    const builtins = commonBuiltins({ regionName: 'eu-west-1' })
    expect(urlOf(endpoints.resolve({}, builtins))).toBe('https://sts.eu-west-1.amazonaws.com')
    expect(urlOf(endpoints.resolve({}))).toBe('https://sts.us-west-2.amazonaws.com')
  })

  it('go to the given endpoint, which switches FIPS and dual-stack off', () => {
    const settings = { endpointUrl: 'https://localhost:1/x', useFips: true, useDualstack: true }
    expect(urlOf(endpointsOf('sts', 'GetCallerIdentity', { settings }).resolve({}))).toBe('https://localhost:1/x')
  })

  it('speak plain http without SSL, but not to an endpoint that was given', () => {
    expect(urlOf(endpointsOf('sts', 'GetCallerIdentity', { useSsl: false }).resolve({}))).toBe(
      'http://sts.us-west-2.amazonaws.com',
    )
    const settings = { endpointUrl: 'https://localhost:1' }
    expect(urlOf(endpointsOf('sts', 'GetCallerIdentity', { settings, useSsl: false }).resolve({}))).toBe(
      'https://localhost:1',
    )
  })

  it('are the legacy one for a model without rules', () => {
    const calls = new CallEndpoints({
      ruleSet: undefined,
      endpointUrl: 'https://thing.us-west-2.amazonaws.com',
      partitions: () => partitions,
      builtins: {},
    })
    const endpoint = calls.operation({ name: 'Do', traits: {} } as WireOperation).resolve({}, {})
    expect(endpoint).toEqual({ url: 'https://thing.us-west-2.amazonaws.com', headers: {}, properties: {} })
  })

  it('translate what rules say', () => {
    const message = 'Invalid ARN: not enough parts'
    const endpoints = endpointsOf('s3', 'GetObject', {
      translateError: (text) =>
        text.startsWith('Invalid ARN') ? new ParamValidationError({ report: message }) : undefined,
    })
    expect(() => endpoints.resolve({ Bucket: 'arn:aws:s3:us-west-2:123456789012:' })).toThrow(
      /Invalid ARN|Parameter validation failed/,
    )
    expect(() => endpoints.resolve({ Bucket: 'arn:aws:s3:us$west:123456789012:accesspoint:x' })).toThrow(
      'Invalid host label to be bound to the hostname of the endpoint: "us$west"',
    )
  })
})

describe('account ids', () => {
  const params = { TableName: 't' }

  it('are asked for at each call, without a promise when they are at hand', () => {
    const accountId = vi.fn(() => '123456789012')
    const endpoints = endpointsOf('dynamodb', 'GetItem', { settings: { accountId } })
    expect(urlOf(endpoints.resolve(params))).toBe('https://123456789012.ddb.us-west-2.amazonaws.com')
    accountId.mockReturnValue('210987654321')
    expect(urlOf(endpoints.resolve(params))).toBe('https://210987654321.ddb.us-west-2.amazonaws.com')
  })

  it('may have to be waited for', async () => {
    const endpoints = endpointsOf('dynamodb', 'GetItem', { settings: { accountId: async () => '123456789012' } })
    const endpoint = endpoints.resolve(params)
    expect(endpoint).toBeInstanceOf(Promise)
    expect((await endpoint).url).toBe('https://123456789012.ddb.us-west-2.amazonaws.com')
  })

  it('are not asked for when disabled', () => {
    const accountId = vi.fn(() => '123456789012')
    const settings = { accountId, accountIdEndpointMode: 'disabled' } as const
    expect(urlOf(endpointsOf('dynamodb', 'GetItem', { settings }).resolve(params))).toBe(
      'https://dynamodb.us-west-2.amazonaws.com',
    )
    expect(accountId).not.toHaveBeenCalled()
  })

  it('can be required', () => {
    const settings = { accountIdEndpointMode: 'required' } as const
    expect(() => endpointsOf('dynamodb', 'GetItem', { settings }).resolve(params)).toThrow(
      'AccountIdEndpointMode is required',
    )
  })

  it('do not concern services whose rules do not ask', () => {
    const accountId = vi.fn(() => '123456789012')
    const endpoints = endpointsOf('sts', 'GetCallerIdentity', { settings: { accountId } })
    expect(endpoints.resolve({})).toBe(endpoints.resolve({}))
    expect(accountId).not.toHaveBeenCalled()
  })
})

it('rules may not ask for a built-in nobody knows', () => {
  const document = {
    version: '1.0',
    parameters: { Moon: { type: 'string', builtIn: 'AWS::Moon' } },
    rules: [{ conditions: [], endpoint: { url: 'https://{Moon}' }, type: 'endpoint' }],
  }
  const options = { ruleSet: createRuleSet({ kind: 'document', document }), partitions: () => partitions }
  const operation = { name: 'Do', traits: {} } as WireOperation
  expect(() => new CallEndpoints({ ...options, builtins: {} }).operation(operation).resolve({})).toThrow(
    'Unknown builtin variable name: AWS::Moon',
  )
  const known = new CallEndpoints({ ...options, builtins: { 'AWS::Moon': 'luna' } }).operation(operation)
  expect(urlOf(known.resolve({}))).toBe('https://luna')
})
