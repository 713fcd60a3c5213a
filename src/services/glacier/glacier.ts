/**
 * Glacier:
 * - an account id that is not given is `-`, the account of the credentials
 * - every request says which version of the API it means
 * - archives are sent with a digest and a tree hash
 */
import type { Customization } from '../../client/customization.ts'
import type { HttpRequest } from '../../http/http.ts'

export const glacier: Customization = {
  register(events, { apiVersion }) {
    events.register('before-parameter-build.glacier', ({ params }) => {
      params['accountId'] ??= '-'
    })
    events.register('before-call.glacier', ({ request }) => {
      request.headers['x-amz-glacier-version'] = apiVersion
    })
    events.register('before-call.glacier.UploadArchive', ({ request }) => addChecksums(request))
    events.register('before-call.glacier.UploadMultipartPart', ({ request }) => addChecksums(request))
  },
}

async function addChecksums({ headers, body }: HttpRequest): Promise<void> {
  if (headers['x-amz-content-sha256'] !== undefined && headers['x-amz-sha256-tree-hash'] !== undefined) return
  const { hashArchive } = require('./tree-hash.ts') as typeof import('./tree-hash.ts')
  const { sha256, treeHash } = await hashArchive(body)
  headers['x-amz-content-sha256'] ??= sha256
  headers['x-amz-sha256-tree-hash'] ??= treeHash
}
