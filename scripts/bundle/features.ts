import { readFileSync } from 'node:fs'

/** What a bundle holds only if it is asked for. In Node, where every file is there, these mean nothing. */
export interface Feature {
  /** Modules behind seams, by their paths in the sources. */
  readonly modules: readonly string[]
  /** Data that only it reads, by the path in `models`. */
  readonly files?: readonly string[]
  /** Others that it is nothing without. */
  readonly features?: readonly string[]
  /** Services that it calls. */
  readonly services?: readonly string[]
}

/** The resource models of the newest API versions, and their index. */
function newestResources(): string[] {
  const index = readFileSync(new URL('../../models/resources/index.txt', import.meta.url), 'utf8')
  const services = index
    .split('\n')
    .filter(Boolean)
    .map((line) => line.slice(0, line.indexOf('\t')))
  return ['resources/index.txt', ...services.map((service) => `resources/${service}.br`)]
}

/** Asked for by programs: `import 'tucuxi/features/sso'`. Documented in docs/bundling.md. */
export const OPT_IN_FEATURES: Readonly<Record<string, Feature>> = {
  'adaptive-retries': { modules: ['retries/adaptive'] },
  'assume-role': {
    modules: [
      'credentials/prompt',
      'credentials/providers/assume-role',
      'credentials/providers/web-identity',
      'session/assume-role',
    ],
    services: ['sts'],
  },
  'custom-models': {
    modules: ['endpoints/document-rules', 'loaders/memory-models', 'loaders/open-raw-model', 'loaders/user-models'],
  },
  'defaults-modes': { modules: ['session/client-defaults'], files: ['sdk-default-configuration.json'] },
  'event-input': {
    modules: ['client/event-input', 'client/refused-event', 'http/http2-exchange'],
    features: ['event-streams'],
  },
  'event-streams': { modules: ['client/event-output'] },
  introspection: {
    modules: ['loaders/cold-documents', 'model/service-model', 'paginate/paginator-model', 'waiters/waiter-model'],
  },
  jmespath: { modules: ['util/jmespath-library'] },
  'legacy-retries': { modules: ['retries/legacy', 'retries/legacy-rules'], files: ['_retry.json'] },
  login: { modules: ['credentials/providers/login'], features: ['cache-files'], services: ['signin'] },
  monitoring: { modules: ['session/monitor'] },
  paginators: { modules: ['paginate/paginator'] },
  'presigned-posts': { modules: ['services/s3/presigned-post'] },
  'presigned-urls': { modules: ['client/presigned-url', 'auth/sigv4-query'] },
  process: { modules: ['credentials/providers/process'] },
  proxy: { modules: ['http/proxy'] },
  resources: {
    modules: [
      'session/session-resource',
      'loaders/resource-documents',
      'resources/creating-resource-class',
      'services/dynamodb/dynamodb-resources',
      'services/ec2-resources',
      'services/s3/s3-resources',
    ],
    files: newestResources(),
    features: ['paginators', 'waiters'],
  },
  's3-express': { modules: ['services/s3/express-sessions'] },
  's3-redirects': { modules: ['services/s3/region-redirect'] },
  sigv2: { modules: ['auth/legacy'] },
  sigv4a: { modules: ['auth/sigv4a'] },
  sso: {
    modules: ['credentials/providers/sso', 'credentials/tokens/sso-token-provider', 'session/sso-login'],
    features: ['bearer-tokens', 'cache-files'],
    services: ['sso', 'sso-oidc'],
  },
  transfers: { modules: ['transfer/transfers', 'transfer/transfer-config'] },
  waiters: { modules: ['waiters/waiter'] },
  'wasm-checksums': { modules: ['checksums/wasm-checksum'] },
}

