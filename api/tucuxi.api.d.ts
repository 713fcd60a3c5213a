// core
export type { Customization } from './client/customization.ts';
export type { CallContext, CallStages, EventPayloads, SendAnswer, StageName } from './client/stages.ts';
export { Config, type ConfigOptions, UNSIGNED } from './config/client-config.ts';
export { type ConfigSource, ConfigStore } from './config/config-store.ts';
export type { FullConfig } from './config/profiles.ts';
export type { ConfigVariables, SessionVariable } from './config/settings.ts';
export type { MfaPrompter } from './credentials/context.ts';
export { Credentials, type CredentialsLike, type CredentialsProvider, type FrozenCredentials, } from './credentials/credentials.ts';
export { RefreshableCredentials, type RefreshOptions } from './credentials/refreshable-credentials.ts';
export { type CredentialProvider, CredentialResolver } from './credentials/resolver.ts';
export type { AuthToken, FrozenAuthToken } from './credentials/tokens/auth-token.ts';
export type { DeviceAuthorization, SsoLoginOptions } from './credentials/tokens/device-login.ts';
export { type TokenProvider, TokenProviderChain, type TokenRequest } from './credentials/tokens/token-chain.ts';
export * from './errors/index.ts';
export { HierarchicalEmitter, type RegisterOptions } from './events/emitter.ts';
export type { Headers, HttpHandler, HttpRequest, HttpResponse, RequestBody, SendOptions, StreamBody, } from './http/http.ts';
export { createNodeHandler, type NodeHandlerOptions } from './http/node-handler.ts';
export { Loader } from './loaders/loader.ts';
export { addLogHandler, getLogger, LOG_LEVELS, type LogHandler, type LogLevel, type LogRecord, LogSource, } from './logging/logger.ts';
export { fromPino, type Logger, type PinoLogger, setLogger } from './logging/take-over.ts';
export { OperationModel } from './model/operation-model.ts';
export { ServiceModel } from './model/service-model.ts';
export type { ListShape, MapShape, Shape, StringShape, StructureShape } from './model/shape.ts';
export type { PaginatorModel } from './paginate/paginator-model.ts';
export { type CloudFrontPolicyOptions, CloudFrontSigner, type CloudFrontUrlOptions, type RsaSigner, } from './services/cloudfront-signer.ts';
export type { AssumeRoleOptions } from './session/assume-role.ts';
export { ComponentLocator } from './session/components.ts';
export { CoreSession as Session } from './session/core-session.ts';
export type { ConfigVariableOptions, CoreSessionOptions, StreamLoggerOptions } from './session/core-session-options.ts';
export { getSession } from './session/get-session.ts';
export { type Initializer, registerInitializer, unregisterInitializer } from './session/initializers.ts';
export type { UserAgentCreator } from './session/own-components.ts';
export type { Cache } from './util/cache.ts';
export type { Host } from './util/host.ts';
export { JSONFileCache } from './util/json-file-cache.ts';
export type { WaiterConfig, WaiterModel } from './waiters/waiter-model.ts';

// dynamodb
export type { Attributes, AttributeType, AttributeValue, BinaryInput, NativeInput, NativeValue, SetInput, } from './services/dynamodb/attribute-value.ts';
export { BatchWriter, type BatchWriterOptions, batchWriter } from './services/dynamodb/batch-writer.ts';
export { Binary } from './services/dynamodb/binary.ts';
export { type BuiltConditionExpression, ConditionExpressionBuilder } from './services/dynamodb/condition-expression.ts';
export { Attr, type Attribute, Condition, type ConditionOperator, Key, type KeyAttribute, type Operand, type OperandInput, type Size, } from './services/dynamodb/conditions.ts';
export { Decimal, type DecimalLike } from './services/dynamodb/decimal.ts';
export { documentClient } from './services/dynamodb/document-client.ts';
export type { DocumentClient, DocumentOperation, DocumentPaginator, DocumentParams, DocumentResult, } from './services/dynamodb/document-types.ts';
export type { DocumentOptions } from './services/dynamodb/documents.ts';
export { DynamoDBNeedsConditionError, DynamoDBNeedsKeyConditionError, DynamoDBOperationNotSupportedError, DynamoDBUnprocessedItemsError, } from './services/dynamodb/errors.ts';
export type { ExactNumber, NumberInput } from './services/dynamodb/numbers.ts';
export { type DeserializerOptions, type ReadNumber, TypeDeserializer } from './services/dynamodb/type-deserializer.ts';
export { type SerializerOptions, TypeSerializer } from './services/dynamodb/type-serializer.ts';

// index
export type { CallOptions } from './client/call.ts';
export type { CallMessage } from './client/call-reporter.ts';
export type { ClientMeta } from './client/client.ts';
export type { GenericClient } from './client/create-client.ts';
export type { PresignOptions } from './client/presigned-url.ts';
export type * from './client/service-types.ts';
export type { EventPayloads } from './client/stages.ts';
export { Config, type ConfigOptions, UNSIGNED } from './config/client-config.ts';
export type { ResolvedConfig } from './config/resolve-client-config.ts';
export type { MfaPrompter } from './credentials/context.ts';
export { Credentials, type CredentialsLike, type CredentialsProvider } from './credentials/credentials.ts';
export type { DeviceAuthorization, SsoLoginOptions } from './credentials/tokens/device-login.ts';
export * from './errors/index.ts';
export type { HierarchicalEmitter, RegisterOptions } from './events/emitter.ts';
export type { EventStream } from './eventstream/event-stream.ts';
export type { Headers, HttpHandler, HttpRequest, HttpResponse, RequestBody, SendOptions, StreamBody, } from './http/http.ts';
export { StreamingBody } from './http/streaming-body.ts';
export type { LogLevel } from './logging/logger.ts';
export { fromPino, type Logger, type PinoLogger, setLogger } from './logging/take-over.ts';
export type { OperationModel } from './model/operation-model.ts';
export type { ServiceModel } from './model/service-model.ts';
export type { PaginateOptions } from './paginate/paginator.ts';
export type { ResponseMetadata } from './protocols/protocol.ts';
export type { GenericResource } from './resources/resource.ts';
export type { ResourceMeta } from './resources/resource-meta.ts';
export type { ResourceModel } from './resources/resource-model.ts';
export type * from './resources/resource-types.ts';
export type { DsqlMethods, DsqlTokenOptions, RdsMethods, RdsTokenOptions } from './services/database-tokens.ts';
export type * from './services/s3/method-types.ts';
export type { PostCondition, PresignedPost, PresignedPostOptions } from './services/s3/presigned-post.ts';
export type { AssumeRoleOptions } from './session/assume-role.ts';
export type { ClientOptions } from './session/client-options.ts';
export type { ClientOf, ServiceModule, ServiceName } from './session/client-types.ts';
export type { CoreSession } from './session/core-session.ts';
export { client, resource, setupDefaultSession } from './session/default-session.ts';
export * from './session/resource-map.ts';
export type { ResourceModule, ResourceName, ResourceOf } from './session/resource-types.ts';
export * from './session/service-map.ts';
export { Session, type SessionOptions } from './session/session.ts';
export { setStreamLogger } from './session/stream-logger.ts';
export type { ProgressCallback, TransferProgress } from './transfer/progress.ts';
export type { TransferOptions } from './transfer/transfer.ts';
export { TransferConfig, type TransferConfigOptions } from './transfer/transfer-config.ts';
export type { WaitOptions } from './waiters/waiter.ts';

// stub
export { ANY, type ExpectedParams, type Matcher } from './client/stubber/expected-params.ts';
export type { StubbedResult } from './client/stubber/stubbed-result.ts';
export { type ClientErrorStub, type StubbedMethod, Stubber } from './client/stubber/stubber.ts';

// auth/auth-scheme
import { UNSIGNED } from '../config/client-config.ts';
import type { ServiceMetadata, WireOperation } from '../model/wire-model.ts';
import type { SigningScheme } from './signing-context.ts';
export interface OfferedScheme {
    readonly name: string;
    readonly signingName?: string;
    readonly signingRegion?: string;
    readonly signingRegionSet?: readonly string[];
    readonly disableDoubleEncoding?: boolean;
}
export interface SigningSettings {
    readonly metadata: ServiceMetadata;
    readonly names: () => {
        readonly signingName: string;
        readonly signingRegion: string | undefined;
    };
    readonly signatureVersion?: string | typeof UNSIGNED | undefined;
    readonly profileSignatureVersion?: string | undefined;
    readonly authSchemePreference?: readonly string[] | undefined;
    readonly sigv4aSigningRegionSet?: string | undefined;
    readonly preferBearer?: boolean | undefined;
}
export interface ChooseOptions {
    readonly ignoreSigningRegion?: boolean | undefined;
}
export declare function chooseSigningScheme(settings: SigningSettings, operation: WireOperation, offered: readonly OfferedScheme[] | undefined, options?: ChooseOptions): SigningScheme;
export declare function schemeChooser(settings: SigningSettings, operation: WireOperation): (offered: readonly OfferedScheme[] | undefined) => SigningScheme;
export declare function withSignatureVersion(scheme: SigningScheme, version: unknown): SigningScheme;
export declare function presigning(scheme: SigningScheme): SigningScheme;
export declare function acceptsBearer(metadata: ServiceMetadata): boolean;

// auth/identity
export interface AwsCredentialIdentity {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string | undefined;
    readonly accountId?: string | undefined;
}
export interface TokenIdentity {
    readonly token: string;
    readonly expiration?: Date | undefined;
}

// auth/signing-context
import type { AwsCredentialIdentity, TokenIdentity } from './identity.ts';
export type SignatureVersion = 'v4' | 'v4-query' | 's3v4' | 's3v4-query' | 'v4-s3express' | 'v4-s3express-query' | 'v4a' | 'v4a-query' | 's3v4a' | 's3v4a-query' | 's3' | 's3-query' | 'v2' | 'v3' | 'v3https' | 'bearer' | 'none';
export interface SigningScheme {
    readonly signatureVersion: SignatureVersion;
    readonly signingName: string;
    readonly signingRegion: string | undefined;
    readonly payloadSigningEnabled: boolean;
}
export interface SentChecksum {
    readonly in: 'header' | 'trailer';
    readonly name: string;
}
export interface SigningContext {
    readonly scheme: SigningScheme;
    readonly credentials: AwsCredentialIdentity | undefined;
    readonly token?: TokenIdentity | undefined;
    readonly now: number;
    readonly checksum?: SentChecksum | undefined;
    readonly hasStreamingInput?: boolean | undefined;
    readonly s3PayloadSigningEnabled?: boolean | undefined;
    readonly payloadHash?: string | undefined;
    readonly subject?: {
        readonly endpoint: {
            readonly url: string;
        };
        readonly params: Readonly<Record<string, unknown>>;
    } | undefined;
    readonly expiresIn?: number | undefined;
}

// checksums/algorithm
export interface Checksum {
    update(bytes: Uint8Array): void;
    digest(): Uint8Array;
}

// checksums/call-checksums
export { applyRequestChecksum } from './request-checksum.ts';
export { askForChecksums, checkResponse } from './response-checksum.ts';

// checksums/checksum-settings
import type { ChecksumName } from './checksum.ts';
export interface ChecksumSettings {
    readonly requestChecksumCalculation: 'when_supported' | 'when_required';
    readonly responseChecksumValidation: 'when_supported' | 'when_required';
    readonly signatureVersion?: unknown;
}
export interface AppliedChecksum {
    readonly algorithm: ChecksumName;
    readonly in: 'header' | 'trailer';
    readonly name: string;
}

// checksums/checksum
import type { Checksum } from './algorithm.ts';
export type ChecksumName = 'crc32' | 'crc32c' | 'crc64nvme' | 'md5' | 'sha1' | 'sha256' | 'sha512' | 'xxhash128' | 'xxhash3' | 'xxhash64';
export declare const CHECKSUM_NAMES: readonly ChecksumName[];
export declare function isChecksumName(name: string): name is ChecksumName;
export declare function createChecksum(name: ChecksumName, size?: number): Checksum | Promise<Checksum>;
export declare function checksumBase64(name: ChecksumName, body: Uint8Array | undefined): string | Promise<string>;

// checksums/request-checksum
import type { HttpRequest } from '../http/http.ts';
import type { WireOperation } from '../model/wire-model.ts';
import type { AppliedChecksum, ChecksumSettings } from './checksum-settings.ts';
export declare function applyRequestChecksum(operation: WireOperation, request: HttpRequest, params: Readonly<Record<string, unknown>>, settings: ChecksumSettings): AppliedChecksum | undefined | Promise<AppliedChecksum>;

// checksums/response-checksum
import type { Readable } from 'node:stream';
import type { Headers } from '../http/http.ts';
import type { StreamChecksum } from '../http/streaming-body.ts';
import type { WireOperation } from '../model/wire-model.ts';
import { type ChecksumName } from './checksum.ts';
import type { ChecksumSettings } from './checksum-settings.ts';
export interface ResponseChecksum {
    readonly algorithm: ChecksumName;
    readonly stream: StreamChecksum | undefined;
}
export declare function askForChecksums<P extends Readonly<Record<string, unknown>>>(operation: WireOperation, params: P, settings: ChecksumSettings): P;
export declare function checkResponse(operation: WireOperation, params: Readonly<Record<string, unknown>>, response: {
    readonly headers: Headers;
    readonly body: Uint8Array | Readable;
}): ResponseChecksum | undefined | Promise<ResponseChecksum>;

// client/call-observer
import { type Channel } from 'node:diagnostics_channel';
import type { Endpoint } from '../endpoints/endpoint.ts';
import type { HttpRequest } from '../http/http.ts';
import { type LogSource } from '../logging/logger.ts';
import type { AttemptOutcome } from './outcome.ts';
type ChannelName = 'callStart' | 'callEnd' | 'callError' | 'attemptStart' | 'attemptEnd' | 'retry';
export declare const CHANNELS: Readonly<Record<ChannelName, Channel>>;
export declare const ENDPOINT_LOG: LogSource;
export interface CallObserver {
    resolved(endpoint: Endpoint): void;
    sending(request: HttpRequest): void;
    received(outcome: AttemptOutcome): void;
    retrying(delayMs: number): void;
    ended(output: object): void;
    failed(error: unknown): void;
}
export {};

// client/call-plan
import type { SigningScheme } from '../auth/signing-context.ts';
import type { OperationEndpoints } from '../endpoints/call-endpoints.ts';
import type { EndpointAuthScheme } from '../endpoints/endpoint.ts';
import type { EventStage } from '../events/event-stage.ts';
import type { WireOperation, WireShape } from '../model/wire-model.ts';
import type { ClientState } from './client-state.ts';
import type { EndpointDiscovery } from './endpoint-discovery.ts';
import type { CallStages, StageName } from './stages.ts';
type Stages = {
    readonly [Name in StageName]: EventStage<CallStages[Name]>;
};
export interface CallPlan {
    readonly operation: WireOperation;
    readonly stages: Stages;
    readonly endpoints: OperationEndpoints;
    readonly discovery: EndpointDiscovery | undefined;
    readonly chooseScheme: (offered: readonly EndpointAuthScheme[] | undefined) => SigningScheme;
    readonly hasStreamingInput: boolean;
    readonly duplex: typeof import('./event-input.ts') | undefined;
    readonly checksums: typeof import('../checksums/call-checksums.ts') | undefined;
    readonly streamingOutput: {
        readonly member: string;
        readonly events: boolean;
    } | undefined;
}
export declare function createCallPlan(client: ClientState, operation: WireOperation): CallPlan;
export declare function streamingPayload(shape: WireShape | undefined): CallPlan['streamingOutput'];
export {};

// client/call-reporter
import type { Endpoint } from '../endpoints/endpoint.ts';
import type { HttpRequest } from '../http/http.ts';
import type { Call } from './call.ts';
import { type CallObserver } from './call-observer.ts';
import type { AttemptOutcome } from './outcome.ts';
export interface CallMessage {
    readonly service: string;
    readonly operation: string;
    readonly region: string | undefined;
    readonly params: unknown;
    readonly startedAt: number;
    attempts: number;
    statusCode?: number | undefined;
    requestId?: string | undefined;
    error?: unknown;
    [key: string]: unknown;
}
export declare class CallReporter implements CallObserver {
    #private;
    constructor(call: Call, params: object | undefined);
    resolved({ url, properties }: Endpoint): void;
    sending(request: HttpRequest): void;
    received({ response, output, failure, error }: AttemptOutcome): void;
    retrying(delayMs: number): void;
    ended(output: object): void;
    failed(error: unknown): void;
}

// client/call
import type { Feature } from '../http/user-agent.ts';
import type { OperationModel } from '../model/operation-model.ts';
import { type Duration } from '../util/duration.ts';
import type { CallObserver } from './call-observer.ts';
import type { CallPlan } from './call-plan.ts';
import type { ClientState } from './client-state.ts';
import type { CallContext } from './stages.ts';
export interface CallOptions {
    readonly signal?: AbortSignal | undefined;
    readonly timeout?: Duration | undefined;
}
export declare const CALL_OPTIONS: ReadonlySet<string>;
export declare class Call {
    #private;
    readonly client: ClientState;
    readonly plan: CallPlan;
    readonly signal: AbortSignal | undefined;
    presigns: {
        readonly expiresIn: number;
    } | undefined;
    observer: CallObserver | undefined;
    watch: ((other: CallObserver | undefined) => CallObserver) | undefined;
    rediscovers: boolean;
    ttl: string | undefined;
    constructor(client: ClientState, plan: CallPlan, options: CallOptions | undefined);
    end(): void;
    get context(): CallContext;
    get model(): OperationModel;
    get features(): ReadonlySet<Feature> | undefined;
    useFeature(name: Feature): void;
    get invocationId(): string;
}

// client/client-endpoints
import { type Builtins, type LazyBuiltin } from '../endpoints/builtins.ts';
import { type OperationEndpoints } from '../endpoints/call-endpoints.ts';
import { type ClientEndpoint } from '../endpoints/client-endpoint.ts';
import type { WireOperation } from '../model/wire-model.ts';
import type { ClientParts } from './client-state.ts';
export declare class ClientEndpoints {
    #private;
    readonly builtins: Builtins;
    constructor(parts: ClientParts, accountId: LazyBuiltin);
    get client(): ClientEndpoint;
    get signing(): Pick<ClientEndpoint, 'signingName' | 'signingRegion'>;
    operation(operation: WireOperation): OperationEndpoints;
}

// client/client-state
import type { SigningSettings } from '../auth/auth-scheme.ts';
import type { TokenIdentity } from '../auth/identity.ts';
import type { ResolvedConfig } from '../config/resolve-client-config.ts';
import type { Credentials, FrozenCredentials } from '../credentials/credentials.ts';
import type { HierarchicalEmitter } from '../events/emitter.ts';
import type { Headers, HttpHandler, SendOptions } from '../http/http.ts';
import type { Feature } from '../http/user-agent.ts';
import type { EndpointCatalog } from '../model/packed-endpoints.ts';
import type { ServiceModel } from '../model/service-model.ts';
import type { WireModel } from '../model/wire-model.ts';
import type { Protocol, SerializeOptions } from '../protocols/protocol.ts';
import type { RetryStrategy } from '../retries/retry-strategy.ts';
import type { Host } from '../util/host.ts';
import type { Call } from './call.ts';
import type { CallObserver } from './call-observer.ts';
import { type CallPlan } from './call-plan.ts';
import { ClientEndpoints } from './client-endpoints.ts';
import type { Customization } from './customization.ts';
import { type Exceptions } from './exceptions.ts';
import type { EventPayloads } from './stages.ts';
export interface ClientParts {
    readonly model: WireModel;
    readonly host: Host;
    readonly http: () => HttpHandler;
    readonly events: HierarchicalEmitter<EventPayloads>;
    readonly config: ResolvedConfig;
    readonly regionName: string | undefined;
    readonly endpointUrl: string | undefined;
    readonly useSsl: boolean;
    readonly credentials: (() => Credentials | undefined | Promise<Credentials | undefined>) | undefined;
    readonly token: (() => TokenIdentity | undefined | Promise<TokenIdentity | undefined>) | undefined;
    readonly hasServiceToken: boolean;
    readonly profileSignatureVersion: string | undefined;
    readonly endpointsData: () => EndpointCatalog;
    readonly document: (name: string) => unknown;
    readonly customization: Customization;
    readonly userAgent: (features: ReadonlySet<Feature> | undefined, source: readonly Feature[] | undefined) => string;
    readonly settle?: (() => Promise<number>) | undefined;
    readonly monitor?: ((call: Call, other: CallObserver | undefined) => CallObserver) | undefined;
}
export declare class ClientState {
    #private;
    readonly parts: ClientParts;
    readonly model: WireModel;
    readonly host: Host;
    readonly events: HierarchicalEmitter<EventPayloads>;
    readonly config: ResolvedConfig;
    readonly customization: Customization;
    readonly serviceId: string;
    readonly protocol: Protocol;
    readonly retries: RetryStrategy;
    readonly endpoints: ClientEndpoints;
    readonly signing: SigningSettings;
    readonly serializeOptions: SerializeOptions;
    readonly injectedHeaders: Headers;
    connectTimeoutMs: number;
    readonly readTimeoutMs: number;
    readonly token: ClientParts['token'];
    readonly userAgent: ClientParts['userAgent'];
    readonly monitor: ClientParts['monitor'];
    readonly endpointUrl: string | undefined;
    endStreams: (() => void) | undefined;
    clockOffset: number;
    settle: (() => Promise<void>) | undefined;
    constructor(parts: ClientParts);
    get http(): HttpHandler;
    get exceptions(): Exceptions;
    get serviceModel(): ServiceModel;
    close(): Promise<void>;
    plan(operationName: string): CallPlan;
    sendOptions(stream: boolean, signal: AbortSignal | undefined): SendOptions;
    get credentialFeatures(): readonly Feature[] | undefined;
    identity(): FrozenCredentials | undefined | Promise<FrozenCredentials | undefined>;
}

// client/client
import type { ResolvedConfig } from '../config/resolve-client-config.ts';
import type { HierarchicalEmitter } from '../events/emitter.ts';
import type { ServiceModel } from '../model/service-model.ts';
import type { Paginator } from '../paginate/paginator.ts';
import type { Output } from '../protocols/protocol.ts';
import type { Waiter } from '../waiters/waiter.ts';
import { type CallOptions } from './call.ts';
import type { ClientState } from './client-state.ts';
import type { Exceptions } from './exceptions.ts';
import type { PresignOptions } from './presigned-url.ts';
import type { EventPayloads } from './stages.ts';
export interface ClientMeta {
    readonly serviceModel: ServiceModel;
    readonly regionName: string | undefined;
    readonly endpointUrl: string;
    readonly partition: string | undefined;
    readonly config: ResolvedConfig;
    readonly events: HierarchicalEmitter<EventPayloads>;
    readonly methodToApiMapping: Readonly<Record<string, string>>;
}
export declare class Client {
    #private;
    readonly meta: ClientMeta;
    get exceptions(): Exceptions;
    canPaginate(methodName: string): boolean;
    getPaginator(methodName: string): Paginator<Output, CallOptions>;
    get waiterNames(): readonly string[];
    getWaiter(waiterName: string): Waiter<Output, CallOptions>;
    generatePresignedUrl(methodName: string, options?: PresignOptions): Promise<string>;
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
    toJSON(): object;
}
export declare function stateOf(client: Client): ClientState;

// client/create-client
import type { Client } from './client.ts';
import { type ClientParts } from './client-state.ts';
export type GenericClient = Client & {
    readonly [methodName: string]: any;
};
export declare function createClient(parts: ClientParts): GenericClient;

// client/customization
import type { SigningScheme } from '../auth/signing-context.ts';
import type { ResolvedConfig } from '../config/resolve-client-config.ts';
import type { Builtins } from '../endpoints/builtins.ts';
import type { TranslateEndpointError } from '../endpoints/endpoint-resolver.ts';
import type { HierarchicalEmitter } from '../events/emitter.ts';
import type { HttpResponse } from '../http/http.ts';
import type { WireModel } from '../model/wire-model.ts';
import type { RetryFacts } from '../retries/retry-strategy.ts';
import type { Call } from './call.ts';
import type { Client } from './client.ts';
import type { ClientState } from './client-state.ts';
import type { AttemptOutcome } from './outcome.ts';
import type { PreparedCall } from './prepare.ts';
import type { EventPayloads, Params } from './stages.ts';
export interface EndpointSettings {
    readonly config: ResolvedConfig;
    readonly regionName: string | undefined;
    readonly endpointUrl: string | undefined;
}
export type ClientMethod = (this: Client, ...given: never[]) => Promise<unknown>;
export type ClientMethods = Readonly<Record<string, ClientMethod>>;
export interface Customization {
    readonly register?: (events: Pick<HierarchicalEmitter<EventPayloads>, 'register'>, model: WireModel) => void;
    readonly methods?: ClientMethods;
    readonly endpointBuiltins?: (settings: EndpointSettings) => Readonly<Record<string, string | boolean | undefined>>;
    readonly callBuiltins?: (call: Call, params: Params) => Builtins | undefined;
    readonly identity?: (call: Call, scheme: SigningScheme, params: Params) => ReturnType<ClientState['identity']>;
    readonly redirect?: (call: Call, prepared: PreparedCall, outcome: AttemptOutcome) => PreparedCall | undefined | Promise<PreparedCall | undefined>;
    readonly clientContext?: (config: ResolvedConfig) => Readonly<Record<string, unknown>>;
    readonly globalRegion?: (settings: EndpointSettings) => string | undefined;
    readonly globalHostname?: (settings: EndpointSettings) => string | undefined;
    readonly retries?: RetryFacts;
    readonly awaitsContinue?: boolean;
    readonly insteadOfUnreadable?: (response: HttpResponse) => HttpResponse | undefined;
    readonly translateEndpointError?: TranslateEndpointError;
}
export declare function registerHandlers(emitter: HierarchicalEmitter<EventPayloads>, model: WireModel, customization: Customization): void;

