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

/** Members whose place is not the document: headers, labels, the status. */
export function isInDocument(member: WireMember): boolean {
  return member.traits.location === undefined && member.traits.eventheader !== true
}

/**
 * The element names that a structure's member may come under, the likelier first. A flattened list has the name that
 * its elements are given; some models name the member instead.
 */
export function elementNames(member: WireMember): readonly string[] {
  const own = wireName(member)
  const { element } = member.shape
  if (element === undefined || !isFlattened(member)) return [own]
  const item = givenWireName(element)
  return item === undefined || item === own ? [own] : [item, own]
}

export function keyName(map: WireShape): string {
  return givenWireName(map.key!) ?? 'key'
}

export function valueName(map: WireShape): string {
  return givenWireName(map.value!) ?? 'value'
}
