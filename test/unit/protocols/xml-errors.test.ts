import { describe, expect, it } from 'vitest'
import { ClientError } from '../../../src/errors/client-error.ts'
import { RawModel } from '../../../src/loaders/raw-model.ts'
import { awsQuery } from '../../../src/protocols/aws-query.ts'
import { ec2Query } from '../../../src/protocols/ec2-query.ts'
import { isUnreadable } from '../../../src/protocols/generic-error.ts'
import type { ErrorResponse, Protocol } from '../../../src/protocols/protocol.ts'
import { restXml } from '../../../src/protocols/rest-xml.ts'

const model = new RawModel('test', '2026-01-01', () => ({
  metadata: {},
  operations: { Get: { name: 'Get' } },
  shapes: {
    Missing: {
      type: 'structure',
      exception: true,
      error: { code: 'NotThere' },
      members: {
        Key: { shape: 'String' },
        When: { shape: 'Time' },
        Count: { shape: 'Count', location: 'header', locationName: 'x-count' },
      },
    },
    String: { type: 'string' },
    Time: { type: 'timestamp' },
    Count: { type: 'integer' },
  },
}))

function answer(
  protocol: Protocol,
  body: string,
  statusCode = 400,
  headers: Record<string, string> = {},
): ErrorResponse {
  return protocol.parseError(model.operation('Get')!, { statusCode, headers, body: Buffer.from(body) })
}

const metadata = (HTTPStatusCode: number, more: object = {}, HTTPHeaders: object = {}) => ({
  ...more,
  HTTPStatusCode,
  HTTPHeaders,
})

describe('errors of query', () => {
  it('have a code, a message, a type, the id, and what stands beside them', () => {
    const xml =
      '<ErrorResponse xmlns="urn:x"><Error><Type>Sender</Type><Code>C</Code><Message>M &amp; m</Message><Detail/></Error>' +
      '<RequestId>id</RequestId><More><Deep>1</Deep></More></ErrorResponse>'
    expect(answer(awsQuery, xml)).toEqual({
      Error: { Type: 'Sender', Code: 'C', Message: 'M & m', Detail: null },
      More: { Deep: '1' },
      ResponseMetadata: metadata(400, { RequestId: 'id' }),
    })
  })

  it('have the members of their exception at the top', () => {
    const fields = '<Code>NotThere</Code><Message>m</Message><Key>k</Key><When>1970-01-01T00:00:01Z</When>'
    const got = answer(awsQuery, `<ErrorResponse><Error>${fields}</Error></ErrorResponse>`)
    expect(got).toMatchObject({ Key: 'k', When: new Date(1000), Error: { Code: 'NotThere' } })
  })

  it('come without a member that is not what it should be', () => {
    const got = answer(
      awsQuery,
      '<ErrorResponse><Error><Code>NotThere</Code><When>never</When></Error></ErrorResponse>',
    )
    expect(got).toEqual({ Error: { Code: 'NotThere', When: 'never' }, ResponseMetadata: metadata(400) })
  })

  it('stay at the top where the root is the error, from where ClientError takes them', () => {
    const got = answer(awsQuery, '<Error><Code>C</Code><Message>m</Message><RequestId>id</RequestId></Error>')
    expect(got).toEqual({ Code: 'C', Message: 'm', ResponseMetadata: metadata(400, { RequestId: 'id' }) })
    const error = new ClientError(got, 'Get')
    expect(error.code).toBe('C')
    expect(error.message).toBe('An error occurred (C) when calling the Get operation: m')
  })
})

describe('errors of ec2', () => {
  const wrap = (error: string) => `<Response><Errors>${error}</Errors><RequestID>id</RequestID></Response>`

  it('are the first of a list', () => {
    const one = (code: string) => `<Error><Code>${code}</Code><Message>m</Message></Error>`
    expect(answer(ec2Query, wrap(one('A') + one('B')))).toEqual({
      Error: { Code: 'A', Message: 'm' },
      ResponseMetadata: metadata(400, { RequestId: 'id' }),
    })
  })

  it('have the members of their exception at the top', () => {
    const got = answer(ec2Query, wrap('<Error><Code>NotThere</Code><Key>k</Key></Error>'))
    expect(got).toMatchObject({ Key: 'k', Error: { Code: 'NotThere', Key: 'k' } })
  })
})

