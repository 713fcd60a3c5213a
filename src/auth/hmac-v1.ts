import { createHmac } from 'node:crypto'
import type { HttpRequest } from '../http/http.ts'
import { isArn } from '../util/arn.ts'
import { splitUrl } from '../util/url-text.ts'
import type { SigningContext } from './signing-context.ts'
import { requireCredentials } from './sigv4.ts'
import { joinQuery } from './sigv4-query.ts'
import { uriEncode } from './uri-encode.ts'

/** Parts of a query that say what is called; others, such as a listing's prefix, are not signed. */
const SIGNED_QUERY: ReadonlySet<string> = new Set([
  'accelerate',
  'acl',
  'analytics',
  'cors',
  'defaultObjectAcl',
  'delete',
  'inventory',
  'lifecycle',
  'location',
  'logging',
  'metrics',
  'notification',
  'object-lock',
  'partNumber',
  'policy',
  'replication',
  'requestPayment',
  'response-cache-control',
  'response-content-disposition',
  'response-content-encoding',
  'response-content-language',
  'response-content-type',
  'response-expires',
  'restore',
  'select',
  'select-type',
  'storageClass',
  'tagging',
  'torrent',
  'uploadId',
  'uploads',
  'versionId',
  'versioning',
  'versions',
  'website',
])

const EXPIRES = 3600

/** Signature Version 2 of S3, `s3`, which is older than the others and which S3's oldest relatives know alone. */
export function signHmacV1(request: HttpRequest, context: SigningContext): void {
  const { accessKeyId, secretAccessKey, sessionToken } = requireCredentials(context)
  const { headers } = request
  if (sessionToken) headers['x-amz-security-token'] = sessionToken
  headers['date'] = new Date(context.now).toUTCString()
  headers['authorization'] = `AWS ${accessKeyId}:${signature(request, context, headers['date'], secretAccessKey)}`
}

/** The same in the query, `s3-query`: what the signature says of headers is there too. */
export function presignHmacV1(request: HttpRequest, context: SigningContext): void {
  const { accessKeyId, secretAccessKey, sessionToken } = requireCredentials(context)
  const { headers } = request
  if (sessionToken) headers['x-amz-security-token'] = sessionToken
  const expires = String(Math.floor(context.now / 1000) + (context.expiresIn ?? EXPIRES))
  const told = Object.entries(headers).filter(
    ([name]) => name.startsWith('x-amz-') || name === 'content-md5' || name === 'content-type',
  )
  request.query = joinQuery(request.query, [
    ['AWSAccessKeyId', accessKeyId],
    ['Signature', signature(request, context, expires, secretAccessKey)],
    ...told,
    ['Expires', expires],
  ])
}

function signature(request: HttpRequest, context: SigningContext, date: string, secret: string): string {
  const { headers, method, query } = request
  const lines = [method.toUpperCase(), headers['content-md5'] ?? '', headers['content-type'] ?? '', date]
  for (const name of Object.keys(headers).sort()) {
    if (name.startsWith('x-amz-')) lines.push(`${name}:${headers[name]!.trim()}`)
  }
  lines.push(resourcePath(request, context) + signedQuery(query))
  return createHmac('sha1', secret).update(lines.join('\n')).digest('base64')
}

/** The path as it is in path style, wherever the bucket stands: in the host, in the path, or (an ARN) in neither. */
function resourcePath({ path }: HttpRequest, { subject }: SigningContext): string {
  const bucket = subject?.params['Bucket']
  if (subject === undefined || typeof bucket !== 'string') return path
  const base = splitUrl(subject.endpoint.url)?.path ?? ''
  const own = path.slice(base.endsWith('/') ? base.length - 1 : base.length) || '/'
  return isArn(bucket) ? own : `/${uriEncode(bucket)}${own}`
}

function signedQuery(query: string): string {
  const signed = query
    .split('&')
    .map((pair) => [pair.split('=', 1)[0]!, pair] as const)
    .filter(([name]) => SIGNED_QUERY.has(name))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, pair]) => (pair === name ? name : name + decodeURIComponent(pair.slice(name.length))))
  return signed.length === 0 ? '' : `?${signed.join('&')}`
}
