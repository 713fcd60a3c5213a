import fc from 'fast-check'
import { IniSyntaxError, parseIni } from '../../src/config/ini.ts'
import { type AttributeValue, TypeDeserializer, TypeSerializer } from '../../src/dynamodb.ts'
import { parseUrl } from '../../src/endpoints/parse-url.ts'
import { EventStreamBuffer } from '../../src/eventstream/event-stream-buffer.ts'
import { NOT_HTTP } from '../../src/http/not-http.ts'
import { ResponseReader, type ResponseSink } from '../../src/http/response-reader.ts'
import { Loader } from '../../src/loaders/loader.ts'
import type { WireOperation } from '../../src/model/wire-model.ts'
import { eventDecoder } from '../../src/protocols/event-decoder.ts'
import { getProtocol, resolveProtocol } from '../../src/protocols/index.ts'
import { parseTimestamp } from '../../src/protocols/timestamp.ts'
import { isArn, parseArn } from '../../src/util/arn.ts'
import { generateResult } from '../every-service/generate/params.ts'
import { respond } from '../every-service/generate/response.ts'
import { event, exception, framed, int64, message, uuid } from '../unit/eventstream/frames.ts'
import { hostileBytes, hostileText } from './hostile.ts'

/** A parser, and what to feed it with. */
export interface FuzzTarget {
  readonly name: string
  readonly inputs: fc.Arbitrary<unknown>
  run(input: unknown): unknown
  /** Errors, other than the library's own, that this parser documents. */
  expects?(error: unknown): boolean
}

const loader = new Loader()

interface Sample {
  readonly operation: WireOperation
  readonly protocol: string
  /** A good answer. */
  readonly body: Uint8Array
}

/** Operations by `service.Operation`, in a protocol that their service speaks, by default the one that is preferred. */
function operations(names: readonly string[], preferred?: string): Sample[] {
  return names.map((name) => {
    const [service, operationName] = name.split('.') as [string, string]
    const model = loader.wireModel(service)
    const operation = model.operation(operationName)!
    const protocol = preferred ?? resolveProtocol(model.metadata)
    return { operation, protocol, body: respond(operation, protocol, generateResult(operation)).body }
  })
}

/** Reads a body as the answer of an operation: as its output when the status is good, else as its error. */
function bodyTarget(name: string, samples: readonly Sample[], bodies: fc.Arbitrary<Uint8Array>): FuzzTarget {
  const inputs = fc.record({
    sample: fc.nat(samples.length - 1),
    statusCode: fc.constantFrom(200, 200, 200, 204, 301, 400, 404, 500),
    body: bodies,
  })
  return {
    name,
    inputs,
    run(input) {
      const { sample, statusCode, body } = input as { sample: number; statusCode: number; body: Uint8Array }
      const { operation, protocol } = samples[sample]!
      const response = { statusCode, headers: { 'content-type': 'application/octet-stream' }, body }
      const reader = getProtocol(protocol)
      return statusCode > 300 ? reader.parseError(operation, response) : reader.parse(operation, response)
    },
  }
}

const utf8 = (text: string): Uint8Array => Buffer.from(text)
const textsOf = (samples: readonly Sample[]): string[] =>
  samples.map(({ body }) => Buffer.from(body).toString().slice(0, 4000))

function jsonTarget(): FuzzTarget {
  const samples = operations([
    'dynamodb.GetItem',
    'dynamodb.Query',
    'lambda.GetFunction',
    'sqs.ReceiveMessage',
    'ssm.GetParameters',
    'bedrock-runtime.Converse',
  ])
  const good = [
    ...textsOf(samples),
    '{"__type":"com.amazon#X","message":"m"}',
    '{}',
    'null',
    '[]',
    deepItem(3),
    deepItem(400),
    deepItem(20_000),
  ]
  const tokens = [
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    'null',
    'true',
    '1e999',
    '-0',
    '9007199254740993',
    '\\u0000',
    '"__proto__":',
    '"constructor":{',
  ]
  return bodyTarget('json', samples, hostileText(good, tokens).map(utf8))
}

/** An item in an item, as the recursive shapes of DynamoDB allow. */
function deepItem(depth: number): string {
  return `{"Item":{"a":${'{"M":{"a":'.repeat(depth)}{"S":"x"}${'}}'.repeat(depth)}}}`
}

