import { UnsupportedServiceProtocolsError } from '../errors/model.ts'
import type { ServiceMetadata } from '../model/wire-model.ts'
import type { Protocol } from './protocol.ts'

/** Every protocol, in the order in which they are preferred where a service offers several. */
export const PROTOCOL_NAMES: readonly string[] = ['json', 'rest-json', 'rest-xml', 'smithy-rpc-v2-cbor', 'query', 'ec2']

/** Which protocol to speak with a service. */
export function resolveProtocol(metadata: ServiceMetadata, serviceName: string = metadata.serviceId): string {
  const { protocol, protocols } = metadata
  // Older models name one only.
  const offered = protocols === undefined || protocols.length === 0 ? [protocol] : protocols
  const name = PROTOCOL_NAMES.find((candidate) => offered.includes(candidate))
  if (name !== undefined) return name
  throw new UnsupportedServiceProtocolsError({
    botocoreSupportedProtocols: PROTOCOL_NAMES,
    service: serviceName,
    serviceSupportedProtocols: offered,
  })
}

/** The protocol of that name, loaded when it is first asked for. */
export function getProtocol(name: string): Protocol {
  switch (name) {
    case 'json':
      return (require('./aws-json.ts') as typeof import('./aws-json.ts')).awsJson
    case 'rest-json':
      return (require('./rest-json.ts') as typeof import('./rest-json.ts')).restJson
    case 'rest-xml':
      return (require('./rest-xml.ts') as typeof import('./rest-xml.ts')).restXml
    case 'smithy-rpc-v2-cbor':
      return (require('./rpc-v2-cbor.ts') as typeof import('./rpc-v2-cbor.ts')).rpcV2Cbor
    case 'query':
      return (require('./aws-query.ts') as typeof import('./aws-query.ts')).awsQuery
    case 'ec2':
      return (require('./ec2-query.ts') as typeof import('./ec2-query.ts')).ec2Query
    default:
      throw new UnsupportedServiceProtocolsError({
        botocoreSupportedProtocols: PROTOCOL_NAMES,
        service: name,
        serviceSupportedProtocols: [name],
      })
  }
}