// client/endpoint-discovery
import { HttpRequest } from '../http/http.ts';
import type { WireOperation } from '../model/wire-model.ts';
import type { ClientState } from './client-state.ts';
import type { AttemptOutcome } from './outcome.ts';
import type { Params } from './stages.ts';
export interface EndpointDiscovery {
    redirect(request: HttpRequest, params: Params): Promise<void>;
    isOver(outcome: AttemptOutcome, params: Params): boolean;
}
export declare function endpointDiscovery(client: ClientState, operation: WireOperation): EndpointDiscovery;

// client/event-input
import type { SigningContext } from '../auth/signing-context.ts';
import type { HttpRequest, SendOptions } from '../http/http.ts';
import type { Call } from './call.ts';
import type { Params } from './stages.ts';
export declare function attachInput(call: Call, params: Params, request: HttpRequest): void;
export declare function signEvents(call: Call, request: HttpRequest, context: SigningContext): boolean;
export declare function duplexOptions({ client, plan }: Call, options: SendOptions): SendOptions;

// client/exceptions
import { ClientError } from '../errors/client-error.ts';
import type { WireModel } from '../model/wire-model.ts';
export type ExceptionClass = typeof ClientError;
export type Exceptions = Readonly<Record<string, ExceptionClass>> & {
    readonly ClientError: ExceptionClass;
    readonly fromCode: (code: string) => ExceptionClass;
};
export declare function createExceptions(model: WireModel): Exceptions;

// client/outcome
import type { HttpResponse } from '../http/http.ts';
import type { Output } from '../protocols/protocol.ts';
export interface AttemptOutcome {
    readonly response: HttpResponse | undefined;
    readonly output: Output | Record<string, unknown> | undefined;
    readonly failure: Record<string, unknown> | undefined;
    readonly error: unknown;
    readonly receivedAt: number;
}
export declare const NOT_SENT: AttemptOutcome;

// client/prepare
import type { SigningScheme } from '../auth/signing-context.ts';
import type { AppliedChecksum } from '../checksums/checksum-settings.ts';
import type { Endpoint } from '../endpoints/endpoint.ts';
import { HttpRequest } from '../http/http.ts';
import type { Call } from './call.ts';
import { type Params } from './stages.ts';
export interface PreparedCall {
    readonly params: Params;
    readonly endpoint: Endpoint;
    readonly request: HttpRequest;
    readonly scheme: SigningScheme;
    readonly checksum: AppliedChecksum | undefined;
}
export declare function prepare(call: Call, given: Params | undefined): Promise<PreparedCall>;
export declare function finishBody(call: Call, prepared: PreparedCall): PreparedCall | Promise<PreparedCall>;

// client/presigned-url
import type { HttpRequest } from '../http/http.ts';
import { type Duration } from '../util/duration.ts';
import { Call } from './call.ts';
import type { ClientState } from './client-state.ts';
import { type PreparedCall } from './prepare.ts';
import { type Params } from './stages.ts';
export interface PresignOptions {
    readonly params?: Params | undefined;
    readonly expiresIn?: Duration | undefined;
    readonly httpMethod?: string | undefined;
}
export declare function presignRequest(call: Call, prepared: PreparedCall, request: HttpRequest, { regionName }: {
    readonly regionName: string;
}): Promise<string>;
export declare function presignUrl(client: ClientState, methods: Readonly<Record<string, string>>, methodName: string, options: PresignOptions): Promise<string>;

// client/service-types
import type { ClientError, ClientErrorResponse } from '../errors/client-error.ts';
import type { PaginateOptions } from '../paginate/paginator.ts';
import type { ResponseMetadata } from '../protocols/protocol.ts';
import type { WaitOptions } from '../waiters/waiter.ts';
import type { CallOptions } from './call.ts';
import type { ClientMeta } from './client.ts';
import type { ExceptionClass } from './exceptions.ts';
import type { PresignOptions } from './presigned-url.ts';
export interface Result {
    ResponseMetadata: ResponseMetadata;
}
export type Operation<Params, Output> = (params: Params, options?: CallOptions) => Promise<Output>;
export type FreeOperation<Params, Output> = (params?: Params, options?: CallOptions) => Promise<Output>;
export type NoParams = Readonly<Record<string, never>>;
export type Document = null | boolean | number | string | Document[] | {
    [name: string]: Document;
};
export type DateInput = Date | number | string;
export type LongInput = number | bigint;
export type BytesInput = Uint8Array | string | ArrayBuffer | ArrayBufferView;
export type CopySource = string | {
    readonly Bucket: string;
    readonly Key: string;
    readonly VersionId?: string | undefined;
};
export type StreamingInput = BytesInput | SharedArrayBuffer | AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string> | {
    getReader(): unknown;
} | {
    readonly size: number;
    arrayBuffer(): Promise<ArrayBuffer>;
    stream(): unknown;
};
type Never<Members, Key> = {
    readonly [Other in Exclude<keyof Members, Key>]?: undefined;
};
export type OneOf<Members> = {
    [Key in keyof Members]: {
        [One in Key]: Members[Key];
    } & Never<Members, Key>;
}[keyof Members];
export type OneOfReceived<Members> = OneOf<Members & {
    readonly SDK_UNKNOWN_MEMBER: {
        name: string;
    };
}>;
export interface ServiceError<Code extends string = string, Members extends object = object> extends ClientError {
    readonly code: Code;
    readonly response: ClientErrorResponse & Members;
}
export type ErrorOf<Errors, Name extends keyof Errors> = Errors[Name] extends readonly [
    infer Code extends string,
    infer Members extends object
] ? ServiceError<Code, Members> : ServiceError<Name & string, Errors[Name] & object>;
export interface ServiceErrorClass<Raised> {
    new (response: ClientErrorResponse, operationName: string): Raised;
    readonly prototype: Raised;
    readonly errorName: string;
}
export interface CommonExceptions {
    readonly ClientError: ExceptionClass;
    readonly fromCode: (code: string) => ExceptionClass;
}
export type ParamsOf<Method> = Method extends (params: infer Params, options?: CallOptions) => unknown ? Exclude<Params, undefined> : never;
export type ResultOf<Method> = Method extends (...args: never[]) => Promise<infer Output> ? Output : never;
type OneOfKeys<Keys> = Keys extends readonly (infer Key)[] ? Key : Keys;
type FirstOfKeys<Keys> = Keys extends readonly [infer First, ...unknown[]] ? First : Keys;
type NameOfKey<Key> = Key extends string ? Key : keyof Key;
type ItemOfKey<Page, Key> = Key extends keyof Page ? Page[Key] extends readonly (infer Item)[] | undefined ? Item : never : Key[keyof Key];
type ItemsOf<Page, Keys> = {
    [Key in OneOfKeys<Keys> as NameOfKey<Key>]: ItemOfKey<Page, Key>;
};
type FirstItem<Page, Keys> = ItemOfKey<Page, FirstOfKeys<Keys>>;
type Arguments<Method, Options> = Parameters<Extract<Method, (...args: never[]) => unknown>> extends [infer Params, ...unknown[]] ? [params: Params, options?: Options] : [params?: ParamsOf<Method> | undefined, options?: Options];
export interface ServicePages<Page, Items, Item> extends AsyncIterable<Page> {
    readonly resultKeys: readonly (keyof Items & string)[];
    readonly resumeToken: string | undefined;
    readonly nonAggregatePart: Record<string, unknown>;
    [Symbol.asyncIterator](): AsyncGenerator<Page, void, undefined>;
    items(): AsyncGenerator<Item, void, undefined>;
    items<Key extends keyof Items>(resultKey: Key): AsyncGenerator<Items[Key], void, undefined>;
    search<Found = unknown>(expression: string): AsyncGenerator<Found, void, undefined>;
    resultKeyIters(): AsyncGenerator<Items[keyof Items], void, undefined>[];
    buildFullResult(): Promise<Omit<Page, 'ResponseMetadata'> & {
        NextToken?: string;
    }>;
}
export interface ServicePaginator<Method, Keys> {
    readonly resultKeys: readonly (keyof ItemsOf<ResultOf<Method>, Keys> & string)[];
    paginate(...args: Arguments<Method, PaginateOptions & CallOptions>): ServicePages<ResultOf<Method>, ItemsOf<ResultOf<Method>, Keys>, FirstItem<ResultOf<Method>, Keys>>;
}
export interface ServiceWaiter<Method, Answer> {
    readonly name: string;
    wait(...args: Arguments<Method, WaitOptions & CallOptions>): Promise<Answer>;
}
type WaiterOf<Operations, Entry> = Entry extends keyof Operations ? ServiceWaiter<Operations[Entry], ResultOf<Operations[Entry]>> : Entry extends readonly [infer Method extends keyof Operations, infer Answer] ? ServiceWaiter<Operations[Method], Answer> : never;
export interface AnyClient {
    readonly meta: ClientMeta;
    readonly exceptions: CommonExceptions;
    canPaginate(methodName: string): boolean;
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
}
declare const MADE_OF: unique symbol;
export interface MadeOf<Parts extends readonly unknown[]> {
    readonly [MADE_OF]?: Parts;
}
export interface ServiceClient<Operations, Paginators, Waiters, Errors> extends AnyClient, MadeOf<[Operations, Paginators, Waiters, Errors]> {
    readonly exceptions: CommonExceptions & {
        readonly [Name in keyof Errors]: ServiceErrorClass<ErrorOf<Errors, Name>>;
    };
    canPaginate(methodName: keyof Operations & string): boolean;
    getPaginator<Name extends keyof Paginators & keyof Operations>(methodName: Name): ServicePaginator<Operations[Name], Paginators[Name]>;
    readonly waiterNames: readonly (keyof Waiters & string)[];
    getWaiter<Name extends keyof Waiters>(waiterName: Name): WaiterOf<Operations, Waiters[Name]>;
    generatePresignedUrl<Name extends keyof Operations>(methodName: Name, options?: Omit<PresignOptions, 'params'> & {
        readonly params?: ParamsOf<Operations[Name]> | undefined;
    }): Promise<string>;
}
type Whole<Value> = Value extends Date | Uint8Array | string | number | bigint | boolean | null | undefined ? Value : Value extends {
    readonly pipe: unknown;
} | AsyncIterable<unknown> ? Value : Value extends (infer Item)[] ? Whole<Item>[] : Value extends object ? {
    [Key in keyof Value]-?: Whole<Exclude<Value[Key], undefined>>;
} : Value;
export type Complete<Value> = Whole<Value>;
export type CompleteResults<Client> = {
    [Name in keyof Client]: Client[Name] extends (params: infer Params, options?: CallOptions) => Promise<infer Output> ? Output extends Result ? undefined extends Params ? (params?: Params, options?: CallOptions) => Promise<Complete<Output>> : (params: Params, options?: CallOptions) => Promise<Complete<Output>> : Client[Name] : Client[Name];
};
export {};

// client/stages
import type { HttpRequest, HttpResponse } from '../http/http.ts';
import type { OperationModel } from '../model/operation-model.ts';
import type { ServiceModel } from '../model/service-model.ts';
import type { WaiterModel } from '../waiters/waiter-model.ts';
export type Params = Record<string, unknown>;
export type CallContext = Record<string, unknown>;
export interface SendAnswer {
    readonly statusCode: number;
    readonly headers?: Readonly<Record<string, string>> | undefined;
    readonly body?: Uint8Array | string | AsyncIterable<Uint8Array> | undefined;
}
export interface RequestSigner {
    readonly regionName: string | undefined;
    generatePresignedUrl(request: HttpRequest, options: {
        readonly regionName: string;
    }): Promise<string>;
}
export interface CallAnswer {
    readonly statusCode: number;
    readonly parsed: Record<string, unknown>;
}
export interface CallStages {
    'provide-client-params': {
        params: Params;
        readonly model: OperationModel;
        readonly context: CallContext;
    };
    'before-parameter-build': {
        params: Params;
        readonly model: OperationModel;
        readonly context: CallContext;
    };
    'before-endpoint-resolution': {
        readonly builtins: Record<string, unknown>;
        readonly params: Params;
        readonly model: OperationModel;
        readonly context: CallContext;
    };
    'before-call': {
        readonly request: HttpRequest;
        readonly params: Params;
        readonly requestSigner: RequestSigner;
        readonly model: OperationModel;
        readonly context: CallContext;
    };
    'request-created': {
        readonly request: HttpRequest;
        readonly operationName: string;
        readonly context: CallContext;
    };
    'choose-signer': {
        readonly signatureVersion: string;
        readonly signingName: string;
        readonly regionName: string | undefined;
        readonly context: CallContext;
    };
    'before-sign': {
        readonly request: HttpRequest;
        readonly signatureVersion: string;
        readonly signingName: string;
        readonly regionName: string | undefined;
        readonly operationName: string;
    };
    'before-send': {
        readonly request: HttpRequest;
        readonly context: CallContext;
    };
    'before-parse': {
        readonly response: HttpResponse;
        readonly model: OperationModel;
        readonly context: CallContext;
    };
    'response-received': {
        readonly response: HttpResponse | undefined;
        readonly parsed: Record<string, unknown> | undefined;
        readonly error: unknown;
        readonly context: CallContext;
    };
    'needs-retry': {
        readonly request: HttpRequest;
        readonly response: HttpResponse | undefined;
        readonly parsed: Record<string, unknown> | undefined;
        readonly error: unknown;
        readonly attempts: number;
        readonly operationName: string;
        readonly context: CallContext;
    };
    'after-call': {
        readonly parsed: Record<string, unknown>;
        readonly response: HttpResponse | undefined;
        readonly model: OperationModel;
        readonly context: CallContext;
    };
    'after-call-error': {
        readonly error: unknown;
        readonly context: CallContext;
    };
}
export type StageName = keyof CallStages;
export interface EventPayloads extends CallStages {
    'choose-service-name': {
        readonly serviceName: string;
    };
    'service-data-loaded': {
        readonly serviceData: Record<string, unknown>;
        readonly serviceName: string;
        readonly session: unknown;
    };
    'creating-client-class': {
        readonly classAttributes: Record<string, unknown>;
        readonly baseClasses: (abstract new (...args: never[]) => object)[];
    };
    'creating-resource-class': {
        readonly classAttributes: Record<string, unknown>;
        readonly baseClasses: (abstract new (...args: never[]) => object)[];
        readonly serviceContext: ResourceServiceContext;
    };
}
export interface ResourceServiceContext {
    readonly serviceName: string;
    readonly serviceModel: ServiceModel;
    readonly resourceJsonDefinitions: object;
    readonly serviceWaiterModel: WaiterModel;
}
export declare function callEvent<Fields extends object>(call: {
    readonly model: OperationModel;
    readonly context: CallContext;
}, fields: Fields): Fields & {
    readonly model: OperationModel;
    readonly context: CallContext;
};

// client/stubber/expected-params
import type { StreamingInput } from '../service-types.ts';
export interface Matcher {
    asymmetricMatch(value: unknown): boolean;
}
export declare const ANY: Matcher;
export type ExpectedParams<Params> = {
    readonly [Name in keyof Params]: Expected<Params[Name]>;
};
type Expected<Value> = Matcher | (Value extends readonly (infer Item)[] ? readonly Expected<Item>[] : Value extends StreamingInput | Date | number | bigint | boolean | null | undefined ? Value : ExpectedParams<Value>);
export declare function firstDifference(expected: unknown, given: unknown, path?: string): string | undefined;
export {};

// client/stubber/stubbed-result
import type { EventStream } from '../../eventstream/event-stream.ts';
import { StreamingBody } from '../../http/streaming-body.ts';
import type { WireShape } from '../../model/wire-model.ts';
import type { ResponseMetadata } from '../../protocols/protocol.ts';
import { type Fields } from '../../protocols/validation/value-kinds.ts';
import type { StreamingInput } from '../service-types.ts';
type Result = Record<string, unknown>;
export type StubbedResult<Output> = {
    readonly [Name in keyof Omit<Output, 'ResponseMetadata'>]: StubbedMember<Output[Name]>;
} & {
    readonly ResponseMetadata?: Partial<ResponseMetadata> | undefined;
};
type StubbedMember<Value> = Value | (Value extends StreamingBody ? StreamingInput : Value extends EventStream<infer Event> ? readonly Event[] | AsyncIterable<Event> : never);
export declare function stubbedResult(shape: WireShape | undefined, given: Fields): Result;
export {};

// client/stubber/stubber
import type { GenericClient } from '../create-client.ts';
import type { AnyClient, Operation, ParamsOf, Result, ResultOf } from '../service-types.ts';
import { type ExpectedParams } from './expected-params.ts';
import { type StubbedResult } from './stubbed-result.ts';
export type StubbedMethod<Client> = string extends keyof Client ? string : {
    [Name in keyof Client]: Client[Name] extends Operation<never, Result> ? Name : never;
}[keyof Client] & string;
type ResponseOf<Client, Name> = string extends keyof Client ? Readonly<Record<string, unknown>> : Name extends keyof Client ? StubbedResult<ResultOf<Client[Name]>> : never;
type ParamsFor<Client, Name> = string extends keyof Client ? Readonly<Record<string, unknown>> : Name extends keyof Client ? ExpectedParams<ParamsOf<Client[Name]>> : never;
export interface ClientErrorStub<Expected = Readonly<Record<string, unknown>>> {
    readonly serviceErrorCode?: string | undefined;
    readonly serviceMessage?: string | undefined;
    readonly httpStatusCode?: number | undefined;
    readonly serviceErrorMeta?: Readonly<Record<string, unknown>> | undefined;
    readonly expectedParams?: Expected | undefined;
    readonly responseMeta?: Readonly<Record<string, unknown>> | undefined;
    readonly modeledFields?: Readonly<Record<string, unknown>> | undefined;
}
export declare class Stubber<Stubbed extends AnyClient = GenericClient> {
    #private;
    readonly client: Stubbed;
    constructor(client: Stubbed);
    activate(): this;
    deactivate(): void;
    addResponse<Name extends StubbedMethod<Stubbed>>(method: Name, serviceResponse: ResponseOf<Stubbed, Name>, expectedParams?: ParamsFor<Stubbed, Name>): void;
    addClientError<Name extends StubbedMethod<Stubbed>>(method: Name, options?: ClientErrorStub<ParamsFor<Stubbed, Name>>): void;
    assertNoPendingResponses(): void;
    [Symbol.dispose](): void;
}
export {};

// config/client-config
export declare const UNSIGNED: unique symbol;
export type Duration = number | string;
export type RetryMode = 'legacy' | 'standard' | 'adaptive';
export interface RetryOptions {
    readonly maxAttempts?: number | undefined;
    readonly totalMaxAttempts?: number | undefined;
    readonly mode?: RetryMode | undefined;
}
export interface S3Options {
    readonly addressingStyle?: 'auto' | 'virtual' | 'path' | undefined;
    readonly useAccelerateEndpoint?: boolean | undefined;
    readonly useDualstackEndpoint?: boolean | undefined;
    readonly payloadSigningEnabled?: boolean | undefined;
    readonly useArnRegion?: boolean | undefined;
    readonly usEast1RegionalEndpoint?: 'legacy' | 'regional' | undefined;
    readonly s3DisableMultiregionAccessPoints?: boolean | undefined;
    readonly disableS3ExpressSessionAuth?: boolean | undefined;
}
export interface ProxiesOptions {
    readonly proxyCaBundle?: string | undefined;
    readonly proxyClientCert?: string | readonly [cert: string, key: string] | undefined;
    readonly proxyUseForwardingForHttps?: boolean | undefined;
}
export interface ConfigOptions {
    readonly regionName?: string | undefined;
    readonly signatureVersion?: string | typeof UNSIGNED | undefined;
    readonly userAgent?: string | undefined;
    readonly userAgentExtra?: string | undefined;
    readonly userAgentAppid?: string | undefined;
    readonly connectTimeout?: Duration | undefined;
    readonly readTimeout?: Duration | undefined;
    readonly parameterValidation?: boolean | undefined;
    readonly maxPoolConnections?: number | undefined;
    readonly proxies?: Readonly<Record<string, string>> | undefined;
    readonly proxiesConfig?: ProxiesOptions | undefined;
    readonly s3?: S3Options | undefined;
    readonly s3DisableExpressSessionAuth?: boolean | undefined;
    readonly retries?: RetryOptions | undefined;
    readonly clientCert?: string | readonly [cert: string, key: string] | undefined;
    readonly injectHostPrefix?: boolean | undefined;
    readonly endpointDiscoveryEnabled?: boolean | 'auto' | undefined;
    readonly useDualstackEndpoint?: boolean | undefined;
    readonly useFipsEndpoint?: boolean | undefined;
    readonly ignoreConfiguredEndpointUrls?: boolean | undefined;
    readonly defaultsMode?: string | undefined;
    readonly tcpKeepalive?: boolean | undefined;
    readonly requestMinCompressionSizeBytes?: number | undefined;
    readonly disableRequestCompression?: boolean | undefined;
    readonly clientContextParams?: Readonly<Record<string, unknown>> | undefined;
    readonly sigv4aSigningRegionSet?: string | undefined;
    readonly requestChecksumCalculation?: string | undefined;
    readonly responseChecksumValidation?: string | undefined;
    readonly accountIdEndpointMode?: string | undefined;
    readonly authSchemePreference?: string | undefined;
}
export declare class Config {
    readonly options: ConfigOptions;
    constructor(options?: ConfigOptions);
    merge(other: Config | ConfigOptions): Config;
}
export declare function toConfig(config: Config | ConfigOptions): Config;
export declare function validateS3(style: unknown): void;
export declare function validateRetries(retries: RetryOptions | undefined): void;

// config/config-store
import type { Profile } from './profiles.ts';
import { type Setting } from './settings.ts';
export type ConfigSource = 'instance' | 'env' | 'config';
export interface ConfigSources {
    readonly instance: ReadonlyMap<string, unknown>;
    readonly env: Readonly<Record<string, string | undefined>>;
    scopedConfig(): Profile;
}
export declare class ConfigStore {
    #private;
    constructor(sources: ConfigSources, settings?: ReadonlyMap<string, Setting>);
    getConfigVariable(name: string, methods?: readonly ConfigSource[]): unknown;
    setConfigVariable(name: string, value: unknown): void;
    clearConfigVariable(name: string): void;
    setDefault(name: string, value: unknown): void;
    setNestedDefault(section: string, key: string, value: unknown): void;
    declare(name: string, value: unknown): void;
    copy(): ConfigStore;
}

// config/ini
export type IniValue = string | Readonly<Record<string, string>>;
export type IniSection = Record<string, IniValue>;
export type IniDocument = Map<string, IniSection>;
export declare class IniSyntaxError extends Error {
    readonly line: number;
    constructor(message: string, line: number);
}
export declare function parseIni(text: string): IniDocument;
export declare function setOwn(target: object, key: string, value: unknown): void;

// config/profiles
import type { Host } from '../util/host.ts';
import { type IniDocument, type IniSection } from './ini.ts';
import { type SharedFile } from './shared-file.ts';
export type Profile = IniSection;
export interface FullConfig {
    profiles: Record<string, Profile>;
    sso_sessions?: Record<string, Profile>;
    services?: Record<string, Profile>;
    [section: string]: unknown;
}
export declare function readIni(path: string, host: Host): IniDocument;
export declare function buildProfileMap(document: IniDocument): FullConfig;
export declare function readFullConfig(config: SharedFile | undefined, credentials: SharedFile | undefined): FullConfig;

// config/resolve-client-config
import { type Config, type ConfigOptions, type RetryMode, UNSIGNED } from './client-config.ts';
import type { ConfigStore } from './config-store.ts';
export interface ResolvedConfig {
    readonly signatureVersion: string | typeof UNSIGNED | undefined;
    readonly userAgent: string | undefined;
    readonly userAgentExtra: string | undefined;
    readonly userAgentAppid: string | undefined;
    readonly connectTimeout: number | string;
    readonly readTimeout: number | string;
    readonly parameterValidation: boolean;
    readonly maxPoolConnections: number | undefined;
    readonly proxies: ConfigOptions['proxies'];
    readonly proxiesConfig: ConfigOptions['proxiesConfig'];
    readonly s3: ConfigOptions['s3'];
    readonly s3DisableExpressSessionAuth: boolean;
    readonly retryMode: RetryMode;
    readonly totalMaxAttempts: number | undefined;
    readonly clientCert: ConfigOptions['clientCert'];
    readonly injectHostPrefix: boolean;
    readonly endpointDiscoveryEnabled: unknown;
    readonly useDualstackEndpoint: boolean;
    readonly useFipsEndpoint: boolean;
    readonly tcpKeepalive: boolean;
    readonly requestMinCompressionSizeBytes: number;
    readonly disableRequestCompression: boolean;
    readonly clientContextParams: Readonly<Record<string, unknown>>;
    readonly sigv4aSigningRegionSet: string | undefined;
    readonly requestChecksumCalculation: 'when_supported' | 'when_required';
    readonly responseChecksumValidation: 'when_supported' | 'when_required';
    readonly accountIdEndpointMode: 'preferred' | 'disabled' | 'required';
    readonly authSchemePreference: readonly string[] | undefined;
    readonly stsRegionalEndpoints: 'legacy' | 'regional';
}
export declare function resolveClientConfig(config: Config, store: ConfigStore): ResolvedConfig;
export declare function checkRegionalEndpoints({ stsRegionalEndpoints, s3 }: ResolvedConfig): void;

