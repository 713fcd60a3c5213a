/**
 * API Gateway answers in another format unless it is asked for JSON.
 */
import type { Customization } from '../client/customization.ts'

export const apiGateway: Customization = {
  register(events) {
    events.register('before-call.api-gateway', ({ request }) => {
      request.headers['accept'] ??= 'application/json'
    })
  },
}
