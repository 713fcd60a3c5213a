import { UnsupportedServiceProtocolsError } from '../errors/model.ts'

/** The protocols that are spoken, the preferred one first. */
export const PRIORITY_ORDERED_SUPPORTED_PROTOCOLS: readonly string[] = [
  'json',
  'rest-json',
  'rest-xml',
  'smithy-rpc-v2-cbor',
  'query',
  'ec2',
]

/** The protocol that a service is spoken to in: the preferred one of those it lists, else the one it names. */
export function resolveProtocol(
  metadata: { readonly protocol: string; readonly protocols?: readonly string[] },
  serviceName: string,
): string {
  const { protocol, protocols } = metadata
  if (protocols === undefined || protocols.length === 0) return protocol
  const found = PRIORITY_ORDERED_SUPPORTED_PROTOCOLS.find((name) => protocols.includes(name))
  if (found !== undefined) return found
  throw new UnsupportedServiceProtocolsError({
    botocoreSupportedProtocols: PRIORITY_ORDERED_SUPPORTED_PROTOCOLS,
    serviceSupportedProtocols: protocols,
    service: serviceName,
  })
}
