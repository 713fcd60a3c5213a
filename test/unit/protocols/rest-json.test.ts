import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { ParamValidationError } from '../../../src/errors/params.ts'
import { restJson } from '../../../src/protocols/rest-json.ts'
import { type Fixture, OPTIONS, operationOf, responseOf, textOf } from './model-fixture.ts'

function write(fixture: Fixture, params: Record<string, unknown>) {
  return restJson.serialize(operationOf(fixture), params, OPTIONS)
}

const label = (name: string) => ({ [name]: { shape: 'String', location: 'uri', locationName: name } })
const header = (shape: string, locationName: string, more = {}) => ({
  shape,
  location: 'header',
  locationName,
  ...more,
})
const query = (shape: string, locationName: string, more = {}) => ({
  shape,
  location: 'querystring',
  locationName,
  ...more,
})

describe('paths', () => {
  const fixture = { http: { requestUri: '/a/{x}/b/{y+}?fixed=1&flag' }, input: { ...label('x'), ...label('y') } }

  it('have labels filled in, percent-encoded; greedy ones keep their slashes', () => {
    const request = write(fixture, { x: "a/b c!*'()é😀", y: 'd/e f' })
    expect(request.path).toBe('/a/a%2Fb%20c%21%2A%27%28%29%C3%A9%F0%9F%98%80/b/d/e%20f')
    expect(request.query).toBe('fixed=1&flag')
    expect(request.body).toBeUndefined()
    expect(request.headers).toEqual({})
  })

  it('need every label, and some text in it', () => {
    expect(() => write(fixture, { x: 'x' })).toThrow('Missing required parameter in input: "y"')
    expect(() => write(fixture, { x: '', y: 'y' })).toThrow(
      'Invalid length for parameter x, value: 0, valid min length: 1',
    )
  })

  it('have numbers, booleans and times as text', () => {
    const input = {
      n: { shape: 'Long', location: 'uri', locationName: 'n' },
      b: { shape: 'Boolean', location: 'uri', locationName: 'b' },
      t: { shape: 'Timestamp', location: 'uri', locationName: 't' },
    }
    const request = write({ http: { requestUri: '/{n}/{b}/{t}' }, input }, { n: 2 ** 70, b: true, t: 0 })
    expect(request.path).toBe('/1180591620717411303424/true/1970-01-01T00%3A00%3A00Z')
  })
})

describe('queries', () => {
  const input = {
    text: query('String', 'a b'),
    list: query('Strings', 'l'),
    time: query('Timestamp', 't', { timestampFormat: 'unixTimestamp' }),
    map: { shape: 'StringMap', location: 'querystring' },
    lists: { shape: 'ListMap', location: 'querystring' },
  }
  const shapes = { ListMap: { type: 'map', key: { shape: 'String' }, value: { shape: 'Strings' } } }

  it('have lists repeated and times in the format of the model', () => {
    const params = { text: 'x&y', list: ['1', '2'], time: '2020-01-01' }
    expect(write({ input, shapes }, params).query).toBe('a%20b=x%26y&l=1&l=2&t=1577836800')
    expect(write({ input, shapes }, { list: [] }).query).toBe('')
  })

  it('take maps, whose keys give way to members', () => {
    const params = { map: { l: 'no', 'a b': 'no', z: 'yes' }, lists: { m: ['1', '2'] }, text: 'x', list: ['1'] }
    expect(write({ input, shapes }, params).query).toBe('a%20b=x&l=1&z=yes&m=1&m=2')
  })
})

describe('headers', () => {
  it('are written as boto writes them', () => {
    const input = {
      flag: header('Boolean', 'X-Flag'),
      time: header('Timestamp', 'X-Time'),
      iso: header('Timestamp', 'X-Iso', { timestampFormat: 'iso8601' }),
      list: header('Strings', 'X-List'),
      none: header('Strings', 'X-None'),
      json: header('String', 'X-Json', { jsonvalue: true }),
      number: header('Double', 'X-Number'),
    }
    const params = {
      flag: false,
      time: 1.5,
      iso: new Date(1500),
      list: ['a', 'b,c', 'd"e'],
      none: [],
      json: { a: 'é', b: 9007199254740993n },
      number: Number.NEGATIVE_INFINITY,
    }
    expect(write({ input }, params).headers).toEqual({
      'x-flag': 'false',
      'x-time': 'Thu, 01 Jan 1970 00:00:01 GMT',
      'x-iso': '1970-01-01T00:00:01Z',
      'x-list': 'a,"b,c","d\\"e"',
      'x-json': Buffer.from('{"a":"\\u00e9","b":9007199254740993}').toString('base64'),
      'x-number': '-Infinity',
    })
  })

  it('come from maps, with a prefix', () => {
    const input = { meta: { shape: 'StringMap', location: 'headers', locationName: 'X-Meta-' } }
    expect(write({ input }, { meta: { Foo: '1', bar: '' } }).headers).toEqual({ 'x-meta-foo': '1', 'x-meta-bar': '' })
  })

  it('cannot smuggle others in', () => {
    const input = {
      meta: { shape: 'StringMap', location: 'headers', locationName: 'X-' },
      text: header('String', 'X-A'),
    }
    const bad = [{ text: 'a\r\nb: c' }, { meta: { a: 'x\ny' } }, { meta: { 'a: b': 'c' } }, { meta: { 'a\nb': 'c' } }]
    for (const params of bad) expect(() => write({ input }, params)).toThrow(ParamValidationError)
  })
})

