/**
 * SSO OIDC reports errors as OAuth 2 does, with the message in `error_description`.
 */
import type { Customization } from '../client/customization.ts'
import type { HttpResponse } from '../http/http.ts'

export const ssoOidc: Customization = {
  register(events) {
    events.register('before-parse.sso-oidc', ({ response }) => withMessage(response))
  },
}

function withMessage(response: HttpResponse): HttpResponse | undefined {
  if (response.statusCode < 400 || !(response.body instanceof Uint8Array)) return undefined
  const body = objectOf(response.body)
  const description = body?.['error_description']
  if (!description || body?.['Message'] || (body !== undefined && !('Message' in body) && body['message']))
    return undefined
  return { ...response, body: Buffer.from(JSON.stringify({ ...body, Message: description })) }
}

function objectOf(body: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString())
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
