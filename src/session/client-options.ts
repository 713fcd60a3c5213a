import type { Config, ConfigOptions } from '../config/client-config.ts'
import type { Credentials, CredentialsLike, CredentialsProvider } from '../credentials/credentials.ts'
import type { HttpHandler } from '../http/http.ts'

/** What a client may be made with; everything is optional and falls back to the session's settings. */
export interface ClientOptions {
  readonly regionName?: string | undefined
  /** A date of a version of the service's API. Default: the newest. */
  readonly apiVersion?: string | undefined
  /** False speaks plain http where the endpoint is chosen by the rules. Default true. */
  readonly useSsl?: boolean | undefined
  /** False accepts any certificate; a path is a CA bundle to go by. Default true. */
  readonly verify?: boolean | string | undefined
  /** The whole URL to call instead of the service's own endpoint. */
  readonly endpointUrl?: string | undefined
  readonly awsAccessKeyId?: string | undefined
  readonly awsSecretAccessKey?: string | undefined
  readonly awsSessionToken?: string | undefined
  readonly awsAccountId?: string | undefined
  /** Credentials for this client alone: an object, or a function such as a provider of the AWS SDK v3. */
  readonly credentials?: Credentials | CredentialsLike | CredentialsProvider | undefined
  readonly config?: Config | ConfigOptions | undefined
  /** What sends this client's requests. Default: the session's own, or one of `createNodeHandler` with the settings above. */
  readonly httpHandler?: HttpHandler | undefined
}

export const CLIENT_OPTION_NAMES: ReadonlySet<string> = new Set([
  'regionName',
  'apiVersion',
  'useSsl',
  'verify',
  'endpointUrl',
  'awsAccessKeyId',
  'awsSecretAccessKey',
  'awsSessionToken',
  'awsAccountId',
  'credentials',
  'config',
  'httpHandler',
] satisfies (keyof ClientOptions)[])