/** The modules that customize services, by the name of the client: each is a feature, which its service asks for. */
export const CUSTOMIZATIONS: Readonly<Record<string, string>> = {
  apigateway: 'services/api-gateway',
  autoscaling: 'services/ec2',
  cloudformation: 'services/cloudformation',
  cloudsearchdomain: 'services/cloudsearch-domain',
  docdb: 'services/rds',
  dsql: 'services/dsql',
  ec2: 'services/ec2',
  events: 'services/events',
  glacier: 'services/glacier/glacier',
  iam: 'services/iam',
  importexport: 'services/import-export',
  logs: 'services/logs',
  machinelearning: 'services/machine-learning',
  neptune: 'services/rds',
  polly: 'services/polly',
  rds: 'services/rds',
  route53: 'services/route53',
  s3: 'services/s3/s3',
  s3control: 'services/s3/s3-control',
  'sso-oidc': 'services/sso-oidc',
  sts: 'services/sts',
}

/** `custom-s3` for `services/s3/s3`. */
export function customizationFeature(module: string): string {
  return `custom-${module.slice(module.lastIndexOf('/') + 1)}`
}

function customizations(): Record<string, Feature> {
  const modules = [...new Set(Object.values(CUSTOMIZATIONS))]
  return Object.fromEntries(modules.map((module) => [customizationFeature(module), { modules: [module] }]))
}

/** Asked for by the services whose models need them, or by other features; by a program only for custom models. */
export const SERVICE_FEATURES: Readonly<Record<string, Feature>> = {
  'bearer-tokens': { modules: ['session/token-chain'] },
  'cache-files': { modules: ['util/replace-file'] },
  'checksum-trailers': { modules: ['checksums/trailer'] },
  checksums: { modules: ['checksums/call-checksums'] },
  ...customizations(),
  crc: { modules: ['checksums/crc32c', 'checksums/crc64nvme'] },
  'database-tokens': { modules: ['services/database-tokens'], features: ['presigned-urls'] },
  ec2: { modules: ['protocols/ec2-query'] },
  'endpoint-discovery': { modules: ['client/endpoint-discovery'] },
  'event-aliases': { modules: ['services/event-aliases'] },
  glacier: { modules: ['services/glacier/tree-hash'] },
  json: { modules: ['protocols/aws-json'] },
  'parameter-paths': { modules: ['endpoints/parameter-path'] },
  query: { modules: ['protocols/aws-query'] },
  'request-compression': { modules: ['checksums/compression'] },
  'rest-json': { modules: ['protocols/rest-json'] },
  'rest-xml': { modules: ['protocols/rest-xml', 'protocols/formats/xml-document', 'protocols/formats/xml-errors'] },
  'smithy-rpc-v2-cbor': { modules: ['protocols/rpc-v2-cbor'] },
  streams: { modules: ['http/streaming-body'] },
}

export const FEATURES: Readonly<Record<string, Feature>> = { ...OPT_IN_FEATURES, ...SERVICE_FEATURES }

/** Several features under one name. */
export const UMBRELLAS: Readonly<Record<string, readonly string[]>> = {
  all: Object.keys(FEATURES),
  /** What most programs come to use. */
  standard: ['paginators', 'presigned-urls', 'waiters'],
}

/**
 * Seams that are plain imports in a bundle: every program may need what is behind them. Whether there are shared files or
 * a metadata service depends on the machine, which whoever bundles does not know.
 */
export const IN_EVERY_BUNDLE: readonly string[] = [
  'checksums/crc32',
  'client/call-reporter',
  'client/creating-client-class',
  'client/refused-params',
  'config/check-config',
  'config/profiles',
  'config/proxy-urls',
  'credentials/expiry',
  'credentials/providers/container',
  'credentials/providers/instance-metadata',
  'credentials/providers/legacy-files',
  'credentials/providers/profile',
  'credentials/refreshable-credentials',
  'http/exchange',
  'http/given-handler',
  'http/socket-pool',
  'http/tls-socket',
  'logging/text-handlers',
  'protocols/formats/json-exact',
  'protocols/validation/report',
  'session/credential-chain',
  'session/session-user-agent',
]

/** The feature that brings the module behind a seam, or undefined for what is in every bundle. */
export function featureOf(module: string): string | undefined {
  const found = Object.keys(FEATURES).find((name) => FEATURES[name]!.modules.includes(module))
  if (found !== undefined || IN_EVERY_BUNDLE.includes(module)) return found
  throw new Error(`${module} is behind a seam: say in scripts/bundle/features.ts which feature brings it into a bundle`)
}
