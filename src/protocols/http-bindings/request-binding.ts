import { uriEncode } from '../../auth/uri-encode.ts'
import type { WireMember } from '../../model/wire-model.ts'
import { scalarText } from '../scalar-text.ts'
import { formatTimestamp } from '../timestamp.ts'
import { asFields, type Fields } from '../validation/value-kinds.ts'
import { wireName } from '../wire-name.ts'
import { headerWriter } from './header-value.ts'
import type { RequestParts } from './request-parts.ts'
import type { UriTemplate } from './uri-template.ts'

/** Puts one member's value, which has been found valid and is not null, where the model says. */
export type Bind = (value: unknown, parts: RequestParts) => void

const LOCATIONS: readonly (string | undefined)[] = ['uri', 'querystring', 'header', 'headers']

/** Whether a member is in another part of the request than its body. */
export function isBound({ traits }: WireMember): boolean {
  return LOCATIONS.includes(traits.location)
}

/** Undefined for a member of the body. */
export function bindingOf(member: WireMember, template: UriTemplate): Bind | undefined {
  switch (member.traits.location) {
    case 'uri':
      return labelBinding(member, template)
    case 'querystring':
      return queryBinding(member)
    case 'header':
      return headerBinding(member)
    case 'headers':
      return headerMapBinding(member)
    default:
      return undefined
  }
}

function labelBinding(member: WireMember, template: UriTemplate): Bind {
  const text = uriText(member)
  const name = wireName(member)
  const places = template.labels.flatMap((label, index) => (label.name === name ? [index] : []))
  return (value, parts) => {
    const label = text(value)
    for (const place of places) parts.labels[place] = label
  }
}

function queryBinding(member: WireMember): Bind {
  const name = uriEncode(wireName(member))
  if (member.shape.type === 'map') return (value, parts) => parts.addQueryMap(value as Fields)
  if (member.shape.type === 'list') {
    const text = uriText(member.shape.element!)
    return (value, parts) => {
      for (const item of value as readonly unknown[]) parts.addQuery(name, text(item))
    }
  }
  const text = uriText(member)
  return (value, parts) => parts.addQuery(name, text(value))
}

/** How a value is written in a path or a query. */
function uriText({ shape, traits }: WireMember): (value: unknown) => string {
  if (shape.type !== 'timestamp') return scalarText
  const format = traits.timestampFormat ?? shape.traits.timestampFormat ?? 'iso8601'
  return (value) => String(formatTimestamp(value, format))
}

function headerBinding(member: WireMember): Bind {
  const name = wireName(member).toLowerCase()
  const write = headerWriter(member)
  return (value, parts) => {
    const text = write(value)
    if (text !== undefined) parts.headers[name] = text
  }
}

function headerMapBinding(member: WireMember): Bind {
  const prefix = wireName(member).toLowerCase()
  return (value, parts) => {
    const map = asFields(value) ?? {}
    for (const name in map) {
      const field = map[name]
      if (field !== undefined && field !== null) parts.headers[prefix + name.toLowerCase()] = scalarText(field)
    }
  }
}
