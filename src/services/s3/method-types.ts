import type { AnyClient, ParamsOf, ResultOf, StreamingInput } from '../../client/service-types.ts'
import type { CopyArg, DownloadArg, UploadArg } from '../../transfer/extra-args.ts'
import type { TransferOptions } from '../../transfer/transfer.ts'
import type { PresignedPost, PresignedPostOptions } from './presigned-post.ts'

/** The operations that transfers consist of. */
type Method = (...given: never[]) => Promise<object>
interface ObjectOperations {
  readonly completeMultipartUpload: Method
  readonly copyObject: Method
  readonly createMultipartUpload: Method
  readonly getObject: Method
  readonly headObject: Method
  readonly putObject: Method
}

type Args<Params, Name extends string> = { readonly [One in Name]?: One extends keyof Params ? Params[One] : never }

/** Parameters that an upload takes. */
export type UploadArgs<Operations extends ObjectOperations> = Args<
  ParamsOf<Operations['putObject']> &
    ParamsOf<Operations['createMultipartUpload']> &
    ParamsOf<Operations['completeMultipartUpload']>,
  UploadArg
>
/** Parameters that a download takes. */
export type DownloadArgs<Operations extends ObjectOperations> = Args<ParamsOf<Operations['getObject']>, DownloadArg>
/** Parameters that a copy takes. */
export type CopyArgs<Operations extends ObjectOperations> = Args<
  ParamsOf<Operations['copyObject']> & ParamsOf<Operations['putObject']>,
  CopyArg
>

type InBoth<One, Other> = Pick<One, keyof One & keyof Other>

/** What S3 says of an object that it was given, in one piece or in parts. */
export type UploadedObject<Operations extends ObjectOperations> = InBoth<
  ResultOf<Operations['completeMultipartUpload']>,
  ResultOf<Operations['putObject']>
>
/** What S3 says of an object that it gave. */
export type DownloadedObject<Operations extends ObjectOperations> = InBoth<
  ResultOf<Operations['headObject']>,
  ResultOf<Operations['getObject']>
>

/** An open file, of `node:fs/promises`. */
export interface OpenFile {
  readonly fd: number
  read(...given: never[]): Promise<unknown>
  write(...given: never[]): Promise<unknown>
  stat(...given: never[]): Promise<unknown>
}

/** What can be uploaded: bytes, a Blob, a Node or web stream, an iterable of chunks, an open file. */
export type UploadInput = Exclude<StreamingInput, string> | OpenFile

/** What can be downloaded into: a Node or web stream, an open file, a function that takes bytes. */
export type DownloadOutput =
  | {
      write(chunk: Uint8Array, done: (error?: Error | null) => void): unknown
      once(event: string, listener: () => void): unknown
    }
  | { getWriter(): unknown }
  | OpenFile
  | ((bytes: Uint8Array) => unknown)

type Options<Args> = Omit<TransferOptions, 'extraArgs'> & { readonly extraArgs?: Args | undefined }

type CopyOptions<Operations extends ObjectOperations> = Options<CopyArgs<Operations>> & {
  readonly sourceClient?: AnyClient | undefined
}

interface ObjectSource {
  readonly Bucket: string
  readonly Key: string
  readonly VersionId?: string | undefined
}