describe('bodies', () => {
  it('have the members that are bound nowhere else', () => {
    const input = { A: { shape: 'String', locationName: 'a' }, B: { shape: 'Blob' }, H: header('String', 'H') }
    const request = write({ input, inputTraits: { required: ['A', 'H'] } }, { A: 'x', B: 'hi', H: 'h' })
    expect(textOf(request.body)).toBe('{"a":"x","B":"aGk="}')
    expect(request.headers).toEqual({ h: 'h', 'content-type': 'application/json' })
  })

  it('are {} where there could be some, and nothing where not', () => {
    expect(textOf(write({ input: { A: { shape: 'String' } } }, {}).body)).toBe('{}')
    expect(write({ input: { H: header('String', 'H') } }, { H: 'x' }).body).toBeUndefined()
    expect(write({}, {}).body).toBeUndefined()
  })

  it('keep the type that a parameter gives them', () => {
    const input = { A: { shape: 'String' }, T: header('String', 'Content-Type') }
    expect(write({ input }, { A: 'x', T: 'text/x' }).headers).toEqual({ 'content-type': 'text/x' })
  })

  it('are one member, raw when it is bytes or text', () => {
    const bytes = new Uint8Array([1, 2])
    const blob = { input: { Body: { shape: 'Blob' } }, inputTraits: { payload: 'Body' } }
    expect(write(blob, { Body: bytes })).toMatchObject({ body: bytes, headers: {} })
    expect(textOf(write(blob, { Body: 'text' }).body)).toBe('text')
    expect(write(blob, {}).body).toBeUndefined()
  })

  it('may be streams, whatever the model says of the blob', () => {
    for (const shape of ['Blob', 'Stream']) {
      const fixture = { input: { Body: { shape } }, inputTraits: { payload: 'Body' } }
      expect(write(fixture, { Body: Readable.from([Buffer.from('x')]) }).body).toHaveProperty('open')
    }
    expect(() => write({ input: { B: { shape: 'Blob' } } }, { B: Readable.from([]) })).toThrow(
      'Invalid type for parameter B',
    )
  })

  it('are one structure or document', () => {
    const shapes = {
      Sub: { type: 'structure', members: { A: { shape: 'String' } }, required: ['A'] },
      Union: { type: 'structure', union: true, members: { A: { shape: 'String' } } },
    }
    const payload = (shape: string) => ({ shapes, input: { P: { shape } }, inputTraits: { payload: 'P' } })
    expect(textOf(write(payload('Sub'), { P: { A: 'x' } }).body)).toBe('{"A":"x"}')
    expect(textOf(write(payload('Sub'), {}).body)).toBe('{}')
    expect(textOf(write(payload('Document'), { P: [1, 'x'] }).body)).toBe('[1,"x"]')
    expect(write(payload('Union'), {}).body).toBeUndefined()
    expect(() => write(payload('Sub'), { P: {} })).toThrow('Missing required parameter in P: "A"')
  })

  it('of events are left to whoever frames them', () => {
    const events = (async function* () {})()
    const request = write(
      {
        shapes: { Events: { type: 'structure', eventstream: true, members: {} } },
        input: { E: { shape: 'Events' } },
        inputTraits: { payload: 'E' },
      },
      { E: events },
    )
    expect(request.body).toBeUndefined()
    expect(request.headers['content-type']).toBe('application/vnd.amazon.eventstream')
  })
})