function xmlTarget(): FuzzTarget {
  const samples = operations([
    's3.ListObjectsV2',
    's3.GetBucketLifecycleConfiguration',
    's3.GetBucketAcl',
    'ec2.DescribeKeyPairs',
    'sts.AssumeRole',
    'iam.ListUsers',
    'sns.GetTopicAttributes',
    'route53.ListResourceRecordSets',
  ])
  const error =
    '<ErrorResponse><Error><Code>C</Code><Message>m</Message></Error><RequestId>r</RequestId></ErrorResponse>'
  const good = [
    ...textsOf(samples),
    error,
    '<Error><Code>C</Code></Error>',
    '<?xml version="1.0"?><a/>',
    `<a>${'<b>'.repeat(20_000)}`,
  ]
  const tokens = [
    ...[
      '<',
      '>',
      '</',
      '/>',
      '<a>',
      '</a>',
      '<a ',
      '="',
      "='",
      '&',
      '&amp;',
      '&#0;',
      '&#x110000;',
      '&lol;',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
    ],
    ...[
      '<!DOCTYPE a [<!ENTITY b "c">]>',
      '<?xml ?>',
      '<__proto__>',
      '</__proto__>',
      '<Key>',
      '<entry><key>__proto__</key>',
      'xsi:type="',
    ],
  ]
  return bodyTarget('xml', samples, hostileText(good, tokens).map(utf8))
}

function cborTarget(): FuzzTarget {
  const samples = operations(['arc-region-switch.ListPlans', 'arc-region-switch.GetPlan'], 'smithy-rpc-v2-cbor')
  const hex = [
    '5f',
    '7f',
    '9f',
    'bf',
    'ff',
    'f6',
    'f7',
    'fb7ff8000000000000',
    'c1',
    'c249010000000000000000',
    '1bffffffffffffffff',
  ]
  const longs = [
    '5bffffffffffffffff',
    '7b7fffffffffffffff',
    '9a7fffffff',
    'ba7fffffff',
    'd9ffff',
    'a1',
    '81',
    '69',
    '695f5f70726f746f5f5f',
  ]
  const tokens = [...hex, ...longs].map((text) => Buffer.from(text, 'hex'))
  return bodyTarget(
    'cbor',
    samples,
    hostileBytes(
      samples.map(({ body }) => body),
      tokens,
    ),
  )
}

function iniTarget(): FuzzTarget {
  const good = [
    '[default]\nregion = us-east-1\ns3 =\n  addressing_style = path\n  max_queue_size=10\n',
    '[profile a b]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile=default\n# comment\n; other\n',
    '[sso-session x]\r\nsso_region = eu-west-1\r\n[services s]\r\ns3 =\r\n  endpoint_url = http://x\r\n',
  ]
  const tokens = [
    '[',
    ']',
    '=',
    ':',
    '\n',
    '\n  ',
    '\t',
    '#',
    ';',
    '"',
    "'",
    '[profile ',
    '__proto__ = x',
    '[__proto__]',
    '\\',
    '%(x)s',
  ]
  return {
    name: 'ini',
    inputs: hostileText(good, tokens),
    run: (input) => parseIni(input as string),
    expects: isIniSyntax,
  }
}

function isIniSyntax(error: unknown): boolean {
  return error instanceof IniSyntaxError
}

function headersTarget(): FuzzTarget {
  const samples = operations([
    's3.HeadObject',
    's3.GetObject',
    'lambda.Invoke',
    'lex-runtime.PostContent',
    'glacier.DescribeJob',
  ])
  const names = [
    ...new Set(
      samples.flatMap(({ operation }) => operation.output!.members.map((m) => m.traits.locationName ?? m.name)),
    ),
  ]
  const values = hostileText(
    ['Tue, 01 Dec 2026 10:00:00 GMT', '12', 'true', 'a, "b, c", d', 'eyJhIjoxfQ==', 'text'],
    [',', '"', '\\', '=', '-', '1e400', 'NaN', 'GMT', '%'],
  )
  const keys = fc.constantFrom(
    ...names.map((name) => name.toLowerCase()),
    'x-amz-meta-__proto__',
    'x-amz-meta-a',
    '__proto__',
  )
  const inputs = fc.record({
    sample: fc.nat(samples.length - 1),
    entries: fc.array(fc.tuple(keys, values), { maxLength: 6 }),
  })
  return {
    name: 'headers',
    inputs,
    run(input) {
      const { sample, entries } = input as { sample: number; entries: [string, string][] }
      const { operation, protocol } = samples[sample]!
      const headers = Object.fromEntries(entries)
      return getProtocol(protocol).parse(operation, { statusCode: 200, headers, body: new Uint8Array() })
    },
  }
}