// config/settings
export interface Setting {
    readonly keys: readonly (string | readonly [section: string, key: string])[];
    readonly env: readonly string[];
    readonly default: unknown;
    readonly convert: ((value: unknown, name: string) => unknown) | undefined;
}
export interface SessionVariable {
    readonly configKey?: string | Setting['keys'] | undefined;
    readonly env?: string | readonly string[] | undefined;
    readonly default?: unknown;
    readonly convert?: ((value: unknown) => unknown) | undefined;
}
export declare function ensureBoolean(value: unknown): boolean;
export declare function toSetting(variable: SessionVariable): Setting;
export interface ConfigVariables {
    profile: string | undefined;
    region: string | undefined;
    data_path: string | undefined;
    config_file: string;
    ca_bundle: string | undefined;
    api_versions: Readonly<Record<string, string>>;
    credentials_file: string;
    metadata_service_timeout: number;
    metadata_service_num_attempts: number;
    ec2_metadata_service_endpoint: string | undefined;
    ec2_metadata_service_endpoint_mode: string | undefined;
    ec2_metadata_v1_disabled: boolean;
    imds_use_ipv6: boolean;
    use_dualstack_endpoint: boolean | undefined;
    use_fips_endpoint: boolean | undefined;
    ignore_configured_endpoint_urls: boolean | undefined;
    parameter_validation: boolean | string;
    csm_enabled: boolean;
    csm_host: string;
    csm_port: number;
    csm_client_id: string;
    endpoint_discovery_enabled: boolean | string;
    sts_regional_endpoints: string;
    retry_mode: string;
    defaults_mode: string;
    max_attempts: number | undefined;
    user_agent_appid: string | undefined;
    request_min_compression_size_bytes: number | string;
    disable_request_compression: boolean;
    sigv4a_signing_region_set: string | undefined;
    request_checksum_calculation: string;
    response_checksum_validation: string;
    account_id_endpoint_mode: string;
    disable_host_prefix_injection: boolean | undefined;
    auth_scheme_preference: string | undefined;
    tcp_keepalive: boolean | undefined;
    s3_disable_express_session_auth: boolean | string | undefined;
}
export declare const SETTINGS: Readonly<Record<keyof ConfigVariables, Setting>>;
export declare const NESTED_SETTINGS: Readonly<Record<string, Readonly<Record<string, Setting>>>>;

// config/shared-file
import type { Host } from '../util/host.ts';
export interface SharedFile {
    readonly path: string;
    readonly bytes: Uint8Array;
}
export declare function findSharedFile(path: string, host: Host): SharedFile | undefined;

// credentials/context
import type { IniSection } from '../config/ini.ts';
import type { FullConfig } from '../config/profiles.ts';
import type { HttpHandler, HttpRequest } from '../http/http.ts';
import type { Feature } from '../http/user-agent.ts';
import type { Host } from '../util/host.ts';
import type { Credentials } from './credentials.ts';
export interface NestedClient {
    readonly events: {
        register(eventName: `before-call.${string}`, handler: (event: {
            readonly request: HttpRequest;
        }) => unknown): void;
    };
    call(operationName: string, params: Record<string, unknown>, options?: {
        readonly signal?: AbortSignal | undefined;
    }): Promise<Record<string, unknown>>;
}
export interface NestedClientOptions {
    readonly regionName?: string | undefined;
    readonly credentials?: Credentials | undefined;
    readonly features: readonly Feature[];
}
export type MakeClient = (service: string, options: NestedClientOptions) => NestedClient;
export type MfaPrompter = (question: string) => string | Promise<string>;
export interface CredentialContext {
    readonly host: Host;
    readonly profileName: string;
    fullConfig(): FullConfig;
    getConfigVariable(name: string): unknown;
    readonly makeClient: MakeClient;
    readonly http: () => HttpHandler;
    readonly closing: () => AbortSignal;
    readonly userAgent: () => string;
    readonly mfaPrompter: MfaPrompter;
    readonly log: (level: 'debug' | 'info' | 'warning', message: string, error?: unknown) => void;
}
export declare const NO_SECTION: IniSection;
export declare function profileSection(context: CredentialContext, name: string): IniSection;
export declare function has(section: IniSection, key: string): boolean;
export declare function textOf(section: IniSection, key: string): string | undefined;

// credentials/credentials
import type { Feature } from '../http/user-agent.ts';
export interface FrozenCredentials {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string | undefined;
    readonly accountId: string | undefined;
}
export interface CredentialsLike {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string | undefined;
    readonly expiration?: Date | undefined;
    readonly accountId?: string | undefined;
}
export type CredentialsProvider = () => Promise<CredentialsLike>;
export declare class Credentials {
    #private;
    readonly method: string;
    readonly features: readonly Feature[];
    constructor(values: CredentialsLike, method?: string, features?: readonly Feature[]);
    getFrozenCredentials(): FrozenCredentials | Promise<FrozenCredentials>;
    get accessKeyId(): string;
    get accountId(): string | undefined;
    toJSON(): object;
    protected replace(values: CredentialsLike): FrozenCredentials;
    protected current(): FrozenCredentials;
}

// credentials/provider-list
export declare class ProviderList<Provider extends {
    readonly method: string;
}> {
    #private;
    readonly providers: Provider[];
    constructor(providers: readonly Provider[], unknown: (name: string) => Error);
    getProvider(method: string): Provider;
    insertBefore(method: string, provider: Provider): void;
    insertAfter(method: string, provider: Provider): void;
    remove(method: string): void;
}

// credentials/refreshable-credentials
import type { Feature } from '../http/user-agent.ts';
import type { Host } from '../util/host.ts';
import { Credentials, type CredentialsLike, type CredentialsProvider, type FrozenCredentials } from './credentials.ts';
export interface RefreshOptions {
    readonly advisoryTimeout?: number | undefined;
    readonly mandatoryTimeout?: number | undefined;
    readonly features?: readonly Feature[] | undefined;
    readonly warn?: ((message: string, error: unknown) => void) | undefined;
}
export declare class RefreshableCredentials extends Credentials {
    #private;
    constructor(refresh: CredentialsProvider, host: Host, method: string, initial?: CredentialsLike, options?: RefreshOptions);
    getFrozenCredentials(): FrozenCredentials | Promise<FrozenCredentials>;
    get expiration(): Date | undefined;
}

// credentials/resolver
import type { Cache } from '../util/cache.ts';
import type { Credentials } from './credentials.ts';
import { ProviderList } from './provider-list.ts';
export interface CredentialProvider {
    readonly method: string;
    load(): Credentials | undefined | Promise<Credentials | undefined>;
    cache?: Cache | undefined;
}
export declare class CredentialResolver extends ProviderList<CredentialProvider> {
    constructor(providers: readonly CredentialProvider[]);
    loadCredentials(): Promise<Credentials | undefined>;
}

// credentials/tokens/auth-token
import type { Host } from '../../util/host.ts';
export interface FrozenAuthToken {
    readonly token: string;
    readonly expiration?: Date | undefined;
}
export interface AuthToken {
    readonly method: string;
    getFrozenToken(): FrozenAuthToken | Promise<FrozenAuthToken>;
}
export declare class StaticAuthToken implements AuthToken {
    #private;
    readonly method: string;
    constructor(method: string, token: FrozenAuthToken);
    getFrozenToken(): FrozenAuthToken;
}
export interface RefreshableAuthTokenOptions {
    readonly host: Host;
    readonly warn: (message: string, error: unknown) => void;
    readonly hint: string;
}
export declare class RefreshableAuthToken implements AuthToken {
    #private;
    readonly method: string;
    constructor(method: string, refresh: () => Promise<FrozenAuthToken>, options: RefreshableAuthTokenOptions);
    getFrozenToken(): FrozenAuthToken | Promise<FrozenAuthToken>;
}

// credentials/tokens/device-login
import { type CredentialContext } from '../context.ts';
export interface DeviceAuthorization {
    readonly verificationUri: string;
    readonly verificationUriComplete: string;
    readonly userCode: string;
    readonly expiresAt: Date;
}
export interface SsoLoginOptions {
    readonly ssoSession?: string | undefined;
    readonly onAuthorization?: ((authorization: DeviceAuthorization) => void | Promise<void>) | undefined;
    readonly clientName?: string | undefined;
    readonly signal?: AbortSignal | undefined;
}
export declare function deviceLogin(context: CredentialContext, options: SsoLoginOptions): Promise<void>;

// credentials/tokens/token-chain
import { ProviderList } from '../provider-list.ts';
import type { AuthToken } from './auth-token.ts';
export interface TokenRequest {
    readonly signingName?: string | undefined;
}
export interface TokenProvider {
    readonly method: string;
    loadToken(request: TokenRequest): AuthToken | undefined;
}
export declare class TokenProviderChain extends ProviderList<TokenProvider> {
    constructor(providers: readonly TokenProvider[]);
    loadToken(request?: TokenRequest): AuthToken | undefined;
}

// endpoints/builtins
export type BuiltinValue = string | boolean | undefined;
export type LazyBuiltin = () => BuiltinValue | Promise<BuiltinValue>;
export type Builtins = Readonly<Record<string, BuiltinValue | LazyBuiltin>>;
export interface BuiltinSettings {
    readonly regionName: string | undefined;
    readonly endpointUrl?: string | undefined;
    readonly useFips?: boolean | undefined;
    readonly useDualstack?: boolean | undefined;
    readonly accountId?: LazyBuiltin | undefined;
    readonly accountIdEndpointMode?: 'preferred' | 'disabled' | 'required' | undefined;
}
export declare function commonBuiltins(settings: BuiltinSettings): Record<string, BuiltinValue | LazyBuiltin>;
export declare function builtinNamed(name: string, builtins: Builtins): BuiltinValue | LazyBuiltin;

// endpoints/call-endpoints
import type { ContextParamDeclaration, WireOperation } from '../model/wire-model.ts';
import { type Builtins } from './builtins.ts';
import type { Endpoint } from './endpoint.ts';
import { EndpointResolver, type TranslateEndpointError } from './endpoint-resolver.ts';
import type { Partitions } from './partitions.ts';
import { type RuleSet } from './rule-set.ts';
export interface CallEndpointsOptions {
    readonly ruleSet: RuleSet | undefined;
    readonly endpointUrl?: string | undefined;
    readonly partitions: () => Partitions;
    readonly builtins: Builtins;
    readonly clientContextParams?: Readonly<Record<string, ContextParamDeclaration>> | undefined;
    readonly clientContext?: Readonly<Record<string, unknown>> | undefined;
    readonly useSsl?: boolean | undefined;
    readonly translateError?: TranslateEndpointError | undefined;
}
export declare class CallEndpoints {
    #private;
    constructor(options: CallEndpointsOptions);
    operation(operation: WireOperation): OperationEndpoints;
}
export declare class OperationEndpoints {
    #private;
    constructor(operation: WireOperation, resolver: EndpointResolver | undefined, options: CallEndpointsOptions);
    resolve(params: Readonly<Record<string, unknown>>, builtins?: Builtins): Endpoint | Promise<Endpoint>;
}

// endpoints/client-endpoint
import type { EndpointCatalog } from '../model/packed-endpoints.ts';
import type { ServiceMetadata } from '../model/wire-model.ts';
export interface ClientEndpointQuery {
    readonly metadata: Pick<ServiceMetadata, 'endpointPrefix' | 'signingName'>;
    readonly regionName: string | undefined;
    readonly endpointUrl?: string | undefined;
    readonly useSsl?: boolean | undefined;
    readonly useFips?: boolean | undefined;
    readonly useDualstack?: boolean | undefined;
    readonly globalRegion?: string | undefined;
    readonly globalHostname?: string | undefined;
}
export interface ClientEndpoint {
    readonly regionName: string | undefined;
    readonly partition: string | undefined;
    readonly endpointUrl: string;
    readonly signingName: string;
    readonly signingRegion: string | undefined;
    readonly signatureVersions: readonly string[];
    readonly tags: readonly string[];
}
export declare function resolveClientEndpoint(data: EndpointCatalog, query: ClientEndpointQuery): ClientEndpoint;

// endpoints/endpoint-resolver
import type { Endpoint, EndpointParameters } from './endpoint.ts';
import type { Partitions } from './partitions.ts';
import type { RuleSet } from './rule-set.ts';
export type TranslateEndpointError = (message: string, parameters: Readonly<Record<string, unknown>>) => Error | undefined;
export interface EndpointResolverOptions {
    readonly ruleSet: RuleSet;
    readonly partitions: () => Partitions;
    readonly useSsl?: boolean | undefined;
    readonly translateError?: TranslateEndpointError | undefined;
}
export declare class EndpointResolver {
    #private;
    readonly ruleSet: RuleSet;
    constructor(options: EndpointResolverOptions);
    resolve(parameters: EndpointParameters): Endpoint;
}
export declare function keyPart(value: unknown): string;

// endpoints/endpoint
export interface EndpointAuthScheme {
    readonly name: string;
    readonly signingName?: string;
    readonly signingRegion?: string;
    readonly signingRegionSet?: readonly string[];
    readonly disableDoubleEncoding?: boolean;
}
export interface Endpoint {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly properties: {
        readonly authSchemes?: readonly EndpointAuthScheme[];
        readonly backend?: string;
        readonly [name: string]: unknown;
    };
}
export type EndpointParameters = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

// endpoints/expression
import type { Partitions } from './partitions.ts';
export type Scope = [partitions: Partitions, ...values: unknown[]];
export type Expression = (scope: Scope) => unknown;
export interface Argument {
    readonly evaluate: Expression;
    readonly constant?: unknown;
}
export declare class Lazy<T> {
    #private;
    constructor(compile: () => T);
    get(): T;
}
export declare function constant(value: unknown): Argument;
export declare function reference(slot: number): Argument;
export declare function assignment(evaluate: Expression, slot: number, name: string): Expression;
export declare function template(text: string, slotOf: (name: string) => number): Argument;

// endpoints/partitions
export interface PartitionsDocument {
    readonly partitions: readonly PartitionEntry[];
    readonly version?: string;
}
export interface PartitionEntry {
    readonly id: string;
    readonly regionRegex: string;
    readonly regions: Readonly<Record<string, unknown>>;
    readonly outputs: Readonly<Record<string, unknown>>;
}
export type PartitionOutputs = Readonly<Record<string, unknown>> & {
    readonly name: string;
};
export interface Partitions {
    match(region: string | undefined): PartitionOutputs;
}
export declare function createPartitions(document: PartitionsDocument): Partitions;

// endpoints/regions
import type { CatalogPartition, EndpointCatalog } from '../model/packed-endpoints.ts';
export declare function getAvailablePartitions(data: EndpointCatalog): string[];
export declare function getPartitionForRegion(data: EndpointCatalog, regionName: string): string;
export interface AvailableRegionsOptions {
    readonly partitionName?: string | undefined;
    readonly allowNonRegional?: boolean | undefined;
}
export declare function getAvailableRegions(data: EndpointCatalog, endpointPrefix: string, { partitionName, allowNonRegional }?: AvailableRegionsOptions): string[];
export declare function hasRegion(partition: CatalogPartition, regionName: string): boolean;
export interface NormalizedRegion {
    readonly regionName: string | undefined;
    readonly useFips: boolean;
}
export declare function normalizeFipsRegion(regionName: string | undefined): NormalizedRegion;

// endpoints/rule-set
import type { RuleSetSource } from '../model/wire-model.ts';
import type { Endpoint, EndpointParameters } from './endpoint.ts';
import type { Partitions } from './partitions.ts';
import type { RuleSource } from './rule-source.ts';
export interface ParameterDefinition {
    readonly name: string;
    readonly type: 'string' | 'boolean' | 'stringArray';
    readonly builtIn: string | undefined;
    readonly default: unknown;
    readonly required: boolean;
}
export declare class RuleSet {
    #private;
    readonly parameters: readonly ParameterDefinition[];
    constructor(source: RuleSource);
    references(name: string): boolean;
    evaluate(parameters: EndpointParameters, partitions: Partitions): Endpoint;
}
export declare function checkType({ name, type }: ParameterDefinition, value: unknown, from?: string): void;
export declare function createRuleSet(source: RuleSetSource): RuleSet;

// endpoints/rule-source
import type { Rule } from './rule.ts';
export interface RuleSource {
    readonly parameters: readonly (readonly [name: string, definition: Readonly<Record<string, unknown>>])[];
    readonly rules: Rule;
    slotOf(name: string): number;
    references(name: string): boolean;
}

// endpoints/rule
import type { Endpoint } from './endpoint.ts';
import { type Argument, type Expression, type Lazy, type Scope } from './expression.ts';
export type Rule = (scope: Scope) => Endpoint | undefined;
export interface Conditions {
    readonly all: readonly Lazy<Expression>[];
    readonly assigned: readonly number[];
}
export declare function conditional({ all, assigned }: Conditions, then: Lazy<Rule>): Rule;
export declare function firstOf(rules: readonly Lazy<Rule>[]): Rule;
export declare function failure({ evaluate }: Argument): Rule;
export declare function endpointRule(url: Argument, headers: Argument, properties: Argument): Rule;
export declare function document(value: unknown, slotOf: (name: string) => number): Argument;

// errors/abort-error
import { AwsError, type ErrorPhase } from './aws-error.ts';
import { BotoCoreError } from './boto-core-error.ts';
export declare class AbortError<Kwargs extends object = {
    readonly what: string;
}> extends BotoCoreError<Kwargs> {
    static readonly errorName: string;
    static readonly fmt: string;
    static readonly phase: ErrorPhase;
    readonly code: string;
}
export declare class CallTimeoutError extends AbortError<{
    readonly operationName: string;
    readonly seconds: number;
}> {
    static readonly errorName: string;
    static readonly fmt: string;
}
export declare function abortedBy(signal: AbortSignal, what?: string, phase?: ErrorPhase): AwsError;

// errors/aws-error
export type ErrorPhase = 'config' | 'params' | 'endpoint' | 'credentials' | 'send' | 'response' | 'service';
export interface AwsErrorOptions {
    readonly cause?: unknown;
    readonly phase?: ErrorPhase | undefined;
    readonly hint?: string | undefined;
}
export declare class AwsError extends Error {
    static readonly errorName: string;
    static readonly phase: ErrorPhase;
    readonly phase: ErrorPhase;
    constructor(message: string, options?: AwsErrorOptions);
    static get errorId(): string;
    static [Symbol.hasInstance](value: unknown): boolean;
}

// errors/body
import { type ErrorClass } from './define-error.ts';
export declare const UnseekableStreamError: ErrorClass<{
    readonly streamObject: unknown;
}>;
export type UnseekableStreamError = InstanceType<typeof UnseekableStreamError>;
export declare const IncompleteReadError: ErrorClass<{
    readonly actualBytes: number;
    readonly expectedBytes: number;
}>;
export type IncompleteReadError = InstanceType<typeof IncompleteReadError>;
export declare const ChecksumError: ErrorClass<{
    readonly checksumType: string;
    readonly expectedChecksum: string;
    readonly actualChecksum: string;
}>;
export type ChecksumError = InstanceType<typeof ChecksumError>;
export declare const FlexibleChecksumError: ErrorClass<{
    readonly errorMsg: string;
}>;
export type FlexibleChecksumError = InstanceType<typeof FlexibleChecksumError>;
export declare const AwsChunkedWrapperError: ErrorClass<{
    readonly errorMsg: string;
}>;
export type AwsChunkedWrapperError = InstanceType<typeof AwsChunkedWrapperError>;
export declare const ResponseParserError: ErrorClass<{
    readonly message: string;
}>;
export type ResponseParserError = InstanceType<typeof ResponseParserError>;

// errors/boto-core-error
import { AwsError, type AwsErrorOptions } from './aws-error.ts';
export type NoKwargs = Readonly<Record<never, never>>;
export type ErrorArguments<Kwargs extends object> = object extends Kwargs ? [kwargs?: Kwargs, options?: AwsErrorOptions] : [kwargs: Kwargs, options?: AwsErrorOptions];
export declare class BotoCoreError<Kwargs extends object = NoKwargs> extends AwsError {
    static readonly errorName: string;
    static readonly fmt: string;
    static readonly advice: string | undefined;
    readonly kwargs: Kwargs;
    constructor(...args: ErrorArguments<Kwargs>);
}

// errors/boto3
import { type ErrorClass } from './define-error.ts';
export declare const Boto3Error: ErrorClass<{
    readonly message: string;
}>;
export type Boto3Error = InstanceType<typeof Boto3Error>;
export declare const ResourceLoadException: ErrorClass<{
    readonly message: string;
}>;
export type ResourceLoadException = InstanceType<typeof ResourceLoadException>;
export declare const ResourceNotExistsError: ErrorClass<{
    readonly serviceName: string;
    readonly availableServices: readonly string[];
}>;
export type ResourceNotExistsError = InstanceType<typeof ResourceNotExistsError>;
export declare const UnknownAPIVersionError: ErrorClass<{
    readonly serviceName: string;
    readonly badApiVersion: string;
    readonly availableApiVersions: readonly string[];
}>;
export type UnknownAPIVersionError = InstanceType<typeof UnknownAPIVersionError>;

// errors/bucket
import { type ErrorClass } from './define-error.ts';
export declare const InvalidDNSNameError: ErrorClass<{
    readonly bucketName: string;
}>;
export type InvalidDNSNameError = InstanceType<typeof InvalidDNSNameError>;
export declare const UnsupportedS3ArnError: ErrorClass<{
    readonly arn: string;
}>;
export type UnsupportedS3ArnError = InstanceType<typeof UnsupportedS3ArnError>;
export declare const UnsupportedS3ControlArnError: ErrorClass<{
    readonly arn: string;
    readonly msg: string;
}>;
export type UnsupportedS3ControlArnError = InstanceType<typeof UnsupportedS3ControlArnError>;
export declare const UnsupportedOutpostResourceError: ErrorClass<{
    readonly resourceName: string;
}>;
export type UnsupportedOutpostResourceError = InstanceType<typeof UnsupportedOutpostResourceError>;
export declare const UnsupportedS3ConfigurationError: ErrorClass<{
    readonly msg: string;
}>;
export type UnsupportedS3ConfigurationError = InstanceType<typeof UnsupportedS3ConfigurationError>;
export declare const UnsupportedS3AccesspointConfigurationError: ErrorClass<{
    readonly msg: string;
}>;
export type UnsupportedS3AccesspointConfigurationError = InstanceType<typeof UnsupportedS3AccesspointConfigurationError>;
export declare const UnsupportedS3ControlConfigurationError: ErrorClass<{
    readonly msg: string;
}>;
export type UnsupportedS3ControlConfigurationError = InstanceType<typeof UnsupportedS3ControlConfigurationError>;

// errors/call
import type { ErrorPhase } from './aws-error.ts';
import { BotoCoreError, type NoKwargs } from './boto-core-error.ts';
import { type ErrorClass } from './define-error.ts';
export declare const OperationNotPageableError: ErrorClass<{
    readonly operationName: string;
}>;
export type OperationNotPageableError = InstanceType<typeof OperationNotPageableError>;
export declare const PaginationError: ErrorClass<{
    readonly message: string;
}>;
export type PaginationError = InstanceType<typeof PaginationError>;
export declare const WaiterConfigError: ErrorClass<{
    readonly errorMsg: string;
}>;
export type WaiterConfigError = InstanceType<typeof WaiterConfigError>;
export declare const UnknownClientMethodError: ErrorClass<{
    readonly methodName: string;
}>;
export type UnknownClientMethodError = InstanceType<typeof UnknownClientMethodError>;
export declare const CapacityNotAvailableError: ErrorClass<NoKwargs>;
export type CapacityNotAvailableError = InstanceType<typeof CapacityNotAvailableError>;
export declare class WaiterError extends BotoCoreError<{
    readonly name: string;
    readonly reason: string;
    readonly lastResponse: unknown;
}> {
    static readonly errorName: string;
    static readonly fmt: string;
    static readonly phase: ErrorPhase;
    get lastResponse(): Record<string, unknown>;
}

// errors/client-error
import { AwsError, type AwsErrorOptions, type ErrorPhase } from './aws-error.ts';
export interface ClientErrorResponse {
    readonly Error?: {
        readonly Code?: string;
        readonly Message?: string | null;
        readonly Type?: string;
        readonly [name: string]: unknown;
    };
    readonly ResponseMetadata?: {
        readonly RequestId?: string;
        readonly HTTPStatusCode?: number;
        readonly RetryAttempts?: number;
        readonly MaxAttemptsReached?: boolean;
        readonly [name: string]: unknown;
    };
    readonly [member: string]: unknown;
}
export declare function codeOf(response: ClientErrorResponse): string;
export declare class ClientError extends AwsError {
    static readonly errorName: string;
    static readonly phase: ErrorPhase;
    readonly response: ClientErrorResponse;
    readonly operationName: string;
    constructor(response: ClientErrorResponse, operationName: string, options?: AwsErrorOptions);
    get code(): string;
    get statusCode(): number | undefined;
    get requestId(): string | undefined;
    get fault(): 'client' | 'server';
}
export declare class UnreadableErrorResponse extends ClientError {
    static readonly errorName: string;
}
export declare class EventStreamError extends ClientError {
    static readonly errorName: string;
}
export declare function isClientError<Code extends string>(error: unknown, ...codes: readonly [Code, ...Code[]]): error is ClientError & {
    code: Code;
};
export declare function isClientError(error: unknown, ...codes: readonly string[]): error is ClientError;

