import type { GenericClient } from '../../src/client/create-client.ts'
import type { SendAnswer } from '../../src/client/stages.ts'
import type { HttpRequest } from '../../src/http/http.ts'
import { testSession } from './local-service.ts'

/** A client whose requests nobody sends: they are kept, and answered in turn. */
export interface CustomizedService {
  readonly client: GenericClient
  /** As they would have been sent. */
  readonly requests: HttpRequest[]
  /** Makes a call and gives its request. */
  request(method: string, params?: object): Promise<HttpRequest>
  /** Makes a call that is answered so, and gives its result. */
  result(method: string, answer: SendAnswer | string, params?: object): Promise<Record<string, unknown>>
}

export function customizedService(name: string, options: object = {}): CustomizedService {
  const { session } = testSession({ now: () => Date.UTC(2026, 10, 20, 12, 34, 56) })
  const client = session.client(name as 's3', options) as unknown as GenericClient
  const requests: HttpRequest[] = []
  let next: SendAnswer = { statusCode: 200 }
  client.meta.events.register('before-send', ({ request }) => {
    requests.push(request)
    return next
  })
  return {
    client,
    requests,
    async request(method, params = {}) {
      next = { statusCode: 403 }
      const before = requests.length
      await (client[method] as (params: object) => Promise<unknown>)(params).catch((error: { phase?: string }) => {
        if (requests.length === before) throw error
      })
      return requests.at(-1)!
    },
    result(method, answer, params = {}) {
      next = typeof answer === 'string' ? { statusCode: 200, body: answer } : answer
      return client[method](params) as Promise<Record<string, unknown>>
    },
  }
}

/** The fields of a form, or the parameters of a query. */
export function formOf(request: HttpRequest): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(Buffer.from(request.body as Uint8Array).toString()))
}
