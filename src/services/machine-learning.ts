/**
 * Machine Learning: each model has an endpoint of its own, which Predict is told in `PredictEndpoint` and is sent to.
 */
import type { Customization } from '../client/customization.ts'
import { ParamValidationError } from '../errors/params.ts'
import type { HttpRequest } from '../http/http.ts'

export const machineLearning: Customization = {
  register(events) {
    events.register('request-created.machine-learning.Predict', ({ request }) => sendToModel(request))
  },
}

function sendToModel(request: HttpRequest): void {
  if (!(request.body instanceof Uint8Array)) return
  const { PredictEndpoint: endpoint } = JSON.parse(Buffer.from(request.body).toString()) as { PredictEndpoint?: string }
  if (!endpoint) return
  const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i.exec(endpoint)
  if (origin === null) {
    throw new ParamValidationError({ report: `Invalid value for parameter PredictEndpoint, not a URL: ${endpoint}` })
  }
  request.url = `${origin[0]}${request.path}${request.query === '' ? '' : `?${request.query}`}`
}
