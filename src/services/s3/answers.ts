import type { CallStages, EventPayloads } from '../../client/stages.ts'
import type { HandlerEvent as EventOf } from '../../events/emitter.ts'
import type { HttpResponse } from '../../http/http.ts'
import { getLogger } from '../../logging/logger.ts'
import { parseTimestamp } from '../../protocols/timestamp.ts'

const LOG = getLogger('botocore.handlers')
const EXPIRES = 'expires'

/** Operations whose body is not S3's own words. */
const OBJECTS_OWN: ReadonlySet<string> = new Set([
  'GetBucketPolicy',
  'GetObject',
  'GetObjectAnnotation',
  'GetObjectTorrent',
  'SelectObjectContent',
])

/** What a document may have before its root, and a root that says that the answer is none. */
const ERROR_ROOT = /^(?:\s|<\?xml[^>]*\?>|<!--(?:(?!-->)[\s\S])*-->)*<Error[\s/>]/

/**
 * An error that S3 found after it had said 200, in the middle of a copy for one: read, and tried again, as the 500 that
 * it would have been. Bodies that are an object's own are not looked into.
 */
export function errorInside200({
  response,
  eventName,
}: EventOf<EventPayloads, 'before-parse'>): HttpResponse | undefined {
  const { statusCode, body } = response
  if (statusCode !== 200 || !(body instanceof Uint8Array) || body.byteLength === 0) return undefined
  if (OBJECTS_OWN.has(eventName.slice(eventName.lastIndexOf('.') + 1))) return undefined
  const start = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 4096)).toString('latin1')
  return ERROR_ROOT.test(start) ? as500(response) : undefined
}

/** A document that broke off in the middle is an error of S3's too. */
export function brokenDocument(response: HttpResponse): HttpResponse | undefined {
  const readErrorDocument = (
    require('../../protocols/xml-protocols.ts') as typeof import('../../protocols/xml-protocols.ts')
  ).readErrorDocument
  return response.statusCode === 200 && readErrorDocument(response) === 'unreadable' ? as500(response) : undefined
}

function as500(response: HttpResponse): HttpResponse {
  return { ...response, statusCode: 500 }
}

/** The answer is an element of its own, which no model can describe. An empty one stands for us-east-1, and is left out. */
export function readBucketLocation({ parsed, response }: CallStages['after-call']): void {
  if (parsed['Error'] !== undefined || !(response?.body instanceof Uint8Array) || response.body.byteLength === 0) return
  const openDocument = (
    require('../../protocols/xml-protocols.ts') as typeof import('../../protocols/xml-protocols.ts')
  ).openDocument
  const reader = openDocument(response.body)
  const region = reader.empty ? '' : reader.leadingText(reader.close)
  if (region !== '' && reader.closed) parsed['LocationConstraint'] = region
}

/** `Expires` is whatever was stored with the object. What is no date is left out; `ExpiresString` has it in any case. */
export function keepExpires({ response, context }: CallStages['before-parse']): HttpResponse | undefined {
  const value = response.headers[EXPIRES]
  if (value === undefined || value === '') return undefined
  context[EXPIRES] = value
  try {
    parseTimestamp(value)
    return undefined
  } catch {
    LOG.warning(
      `Failed to parse the "Expires" member as a timestamp: ${value}. The unparsed value is available in the response under "ExpiresString".`,
    )
    const { [EXPIRES]: _, ...headers } = response.headers
    return { ...response, headers }
  }
}

export function addExpiresString({ parsed, context }: CallStages['after-call']): void {
  if (typeof context[EXPIRES] === 'string') parsed['ExpiresString'] = context[EXPIRES]
}
