import { acceptsBearer } from '../../src/auth/auth-scheme.ts'
import { hasStreamingInput } from '../../src/checksums/checksum-plan.ts'
import { streamingPayload } from '../../src/client/call-plan.ts'
import { hyphenizeServiceId } from '../../src/model/naming.ts'
import { resolveProtocol } from '../../src/model/resolved-protocol.ts'
import type { WireModel, WireOperation } from '../../src/model/wire-model.ts'
import { EVENT_ALIASES } from '../../src/services/event-aliases.ts'
import { CUSTOMIZATIONS, customizationFeature } from './features.ts'

/** The features that a service's model needs, and its module therefore brings into a bundle. */
export function featuresOf(model: WireModel): string[] {
  const { metadata } = model
  const operations = model.operationNames.map((name) => model.operation(name)!)
  const some = (needs: (operation: WireOperation) => boolean): boolean => operations.some(needs)
  const needed: Record<string, boolean> = {
    [resolveProtocol(metadata, model.serviceName)]: true,
    'bearer-tokens': acceptsBearer(metadata),
    'checksum-trailers': some(
      (operation) => operation.traits.httpChecksum !== undefined && hasStreamingInput(operation),
    ),
    checksums: some(({ traits }) => traits.httpChecksum !== undefined || traits.httpChecksumRequired === true),
    crc: some(({ traits }) => traits.httpChecksum !== undefined),
    'database-tokens': ['dsql', 'rds'].includes(model.serviceName),
    // DynamoDB names endpoints too, but only to who asks for it.
    'endpoint-discovery': some(({ traits }) => traits.endpointdiscovery?.required === true),
    'event-aliases': EVENT_ALIASES.some(([, name]) => name === hyphenizeServiceId(metadata.serviceId)),
    // S3 has them in SelectObjectContent alone, which AWS has closed to new customers.
    'event-streams':
      model.serviceName !== 's3' &&
      some(({ output }) => output?.members.some(({ shape }) => shape.traits.eventstream) === true),
    'event-input': some(({ input }) => streamingPayload(input)?.events === true),
    'parameter-paths': some(({ traits }) => traits.operationContextParams !== undefined),
    // Copies between regions are asked for with a URL.
    'presigned-urls': some(({ input }) => input?.members.some(({ name }) => /^presignedurl$/i.test(name)) === true),
    'request-compression': some(({ traits }) => traits.requestcompression !== undefined),
    glacier: model.serviceName === 'glacier',
    sigv2: ['v2', 'v3', 'v3https'].includes(metadata.signatureVersion),
    sigv4a: [metadata, ...operations.map(({ traits }) => traits)].some(({ auth }) => auth?.[0] === 'aws.auth#sigv4a'),
    streams: some(({ output }) => streamingPayload(output) !== undefined),
  }
  const customization = CUSTOMIZATIONS[model.serviceName]
  if (customization !== undefined) needed[customizationFeature(customization)] = true
  return Object.keys(needed).filter((name) => needed[name])
}