// errors/config
import { type NoKwargs } from './boto-core-error.ts';
import { type ErrorClass } from './define-error.ts';
export declare const ProfileNotFound: ErrorClass<{
    readonly profile: string;
}>;
export type ProfileNotFound = InstanceType<typeof ProfileNotFound>;
export declare const ConfigParseError: ErrorClass<{
    readonly path: string;
    readonly line?: number;
}>;
export type ConfigParseError = InstanceType<typeof ConfigParseError>;
export declare const ConfigNotFound: ErrorClass<{
    readonly path: string;
}>;
export type ConfigNotFound = InstanceType<typeof ConfigNotFound>;
export declare const InvalidConfigError: ErrorClass<{
    readonly errorMsg: string;
}>;
export type InvalidConfigError = InstanceType<typeof InvalidConfigError>;
export declare const InfiniteLoopConfigError: ErrorClass<{
    readonly sourceProfile: string;
    readonly visitedProfiles: readonly string[];
}>;
export type InfiniteLoopConfigError = InstanceType<typeof InfiniteLoopConfigError>;
export declare const InvalidRetryConfigurationError: ErrorClass<{
    readonly retryConfigOption: string;
    readonly validOptions: readonly string[];
}>;
export type InvalidRetryConfigurationError = InstanceType<typeof InvalidRetryConfigurationError>;
export declare const InvalidMaxRetryAttemptsError: ErrorClass<{
    readonly providedMaxAttempts: unknown;
    readonly minValue: number;
}>;
export type InvalidMaxRetryAttemptsError = InstanceType<typeof InvalidMaxRetryAttemptsError>;
export declare const InvalidRetryModeError: ErrorClass<{
    readonly providedRetryMode: unknown;
    readonly validModes: readonly string[];
}>;
export type InvalidRetryModeError = InstanceType<typeof InvalidRetryModeError>;
export declare const InvalidDefaultsMode: ErrorClass<{
    readonly mode: unknown;
    readonly validModes: readonly string[];
}>;
export type InvalidDefaultsMode = InstanceType<typeof InvalidDefaultsMode>;
export declare const InvalidChecksumConfigError: ErrorClass<{
    readonly configKey: string;
    readonly validOptions: readonly string[];
    readonly configValue: unknown;
}>;
export type InvalidChecksumConfigError = InstanceType<typeof InvalidChecksumConfigError>;
export declare const InvalidProxiesConfigError: ErrorClass<NoKwargs>;
export type InvalidProxiesConfigError = InstanceType<typeof InvalidProxiesConfigError>;
export declare const InvalidEndpointDiscoveryConfigurationError: ErrorClass<{
    readonly configValue: unknown;
}>;
export type InvalidEndpointDiscoveryConfigurationError = InstanceType<typeof InvalidEndpointDiscoveryConfigurationError>;
export declare const InvalidS3AddressingStyleError: ErrorClass<{
    readonly s3AddressingStyle: unknown;
}>;
export type InvalidS3AddressingStyleError = InstanceType<typeof InvalidS3AddressingStyleError>;
export declare const InvalidS3UsEast1RegionalEndpointConfigError: ErrorClass<{
    readonly s3UsEast1RegionalEndpointConfig: unknown;
}>;
export type InvalidS3UsEast1RegionalEndpointConfigError = InstanceType<typeof InvalidS3UsEast1RegionalEndpointConfigError>;
export declare const InvalidSTSRegionalEndpointsConfigError: ErrorClass<{
    readonly stsRegionalEndpointsConfig: unknown;
}>;
export type InvalidSTSRegionalEndpointsConfigError = InstanceType<typeof InvalidSTSRegionalEndpointsConfigError>;
export declare const UnknownSignatureVersionError: ErrorClass<{
    readonly signatureVersion: string | readonly string[];
}>;
export type UnknownSignatureVersionError = InstanceType<typeof UnknownSignatureVersionError>;
export declare const UnsupportedSignatureVersionError: ErrorClass<{
    readonly signatureVersion: string | readonly string[];
}>;
export type UnsupportedSignatureVersionError = InstanceType<typeof UnsupportedSignatureVersionError>;
export declare const MissingDependencyException: ErrorClass<{
    readonly msg: string;
}>;
export type MissingDependencyException = InstanceType<typeof MissingDependencyException>;
export declare const MD5UnavailableError: ErrorClass<NoKwargs>;
export type MD5UnavailableError = InstanceType<typeof MD5UnavailableError>;
export declare const InvalidExpressionError: ErrorClass<{
    readonly expression: string;
}>;
export type InvalidExpressionError = InstanceType<typeof InvalidExpressionError>;
export declare const ArgumentError: ErrorClass<{
    readonly message: string;
}>;
export type ArgumentError = InstanceType<typeof ArgumentError>;

// errors/credentials
import { AwsError } from './aws-error.ts';
import { type NoKwargs } from './boto-core-error.ts';
import { type ErrorClass } from './define-error.ts';
export declare const NoCredentialsError: ErrorClass<NoKwargs>;
export type NoCredentialsError = InstanceType<typeof NoCredentialsError>;
export declare const PartialCredentialsError: ErrorClass<{
    readonly provider: string;
    readonly credVar: string | readonly string[];
}>;
export type PartialCredentialsError = InstanceType<typeof PartialCredentialsError>;
export declare const CredentialRetrievalError: ErrorClass<{
    readonly provider: string;
    readonly errorMsg: string;
}>;
export type CredentialRetrievalError = InstanceType<typeof CredentialRetrievalError>;
export declare function retrievalError(provider: string, error: unknown): AwsError;
export declare const UnknownCredentialError: ErrorClass<{
    readonly name: string;
}>;
export type UnknownCredentialError = InstanceType<typeof UnknownCredentialError>;
export declare const RefreshWithMFAUnsupportedError: ErrorClass<NoKwargs>;
export type RefreshWithMFAUnsupportedError = InstanceType<typeof RefreshWithMFAUnsupportedError>;
export declare const NoAuthTokenError: ErrorClass<NoKwargs>;
export type NoAuthTokenError = InstanceType<typeof NoAuthTokenError>;
export declare const TokenRetrievalError: ErrorClass<{
    readonly provider: string;
    readonly errorMsg: string;
}>;
export type TokenRetrievalError = InstanceType<typeof TokenRetrievalError>;
export declare const UnknownTokenProviderError: ErrorClass<{
    readonly name: string;
}>;
export type UnknownTokenProviderError = InstanceType<typeof UnknownTokenProviderError>;
export declare const MetadataRetrievalError: ErrorClass<{
    readonly errorMsg: string;
}>;
export type MetadataRetrievalError = InstanceType<typeof MetadataRetrievalError>;
export declare const InvalidIMDSEndpointError: ErrorClass<{
    readonly endpoint: string;
}>;
export type InvalidIMDSEndpointError = InstanceType<typeof InvalidIMDSEndpointError>;
export declare const InvalidIMDSEndpointModeError: ErrorClass<{
    readonly mode: unknown;
    readonly validModes: readonly string[];
}>;
export type InvalidIMDSEndpointModeError = InstanceType<typeof InvalidIMDSEndpointModeError>;
export declare const BadIMDSRequestError: ErrorClass<{
    readonly message: string;
}>;
export type BadIMDSRequestError = InstanceType<typeof BadIMDSRequestError>;
export declare const SSOError: ErrorClass<NoKwargs>;
export type SSOError = InstanceType<typeof SSOError>;
export declare const SSOTokenLoadError: ErrorClass<{
    readonly errorMsg: string;
}>;
export type SSOTokenLoadError = InstanceType<typeof SSOTokenLoadError>;
export declare const UnauthorizedSSOTokenError: ErrorClass<NoKwargs>;
export type UnauthorizedSSOTokenError = InstanceType<typeof UnauthorizedSSOTokenError>;
export declare const LoginError: ErrorClass<NoKwargs>;
export type LoginError = InstanceType<typeof LoginError>;
export declare const LoginRefreshRequired: ErrorClass<NoKwargs>;
export type LoginRefreshRequired = InstanceType<typeof LoginRefreshRequired>;
export declare const LoginInsufficientPermissions: ErrorClass<NoKwargs>;
export type LoginInsufficientPermissions = InstanceType<typeof LoginInsufficientPermissions>;
export declare const LoginTokenLoadError: ErrorClass<{
    readonly errorMsg: string;
}>;
export type LoginTokenLoadError = InstanceType<typeof LoginTokenLoadError>;
export declare const LoginAuthorizationCodeError: ErrorClass<{
    readonly errorMsg: string;
}>;
export type LoginAuthorizationCodeError = InstanceType<typeof LoginAuthorizationCodeError>;

// errors/define-error
import type { AwsErrorOptions, ErrorPhase } from './aws-error.ts';
import type { BotoCoreError, ErrorArguments } from './boto-core-error.ts';
export interface ErrorClass<Kwargs extends object> {
    new (...args: ErrorArguments<Kwargs>): BotoCoreError<Kwargs>;
    readonly prototype: BotoCoreError<Kwargs>;
    readonly errorName: string;
    readonly errorId: string;
    readonly fmt: string;
    readonly advice: string | undefined;
    readonly phase: ErrorPhase;
}
interface ErrorFacts {
    readonly phase?: ErrorPhase;
    readonly advice?: string;
}
type AnyClass = new (kwargs: never, options?: AwsErrorOptions) => Error;
export declare function defineError<Kwargs extends object>(parent: AnyClass, errorName: string, fmt?: string, facts?: ErrorFacts): ErrorClass<Kwargs>;
export {};

// errors/endpoint
import { type NoKwargs } from './boto-core-error.ts';
import { type ErrorClass } from './define-error.ts';
export declare const BaseEndpointResolverError: ErrorClass<NoKwargs>;
export type BaseEndpointResolverError = InstanceType<typeof BaseEndpointResolverError>;
export declare const NoRegionError: ErrorClass<NoKwargs>;
export type NoRegionError = InstanceType<typeof NoRegionError>;
export declare const EndpointVariantError: ErrorClass<{
    readonly tags: readonly string[];
}>;
export type EndpointVariantError = InstanceType<typeof EndpointVariantError>;
export declare const UnknownEndpointError: ErrorClass<{
    readonly serviceName: string;
    readonly regionName: string | undefined;
}>;
export type UnknownEndpointError = InstanceType<typeof UnknownEndpointError>;
export declare const UnknownFIPSEndpointError: ErrorClass<{
    readonly regionName: string | undefined;
    readonly serviceName: string;
}>;
export type UnknownFIPSEndpointError = InstanceType<typeof UnknownFIPSEndpointError>;
export declare const UnknownRegionError: ErrorClass<{
    readonly regionName: string | undefined;
    readonly errorMsg: string;
}>;
export type UnknownRegionError = InstanceType<typeof UnknownRegionError>;
export declare const ServiceNotInRegionError: ErrorClass<{
    readonly serviceName: string;
    readonly regionName: string | undefined;
}>;
export type ServiceNotInRegionError = InstanceType<typeof ServiceNotInRegionError>;
export declare const EndpointProviderError: ErrorClass<{
    readonly msg: string;
}>;
export type EndpointProviderError = InstanceType<typeof EndpointProviderError>;
export declare const EndpointResolutionError: ErrorClass<{
    readonly msg: string;
}>;
export type EndpointResolutionError = InstanceType<typeof EndpointResolutionError>;
export declare const UnknownEndpointResolutionBuiltInName: ErrorClass<{
    readonly name: string;
}>;
export type UnknownEndpointResolutionBuiltInName = InstanceType<typeof UnknownEndpointResolutionBuiltInName>;
export declare const InvalidEndpointConfigurationError: ErrorClass<{
    readonly msg: string;
}>;
export type InvalidEndpointConfigurationError = InstanceType<typeof InvalidEndpointConfigurationError>;
export declare const InvalidHostLabelError: ErrorClass<{
    readonly label: string;
}>;
export type InvalidHostLabelError = InstanceType<typeof InvalidHostLabelError>;
export declare const EndpointDiscoveryException: ErrorClass<NoKwargs>;
export type EndpointDiscoveryException = InstanceType<typeof EndpointDiscoveryException>;
export declare const EndpointDiscoveryRequired: ErrorClass<NoKwargs>;
export type EndpointDiscoveryRequired = InstanceType<typeof EndpointDiscoveryRequired>;
export declare const EndpointDiscoveryRefreshFailed: ErrorClass<NoKwargs>;
export type EndpointDiscoveryRefreshFailed = InstanceType<typeof EndpointDiscoveryRefreshFailed>;

// errors/event-stream
import { type NoKwargs } from './boto-core-error.ts';
import { type ErrorClass } from './define-error.ts';
export declare const ParserError: ErrorClass<{
    readonly message: string;
}>;
export type ParserError = InstanceType<typeof ParserError>;
export declare const DuplicateHeader: ErrorClass<{
    readonly header: string;
}>;
export type DuplicateHeader = InstanceType<typeof DuplicateHeader>;
export declare const InvalidHeadersLength: ErrorClass<{
    readonly length: number;
    readonly maximum: number;
}>;
export type InvalidHeadersLength = InstanceType<typeof InvalidHeadersLength>;
export declare const InvalidPayloadLength: ErrorClass<{
    readonly length: number;
    readonly maximum: number;
}>;
export type InvalidPayloadLength = InstanceType<typeof InvalidPayloadLength>;
export declare const ChecksumMismatch: ErrorClass<{
    readonly expected: string;
    readonly calculated: string;
}>;
export type ChecksumMismatch = InstanceType<typeof ChecksumMismatch>;
export declare const NoInitialResponseError: ErrorClass<NoKwargs>;
export type NoInitialResponseError = InstanceType<typeof NoInitialResponseError>;

// errors/http
import type { AwsErrorOptions } from './aws-error.ts';
import { type ErrorClass } from './define-error.ts';
export declare const HTTPClientError: ErrorClass<{
    readonly error: unknown;
}>;
export type HTTPClientError = InstanceType<typeof HTTPClientError>;
export declare const ConnectionClosedError: ErrorClass<{
    readonly endpointUrl: string;
}>;
export type ConnectionClosedError = InstanceType<typeof ConnectionClosedError>;
export declare const ReadTimeoutError: ErrorClass<{
    readonly endpointUrl: string;
}>;
export type ReadTimeoutError = InstanceType<typeof ReadTimeoutError>;
export declare const ResponseStreamingError: ErrorClass<{
    readonly error: unknown;
}>;
export type ResponseStreamingError = InstanceType<typeof ResponseStreamingError>;
export declare const ConnectionError: ErrorClass<{
    readonly error: unknown;
}>;
export type ConnectionError = InstanceType<typeof ConnectionError>;
export declare const EndpointConnectionError: ErrorClass<{
    readonly endpointUrl: string;
}>;
export type EndpointConnectionError = InstanceType<typeof EndpointConnectionError>;
export declare const ConnectTimeoutError: ErrorClass<{
    readonly endpointUrl: string;
}>;
export type ConnectTimeoutError = InstanceType<typeof ConnectTimeoutError>;
export declare const SSLError: ErrorClass<{
    readonly endpointUrl: string;
    readonly error: unknown;
}>;
export type SSLError = InstanceType<typeof SSLError>;
declare const Connecting: ErrorClass<{
    readonly proxyUrl: string;
}>;
export declare class ProxyConnectionError extends Connecting {
    static readonly errorName: string;
    static readonly fmt: string;
    constructor(kwargs: {
        readonly proxyUrl: string;
    }, options?: AwsErrorOptions);
}
export {};

// errors/index
export { AbortError, abortedBy, CallTimeoutError } from './abort-error.ts';
export { AwsError, type AwsErrorOptions, type ErrorPhase } from './aws-error.ts';
export { AwsChunkedWrapperError, ChecksumError, FlexibleChecksumError, IncompleteReadError, ResponseParserError, UnseekableStreamError, } from './body.ts';
export { BotoCoreError, type NoKwargs } from './boto-core-error.ts';
export { Boto3Error, ResourceLoadException, ResourceNotExistsError, UnknownAPIVersionError } from './boto3.ts';
export { InvalidDNSNameError, UnsupportedOutpostResourceError, UnsupportedS3AccesspointConfigurationError, UnsupportedS3ArnError, UnsupportedS3ConfigurationError, UnsupportedS3ControlArnError, UnsupportedS3ControlConfigurationError, } from './bucket.ts';
export { CapacityNotAvailableError, OperationNotPageableError, PaginationError, UnknownClientMethodError, WaiterConfigError, WaiterError, } from './call.ts';
export { ClientError, type ClientErrorResponse, EventStreamError, isClientError } from './client-error.ts';
export { ArgumentError, ConfigNotFound, ConfigParseError, InfiniteLoopConfigError, InvalidChecksumConfigError, InvalidConfigError, InvalidDefaultsMode, InvalidEndpointDiscoveryConfigurationError, InvalidExpressionError, InvalidMaxRetryAttemptsError, InvalidProxiesConfigError, InvalidRetryConfigurationError, InvalidRetryModeError, InvalidS3AddressingStyleError, InvalidS3UsEast1RegionalEndpointConfigError, InvalidSTSRegionalEndpointsConfigError, MD5UnavailableError, MissingDependencyException, ProfileNotFound, UnknownSignatureVersionError, UnsupportedSignatureVersionError, } from './config.ts';
export { BadIMDSRequestError, CredentialRetrievalError, InvalidIMDSEndpointError, InvalidIMDSEndpointModeError, LoginAuthorizationCodeError, LoginError, LoginInsufficientPermissions, LoginRefreshRequired, LoginTokenLoadError, MetadataRetrievalError, NoAuthTokenError, NoCredentialsError, PartialCredentialsError, RefreshWithMFAUnsupportedError, SSOError, SSOTokenLoadError, TokenRetrievalError, UnauthorizedSSOTokenError, UnknownCredentialError, UnknownTokenProviderError, } from './credentials.ts';
export type { ErrorClass } from './define-error.ts';
export { BaseEndpointResolverError, EndpointDiscoveryException, EndpointDiscoveryRefreshFailed, EndpointDiscoveryRequired, EndpointProviderError, EndpointResolutionError, EndpointVariantError, InvalidEndpointConfigurationError, InvalidHostLabelError, NoRegionError, ServiceNotInRegionError, UnknownEndpointError, UnknownEndpointResolutionBuiltInName, UnknownFIPSEndpointError, UnknownRegionError, } from './endpoint.ts';
export { ChecksumMismatch, DuplicateHeader, InvalidHeadersLength, InvalidPayloadLength, NoInitialResponseError, ParserError, } from './event-stream.ts';
export { ConnectionClosedError, ConnectionError, ConnectTimeoutError, EndpointConnectionError, HTTPClientError, ProxyConnectionError, ReadTimeoutError, ResponseStreamingError, SSLError, } from './http.ts';
export { ApiVersionNotFoundError, DataNotFoundError, InvalidModelError, InvalidShapeError, InvalidShapeReferenceError, MissingServiceIdError, NoShapeFoundError, OperationNotFoundError, UndefinedModelAttributeError, UnknownServiceError, UnknownServiceStyle, UnsupportedServiceProtocolsError, } from './model.ts';
export { AliasConflictParameterError, InvalidArnException, InvalidRegionError, MissingParametersError, ParamValidationError, UnknownKeyError, UnknownParameterError, ValidationError, } from './params.ts';
export { PendingResponsesError, StubAssertionError, StubResponseError, UnStubbedResponseError } from './stub.ts';
export { RetriesExceededError, S3CopyFailedError, S3DownloadFailedError, S3UploadFailedError, S3ValidationError, } from './transfer.ts';

// errors/model
import { type ErrorClass } from './define-error.ts';
export declare const DataNotFoundError: ErrorClass<{
    readonly dataPath: string;
}>;
export type DataNotFoundError = InstanceType<typeof DataNotFoundError>;
export declare const UnknownServiceError: ErrorClass<{
    readonly serviceName: string;
    readonly knownServiceNames: readonly string[];
}>;
export type UnknownServiceError = InstanceType<typeof UnknownServiceError>;
export declare const ApiVersionNotFoundError: ErrorClass<{
    readonly dataPath: string;
    readonly apiVersion: string;
}>;
export type ApiVersionNotFoundError = InstanceType<typeof ApiVersionNotFoundError>;
export declare const UnknownServiceStyle: ErrorClass<{
    readonly serviceStyle: string;
}>;
export type UnknownServiceStyle = InstanceType<typeof UnknownServiceStyle>;
export declare const UnsupportedServiceProtocolsError: ErrorClass<{
    readonly botocoreSupportedProtocols: readonly string[];
    readonly service: string;
    readonly serviceSupportedProtocols: readonly string[];
}>;
export type UnsupportedServiceProtocolsError = InstanceType<typeof UnsupportedServiceProtocolsError>;
export declare const UndefinedModelAttributeError: ErrorClass<{
    readonly message: string;
}>;
export type UndefinedModelAttributeError = InstanceType<typeof UndefinedModelAttributeError>;
export declare const MissingServiceIdError: ErrorClass<{
    readonly serviceName: string;
}>;
export type MissingServiceIdError = InstanceType<typeof MissingServiceIdError>;
export declare const InvalidModelError: ErrorClass<{
    readonly message: string;
}>;
export type InvalidModelError = InstanceType<typeof InvalidModelError>;
export declare const NoShapeFoundError: ErrorClass<{
    readonly message: string;
}>;
export type NoShapeFoundError = InstanceType<typeof NoShapeFoundError>;
export declare const InvalidShapeError: ErrorClass<{
    readonly message: string;
}>;
export type InvalidShapeError = InstanceType<typeof InvalidShapeError>;
export declare const InvalidShapeReferenceError: ErrorClass<{
    readonly message: string;
}>;
export type InvalidShapeReferenceError = InstanceType<typeof InvalidShapeReferenceError>;
export declare const OperationNotFoundError: ErrorClass<{
    readonly message: string;
}>;
export type OperationNotFoundError = InstanceType<typeof OperationNotFoundError>;

// errors/params
import { type ErrorClass } from './define-error.ts';
export declare const ParamValidationError: ErrorClass<{
    readonly report: string;
}>;
export type ParamValidationError = InstanceType<typeof ParamValidationError>;
export declare const ValidationError: ErrorClass<{
    readonly value: unknown;
    readonly param: string;
    readonly typeName: string;
}>;
export type ValidationError = InstanceType<typeof ValidationError>;
export declare const UnknownKeyError: ErrorClass<{
    readonly value: unknown;
    readonly param: string;
    readonly choices: readonly string[];
}>;
export type UnknownKeyError = InstanceType<typeof UnknownKeyError>;
export declare const UnknownParameterError: ErrorClass<{
    readonly name: string;
    readonly operation: string;
    readonly choices: readonly string[];
}>;
export type UnknownParameterError = InstanceType<typeof UnknownParameterError>;
export declare const InvalidRegionError: ErrorClass<{
    readonly regionName: string | undefined;
}>;
export type InvalidRegionError = InstanceType<typeof InvalidRegionError>;
export declare const AliasConflictParameterError: ErrorClass<{
    readonly original: string;
    readonly alias: string;
    readonly operation: string;
}>;
export type AliasConflictParameterError = InstanceType<typeof AliasConflictParameterError>;
export declare const MissingParametersError: ErrorClass<{
    readonly objectName: string;
    readonly missing: readonly string[];
}>;
export type MissingParametersError = InstanceType<typeof MissingParametersError>;
export declare const InvalidArnException: ErrorClass<{
    readonly message: string;
}>;
export type InvalidArnException = InstanceType<typeof InvalidArnException>;

// errors/stub
import { type ErrorClass } from './define-error.ts';
export declare const StubResponseError: ErrorClass<{
    readonly operationName: string;
    readonly reason: string;
}>;
export type StubResponseError = InstanceType<typeof StubResponseError>;
export declare const StubAssertionError: ErrorClass<{
    readonly operationName: string;
    readonly reason: string;
}>;
export type StubAssertionError = InstanceType<typeof StubAssertionError>;
export declare const UnStubbedResponseError: ErrorClass<{
    readonly operationName: string;
    readonly reason: string;
}>;
export type UnStubbedResponseError = InstanceType<typeof UnStubbedResponseError>;
export declare const PendingResponsesError: ErrorClass<{
    readonly count: number;
}>;
export type PendingResponsesError = InstanceType<typeof PendingResponsesError>;

// errors/transfer
import type { AwsErrorOptions, ErrorPhase } from './aws-error.ts';
import { BotoCoreError } from './boto-core-error.ts';
import { type ErrorClass } from './define-error.ts';
export declare const S3UploadFailedError: ErrorClass<{
    readonly filename: string;
    readonly bucket: string;
    readonly key: string;
    readonly error: unknown;
}>;
export type S3UploadFailedError = InstanceType<typeof S3UploadFailedError>;
export declare const S3DownloadFailedError: ErrorClass<{
    readonly bucket: string;
    readonly key: string;
}>;
export type S3DownloadFailedError = InstanceType<typeof S3DownloadFailedError>;
export declare const S3CopyFailedError: ErrorClass<{
    readonly message: string;
}>;
export type S3CopyFailedError = InstanceType<typeof S3CopyFailedError>;
export declare const S3ValidationError: ErrorClass<{
    readonly message: string;
}>;
export type S3ValidationError = InstanceType<typeof S3ValidationError>;
export declare class RetriesExceededError extends BotoCoreError<{
    readonly lastException: unknown;
}> {
    static readonly errorName: string;
    static readonly fmt: string;
    static readonly phase: ErrorPhase;
    constructor(kwargs: {
        readonly lastException: unknown;
    }, options?: AwsErrorOptions);
    get lastException(): unknown;
}