function timestampTarget(): FuzzTarget {
  const good = [
    '2026-11-21T10:00:00Z',
    '2026-11-21T10:00:00.123456+05:30',
    'Sat, 21 Nov 2026 10:00:00 GMT',
    '1700000000.5',
    '20261121T100000Z',
  ]
  const tokens = ['-', ':', '.', 'T', 'Z', '+', 'e', '99999999999999999999', 'GMT', ',', '0']
  const inputs = fc.oneof(hostileText(good, tokens), fc.double(), fc.bigInt(), fc.anything())
  return { name: 'timestamps', inputs, run: (input) => parseTimestamp(input) }
}

function urlTarget(): FuzzTarget {
  const good = [
    'https://example.com:8443/path?x#y',
    'http://[::1]/a',
    'https://192.168.0.1',
    'arn:aws:s3:us-east-1:123456789012:accesspoint/name',
  ]
  const tokens = [':', '/', '//', '@', '?', '#', '%', '[', ']', '.', 'arn:', 'http://', 'xn--', '%00']
  const run = (input: unknown): unknown => {
    const text = input as string
    return [parseUrl(text), isArn(text), isArn(text) ? parseArn(text) : undefined]
  }
  return { name: 'urls', inputs: hostileText(good, tokens), run }
}

function eventsTarget(): FuzzTarget {
  const samples = ['bedrock-runtime.ConverseStream', 'kinesis.SubscribeToShard', 's3.SelectObjectContent'].map(
    (name) => {
      const [service, operationName] = name.split('.') as [string, string]
      const model = loader.wireModel(service)
      const operation = model.operation(operationName)!
      const stream = operation.output!.members.find(({ shape }) => shape.traits.eventstream)!.shape
      return eventDecoder(stream, getProtocol(resolveProtocol(model.metadata)).readDocument!, operationName)
    },
  )
  const good = [
    event('initial-response', '{}'),
    event('SubscribeToShardEvent', '{"Records":[{"Data":"aGk="}]}'),
    event('contentBlockDelta', '{"delta":{"text":"hello"},"contentBlockIndex":0}', {
      a: int64(7n),
      b: uuid(Buffer.alloc(16)),
    }),
    Buffer.concat([
      event('Records', 'a,b'),
      event('Stats', '<Stats><BytesScanned>9</BytesScanned></Stats>'),
      event('End'),
    ]),
    exception('throttlingException', '{"message":"m"}'),
    message({ ':message-type': 'error', ':error-code': 'c', ':error-message': 'm' }, ''),
  ]
  const hex = [
    '00000010',
    'ffffffff',
    '00020001',
    '7fffffff',
    '0d3a6d6573736167652d74797065',
    '095f5f70726f746f5f5f',
    '07ffff',
    '09',
    '05',
  ]
  const tokens = hex.map((text) => Buffer.from(text, 'hex'))
  const inputs = fc.record({
    sample: fc.nat(samples.length - 1),
    // Framed anew, hostile headers and payloads are behind right checksums.
    frames: fc.oneof(
      hostileBytes(good, tokens),
      fc
        .tuple(hostileBytes(good.map(headersOf), tokens), hostileBytes(good.map(payloadOf), tokens))
        .map(([a, b]) => framed(a, b)),
    ),
    size: fc.constantFrom(1, 7, 64, 100_000),
  })
  return {
    name: 'events',
    inputs,
    run(input) {
      const { sample, frames, size } = input as { sample: number; frames: Uint8Array; size: number }
      const buffer = new EventStreamBuffer()
      const events: unknown[] = []
      for (let at = 0; at < frames.length; at += size) {
        buffer.addData(frames.subarray(at, at + size))
        for (let next = buffer.next(); next !== undefined; next = buffer.next()) events.push(samples[sample]!(next))
      }
      return events
    },
  }
}

function headersOf(frame: Buffer): Buffer {
  return frame.subarray(12, 12 + frame.readUInt32BE(4))
}

function payloadOf(frame: Buffer): Buffer {
  return frame.subarray(12 + frame.readUInt32BE(4), -4)
}

