import { IncompleteReadError } from '../errors/body.ts'
import type { HttpRequest } from './http.ts'

function bodyLength({ body }: HttpRequest): number | undefined {
  if (body === undefined) return 0
  return body instanceof Uint8Array ? body.byteLength : body.length
}

/** What `content-length` promises, checked against a body that is in memory: a wrong one would break the connection. */
export function promisedLength(request: HttpRequest): number | undefined {
  const header = request.headers['content-length']
  if (header === undefined) return bodyLength(request)
  const promised = Number(header)
  const actual = bodyLength(request)
  if (actual !== undefined && actual !== promised && request.method !== 'HEAD') {
    throw new IncompleteReadError({ actualBytes: actual, expectedBytes: promised }, { phase: 'send' })
  }
  return promised
}

/** The header lines as node:http takes them raw: name, value, name, value. Adds what the framing of the body needs. */
export function headerLines(request: HttpRequest): string[] {
  const { headers, body, method } = request
  const lines = headers['host'] === undefined ? ['host', request.host] : []
  if (headers['accept-encoding'] === undefined) lines.push('accept-encoding', 'identity')
  for (const name of Object.keys(headers)) {
    if (name === 'content-length' && headers['transfer-encoding'] !== undefined) continue
    lines.push(name, headers[name]!)
  }
  if (headers['transfer-encoding'] === undefined) {
    const length = promisedLength(request)
    if (headers['content-length'] === undefined) {
      if (length === undefined) lines.push('transfer-encoding', 'chunked')
      else if (length > 0 || body !== undefined || (method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS')) {
        lines.push('content-length', String(length))
      }
    }
  }
  return lines
}