// events/call-handlers
import type { EventHandler } from './handler-trie.ts';
export type EventObject<Kwargs extends object = Record<string, unknown>> = Kwargs & {
    readonly eventName: string;
};
export type EventResponses = readonly (readonly [handler: EventHandler, response: unknown])[];
export type FirstResponse = readonly [handler: EventHandler | undefined, response: unknown];
export declare const NO_RESPONSES: EventResponses;
export declare const NO_RESPONSE: FirstResponse;
export declare function nameOf(handler: unknown): string;
type AnyEvent = EventObject<object>;
export declare function callSync(handler: EventHandler, event: AnyEvent): unknown;
export declare function callAll(handlers: readonly EventHandler[], event: AnyEvent): EventResponses | Promise<EventResponses>;
export declare function callUntilResponse(handlers: readonly EventHandler[], event: AnyEvent): FirstResponse | Promise<FirstResponse>;
export {};

// events/emitter
import { type EventResponses, type FirstResponse } from './call-handlers.ts';
import { type EventHandler } from './handler-trie.ts';
export interface RegisterOptions {
    readonly uniqueId?: string | undefined;
    readonly uniqueIdUsesCount?: boolean | undefined;
}
export type HandlerEvent<Payloads, Name extends string> = Name extends `${infer Stage}.${string}` ? StageEvent<Payloads, Stage> : StageEvent<Payloads, Name>;
type StageEvent<Payloads, Stage> = Stage extends keyof Payloads ? Payloads[Stage] & {
    readonly eventName: string;
} : never;
export declare class HierarchicalEmitter<Payloads extends object = Record<never, never>> {
    #private;
    constructor(rename?: (eventName: string) => string);
    get generation(): number;
    register<Name extends string>(eventName: Name, handler: (event: HandlerEvent<Payloads, Name>) => unknown, options?: RegisterOptions): void;
    registerFirst<Name extends string>(eventName: Name, handler: (event: HandlerEvent<Payloads, Name>) => unknown, options?: RegisterOptions): void;
    registerLast<Name extends string>(eventName: Name, handler: (event: HandlerEvent<Payloads, Name>) => unknown, options?: RegisterOptions): void;
    unregister(eventName: string, handler?: EventHandler, options?: RegisterOptions): void;
    copy(): HierarchicalEmitter<Payloads>;
    get isEmpty(): boolean;
    hasHandlers(eventName: string): boolean;
    handlers(eventName: string): readonly EventHandler[];
    emit(eventName: string, kwargs?: object): EventResponses | Promise<EventResponses>;
    emitSync(eventName: string, kwargs?: object): EventResponses;
    emitUntilResponse(eventName: string, kwargs?: object): FirstResponse | Promise<FirstResponse>;
    emitUntilResponseSync(eventName: string, kwargs?: object): FirstResponse;
}
export {};

// events/event-stage
import type { EventHandler } from './handler-trie.ts';
export interface HandlerSource {
    readonly generation: number;
    handlers(eventName: string): readonly EventHandler[];
    nameOf(eventName: string): string;
}
export declare class EventStage<Kwargs extends object = Record<string, unknown>> {
    #private;
    readonly eventName: string;
    constructor(source: HandlerSource, eventName: string);
    get listened(): boolean;
    emit(kwargs: Kwargs): Promise<unknown> | undefined;
    emitUntilResponse(kwargs: Kwargs): unknown;
    emitSync(kwargs: Kwargs): void;
}

// events/handler-trie
export type EventHandler = (event: never) => unknown;
export type Section = 'first' | 'middle' | 'last';
export type Owner = object;
export interface TrieNode {
    readonly owner: Owner;
    children: ReadonlyMap<string, TrieNode>;
    first: readonly EventHandler[];
    middle: readonly EventHandler[];
    last: readonly EventHandler[];
}
export declare function emptyNode(owner: Owner): TrieNode;
export declare function addHandler(root: TrieNode, owner: Owner, eventName: string, handler: EventHandler, section: Section): TrieNode;
export declare function isEmpty(node: TrieNode): boolean;
export declare function removeHandler(root: TrieNode, owner: Owner, eventName: string, handler: EventHandler): TrieNode;
export declare function hasHandler(root: TrieNode, eventName: string, handler: EventHandler): boolean;
export declare function handlersOf(root: TrieNode, eventName: string): readonly EventHandler[];

// eventstream/event-stream
import type { EventStreamMessage } from './message.ts';
export interface EventSource extends AsyncIterable<Uint8Array> {
    close(): Promise<void>;
}
export type DecodeEvent<Event> = (message: EventStreamMessage) => Event | undefined;
export declare class EventStream<Event> implements AsyncIterable<Event>, AsyncDisposable {
    #private;
    constructor(source: EventSource, decode: DecodeEvent<Event>, inputFailure?: () => unknown);
    [Symbol.asyncIterator](): AsyncGenerator<Event, void>;
    getInitialResponse(): Promise<EventStreamMessage>;
    close(): Promise<void>;
    toJSON(): object;
    [Symbol.asyncDispose](): Promise<void>;
}

// eventstream/headers
export type HeaderValue = boolean | number | bigint | string | Uint8Array;
export type EventHeaders = ReadonlyMap<string, HeaderValue>;
export declare function readHeaders(bytes: Uint8Array): EventHeaders;

// eventstream/message
import { type EventHeaders } from './headers.ts';
export declare const PRELUDE_BYTES = 12;
export declare const CRC_BYTES = 4;
export declare const MAX_HEADERS_BYTES: number;
export declare const MAX_PAYLOAD_BYTES: number;
export interface MessagePrelude {
    readonly totalLength: number;
    readonly headersLength: number;
    readonly crc: number;
}
export interface EventStreamMessage {
    readonly headers: EventHeaders;
    readonly payload: Uint8Array;
}
export declare function readPrelude(bytes: Uint8Array): MessagePrelude;
export declare function readMessage(bytes: Uint8Array, { totalLength, headersLength, crc }: MessagePrelude): EventStreamMessage;

// http/http
import type { Readable } from 'node:stream';
export type Headers = Record<string, string>;
export interface StreamBody extends AsyncIterable<Uint8Array> {
    readonly length: number | undefined;
    readonly replayable: boolean;
    readonly fresh: boolean;
    readonly failure?: unknown;
    open(): Readable;
}
export type RequestBody = Uint8Array | StreamBody | undefined;
export declare class HttpRequest {
    method: string;
    scheme: string;
    host: string;
    path: string;
    query: string;
    headers: Headers;
    body: RequestBody;
    constructor(method: string, scheme: string, host: string, path: string, query: string, headers: Headers, body: RequestBody);
    get url(): string;
    set url(value: string);
    toJSON(): object;
    clone(): HttpRequest;
}
export interface HttpResponse {
    readonly statusCode: number;
    readonly headers: Headers;
    readonly body: Uint8Array | Readable;
    readonly reason?: string | undefined;
}
export interface SendOptions {
    readonly stream: boolean;
    readonly signal: AbortSignal | undefined;
    readonly connectTimeout: number | undefined;
    readonly readTimeout: number | undefined;
    readonly http2?: 'required' | 'preferred' | undefined;
}
export interface HttpHandler {
    send(request: HttpRequest, options: SendOptions): Promise<HttpResponse>;
    close(): Promise<void>;
}

// http/node-handler
import type { Host } from '../util/host.ts';
import type { HttpHandler } from './http.ts';
export interface ProxiesConfig {
    readonly proxyCaBundle?: string | undefined;
    readonly proxyClientCert?: string | readonly [string, string] | undefined;
    readonly proxyUseForwardingForHttps?: boolean | undefined;
}
export interface NodeHandlerSettings {
    readonly host: Pick<Host, 'env' | 'now' | 'readFile'>;
    readonly verify?: boolean | string | undefined;
    readonly clientCert?: string | readonly [string, string] | undefined;
    readonly proxies?: Readonly<Record<string, string>> | undefined;
    readonly proxiesConfig?: ProxiesConfig | undefined;
    readonly maxPoolConnections?: number | undefined;
    readonly tcpKeepalive?: boolean | undefined;
    readonly warn?: ((message: string) => void) | undefined;
}
export type NodeHandlerOptions = Partial<NodeHandlerSettings>;
export declare function createNodeHandler(options?: NodeHandlerOptions): HttpHandler;

// http/streaming-body
import { Readable } from 'node:stream';
export interface StreamChecksum {
    update(chunk: Uint8Array): void;
    verify(): void;
}
export interface StreamingBodyOptions {
    readonly contentLength?: number | undefined;
    readonly checksum?: StreamChecksum | undefined;
}
export declare class StreamingBody extends Readable {
    #private;
    readonly contentLength: number | undefined;
    constructor(source: Readable | Uint8Array, { contentLength, checksum }?: StreamingBodyOptions);
    bytes(): Promise<Uint8Array<ArrayBuffer>>;
    text(encoding?: string): Promise<string>;
    json<T = unknown>(): Promise<T>;
    iterChunks(size?: number): AsyncGenerator<Uint8Array<ArrayBuffer>, void>;
    iterLines({ keepEnds, encoding, }?: {
        readonly keepEnds?: boolean | undefined;
        readonly encoding?: string | undefined;
    }): AsyncGenerator<string, void>;
    toWeb(): ReadableStream<Uint8Array<ArrayBuffer>>;
    tell(): number;
    setSocketTimeout(seconds: number): void;
    toJSON(): object;
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
    _read(): void;
    _destroy(error: Error | null, callback: (error?: Error | null) => void): void;
}

// http/user-agent
export declare const FEATURE_IDS: {
    readonly WAITER: 'B';
    readonly PAGINATOR: 'C';
    readonly RETRY_MODE_LEGACY: 'D';
    readonly RETRY_MODE_STANDARD: 'E';
    readonly RETRY_MODE_ADAPTIVE: 'F';
    readonly S3_TRANSFER: 'G';
    readonly GZIP_REQUEST_COMPRESSION: 'L';
    readonly PROTOCOL_RPC_V2_CBOR: 'M';
    readonly ENDPOINT_OVERRIDE: 'N';
    readonly ACCOUNT_ID_MODE_PREFERRED: 'P';
    readonly ACCOUNT_ID_MODE_DISABLED: 'Q';
    readonly ACCOUNT_ID_MODE_REQUIRED: 'R';
    readonly SIGV4A_SIGNING: 'S';
    readonly RESOLVED_ACCOUNT_ID: 'T';
    readonly FLEXIBLE_CHECKSUMS_REQ_CRC32: 'U';
    readonly FLEXIBLE_CHECKSUMS_REQ_CRC32C: 'V';
    readonly FLEXIBLE_CHECKSUMS_REQ_CRC64: 'W';
    readonly FLEXIBLE_CHECKSUMS_REQ_SHA1: 'X';
    readonly FLEXIBLE_CHECKSUMS_REQ_SHA256: 'Y';
    readonly FLEXIBLE_CHECKSUMS_REQ_WHEN_SUPPORTED: 'Z';
    readonly FLEXIBLE_CHECKSUMS_REQ_WHEN_REQUIRED: 'a';
    readonly FLEXIBLE_CHECKSUMS_RES_WHEN_SUPPORTED: 'b';
    readonly FLEXIBLE_CHECKSUMS_RES_WHEN_REQUIRED: 'c';
    readonly CREDENTIALS_CODE: 'e';
    readonly CREDENTIALS_ENV_VARS: 'g';
    readonly CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN: 'h';
    readonly CREDENTIALS_STS_ASSUME_ROLE: 'i';
    readonly CREDENTIALS_STS_ASSUME_ROLE_WEB_ID: 'k';
    readonly CREDENTIALS_PROFILE: 'n';
    readonly CREDENTIALS_PROFILE_SOURCE_PROFILE: 'o';
    readonly CREDENTIALS_PROFILE_NAMED_PROVIDER: 'p';
    readonly CREDENTIALS_PROFILE_STS_WEB_ID_TOKEN: 'q';
    readonly CREDENTIALS_PROFILE_SSO: 'r';
    readonly CREDENTIALS_SSO: 's';
    readonly CREDENTIALS_PROFILE_SSO_LEGACY: 't';
    readonly CREDENTIALS_SSO_LEGACY: 'u';
    readonly CREDENTIALS_PROFILE_PROCESS: 'v';
    readonly CREDENTIALS_PROCESS: 'w';
    readonly CREDENTIALS_BOTO2_CONFIG_FILE: 'x';
    readonly CREDENTIALS_HTTP: 'z';
    readonly CREDENTIALS_IMDS: '0';
    readonly BEARER_SERVICE_ENV_VARS: '3';
    readonly CLI_V1_TO_V2_MIGRATION_DEBUG_MODE: '-';
    readonly CREDENTIALS_PROFILE_LOGIN: 'AC';
    readonly CREDENTIALS_LOGIN: 'AD';
    readonly FLEXIBLE_CHECKSUMS_REQ_MD5: 'AE';
    readonly FLEXIBLE_CHECKSUMS_REQ_SHA512: 'AF';
    readonly FLEXIBLE_CHECKSUMS_REQ_XXHASH3: 'AG';
    readonly FLEXIBLE_CHECKSUMS_REQ_XXHASH64: 'AH';
    readonly FLEXIBLE_CHECKSUMS_REQ_XXHASH128: 'AI';
    readonly S3_REGION_REDIRECT: 'Ah';
};
export type Feature = keyof typeof FEATURE_IDS;
export interface UserAgentPlatform {
    readonly platform: string;
    readonly release: string;
    readonly machine: string;
    readonly versions: Readonly<Record<string, string | undefined>>;
}
export interface UserAgentSettings {
    readonly name?: string | undefined;
    readonly version?: string | undefined;
    readonly sessionExtra?: string | undefined;
    readonly executionEnv?: string | undefined;
    readonly override?: string | undefined;
    readonly retryMode?: string | undefined;
    readonly endpointDiscovery?: boolean | undefined;
    readonly appId?: string | undefined;
    readonly clientExtra?: string | undefined;
    readonly features?: Iterable<Feature> | undefined;
    readonly platform?: UserAgentPlatform | undefined;
}
export declare const SDK_NAME = "tucuxi";
export declare class UserAgent {
    #private;
    constructor(settings: UserAgentSettings);
    header(features?: ReadonlySet<Feature> | undefined, source?: readonly Feature[] | undefined): string;
}

// loaders/json
export type JsonObject = {
    [key: string]: unknown;
};
export declare function isObject(value: unknown): value is JsonObject;
export declare function own(object: JsonObject | undefined, key: string): unknown;
export declare function ownObject(object: JsonObject | undefined, key: string): JsonObject | undefined;
export declare function setOwn(object: JsonObject, key: string, value: unknown): void;
export declare function deepFreeze<T>(value: T): T;

// loaders/loader
import type { Host } from '../util/host.ts';
import type { JsonObject } from './json.ts';
import type { ModelDocuments } from './memory-models.ts';
import { type CatalogSource } from './open-pack.ts';
export interface LoaderOptions {
    readonly dataPath?: string | undefined;
    readonly includeDefaultSearchPaths?: boolean | undefined;
    readonly includeDefaultExtras?: boolean | undefined;
    readonly host?: Host | undefined;
}
export interface LoadedDocument {
    readonly data: JsonObject;
    readonly path: string;
}
export declare class Loader {
    #private;
    readonly searchPaths: string[];
    readonly extrasTypes: readonly string[];
    constructor({ dataPath, includeDefaultSearchPaths, includeDefaultExtras, host, }?: LoaderOptions);
    addModel(serviceName: string, apiVersion: string, documents: ModelDocuments): void;
    listAvailableServices(typeName: string): string[];
    listApiVersions(serviceName: string, typeName: string): string[];
    determineLatestVersion(serviceName: string, typeName: string): string;
    loadServiceModel(serviceName: string, typeName: string, { apiVersion }?: {
        apiVersion?: string | undefined;
    }): JsonObject;
    loadData(name: string): JsonObject;
    loadDataWithPath(name: string): LoadedDocument;
    endpoints(): CatalogSource;
    isBuiltinPath(path: string): boolean;
}

// loaders/memory-models
import { type JsonObject } from './json.ts';
import type { SearchLayer } from './search-layer.ts';
export type ModelDocuments = Readonly<Record<string, object>>;
export declare class MemoryModels implements SearchLayer {
    #private;
    readonly root: string;
    add(service: string, version: string, documents: ModelDocuments): void;
    get size(): number;
    services(type: string): readonly string[];
    versions(service: string, type: string): readonly string[];
    hasVersion(service: string, version: string): boolean;
    read(path: string): JsonObject | undefined;
}

// loaders/model-store
import { type AsciiText } from '../util/ascii-text.ts';
export interface ModelStore {
    readonly root: string;
    readonly hasFolder: boolean;
    text(path: string): string | undefined;
    lines(path: string): AsciiText | undefined;
    bytes(path: string): Uint8Array | undefined;
}
export declare function embedModel(path: string, text: string): void;
export declare function embedService(name: string, data: string): void;
export declare function embedGlobals(data: string): void;
export declare function builtinModels(): ModelStore;

// loaders/open-pack
import type { WireModel } from '../model/wire-model.ts';
import type { AsciiText } from '../util/ascii-text.ts';
import { type JsonObject } from './json.ts';
import type { ModelStore } from './model-store.ts';
export declare function openPack(store: ModelStore, serviceName: string, apiVersion?: string): WireModel | undefined;
export declare function endpointTemplates(store: ModelStore): AsciiText;
export declare function moduleNames(store: ModelStore): Readonly<Record<string, string>>;
export declare function readGlobalDocument(store: ModelStore, name: string): JsonObject | undefined;
export type CatalogSource = {
    readonly kind: 'packed';
    readonly text: string;
} | {
    readonly kind: 'document';
    readonly document: unknown;
};
export declare function packedEndpoints(store: ModelStore): CatalogSource;

// loaders/search-layer
import type { JsonObject } from './json.ts';
export interface SearchLayer {
    readonly root: string;
    services(type: string): readonly string[];
    versions(service: string, type: string): readonly string[];
    hasVersion(service: string, version: string): boolean;
    read(path: string): JsonObject | undefined;
}

// logging/logger
export declare const LOG_LEVELS: {
    readonly DEBUG: 10;
    readonly INFO: 20;
    readonly WARNING: 30;
    readonly ERROR: 40;
    readonly CRITICAL: 50;
};
export type LogLevelName = keyof typeof LOG_LEVELS;
export type LogLevel = LogLevelName | number;
export interface LogRecord {
    readonly name: string;
    readonly level: number;
    readonly message: string;
    readonly fields: Readonly<Record<string, unknown>> | undefined;
    readonly time: number;
}
export interface LogHandler {
    readonly level: number;
    handle(record: LogRecord): void;
}
export declare class LogSource {
    #private;
    readonly name: string;
    constructor(name: string);
    listen(): void;
    get debugs(): boolean;
    debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
    info(message: string, fields?: Readonly<Record<string, unknown>>): void;
    warning(message: string, fields?: Readonly<Record<string, unknown>>): void;
    error(message: string, fields?: Readonly<Record<string, unknown>>): void;
    log(level: number, message: string, fields?: Readonly<Record<string, unknown>>): void;
}
export declare function getLogger(name: string): LogSource;
export declare function addLogHandler(name: string, handler: LogHandler): () => void;
export declare function levelNumber(level: LogLevel): number;
export declare function levelName(level: number): string;

// logging/take-over
import { type LogLevel } from './logger.ts';
export interface Logger {
    debug(message: string, fields?: object): void;
    info(message: string, fields?: object): void;
    warn(message: string, fields?: object): void;
    error(message: string, fields?: object): void;
}
export interface PinoLogger {
    debug(fields: object, message: string): void;
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
}
export declare function fromPino(pino: PinoLogger): Logger;
export declare function setLogger(logger: Logger | undefined, options?: {
    readonly level?: LogLevel | undefined;
    readonly loggerName?: string | undefined;
}): void;

// logging/text-handlers
import { type LogLevel } from './logger.ts';
export declare const LOG_FORMAT = "%(asctime)s - %(name)s - %(levelname)s - %(message)s";
export interface LogStream {
    write(text: string): unknown;
}
export declare function addStreamHandler(loggerName: string, level: LogLevel, stream?: LogStream, format?: string): () => void;
export declare function addFileHandler(loggerName: string, level: LogLevel, path: string): () => void;

// model/operation-model
import { type Shape, type ShapeDefinition, StructureShape } from './shape.ts';
import type { HttpChecksumTrait } from './wire-model.ts';
export interface OperationSurroundings {
    readonly metadata: Readonly<Record<string, unknown>>;
    resolveShapeRef(reference: unknown): Shape;
}
export interface StaticContextParameter {
    readonly name: string;
    readonly value: unknown;
}
export interface ContextParameter {
    readonly name: string;
    readonly memberName: string;
}
export declare class OperationModel<Service extends OperationSurroundings = OperationSurroundings> {
    #private;
    readonly name: string;
    readonly serviceModel: Service;
    readonly metadata: Readonly<Record<string, unknown>>;
    readonly http: {
        readonly method?: string;
        readonly requestUri?: string;
        readonly responseCode?: number;
    };
    constructor(definition: ShapeDefinition, serviceModel: Service, name: string);
    get wireName(): string;
    get documentation(): string;
    get deprecated(): boolean;
    get deprecatedMessage(): string | undefined;
    get endpointDiscovery(): {
        readonly required?: boolean;
    } | undefined;
    get isEndpointDiscoveryOperation(): boolean;
    get inputShape(): StructureShape | undefined;
    get outputShape(): StructureShape | undefined;
    get idempotentMembers(): readonly string[];
    get staticContextParameters(): readonly StaticContextParameter[];
    get contextParameters(): readonly ContextParameter[];
    get operationContextParameters(): Readonly<Record<string, {
        readonly path: string;
    }>>;
    get requestCompression(): {
        readonly encodings: readonly string[];
    } | undefined;
    get auth(): readonly string[] | undefined;
    get authType(): string | undefined;
    get resolvedAuthType(): string | undefined;
    get unsignedPayload(): boolean | undefined;
    get errorShapes(): readonly Shape[];
    get endpoint(): {
        readonly hostPrefix?: string;
    } | undefined;
    get httpChecksumRequired(): boolean;
    get httpChecksum(): HttpChecksumTrait;
    get hasEventStreamInput(): boolean;
    get hasEventStreamOutput(): boolean;
    getEventStreamInput(): Shape | undefined;
    getEventStreamOutput(): Shape | undefined;
    get hasStreamingInput(): boolean;
    get hasStreamingOutput(): boolean;
    getStreamingInput(): Shape | undefined;
    getStreamingOutput(): Shape | undefined;
    toString(): string;
}

// model/packed-endpoints
type JsonObject = Readonly<Record<string, unknown>>;
export interface CatalogPartition {
    readonly partition: string;
    readonly dnsSuffix: string;
    readonly regionRegex?: string;
    readonly regions: Readonly<Record<string, unknown>>;
    readonly defaults?: JsonObject;
}
export interface ServiceEndpoints {
    readonly defaults: JsonObject | undefined;
    readonly partitionEndpoint: string | undefined;
    readonly isRegionalized: boolean;
    endpointNames(): readonly string[];
    endpoint(name: string): JsonObject | undefined;
}
export interface EndpointCatalog {
    readonly isBuiltin: boolean;
    readonly partitions: readonly CatalogPartition[];
    service(partition: number, name: string): ServiceEndpoints | undefined;
}
export declare function regionOfEndpoint(name: string): string;
export declare function fillEndpointTemplate(template: string, service: string, region: string): string;
export declare class PackedEndpoints implements EndpointCatalog {
    #private;
    readonly isBuiltin = true;
    constructor(text: () => string);
    get partitions(): readonly CatalogPartition[];
    service(partition: number, name: string): ServiceEndpoints | undefined;
    document(): unknown;
}
export declare function decodeEndpoints(text: string): unknown;
export {};

// model/service-model
import { OperationModel } from './operation-model.ts';
import { type Shape, type ShapeDefinition, StructureShape } from './shape.ts';
export interface ClientContextParameter {
    readonly name: string;
    readonly type: string;
    readonly documentation: string;
}
export declare class ServiceModel {
    #private;
    constructor(description: ShapeDefinition | (() => ShapeDefinition), serviceName?: string);
    get metadata(): Readonly<Record<string, unknown>>;
    get documentation(): string;
    get operationNames(): readonly string[];
    get shapeNames(): readonly string[];
    get serviceName(): string;
    get serviceId(): string;
    get signingName(): string;
    get apiVersion(): string;
    get protocol(): string;
    get protocols(): readonly string[];
    get resolvedProtocol(): string;
    get endpointPrefix(): string;
    get signatureVersion(): string | undefined;
    set signatureVersion(value: string | undefined);
    get isQueryCompatible(): boolean;
    get deprecated(): boolean;
    get deprecatedMessage(): string | undefined;
    get clientContextParameters(): readonly ClientContextParameter[];
    get endpointDiscoveryOperation(): OperationModel<ServiceModel> | undefined;
    get endpointDiscoveryRequired(): boolean;
    get errorShapes(): readonly StructureShape[];
    shapeForErrorCode(errorCode: string): StructureShape | undefined;
    shapeFor(shapeName: string, memberTraits?: ShapeDefinition): Shape;
    resolveShapeRef(reference: unknown): Shape;
    operationModel(operationName: string): OperationModel<ServiceModel>;
    toString(): string;
}