function httpTarget(): FuzzTarget {
  const ok = 'HTTP/1.1 200 OK\r\n'
  const good = [
    `${ok}Content-Length: 3\r\nETag: "x"\r\nx-amz-meta-a: b\r\n\r\nabc`,
    `${ok}Transfer-Encoding: chunked\r\n\r\n3;a="b"\r\nabc\r\n00A\r\n0123456789\r\n0\r\nx-crc: 1\r\n\r\n`,
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 x\r\nlink: x\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n',
    'HTTP/1.0 404 Not Found\r\nconnection: keep-alive\r\ncontent-length: 0\r\n\r\n',
    `${ok}connection: close\r\na: b\r\n\tc\r\n\r\nabc`,
    `${ok}${Array.from({ length: 200 }, (_, i) => `x-${i}: ${i}\r\n`).join('')}content-length: 0\r\n\r\n`,
    `${ok}Transfer-Encoding: chunked\r\n\r\n${'1\r\na\r\n'.repeat(300)}0\r\n\r\n`,
  ]
  const tokens = [
    ...['\r\n\r\n', '\n', '\r', '\n\n', ':', ' ', '\t', ',', ';', '0\r\n', '1\r\n', 'fffffffffffff\r\n', ok],
    ...['HTTP/1.', '100 ', '304 ', '__proto__: x\r\n', 'constructor: x\r\n', 'content-length: 9007199254740993\r\n'],
    ...['content-length: 1\r\n', 'transfer-encoding: chunked\r\n', 'transfer-encoding: gzip\r\n', ' folded\r\n'],
  ]
  const inputs = fc.record({
    method: fc.constantFrom('GET', 'GET', 'HEAD'),
    text: hostileText(good, tokens),
    sizes: fc.array(fc.constantFrom(1, 2, 3, 7, 64, 1_000, 100_000), { minLength: 1, maxLength: 5 }),
  })
  return {
    name: 'http',
    inputs,
    run(input) {
      const { method, text, sizes } = input as { method: string; text: string; sizes: number[] }
      const heads: unknown[] = []
      let given = 0
      const reader = new ResponseReader()
      const sink: ResponseSink = {
        continued() {},
        head: ({ statusCode, headers }) => heads.push({ statusCode, headers }),
        body: (data) => (given += data.length),
        end(reusable) {
          if (reusable) reader.expect(sink, method)
        },
      }
      reader.expect(sink, method)
      for (let at = 0, i = 0; at < text.length; i++) {
        const piece = text.slice(at, (at += sizes[i % sizes.length]!))
        reader.read(Buffer.from(piece, 'latin1'))
      }
      reader.finish()
      if (given > text.length) throw new Error(`${given} bytes of bodies in ${text.length}`)
      return heads
    },
    expects: (error) => (error as { code?: unknown }).code === NOT_HTTP,
  }
}

/** Values as DynamoDB tags them, with tags and contents that do not belong together: read, and stored again. */
function dynamodbTarget(): FuzzTarget {
  const numbers = ['0', '-1.10', '1E+125', '1e-130', '9007199254740993', '3.14159265358979323846', '9'.repeat(39)]
  const number = hostileText(numbers, ['e', 'E+', '-', '.', '0', '00000000', '999999999999', 'NaN', '0x', '_', ' '])
  const { value } = fc.letrec<{ value: unknown }>((tie) => {
    const contents = fc.oneof(
      { maxDepth: 3, depthSize: 'xsmall' },
      number,
      fc.constantFrom(null, true, 5, 'AP8=', '==', new Uint8Array([1])),
      fc.array(fc.oneof(number, tie('value')), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('a', '__proto__', 'constructor', 'toJSON', 'toFixed', ''), tie('value'), {
        maxKeys: 2,
      }),
    )
    const tags = fc.constantFrom('N', 'N', 'S', 'B', 'M', 'L', 'NS', 'SS', 'BS', 'NULL', 'BOOL', '__proto__', 'X')
    return { value: fc.dictionary(tags, contents, { minKeys: 0, maxKeys: 2 }) }
  })
  const [reader, writer] = [new TypeDeserializer(), new TypeSerializer()]
  return {
    name: 'dynamodb',
    inputs: value,
    run: (input) => writer.serialize(reader.deserialize(input as AttributeValue)),
  }
}

/** Every parser of something that comes from outside. Made when asked for: each loads the models it needs. */
export const TARGETS: Readonly<Record<string, () => FuzzTarget>> = {
  dynamodb: dynamodbTarget,
  json: jsonTarget,
  xml: xmlTarget,
  cbor: cborTarget,
  ini: iniTarget,
  events: eventsTarget,
  headers: headersTarget,
  http: httpTarget,
  timestamps: timestampTarget,
  urls: urlTarget,
}
