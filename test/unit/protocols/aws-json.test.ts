import { describe, expect, it } from 'vitest'
import { ParamValidationError } from '../../../src/errors/params.ts'
import { awsJson } from '../../../src/protocols/aws-json.ts'
import { OPTIONS, operationOf, responseOf, textOf } from './model-fixture.ts'

const TREE = { type: 'structure', members: { Name: { shape: 'String' }, Sub: { shape: 'Tree' } } }

function bodyOf(input: Record<string, unknown>, params: Record<string, unknown>, shapes = {}): string {
  return textOf(awsJson.serialize(operationOf({ input, shapes }), params, OPTIONS).body)
}

describe('requests', () => {
  it('name their operation in a header, and say which JSON they are', () => {
    const request = awsJson.serialize(operationOf({}), {}, OPTIONS)
    expect(request).toEqual({
      method: 'POST',
      path: '/',
      query: '',
      headers: { 'x-amz-target': 'Target.Do', 'content-type': 'application/x-amz-json-1.1' },
      body: Buffer.from('{}'),
      hostPrefix: undefined,
    })
  })

  it('tell services that once spoke query', () => {
    const operation = operationOf({ metadata: { awsQueryCompatible: {} } })
    expect(awsJson.serialize(operation, {}, OPTIONS).headers['x-amzn-query-mode']).toBe('true')
  })

  it('carry whole numbers beyond 2^53 exactly', () => {
    const members = { A: { shape: 'Long' }, B: { shape: 'Long' }, C: { shape: 'Strings' }, D: { shape: 'Document' } }
    const params = { A: 9223372036854775807n, B: 2 ** 60, C: ['"\\', '9'], D: { x: [-9007199254740993n, 1.5, 'é'] } }
    expect(bodyOf(members, params)).toBe(
      '{"A":9223372036854775807,"B":1152921504606846976,"C":["\\"\\\\","9"],"D":{"x":[-9007199254740993,1.5,"é"]}}',
    )
  })

  it('write what JSON has no numbers for as text', () => {
    const members = { A: { shape: 'Double' }, B: { shape: 'Float' }, C: { shape: 'Double' }, D: { shape: 'Double' } }
    const params = { A: Number.NaN, B: Number.POSITIVE_INFINITY, C: Number.NEGATIVE_INFINITY, D: 5n }
    expect(bodyOf(members, params)).toBe('{"A":"NaN","B":"Infinity","C":"-Infinity","D":5}')
  })

  it('write blobs in base64 and times in seconds, of every kind that people have', () => {
    const members = { A: { shape: 'Blob' }, B: { shape: 'Timestamp' } }
    const blobs = ['hi', new Uint8Array([104, 105]), Buffer.from('hi'), new Uint8Array([104, 105]).buffer]
    for (const A of blobs) expect(bodyOf(members, { A })).toBe('{"A":"aGk="}')
    const times = [new Date(1500), 1.5, '1.5', '1970-01-01T00:00:01.5Z']
    for (const B of times) expect(bodyOf(members, { B })).toBe('{"B":1.5}')
  })

  it('leave out what is undefined', () => {
    expect(bodyOf({ A: { shape: 'String' }, B: { shape: 'StringMap' } }, { A: undefined, B: { x: undefined } })).toBe(
      '{"B":{}}',
    )
  })

  it('leave the parameters as they are', () => {
    const date = new Date(0)
    const params = { Time: date, Sub: { Name: 'x' } }
    const members = { Time: { shape: 'Timestamp' }, Sub: { shape: 'Tree' } }
    bodyOf(members, params, { Tree: TREE })
    expect(params).toEqual({ Time: date, Sub: { Name: 'x' } })
  })

  it('use the names of the wire, also where they cross', () => {
    const members = { A: { shape: 'String', locationName: 'B' }, B: { shape: 'String', locationName: 'A' } }
    expect(JSON.parse(bodyOf(members, { A: 'a', B: 'b' }))).toEqual({ A: 'b', B: 'a' })
  })

  it('take instances of classes for what they have', () => {
    class Point {
      Name = 'p'
      toJSON(): string {
        return 'something else'
      }
    }
    expect(bodyOf({ Sub: { shape: 'Tree' } }, { Sub: new Point() }, { Tree: TREE })).toBe('{"Sub":{"Name":"p"}}')
    expect(bodyOf({ D: { shape: 'Document' } }, { D: [new Point()] })).toBe('{"D":[{"Name":"p"}]}')
  })

  it('keep __proto__ as a key', () => {
    const map = JSON.parse('{"__proto__":"x"}')
    expect(bodyOf({ M: { shape: 'StringMap' } }, { M: map })).toBe('{"M":{"__proto__":"x"}}')
    expect(bodyOf({ D: { shape: 'Document' } }, { D: { deep: map } })).toBe('{"D":{"deep":{"__proto__":"x"}}}')
  })

  it('get a new token for each one that was left out', () => {
    const operation = operationOf({ input: { Token: { shape: 'String', idempotencyToken: true } } })
    const params = {}
    expect(textOf(awsJson.serialize(operation, params, OPTIONS).body)).toBe('{"Token":"token"}')
    expect(textOf(awsJson.serialize(operation, { Token: 'mine' }, OPTIONS).body)).toBe('{"Token":"mine"}')
    expect(params).toEqual({})
  })

  it('refuse an object that contains itself', () => {
    const loop: Record<string, unknown> = {}
    loop['Sub'] = loop
    const operation = operationOf({ input: TREE.members, shapes: { Tree: TREE } })
    expect(() => awsJson.serialize(operation, loop, OPTIONS)).toThrow(ParamValidationError)
    expect(() => awsJson.serialize(operation, loop, OPTIONS)).toThrow('is nested too deeply')
  })

  it('are not validated when nobody wants it, and have no nulls then', () => {
    const operation = operationOf({
      input: { A: { shape: 'String' }, B: { shape: 'Integer' }, C: { shape: 'Strings' } },
      inputTraits: { required: ['A'] },
    })
    const body = awsJson.serialize(operation, { A: null, B: 'x', C: [null, 'c'] }, { ...OPTIONS, validate: false }).body
    expect(textOf(body)).toBe('{"B":"x","C":[null,"c"]}')
  })

  it('refuse unknown parameters even then', () => {
    const serialize = () => awsJson.serialize(operationOf({ input: {} }), { X: 1 }, { ...OPTIONS, validate: false })
    expect(serialize).toThrow('Unknown parameter in input: "X"')
  })
})