/** What clients of S3 have beside the methods of its operations. */
export interface S3Methods<Operations extends ObjectOperations> {
  /**
   * Uploads a file, in parts when it is large.
   *
   * @param filename the file's path, or its `file:` URL
   * @param options `extraArgs` of the operations (`{ ContentType: 'image/jpeg' }`), a `callback` for progress, a
   * `TransferConfig`, a `signal`
   * @returns what S3 says of the object: `ETag`, `VersionId`, checksums
   * @throws S3UploadFailedError with the service's error as its `cause`; what Node throws for a file that cannot be read;
   * ArgumentError for what no upload takes; AbortError
   *
   * @example
   * const { ETag } = await s3.uploadFile('cat.jpg', 'photos', 'cats/1.jpg', { extraArgs: { ContentType: 'image/jpeg' } })
   */
  uploadFile(
    filename: string | URL,
    bucket: string,
    key: string,
    options?: Options<UploadArgs<Operations>>,
  ): Promise<UploadedObject<Operations>>
  /**
   * Uploads what can be read, in parts when it is large. A stream may be of any length, up to 10,000 parts; of each
   * request that is under way one part is in memory. It is closed in the end, an open file is not.
   *
   * @param fileobj bytes, a Blob, a Node or web stream, an iterable of chunks, or a file of `node:fs/promises`, which is
   * read from its start
   * @throws the service's ClientError; otherwise as `uploadFile`
   *
   * @example
   * await s3.uploadFileobj(request, 'backups', 'today.tar.gz', { config: { maxConcurrency: 4 } })
   */
  uploadFileobj(
    fileobj: UploadInput,
    bucket: string,
    key: string,
    options?: Options<UploadArgs<Operations>>,
  ): Promise<UploadedObject<Operations>>
  /**
   * Downloads into a file, in parts when the object is large. The file is there when it is whole: until then it has
   * another name beside it. What it replaces is kept when something fails.
   *
   * @param filename the file's path, or its `file:` URL
   * @returns what S3 says of the object: `ContentLength`, `ETag`, `ContentType`, `Metadata`
   * @throws ClientError, S3DownloadFailedError for an object that changes meanwhile, RetriesExceededError for one that
   * breaks off again and again, S3ValidationError for answers with other parts than were asked for; what Node throws for a
   * file that cannot be written; AbortError
   *
   * @example
   * await s3.downloadFile('photos', 'cats/1.jpg', 'cat.jpg', {
   *   callback: (bytes, { transferred, size }) => console.log(transferred, 'of', size),
   * })
   */
  downloadFile(
    bucket: string,
    key: string,
    filename: string | URL,
    options?: Options<DownloadArgs<Operations>>,
  ): Promise<DownloadedObject<Operations>>
  /**
   * Downloads into what can be written. Streams and functions get the bytes in their order, no faster than they take
   * them: what comes out of turn waits in memory, of each request that is under way at most one part. Nothing is closed.
   *
   * @param fileobj a Node or web stream, a function that takes bytes and may return a promise, or a file of
   * `node:fs/promises`, which is written from its start
   * @throws as `downloadFile`
   *
   * @example
   * await s3.downloadFileobj('photos', 'cats/1.jpg', process.stdout)
   */
  downloadFileobj(
    bucket: string,
    key: string,
    fileobj: DownloadOutput,
    options?: Options<DownloadArgs<Operations>>,
  ): Promise<DownloadedObject<Operations>>
  /**
   * Copies an object within S3, in parts when it is large. Metadata come along unless `MetadataDirective` is `REPLACE`; of
   * what is copied in parts, tags and annotations with `TaggingDirective` and `AnnotationDirective`.
   *
   * @param options as for uploads, and `sourceClient`: the client that is asked about the source, for one in another
   * region
   * @throws ClientError, S3CopyFailedError for an object that changes meanwhile and annotations that could not be copied
   *
   * @example
   * await s3.copy({ Bucket: 'photos', Key: 'cats/1.jpg' }, 'archive', 'cats/1.jpg')
   */
  copy(
    copySource: ObjectSource,
    bucket: string,
    key: string,
    options?: CopyOptions<Operations>,
  ): Promise<UploadedObject<Operations>>
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

/** The transfers of a bucket: those of the client, without the bucket. */
export interface BucketTransfers<Operations extends ObjectOperations> {
  uploadFile(
    filename: string | URL,
    key: string,
    options?: Options<UploadArgs<Operations>>,
  ): Promise<UploadedObject<Operations>>
  uploadFileobj(
    fileobj: UploadInput,
    key: string,
    options?: Options<UploadArgs<Operations>>,
  ): Promise<UploadedObject<Operations>>
  downloadFile(
    key: string,
    filename: string | URL,
    options?: Options<DownloadArgs<Operations>>,
  ): Promise<DownloadedObject<Operations>>
  downloadFileobj(
    key: string,
    fileobj: DownloadOutput,
    options?: Options<DownloadArgs<Operations>>,
  ): Promise<DownloadedObject<Operations>>
  copy(copySource: ObjectSource, key: string, options?: CopyOptions<Operations>): Promise<UploadedObject<Operations>>
}

/** The transfers of an object: those of the client, without bucket and key. */
export interface ObjectTransfers<Operations extends ObjectOperations> {
  uploadFile(filename: string | URL, options?: Options<UploadArgs<Operations>>): Promise<UploadedObject<Operations>>
  uploadFileobj(fileobj: UploadInput, options?: Options<UploadArgs<Operations>>): Promise<UploadedObject<Operations>>
  downloadFile(
    filename: string | URL,
    options?: Options<DownloadArgs<Operations>>,
  ): Promise<DownloadedObject<Operations>>
  downloadFileobj(
    fileobj: DownloadOutput,
    options?: Options<DownloadArgs<Operations>>,
  ): Promise<DownloadedObject<Operations>>
  copy(copySource: ObjectSource, options?: CopyOptions<Operations>): Promise<UploadedObject<Operations>>
}
