export { AbortError, abortedBy, CallTimeoutError } from './abort-error.ts'
export { AwsError, type AwsErrorOptions, type ErrorPhase } from './aws-error.ts'
export {
  AwsChunkedWrapperError,
  ChecksumError,
  FlexibleChecksumError,
  IncompleteReadError,
  ResponseParserError,
  UnseekableStreamError,
} from './body.ts'
export { BotoCoreError, type NoKwargs } from './boto-core-error.ts'
export { Boto3Error, ResourceLoadException, ResourceNotExistsError, UnknownAPIVersionError } from './boto3.ts'
export {
  InvalidDNSNameError,
  UnsupportedOutpostResourceError,
  UnsupportedS3AccesspointConfigurationError,
  UnsupportedS3ArnError,
  UnsupportedS3ConfigurationError,
  UnsupportedS3ControlArnError,
  UnsupportedS3ControlConfigurationError,
} from './bucket.ts'
export {
  CapacityNotAvailableError,
  OperationNotPageableError,
  PaginationError,
  UnknownClientMethodError,
  WaiterConfigError,
  WaiterError,
} from './call.ts'
export { ClientError, type ClientErrorResponse, EventStreamError, isClientError } from './client-error.ts'
export {
  ArgumentError,
  ConfigNotFound,
  ConfigParseError,
  InfiniteLoopConfigError,
  InvalidChecksumConfigError,
  InvalidConfigError,
  InvalidDefaultsMode,
  InvalidEndpointDiscoveryConfigurationError,
  InvalidExpressionError,
  InvalidMaxRetryAttemptsError,
  InvalidProxiesConfigError,
  InvalidRetryConfigurationError,
  InvalidRetryModeError,
  InvalidS3AddressingStyleError,
  InvalidS3UsEast1RegionalEndpointConfigError,
  InvalidSTSRegionalEndpointsConfigError,
  MD5UnavailableError,
  MissingDependencyException,
  ProfileNotFound,
  UnknownSignatureVersionError,
  UnsupportedSignatureVersionError,
} from './config.ts'
export {
  BadIMDSRequestError,
  CredentialRetrievalError,
  InvalidIMDSEndpointError,
  InvalidIMDSEndpointModeError,
  LoginAuthorizationCodeError,
  LoginError,
  LoginInsufficientPermissions,
  LoginRefreshRequired,
  LoginTokenLoadError,
  MetadataRetrievalError,
  NoAuthTokenError,
  NoCredentialsError,
  PartialCredentialsError,
  RefreshWithMFAUnsupportedError,
  SSOError,
  SSOTokenLoadError,
  TokenRetrievalError,
  UnauthorizedSSOTokenError,
  UnknownCredentialError,
  UnknownTokenProviderError,
} from './credentials.ts'
export type { ErrorClass } from './define-error.ts'
export {
  BaseEndpointResolverError,
  EndpointDiscoveryException,
  EndpointDiscoveryRefreshFailed,
  EndpointDiscoveryRequired,
  EndpointProviderError,
  EndpointResolutionError,
  EndpointVariantError,
  InvalidEndpointConfigurationError,
  InvalidHostLabelError,
  NoRegionError,
  ServiceNotInRegionError,
  UnknownEndpointError,
  UnknownEndpointResolutionBuiltInName,
  UnknownFIPSEndpointError,
  UnknownRegionError,
} from './endpoint.ts'
export {
  ChecksumMismatch,
  DuplicateHeader,
  InvalidHeadersLength,
  InvalidPayloadLength,
  NoInitialResponseError,
  ParserError,
} from './event-stream.ts'
export {
  ConnectionClosedError,
  ConnectionError,
  ConnectTimeoutError,
  EndpointConnectionError,
  HTTPClientError,
  ProxyConnectionError,
  ReadTimeoutError,
  ResponseStreamingError,
  SSLError,
} from './http.ts'
export {
  ApiVersionNotFoundError,
  DataNotFoundError,
  InvalidModelError,
  InvalidShapeError,
  InvalidShapeReferenceError,
  MissingServiceIdError,
  NoShapeFoundError,
  OperationNotFoundError,
  UndefinedModelAttributeError,
  UnknownServiceError,
  UnknownServiceStyle,
  UnsupportedServiceProtocolsError,
} from './model.ts'
export {
  AliasConflictParameterError,
  InvalidArnException,
  InvalidRegionError,
  MissingParametersError,
  ParamValidationError,
  UnknownKeyError,
  UnknownParameterError,
  ValidationError,
} from './params.ts'
export { PendingResponsesError, StubAssertionError, StubResponseError, UnStubbedResponseError } from './stub.ts'
export {
  RetriesExceededError,
  S3CopyFailedError,
  S3DownloadFailedError,
  S3UploadFailedError,
  S3ValidationError,
} from './transfer.ts'
