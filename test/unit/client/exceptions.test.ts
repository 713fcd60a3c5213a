import { describe, expect, it } from 'vitest'
import { createExceptions } from '../../../src/client/exceptions.ts'
import { ArgumentError, AwsError, ClientError, ValidationError } from '../../../src/errors/index.ts'
import type { WireModel, WireShape } from '../../../src/model/wire-model.ts'

const NAMES: Readonly<Record<string, string>> = {
  NoSuchKey: 'NoSuchKey',
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  ValidationError: 'ValidationError',
  odd: 'odd',
}

function model(serviceName: string): WireModel {
  const shapes = new Map<string, Partial<WireShape>>()
  for (const [name, code] of Object.entries(NAMES)) shapes.set(code, { name, traits: {} })
  return {
    serviceName,
    exceptionNames: Object.keys(NAMES),
    exception: (code: string) => shapes.get(code),
  } as Partial<WireModel> as WireModel
}

const response = { Error: { Code: 'NoSuchKey', Message: 'gone' } }

describe('the exceptions of a client', () => {
  const s3 = model('s3')
  const exceptions = createExceptions(s3)

  it('are classes below ClientError, the same each time', () => {
    const { NoSuchKey } = exceptions
    const error = new NoSuchKey!(response, 'GetObject')
    expect(error).toBeInstanceOf(exceptions.NoSuchKey!)
    expect(error).toBeInstanceOf(ClientError)
    expect(error).toBeInstanceOf(exceptions.ClientError)
    expect(error).toBeInstanceOf(AwsError)
    expect(error).not.toBeInstanceOf(exceptions.QueueDoesNotExist!)
    expect(error.name).toBe('NoSuchKey')
    expect(NoSuchKey!.name).toBe('NoSuchKey')
    expect(error.message).toBe('An error occurred (NoSuchKey) when calling the GetObject operation: gone')
    expect(createExceptions(s3)).toBe(exceptions)
    expect(exceptions.NoSuchKey).toBe(NoSuchKey)
  })

  it('are found by code', () => {
    expect(exceptions.fromCode('AWS.SimpleQueueService.NonExistentQueue')).toBe(exceptions.QueueDoesNotExist)
    expect(exceptions.fromCode('Nobody')).toBe(ClientError)
  })

  it('are those of one service', () => {
    const other = createExceptions(model('other'))
    const error = new other.NoSuchKey!(response, 'X')
    expect(error).not.toBeInstanceOf(exceptions.NoSuchKey!)
    expect(new (createExceptions(model('s3')).NoSuchKey!)(response, 'X')).toBeInstanceOf(exceptions.NoSuchKey!)
  })

  it("are no errors of this library's own that have the same name", () => {
    const error = new exceptions.ValidationError!(response, 'X')
    expect(error).not.toBeInstanceOf(ValidationError)
    expect(error).toBeInstanceOf(exceptions.ValidationError!)
    expect(error.name).toBe('ValidationError')
  })

  it('name the ones there are when asked for one there is not', () => {
    expect(() => exceptions.NoSuchKye).toThrow(ArgumentError)
    expect(() => exceptions.NoSuchKye).toThrow(
      "s3 has no exception NoSuchKye. Valid exceptions are: NoSuchKey, QueueDoesNotExist, ValidationError, odd. Did you mean 'NoSuchKey'?",
    )
  })

  it('can be looked at', () => {
    expect(exceptions.odd).toBeTypeOf('function')
    expect((exceptions as Record<string, unknown>)['then']).toBeUndefined()
    expect((exceptions as Record<string, unknown>)['constructor']).toBeUndefined()
    expect('NoSuchKey' in exceptions).toBe(true)
    expect('Nobody' in exceptions).toBe(false)
    expect(Object.keys(exceptions)).toEqual([...Object.keys(NAMES), 'ClientError', 'fromCode'])
  })
})