// model/shape
export type ShapeDefinition = Readonly<Record<string, unknown>>;
export interface ShapeReferences {
    resolveShapeRef(reference: unknown): Shape;
}
export interface ShapeSerialization {
    readonly name?: string;
    readonly queryName?: string;
    readonly flattened?: boolean;
    readonly location?: string;
    readonly payload?: string;
    readonly streaming?: boolean;
    readonly timestampFormat?: string;
    readonly xmlNamespace?: unknown;
    readonly resultWrapper?: string;
    readonly xmlAttribute?: boolean;
    readonly eventstream?: boolean;
    readonly event?: boolean;
    readonly eventheader?: boolean;
    readonly eventpayload?: boolean;
    readonly jsonvalue?: boolean;
    readonly hostLabel?: boolean;
}
export interface ShapeMetadata {
    readonly required?: readonly string[];
    readonly min?: number;
    readonly max?: number;
    readonly pattern?: string;
    readonly sensitive?: boolean;
    readonly enum?: readonly string[];
    readonly idempotencyToken?: boolean;
    readonly error?: {
        readonly code?: string;
        readonly httpStatusCode?: number;
        readonly senderFault?: boolean;
    };
    readonly exception?: boolean;
    readonly endpointdiscoveryid?: boolean;
    readonly retryable?: {
        readonly throttling?: boolean;
    };
    readonly document?: boolean;
    readonly union?: boolean;
    readonly contextParam?: {
        readonly name: string;
    };
    readonly requiresLength?: boolean;
}
export declare class Shape {
    #private;
    readonly name: string;
    readonly typeName: string;
    readonly documentation: string;
    protected readonly definition: ShapeDefinition;
    protected readonly resolver: ShapeReferences;
    constructor(name: string, definition: ShapeDefinition, resolver: ShapeReferences);
    get serialization(): ShapeSerialization;
    get metadata(): ShapeMetadata;
    get requiredMembers(): readonly string[];
    get deprecated(): boolean;
    get deprecatedMessage(): string | undefined;
    get eventStreamName(): string | undefined;
    toString(): string;
}
export declare class StructureShape extends Shape {
    #private;
    get members(): Readonly<Record<string, Shape>>;
    get eventStreamName(): string | undefined;
    get errorCode(): string | undefined;
    get isDocumentType(): boolean;
    get isTaggedUnion(): boolean;
}
export declare class ListShape extends Shape {
    #private;
    get member(): Shape;
}
export declare class MapShape extends Shape {
    #private;
    get key(): Shape;
    get value(): Shape;
}
export declare class StringShape extends Shape {
    get enum(): readonly string[];
}

// model/wire-model
import type { AsciiText } from '../util/ascii-text.ts';
export type ShapeType = 'structure' | 'list' | 'map' | 'string' | 'blob' | 'boolean' | 'integer' | 'long' | 'float' | 'double' | 'timestamp';
export type TimestampFormat = 'iso8601' | 'unixTimestamp' | 'rfc822';
export interface XmlNamespace {
    readonly uri: string;
    readonly prefix?: string;
}
export interface ShapeTraits {
    readonly payload?: string;
    readonly required?: readonly string[];
    readonly union?: boolean;
    readonly document?: boolean;
    readonly exception?: boolean;
    readonly error?: {
        readonly code?: string;
        readonly httpStatusCode?: number;
        readonly senderFault?: boolean;
    };
    readonly fault?: boolean;
    readonly retryable?: {
        readonly throttling?: boolean;
    };
    readonly eventstream?: boolean;
    readonly event?: boolean;
    readonly wrapper?: boolean;
    readonly locationName?: string;
    readonly xmlNamespace?: XmlNamespace | string;
    readonly flattened?: boolean;
    readonly sparse?: boolean;
    readonly min?: number;
    readonly timestampFormat?: TimestampFormat;
    readonly streaming?: boolean;
    readonly requiresLength?: boolean;
}
export interface MemberTraits {
    readonly location?: 'header' | 'headers' | 'uri' | 'querystring' | 'statusCode';
    readonly locationName?: string;
    readonly queryName?: string;
    readonly flattened?: boolean;
    readonly xmlAttribute?: boolean;
    readonly xmlNamespace?: XmlNamespace | string;
    readonly streaming?: boolean;
    readonly idempotencyToken?: boolean;
    readonly jsonvalue?: boolean;
    readonly hostLabel?: boolean;
    readonly contextParam?: {
        readonly name: string;
    };
    readonly eventpayload?: boolean;
    readonly eventheader?: boolean;
    readonly timestampFormat?: TimestampFormat;
    readonly endpointdiscoveryid?: boolean;
}
export interface WireMember {
    readonly name: string;
    readonly shape: WireShape;
    readonly traits: MemberTraits;
}
export interface WireShape {
    readonly type: ShapeType;
    readonly name: string;
    readonly traits: ShapeTraits;
    readonly members: readonly WireMember[];
    member(name: string): WireMember | undefined;
    readonly element: WireMember | undefined;
    readonly key: WireMember | undefined;
    readonly value: WireMember | undefined;
}
export interface HttpChecksumTrait {
    readonly requestChecksumRequired?: boolean;
    readonly requestAlgorithmMember?: string;
    readonly requestValidationModeMember?: string;
    readonly responseAlgorithms?: readonly string[];
}
export interface OperationTraits {
    readonly endpoint?: {
        readonly hostPrefix?: string;
    };
    readonly staticContextParams?: Readonly<Record<string, {
        readonly value: unknown;
    }>>;
    readonly operationContextParams?: Readonly<Record<string, {
        readonly path: string;
    }>>;
    readonly httpChecksum?: HttpChecksumTrait;
    readonly httpChecksumRequired?: boolean;
    readonly requestcompression?: {
        readonly encodings: readonly string[];
    };
    readonly authtype?: string;
    readonly auth?: readonly string[];
    readonly unsignedPayload?: boolean;
    readonly endpointdiscovery?: {
        readonly required?: boolean;
    };
    readonly endpointoperation?: boolean;
}
export interface InputTraits {
    readonly locationName?: string;
    readonly xmlNamespace?: XmlNamespace | string;
}
export interface OutputTraits {
    readonly resultWrapper?: string;
    readonly locationName?: string;
}
export interface WireOperation {
    readonly name: string;
    readonly method: string;
    readonly requestUri: string;
    readonly responseCode: number | undefined;
    readonly input: WireShape | undefined;
    readonly inputTraits: InputTraits;
    readonly output: WireShape | undefined;
    readonly outputTraits: OutputTraits;
    readonly traits: OperationTraits;
    readonly service: WireModel;
}
export interface ServiceMetadata {
    readonly apiVersion: string;
    readonly endpointPrefix: string;
    readonly protocol: string;
    readonly protocols?: readonly string[];
    readonly serviceFullName: string;
    readonly serviceAbbreviation?: string;
    readonly serviceId: string;
    readonly signatureVersion: string;
    readonly signingName?: string;
    readonly auth?: readonly string[];
    readonly jsonVersion?: string;
    readonly targetPrefix?: string;
    readonly uid?: string;
    readonly xmlNamespace?: string;
    readonly globalEndpoint?: string;
    readonly awsQueryCompatible?: object;
    readonly protocolSettings?: {
        readonly h2?: string;
    };
}
export interface ContextParamDeclaration {
    readonly type: string;
    readonly documentation?: string;
}
export interface PaginatorDefinition {
    readonly input_token: string | readonly string[];
    readonly output_token: string | readonly string[];
    readonly result_key: string | readonly string[];
    readonly limit_key?: string;
    readonly more_results?: string;
    readonly non_aggregate_keys?: readonly string[];
}
export interface AcceptorDefinition {
    readonly state: 'success' | 'failure' | 'retry';
    readonly matcher: 'path' | 'pathAll' | 'pathAny' | 'status' | 'error';
    readonly argument?: string;
    readonly expected: string | number | boolean;
}
export interface WaiterDefinition {
    readonly operation: string;
    readonly delay: number;
    readonly maxAttempts: number;
    readonly acceptors: readonly AcceptorDefinition[];
}
export interface WireModel {
    readonly serviceName: string;
    readonly apiVersion: string;
    readonly moduleName: string;
    readonly metadata: ServiceMetadata;
    readonly clientContextParams: Readonly<Record<string, ContextParamDeclaration>>;
    readonly operationNames: readonly string[];
    readonly sensitiveNames: ReadonlySet<string> | undefined;
    operation(name: string): WireOperation | undefined;
    exception(code: string): WireShape | undefined;
    readonly exceptionNames: readonly string[];
    exceptionNamed(name: string): WireShape | undefined;
    readonly paginatorNames: readonly string[];
    paginator(operationName: string): PaginatorDefinition | undefined;
    readonly waiterNames: readonly string[];
    waiter(name: string): WaiterDefinition | undefined;
    ruleSet(): RuleSetSource | undefined;
    document(type: string): unknown;
}
export type RuleSetSource = {
    readonly kind: 'document';
    readonly document: unknown;
} | {
    readonly kind: 'packed';
    readonly line: string;
    readonly templates: () => AsciiText;
};

// paginate/page-definition
import type { PaginatorDefinition } from '../model/wire-model.ts';
import { type Expression } from '../util/jmespath.ts';
export interface NamedExpression {
    readonly text: string;
    readonly select: Expression;
}
export interface PageDefinition {
    readonly inputTokens: readonly string[];
    readonly outputTokens: readonly Expression[];
    readonly resultKeys: readonly NamedExpression[];
    readonly moreResults: Expression | undefined;
    readonly nonAggregateKeys: readonly NamedExpression[];
    readonly limitKey: string | undefined;
}
export declare function compilePages(definition: PaginatorDefinition): PageDefinition;

// paginate/page-iterator
import type { PageDefinition } from './page-definition.ts';
import { type TokenFields } from './token-text.ts';
export type Page = Record<string, unknown>;
export type PageMethod<CallOptions extends object = object> = (params: Page, options: CallOptions) => Promise<Page>;
export interface PageIteratorParts {
    readonly operationName: string;
    readonly call: (params: Page) => Promise<Page>;
    readonly pages: PageDefinition;
    readonly params: Page;
    readonly maxItems: number | undefined;
    readonly pageSize: number | string | undefined;
    readonly startingToken: string | undefined;
}
export declare class PageIterator<Result extends Page = Page> implements AsyncIterable<Result> {
    #private;
    get resultKeys(): readonly string[];
    get resumeToken(): string | undefined;
    set resumeToken(fields: TokenFields);
    get nonAggregatePart(): Page;
    toJSON(): object;
    [Symbol.asyncIterator](): AsyncGenerator<Result, void, undefined>;
    items<Item = unknown>(resultKey?: string): AsyncGenerator<Item, void, undefined>;
    search<Item = unknown>(expression: string): AsyncGenerator<Item, void, undefined>;
    resultKeyIters(): AsyncGenerator<unknown, void, undefined>[];
    buildFullResult(): Promise<Result>;
}

// paginate/paginator-model
export type PaginatorDefinition = Readonly<Record<string, unknown>>;
export declare class PaginatorModel {
    #private;
    constructor(document: unknown);
    get operationNames(): string[];
    getPaginator(operationName: string): PaginatorDefinition;
}

// paginate/paginator
import { type Page, PageIterator } from './page-iterator.ts';
export interface PaginateOptions {
    readonly maxItems?: number | undefined;
    readonly pageSize?: number | string | undefined;
    readonly startingToken?: string | undefined;
}
export declare class Paginator<Result extends Page = Page, CallOptions extends object = object> {
    #private;
    get resultKeys(): readonly string[];
    paginate(params?: Record<string, unknown>, options?: PaginateOptions & CallOptions): PageIterator<Result>;
    toJSON(): object;
}

// paginate/token-text
export type TokenFields = Record<string, unknown>;
export declare function encodeToken(fields: TokenFields): string;
export declare function decodeToken(token: string): TokenFields | undefined;

// protocols/protocol
import type { Headers, HttpResponse, RequestBody } from '../http/http.ts';
import type { WireMember, WireOperation, WireShape } from '../model/wire-model.ts';
export interface SerializedRequest {
    readonly method: string;
    path: string;
    query: string;
    headers: Headers;
    body: RequestBody;
    hostPrefix: string | undefined;
}
export interface SerializeOptions {
    readonly validate: boolean;
    readonly injectHostPrefix: boolean;
    readonly uuid: () => string;
}
export type ReceivedResponse = HttpResponse;
export interface ResponseMetadata {
    RequestId?: string;
    HostId?: string;
    HTTPStatusCode: number;
    HTTPHeaders: Headers;
    RetryAttempts?: number;
    [name: string]: unknown;
}
export interface ErrorResponse {
    Error?: {
        Code: string;
        Message: string | null;
        Type?: string;
        QueryErrorCode?: string;
        [name: string]: unknown;
    };
    ResponseMetadata: ResponseMetadata;
    [member: string]: unknown;
}
export type Output = Record<string, unknown> & {
    ResponseMetadata: ResponseMetadata;
};
export interface Protocol {
    readonly name: string;
    serialize(operation: WireOperation, params: Record<string, unknown>, options: SerializeOptions): SerializedRequest;
    parse(operation: WireOperation, response: ReceivedResponse): Output;
    parseError(operation: WireOperation, response: ReceivedResponse): ErrorResponse;
    readDocument?(shape: WireShape, body: Uint8Array): unknown;
    writeDocument?(member: WireMember, value: unknown): Uint8Array;
    readonly documentType?: string;
}

// protocols/timestamp-text
export interface Instant {
    readonly seconds: number;
    readonly micros: number;
}
export declare function instantOf(epochSeconds: number): Instant;
export declare function parseTimestampText(text: string): Instant | undefined;

// protocols/timestamp
import type { TimestampFormat } from '../model/wire-model.ts';
import { type Instant } from './timestamp-text.ts';
export type TimestampInput = Date | number | bigint | string;
export declare function toInstant(value: unknown): Instant | undefined;
export declare function isTimestamp(value: unknown): value is TimestampInput;
export declare function formatTimestamp(value: unknown, format: TimestampFormat): string | number;
export declare function formatInstant(instant: Instant, format: TimestampFormat): string | number;
export declare function formatHeaderTimestamp(value: unknown, format: TimestampFormat): string;
export declare function parseTimestamp(value: unknown): Date;

// protocols/validation/value-kinds
export type Fields = Readonly<Record<string, unknown>>;
export declare function asFields(value: unknown): Fields | undefined;
export declare function isInteger(value: unknown): value is number | bigint;
export declare function isNumber(value: unknown): value is number | bigint;
export declare function isBytes(value: unknown): value is ArrayBufferView | ArrayBuffer;
export declare function bytesOf(value: ArrayBufferView | ArrayBuffer): Uint8Array;
export declare function isStream(value: unknown): boolean;
export declare function isEventSource(value: unknown): boolean;
export declare function hasLength(text: string, min: number): boolean;
export declare function codePoints(text: string): number;
export declare function isDocumentScalar(value: unknown): boolean;

// resources/resource-definitions
export interface ResourceDefinitions {
    readonly service: ResourceDefinition;
    readonly resources: Readonly<Record<string, ResourceDefinition>>;
    readonly shapes?: Readonly<Record<string, string>>;
}
export interface ResourceDefinition {
    readonly identifiers?: readonly {
        readonly name: string;
        readonly memberName?: string;
    }[];
    readonly shape?: string;
    readonly load?: ActionDefinition;
    readonly actions?: Readonly<Record<string, ActionDefinition>>;
    readonly batchActions?: Readonly<Record<string, ActionDefinition>>;
    readonly has?: Readonly<Record<string, {
        readonly resource: ResponseDefinition;
    }>>;
    readonly hasMany?: Readonly<Record<string, CollectionDefinition>>;
    readonly waiters?: Readonly<Record<string, WaiterActionDefinition>>;
}
export interface ActionDefinition {
    readonly request: RequestDefinition;
    readonly resource?: ResponseDefinition;
    readonly path?: string;
}
export interface CollectionDefinition extends ActionDefinition {
    readonly resource: ResponseDefinition;
}
export interface RequestDefinition {
    readonly operation: string;
    readonly params?: readonly ParameterDefinition[];
}
export interface WaiterActionDefinition {
    readonly waiterName: string;
    readonly params?: readonly ParameterDefinition[];
}
export interface ResponseDefinition {
    readonly type: string;
    readonly identifiers?: readonly ParameterDefinition[];
    readonly path?: string;
}
export interface ParameterDefinition {
    readonly target: string;
    readonly source: string;
    readonly name?: string;
    readonly path?: string;
    readonly value?: unknown;
}

// resources/resource-meta
import type { GenericClient } from '../client/create-client.ts';
import type { ResourceModel } from './resource-model.ts';
export declare class ResourceMeta<Client = GenericClient, Data = Record<string, unknown>> {
    readonly serviceName: string;
    readonly identifiers: readonly string[];
    readonly client: Client;
    data: Data | undefined;
    readonly resourceModel: ResourceModel;
    toJSON(): object;
}

// resources/resource-model
import type { ActionDefinition, CollectionDefinition, ResourceDefinitions, ResponseDefinition, WaiterActionDefinition } from './resource-definitions.ts';
export interface Identifier {
    readonly name: string;
    readonly alias: string | undefined;
}
export interface Action extends ActionDefinition {
    readonly name: string;
}
export interface WaiterAction extends WaiterActionDefinition {
    readonly name: string;
}
export interface CollectionModel extends CollectionDefinition {
    readonly name: string;
}
export interface Relation {
    readonly name: string;
    readonly resource: ResponseDefinition;
}
export interface Attribute {
    readonly name: string;
    readonly member: string;
}
export declare const SERVICE_RESOURCE = "ServiceResource";
export declare class ResourceModel {
    #private;
    readonly serviceName: string;
    readonly name: string;
    readonly shape: string | undefined;
    readonly identifiers: readonly Identifier[];
    readonly load: ActionDefinition | undefined;
    readonly actions: readonly Action[];
    readonly batchActions: readonly Action[];
    readonly subresources: readonly Relation[];
    readonly references: readonly Relation[];
    readonly collections: readonly CollectionModel[];
    readonly waiters: readonly WaiterAction[];
    readonly attributes: readonly Attribute[];
    constructor(serviceName: string, type: string, definitions: ResourceDefinitions, membersOf: (shape: string) => readonly string[]);
    get className(): string;
}

