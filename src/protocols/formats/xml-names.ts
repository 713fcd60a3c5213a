import type { TimestampFormat, WireMember, WireShape, XmlNamespace } from '../../model/wire-model.ts'
import { givenWireName, wireName } from '../wire-name.ts'

/** A model's facts about a reference count before those about the shape it refers to, as if they were one. */

export function isFlattened(member: WireMember): boolean {
  return member.traits.flattened ?? member.shape.traits.flattened ?? false
}

export function timestampFormat(member: WireMember): TimestampFormat {
  return member.traits.timestampFormat ?? member.shape.traits.timestampFormat ?? 'iso8601'
}

export function xmlNamespace(member: WireMember): XmlNamespace | string | undefined {
  return member.traits.xmlNamespace ?? member.shape.traits.xmlNamespace
}

/** Members of an output whose place is not the document. */
export function isInDocument({ traits }: WireMember): boolean {
  const { location } = traits
  const elsewhere = location === 'header' || location === 'headers' || location === 'statusCode'
  return !elsewhere && traits.eventheader !== true
}

/**
 * What a member is called in a document. A name that a structure has by itself is for where it is the root: models
 * say what it is called elsewhere.
 */
export function elementName(member: WireMember): string {
  return member.shape.type === 'structure' ? (member.traits.locationName ?? member.name) : wireName(member)
}

/** What a payload is called where it is the root of a document: the name it has by itself, unless it was renamed. */
export function payloadName(payload: WireMember): string {
  const given = payload.traits.locationName
  if (given !== undefined && given !== payload.name) return given
  return payload.shape.traits.locationName ?? payload.name
}

/**
 * The element names that a structure's member may come under, the likelier first. A flattened list has the name that
 * its elements are given; some models name the member instead.
 */
export function elementNames(member: WireMember): readonly string[] {
  const own = elementName(member)
  const wire = wireName(member)
  const { element } = member.shape
  const item = element !== undefined && isFlattened(member) ? givenWireName(element) : undefined
  const names = item === undefined || item === own ? [own] : [item, own]
  if (!names.includes(wire)) names.push(wire)
  return names
}

export function keyName(map: WireShape): string {
  return givenWireName(map.key!) ?? 'key'
}

export function valueName(map: WireShape): string {
  return givenWireName(map.value!) ?? 'value'
}
