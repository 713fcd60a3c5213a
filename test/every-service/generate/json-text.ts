import type { MemberTraits, WireMember, WireShape } from '../../../src/model/wire-model.ts'
import { put } from './values.ts'

/** A timestamp as the wire has it. */
export function timestampText(value: Date, format: string): string | number {
  if (format === 'unixTimestamp') return value.getTime() / 1000
  return format === 'rfc822' ? value.toUTCString() : value.toISOString().replace('.000Z', 'Z')
}

/** A member's name on the wire: as the reference says, else as its shape says, else its own. */
export function nameOf({ name, shape, traits }: WireMember): string {
  return traits.locationName ?? shape.traits.locationName ?? name
}

/** A value of a shape as the JSON protocols have it. */
export function toJson(shape: WireShape, traits: MemberTraits, value: unknown): unknown {
  switch (shape.type) {
    case 'structure': {
      if (shape.traits.document) return value
      return structureToJson(shape.members, value as Record<string, unknown>)
    }
    case 'list':
      return (value as unknown[]).map((item) => toJson(shape.element!.shape, shape.element!.traits, item))
    case 'map': {
      const out: Record<string, unknown> = {}
      const { value: item } = shape
      for (const [key, one] of Object.entries(value as object)) put(out, key, toJson(item!.shape, item!.traits, one))
      return out
    }
    case 'timestamp':
      return timestampText(value as Date, traits.timestampFormat ?? shape.traits.timestampFormat ?? 'unixTimestamp')
    case 'blob':
      return Buffer.from(value as Uint8Array).toString('base64')
    default:
      return value
  }
}

export function structureToJson(
  members: readonly WireMember[],
  value: Record<string, unknown>,
): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const member of members) {
    const one = value[member.name]
    if (one !== undefined) put(out, nameOf(member), toJson(member.shape, member.traits, one))
  }
  return out
}
