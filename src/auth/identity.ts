/** Long-term or temporary keys of AWS: one consistent set, as `Credentials.getFrozenCredentials()` gives it. */
export interface AwsCredentialIdentity {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
  readonly accountId?: string | undefined
}

/** A bearer token. */
export interface TokenIdentity {
  readonly token: string
  readonly expiration?: Date | undefined
}
