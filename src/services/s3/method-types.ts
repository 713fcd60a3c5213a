import type { PresignedPost, PresignedPostOptions } from './presigned-post.ts'

/** What clients of S3 have beside the methods of its operations. */
export interface S3Methods {
  /**
   * A form with which anybody can upload one object for a while, straight from a browser to S3.
   *
   * Send `fields` and then the file, as `file`, to `url` as `multipart/form-data`. Nothing but what the fields and
   * conditions say can be uploaded with it. Signed with SigV4, or with the version of old where the Config says
   * `signatureVersion: 's3'`.
   *
   * @param key the object's key; at its end `${filename}` stands for the name of the user's file
   * @param options `fields` of the form, `conditions` on what is uploaded, and `expiresIn`: seconds, or text with a unit,
   * default 3600
   * @throws NoCredentialsError, ParamValidationError for what is no name of a bucket, UnsupportedSignatureVersionError for
   * versions that have no forms
   *
   * @example
   * const { url, fields } = await s3.generatePresignedPost('photos', 'uploads/${filename}', {
   *   fields: { acl: 'private' },
   *   conditions: [{ acl: 'private' }, ['content-length-range', 1, 10_000_000]],
   *   expiresIn: '10m',
   * })
   */
  generatePresignedPost(bucket: string, key: string, options?: PresignedPostOptions): Promise<PresignedPost>
}
