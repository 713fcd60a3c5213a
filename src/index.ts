/** boto3 and aioboto3: what most programs need. For what botocore has beside it, see `tucuxi/core`. */

export type { CallOptions } from './client/call.ts'
export type { CallMessage } from './client/call-reporter.ts'
export type { ClientMeta } from './client/client.ts'
export type { GenericClient } from './client/create-client.ts'
export type { PresignOptions } from './client/presigned-url.ts'
export type * from './client/service-types.ts'
export type { EventPayloads } from './client/stages.ts'
export { Config, type ConfigOptions, UNSIGNED } from './config/client-config.ts'
export type { ResolvedConfig } from './config/resolve-client-config.ts'
export type { MfaPrompter } from './credentials/context.ts'
export { Credentials, type CredentialsLike, type CredentialsProvider } from './credentials/credentials.ts'
export type { DeviceAuthorization, SsoLoginOptions } from './credentials/tokens/device-login.ts'
export * from './errors/index.ts'
export type { HierarchicalEmitter, RegisterOptions } from './events/emitter.ts'
export type { EventStream } from './eventstream/event-stream.ts'
export type {
  Headers,
  HttpHandler,
  HttpRequest,
  HttpResponse,
  RequestBody,
  SendOptions,
  StreamBody,
} from './http/http.ts'
export { StreamingBody } from './http/streaming-body.ts'
export type { LogLevel } from './logging/logger.ts'
export { fromPino, type Logger, type PinoLogger, setLogger } from './logging/take-over.ts'
export type { OperationModel } from './model/operation-model.ts'
export type { ServiceModel } from './model/service-model.ts'
export type { PaginateOptions } from './paginate/paginator.ts'
export type { ResponseMetadata } from './protocols/protocol.ts'
export type { GenericResource } from './resources/resource.ts'
export type { ResourceMeta } from './resources/resource-meta.ts'
export type { ResourceModel } from './resources/resource-model.ts'
export type * from './resources/resource-types.ts'
export type { DsqlMethods, DsqlTokenOptions, RdsMethods, RdsTokenOptions } from './services/database-tokens.ts'
export type * from './services/s3/method-types.ts'
export type { PostCondition, PresignedPost, PresignedPostOptions } from './services/s3/presigned-post.ts'
export type { AssumeRoleOptions } from './session/assume-role.ts'
export type { ClientOptions } from './session/client-options.ts'
export type { ClientOf, ServiceModule, ServiceName } from './session/client-types.ts'
export type { CoreSession } from './session/core-session.ts'
export { client, resource, setupDefaultSession } from './session/default-session.ts'
export * from './session/resource-map.ts'
export type { ResourceModule, ResourceName, ResourceOf } from './session/resource-types.ts'
export * from './session/service-map.ts'
export { Session, type SessionOptions } from './session/session.ts'
export { setStreamLogger } from './session/stream-logger.ts'
export type { ProgressCallback, TransferProgress } from './transfer/progress.ts'
export type { TransferOptions } from './transfer/transfer.ts'
export { TransferConfig, type TransferConfigOptions } from './transfer/transfer-config.ts'
export type { WaitOptions } from './waiters/waiter.ts'