// resources/resource-types
import type { CallOptions } from '../client/call.ts';
import type { WaitOptions } from '../waiters/waiter.ts';
import type { ResourceMeta } from './resource-meta.ts';
export interface AnyResource<Client = unknown, Data = Record<string, unknown>> {
    readonly meta: ResourceMeta<Client, Data>;
    getAvailableSubresources(): string[];
    equals(other: unknown): boolean;
    toString(): string;
}
export interface ServiceResource<Client = unknown> extends AnyResource<Client> {
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
}
export type Filled<Params, Names extends keyof Params> = Omit<Params, Names> & {
    [Name in Names]?: Params[Name] | undefined;
};
export type WaiterAction<Params, Answer> = (params?: Params, options?: WaitOptions & CallOptions) => Promise<Answer>;
export type Filter<Params> = {
    [Name in keyof Params]?: Params[Name] | undefined;
};
export interface Collection<Item, Params extends object = Record<string, unknown>> extends AsyncIterable<Item> {
    [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined>;
    all(options?: CallOptions): this;
    filter(params: Filter<Params>, options?: CallOptions): this;
    limit(count: number): this;
    pageSize(count: number): this;
    pages(): AsyncGenerator<Item[], void, undefined>;
}

// resources/resource
import { ResourceMeta } from './resource-meta.ts';
export type Identifiers = Readonly<Record<string, unknown>>;
export type LoadedMembers = Record<string, unknown>;
export interface ResourceMaker {
    readonly client: ResourceMeta['client'];
    make(type: string, identifiers: Identifiers, data?: LoadedMembers): Resource;
    identifierNames(type: string): readonly string[];
}
export type GenericResource = Resource & {
    readonly [member: string]: any;
};
export declare class Resource {
    #private;
    readonly meta: ResourceMeta;
    getAvailableSubresources(): string[];
    equals(other: unknown): boolean;
    toString(): string;
    toJSON(): string;
}
export declare class RootResource extends Resource {
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
}
export declare function makerOf(resource: Resource): ResourceMaker;
export declare function identifiersOf(resource: Resource): Identifiers;
export declare function loadedMembers(resource: Resource): Promise<LoadedMembers | undefined>;
export declare function forgetMembers(resource: Resource): void;
export declare function attributeOf(resource: Resource, member: string): Promise<unknown>;

// retries/retry-strategy
import type { Headers } from '../http/http.ts';
export type RetryMode = 'legacy' | 'standard' | 'adaptive';
export interface ModelledError {
    readonly retryable?: {
        readonly throttling?: boolean;
    };
}
export interface RetryFacts {
    readonly maxAttempts?: number;
    readonly baseScaleMs?: number;
    readonly longPollingOperations?: readonly string[];
    readonly transientCodes?: readonly string[];
    readonly checksCrc32?: boolean;
}
export interface FailedAttempt {
    readonly attempt: number;
    readonly operationName: string;
    readonly statusCode: number | undefined;
    readonly headers: Headers | undefined;
    readonly errorCode: string | undefined;
    readonly modelled: ModelledError | undefined;
    readonly error: unknown;
}
export type RetryDecision = {
    readonly retry: true;
    readonly delayMs: number;
    readonly cost: number;
} | {
    readonly retry: false;
    readonly delayMs: number;
    readonly maxAttemptsReached: boolean;
    readonly retryQuotaReached: boolean;
};
export interface RetryStrategy {
    readonly mode: RetryMode;
    readonly maxAttempts: number;
    readonly announcesMaxAttempts: boolean;
    readonly checksCrc32: boolean;
    acquire?(signal: AbortSignal | undefined): Promise<void> | undefined;
    decide(failed: FailedAttempt): RetryDecision;
    succeeded(cost: number): void;
}
export declare function leave(): RetryDecision;
export declare function attemptsUsedUp(): RetryDecision;

// services/cloudfront-signer
import { type TimestampInput } from '../protocols/timestamp.ts';
export type RsaSigner = (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;
export interface CloudFrontUrlOptions {
    readonly dateLessThan?: TimestampInput | undefined;
    readonly policy?: string | undefined;
}
export interface CloudFrontPolicyOptions {
    readonly dateGreaterThan?: TimestampInput | undefined;
    readonly ipAddress?: string | undefined;
}
export declare class CloudFrontSigner {
    #private;
    readonly keyId: string;
    constructor(keyId: string, signer: RsaSigner | string);
    generatePresignedUrl(url: string, options: CloudFrontUrlOptions): Promise<string>;
    buildPolicy(resource: string, dateLessThan: TimestampInput, options?: CloudFrontPolicyOptions): string;
}

// services/database-tokens
import { type Client } from '../client/client.ts';
import { type Duration } from '../util/duration.ts';
export interface RdsTokenOptions {
    readonly region?: string | undefined;
}
export interface DsqlTokenOptions {
    readonly region?: string | undefined;
    readonly expiresIn?: Duration | undefined;
}
export interface RdsMethods {
    generateDbAuthToken(dbHostname: string, port: number, dbUsername: string, options?: RdsTokenOptions): Promise<string>;
}
export interface DsqlMethods {
    generateDbConnectAuthToken(hostname: string, options?: DsqlTokenOptions): Promise<string>;
    generateDbConnectAdminAuthToken(hostname: string, options?: DsqlTokenOptions): Promise<string>;
}
export declare function rdsToken(client: Client, dbHostname: string, port: number, dbUsername: string, options?: RdsTokenOptions): Promise<string>;
export declare function dsqlToken(client: Client, action: string, hostname: string, options?: DsqlTokenOptions): Promise<string>;

// services/dynamodb/attribute-value
import type { Binary } from './binary.ts';
import type { ExactNumber, NumberInput } from './numbers.ts';
export interface AttributeValue {
    S?: string;
    N?: string;
    B?: Uint8Array<ArrayBuffer>;
    SS?: string[];
    NS?: string[];
    BS?: Uint8Array<ArrayBuffer>[];
    M?: {
        [name: string]: AttributeValue;
    };
    L?: AttributeValue[];
    NULL?: boolean;
    BOOL?: boolean;
}
export type AttributeType = keyof AttributeValue;
export type BinaryInput = Uint8Array | ArrayBuffer;
export type SetInput = ReadonlySet<NumberInput> | ReadonlySet<string> | ReadonlySet<BinaryInput>;
export type NativeInput = null | boolean | string | NumberInput | BinaryInput | SetInput | readonly unknown[] | object;
export type NativeValue<Numeric = ExactNumber> = null | boolean | string | Numeric | Binary | Set<Numeric> | Set<string> | Set<Binary> | NativeValue<Numeric>[] | {
    [name: string]: NativeValue<Numeric>;
};
export type Attributes<Numeric = ExactNumber> = {
    [name: string]: NativeValue<Numeric>;
};

// services/dynamodb/batch-writer
import type { AnyClient } from '../../client/service-types.ts';
import { type Duration } from '../../util/duration.ts';
import { type SerializerOptions } from './type-serializer.ts';
export interface BatchWriterOptions extends SerializerOptions {
    readonly overwriteByPkeys?: readonly string[] | undefined;
    readonly flushAmount?: number | undefined;
    readonly onExitLoopSleep?: Duration | undefined;
}
export declare class BatchWriter {
    #private;
    putItem(params: {
        readonly Item: object;
    }): Promise<void>;
    deleteItem(params: {
        readonly Key: object;
    }): Promise<void>;
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
    toJSON(): object;
}
export declare function batchWriter(client: AnyClient, tableName: string, options?: BatchWriterOptions): BatchWriter;

// services/dynamodb/binary
export declare class Binary extends Uint8Array<ArrayBuffer> {
    static get [Symbol.species](): Uint8ArrayConstructor;
    constructor(value: Uint8Array | ArrayBuffer);
    equals(other: Uint8Array): boolean;
}

// services/dynamodb/condition-expression
import { Condition } from './conditions.ts';
export interface BuiltConditionExpression {
    readonly conditionExpression: string;
    readonly attributeNamePlaceholders: Record<string, string>;
    readonly attributeValuePlaceholders: Record<string, unknown>;
}
export declare class ConditionExpressionBuilder {
    #private;
    constructor({ reserved }?: {
        readonly reserved?: Iterable<string> | undefined;
    });
    reset(): void;
    buildExpression(condition: Condition, { isKeyCondition }?: {
        readonly isKeyCondition?: boolean | undefined;
    }): BuiltConditionExpression;
}

// services/dynamodb/conditions
import type { AttributeType, NativeInput } from './attribute-value.ts';
export type ConditionOperator = '=' | '<>' | '<' | '<=' | '>' | '>=' | 'BETWEEN' | 'IN' | 'AND' | 'OR' | 'NOT' | 'begins_with' | 'contains' | 'attribute_type' | 'attribute_exists' | 'attribute_not_exists';
export type OperandInput = NativeInput | Operand;
export declare class Condition {
    readonly operator: ConditionOperator;
    readonly operands: readonly unknown[];
    and(...others: readonly Condition[]): Condition;
    or(...others: readonly Condition[]): Condition;
    not(): Condition;
}
export declare abstract class Operand {
    readonly name: string;
    eq(value: OperandInput): Condition;
    lt(value: OperandInput): Condition;
    lte(value: OperandInput): Condition;
    gt(value: OperandInput): Condition;
    gte(value: OperandInput): Condition;
    between(low: OperandInput, high: OperandInput): Condition;
}
export declare class KeyAttribute extends Operand {
    beginsWith(value: OperandInput): Condition;
}
export declare class Attribute extends Operand {
    ne(value: OperandInput): Condition;
    beginsWith(value: OperandInput): Condition;
    isIn(values: readonly OperandInput[]): Condition;
    exists(): Condition;
    notExists(): Condition;
    contains(value: OperandInput): Condition;
    size(): Size;
    attributeType(type: AttributeType): Condition;
}
export declare class Size extends Operand {
    ne(value: OperandInput): Condition;
}
export declare function Key(name: string): KeyAttribute;
export declare function Attr(name: string): Attribute;

// services/dynamodb/decimal
export declare class Decimal {
    readonly text: string;
    constructor(value: string | number | bigint);
    toString(): string;
    toJSON(): string;
    toFixed(): string;
    toNumber(): number;
    [Symbol.toPrimitive](hint: string): string;
}
export interface DecimalLike {
    toFixed(): string;
}
export declare function isDecimal(value: object): value is DecimalLike;

// services/dynamodb/document-client
import type { GenericClient } from '../../client/create-client.ts';
import type { AnyClient } from '../../client/service-types.ts';
import type { Host } from '../../util/host.ts';
import type { DocumentClient } from './document-types.ts';
import { type DocumentOptions } from './documents.ts';
import type { ExactNumber, NumberInput } from './numbers.ts';
export declare function documentClient<Of extends AnyClient, Numeric extends NumberInput = ExactNumber>(client: Of, options?: DocumentOptions<Numeric>): DocumentClient<Of, Numeric>;
export declare function plainClient(client: AnyClient): GenericClient;
export declare function hostOf(client: GenericClient): Host;

// services/dynamodb/document-types
import type { CallOptions } from '../../client/call.ts';
import type { MadeOf, ParamsOf, ResultOf, ServiceClient, ServicePaginator } from '../../client/service-types.ts';
import type { PaginateOptions } from '../../paginate/paginator.ts';
import type { Attributes, NativeInput, NativeValue } from './attribute-value.ts';
import type { Condition } from './conditions.ts';
import type { ExactNumber } from './numbers.ts';
type Plain = string | number | bigint | boolean | null | undefined | Date | Uint8Array | ((...args: never[]) => unknown);
type IsAttributeValue<Value> = string extends keyof Value ? false : 'NULL' | 'BOOL' | 'SS' extends keyof Value ? true : false;
type IsAttributes<Value> = string extends keyof Value ? IsAttributeValue<Value[keyof Value]> : false;
type ConditionMember = 'ConditionExpression' | 'FilterExpression' | 'KeyConditionExpression';
type KeyMember = 'ExclusiveStartKey' | 'ItemCollectionKey' | 'Key' | 'Keys' | 'LastEvaluatedKey' | 'UnprocessedKeys';
export type DocumentParams<Value> = Value extends Plain ? Value : Value extends readonly (infer Element)[] ? readonly DocumentParams<Element>[] : IsAttributeValue<Value> extends true ? NativeInput : IsAttributes<Value> extends true ? object : {
    [Name in keyof Value]: Name extends ConditionMember ? Value[Name] | Condition : DocumentParams<Value[Name]>;
};
export type DocumentResult<Value, Item = Attributes, Numeric = ExactNumber> = Value extends Plain ? Value : Value extends readonly (infer Element)[] ? DocumentResult<Element, Item, Numeric>[] : IsAttributeValue<Value> extends true ? NativeValue<Numeric> : IsAttributes<Value> extends true ? Item : {
    [Name in keyof Value]: Name extends 'ResponseMetadata' ? Value[Name] : DocumentResult<Value[Name], Name extends KeyMember ? Attributes<Numeric> : Item, Numeric>;
};
type Arguments<Method, Options> = [
] extends Parameters<Extract<Method, (...args: never[]) => unknown>> ? [params?: DocumentParams<ParamsOf<Method>> | undefined, options?: Options] : [params: DocumentParams<ParamsOf<Method>>, options?: Options];
export type DocumentOperation<Method, Numeric = ExactNumber> = <Item extends object = Attributes<Numeric>>(...args: Arguments<Method, CallOptions>) => Promise<DocumentResult<ResultOf<Method>, Item, Numeric>>;
type DocumentOperations<Operations, Numeric> = {
    readonly [Name in keyof Operations]: DocumentOperation<Operations[Name], Numeric>;
};
export interface DocumentPaginator<Method, Keys, Numeric = ExactNumber> extends Omit<ServicePaginator<Method, Keys>, 'paginate'> {
    paginate<Item extends object = Attributes<Numeric>>(...args: Arguments<Method, PaginateOptions & CallOptions>): DocumentPages<DocumentResult<ResultOf<Method>, Item, Numeric>, Keys>;
}
type DocumentPages<Page, Keys> = ReturnType<ServicePaginator<() => Promise<Page>, Keys>['paginate']>;
type DocumentErrors<Errors, Numeric> = {
    [Name in keyof Errors]: DocumentResult<Errors[Name], Attributes<Numeric>, Numeric>;
};
export type DocumentClient<Client, Numeric = ExactNumber> = string extends keyof Client ? Client : Client extends MadeOf<[infer Operations, infer Paginators, infer Waiters, infer Errors]> ? DocumentOperations<Operations, Numeric> & Omit<ServiceClient<DocumentOperations<Operations, Numeric>, Paginators, Waiters, DocumentErrors<Errors, Numeric>>, 'getPaginator'> & {
    getPaginator<Name extends keyof Paginators & keyof Operations>(methodName: Name): DocumentPaginator<Operations[Name], Paginators[Name], Numeric>;
} : never;
export {};

// services/dynamodb/documents
import type { EventPayloads } from '../../client/stages.ts';
import type { HierarchicalEmitter } from '../../events/emitter.ts';
import type { WireModel } from '../../model/wire-model.ts';
import { type ExactNumber, type NumberInput } from './numbers.ts';
import { type DeserializerOptions } from './type-deserializer.ts';
import { type SerializerOptions } from './type-serializer.ts';
export interface DocumentOptions<Numeric extends NumberInput = ExactNumber> extends SerializerOptions, DeserializerOptions<Numeric> {
}
type Events = HierarchicalEmitter<EventPayloads>;
export declare function registerDocuments(events: Events, model: WireModel, options?: DocumentOptions<NumberInput>): void;
export declare function unregisterDocuments(events: Events, model: WireModel): void;
export {};

// services/dynamodb/errors
import { type ErrorClass } from '../../errors/define-error.ts';
export declare const DynamoDBOperationNotSupportedError: ErrorClass<{
    readonly operation: string;
    readonly value: string;
    readonly type: string;
}>;
export type DynamoDBOperationNotSupportedError = InstanceType<typeof DynamoDBOperationNotSupportedError>;
export declare const DynamoDBNeedsConditionError: ErrorClass<{
    readonly value: string;
    readonly type: string;
}>;
export type DynamoDBNeedsConditionError = InstanceType<typeof DynamoDBNeedsConditionError>;
export declare const DynamoDBNeedsKeyConditionError: ErrorClass<{
    readonly name: string;
    readonly type: string;
}>;
export type DynamoDBNeedsKeyConditionError = InstanceType<typeof DynamoDBNeedsKeyConditionError>;
export declare const DynamoDBUnprocessedItemsError: ErrorClass<{
    readonly count: number;
    readonly attempts: number;
}>;
export type DynamoDBUnprocessedItemsError = InstanceType<typeof DynamoDBUnprocessedItemsError>;

// services/dynamodb/numbers
import { Decimal, type DecimalLike } from './decimal.ts';
export type NumberInput = number | bigint | DecimalLike;
export type ExactNumber = number | bigint | Decimal;
export declare function numberText(value: NumberInput): string;
export declare function readNumber(text: string): ExactNumber;
export declare function checkNumbers(numbers: unknown): void;

// services/dynamodb/type-deserializer
import type { AttributeValue, NativeValue } from './attribute-value.ts';
import { type ExactNumber } from './numbers.ts';
export type ReadNumber<Numeric = ExactNumber> = (text: string) => Numeric;
export interface DeserializerOptions<Numeric = ExactNumber> {
    readonly numbers?: ReadNumber<Numeric> | undefined;
}
export declare const DESERIALIZER_OPTIONS: ReadonlySet<string>;
export declare class TypeDeserializer<Numeric = ExactNumber> {
    #private;
    constructor(options?: DeserializerOptions<Numeric>);
    deserialize(value: AttributeValue): NativeValue<Numeric>;
}
export declare function toNative(value: unknown, readNumber: ReadNumber<unknown>, depth?: number): unknown;

// services/dynamodb/type-serializer
import type { AttributeValue, NativeInput } from './attribute-value.ts';
export interface SerializerOptions {
    readonly removeUndefinedValues?: boolean | undefined;
}
export declare const SERIALIZER_OPTIONS: ReadonlySet<string>;
export declare class TypeSerializer {
    #private;
    constructor(options?: SerializerOptions);
    serialize(value: NativeInput): AttributeValue;
}
export declare function toAttributeValue(value: unknown, options: SerializerOptions, depth?: number): AttributeValue;

// services/resource-names
export type BuiltinResourceName = 'cloudformation' | 'cloudwatch' | 'dynamodb' | 'ec2' | 'glacier' | 'iam' | 's3' | 'sns' | 'sqs';

// services/s3/method-types
import type { AnyClient, ParamsOf, ResultOf, StreamingInput } from '../../client/service-types.ts';
import type { CopyArg, DownloadArg, UploadArg } from '../../transfer/extra-args.ts';
import type { TransferOptions } from '../../transfer/transfer.ts';
import type { PresignedPost, PresignedPostOptions } from './presigned-post.ts';
type Method = (...given: never[]) => Promise<object>;
interface ObjectOperations {
    readonly completeMultipartUpload: Method;
    readonly copyObject: Method;
    readonly createMultipartUpload: Method;
    readonly getObject: Method;
    readonly headObject: Method;
    readonly putObject: Method;
}
type Args<Params, Name extends string> = {
    readonly [One in Name]?: One extends keyof Params ? Params[One] : never;
};
export type UploadArgs<Operations extends ObjectOperations> = Args<ParamsOf<Operations['putObject']> & ParamsOf<Operations['createMultipartUpload']> & ParamsOf<Operations['completeMultipartUpload']>, UploadArg>;
export type DownloadArgs<Operations extends ObjectOperations> = Args<ParamsOf<Operations['getObject']>, DownloadArg>;
export type CopyArgs<Operations extends ObjectOperations> = Args<ParamsOf<Operations['copyObject']> & ParamsOf<Operations['putObject']>, CopyArg>;
type InBoth<One, Other> = Pick<One, keyof One & keyof Other>;
export type UploadedObject<Operations extends ObjectOperations> = InBoth<ResultOf<Operations['completeMultipartUpload']>, ResultOf<Operations['putObject']>>;
export type DownloadedObject<Operations extends ObjectOperations> = InBoth<ResultOf<Operations['headObject']>, ResultOf<Operations['getObject']>>;
export interface OpenFile {
    readonly fd: number;
    read(...given: never[]): Promise<unknown>;
    write(...given: never[]): Promise<unknown>;
    stat(...given: never[]): Promise<unknown>;
}
export type UploadInput = Exclude<StreamingInput, string> | OpenFile;
export type DownloadOutput = {
    write(chunk: Uint8Array, done: (error?: Error | null) => void): unknown;
    once(event: string, listener: () => void): unknown;
} | {
    getWriter(): unknown;
} | OpenFile | ((bytes: Uint8Array) => unknown);
type Options<Args> = Omit<TransferOptions, 'extraArgs'> & {
    readonly extraArgs?: Args | undefined;
};
type CopyOptions<Operations extends ObjectOperations> = Options<CopyArgs<Operations>> & {
    readonly sourceClient?: AnyClient | undefined;
};
interface ObjectSource {
    readonly Bucket: string;
    readonly Key: string;
    readonly VersionId?: string | undefined;
}
export interface S3Methods<Operations extends ObjectOperations> {
    uploadFile(filename: string | URL, bucket: string, key: string, options?: Options<UploadArgs<Operations>>): Promise<UploadedObject<Operations>>;
    uploadFileobj(fileobj: UploadInput, bucket: string, key: string, options?: Options<UploadArgs<Operations>>): Promise<UploadedObject<Operations>>;
    downloadFile(bucket: string, key: string, filename: string | URL, options?: Options<DownloadArgs<Operations>>): Promise<DownloadedObject<Operations>>;
    downloadFileobj(bucket: string, key: string, fileobj: DownloadOutput, options?: Options<DownloadArgs<Operations>>): Promise<DownloadedObject<Operations>>;
    copy(copySource: ObjectSource, bucket: string, key: string, options?: CopyOptions<Operations>): Promise<UploadedObject<Operations>>;
    generatePresignedPost(bucket: string, key: string, options?: PresignedPostOptions): Promise<PresignedPost>;
}
export interface BucketTransfers<Operations extends ObjectOperations> {
    uploadFile(filename: string | URL, key: string, options?: Options<UploadArgs<Operations>>): Promise<UploadedObject<Operations>>;
    uploadFileobj(fileobj: UploadInput, key: string, options?: Options<UploadArgs<Operations>>): Promise<UploadedObject<Operations>>;
    downloadFile(key: string, filename: string | URL, options?: Options<DownloadArgs<Operations>>): Promise<DownloadedObject<Operations>>;
    downloadFileobj(key: string, fileobj: DownloadOutput, options?: Options<DownloadArgs<Operations>>): Promise<DownloadedObject<Operations>>;
    copy(copySource: ObjectSource, key: string, options?: CopyOptions<Operations>): Promise<UploadedObject<Operations>>;
}
export interface ObjectTransfers<Operations extends ObjectOperations> {
    uploadFile(filename: string | URL, options?: Options<UploadArgs<Operations>>): Promise<UploadedObject<Operations>>;
    uploadFileobj(fileobj: UploadInput, options?: Options<UploadArgs<Operations>>): Promise<UploadedObject<Operations>>;
    downloadFile(filename: string | URL, options?: Options<DownloadArgs<Operations>>): Promise<DownloadedObject<Operations>>;
    downloadFileobj(fileobj: DownloadOutput, options?: Options<DownloadArgs<Operations>>): Promise<DownloadedObject<Operations>>;
    copy(copySource: ObjectSource, options?: CopyOptions<Operations>): Promise<UploadedObject<Operations>>;
}
export {};

// services/s3/presigned-post
import { type Client } from '../../client/client.ts';
import { type Duration } from '../../util/duration.ts';
export type PostCondition = Readonly<Record<string, string>> | readonly ['eq' | 'starts-with', string, string] | readonly ['content-length-range', number, number];
export interface PresignedPostOptions {
    readonly fields?: Readonly<Record<string, string>> | undefined;
    readonly conditions?: readonly PostCondition[] | undefined;
    readonly expiresIn?: Duration | undefined;
}
export interface PresignedPost {
    readonly url: string;
    readonly fields: Record<string, string>;
}
export declare function presignPost(client: Client, bucket: string, key: string, options?: PresignedPostOptions): Promise<PresignedPost>;

// services/service-names
export type BuiltinServiceName = 'accessanalyzer' | 'account' | 'account-access' | 'account-access-runtime' | 'acm' | 'acm-pca' | 'agent-registry' | 'agent-registry-control' | 'aiops' | 'amp' | 'amplify' | 'amplifybackend' | 'amplifyuibuilder' | 'apigateway' | 'apigatewaymanagementapi' | 'apigatewayv2' | 'appconfig' | 'appconfigdata' | 'appfabric' | 'appflow' | 'appintegrations' | 'application-autoscaling' | 'application-insights' | 'application-signals' | 'applicationcostprofiler' | 'appmesh' | 'apprunner' | 'appstream' | 'appsync' | 'arc-region-switch' | 'arc-zonal-shift' | 'artifact' | 'athena' | 'auditmanager' | 'autoscaling' | 'autoscaling-plans' | 'b2bi' | 'backup' | 'backup-gateway' | 'backupsearch' | 'batch' | 'bcm-dashboards' | 'bcm-data-exports' | 'bcm-pricing-calculator' | 'bcm-recommended-actions' | 'bedrock' | 'bedrock-agent' | 'bedrock-agent-runtime' | 'bedrock-agentcore' | 'bedrock-agentcore-control' | 'bedrock-data-automation' | 'bedrock-data-automation-runtime' | 'bedrock-runtime' | 'billing' | 'billingconductor' | 'braket' | 'budgets' | 'ce' | 'chatbot' | 'chime' | 'chime-sdk-identity' | 'chime-sdk-media-pipelines' | 'chime-sdk-meetings' | 'chime-sdk-messaging' | 'chime-sdk-voice' | 'cleanrooms' | 'cleanroomsml' | 'cloud9' | 'cloudcontrol' | 'clouddirectory' | 'cloudformation' | 'cloudfront' | 'cloudfront-keyvaluestore' | 'cloudhsm' | 'cloudhsmv2' | 'cloudsearch' | 'cloudsearchdomain' | 'cloudtrail' | 'cloudtrail-data' | 'cloudwatch' | 'cloudwatchomni' | 'codeartifact' | 'codebuild' | 'codecatalyst' | 'codecommit' | 'codeconnections' | 'codedeploy' | 'codeguru-reviewer' | 'codeguru-security' | 'codeguruprofiler' | 'codepipeline' | 'codestar-connections' | 'codestar-notifications' | 'cognito-identity' | 'cognito-idp' | 'cognito-sync' | 'comprehend' | 'comprehendmedical' | 'compute-optimizer' | 'compute-optimizer-automation' | 'config' | 'connect' | 'connect-contact-lens' | 'connectcampaigns' | 'connectcampaignsv2' | 'connectcases' | 'connecthealth' | 'connectparticipant' | 'connectscheduling' | 'continuum' | 'controlcatalog' | 'controltower' | 'cost-optimization-hub' | 'cur' | 'customer-profiles' | 'databrew' | 'dataexchange' | 'datapipeline' | 'datasync' | 'datazone' | 'dax' | 'deadline' | 'detective' | 'devicefarm' | 'devops-agent' | 'devops-guru' | 'directconnect' | 'discovery' | 'dlm' | 'dms' | 'docdb' | 'docdb-elastic' | 'drs' | 'ds' | 'ds-data' | 'dsql' | 'dynamodb' | 'dynamodbstreams' | 'ebs' | 'ec2' | 'ec2-instance-connect' | 'ecr' | 'ecr-public' | 'ecs' | 'efs' | 'eks' | 'eks-auth' | 'elasticache' | 'elasticbeanstalk' | 'elb' | 'elbv2' | 'elementalinference' | 'emr' | 'emr-containers' | 'emr-serverless' | 'endusermessaging' | 'entityresolution' | 'es' | 'eventbridgev2' | 'events' | 'evs' | 'firehose' | 'fis' | 'fms' | 'forecast' | 'forecastquery' | 'frauddetector' | 'freetier' | 'fsx' | 'gamelift' | 'gameliftstreams' | 'geo-maps' | 'geo-places' | 'geo-routes' | 'glacier' | 'globalaccelerator' | 'glue' | 'grafana' | 'greengrass' | 'greengrassv2' | 'groundstation' | 'guardduty' | 'health' | 'healthlake' | 'iam' | 'iam-toolbox' | 'identitystore' | 'imagebuilder' | 'importexport' | 'inspector' | 'inspector-scan' | 'inspector2' | 'interconnect' | 'internetmonitor' | 'invoicing' | 'iot' | 'iot-data' | 'iot-jobs-data' | 'iot-managed-integrations' | 'iotdeviceadvisor' | 'iotfleetwise' | 'iotsecuretunneling' | 'iotsitewise' | 'iotthingsgraph' | 'iottwinmaker' | 'iotwireless' | 'ivs' | 'ivs-realtime' | 'ivschat' | 'kafka' | 'kafkaconnect' | 'kendra' | 'kendra-ranking' | 'keyspaces' | 'keyspacesstreams' | 'kinesis' | 'kinesis-video-archived-media' | 'kinesis-video-media' | 'kinesis-video-signaling' | 'kinesis-video-webrtc-storage' | 'kinesisanalytics' | 'kinesisanalyticsv2' | 'kinesisvideo' | 'kms' | 'lakeformation' | 'lambda' | 'lambda-core' | 'lambda-microvms' | 'lambda-web' | 'launch-wizard' | 'lex-models' | 'lex-runtime' | 'lexv2-models' | 'lexv2-runtime' | 'license-manager' | 'license-manager-linux-subscriptions' | 'license-manager-user-subscriptions' | 'lightsail' | 'location' | 'logs' | 'lookoutequipment' | 'm2' | 'machinelearning' | 'macie2' | 'mailmanager' | 'managedblockchain' | 'managedblockchain-query' | 'marketplace-agreement' | 'marketplace-catalog' | 'marketplace-deployment' | 'marketplace-discovery' | 'marketplace-entitlement' | 'marketplace-reporting' | 'marketplacecommerceanalytics' | 'mediaconnect' | 'mediaconvert' | 'medialive' | 'mediapackage' | 'mediapackage-vod' | 'mediapackagev2' | 'mediastore' | 'mediastore-data' | 'mediatailor' | 'medical-imaging' | 'memorydb' | 'meteringmarketplace' | 'mgh' | 'mgn' | 'migration-hub-refactor-spaces' | 'migrationhub-config' | 'migrationhuborchestrator' | 'migrationhubstrategy' | 'mpa' | 'mq' | 'mturk' | 'mwaa' | 'mwaa-serverless' | 'neptune' | 'neptune-graph' | 'neptunedata' | 'network-firewall' | 'network-security-manager' | 'networkflowmonitor' | 'networkmanager' | 'networkmonitor' | 'notifications' | 'notificationscontacts' | 'nova-act' | 'oam' | 'observabilityadmin' | 'odb' | 'omics' | 'opensearch' | 'opensearchmemory' | 'opensearchserverless' | 'organizations' | 'osis' | 'outposts' | 'partnercentral-account' | 'partnercentral-benefits' | 'partnercentral-channel' | 'partnercentral-revenue-measurement' | 'partnercentral-selling' | 'payment-cryptography' | 'payment-cryptography-data' | 'pca-connector-ad' | 'pca-connector-scep' | 'pcs' | 'personalize' | 'personalize-events' | 'personalize-runtime' | 'pi' | 'pinpoint' | 'pinpoint-email' | 'pinpoint-sms-voice' | 'pinpoint-sms-voice-v2' | 'pipes' | 'polly' | 'pricing' | 'pricing-plan-manager' | 'proton' | 'qapps' | 'qbusiness' | 'qconnect' | 'quicksight' | 'ram' | 'rbin' | 'rds' | 'rds-data' | 'redshift' | 'redshift-data' | 'redshift-serverless' | 'rekognition' | 'repostspace' | 'resiliencehub' | 'resiliencehubv2' | 'resource-explorer-2' | 'resource-groups' | 'resourcegroupstaggingapi' | 'rolesanywhere' | 'route53' | 'route53-recovery-cluster' | 'route53-recovery-control-config' | 'route53-recovery-readiness' | 'route53domains' | 'route53globalresolver' | 'route53profiles' | 'route53resolver' | 'rtbfabric' | 'rum' | 's3' | 's3control' | 's3files' | 's3outposts' | 's3tables' | 's3vectors' | 'sagemaker' | 'sagemaker-a2i-runtime' | 'sagemaker-edge' | 'sagemaker-featurestore-runtime' | 'sagemaker-geospatial' | 'sagemaker-inference-router-runtime' | 'sagemaker-metrics' | 'sagemaker-runtime' | 'sagemakerjobruntime' | 'sagemakertrainingsessionruntime' | 'savingsplans' | 'scheduler' | 'schemas' | 'sdb' | 'secretsmanager' | 'security-ir' | 'securityagent' | 'securityhub' | 'securitylake' | 'serverlessrepo' | 'service-quotas' | 'servicecatalog' | 'servicecatalog-appregistry' | 'servicediscovery' | 'ses' | 'sesv2' | 'shield' | 'signer' | 'signer-data' | 'signin' | 'simpledbv2' | 'sms-voice' | 'snow-device-management' | 'snowball' | 'sns' | 'socialmessaging' | 'sqs' | 'ssm' | 'ssm-contacts' | 'ssm-guiconnect' | 'ssm-incidents' | 'ssm-quicksetup' | 'ssm-sap' | 'sso' | 'sso-admin' | 'sso-oidc' | 'stepfunctions' | 'storagegateway' | 'sts' | 'supplychain' | 'support' | 'support-app' | 'supportauthz' | 'sustainability' | 'swf' | 'synthetics' | 'taxsettings' | 'textract' | 'timestream-influxdb' | 'timestream-query' | 'timestream-write' | 'transcribe' | 'transfer' | 'translate' | 'trustedadvisor' | 'uxc' | 'verifiedpermissions' | 'voice-id' | 'vpc-lattice' | 'waf' | 'waf-regional' | 'wafv2' | 'wellarchitected' | 'wickr' | 'wisdom' | 'workdocs' | 'workmail' | 'workmailmessageflow' | 'workspaces' | 'workspaces-instances' | 'workspaces-thin-client' | 'workspaces-web' | 'xray';

// session/assume-role
import type { MfaPrompter } from '../credentials/context.ts';
import type { Credentials, CredentialsLike, CredentialsProvider } from '../credentials/credentials.ts';
import { type Cache } from '../util/cache.ts';
import type { CoreSession } from './core-session.ts';
export interface AssumeRoleOptions {
    readonly roleArn: string;
    readonly roleSessionName?: string | undefined;
    readonly durationSeconds?: number | undefined;
    readonly externalId?: string | undefined;
    readonly policy?: string | object | undefined;
    readonly policyArns?: readonly string[] | undefined;
    readonly tags?: Readonly<Record<string, string>> | undefined;
    readonly transitiveTagKeys?: readonly string[] | undefined;
    readonly sourceIdentity?: string | undefined;
    readonly serialNumber?: string | undefined;
    readonly mfaPrompter?: MfaPrompter | undefined;
    readonly webIdentityToken?: (() => string) | undefined;
    readonly credentials?: Credentials | CredentialsLike | CredentialsProvider | undefined;
    readonly regionName?: string | undefined;
    readonly cache?: Cache | undefined;
}
export declare function assumeRoleCredentials(session: CoreSession, options: AssumeRoleOptions): Credentials;

// session/client-options
import type { Config, ConfigOptions } from '../config/client-config.ts';
import type { Credentials, CredentialsLike, CredentialsProvider } from '../credentials/credentials.ts';
import type { HttpHandler } from '../http/http.ts';
export interface ClientOptions {
    readonly regionName?: string | undefined;
    readonly apiVersion?: string | undefined;
    readonly useSsl?: boolean | undefined;
    readonly verify?: boolean | string | undefined;
    readonly endpointUrl?: string | undefined;
    readonly awsAccessKeyId?: string | undefined;
    readonly awsSecretAccessKey?: string | undefined;
    readonly awsSessionToken?: string | undefined;
    readonly awsAccountId?: string | undefined;
    readonly credentials?: Credentials | CredentialsLike | CredentialsProvider | undefined;
    readonly config?: Config | ConfigOptions | undefined;
    readonly httpHandler?: HttpHandler | undefined;
}
export declare const CLIENT_OPTION_NAMES: ReadonlySet<string>;

// session/client-types
import type { GenericClient } from '../client/create-client.ts';
import type { BuiltinServiceName } from '../services/service-names.ts';
import type { ServiceMap } from './service-map.ts';
export type ServiceName = BuiltinServiceName | keyof ServiceMap;
export interface ServiceModule<Name extends ServiceName = ServiceName> {
    readonly serviceName: Name;
}
export type ClientOf<Name extends ServiceName> = [ServiceName] extends [Name] ? GenericClient : Name extends keyof ServiceMap ? ServiceMap[Name] : GenericClient;

// session/components
export type OwnComponents<Owner> = Readonly<Record<string, (owner: Owner) => unknown>>;
export declare class ComponentLocator<Owner = undefined> {
    #private;
    constructor(owner?: Owner, own?: OwnComponents<Owner>);
    getComponent(name: string): unknown;
    getReady(name: string): unknown;
    registerComponent(name: string, component: unknown): void;
    lazyRegisterComponent(name: string, factory: () => unknown): void;
    forgetOwn(name: string): void;
}

// session/core-session-options
import type { EventPayloads } from '../client/stages.ts';
import type { ConfigSource } from '../config/config-store.ts';
import type { SessionVariable } from '../config/settings.ts';
import type { MfaPrompter } from '../credentials/context.ts';
import type { HierarchicalEmitter } from '../events/emitter.ts';
import type { HttpHandler } from '../http/http.ts';
import type { LogStream } from '../logging/text-handlers.ts';
import type { Host } from '../util/host.ts';
export interface ConfigVariableOptions {
    readonly methods?: readonly ConfigSource[] | undefined;
}
export interface CoreSessionOptions {
    readonly sessionVars?: Readonly<Record<string, SessionVariable>> | undefined;
    readonly eventHooks?: HierarchicalEmitter<EventPayloads> | undefined;
    readonly includeBuiltinHandlers?: boolean | undefined;
    readonly profile?: string | undefined;
    readonly mfaPrompter?: MfaPrompter | undefined;
    readonly httpHandler?: HttpHandler | undefined;
    readonly host?: Host | undefined;
}
export declare const CORE_SESSION_OPTION_NAMES: ReadonlySet<string>;
export interface StreamLoggerOptions {
    readonly stream?: LogStream | undefined;
    readonly formatString?: string | undefined;
}

// session/core-session
import type { EventPayloads } from '../client/stages.ts';
import { type Config, type ConfigOptions } from '../config/client-config.ts';
import { ConfigStore } from '../config/config-store.ts';
import type { FullConfig, Profile } from '../config/profiles.ts';
import { type ConfigVariables } from '../config/settings.ts';
import type { MfaPrompter } from '../credentials/context.ts';
import { Credentials, type CredentialsLike, type CredentialsProvider } from '../credentials/credentials.ts';
import type { AuthToken } from '../credentials/tokens/auth-token.ts';
import type { SsoLoginOptions } from '../credentials/tokens/device-login.ts';
import type { TokenRequest } from '../credentials/tokens/token-chain.ts';
import { type AvailableRegionsOptions } from '../endpoints/regions.ts';
import type { EventResponses } from '../events/call-handlers.ts';
import { type HandlerEvent, HierarchicalEmitter, type RegisterOptions } from '../events/emitter.ts';
import type { Loader } from '../loaders/loader.ts';
import type { LogLevel } from '../logging/logger.ts';
import type { EndpointCatalog } from '../model/packed-endpoints.ts';
import type { ServiceModel } from '../model/service-model.ts';
import type { PaginatorModel } from '../paginate/paginator-model.ts';
import type { Host } from '../util/host.ts';
import type { WaiterModel } from '../waiters/waiter-model.ts';
import type { AssumeRoleOptions } from './assume-role.ts';
import type { ClientOptions } from './client-options.ts';
import type { ClientOf, ServiceModule, ServiceName } from './client-types.ts';
import { type ConfigVariableOptions, type CoreSessionOptions, type StreamLoggerOptions } from './core-session-options.ts';
export declare class CoreSession {
    #private;
    userAgentName: string;
    userAgentVersion: string;
    userAgentExtra: string | undefined;
    readonly host: Host;
    readonly includeBuiltinHandlers: boolean;
    readonly mfaPrompter: MfaPrompter | undefined;
    lastClientRegion: string | undefined;
    constructor(options?: CoreSessionOptions, isCopy?: boolean);
    get availableProfiles(): string[];
    get profile(): string | undefined;
    set profile(name: string | undefined);
    get fullConfig(): FullConfig;
    getScopedConfig(): Profile;
    getConfigVariable<Name extends keyof ConfigVariables>(name: Name, options?: ConfigVariableOptions): ConfigVariables[Name];
    getConfigVariable(name: string, options?: ConfigVariableOptions): unknown;
    setConfigVariable(name: string, value: unknown): void;
    instanceVariables(): Record<string, unknown>;
    getDefaultClientConfig(): Config | undefined;
    setDefaultClientConfig(config: Config | ConfigOptions | undefined): void;
    copyConfigStore(): ConfigStore;
    setCredentials(accessKey: string, secretKey: string, options?: {
        readonly token?: string | undefined;
        readonly accountId?: string | undefined;
    }): void;
    useCredentials(credentials: Credentials | CredentialsLike | CredentialsProvider): void;
    getCredentials(): Promise<Credentials | undefined>;
    findCredentials(): Credentials | undefined | Promise<Credentials | undefined>;
    assumeRoleCredentials(options: AssumeRoleOptions): Credentials;
    getAuthToken(request?: TokenRequest): Promise<AuthToken | undefined>;
    ssoLogin(options?: SsoLoginOptions): Promise<void>;
    withCredentials(credentials: Credentials | CredentialsLike | CredentialsProvider): CoreSession;
    get loader(): Loader;
    getData(path: string): unknown;
    getServiceData(serviceName: string, options?: {
        readonly apiVersion?: string | undefined;
    }): Readonly<Record<string, unknown>>;
    getServiceModel(serviceName: string, options?: {
        readonly apiVersion?: string | undefined;
    }): ServiceModel;
    getPaginatorModel(serviceName: string, options?: {
        readonly apiVersion?: string | undefined;
    }): PaginatorModel;
    getWaiterModel(serviceName: string, options?: {
        readonly apiVersion?: string | undefined;
    }): WaiterModel;
    getAvailableServices(): ServiceName[];
    get endpointsData(): EndpointCatalog;
    getAvailablePartitions(): string[];
    getPartitionForRegion(regionName: string): string;
    getAvailableRegions(serviceName: string, options?: AvailableRegionsOptions): string[];
    userAgent(): string;
    createClient<Name extends ServiceName>(service: Name | ServiceModule<Name>, options?: ClientOptions): ClientOf<Name>;
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
    get events(): HierarchicalEmitter<EventPayloads>;
    register<Name extends string>(eventName: Name, handler: (event: HandlerEvent<EventPayloads, Name>) => unknown, options?: RegisterOptions): void;
    unregister(eventName: string, handler?: (event: never) => unknown, options?: RegisterOptions): void;
    emit(eventName: string, kwargs?: object): Promise<EventResponses>;
    emitFirstNonNoneResponse(eventName: string, kwargs?: object): Promise<unknown>;
    getComponent(name: string): unknown;
    registerComponent(name: string, component: unknown): void;
    lazyRegisterComponent(name: string, factory: () => unknown): void;
    setDebugLogger(loggerName?: string): void;
    setStreamLogger(loggerName: string, logLevel: LogLevel, options?: StreamLoggerOptions): void;
    setFileLogger(logLevel: LogLevel, path: string, options?: {
        readonly loggerName?: string | undefined;
    }): void;
    toJSON(): object;
}

// session/default-session
import type { ClientOptions } from './client-options.ts';
import type { ClientOf, ServiceModule, ServiceName } from './client-types.ts';
import type { ResourceModule, ResourceName, ResourceOf } from './resource-types.ts';
import { Session, type SessionOptions } from './session.ts';
export declare function setupDefaultSession(options?: SessionOptions): Session;
export declare function client<Name extends ServiceName>(service: Name | ServiceModule<Name>, options?: ClientOptions): ClientOf<Name>;
export declare function resource<Name extends {
    [Listed in ResourceName]: Listed;
}[ResourceName]>(service: Name | ResourceModule<Name>, options?: ClientOptions): ResourceOf<Name>;

// session/get-session
import type { SessionVariable } from '../config/settings.ts';
import { CoreSession } from './core-session.ts';
export declare function getSession(sessionVars?: Readonly<Record<string, SessionVariable>>): CoreSession;

// session/initializers
import type { CoreSession } from './core-session.ts';
export type Initializer = (session: CoreSession) => void;
export declare function registerInitializer(initializer: Initializer): void;
export declare function unregisterInitializer(initializer: Initializer): void;
export declare function initialize(session: CoreSession): void;

// session/own-components
import { UserAgent, type UserAgentSettings } from '../http/user-agent.ts';
import type { OwnComponents } from './components.ts';
import type { CoreSession } from './core-session.ts';
export interface UserAgentCreator {
    create(settings: UserAgentSettings): Pick<UserAgent, 'header'>;
}
export declare const OWN_COMPONENTS: OwnComponents<CoreSession>;

// session/resource-map
export interface ResourceMap {
}

// session/resource-types
import type { GenericResource } from '../resources/resource.ts';
import type { BuiltinResourceName } from '../services/resource-names.ts';
import type { ResourceMap } from './resource-map.ts';
export type ResourceName = BuiltinResourceName | keyof ResourceMap;
export interface ResourceModule<Name extends ResourceName = ResourceName> {
    readonly serviceName: Name;
}
export type ResourceOf<Name extends ResourceName> = [ResourceName] extends [Name] ? GenericResource : Name extends keyof ResourceMap ? ResourceMap[Name] : GenericResource;

// session/service-map
export interface ServiceMap {
}

// session/session
import type { EventPayloads } from '../client/stages.ts';
import type { MfaPrompter } from '../credentials/context.ts';
import type { Credentials, CredentialsLike, CredentialsProvider } from '../credentials/credentials.ts';
import type { SsoLoginOptions } from '../credentials/tokens/device-login.ts';
import type { HierarchicalEmitter } from '../events/emitter.ts';
import type { HttpHandler } from '../http/http.ts';
import type { AssumeRoleOptions } from './assume-role.ts';
import type { ClientOptions } from './client-options.ts';
import type { ClientOf, ServiceModule, ServiceName } from './client-types.ts';
import { CoreSession } from './core-session.ts';
import type { ResourceModule, ResourceName, ResourceOf } from './resource-types.ts';
export interface SessionOptions {
    readonly awsAccessKeyId?: string | undefined;
    readonly awsSecretAccessKey?: string | undefined;
    readonly awsSessionToken?: string | undefined;
    readonly awsAccountId?: string | undefined;
    readonly regionName?: string | undefined;
    readonly profileName?: string | undefined;
    readonly botocoreSession?: CoreSession | undefined;
    readonly credentials?: Credentials | CredentialsLike | CredentialsProvider | undefined;
    readonly mfaPrompter?: MfaPrompter | undefined;
    readonly httpHandler?: HttpHandler | undefined;
}
export declare class Session {
    #private;
    constructor(options?: SessionOptions);
    get botocoreSession(): CoreSession;
    get profileName(): string;
    get regionName(): string | undefined;
    get events(): HierarchicalEmitter<EventPayloads>;
    get availableProfiles(): string[];
    client<Name extends ServiceName>(service: Name | ServiceModule<Name>, options?: ClientOptions): ClientOf<Name>;
    resource<Name extends {
        [Listed in ResourceName]: Listed;
    }[ResourceName]>(service: Name | ResourceModule<Name>, options?: ClientOptions): ResourceOf<Name>;
    getAvailableServices(): ServiceName[];
    getAvailableResources(): ResourceName[];
    getAvailablePartitions(): string[];
    getAvailableRegions(serviceName: string, options?: {
        readonly partitionName?: string | undefined;
        readonly allowNonRegional?: boolean | undefined;
    }): string[];
    getPartitionForRegion(regionName: string): string;
    getCredentials(): Promise<Credentials | undefined>;
    assumeRole(options: AssumeRoleOptions): Session;
    assumeRoleCredentials(options: AssumeRoleOptions): Credentials;
    ssoLogin(options?: SsoLoginOptions): Promise<void>;
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
    toJSON(): object;
}

// session/stream-logger
import type { LogLevel } from '../logging/logger.ts';
import type { StreamLoggerOptions } from './core-session-options.ts';
export declare function setStreamLogger(name?: string, level?: LogLevel, options?: StreamLoggerOptions): void;

// transfer/bandwidth
import type { Host } from '../util/host.ts';
export declare class Bandwidth {
    #private;
    constructor(bytesPerSecond: number, host: Host);
    take(bytes: number, signal: AbortSignal): Promise<void>;
}

// transfer/extra-args
import type { Params } from '../client/stages.ts';
declare const SHARED_ARGS: readonly ['ACL', 'CacheControl', 'ChecksumAlgorithm', 'ContentDisposition', 'ContentEncoding', 'ContentLanguage', 'ContentType', 'ExpectedBucketOwner', 'Expires', 'GrantFullControl', 'GrantRead', 'GrantReadACP', 'GrantWriteACP', 'Metadata', 'ObjectLockLegalHoldStatus', 'ObjectLockMode', 'ObjectLockRetainUntilDate', 'RequestPayer', 'ServerSideEncryption', 'StorageClass', 'SSECustomerAlgorithm', 'SSECustomerKey', 'SSECustomerKeyMD5', 'SSEKMSKeyId', 'SSEKMSEncryptionContext', 'Tagging', 'WebsiteRedirectLocation'];
export declare const REQUESTER_ARGS: readonly string[];
export declare const PART_ARGS: readonly string[];
export declare const FULL_OBJECT_CHECKSUM_ARGS: readonly ['ChecksumCRC32', 'ChecksumCRC32C', 'ChecksumCRC64NVME', 'ChecksumMD5', 'ChecksumSHA1', 'ChecksumSHA256', 'ChecksumSHA512', 'ChecksumXXHASH3', 'ChecksumXXHASH64', 'ChecksumXXHASH128'];
type SharedArg = (typeof SHARED_ARGS)[number];
export type UploadArg = SharedArg | 'ChecksumType' | 'MpuObjectSize' | (typeof FULL_OBJECT_CHECKSUM_ARGS)[number];
export type DownloadArg = (typeof DOWNLOAD_ARGS)[number];
export type CopyArg = SharedArg | (typeof ONLY_COPY_ARGS)[number];
export declare const UPLOAD_ARGS: readonly UploadArg[];
export declare const DOWNLOAD_ARGS: readonly ['ChecksumMode', 'VersionId', 'SSECustomerAlgorithm', 'SSECustomerKey', 'SSECustomerKeyMD5', 'RequestPayer', 'ExpectedBucketOwner'];
declare const ONLY_COPY_ARGS: readonly ['CopySourceIfMatch', 'CopySourceIfModifiedSince', 'CopySourceIfNoneMatch', 'CopySourceIfUnmodifiedSince', 'CopySourceSSECustomerAlgorithm', 'CopySourceSSECustomerKey', 'CopySourceSSECustomerKeyMD5', 'MetadataDirective', 'TaggingDirective', 'AnnotationDirective'];
export declare const COPY_ARGS: readonly CopyArg[];
export declare function checkExtraArgs(given: Params | undefined, allowed: readonly string[]): Params;
export declare function checkBucket(bucket: unknown): void;
export declare function only(args: Params, names: readonly string[]): Params;
export declare function without(args: Params, names: readonly string[]): Params;
export {};

// transfer/progress
export interface TransferProgress {
    readonly transferred: number;
    readonly size: number | undefined;
}
export type ProgressCallback = (bytesTransferred: number, progress: TransferProgress) => void | Promise<void>;
export declare class Progress {
    #private;
    size: number | undefined;
    constructor(callback: ProgressCallback, fail: (error: unknown) => void);
    add(bytes: number): void;
}

// transfer/transfer-config
export interface TransferConfigOptions {
    readonly multipartThreshold?: number | undefined;
    readonly maxConcurrency?: number | undefined;
    readonly multipartChunksize?: number | undefined;
    readonly numDownloadAttempts?: number | undefined;
    readonly maxIoQueue?: number | undefined;
    readonly ioChunksize?: number | undefined;
    readonly useThreads?: boolean | undefined;
    readonly maxBandwidth?: number | undefined;
    readonly preferredTransferClient?: 'auto' | 'classic' | undefined;
}
export declare class TransferConfig {
    readonly multipartThreshold: number;
    readonly maxConcurrency: number;
    readonly multipartChunksize: number;
    readonly numDownloadAttempts: number;
    readonly maxIoQueue: number;
    readonly ioChunksize: number;
    readonly useThreads: boolean;
    readonly maxBandwidth: number | undefined;
    readonly preferredTransferClient: 'auto' | 'classic';
    constructor(options?: TransferConfigOptions);
}
export declare function toTransferConfig(given: TransferConfig | TransferConfigOptions | undefined): TransferConfig;

// transfer/transfer
import type { Call } from '../client/call.ts';
import { Client } from '../client/client.ts';
import type { ClientState } from '../client/client-state.ts';
import type { Params } from '../client/stages.ts';
import type { Output } from '../protocols/protocol.ts';
import type { Host } from '../util/host.ts';
import { Bandwidth } from './bandwidth.ts';
import { Progress, type ProgressCallback } from './progress.ts';
import { type TransferConfig, type TransferConfigOptions } from './transfer-config.ts';
export interface TransferOptions {
    readonly extraArgs?: Params | undefined;
    readonly callback?: ProgressCallback | undefined;
    readonly config?: TransferConfig | TransferConfigOptions | undefined;
    readonly signal?: AbortSignal | undefined;
}
export declare class Transfer {
    #private;
    readonly client: ClientState;
    readonly host: Host;
    readonly config: TransferConfig;
    readonly bandwidth: Bandwidth | undefined;
    readonly progress: Progress | undefined;
    constructor(client: Client, { callback, config }: TransferOptions);
    get signal(): AbortSignal;
    fail(error: unknown): void;
    check(): void;
    call(operation: string, params: Params, watch?: Call['watch'], client?: ClientState): Promise<Output>;
    wholeCall(operation: string, params: Params): Promise<Output>;
    unlessFailed<Value>(promise: Promise<Value>): Promise<Value>;
    inParallel(atOnce: number, work: () => Promise<boolean>): Promise<void>;
    get concurrency(): number;
}
export declare function transferring<Value>(client: Client, options: TransferOptions, work: (transfer: Transfer) => Promise<Value>): Promise<Value>;
export declare function checkTransferOptions(options: object, ...more: string[]): void;
export declare function stateOfOther(client: unknown): ClientState;

// util/ascii-text
export interface AsciiText {
    indexOf(text: string, from?: number): number;
    slice(start: number, end?: number): string;
}
export declare function asciiText(bytes: Buffer): AsciiText;
export declare function lineFrom(text: AsciiText, start: number): string;

// util/cache
export interface Cache {
    get(key: string): unknown;
    set(key: string, value: unknown): unknown;
}
export declare class MemoryCache implements Cache {
    #private;
    get(key: string): unknown;
    set(key: string, value: unknown): this;
}

// util/duration
export type Duration = number | string;
export declare function parseDuration(value: Duration, name: string): number;
export declare const LONGEST_TIMER_MS = 2147483647;
export declare function parseTimeout(value: Duration, name: string): number;

// util/host
export interface Host {
    now(): number;
    sleep(ms: number, signal?: AbortSignal): Promise<void>;
    random(): number;
    uuid(): string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readFile(path: string): Uint8Array | undefined;
    readonly replaceFile?: ((path: string, text: string) => void) | undefined;
    homeDirectory(): string | undefined;
    readonly platform: string;
}

// util/jmespath
export type Expression = (data: unknown) => unknown;
export declare function isFalsy(value: unknown): boolean;
export declare function compileExpression(expression: string): Expression;

// util/json-file-cache
import type { Cache } from './cache.ts';
import type { Host } from './host.ts';
export type WriteDate = (date: Date) => string;
export declare function botoTime(date: Date): string;
export declare function zuluTime(date: Date): string;
export declare class JSONFileCache implements Cache {
    #private;
    constructor(folder?: string | undefined, host?: Host, writeDate?: WriteDate);
    get(key: string): unknown;
    set(key: string, value: unknown): this;
}

// waiters/acceptor
import type { AcceptorDefinition, WaiterDefinition } from '../model/wire-model.ts';
export type Response = Readonly<Record<string, unknown>>;
export interface Acceptor {
    readonly state: AcceptorDefinition['state'];
    readonly matches: (response: Response) => boolean;
    readonly explanation: string;
}
export declare function isError(response: Response): boolean;
export declare function compileAcceptors(definition: WaiterDefinition): readonly Acceptor[];

// waiters/waiter-model
export interface WaiterConfig {
    readonly operation: string;
    readonly delay: number;
    readonly maxAttempts: number;
    readonly acceptors: readonly Readonly<Record<string, unknown>>[];
}
export declare class WaiterModel {
    #private;
    readonly version: number;
    readonly waiterNames: readonly string[];
    constructor(document: unknown);
    getWaiter(waiterName: string): WaiterConfig;
}

// waiters/waiter
import type { WaiterDefinition } from '../model/wire-model.ts';
import { type Duration } from '../util/duration.ts';
import { type Response } from './acceptor.ts';
export interface WaitOptions {
    readonly delay?: Duration | undefined;
    readonly maxAttempts?: number | undefined;
    readonly signal?: AbortSignal | undefined;
}
export type WaitMethod<CallOptions extends object = object> = (params: Record<string, unknown>, options: CallOptions & {
    readonly signal?: AbortSignal | undefined;
}) => Promise<Response>;
export declare class Waiter<Result extends Response = Response, CallOptions extends object = object> {
    #private;
    readonly name: string;
    readonly config: WaiterDefinition;
    wait(params?: Record<string, unknown>, options?: WaitOptions & CallOptions): Promise<Result>;
    toJSON(): object;
}
