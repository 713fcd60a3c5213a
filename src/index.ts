/** boto3 and aioboto3: what most programs need. For what botocore has beside it, see `tucuxi/core`. */

export type { CallOptions } from './client/call.ts'
export type { Client, ClientMeta, Operation } from './client/client.ts'
export type { GenericClient } from './client/create-client.ts'
export { Config, type ConfigOptions, UNSIGNED } from './config/client-config.ts'
export { Credentials, type CredentialsLike, type CredentialsProvider } from './credentials/credentials.ts'
export * from './errors/index.ts'
export { StreamingBody } from './http/streaming-body.ts'
export type { ClientOptions } from './session/client-options.ts'
export { client, setupDefaultSession } from './session/default-session.ts'
export { Session, type SessionOptions } from './session/session.ts'
