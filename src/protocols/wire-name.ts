import type { WireMember } from '../model/wire-model.ts'

/** What a member is called on the wire: as the reference says, else as its shape says, else by its own name. */
export function wireName(member: WireMember): string {
  return member.traits.locationName ?? member.shape.traits.locationName ?? member.name
}

/** What a member is called on the wire when the model says so. */
export function givenWireName(member: WireMember): string | undefined {
  return member.traits.locationName ?? member.shape.traits.locationName
}
