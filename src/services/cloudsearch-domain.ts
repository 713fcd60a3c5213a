/**
 * CloudSearch Domain:
 * - Search takes `returnFields` for `return`, which Python cannot have as the name of an argument
 * - a search goes as a form, because it may be too long for a URL
 */
import type { Customization } from '../client/customization.ts'
import type { HttpRequest } from '../http/http.ts'
import { renameParameter } from './parameter-alias.ts'

export const cloudSearchDomain: Customization = {
  register(events) {
    events.register('before-parameter-build.cloudsearch-domain.Search', ({ params }) =>
      renameParameter(params, 'return', 'returnFields', 'Search'),
    )
    events.register('request-created.cloudsearch-domain.Search', ({ request }) => sendAsForm(request))
  },
}

function sendAsForm(request: HttpRequest): void {
  if (request.method !== 'GET' || request.query === '') return
  request.method = 'POST'
  request.headers['content-type'] = 'application/x-www-form-urlencoded'
  request.body = Buffer.from(request.query, 'latin1')
  request.query = ''
}
