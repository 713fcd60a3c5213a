import { createHmac } from 'node:crypto'
import type { HttpRequest } from '../http/http.ts'
import { formatQuery, parseQuery, type QueryParams } from './form-query.ts'
import { presignHmacV1, signHmacV1 } from './hmac-v1.ts'
import type { SigningContext } from './signing-context.ts'
import { requireCredentials } from './sigv4.ts'

/** With the versions before the fourth. */
export function signAsOfOld(request: HttpRequest, context: SigningContext): void {
  switch (context.scheme.signatureVersion) {
    case 's3':
      signHmacV1(request, context)
      break
    case 's3-query':
      presignHmacV1(request, context)
      break
    case 'v2':
      signV2(request, context)
      break
    default:
      signV3(request, context)
  }
}

/** Signature Version 2: parameters added to the form of a POST, or to the query of a GET. */
function signV2(request: HttpRequest, context: SigningContext): void {
  const credentials = requireCredentials(context)
  const { body } = request
  const form = body instanceof Uint8Array && body.length > 0
  const params = parseQuery(form ? Buffer.from(body).toString() : request.query)
  params.delete('Signature')
  params.set('AWSAccessKeyId', [credentials.accessKeyId])
  params.set('SignatureVersion', ['2'])
  params.set('SignatureMethod', ['HmacSHA256'])
  params.set('Timestamp', [`${new Date(context.now).toISOString().slice(0, 19)}Z`])
  if (credentials.sessionToken) params.set('SecurityToken', [credentials.sessionToken])
  const text = `${request.method}\n${request.host}\n${request.path}\n${sortedQuery(params)}`
  params.set('Signature', [createHmac('sha256', credentials.secretAccessKey).update(text).digest('base64')])
  if (!form) {
    request.query = formatQuery(params)
    return
  }
  const signed = Buffer.from(formatQuery(params))
  request.body = signed
  if (request.headers['content-length'] !== undefined) request.headers['content-length'] = String(signed.length)
}

function sortedQuery(params: QueryParams): string {
  const sorted = [...params].sort(([a], [b]) => (a < b ? -1 : 1))
  return formatQuery(new Map(sorted))
}

/** Signature Version 3 over https: the date alone is signed. */
function signV3(request: HttpRequest, context: SigningContext): void {
  const credentials = requireCredentials(context)
  const { headers } = request
  const date = new Date(context.now).toUTCString()
  headers['date'] = date
  if (credentials.sessionToken) headers['x-amz-security-token'] = credentials.sessionToken
  const signature = createHmac('sha256', credentials.secretAccessKey).update(date).digest('base64')
  headers['x-amzn-authorization'] =
    `AWS3-HTTPS AWSAccessKeyId=${credentials.accessKeyId},Algorithm=HmacSHA256,Signature=${signature}`
}
