import type { ClientMethods } from '../../client/customization.ts'
import type { PresignedPostOptions } from './presigned-post.ts'

/** What clients of S3 do beside operations. Their code is loaded when they are called. */
export const s3Methods: ClientMethods = {
  generatePresignedPost(...given: [string, string, PresignedPostOptions?]) {
    const { presignPost } = require('./presigned-post.ts') as typeof import('./presigned-post.ts')
    return presignPost(this, ...given)
  },
}
