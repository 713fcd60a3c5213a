import { UnsupportedServiceProtocolsError } from '../errors/model.ts'
import {
  PRIORITY_ORDERED_SUPPORTED_PROTOCOLS,
  resolveProtocol as preferredProtocol,
} from '../model/resolved-protocol.ts'
import type { ServiceMetadata } from '../model/wire-model.ts'
import type { Protocol } from './protocol.ts'

export { PRIORITY_ORDERED_SUPPORTED_PROTOCOLS as PROTOCOL_NAMES } from '../model/resolved-protocol.ts'

/** Which protocol to speak with a service. */
export function resolveProtocol(metadata: ServiceMetadata, serviceName: string = metadata.serviceId): string {
  return preferredProtocol(metadata, serviceName)
}

/** The protocol of that name, loaded when it is first asked for. */
export function getProtocol(name: string): Protocol {
  switch (name) {
    case 'json':
      return (require('./aws-json.ts') as typeof import('./aws-json.ts')).awsJson
    case 'rest-json':
      return (require('./rest-json.ts') as typeof import('./rest-json.ts')).restJson
    case 'rest-xml':
      return (require('./xml-protocols.ts') as typeof import('./xml-protocols.ts')).restXml
    case 'smithy-rpc-v2-cbor':
      return (require('./rpc-v2-cbor.ts') as typeof import('./rpc-v2-cbor.ts')).rpcV2Cbor
    case 'query':
      return (require('./xml-protocols.ts') as typeof import('./xml-protocols.ts')).awsQuery
    case 'ec2':
      return (require('./xml-protocols.ts') as typeof import('./xml-protocols.ts')).ec2Query
    default:
      throw new UnsupportedServiceProtocolsError({
        botocoreSupportedProtocols: PRIORITY_ORDERED_SUPPORTED_PROTOCOLS,
        service: name,
        serviceSupportedProtocols: [name],
      })
  }
}
