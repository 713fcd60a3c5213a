import type { HttpRequest } from '../http/http.ts'
import { formatQuery, overlayQuery, parseQuery, type QueryParams } from './form-query.ts'

const FORM = 'application/x-www-form-urlencoded; charset=utf-8'

/**
 * Moves what the request says in its body into the query, where a presigned URL has to have it, and returns the whole
 * query without the signature's own parameters. A form loses its Content-Type, which nobody who opens a URL would
 * send. A body that is neither a form nor a JSON object stays: who uses the URL has to send it as it is.
 */
export function hoistIntoQuery(request: HttpRequest): string {
  const { headers, body } = request
  const isForm = headers['content-type'] === FORM
  if (isForm) delete headers['content-type']
  const params = parseQuery(request.query)
  if (body instanceof Uint8Array && body.length > 0) {
    const text = Buffer.from(body.buffer, body.byteOffset, body.length).toString()
    const moved = isForm ? parseQuery(text) : jsonParams(text)
    if (moved !== undefined) {
      overlayQuery(params, moved)
      request.body = undefined
    }
  }
  return formatQuery(params)
}

function jsonParams(text: string): QueryParams | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const params: QueryParams = new Map()
  for (const [name, member] of Object.entries(value)) {
    params.set(name, Array.isArray(member) ? member.map(queryText) : [queryText(member)])
  }
  return params
}

// As botocore writes them: a service that reads such URLs knows Python's words.
function queryText(value: unknown): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