describe('answers', () => {
  const output = {
    Text: { shape: 'String' },
    Count: { shape: 'Long' },
    Data: { shape: 'Blob' },
    When: { shape: 'Timestamp' },
    Tags: { shape: 'StringMap' },
    Any: { shape: 'Document' },
    Anything: { shape: 'Documents' },
    Sub: { shape: 'Renamed' },
    One: { shape: 'Union' },
    Many: { shape: 'Many' },
  }
  const shapes = {
    Renamed: { type: 'structure', members: { Name: { shape: 'String', locationName: 'n' } } },
    Union: { type: 'structure', union: true, members: { A: { shape: 'String' }, B: { shape: 'Long' } } },
    Many: { type: 'list', member: { shape: 'Renamed' } },
    Documents: { type: 'map', key: { shape: 'String' }, value: { shape: 'Document' } },
  }
  const operation = operationOf({ output, shapes })
  const parse = (body: string) => {
    const { ResponseMetadata: _, ...result } = awsJson.parse(operation, responseOf(body))
    return result
  }

  it('become what the model says', () => {
    const body = '{"Text":"x","Count":5,"Data":"aGk=","When":1.5,"Sub":{"n":"y"},"Many":[{"n":"z"},null]}'
    expect(parse(body)).toEqual({
      Text: 'x',
      Count: 5,
      Data: new Uint8Array([104, 105]),
      When: new Date(1500),
      Sub: { Name: 'y' },
      Many: [{ Name: 'z' }, null],
    })
  })

  it('lose what the model does not know, and nulls', () => {
    expect(parse('{"Text":null,"Count":1,"New":{"x":1},"__type":"Y","Tags":{"a":"b","c":null}}')).toEqual({
      Count: 1,
      Tags: { a: 'b' },
    })
  })

  it('keep the nulls of documents', () => {
    expect(parse('{"Any":{"a":null},"Anything":{"a":null,"b":{"c":null}}}')).toEqual({
      Any: { a: null },
      Anything: { a: null, b: { c: null } },
    })
    expect(parse('{"Any":null}')).toEqual({})
  })

  it('have whole numbers exactly', () => {
    expect(parse('{"Count":9223372036854775807}')).toEqual({ Count: 9223372036854775807n })
    expect(parse('{"Count": -9007199254740993, "Text": "a\\"b", "Any": [true, {"x": 9007199254740993.0}]}')).toEqual({
      Count: -9007199254740993n,
      Text: 'a"b',
      Any: [true, { x: 9007199254740992 }],
    })
    expect(parse('{"Count":9007199254740991,"Text":"9223372036854775807"}')).toEqual({
      Count: 9007199254740991,
      Text: '9223372036854775807',
    })
  })

  it('have unions with one member, or the name of a member that is not known yet', () => {
    expect(parse('{"One":{"__type":"x","A":"a","B":null}}')).toEqual({ One: { A: 'a' } })
    expect(parse('{"One":{"New":1}}')).toEqual({ One: { SDK_UNKNOWN_MEMBER: { name: 'New' } } })
    const message = 'Invalid service response: Union must have one and only one member set.'
    expect(() => parse('{"One":{"A":"a","B":1}}')).toThrow(message)
    expect(() => parse('{"One":{}}')).toThrow(message)
  })

  it('never change a prototype', () => {
    const result = parse(
      '{"Tags":{"__proto__":"x","constructor":"y"},"Any":{"__proto__":{"evil":1}},"__proto__":{"Count":1}}',
    )
    expect(Object.keys(result['Tags'] as object)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(result['Tags'])).toBe(Object.prototype)
    expect(Object.getPrototypeOf(result['Any'])).toBe(Object.prototype)
    expect(result['Count']).toBeUndefined()
    expect(({} as Record<string, unknown>)['evil']).toBeUndefined()
    const exact = parse('{"Count":1234567890123456789,"Tags":{"__proto__":"x","a":null}}')
    expect(JSON.stringify(exact['Tags'])).toBe('{"__proto__":"x"}')
  })

  it('may be empty, null or no JSON at all', () => {
    for (const body of ['', '{}', 'null', '\ufeff{}', 'hello']) expect(parse(body)).toEqual({})
  })

  it('that are something else are refused with a word about it', () => {
    expect(() => parse('[]')).toThrow('a structure is expected, and the value is an array')
    expect(() => parse('{"Data":5}')).toThrow('a blob is expected, and the value is of type number')
    expect(() => parse('{"Many":{}}')).toThrow('a list is expected')
    expect(() => parse('{"Count":"many"}')).toThrow('Invalid integer: many')
    expect(() => parse('{"When":"soon"}')).toThrow('Invalid timestamp "soon"')
  })

  it('may be nested as deep as they like without harm', () => {
    const tree = operationOf({ output: TREE.members, shapes: { Tree: TREE } })
    const body = `${'{"Sub":'.repeat(100_000)}{}${'}'.repeat(100_000)}`
    expect(() => awsJson.parse(tree, responseOf(body))).toThrow('The response is nested too deeply')
    const exact = `{"Any":${'['.repeat(5000)}1234567890123456789${']'.repeat(5000)}}`
    expect(() => parse(exact)).toThrow('The response is nested too deeply')
  })

  it('say what the request was called', () => {
    const headers = { 'x-amzn-requestid': 'id', 'x-other': 'y' }
    expect(awsJson.parse(operation, responseOf('{}', 200, headers)).ResponseMetadata).toEqual({
      RequestId: 'id',
      HTTPStatusCode: 200,
      HTTPHeaders: headers,
    })
  })

  it('of an event stream are left to be read', () => {
    const events = operationOf({
      output: { Events: { shape: 'Events' } },
      shapes: { Events: { type: 'structure', eventstream: true, members: {} } },
    })
    expect(Object.keys(awsJson.parse(events, responseOf('frames')))).toEqual(['ResponseMetadata'])
  })
})
