import { abortedBy } from '../errors/abort-error.ts'
import type { HttpRequest, HttpResponse, SendOptions } from '../http/http.ts'
import type { Call } from './call.ts'
import { callEvent, type SendAnswer } from './stages.ts'

/** Sends one signed request, unless a `before-send` handler answers in the service's place. */
export function send(call: Call, request: HttpRequest): Promise<HttpResponse> {
  const { client, plan } = call
  if (plan.stages['before-send'].listened) return sendWithHandlers(call, request)
  return client.http.send(request, sendOptions(call))
}

function sendOptions(call: Call): SendOptions {
  const { client, plan } = call
  const options = client.sendOptions(plan.streamingOutput !== undefined, call.signal)
  return plan.duplex?.duplexOptions(call, options) ?? options
}

async function sendWithHandlers(call: Call, request: HttpRequest): Promise<HttpResponse> {
  const { client, plan } = call
  const answer = await plan.stages['before-send'].emitUntilResponse(callEvent(call, { request }))
  if (call.signal?.aborted) throw abortedBy(call.signal)
  if (answer !== undefined) return toResponse(answer as SendAnswer)
  return client.http.send(request, sendOptions(call))
}

async function toResponse({ statusCode, headers = {}, body }: SendAnswer): Promise<HttpResponse> {
  const names: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) names[name.toLowerCase()] = value
  if (body === undefined || body instanceof Uint8Array) return { statusCode, headers: names, body: body ?? NO_BYTES }
  if (typeof body === 'string') return { statusCode, headers: names, body: new TextEncoder().encode(body) }
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return { statusCode, headers: names, body: Buffer.concat(chunks) }
}

const NO_BYTES = new Uint8Array(0)
