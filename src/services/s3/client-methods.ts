import type { ClientMethod, ClientMethods } from '../../client/customization.ts'

const TRANSFERS = ['uploadFile', 'uploadFileobj', 'downloadFile', 'downloadFileobj', 'copy'] as const

/** What clients of S3 do beside operations. Their code is loaded when they are called. */
export const s3Methods: ClientMethods = {
  ...Object.fromEntries(TRANSFERS.map((name) => [name, transferMethod(name)])),
  async generatePresignedPost(...given: [string, string]) {
    return (require('./presigned-post.ts') as typeof import('./presigned-post.ts')).presignPost(this, ...given)
  },
}

function transferMethod(name: (typeof TRANSFERS)[number]): ClientMethod {
  return async function transfer(...given: never[]) {
    const transfers = require('../../transfer/transfers.ts') as typeof import('../../transfer/transfers.ts')
    return (transfers[name] as (...given: unknown[]) => Promise<unknown>)(this, ...given)
  }
}