describe('validation', () => {
  const fixture = {
    http: { requestUri: '/{id}' },
    input: { ...label('id'), N: query('Integer', 'n'), D: { shape: 'Document' }, B: { shape: 'Integer' } },
    inputTraits: { required: ['id', 'B'] },
  }

  it('collects the problems of every part of the request', () => {
    expect(() => write(fixture, { N: 'x', B: null, X: 1 })).toThrow(
      'Parameter validation failed:\n' +
        'Missing required parameter in input: "id"\n' +
        'Unknown parameter in input: "X", must be one of: id, N, D, B\n' +
        'Invalid type for parameter N, value: x, type: string, valid types: integer, bigint\n' +
        'Invalid type for parameter B, value: null, type: null, valid types: integer, bigint',
    )
  })

  it('lets a document be null, which says nothing', () => {
    expect(textOf(write(fixture, { id: 'i', B: 1, D: null }).body)).toBe('{"B":1}')
  })

  it('checks labels of the host', () => {
    const host = {
      input: { Account: { shape: 'String', hostLabel: true } },
      inputTraits: { required: ['Account'] },
      operation: { endpoint: { hostPrefix: '{Account}.data-' } },
    }
    expect(write(host, { Account: 'a-1' }).hostPrefix).toBe('a-1.data-')
    expect(() => write(host, { Account: 'a/b' })).toThrow(
      'Invalid value for parameter(s): Account. Must contain only alphanumeric characters, hyphen, or period.',
    )
    expect(() => write(host, { Account: 'a\n' })).toThrow('Invalid value for parameter(s): Account')
    expect(() => write(host, { Account: '' })).toThrow('valid min length: 1')
    const options = { ...OPTIONS, injectHostPrefix: false }
    expect(restJson.serialize(operationOf(host), { Account: 'a' }, options).hostPrefix).toBeUndefined()
  })
})

describe('answers', () => {
  it('have members in headers, status and body', () => {
    const operation = operationOf({
      output: {
        Status: { shape: 'Integer', location: 'statusCode' },
        Count: header('Long', 'X-Count'),
        Flag: header('Boolean', 'X-Flag'),
        Times: header('Times', 'X-Times'),
        Names: header('Strings', 'X-Names'),
        Json: header('String', 'X-Json', { jsonvalue: true }),
        Meta: { shape: 'StringMap', location: 'headers', locationName: 'X-Meta-' },
        Body: { shape: 'String', locationName: 'body' },
      },
      shapes: { Times: { type: 'list', member: { shape: 'Timestamp' } } },
    })
    const headers = {
      'x-count': '9223372036854775807',
      'x-flag': 'True',
      'x-times': 'Thu, 01 Jan 1970 00:00:01 GMT, Thu, 01 Jan 1970 00:00:02 GMT',
      'x-names': 'a, "b,c" ,"d\\"e"',
      'x-json': Buffer.from('{"a":[1]}').toString('base64'),
      'x-meta-one': '1',
      'x-meta-__proto__': 'p',
      'x-amz-request-id': 'r',
      'x-amz-id-2': 'h',
    }
    const { Meta, ...rest } = restJson.parse(operation, responseOf('{"body":"b"}', 201, headers))
    expect(rest).toEqual({
      Status: 201,
      Count: 9223372036854775807n,
      Flag: true,
      Times: [new Date(1000), new Date(2000)],
      Names: ['a', 'b,c', 'd"e'],
      Json: { a: [1] },
      Body: 'b',
      ResponseMetadata: { RequestId: 'r', HostId: 'h', HTTPStatusCode: 201, HTTPHeaders: headers },
    })
    expect(JSON.stringify(Meta)).toBe('{"one":"1","__proto__":"p"}')
  })

  it('that are streams are handed on', () => {
    const fixture = { output: { Body: { shape: 'Stream' } }, outputTraits: { payload: 'Body' } }
    const body = Readable.from([Buffer.from('x')])
    const operation = operationOf(fixture)
    expect(restJson.parse(operation, { statusCode: 200, headers: {}, body })['Body']).toBe(body)
  })

  it('may be text', () => {
    const operation = operationOf({ output: { T: { shape: 'String' } }, outputTraits: { payload: 'T' } })
    expect(restJson.parse(operation, responseOf('h\u00e9'))['T']).toBe('h\u00e9')
  })

  it('with headers that make no sense are refused', () => {
    const operation = operationOf({
      output: { Json: header('String', 'X', { jsonvalue: true }), N: header('Long', 'N') },
    })
    expect(() => restJson.parse(operation, responseOf('', 200, { x: '***' }))).toThrow('not base64 of JSON')
    expect(() => restJson.parse(operation, responseOf('', 200, { n: 'many' }))).toThrow('Invalid integer: many')
  })
})
