import type { WireMember, WireShape } from '../../model/wire-model.ts'
import { scalarText } from '../scalar-text.ts'
import { formatTimestamp } from '../timestamp.ts'
import { asFields } from '../validation/value-kinds.ts'
import { givenWireName } from '../wire-name.ts'
import { blobText } from './query-writer.ts'
import { elementName, isFlattened, keyName, timestampFormat, valueName, xmlNamespace } from './xml-names.ts'

/** Appends the element or elements of one value to `xml`, and returns that. */
export type Write = (xml: string, value: unknown) => string

const TEXT_ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = {
  ...TEXT_ESCAPES,
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#09;',
}

/** As botocore: line breaks and control characters stay as they are. */
function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (found) => TEXT_ESCAPES[found]!)
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (found) => ATTRIBUTE_ESCAPES[found]!)
}

function namespaceAttribute(member: WireMember): string {
  const namespace = xmlNamespace(member)
  if (namespace === undefined) return ''
  if (typeof namespace === 'string') return ` xmlns="${escapeAttribute(namespace)}"`
  const name = namespace.prefix ? `xmlns:${namespace.prefix}` : 'xmlns'
  return ` ${name}="${escapeAttribute(namespace.uri)}"`
}

function element(name: string, attributes: string, content: string): string {
  return content === '' ? `<${name}${attributes} />` : `<${name}${attributes}>${content}</${name}>`
}

/** Writes documents whose root is called `name`. */
export function xmlWriter(root: WireMember, name: string): Write {
  return writerOf(root, name)
}

function writerOf(member: WireMember, name: string): Write {
  switch (member.shape.type) {
    case 'structure':
      return structureWriter(member, name)
    case 'list':
      return listWriter(member, name)
    case 'map':
      return mapWriter(member, name)
    default: {
      const attributes = namespaceAttribute(member)
      const text = textOf(member)
      return (xml, value) => xml + element(name, attributes, escapeText(text(value)))
    }
  }
}

/** Compiled at the first value: shapes may contain themselves. */
function lazyWriter(member: WireMember, name: string): Write {
  let write: Write | undefined
  return (xml, value) => (write ??= writerOf(member, name))(xml, value)
}

interface StructureMember {
  /** Set for what is an attribute of the structure's own element. */
  readonly attribute: string | undefined
  readonly text: (value: unknown) => string
  readonly write: Write
}

const structures = new WeakMap<WireShape, ReadonlyMap<string, StructureMember>>()

function membersOf(shape: WireShape): ReadonlyMap<string, StructureMember> {
  let members = structures.get(shape)
  if (members === undefined) {
    members = new Map(shape.members.map((member) => [member.name, structureMember(member)]))
    structures.set(shape, members)
  }
  return members
}

function structureMember(member: WireMember): StructureMember {
  const name = elementName(member)
  return {
    attribute: member.traits.xmlAttribute ? name : undefined,
    text: textOf(member),
    write: lazyWriter(member, name),
  }
}

function structureWriter(structure: WireMember, name: string): Write {
  const namespace = namespaceAttribute(structure)
  const members = membersOf(structure.shape)
  return (xml, value) => {
    const fields = asFields(value) ?? {}
    let attributes = namespace
    let content = ''
    for (const key in fields) {
      const field = fields[key]
      const member = members.get(key)
      if (field === undefined || field === null || member === undefined) continue
      if (member.attribute === undefined) content = member.write(content, field)
      else attributes += ` ${member.attribute}="${escapeAttribute(member.text(field))}"`
    }
    return xml + element(name, attributes, content)
  }
}

function listWriter(list: WireMember, name: string): Write {
  const flattened = isFlattened(list)
  const item = list.shape.element!
  const write = lazyWriter(item, flattened ? name : (givenWireName(item) ?? 'member'))
  const attributes = namespaceAttribute(list)
  return (xml, value) => {
    let content = flattened ? xml : ''
    for (const one of value as readonly unknown[]) if (one !== undefined && one !== null) content = write(content, one)
    return flattened ? content : xml + element(name, attributes, content)
  }
}

function mapWriter(map: WireMember, name: string): Write {
  const flattened = isFlattened(map)
  const key = map.shape.key!
  const keyElement = keyName(map.shape)
  const keyAttributes = namespaceAttribute(key)
  const write = lazyWriter(map.shape.value!, valueName(map.shape))
  const attributes = namespaceAttribute(map)
  return (xml, value) => {
    const entries = asFields(value) ?? {}
    let content = flattened ? xml : ''
    for (const one in entries) {
      const got = entries[one]
      if (got === undefined || got === null) continue
      const pair = write(element(keyElement, keyAttributes, escapeText(one)), got)
      content += flattened ? element(name, attributes, pair) : `<entry>${pair}</entry>`
    }
    return flattened ? content : xml + element(name, attributes, content)
  }
}

function textOf(member: WireMember): (value: unknown) => string {
  switch (member.shape.type) {
    case 'boolean':
      return (value) => (value ? 'true' : 'false')
    case 'blob':
      return blobText
    case 'timestamp': {
      const format = timestampFormat(member)
      return (value) => String(formatTimestamp(value, format))
    }
    default:
      return scalarText
  }
}
