import type { WireMember, WireShape } from '../../model/wire-model.ts'

/** A string in a header that carries any JSON value, in base64. */
export function isJsonValueHeader({ shape, traits }: WireMember): boolean {
  return traits.jsonvalue === true && traits.location === 'header' && shape.type === 'string'
}

/** The least length or value that validation asks for; part of a host name is never empty. */
export function minOf({ shape, traits }: WireMember): number | undefined {
  return shape.traits.min ?? (traits.hostLabel === true ? 1 : undefined)
}

export function isDocument({ shape }: WireMember): boolean {
  return shape.type === 'structure' && shape.traits.document === true
}

export function isStreaming({ shape, traits }: WireMember): boolean {
  return traits.streaming === true || shape.traits.streaming === true
}

/** Events that go up or come down one by one, while the call lasts. */
export function isEventStream({ shape }: WireMember): boolean {
  return shape.traits.eventstream === true
}

/** Whether null is a value of the member, and not a mistake. */
export function isNullable(member: WireMember): boolean {
  return isDocument(member) || isJsonValueHeader(member)
}

/** A structure's member as validation sees it: a blob that is the whole body may be a stream, whatever the model says. */
export function ruledMember(shape: WireShape, member: WireMember): WireMember {
  const isBody = shape.traits.payload === member.name && member.shape.type === 'blob'
  return isBody ? { name: member.name, shape: member.shape, traits: { ...member.traits, streaming: true } } : member
}
