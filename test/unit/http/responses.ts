import fc from 'fast-check'

/** A method and the bytes of an answer to it, as a server of HTTP/1 may send them. */
export interface SentResponse {
  readonly method: 'GET' | 'HEAD'
  readonly text: string
}

const latin1 = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 255 }), { maxLength }).map((codes) => String.fromCharCode(...codes))

const headerName = fc.oneof(
  fc.constantFrom('ETag', 'x-amz-request-id', 'Content-Type', '__proto__', 'constructor', 'Connection2', 'x'),
  fc.stringMatching(/^x-[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,12}$/),
)
const headerValue = fc.stringMatching(/^(?:[!-~\xa0-\xff](?:[ \t!-~\xa0-\xff]{0,20}[!-~\xa0-\xff])?)?$/)
const header = fc
  .tuple(headerName, fc.constantFrom('', ' ', '\t ', '  '), headerValue, fc.constantFrom('', ' ', '\t'))
  .map(([name, before, value, behind]) => `${name}:${before}${value}${behind}\r\n`)
const informational = fc.constantFrom(
  'HTTP/1.1 100 Continue\r\n\r\n',
  'HTTP/1.1 102 Processing\r\n\r\n',
  'HTTP/1.1 103 Early Hints\r\nlink: </x>; rel=preload\r\n\r\n',
)

const chunk = fc
  .tuple(latin1(40), fc.constantFrom('', '0', '000'), fc.constantFrom('', ';a', ';a=b', ';a="b c"'), fc.boolean())
  .map(([data, zeros, extension, upper]) => {
    const size = data.length.toString(16)
    return data === '' ? '' : `${zeros}${upper ? size.toUpperCase() : size}${extension}\r\n${data}\r\n`
  })
const chunks = fc
  .tuple(fc.array(chunk, { maxLength: 8 }), fc.array(header, { maxLength: 2 }))
  .map(([all, trailers]) => `${all.join('')}0\r\n${trailers.join('')}\r\n`)

/** The headers that frame a body, and the body as it is sent. */
const framed = fc.oneof(
  latin1(100).map((body) => [`Content-Length: ${body.length}\r\n`, body] as const),
  chunks.map((body) => ['Transfer-Encoding: chunked\r\n', body] as const),
  latin1(100).map((body) => ['', body] as const),
)

export const sentResponse: fc.Arbitrary<SentResponse> = fc
  .record({
    method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD'),
    before: fc.array(informational, { maxLength: 2 }),
    version: fc.constantFrom('1.1', '1.1', '1.1', '1.0'),
    status: fc.constantFrom(200, 200, 200, 206, 204, 304, 301, 404, 503),
    reason: fc.constantFrom('', ' ', ' OK', ' Not Found', ' \xe9t\xe9'),
    connection: fc.constantFrom('', '', 'Connection: close\r\n', 'connection: Keep-Alive\r\n'),
    headers: fc.array(header, { maxLength: 5 }),
    framing: framed,
  })
  .map(({ method, before, version, status, reason, connection, headers, framing: [framing, body] }) => {
    const bodyless = method === 'HEAD' || status === 204 || status === 304
    const head = `HTTP/${version} ${status}${reason}\r\n${connection}${headers.join('')}${framing}\r\n`
    return { method, text: before.join('') + head + (bodyless ? '' : body) }
  })
