/** A few services as a server on loopback answers for them: enough for a program to show that it really calls. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { crc32 } from 'node:zlib'

interface Received {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

const OBJECT = 'pink river dolphins\n'.repeat(100)
/** `{ EventBuses: [] }` in CBOR. */
const NO_BUSES = Uint8Array.from([0xa1, 0x6a, ...Buffer.from('EventBuses'), 0x80])

const ROLE = { SecretAccessKey: 's', Token: 't', Expiration: '2100-01-01T00:00:00Z' }
const INSTANCE_ROLES = '/latest/meta-data/iam/security-credentials/'
/** What asks for credentials has none to sign with. */
const METADATA: Readonly<Record<string, string>> = {
  '/container-credentials': JSON.stringify({ AccessKeyId: 'ASIACONTAINER', ...ROLE }),
  '/latest/api/token': 'token',
  [INSTANCE_ROLES]: 'swim',
  [`${INSTANCE_ROLES}swim`]: JSON.stringify({ AccessKeyId: 'ASIAINSTANCE', ...ROLE }),
}

function page(keys: readonly string[], next: string | undefined): string {
  const contents = keys.map((key) => `<Contents><Key>${key}</Key><Size>${key.length}</Size></Contents>`).join('')
  const more = next === undefined ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`
  return `<ListBucketResult><IsTruncated>${next !== undefined}</IsTruncated>${contents}${more}</ListBucketResult>`
}

/** The last event of a stream, in its frame. */
function endEvent(): Uint8Array {
  const header = (name: string, value: string): Buffer =>
    Buffer.from(
      `${String.fromCharCode(name.length)}${name}\x07\0${String.fromCharCode(value.length)}${value}`,
      'latin1',
    )
  const headers = Buffer.concat([header(':message-type', 'event'), header(':event-type', 'End')])
  const frame = Buffer.alloc(headers.length + 16)
  frame.writeUInt32BE(frame.length, 0)
  frame.writeUInt32BE(headers.length, 4)
  frame.writeUInt32BE(crc32(frame.subarray(0, 8)), 8)
  headers.copy(frame, 12)
  frame.writeUInt32BE(crc32(frame.subarray(0, -4)), frame.length - 4)
  return frame
}

function s3({ method, path, query, headers, body }: Received): Answer {
  if (path === '/rivers/missing') {
    const error = '<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>'
    return { status: 404, body: method === 'HEAD' ? '' : error }
  }
  if (method === 'PUT') {
    if (headers['x-amz-checksum-crc32'] === undefined && headers['x-amz-checksum-crc32c'] === undefined) {
      return { status: 400, body: '<Error><Code>MissingChecksum</Code></Error>' }
    }
    return { headers: { etag: `"${body.length}"` } }
  }
  if (query.has('select')) return { body: endEvent() }
  if (method === 'HEAD') return { headers: { 'content-length': String(OBJECT.length) } }
  if (query.get('list-type') === '2') {
    return { body: query.get('continuation-token') === null ? page(['a', 'bb'], 'more') : page(['ccc'], undefined) }
  }
  if (path === '/rivers') return { body: page(['a', 'bb'], undefined) }
  return { headers: { etag: '"dolphins"', 'content-type': 'text/plain' }, body: OBJECT }
}

function json(target: string): Answer {
  const operation = target.split('.').at(-1)
  if (operation === 'GetItem') return { body: '{"Item":{"name":{"S":"boto"},"year":{"N":"1817"}}}' }
  if (operation === 'ListTables') return { body: '{"TableNames":["rivers"]}' }
  if (operation === 'DeleteTable') {
    const error = { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', message: 'No such table' }
    return { status: 400, body: JSON.stringify(error) }
  }
  return operation === 'ListQueues' ? { body: '{"QueueUrls":["http://queue"]}' } : unknown(target)
}

function form(body: URLSearchParams): Answer {
  const action = body.get('Action')
  if (action === 'GetCallerIdentity') {
    const result = '<GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult>'
    return { body: `<GetCallerIdentityResponse>${result}</GetCallerIdentityResponse>` }
  }
  if (action === 'AssumeRole') {
    const keys = '<AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>'
    const result = `<Credentials>${keys}<Expiration>2100-01-01T00:00:00Z</Expiration></Credentials>`
    return { body: `<AssumeRoleResponse><AssumeRoleResult>${result}</AssumeRoleResult></AssumeRoleResponse>` }
  }
  if (action === 'DescribeRegions') {
    const item = '<item><regionName>eu-west-1</regionName></item>'
    return { body: `<DescribeRegionsResponse><regionInfo>${item}</regionInfo></DescribeRegionsResponse>` }
  }
  return unknown(String(action))
}

function unknown(what: string): Answer {
  return { status: 400, body: `{"__type":"UnknownOperationException","message":"${what}"}` }
}

/** Requests have to be signed, or their query string has to be. */
function answer(request: Received): Answer {
  const { headers, path, query, body } = request
  const metadata = METADATA[path]
  if (metadata !== undefined) return { body: metadata }
  const signed = headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=') === true
  if (!signed && !query.has('X-Amz-Signature')) return { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }
  const target = headers['x-amz-target']
  if (typeof target === 'string') return json(target)
  if (headers['smithy-protocol'] === 'rpc-v2-cbor') {
    const type = { 'smithy-protocol': 'rpc-v2-cbor', 'content-type': 'application/cbor' }
    return { headers: type, body: NO_BUSES }
  }
  if (path.startsWith('/2015-03-31/functions')) return { body: '{"Functions":[{"FunctionName":"swim"}]}' }
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    return form(new URLSearchParams(body.toString()))
  }
  return s3(request)
}

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const url = new URL(request.url!, 'http://localhost')
  const { method = 'GET', headers } = request
  const received = { method, headers, path: url.pathname, query: url.searchParams, body: Buffer.concat(chunks) }
  const { status = 200, headers: more, body = '' } = answer(received)
  response.writeHead(status, { 'x-amzn-requestid': 'request-1', ...more }).end(method === 'HEAD' ? undefined : body)
}

/** Starts the server on a free port. */
export async function startServer(): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', done)
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}
