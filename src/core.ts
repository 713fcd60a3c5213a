/** botocore: sessions with all their parts, models, events, credential providers. For library authors. */

export type { Customization } from './client/customization.ts'
export type { CallContext, CallStages, EventPayloads, SendAnswer, StageName } from './client/stages.ts'
export { Config, type ConfigOptions, UNSIGNED } from './config/client-config.ts'
export { type ConfigSource, ConfigStore } from './config/config-store.ts'
export type { FullConfig } from './config/profiles.ts'
export type { ConfigVariables, SessionVariable } from './config/settings.ts'
export type { MfaPrompter } from './credentials/context.ts'
export {
  Credentials,
  type CredentialsLike,
  type CredentialsProvider,
  type FrozenCredentials,
} from './credentials/credentials.ts'
export { RefreshableCredentials, type RefreshOptions } from './credentials/refreshable-credentials.ts'
export { type CredentialProvider, CredentialResolver } from './credentials/resolver.ts'
export type { AuthToken, FrozenAuthToken } from './credentials/tokens/auth-token.ts'
export type { DeviceAuthorization, SsoLoginOptions } from './credentials/tokens/device-login.ts'
export { type TokenProvider, TokenProviderChain, type TokenRequest } from './credentials/tokens/token-chain.ts'
export * from './errors/index.ts'
export { HierarchicalEmitter, type RegisterOptions } from './events/emitter.ts'
export type {
  Headers,
  HttpHandler,
  HttpRequest,
  HttpResponse,
  RequestBody,
  SendOptions,
  StreamBody,
} from './http/http.ts'
export { createNodeHandler, type NodeHandlerOptions } from './http/node-handler.ts'
export { Loader } from './loaders/loader.ts'
export {
  addLogHandler,
  getLogger,
  LOG_LEVELS,
  type LogHandler,
  type LogLevel,
  type LogRecord,
  LogSource,
} from './logging/logger.ts'
export { fromPino, type Logger, type PinoLogger, setLogger } from './logging/take-over.ts'
export { OperationModel } from './model/operation-model.ts'
export { ServiceModel } from './model/service-model.ts'
export type { ListShape, MapShape, Shape, StringShape, StructureShape } from './model/shape.ts'
export type { PaginatorModel } from './paginate/paginator-model.ts'
export {
  type CloudFrontPolicyOptions,
  CloudFrontSigner,
  type CloudFrontUrlOptions,
  type RsaSigner,
} from './services/cloudfront-signer.ts'
export type { AssumeRoleOptions } from './session/assume-role.ts'
export { ComponentLocator } from './session/components.ts'
export { CoreSession as Session } from './session/core-session.ts'
export type { ConfigVariableOptions, CoreSessionOptions, StreamLoggerOptions } from './session/core-session-options.ts'
export { getSession } from './session/get-session.ts'
export { type Initializer, registerInitializer, unregisterInitializer } from './session/initializers.ts'
export type { UserAgentCreator } from './session/own-components.ts'
export type { Cache } from './util/cache.ts'
export type { Host } from './util/host.ts'
export { JSONFileCache } from './util/json-file-cache.ts'
export type { WaiterConfig, WaiterModel } from './waiters/waiter-model.ts'
