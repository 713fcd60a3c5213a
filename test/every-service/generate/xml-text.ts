import type { MemberTraits, WireMember, WireShape } from '../../../src/model/wire-model.ts'
import { nameOf, timestampText } from './json-text.ts'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character]!)
}

function element(name: string, inner: string, attributes = ''): string {
  return inner === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`
}

function isFlat(shape: WireShape, traits: MemberTraits): boolean {
  return (traits.flattened ?? shape.traits.flattened) === true
}

function givenName({ shape, traits }: WireMember): string | undefined {
  return traits.locationName ?? shape.traits.locationName
}

function elementName(member: WireMember): string {
  const { shape, traits } = member
  if (shape.type === 'list' && isFlat(shape, traits)) {
    const inner = givenName(shape.element!)
    if (inner !== undefined) return inner
  }
  return nameOf(member)
}

/** A value of a shape as the XML protocols have it, with its element. */
export function toXml(name: string, shape: WireShape, traits: MemberTraits, value: unknown): string {
  switch (shape.type) {
    case 'structure': {
      const { attributes, inner } = structureToXml(shape.members, value as Record<string, unknown>)
      return element(name, inner, attributes)
    }
    case 'list': {
      const flat = isFlat(shape, traits)
      const { element: item } = shape
      const itemName = flat ? name : (givenName(item!) ?? 'member')
      const items = (value as unknown[]).map((one) => toXml(itemName, item!.shape, item!.traits, one)).join('')
      return flat ? items : element(name, items)
    }
    case 'map': {
      const flat = isFlat(shape, traits)
      const entries = Object.entries(value as object).map(([key, one]) => {
        const keyText = toXml(givenName(shape.key!) ?? 'key', shape.key!.shape, {}, key)
        const valueText = toXml(givenName(shape.value!) ?? 'value', shape.value!.shape, shape.value!.traits, one)
        return element(flat ? name : 'entry', keyText + valueText)
      })
      return flat ? entries.join('') : element(name, entries.join(''))
    }
    default:
      return element(name, escapeXml(scalarText(shape, traits, value)))
  }
}

function scalarText(shape: WireShape, traits: MemberTraits, value: unknown): string {
  if (shape.type === 'timestamp') {
    return String(timestampText(value as Date, traits.timestampFormat ?? shape.traits.timestampFormat ?? 'iso8601'))
  }
  if (shape.type === 'blob') return Buffer.from(value as Uint8Array).toString('base64')
  return String(value)
}

export function structureToXml(
  members: readonly WireMember[],
  value: Record<string, unknown>,
): { attributes: string; inner: string } {
  let attributes = ''
  let inner = ''
  for (const member of members) {
    const one = value[member.name]
    if (one === undefined) continue
    const name = elementName(member)
    if (member.traits.xmlAttribute) attributes += ` ${name}="${escapeXml(String(one))}"`
    else inner += toXml(name, member.shape, member.traits, one)
  }
  return { attributes, inner }
}
