import type { WireMember, WireOperation } from '../../model/wire-model.ts'
import type { RestBodyWriter, WriteBody } from '../http-bindings/rest-request.ts'
import { payloadName } from './xml-names.ts'
import { xmlWriter } from './xml-writer.ts'

function bodyOf(root: WireMember, name: string): WriteBody {
  const write = xmlWriter(root, name)
  return (value) => Buffer.from(write('', value), 'utf8')
}

function members({ input, inputTraits }: WireOperation): WriteBody {
  const shape = input!
  const name = shape.traits.locationName ?? inputTraits.locationName ?? shape.name
  return bodyOf({ name, shape, traits: inputTraits }, name)
}

/** The XML of a member's value. */
export function writeXmlDocument(member: WireMember, value: unknown): Uint8Array {
  return bodyOf(member, payloadName(member))(value)
}

/** XML bodies of requests. */
export const restXmlBody: RestBodyWriter = {
  validates: false,
  // As boto: services take it for XML.
  contentType: undefined,
  emptyBody: undefined,
  members,
  payload: (member) => bodyOf(member, payloadName(member)),
}
