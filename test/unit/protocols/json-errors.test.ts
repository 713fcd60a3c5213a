import { describe, expect, it } from 'vitest'
import { awsJson } from '../../../src/protocols/aws-json.ts'
import type { Protocol } from '../../../src/protocols/protocol.ts'
import { restJson } from '../../../src/protocols/rest-json.ts'
import { operationOf, responseOf } from './model-fixture.ts'

const operation = operationOf({
  shapes: {
    Missing: {
      type: 'structure',
      exception: true,
      members: {
        message: { shape: 'String' },
        Count: { shape: 'Long' },
        Error: { shape: 'String' },
        Where: { shape: 'String', location: 'header', locationName: 'X-Where' },
      },
    },
    Queue: { type: 'structure', exception: true, error: { code: 'Old.Queue' }, members: { Name: { shape: 'String' } } },
  },
})

function codeOf(protocol: Protocol, body: string, headers: Record<string, string> = {}, status = 400): string {
  return protocol.parseError(operation, responseOf(body, status, headers)).Error!.Code
}

describe('the code of an error', () => {
  it('is the type in the body', () => {
    expect(codeOf(awsJson, '{"__type":"a.b#Missing"}')).toBe('Missing')
    expect(codeOf(awsJson, '{"__type":"Missing:http://x/y"}')).toBe('Missing')
    expect(codeOf(awsJson, '{"__type":"a#Missing:http://x/y#z"}')).toBe('Missing')
    expect(codeOf(restJson, '{"__type":"Missing"}')).toBe('Missing')
  })

  it('is in a header, or in the body under its own name', () => {
    for (const protocol of [awsJson, restJson]) {
      expect(codeOf(protocol, '{}', { 'x-amzn-errortype': 'a#Missing:http://x' })).toBe('Missing')
      expect(codeOf(protocol, '', { 'x-amzn-errortype': 'Missing' }, 500)).toBe('Missing')
      expect(codeOf(protocol, '{"code":"a#Missing"}')).toBe('Missing')
    }
    expect(codeOf(restJson, '{"Code":"Missing"}')).toBe('Missing')
    expect(codeOf(restJson, '{"code":404}')).toBe('404')
    expect(codeOf(restJson, '{"code":"B"}', { 'x-amzn-errortype': 'H' })).toBe('H')
  })

  it('is the status when nothing else is known', () => {
    for (const body of ['', '{}', 'null', '[]', '"x"', '5', 'nonsense', '{"__type":5}']) {
      expect(codeOf(awsJson, body)).toBe('400')
    }
    expect(codeOf(restJson, '', {}, 304)).toBe('304')
  })
})

describe('an error', () => {
  it('has a message under either name', () => {
    const messageOf = (body: string) => awsJson.parseError(operation, responseOf(body, 400)).Error!.Message
    expect(messageOf('{"message":"m"}')).toBe('m')
    expect(messageOf('{"Message":"M"}')).toBe('M')
    expect(messageOf('{"message":null,"Message":"M"}')).toBeNull()
    expect(messageOf('{"Message":null}')).toBeNull()
    expect(messageOf('{"message":5}')).toBe('5')
    expect(messageOf('{}')).toBe('')
    expect(messageOf('Forbidden')).toBe('Forbidden')
  })

  it('has the members that the model gives it, and keeps what is its own', () => {
    const headers = { 'x-amzn-requestid': 'id', 'x-where': 'here' }
    const body = '{"__type":"Missing","message":"m","Count":"7","Error":"e","Other":1}'
    expect(restJson.parseError(operation, responseOf(body, 404, headers))).toEqual({
      Error: { Code: 'Missing', Message: 'm' },
      ResponseMetadata: { RequestId: 'id', HTTPStatusCode: 404, HTTPHeaders: headers },
      message: 'm',
      Count: 7,
      Where: 'here',
    })
  })

  it('is heard of even when its members cannot be read', () => {
    const error = awsJson.parseError(operation, responseOf('{"__type":"Missing","Count":[]}', 400))
    expect(error.Error!.Code).toBe('Missing')
    expect(error).not.toHaveProperty('Count')
  })

  it('says no more than its status when something on the way answered', () => {
    const html = '\n <html><body>Service Unavailable</body></html>'
    for (const protocol of [awsJson, restJson]) {
      expect(protocol.parseError(operation, responseOf(html, 503, { a: 'b' }))).toEqual({
        Error: { Code: '503', Message: 'Service Unavailable' },
        ResponseMetadata: { HTTPStatusCode: 503, HTTPHeaders: { a: 'b' } },
      })
    }
  })

  it('may have the code that the service had in the query protocol', () => {
    const parse = (value: string) =>
      awsJson.parseError(operation, responseOf('{"__type":"Queue","Name":"q"}', 400, { 'x-amzn-query-error': value }))
    expect(parse('Old.Queue;Sender')).toMatchObject({
      Error: { Code: 'Old.Queue', QueryErrorCode: 'Queue', Type: 'Sender' },
      Name: 'q',
    })
    for (const value of ['Old.Queue', ';Sender', 'a;b;c'])
      expect(parse(value).Error).toEqual({ Code: 'Queue', Message: '' })
  })
})
