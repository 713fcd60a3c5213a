import type { AwsCredentialIdentity, TokenIdentity } from './identity.ts'

/**
 * botocore's names. `-query` makes a presigned URL of the request; the `s3` variants leave paths as they are and
 * decide for themselves whether the payload is signed.
 */
export type SignatureVersion =
  | 'v4'
  | 'v4-query'
  | 's3v4'
  | 's3v4-query'
  | 'v4-s3express'
  | 'v4-s3express-query'
  | 'v4a'
  | 'v4a-query'
  | 's3v4a'
  | 's3v4a-query'
  | 's3'
  | 's3-query'
  | 'v2'
  | 'v3'
  | 'v3https'
  | 'bearer'
  | 'none'

/** How the calls of one operation to one endpoint are signed. Chosen once, then read. */
export interface SigningScheme {
  readonly signatureVersion: SignatureVersion
  readonly signingName: string
  /** A region; for SigV4a a comma-separated set of regions, or `*`. */
  readonly signingRegion: string | undefined
  /** False for operations that say their body is not signed. */
  readonly payloadSigningEnabled: boolean
}

/** Where a request's checksum is, for the rules that depend on it. */
export interface SentChecksum {
  readonly in: 'header' | 'trailer'
  /** The header's name in lower case. */
  readonly name: string
}

/** Everything that signing one request needs besides the request. */
export interface SigningContext {
  readonly scheme: SigningScheme
  readonly credentials: AwsCredentialIdentity | undefined
  readonly token?: TokenIdentity | undefined
  /** Milliseconds since the epoch by the service's clock: ours, corrected for skew. */
  readonly now: number
  readonly checksum?: SentChecksum | undefined
  /** The operation's input has a streaming blob. */
  readonly hasStreamingInput?: boolean | undefined
  /** The `payloadSigningEnabled` of the client's `s3` options, where it was set. */
  readonly s3PayloadSigningEnabled?: boolean | undefined
  /** The body's SHA-256 in hex when the body is a stream: what `hashStream` gave. */
  readonly payloadHash?: string | undefined
  /** The call: a signature of old names its bucket, wherever that stands in the request. */
  readonly subject?:
    | { readonly endpoint: { readonly url: string }; readonly params: Readonly<Record<string, unknown>> }
    | undefined
  /** Life of a presigned URL in seconds. Default 3600; 300 for S3 Express. */
  readonly expiresIn?: number | undefined
}