describe('errors of rest-xml', () => {
  const headers = { 'x-amz-request-id': 'rid', 'x-amz-id-2': 'hid', 'x-count': '3' }
  const ids = { RequestId: 'rid', HostId: 'hid' }

  it('are those of S3, whose ids come from the headers', () => {
    const fields = '<Code>NotThere</Code><Message/><Key>k</Key><RequestId>no</RequestId><HostId>no</HostId>'
    for (const root of ['<Error>', '<Error xmlns="urn:s3">']) {
      expect(answer(restXml, `<?xml version="1.0"?>\n${root}${fields}</Error>`, 404, headers)).toEqual({
        Error: { Code: 'NotThere', Message: null, Key: 'k' },
        Key: 'k',
        Count: 3,
        ResponseMetadata: metadata(404, ids, headers),
      })
    }
  })

  it('are those of the others', () => {
    const xml = '<ErrorResponse><Error><Code>C</Code></Error><RequestId>id</RequestId></ErrorResponse>'
    expect(answer(restXml, xml)).toEqual({
      Error: { Code: 'C', Message: '' },
      ResponseMetadata: metadata(400, { RequestId: 'id' }),
    })
  })

  it('are what the status says where there is no body', () => {
    expect(answer(restXml, '', 404, headers)).toEqual({
      Error: { Code: '404', Message: 'Not Found' },
      ResponseMetadata: metadata(404, ids, headers),
    })
    expect(answer(restXml, '', 503, headers).ResponseMetadata).toEqual(metadata(503, {}, headers))
  })
})

describe('errors that cannot be read', () => {
  const headers = { 'x-amzn-requestid': 'rid' }

  it('are known as such, but for rest-xml, where the head says it all', () => {
    for (const protocol of [awsQuery, ec2Query, restXml]) {
      for (const body of ['', 'Forbidden', '<ErrorResponse><Error><Code>C</Co']) {
        const got = answer(protocol, body, 403, headers)
        expect(got.Error).toEqual({ Code: '403', Message: 'Forbidden' })
        expect(isUnreadable(got)).toBe(protocol !== restXml)
        if (protocol !== restXml) expect(got.ResponseMetadata).toEqual(metadata(403, { RequestId: 'rid' }, headers))
      }
    }
  })

  it('are not those that something in between made', () => {
    for (const protocol of [awsQuery, ec2Query]) {
      expect(isUnreadable(answer(protocol, '<html></html>', 403))).toBe(false)
      expect(isUnreadable(answer(protocol, '', 503))).toBe(false)
    }
  })
})

describe('errors of something in between', () => {
  it('are what their page says, as in boto, and have the status as their code', () => {
    const page = '<html><body>no</body></html>'
    expect(answer(awsQuery, page, 403)).toEqual({ body: 'no', ResponseMetadata: metadata(403) })
    expect(answer(ec2Query, page, 403)).toEqual({ body: 'no', ResponseMetadata: metadata(403) })
    expect(answer(restXml, page, 403)).toEqual({
      Error: { Code: '', Message: '' },
      body: 'no',
      ResponseMetadata: metadata(403),
    })
    expect(answer(restXml, page, 503).Error).toEqual({ Code: '503', Message: 'Service Unavailable' })
  })

  const pages = [
    '<html><body>Sorry</body></html>',
    ' \n<html>',
    '<!DOCTYPE html><HTML/>',
    '<HTML><body/></HTML>',
    'Sorry',
    '',
  ]
  for (const protocol of [awsQuery, ec2Query, restXml]) {
    for (const page of pages) {
      it(`${protocol.name}: ${JSON.stringify(page)}`, () => {
        const sentence = (status: number) => new ClientError(answer(protocol, page, status), 'Get').message
        expect(sentence(503)).toBe('An error occurred (503) when calling the Get operation: Service Unavailable')
        expect(sentence(413)).toBe('An error occurred (413) when calling the Get operation: Request Entity Too Large')
      })
    }
  }
})
