import type { WireMember, WireOperation, WireShape } from '../../../src/model/wire-model.ts'
import { event } from '../../unit/eventstream/frames.ts'
import { writeCbor } from './cbor-text.ts'
import { structureToJson, timestampText, toJson } from './json-text.ts'
import { isJsonHeader } from './values.ts'
import { structureToXml, toXml } from './xml-text.ts'

export interface GeneratedResponse {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array
}

type Values = Record<string, unknown>

const STATUS = 200

/** Whether the output has a stream of events. Where it is not the whole payload, the rest comes with the first of them. */
export function answersWithEvents(operation: WireOperation): boolean {
  return operation.output?.members.some((member) => member.shape.traits.eventstream) ?? false
}

/** A response with which a service would send this result. Written from the protocols' descriptions, not our code. */
export function respond(operation: WireOperation, protocol: string, result: Values): GeneratedResponse {
  const headers: Record<string, string> = { 'x-amzn-requestid': 'generated' }
  if (operation.output === undefined) return { statusCode: STATUS, headers, body: new Uint8Array() }
  const rest = protocol.startsWith('rest-')
  const members = rest ? operation.output.members.filter((member) => !inHead(member)) : operation.output.members
  if (rest) writeHead(operation.output, result, headers)
  const payload = rest ? operation.output.traits.payload : undefined
  const text = payload
    ? payloadBody(operation.output.member(payload)!, protocol, result[payload])
    : documentBody(operation, protocol, members, result)
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const body = payload === undefined && answersWithEvents(operation) ? event('initial-response', bytes) : bytes
  // Not any number that the model allows: the library checks it.
  if ('content-length' in headers) headers['content-length'] = String(body.length)
  return { statusCode: STATUS, headers, body }
}

/** The result as the library should give it back: what the wire cannot carry is left out. */
export function expectedResult(
  operation: WireOperation,
  protocol: string,
  result: Values,
  { headers }: GeneratedResponse,
): Values {
  const expected = { ...result }
  for (const { name, traits } of protocol.startsWith('rest-') ? (operation.output?.members ?? []) : []) {
    const { location, locationName = name } = traits
    if (location === 'statusCode') expected[name] = STATUS
    // Without a prefix, a map of headers has them all.
    if (location === 'headers' && traits.locationName === '') expected[name] = headers
    if (location === 'header' && locationName.toLowerCase() === 'content-length')
      expected[name] = Number(headers['content-length'])
  }
  return /xml|query|ec2/.test(protocol) && operation.output
    ? (withoutEmptyFlats(operation.output, expected) as Values)
    : expected
}

/** A flattened list without elements is no element at all. */
function withoutEmptyFlats(shape: WireShape, value: unknown): unknown {
  if (shape.type === 'list') return (value as unknown[]).map((item) => withoutEmptyFlats(shape.element!.shape, item))
  if (shape.type === 'map') {
    const entries = Object.entries(value as object)
    return Object.fromEntries(entries.map(([key, one]) => [key, withoutEmptyFlats(shape.value!.shape, one)]))
  }
  if (shape.type !== 'structure' || shape.traits.document) return value
  const out: Values = {}
  for (const [name, one] of Object.entries(value as Values)) {
    const member = shape.member(name)!
    const flat = member.traits.flattened ?? member.shape.traits.flattened
    if (
      flat &&
      (member.shape.type === 'list' || member.shape.type === 'map') &&
      Object.keys(one as object).length === 0
    )
      continue
    out[name] = withoutEmptyFlats(member.shape, one)
  }
  return out
}

function inHead(member: WireMember): boolean {
  const { location } = member.traits
  return location === 'header' || location === 'headers' || location === 'statusCode'
}

function writeHead(output: WireShape, result: Values, headers: Record<string, string>): void {
  for (const member of output.members) {
    const value = result[member.name]
    if (value === undefined) continue
    const name = member.traits.locationName ?? ''
    if (member.traits.location === 'header') headers[(name || member.name).toLowerCase()] = headerText(member, value)
    if (member.traits.location === 'headers') {
      for (const [key, one] of Object.entries(value as object)) headers[`${name}${key}`.toLowerCase()] = String(one)
    }
  }
}

function headerText(member: WireMember, value: unknown): string {
  const { shape, traits } = member
  if (isJsonHeader(traits)) return Buffer.from(JSON.stringify(value)).toString('base64')
  if (shape.type === 'timestamp') {
    return String(timestampText(value as Date, traits.timestampFormat ?? shape.traits.timestampFormat ?? 'rfc822'))
  }
  if (shape.type === 'list') return (value as unknown[]).join(', ')
  return shape.type === 'blob' ? Buffer.from(value as Uint8Array).toString('base64') : String(value)
}

function payloadBody(member: WireMember, protocol: string, value: unknown): Uint8Array | string {
  if (value === undefined || member.shape.traits.eventstream) return ''
  if (member.shape.type === 'blob') return value as Uint8Array
  if (member.shape.type === 'string') return value as string
  if (protocol === 'rest-json') return JSON.stringify(toJson(member.shape, member.traits, value))
  const name = member.traits.locationName ?? member.shape.traits.locationName ?? member.name
  return toXml(name, member.shape, member.traits, value)
}

function documentBody(
  operation: WireOperation,
  protocol: string,
  members: readonly WireMember[],
  result: Values,
): Uint8Array | string {
  switch (protocol) {
    case 'json':
    case 'rest-json':
      return JSON.stringify(structureToJson(members, result))
    case 'smithy-rpc-v2-cbor':
      return writeCbor(result)
    default: {
      const { attributes, inner } = structureToXml(members, result)
      const { name } = operation
      if (protocol === 'rest-xml') return `<?xml version="1.0"?>\n<${name}Result${attributes}>${inner}</${name}Result>`
      if (protocol === 'ec2') return `<${name}Response>${inner}<requestId>generated</requestId></${name}Response>`
      const wrapper = operation.outputTraits.resultWrapper
      const wrapped = wrapper === undefined ? inner : `<${wrapper}>${inner}</${wrapper}>`
      const metadata = '<ResponseMetadata><RequestId>generated</RequestId></ResponseMetadata>'
      return `<${name}Response>${wrapped}${metadata}</${name}Response>`
    }
  }
}
